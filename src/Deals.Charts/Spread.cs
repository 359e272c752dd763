namespace Deals;

/// <summary>Puts labels in a column as near as can be to the places they belong to, without covering each other.</summary>
internal static class Spread
{
    /// <summary>The middles of the labels, from top to bottom.</summary>
    /// <param name="wanted">Where each middle belongs, ascending, in pixels.</param>
    /// <param name="heights">How high each label is.</param>
    /// <param name="room">The height of the column; it holds all labels.</param>
    /// <remarks>
    /// Least squares under the condition that neighbours touch at most: without the heights it is the nearest ascending
    /// sequence, found by pooling neighbours that stand in each other's way.
    /// </remarks>
    public static IReadOnlyList<double> Middles(IReadOnlyList<double> wanted, IReadOnlyList<double> heights, double room)
    {
        if (wanted.Count == 0)
            return [];

        var offsets = new double[wanted.Count];
        for (var at = 1; at < offsets.Length; at++)
            offsets[at] = offsets[at - 1] + ((heights[at - 1] + heights[at]) / 2);

        var pools = new Stack<(double Sum, int Count)>();
        for (var at = 0; at < offsets.Length; at++)
        {
            var pool = (Sum: wanted[at] - offsets[at], Count: 1);
            while (pools.TryPeek(out var before) && before.Sum / before.Count >= pool.Sum / pool.Count)
            {
                pools.Pop();
                pool = (before.Sum + pool.Sum, before.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var first = heights[0] / 2;
        var last = Math.Max(first, room - (heights[^1] / 2) - offsets[^1]);
        var free = pools.Reverse().SelectMany(pool => Enumerable.Repeat(Math.Clamp(pool.Sum / pool.Count, first, last), pool.Count));
        return [.. free.Zip(offsets, (middle, offset) => middle + offset)];
    }
}

namespace Deals.Charts.Painting;

/// <summary>Where a field has one value: the lines through its cells, in the field's own units (marching squares).</summary>
internal static class Level
{
    public static IEnumerable<IReadOnlyList<Spot>> Of(ColourField field, double level)
    {
        var pieces = new Dictionary<Crossing, List<Crossing>>();
        for (var y = 0; y + 1 < field.Ys.Count; y++)
        {
            for (var x = 0; x + 1 < field.Xs.Count; x++)
            {
                foreach (var (from, to) in Pieces(field, level, x, y))
                {
                    Neighbours(from).Add(to);
                    Neighbours(to).Add(from);
                }
            }
        }

        // Lines that end at an edge first, so that none is begun in its middle; then the closed ones.
        foreach (var start in pieces.Keys.OrderBy(crossing => pieces[crossing].Count == 1 ? 0 : 1).ToList())
        {
            var line = new List<Spot>();
            for (Crossing? at = start; at is { } here; at = Next(here))
                line.Add(Place(field, level, here));
            if (line.Count > 1)
                yield return line;
        }

        List<Crossing> Neighbours(Crossing crossing) => pieces.TryGetValue(crossing, out var all) ? all : pieces[crossing] = [];

        Crossing? Next(Crossing here)
        {
            if (pieces[here] is not [var next, ..])
                return null;
            pieces[here].Remove(next);
            pieces[next].Remove(here);
            return next;
        }
    }

    private static IEnumerable<(Crossing From, Crossing To)> Pieces(ColourField field, double level, int x, int y)
    {
        double[] corners = [Value(field, x, y), Value(field, x + 1, y), Value(field, x + 1, y + 1), Value(field, x, y + 1)];
        if (!corners.All(double.IsFinite))
            return [];
        Crossing[] sides = [new(x, y, false), new(x + 1, y, true), new(x, y + 1, false), new(x, y, true)];
        var crossed = Enumerable.Range(0, 4).Where(side => corners[side] >= level != corners[(side + 1) % 4] >= level)
            .Select(side => sides[side]).ToList();
        if (crossed.Count < 4)
            return crossed.Count == 2 ? [(crossed[0], crossed[1])] : [];
        // A saddle: its middle decides which corners belong together.
        return corners[0] >= level == corners.Average() >= level ? [(crossed[0], crossed[1]), (crossed[2], crossed[3])]
            : [(crossed[3], crossed[0]), (crossed[1], crossed[2])];
    }

    private static double Value(ColourField field, int x, int y) => field.Rows[y][x].Value;

    private static Spot Place(ColourField field, double level, Crossing at)
    {
        var (toX, toY) = at.IsUpright ? (at.X, at.Y + 1) : (at.X + 1, at.Y);
        var (from, to) = (Value(field, at.X, at.Y), Value(field, toX, toY));
        var share = (level - from) / (to - from);
        return new(field.Xs[at.X] + ((field.Xs[toX] - field.Xs[at.X]) * share),
            field.Ys[at.Y] + ((field.Ys[toY] - field.Ys[at.Y]) * share));
    }

    /// <summary>The side of a cell that a line crosses: it starts at a point of the grid and goes right, or up.</summary>
    private readonly record struct Crossing(int X, int Y, bool IsUpright);
}

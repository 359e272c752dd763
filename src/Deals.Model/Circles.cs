namespace Deals;

/// <summary>
/// Finds what depends on itself, by one depth-first search with marks: each row and each reference is looked at once, however
/// many ways lead there.
/// </summary>
internal static class Circles
{
    /// <summary>Of a longer circle only so many steps are named.</summary>
    private const int Named = 12;

    /// <summary>
    /// Returns circles, each as the way from the member that stands first in the data back to it; none shares a member with another.
    /// </summary>
    /// <param name="all">What there is, in the order of the data.</param>
    /// <param name="next">What one of them depends on.</param>
    public static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> all, Func<T, IEnumerable<T>> next)
        where T : notnull
    {
        var (found, told) = (new List<IReadOnlyList<T>>(), new HashSet<T>());
        var places = new Dictionary<T, int>();
        foreach (var one in all)
            places.TryAdd(one, places.Count);

        // Where a row stands on the way that is being followed; -1 once all that it leads to is known.
        var marks = new Dictionary<T, int>();
        var way = new List<(T At, IEnumerator<T> Next)>();
        foreach (var start in places.Keys)
        {
            if (!marks.ContainsKey(start))
                Enter(start);
            while (way.Count > 0)
            {
                var (at, steps) = way[^1];
                if (!steps.MoveNext())
                {
                    steps.Dispose();
                    marks[at] = -1;
                    way.RemoveAt(way.Count - 1);
                }
                else if (!marks.TryGetValue(steps.Current, out var mark))
                    Enter(steps.Current);
                else if (mark >= 0)
                    Tell([.. way.Skip(mark).Select(step => step.At)]);
            }
        }

        return found;

        void Enter(T at)
        {
            marks.Add(at, way.Count);
            way.Add((at, next(at).GetEnumerator()));
        }

        void Tell(List<T> circle)
        {
            if (circle.Exists(told.Contains))
                return;
            told.UnionWith(circle);
            var first = circle.IndexOf(circle.MinBy(member => places.GetValueOrDefault(member, int.MaxValue))!);
            found.Add([.. circle.Skip(first), .. circle.Take(first + 1)]);
        }
    }

    /// <summary>Returns a way as people read it, shortened in the middle where it is long: "a → b → a".</summary>
    public static string Text(IReadOnlyList<string> way, string arrow)
        => way.Count <= Named
            ? string.Join(arrow, way)
            : $"{string.Join(arrow, way.Take(Named / 2))}{arrow}…{arrow}{string.Join(arrow, way.TakeLast(Named / 2))} ({way.Count - 1} in "
                + $"all)";
}

namespace Deals.Data;

/// <summary>
/// Gathers the problems of a data package. A cell has one problem at most, the first that was found: what follows from a
/// wrong value is not worth reading. Of each file the first <see cref="Limit.Problems"/> are kept and the others counted, so
/// that a large file of rubbish cannot fill the memory.
/// </summary>
internal sealed class ProblemLog
{
    private readonly Dictionary<string, FileProblems> files = new(StringComparer.Ordinal);

    /// <summary>How many problems there are, kept or not.</summary>
    public long Count => files.Values.Sum(file => file.Kept.Count + file.More);

    /// <summary>Whether a problem of a kind is known of a column.</summary>
    public bool Has(ProblemKind kind, string file, string column)
        => files.TryGetValue(file, out var known) && known.Kept.Exists(problem => problem.Kind == kind && problem.Place.Header == column);

    /// <summary>Takes in a problem.</summary>
    /// <param name="kind">What kind it is.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="fault">What is wrong, as a sentence without its end.</param>
    /// <param name="expected">What was expected; asked only if the problem is kept, as it may take a search.</param>
    public void Report(ProblemKind kind, Place place, string? value, string fault, Func<string> expected)
    {
        if (!files.TryGetValue(place.File, out var file))
            files.Add(place.File, file = new());
        if (place is { Line: { } line, Column: { } column } && !file.Cells.Add((line, column)))
            return;
        if (file.Kept.Count < Limit.Problems.Most)
        {
            file.Kept.Add(new(kind, place, value, fault, expected()));
            return;
        }

        file.More++;
        if (place is { Line: { } last, Column: { } at })
            file.Cells.Remove((last, at));
    }

    /// <inheritdoc cref="Report(ProblemKind, Place, string?, string, Func{string})"/>
    public void Report(ProblemKind kind, Place place, string? value, string fault, string expected)
        => Report(kind, place, value, fault, () => expected);

    /// <summary>What was kept: the files in the given order, then any others by name; within a file by line and column.</summary>
    public IReadOnlyList<Problem> InOrder(IEnumerable<string> fileOrder)
        => [.. fileOrder.Concat(files.Keys.Order(StringComparer.Ordinal)).Distinct().Where(files.ContainsKey).SelectMany(InOrder)];

    private IEnumerable<Problem> InOrder(string name)
    {
        var file = files[name];
        var kept = file.Kept.OrderBy(problem => problem.Place.Line ?? 0).ThenBy(problem => problem.Place.Column ?? 0);
        return file.More == 0 ? kept : kept.Append(new(
            ProblemKind.MoreProblems, new(name), null, string.Create(
                CultureInfo.InvariantCulture, $"and {file.More:N0} more in this file"),
            $"these to be looked at once the first {Limit.Problems.Most} are mended"));
    }

    private sealed class FileProblems
    {
        public List<Problem> Kept { get; } = [];

        public HashSet<(int Line, int Column)> Cells { get; } = [];

        public long More { get; set; }
    }
}

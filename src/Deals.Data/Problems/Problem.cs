namespace Deals.Data;

/// <summary>Where in a data package a problem lies.</summary>
/// <param name="File">The file, as the descriptor names it.</param>
/// <param name="Line">The line, counted from 1, on which the cell or property starts; null when the file as a whole is meant.</param>
/// <param name="Column">The column, counted from 1 as it stands in the file; null when no single one is meant.</param>
/// <param name="Header">The column's name, or the property's path within the descriptor.</param>
public readonly record struct Place(string File, int? Line = null, int? Column = null, string? Header = null)
{
    /// <summary>The place as editors and people read it: <c>rights.csv:12 column 9 'to'</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{File}{(Line is null ? "" : $":{Line}")}{(Column is null ? "" : $" column {Column}")}{(Header is null ? "" : $" '{Header}'")}");
}

/// <summary>One thing that is wrong with a data package. All its texts are safe to print: control characters are made visible.</summary>
public sealed record Problem
{
    internal Problem(ProblemKind kind, Place place, string? value, string fault, string expected)
    {
        Kind = kind;
        Place = place with { File = VisibleText.Of(place.File), Header = Shown(place.Header) };
        Value = Shown(value);
        Expected = VisibleText.Of(expected);
        Message = $"{VisibleText.Of(fault)}; expected {Expected}";

        static string? Shown(string? text) => text is null ? null : VisibleText.Shortened(text);
    }

    /// <summary>What kind of problem it is.</summary>
    public ProblemKind Kind { get; }

    /// <summary>Where it is.</summary>
    public Place Place { get; }

    /// <summary>What stands there, shortened; null when nothing does.</summary>
    public string? Value { get; }

    /// <summary>What was expected, as the end of "expected …".</summary>
    public string Expected { get; }

    /// <summary>What is wrong and what was expected, in a sentence.</summary>
    public string Message { get; }

    /// <summary>
    /// Returns place and message: <c>rights.csv:12 column 9 'to': '2025-13-01' is not a date; expected a date as
    /// YYYY-MM-DD</c>.
    /// </summary>
    public override string ToString() => $"{Place}: {Message}";
}

/// <summary>Thrown when a dataset is asked for its book and has problems. It carries all of them; its message lists the first.</summary>
public sealed class DataProblemsException : Exception
{
    private const int Listed = 20;

    internal DataProblemsException(string dataset, IReadOnlyList<Problem> problems, long count)
        : base(Text(dataset, problems, count))
        => (Dataset, Problems, Count) = (dataset, problems, count);

    /// <summary>The dataset's name.</summary>
    public string Dataset { get; }

    /// <summary>The problems, in the order of the descriptor's files, then by line and column.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How many there are, with those of which no record was kept.</summary>
    public long Count { get; }

    private static string Text(string dataset, IReadOnlyList<Problem> problems, long count)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"The dataset {dataset} has {count} problem{(count == 1 ? "" : "s")}:");
        string[] more = problems.Count > Listed ? [$"… `deals check {dataset}` lists them all."] : [];
        return string.Join('\n', [head, .. problems.Take(Listed).Select(problem => problem.ToString()), .. more]);
    }
}

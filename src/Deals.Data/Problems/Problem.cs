namespace Deals.Data;

/// <summary>One thing that is wrong with a data package. All its texts are safe to print: control characters are made visible.</summary>
public sealed record Problem
{
    internal Problem(ProblemKind kind, Place place, string? value, string fault, string expected)
    {
        Kind = kind;
        Place = place with { File = VisibleText.Of(place.File), Header = place.Header is { } header ? VisibleText.Shortened(header) : null };
        Value = value is null ? null : VisibleText.Shortened(value);
        Expected = VisibleText.Of(expected);
        Message = $"{VisibleText.Of(fault)}; expected {Expected}";
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

    /// <summary>Place and message: <c>rights.csv:12 column 9 'to': '2025-13-01' is not a date; expected a date as YYYY-MM-DD</c>.</summary>
    public override string ToString() => $"{Place}: {Message}";
}

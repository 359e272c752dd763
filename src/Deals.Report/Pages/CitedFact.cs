namespace Deals.Report.Pages;

/// <summary>A fact of the dataset, by whose number prose and tables point to it.</summary>
/// <param name="Id">Its number, such as F032.</param>
/// <param name="Text">What is stated, and for when.</param>
/// <param name="Source">Where it was read.</param>
public sealed partial record CitedFact(string Id, string Text, FigureSource Source)
{
    /// <summary>Returns the claims of a dataset as facts that may be cited.</summary>
    public static IReadOnlyList<CitedFact> Of(DealBook book)
        => [.. book.Claims.Select(claim => new CitedFact(claim.Id, claim.ToString(), FigureSource.Of(claim.Source)))];

    /// <summary>Returns the words of a text that may be numbers of facts: those with a digit.</summary>
    internal static IEnumerable<string> NumbersIn(string text) => Number.Matches(text).Select(match => match.Value);

    /// <summary>Returns a text with each number of a known fact replaced.</summary>
    internal static string Replace(string text, Func<string, string> with) => Number.Replace(text, match => with(match.Value));

    [GeneratedRegex(@"(?<![\w#./-])[A-Za-z][A-Za-z_-]*[0-9][A-Za-z0-9_-]*(?![\w/])")]
    private static partial Regex Number { get; }
}

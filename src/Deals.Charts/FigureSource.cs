namespace Deals;

/// <summary>A source as a figure names it.</summary>
/// <param name="Id">The dataset's id of it.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Title">Its title; in square brackets where the page's own was not recorded.</param>
/// <param name="Published">The day it was published, where known.</param>
/// <param name="Url">Where it can be read; null for a text that came without an address.</param>
/// <param name="Accessed">The day it was read.</param>
/// <param name="IsRelayed">Whether the page was only quoted elsewhere, and not opened.</param>
public sealed record FigureSource(string Id, string Publisher, string Title, DateOnly? Published, string? Url, DateOnly Accessed, bool IsRelayed)
{
    /// <summary>What is said of a source of the book.</summary>
    public static FigureSource Of(Source source)
        => new(source.Id, source.Publisher, source.Title, source.Published, source.Url, source.Accessed, source.Access == SourceAccess.Relayed);
}

namespace Deals.Charts.Figures;

/// <summary>Ids of the data as parts of figures' names, which become file names.</summary>
internal static class FigureId
{
    public static string Of(string id) => string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
}

namespace Deals.Charts.Figures;

/// <summary>Ids of the data as parts of figures' names, which become file names.</summary>
internal static class FigureId
{
    public static string Of(string id) => string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));

    /// <summary>What kind of figure it is, and the ids of what it is about.</summary>
    public static string Of(string kind, params IEnumerable<string> ids) => string.Join('-', ids.Select(Of).Prepend(kind));

    /// <summary>The same, of a figure that also comes in a party's own cash alone.</summary>
    public static string Of(string kind, Perspective perspective, params IEnumerable<string> ids)
        => Of(perspective == Perspective.Direct ? $"{kind}-direct" : kind, ids);
}

using System.Globalization;

namespace Deals.Data;

/// <summary>The end of "expected …" for words of which some are right and a wrong one was written.</summary>
internal static class Suggestion
{
    private const int Shown = 12;

    /// <summary>The first of the words allowed, and the nearest to the wrong one.</summary>
    public static string OneOf(IReadOnlyCollection<string> words, string wrong)
    {
        var list = words.Count == 0 ? "none" : string.Join(", ", words.Take(Shown).Select(VisibleText.Shortened));
        var more = words.Count > Shown ? string.Create(CultureInfo.InvariantCulture, $", … ({words.Count} in all)") : "";
        return $"one of {list}{more}{Nearest(words, wrong)}";
    }

    /// <summary>"a" or "an", as stands before a column's name.</summary>
    public static string Article(string name) => name.Length > 0 && "aeio".Contains(name[0], StringComparison.Ordinal) ? "an" : "a";

    /// <summary>"; the nearest is 'x'", or nothing.</summary>
    public static string Nearest(IReadOnlyCollection<string> words, string wrong)
        => NearestWord.To(wrong, words) is { } nearest ? $"; the nearest is {VisibleText.Quoted(nearest)}" : "";
}

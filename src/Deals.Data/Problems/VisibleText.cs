namespace Deals.Data;

/// <summary>Text from a file, made safe and short for a message.</summary>
internal static class VisibleText
{
    /// <summary>The characters of a value that a message shows.</summary>
    public const int Longest = 60;

    /// <summary>
    /// The text with characters that would not show, or would change how the rest shows, written as <c>\n</c> or <c>\u001B</c>.
    /// </summary>
    public static string Of(string text) => text.All(IsPlain) ? text : string.Concat(text.EnumerateRunes().Select(Of));

    /// <summary>The text made visible, of at most <see cref="Longest"/> characters; how long a longer one is.</summary>
    public static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return Of(text);
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Create(CultureInfo.InvariantCulture, $"{Of(text[..end])}… ({text.Length} characters)");
    }

    public static string Quoted(string text) => $"'{Shortened(text)}'";

    /// <summary>Whether a text has a character that does not show, or changes how others do: no name may.</summary>
    public static bool HasHidden(string text) => text.EnumerateRunes().Any(rune => IsHidden(Rune.GetUnicodeCategory(rune)));

    /// <summary>
    /// Whether a text has a character that no text may have: a control character other than a line's end or a tab, or one that
    /// turns the direction of what follows. Those that join letters, as some scripts need, it may.
    /// </summary>
    public static bool HasControl(string text)
        => text.Any(character => character is not ('\n' or '\r' or '\t') && (char.IsControl(character) || IsTurning(character)));

    // Embeddings, overrides and isolates; the two separators that end a line for some programs only; the mark of byte order.
    private static bool IsTurning(char character)
        => character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\uFEFF';

    private static bool IsPlain(char character)
        => character is >= ' ' and < '\u007F' || (character > '\u009F' && !IsHidden(CharUnicodeInfo.GetUnicodeCategory(character)));

    private static string Of(Rune rune) => rune.Value switch
    {
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ when IsHidden(Rune.GetUnicodeCategory(rune)) => string.Create(CultureInfo.InvariantCulture, $@"\u{rune.Value:X4}"),
        _ => rune.ToString(),
    };

    // Format characters are those that turn the direction of text or have no width.
    private static bool IsHidden(UnicodeCategory category)
        => category is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}

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

using System.Globalization;
using System.Text;

namespace Deals.Data;

/// <summary>Text from a file, made safe and short for a message.</summary>
internal static class VisibleText
{
    /// <summary>The characters of a value that a message shows.</summary>
    public const int Longest = 60;

    /// <summary>The text with characters that would not show, or would change how the rest shows, written as <c>\n</c> or <c>\u001B</c>.</summary>
    public static string Of(string text)
    {
        if (text.All(IsPlain))
            return text;
        var visible = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            visible.Append(Of(rune));
        return visible.ToString();
    }

    /// <summary>The text made visible, of at most <see cref="Longest"/> characters; how long a longer one is.</summary>
    public static string Shortened(string text)
    {
        if (text.Length <= Longest)
            return Of(text);
        var end = char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
        return string.Create(CultureInfo.InvariantCulture, $"{Of(text[..end])}… ({text.Length} characters)");
    }

    /// <summary>The text as it stands in a message: shortened, in quotes.</summary>
    public static string Quoted(string text) => $"'{Shortened(text)}'";

    private static bool IsPlain(char character) => character is >= ' ' and < '\u007F' || (character > '\u009F' && !IsHidden(CharUnicodeInfo.GetUnicodeCategory(character)));

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
        => category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}

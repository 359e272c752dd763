using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Deals.Report.Sheets;

/// <summary>What a cell can hold of a text: what XML has no way to write is replaced, what Excel has no room for is cut off.</summary>
internal static partial class SheetText
{
    /// <summary>Excel's limit, in UTF-16 code units.</summary>
    public const int MostCharacters = 32_767;

    /// <summary>Stands for a character that XML 1.0 cannot hold: a control character or half of a surrogate pair.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>
    /// The text of a cell. Lines end with a line feed, as a spreadsheet's own do; a text that is too long ends with a note that says
    /// so.
    /// </summary>
    public static string OfCell(string text)
    {
        var legal = Legal(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        if (legal.Length <= MostCharacters)
            return legal;
        var note = string.Create(CultureInfo.InvariantCulture, $" … [cut here: a cell has no room for all {text.Length} characters]");
        return Start(legal, MostCharacters - note.Length) + note;
    }

    /// <summary>The text with a replacement character for each one that XML 1.0 cannot hold.</summary>
    public static string Legal(string text)
    {
        StringBuilder? changed = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                at++;
            else if (!XmlConvert.IsXmlChar(text[at]))
                (changed ??= new(text))[at] = Replacement;
        }

        return changed?.ToString() ?? text;
    }

    /// <summary>The first characters of a text; no pair of surrogates is torn apart.</summary>
    public static string Start(string text, int most)
        => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>The text as it stands in the file: Excel takes <c>_x0041_</c> for the character with this number, so a text that looks like that has its underscore written so.</summary>
    public static string Escaped(string text) => text.Contains("_x", StringComparison.Ordinal) ? LooksEscaped().Replace(text, "_x005F_") : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}

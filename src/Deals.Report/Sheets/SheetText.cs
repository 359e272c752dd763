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

    /// <summary>The text as it stands in the file: Excel takes <c>_x0041_</c> for the character with this number, so a text that looks like
    /// that has its underscore written so.</summary>
    public static string Escaped(string text) => text.Contains("_x", StringComparison.Ordinal) ? LooksEscaped().Replace(text, "_x005F_")
        : text;

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksEscaped();
}

/// <summary>Gives sheets names that Excel takes: not empty, at most 31 characters, none of []:*?/\, no two alike.</summary>
internal sealed class SheetNames
{
    private const int MostCharacters = 31;
    private const string Unnamed = "Sheet";

    /// <summary>The names given so far, and the one that Excel keeps for itself; it compares without regard to case.</summary>
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "History" };

    /// <summary>The wanted name, or one that is as near to it as Excel allows.</summary>
    public string Give(string wanted)
    {
        var name = Cut(Allowed(wanted), MostCharacters);
        for (var number = 2; !taken.Add(name); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $" {number}");
            name = Cut(Allowed(wanted), MostCharacters - ending.Length) + ending;
        }

        return name;
    }

    private static string Allowed(string wanted)
    {
        var name = new StringBuilder(SheetText.Legal(wanted));
        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or SheetText.Replacement || char.IsControl(name[at]))
                name[at] = '-';
        }

        return name.ToString();
    }

    /// <summary>An apostrophe quotes a name in a formula, so that none may stand at an end; blanks there are not seen.</summary>
    private static string Cut(string name, int most)
    {
        var cut = SheetText.Start(name.TrimStart(' ', '\''), most).TrimEnd(' ', '\'');
        return cut.Length == 0 ? Unnamed : cut;
    }
}

/// <summary>How wide columns are, in characters: wide enough for what stands in them, up to a width at which text reads well on several
/// lines.</summary>
internal static class ColumnWidths
{
    private const int Narrowest = 8;
    private const int Widest = 60;
    private const int Number = 13; // more digits than this are rounded on screen, not in the cell
    private const int Day = 11;

    /// <summary>The button of the filter covers so much of a heading.</summary>
    public const int FilterButton = 3;

    /// <summary>Widths are counted in digits; of running text so many per cent fit, as most letters are narrower than a digit.</summary>
    private const int LetterGain = 110;

    /// <summary>The widths of a table's columns.</summary>
    public static int[] Of(FigureTable table)
        => [.. table.Columns.Select((heading, column)
            => Math.Clamp(Math.Max(HeadingWidth(heading), table.Rows.Select(row => CellWidth(row[column])).DefaultIfEmpty().Max()),
            Narrowest, Widest))];

    /// <summary>How many lines a text takes in a column, by the words.</summary>
    public static int LinesOf(string text, int width)
        => text.Length <= width && !text.Contains('\n') && WidthOf(text) <= width ? 1 : text.Split('\n')
            .Sum(line => WrappedLines(line, width * LetterGain / 100));

    private static int WrappedLines(string line, int width)
    {
        var (lines, used) = (1, 0);
        foreach (var word in line.Split(' '))
        {
            var needed = WidthOf(word);
            if (used > 0 && used + 1 + needed > width)
                (lines, used) = (lines + 1, 0);
            else if (used > 0)
                used++;
            // A word that is too long for any line is broken.
            lines += Math.Max(0, needed - 1) / width;
            used += needed == 0 ? 0 : ((needed - 1) % width) + 1;
        }

        return lines;
    }

    private static int CellWidth(object? cell) => cell switch
    {
        null => 0,
        string text => text.Length > Widest * 4 ? Widest : text.Split('\n').Max(WidthOf),
        bool => Narrowest,
        DateOnly => Day,
        _ => Math.Min(CellNumber.Of(cell)!.Length, Number),
    };

    /// <summary>A heading may take two lines or three, but no word of it two.</summary>
    private static int HeadingWidth(string heading) => FilterButton + Math.Max(heading.Split(' ', '\n').Max(WidthOf), WidthOf(heading) / 3);

    /// <summary>East Asian characters and emoji are as wide as two letters.</summary>
    private static int WidthOf(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x1100 && !IsNarrowSymbol(rune) ? 2 : 1);

    private static bool IsNarrowSymbol(Rune rune) => rune.Value is >= 0x1E00 and < 0x2E80 or SheetText.Replacement;
}

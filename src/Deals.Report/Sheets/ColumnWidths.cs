using System.Text;

namespace Deals.Report.Sheets;

/// <summary>How wide columns are, in characters: wide enough for what stands in them, up to a width at which text reads well on several lines.</summary>
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
        => [.. table.Columns.Select((heading, column) => Math.Clamp(Math.Max(HeadingWidth(heading), table.Rows.Select(row => CellWidth(row[column])).DefaultIfEmpty().Max()), Narrowest, Widest))];

    /// <summary>How many lines a text takes in a column, by the words.</summary>
    public static int LinesOf(string text, int width)
        => text.Length <= width && !text.Contains('\n') && WidthOf(text) <= width ? 1 : text.Split('\n').Sum(line => WrappedLines(line, width * LetterGain / 100));

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
        _ => Math.Min(NumberText.Of(cell)!.Length, Number),
    };

    /// <summary>A heading may take two lines or three, but no word of it two.</summary>
    private static int HeadingWidth(string heading)
        => FilterButton + Math.Max(heading.Split(' ', '\n').Max(WidthOf), WidthOf(heading) / 3);

    /// <summary>East Asian characters and emoji are as wide as two letters.</summary>
    private static int WidthOf(string text) => text.EnumerateRunes().Sum(rune => rune.Value >= 0x1100 && !IsNarrowSymbol(rune) ? 2 : 1);

    private static bool IsNarrowSymbol(Rune rune) => rune.Value is >= 0x1E00 and < 0x2E80 or SheetText.Replacement;
}

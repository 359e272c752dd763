namespace Deals.Report.Office;

/// <summary>Texts as decks and documents can hold them: no character that XML has no way to write, and no more than there is room
/// for.</summary>
internal static class OfficeText
{
    /// <summary>The programs set type a little wider here and there than the kit measures it.</summary>
    private const double Safety = 0.97;

    /// <summary>The text on one line: every stretch of white space is one blank.</summary>
    public static string Line(string text) => Whole(string.Join(' ', text.Split((char[]?)null,
        StringSplitOptions.RemoveEmptyEntries)));

    public static string Whole(string text) => Wording.Tied(SheetText.Legal(text));

    public static IReadOnlyList<string> Lines(string text) => [.. SheetText.Legal(text).ReplaceLineEndings("\n").Split('\n')];

    /// <summary>The text on one line and the largest type, of two sizes and those between, in which it takes so many lines; if it does not
    /// even in the smaller one, it is cut off with "…".</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of its place, in points.</param>
    /// <param name="lines">How many lines there is room for.</param>
    /// <param name="size">The wanted size, in points.</param>
    /// <param name="least">The smallest size.</param>
    /// <param name="isBold">Whether it is set bold.</param>
    public static (string Text, int Size) Fitted(string text, double width, int lines, int size, int least, bool isBold = false)
    {
        var line = Line(text);
        for (; size > least; size--)
        {
            if (Lettering.Wrap(line, width * Safety, size, isBold).Count <= lines)
                return (line, size);
        }

        var shown = Lettering.Wrap(line, width * Safety, least, isBold, lines);
        return (Lettering.Wrap(line, width * Safety, least, isBold).Count <= lines ? line : string.Join(' ', shown), least);
    }
}

/// <summary>The numbers behind a figure as texts, as many as there is room for.</summary>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The first rows, in cells.</param>
/// <param name="AreNumbers">Of each column, whether it holds numbers.</param>
/// <param name="Rest">What is not there and where it is, in a sentence; null where all is there.</param>
internal sealed record TableLines(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows,
    IReadOnlyList<bool> AreNumbers, string? Rest)
{
    private const int LongestCell = 80;

    /// <summary>Whether a cell did not find its place whole.</summary>
    public bool IsCut { get; private init; }

    /// <summary>The first rows of the table behind a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="most">How many rows there is room for.</param>
    public static TableLines Of(ReportFigure figure, int most)
    {
        var table = figure.Record.Table;
        var texts = ColumnText.Of(table);
        var more = table.Rows.Count - most;
        var rest = more <= 0 ? null : string.Create(CultureInfo.InvariantCulture,
            $"… and {more:N0} more {(more == 1 ? "row" : "rows")}, in tables.xlsx, sheet {figure.FileName}.");
        return new(
            [.. table.Columns.Select(Cut)],
            [.. table.Rows.Take(most).Select(row => (IReadOnlyList<string>)[.. row.Select((cell, at) => Cut(texts[at].Of(cell)))])],
            [.. table.Columns.Select((_, at) => IsOfNumbers([.. table.Rows.Select(row => row[at]).Where(cell => cell is not null)]))], rest)
        {
            IsCut = table.Columns.Any(IsLong)
                || table.Rows.Take(most).Any(row => row.Index().Any(cell => IsLong(texts[cell.Index].Of(cell.Item)))),
        };
    }

    private static bool IsLong(string text) => OfficeText.Line(text).Length > LongestCell;

    private static bool IsOfNumbers(IReadOnlyList<object?> cells) => cells.Count > 0 && cells.All(ColumnText.IsNumber);

    private static string Cut(string text)
    {
        var line = OfficeText.Line(text);
        return line.Length <= LongestCell ? line : Sheets.SheetText.Start(line, LongestCell - 1) + "…";
    }
}

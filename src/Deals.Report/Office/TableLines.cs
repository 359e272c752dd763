namespace Deals.Report.Office;

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

namespace Deals.Hosting;

/// <summary>
/// A data frame as people read it: its first rows, without the ids that stand beside what they name and without columns that
/// hold nothing; it says what it leaves out. Whole, it has every column, and every row that a notebook can bear.
/// </summary>
internal sealed class ShownFrame
{
    private const int MostRows = 20;
    private const int MostRowsWhole = 10_000;
    private const int LongestText = 240;
    private const int LongestPlainText = 36;

    private readonly FigureTable table;
    private readonly string caption;
    private readonly string note;
    private readonly bool isWhole;

    public ShownFrame(DataFrame frame, bool isWhole = false)
    {
        this.isWhole = isWhole;
        var rows = checked((int)frame.Rows.Count);
        var shown = Math.Min(rows, isWhole ? MostRowsWhole : MostRows);
        var ids = isWhole ? [] : frame.Columns.Where(column => IsBesideItsName(column, frame)).ToHashSet();
        var empty = isWhole || rows == 0 ? []
            : frame.Columns.Where(column => column.NullCount == rows && !ids.Contains(column)).ToHashSet();
        var columns = frame.Columns.Where(column => !ids.Contains(column) && !empty.Contains(column)).ToList();
        table = new([.. columns.Select(column => column.Name)],
            [.. Enumerable.Range(0, shown).Select(row => columns.Select(column => column[row]).ToArray())]);
        caption = $"{Counted(rows)} {(rows == 1 ? "row" : "rows")}";

        var parts = new List<string>();
        if (rows > shown)
            parts.Add($"… and {Counted(rows - shown)} more {(rows - shown == 1 ? "row" : "rows")}.");
        if (ids.Count > 0)
            parts.Add($"Not shown: {Names(ids)}.");
        if (empty.Count > 0)
            parts.Add($"Empty: {Names(empty)}.");
        if (parts.Count > 0 && !isWhole)
            parts.Add($"{nameof(DataFrames.ShowAll)}() shows everything.");
        note = string.Join(" ", parts);
    }

    public string Html()
        => $"<div class=\"deals-scroll\">{HtmlTable.Of(table, caption, isWhole ? int.MaxValue : LongestText)}</div>{(note.Length == 0 ? "" : $"<p class=\"deals-note {HtmlText.NoFormulas}\">{HtmlText.Escape(note)}</p>")}";

    /// <summary>The same for a console: columns side by side, numbers to the right.</summary>
    public string Text()
    {
        var texts = ColumnText.Of(table);
        var columns = table.Columns.Select(
            (name, at) => Aligned([name, .. table.Rows.Select(row => row[at] is null ? "–" : OneLine(texts[at].Of(row[at])))],
                table.Rows.Any(row => ColumnText.IsNumber(row[at])))).ToList();
        var lines = Enumerable.Range(0, table.Rows.Count + 1)
            .Select(line => string.Join("  ", columns.Select(column => column[line])).TrimEnd());
        return string.Join('\n', lines.Prepend(caption).Append(note)).TrimEnd();
    }

    private static string[] Aligned(IReadOnlyList<string> cells, bool isRight)
    {
        var width = cells.Max(cell => cell.Length);
        return [.. cells.Select(cell => isRight ? cell.PadLeft(width) : cell.PadRight(width))];
    }

    private static string OneLine(string text)
        => HtmlTable.Cut(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), LongestPlainText);

    /// <summary>
    /// Whether a column holds the ids of what the column of the same name without the ending names; but not where the ids name the rows
    /// themselves.
    /// </summary>
    private static bool IsBesideItsName(DataFrameColumn column, DataFrame frame)
        => column.Name.EndsWith(TableView.IdEnding, StringComparison.Ordinal)
            && frame.Columns.IndexOf(column.Name[..^TableView.IdEnding.Length]) >= 0
            && !(ReferenceEquals(column, frame.Columns[0]) && column.NullCount == 0
                && column.Cast<object>().Distinct().LongCount() == column.Length);

    private static string Names(IEnumerable<DataFrameColumn> columns) => string.Join(", ", columns.Select(column => column.Name));

    private static string Counted(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);
}

using System.Buffers;

namespace Deals.Report.Sheets;

/// <summary>
/// Tables as CSV, after RFC 4180: a header row, commas, lines that end with CR LF as the RFC and Excel have it, quotes around a cell
/// that needs them. Numbers have a point and every digit, days are yyyy-MM-dd, truth values true and false; null is an empty cell.
/// </summary>
/// <remarks>
/// A heading or a cell of text that starts with = + - @, a tab or a line end (or a full-width sign) gets a leading apostrophe, as
/// OWASP recommends, so that no spreadsheet program runs it; numbers keep their sign. The figure's JSON holds the text unchanged.
/// </remarks>
public static class CsvText
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",\"\r\n");

    /// <summary>The file's bytes: UTF-8 with a byte order mark, without which Excel reads another encoding.</summary>
    /// <param name="table">The headings and rows.</param>
    /// <exception cref="ArgumentException">A row is not as long as the headings, or a cell is not of a kind that a table holds.</exception>
    public static byte[] Write(FigureTable table)
    {
        WrittenTable.Check(table);
        var text = new StringBuilder();
        AppendRow(text, table.Columns);
        foreach (var row in table.Rows)
            AppendRow(text, row);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void AppendRow(StringBuilder text, IReadOnlyList<object?> cells)
    {
        // Readers skip a blank line, so a row whose only cell is empty shows by its quotes that it is one.
        text.AppendJoin(',', cells.Select(CellText)).Append(cells is [null or ""] ? "\"\"" : "").Append("\r\n");
    }

    private static string CellText(object? cell) => cell switch
    {
        null => "",
        string text => Quoted(FormulaStart.Of(text) ? $"'{text}" : text),
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => CellNumber.Of(cell)!,
    };

    private static string Quoted(string text)
        => text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>Texts that a spreadsheet program might run: those whose first character starts a formula.</summary>
internal static class FormulaStart
{
    /// <summary>What OWASP lists under CSV injection: the signs, their full-width forms, and white space that is dropped before
    /// one.</summary>
    private static readonly SearchValues<char> Starts = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    public static bool Of(string text) => text.Length > 0 && Starts.Contains(text[0]);
}

/// <summary>Numbers as a file has them: with a point, without separators, with every digit that makes them what they are.</summary>
internal static class CellNumber
{
    /// <summary>The number's shortest text that gives it back; null when the cell is no number.</summary>
    public static string? Of(object? cell) => cell switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)cell)
            .ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}

/// <summary>What every table must be to be written: rows as long as its headings, cells of the kinds that a table holds.</summary>
internal static class WrittenTable
{
    /// <summary>Checks a table.</summary>
    /// <exception cref="ArgumentException">It is not; the message names the row, counted from 1, and the column.</exception>
    public static void Check(FigureTable table)
    {
        for (var at = 0; at < table.Rows.Count; at++)
        {
            var row = table.Rows[at];
            if (row.Count != table.Columns.Count)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"Row {at + 1} has {row.Count} cells; the table has {table.Columns.Count} columns."), nameof(table));
            for (var column = 0; column < row.Count; column++)
            {
                if (row[column] is not (null or string or bool or DateOnly) && CellNumber.Of(row[column]) is null)
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                        $"Row {at + 1}, column {table.Columns[column]}: a cell is a text, a number, a day, a truth value or null, not a "
                        + $"{row[column]!.GetType()}."), nameof(table));
            }
        }
    }
}

using System.Buffers;
using System.Globalization;
using System.Text;

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
        TableShape.Check(table);
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
        _ => NumberText.Of(cell)!,
    };

    private static string Quoted(string text)
        => text.AsSpan().ContainsAny(NeedQuotes) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

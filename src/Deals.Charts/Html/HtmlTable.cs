using System.Globalization;
using System.Text;

namespace Deals.Charts.Html;

/// <summary>Tables of a page.</summary>
public static class HtmlTable
{
    /// <summary>A text of more characters keeps a column wide enough to be read in a few lines.</summary>
    private const int LongText = 40;

    /// <summary>A table.</summary>
    /// <param name="table">The headings and rows.</param>
    /// <param name="caption">What stands above it; nothing when left out.</param>
    /// <param name="mostRows">So many rows are written; a last line says how many there are.</param>
    public static string Of(FigureTable table, string? caption = null, int mostRows = int.MaxValue)
    {
        var html = new StringBuilder("<table class=\"deals-table\">");
        if (caption is not null)
            html.Append("<caption>").Append(HtmlText.Escape(caption)).Append("</caption>");
        html.Append("<thead><tr>");
        for (var at = 0; at < table.Columns.Count; at++)
            html.Append(ClassOf("th scope=\"col\"", table.Rows.Select(row => row[at]).FirstOrDefault(cell => cell is not null))).Append(HtmlText.Escape(table.Columns[at])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows.Take(mostRows))
        {
            html.Append("<tr>");
            foreach (var cell in row)
                html.Append(cell is null ? "<td class=\"deals-null\">–" : ClassOf("td", cell)).Append(HtmlText.Escape(HtmlText.Of(cell))).Append("</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody>");
        if (table.Rows.Count > mostRows)
            html.Append(CultureInfo.InvariantCulture, $"<tfoot><tr><td colspan=\"{table.Columns.Count}\">{mostRows} of {table.Rows.Count} rows</td></tr></tfoot>");
        return html.Append("</table>").ToString();
    }

    private static string ClassOf(string tag, object? cell) => cell switch
    {
        DateOnly or DateTime => $"<{tag} class=\"deals-day\">",
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => $"<{tag} class=\"deals-number\">",
        string { Length: > LongText } => $"<{tag} class=\"deals-long\">",
        _ => $"<{tag}>",
    };
}

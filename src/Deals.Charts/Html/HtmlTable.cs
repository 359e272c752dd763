using System.Text;

namespace Deals.Charts.Html;

/// <summary>Tables of a page.</summary>
public static class HtmlTable
{
    /// <summary>A text of more characters keeps a column wide enough to be read in a few lines.</summary>
    private const int LongText = 40;

    /// <summary>A table, its numbers rounded as <see cref="ColumnText"/> says.</summary>
    /// <param name="table">The headings and rows.</param>
    /// <param name="caption">What stands above it; nothing when left out.</param>
    /// <param name="longest">A text of more characters is cut; the whole of it shows when it is pointed at.</param>
    public static string Of(FigureTable table, string? caption = null, int longest = int.MaxValue)
    {
        var texts = ColumnText.Of(table);
        var html = new StringBuilder("<table class=\"deals-table\">");
        if (caption is not null)
            html.Append("<caption>").Append(HtmlText.Escape(caption)).Append("</caption>");
        html.Append("<thead><tr>");
        for (var at = 0; at < table.Columns.Count; at++)
            html.Append(ClassOf("th scope=\"col\"", table.Rows.Select(row => row[at]).FirstOrDefault(cell => cell is not null))).Append(HtmlText.Escape(table.Columns[at])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var at = 0; at < row.Count; at++)
                html.Append(row[at] is null ? "<td class=\"deals-null\">–" : Cell(row[at], texts[at].Of(row[at]), longest)).Append("</td>");
            html.Append("</tr>");
        }

        return html.Append("</tbody></table>").ToString();
    }

    /// <summary>A text, cut between two words where it has more characters.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = text.LastIndexOf(' ', longest - 1);
        end = end > longest / 2 ? end : longest - 1;
        return $"{text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)]}…";
    }

    private static string Cell(object? cell, string text, int longest)
    {
        var tag = text.Length > longest ? $"td title=\"{HtmlText.Escape(text)}\"" : "td";
        return ClassOf(tag, cell) + HtmlText.Escape(Cut(text, longest));
    }

    private static string ClassOf(string tag, object? cell) => cell switch
    {
        DateOnly or DateTime => $"<{tag} class=\"deals-day\">",
        string { Length: > LongText } => $"<{tag} class=\"deals-long\">",
        _ when ColumnText.IsNumber(cell) => $"<{tag} class=\"deals-number\">",
        _ => $"<{tag}>",
    };
}

namespace Deals.Charts.Html;

/// <summary>Tables of a page.</summary>
public static class HtmlTable
{
    /// <summary>A text of so many characters stays on one line.</summary>
    private const int ShortText = 14;

    /// <summary>A text of more characters keeps a column wide enough to be read in a few lines; so does one in between, in less
    /// width.</summary>
    private const int LongText = 40;

    /// <summary>A table, its numbers rounded as <see cref="ColumnText"/> says.</summary>
    /// <param name="table">The headings and rows.</param>
    /// <param name="caption">What stands above it; nothing when left out.</param>
    /// <param name="longest">A text of more characters is cut; the whole of it shows when it is pointed at.</param>
    public static string Of(FigureTable table, string? caption = null, int longest = int.MaxValue)
    {
        var texts = ColumnText.Of(table);
        var html = new StringBuilder($"<table class=\"deals-table {HtmlText.NoFormulas}\">");
        if (caption is not null)
            html.Append("<caption>").Append(HtmlText.Escape(caption)).Append("</caption>");
        html.Append("<thead><tr>");
        var firsts = Enumerable.Range(0, table.Columns.Count)
            .Select(at => table.Rows.Select(row => row[at]).FirstOrDefault(cell => cell is not null)).ToList();
        for (var at = 0; at < table.Columns.Count; at++)
            html.Append(TagOf("th scope=\"col\"", ClassOf(firsts[at]))).Append(HtmlText.Escape(table.Columns[at])).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var at = 0; at < row.Count; at++)
                html.Append(row[at] is null ? $"{TagOf("td", $"{(ColumnText.IsNumber(firsts[at]) ? "deals-number " : "")}deals-null")}–"
                    : Cell(row[at], texts[at].Of(row[at]), longest)).Append("</td>");
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
        return TagOf(tag, ClassOf(cell)) + HtmlText.Escape(Cut(text, longest));
    }

    private static string TagOf(string tag, string? kind) => kind is null ? $"<{tag}>" : $"<{tag} class=\"{kind}\">";

    private static string? ClassOf(object? cell) => cell switch
    {
        DateOnly or DateTime => "deals-day",
        string { Length: > LongText } => "deals-long",
        string { Length: > ShortText } => "deals-middle",
        string => "deals-short",
        _ => ColumnText.IsNumber(cell) ? "deals-number" : null,
    };
}

using System.Collections;
using Deals.Tables;

namespace Deals.Hosting;

/// <summary>
/// How tables are shown in a notebook. Their types are not all ours to put an attribute on, so they are registered with the
/// notebook's formatting library.
/// </summary>
internal static class TableFormatters
{
    /// <summary>
    /// Registers them, when the host has the library; doing so again changes nothing, but for others' that were registered in between.
    /// </summary>
    public static void Register()
    {
        void Html(Type type, Func<object, string> html) => NotebookFormatting.Show(type, (MimeType.Html, Styled(html)));
        void Frame(Type type, Func<object, ShownFrame> shown)
            => NotebookFormatting.Show(type, (MimeType.Html, Styled(value => shown(value).Html())),
                (MimeType.Plain, value => shown(value).Text()));

        foreach (var view in TableViews.All)
            Frame(typeof(IEnumerable<>).MakeGenericType(view.RowType), rows => new(view.Frame((IEnumerable)rows)));
        Frame(typeof(DataFrame), frame => new((DataFrame)frame));
        Html(typeof(DealBook), book => HtmlOf((DealBook)book));
        Html(typeof(DatasetCheck), check => HtmlOf((DatasetCheck)check));
    }

    private static Func<object, string> Styled(Func<object, string> html) => value => $"{FigurePage.Styles()}{html(value)}";

    /// <summary>A book: what it is about, and how many rows its tables have.</summary>
    public static string HtmlOf(DealBook book)
    {
        var counts = new (string Table, int Rows)[]
        {
            ("sources", book.Sources.Count), ("claims", book.Claims.Count), ("conflicts of claims", book.Conflicts.Count),
            ("parties", book.Parties.Count),
            ("deals", book.Deals.Count), ("events", book.Events.Count), ("readings", book.Readings.Count),
            ("subjects", book.Subjects.Count),
            ("offers", book.Offers.Count), ("rights", book.Rights.Count), ("assumptions", book.Assumptions.Count),
        };
        var heading = $"<p><b>{HtmlText.Escape(book.Title)}</b> ({HtmlText.Escape(book.Name)}), as of {HtmlText.Of(book.AsOf)}; charts "
            + $"show {HtmlText.Escape(book.Period.ToString())}.</p>";
        var about = book.Description is null ? "" : $"<p>{HtmlText.Escape(book.Description)}</p>";
        return heading + about + HtmlTable.Of(
            new(["table", "rows"], [.. counts.Select(count => new object?[] { count.Table, count.Rows })]), "Tables");
    }

    private static string HtmlOf(DatasetCheck check) => check.Problems.Count == 0
        ? $"<p>{HtmlText.Escape(check.Dataset)}: no problems.</p>"
        : $"<p>{HtmlText.Escape(check.Dataset)}: {HtmlText.Of(check.ProblemCount)} "
            + $"{(check.ProblemCount == 1 ? "problem" : "problems")}</p>{new ShownFrame(check.Problems.ToDataFrame()).Html()}";
}

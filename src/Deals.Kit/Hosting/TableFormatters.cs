using System.Globalization;
using Deals.Charts.Html;
using Deals.Data;
using Deals.Tables;
using Microsoft.Data.Analysis;

namespace Deals.Hosting;

/// <summary>
/// How tables are shown in a notebook. Their types are not all ours to put an attribute on, so they are registered with the
/// notebook's formatting library, by name: it is the host's, and where there is none there is nobody to show them to.
/// </summary>
internal static class TableFormatters
{
    private const string Library = "Microsoft.DotNet.Interactive.Formatting";
    private const int MostRows = 200;

    /// <summary>Registers them, when the host has the library; doing so again changes nothing.</summary>
    public static void Register()
    {
        var library = AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(assembly => assembly.GetName().Name == Library);
        var register = library?.GetType($"{Library}.Formatter")?.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
        if (register is null)
            return;

        void For(Type type, Func<object, string> html)
            => register.Invoke(null, [type, (Action<object, TextWriter>)((value, writer) => writer.Write($"{FigurePage.Styles()}<div class=\"deals-scroll\">{html(value)}</div>")), MimeType.Html]);

        foreach (var view in TableViews.All)
            For(typeof(IEnumerable<>).MakeGenericType(view.RowType), rows => Html(view.Table((System.Collections.IEnumerable)rows)));
        For(typeof(DataFrame), frame => Html(TableOf((DataFrame)frame)));
        For(typeof(DealBook), book => Html((DealBook)book));
        For(typeof(DatasetCheck), check => Html((DatasetCheck)check));
    }

    /// <summary>A data frame as a table. A frame holds days as text; here they are days again, so that no line breaks inside one.</summary>
    public static FigureTable TableOf(DataFrame frame)
        => new(
            [.. frame.Columns.Select(column => column.Name)],
            [.. Enumerable.Range(0, checked((int)frame.Rows.Count)).Select(row => frame.Columns.Select(column => DayOr(column[row])).ToArray())]);

    private static object? DayOr(object? value)
        => value is string text && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : value;

    /// <summary>A book: what it is about, and how many rows its tables have.</summary>
    public static string Html(DealBook book)
    {
        var counts = new (string Table, int Rows)[]
        {
            ("sources", book.Sources.Count), ("claims", book.Claims.Count), ("conflicts of claims", book.Conflicts.Count), ("parties", book.Parties.Count),
            ("deals", book.Deals.Count), ("events", book.Events.Count), ("readings", book.Readings.Count), ("subjects", book.Subjects.Count),
            ("offers", book.Offers.Count), ("rights", book.Rights.Count), ("assumptions", book.Assumptions.Count),
        };
        var heading = $"<p><b>{HtmlText.Escape(book.Title)}</b> ({HtmlText.Escape(book.Name)}), as of {HtmlText.Of(book.AsOf)}; charts show {HtmlText.Escape(book.Period.ToString())}.</p>";
        var about = book.Description is null ? "" : $"<p>{HtmlText.Escape(book.Description)}</p>";
        return heading + about + HtmlTable.Of(new(["table", "rows"], [.. counts.Select(count => new object?[] { count.Table, count.Rows })]), "Tables");
    }

    private static string Html(FigureTable table)
        => HtmlTable.Of(table, $"{table.Rows.Count} {(table.Rows.Count == 1 ? "row" : "rows")}", MostRows);

    private static string Html(DatasetCheck check) => check.Problems.Count == 0
        ? $"<p>{HtmlText.Escape(check.Dataset)}: no problems.</p>"
        : HtmlTable.Of(TableViews.Of<Problem>().Table(check.Problems), $"{check.Dataset}: {HtmlText.Of(check.ProblemCount)} {(check.ProblemCount == 1 ? "problem" : "problems")}", MostRows);
}

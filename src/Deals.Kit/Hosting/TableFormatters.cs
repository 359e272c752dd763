using System.Collections;

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
        // What is asked for more says what to ask; all that it holds would be a tree without end.
        Said<Study>(study => $"{study.Book.Title}. Scenario: {study.Scenario}. Ask it for figures, such as study.Verdicts(), or for "
            + "numbers: study.Outcomes, study.Result, study.Timeline. docs/notebook-api.md lists all.");
        Said<Outcomes>(outcomes => $"Who gains and who loses. Scenario: {outcomes.Scenario}. Ask it for Verdicts(), "
            + "Tornado(party, baseline), BreakEven(assumption, party, baseline).");
        Said<MoneyModel>(money => $"The money of {money.Book.Name}, whatever the scenario. Ask it for Under(scenario) or "
            + "Outcomes(scenario).");
        Said<MoneyResult>(result => $"What is paid and gained. Scenario: {result.Scenario}. Ask it for Deltas, Flows(regime), Published, "
            + "BridgeByTerm(party, baseline).");
        Said<RightsTimeline>(timeline => $"Who holds which right when. Scenario: {timeline.Scenario}. Ask it for Held, Collisions(), "
            + "ChoiceIndex(reading, period).");
        Said<Simulation>(drawn => $"{HtmlText.Of(drawn.Worlds)} simulations. Scenario: {drawn.Scenario}. Ask it for figures, such as "
            + "simulation.Chances(), or for Deltas.");

        void Said<T>(Func<T, string> sentence) => NotebookFormatting.Show(typeof(T),
            (MimeType.Html, Styled(thing => $"<p>{HtmlText.Escape(sentence((T)thing))}</p>")),
            (MimeType.Plain, thing => sentence((T)thing)));
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

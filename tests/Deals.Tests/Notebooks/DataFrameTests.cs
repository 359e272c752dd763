using System.Globalization;
using Deals.Charts.Html;
using Deals.Data;
using Deals.Hosting;
using Deals.Tables;
using Deals.Tests.Charts;
using Deals.Tests.Data;
using Microsoft.Data.Analysis;

namespace Deals.Tests.Notebooks;

public class DataFrameTests
{
    [Fact]
    public void A_frame_of_rights_has_days_as_sortable_text_and_nulls_where_nothing_is_known()
    {
        var frame = SmallBook.Book.Rights.ToDataFrame();
        Assert.Equal(["north_books", "south_novels", "north_any"], frame["right"].Cast<string>());
        Assert.Equal(["2029-01-01", "2030-03-01", "2033-01-01"], frame["from"].Cast<string>());
        Assert.Equal([null, "2032-12-31", null], frame["to"].Cast<string?>());
        Assert.Equal(2, frame["to"].NullCount);
        Assert.Equal(["exclusive", "exclusive", "non exclusive"], frame["kind"].Cast<string>());
        Assert.Equal(["south_novels"], frame.Filter(frame["to"].ElementwiseIsNotNull()).Columns["right"].Cast<string>());
    }

    [Fact]
    public void Numbers_stay_numbers_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(1234.5, Assert.IsType<DoubleDataFrameColumn>(SmallBook.Book.Claims.ToDataFrame()["value"])[0]);
            Assert.Contains(">1234.5<", HtmlTable.Of(TableFormatters.TableOf(SmallBook.Book.Claims.ToDataFrame())), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Every_table_and_every_result_has_a_frame()
    {
        var (book, timeline) = (SmallBook.Book, SmallBook.Book.Timeline());
        var frames = new[]
        {
            book.Sources.ToDataFrame(), book.Claims.ToDataFrame(), book.Conflicts.ToDataFrame(), book.Parties.ToDataFrame(), book.Deals.ToDataFrame(), book.Events.ToDataFrame(),
            book.Subjects.ToDataFrame(), book.Readings.ToDataFrame(), book.Offers.ToDataFrame(), book.Rights.ToDataFrame(), book.Assumptions.ToDataFrame(),
            book.Evidence().ToDataFrame(), book.DisputedPlacements().ToDataFrame(),
            timeline.Held.ToDataFrame(), timeline.Collisions(SmallBook.Wide).ToDataFrame(), timeline.Coverage(SmallBook.Wide, book.Period).ToDataFrame(),
            timeline.Gaps(SmallBook.Wide, book.Period).ToDataFrame(), timeline.Offers(SmallBook.Wide, book.AsOf).ToDataFrame(), timeline.ChoiceIndex(SmallBook.Wide, book.Period).ToDataFrame(),
        };
        var money = await MoneyFramesAsync();
        Assert.All(frames.Concat(money), frame => Assert.NotEmpty(frame.Columns));
        Assert.All(money, frame => Assert.NotEqual(0, frame.Rows.Count));
        Assert.Equal(TableViews.All.Count, frames.Length + money.Count + 2); // problems and counts of tables have no rows here
    }

    [Fact]
    public async Task A_frame_of_flows_has_the_numbers_of_the_model()
    {
        var result = (await MoneyBookAsync()).Money().Under();
        var flows = result.Flows(result.Model.Current);
        var frame = flows.ToDataFrame();
        Assert.Equal(flows.Select(flow => flow.Paid), frame["paid"].Cast<double>());
        Assert.Equal(flows.Select(flow => $"{flow.Quarter}"), frame["quarter"].Cast<string>());
    }

    [Fact]
    public void What_has_no_table_is_refused_with_what_has()
        => Assert.Contains("Collision", Assert.Throws<ArgumentException>(() => Enumerable.Range(0, 1).ToDataFrame()).Message, StringComparison.Ordinal);

    [Fact]
    public void Tables_escape_every_text()
    {
        var hostile = SmallBook.Hostile;
        foreach (var html in new[] { TableFormatters.Html(hostile), HtmlTable.Of(TableViews.Of<Deals.Party>().Table(hostile.Parties)), HtmlTable.Of(TableFormatters.TableOf(hostile.Rights.ToDataFrame())) })
        {
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("</figure>", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void A_long_table_says_how_many_rows_it_leaves_out()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("number", Enumerable.Range(0, 500)));
        var html = HtmlTable.Of(TableFormatters.TableOf(frame), mostRows: 200);
        Assert.Contains("200 of 500 rows", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">200<", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_that_is_not_there_is_an_error_that_names_those_that_are()
        => Assert.Contains("openai-clouds", (await Assert.ThrowsAsync<DatasetNotFoundException>(() => Deals.Kit.OpenAsync("openai-clouts"))).Message, StringComparison.Ordinal);

    private static async Task<DealBook> MoneyBookAsync() => (await new SmallPackage().WithMoney().CheckAsync()).Book!;

    private static async Task<IReadOnlyList<DataFrame>> MoneyFramesAsync()
    {
        var book = await MoneyBookAsync();
        var outcomes = book.Money().Outcomes();
        var (result, model) = (outcomes.Result, outcomes.Model);
        var (party, baseline, assumption) = (book.Parties["maker"], model.Baselines[0], book.Assumptions["rate"]);
        var comparison = outcomes.Beside(book.NamedScenario("more"));
        return
        [
            book.Drivers.ToDataFrame(), book.Drivers[0].Parts.Anchors.ToDataFrame(), book.Clauses.ToDataFrame(), book.Regimes.ToDataFrame(), book.Terms.ToDataFrame(),
            book.Valuations.ToDataFrame(), book.Valuations[0].Holders.ToDataFrame(), book.Scenarios.ToDataFrame(), book.Scenarios[0].Values.ToDataFrame(),
            book.Criteria.ToDataFrame(), book.Reported.ToDataFrame(), result.Flows(model.Current).ToDataFrame(), result.Ledger(model.Current).ToDataFrame(),
            result.CapUses(model.Current).ToDataFrame(), result.Caps(model.Current).ToDataFrame(), result.Commitments(model.Current).ToDataFrame(), result.Drivers.ToDataFrame(),
            result.Values.ToDataFrame(), result.Deltas.ToDataFrame(), result.BridgeByTerm(party, baseline).ToDataFrame(), outcomes.Tornado(party, baseline).ToDataFrame(),
            outcomes.Sweep(assumption, 3).SelectMany(point => point.Rows).ToDataFrame(), outcomes.BreakEvens(assumption).ToDataFrame(), outcomes.Verdicts().ToDataFrame(),
            outcomes.Criteria().ToDataFrame(), result.Reported.ToDataFrame(), comparison.Differences.ToDataFrame(), comparison.Deltas.ToDataFrame(),
        ];
    }
}

using Deals.Data;
using Deals.Hosting;
using Deals.Tests.Charts;
using Microsoft.Data.Analysis;

namespace Deals.Tests.Notebooks;

public class DataFrameTests
{
    [Fact]
    public void A_frame_of_rights_has_days_and_nulls_where_nothing_is_known()
    {
        var frame = SmallBook.Book.Rights.ToDataFrame();
        Assert.Equal(["north_books", "south_novels", "north_any"], frame["right id"].Cast<string>());
        Assert.Equal(["All books", "Novels only", "Any books, for ever"], frame["right"].Cast<string>());
        Assert.Equal([new(2029, 1, 1), new(2030, 3, 1), new(2033, 1, 1)], frame["from"].Cast<DateTime>());
        Assert.Equal([null, new(2032, 12, 31), null], frame["to"].Cast<DateTime?>());
        Assert.Equal(["exclusive", "exclusive", "non exclusive"], frame["kind"].Cast<string>());
        Assert.Equal(["south_novels"], frame.Filter(frame["to"].ElementwiseIsNotNull())["right id"].Cast<string>());
        Assert.Equal(["south_novels", "north_any"], frame.Filter(frame["from"].ElementwiseGreaterThan(new DateTime(2030, 1, 1)))["right id"].Cast<string>());
    }

    [Fact]
    public void Numbers_stay_numbers_and_look_alike_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var day = new DateTime(2026, 4, 27);
        string Shown() => new ShownFrame(new(new DoubleDataFrameColumn("amount", [1.5]), new DateTimeDataFrameColumn("from", [day]))).Text();
        var wanted = Shown();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal(1234.5, Assert.IsType<DoubleDataFrameColumn>(SmallBook.Book.Claims.ToDataFrame()["value"])[0]);
            Assert.Equal("1 row\namount  from\n   1.5  2026-04-27", wanted);
            Assert.Equal(wanted, Shown());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A number, a day, and a day that may never come, of one table.</summary>
    [Fact]
    public async Task An_assumption_has_numbers_or_days_with_its_unit_beside_and_never_in_words()
    {
        var book = await OpenAiCloudsAsync();
        var frame = book.Assumptions.ToDataFrame();
        Assert.Equal(book.Assumptions.Select(one => (double?)one.Base.Number), frame["base"].Cast<double?>());
        Assert.Equal(book.Assumptions.Select(one => (double?)one.Low.Number), frame["low"].Cast<double?>());
        Assert.Equal(book.Assumptions.Select(one => one.High.Day?.ToDateTime(TimeOnly.MinValue)), frame["high date"].Cast<DateTime?>());
        Assert.Equal(book.Assumptions.Select(one => one.Unit), frame["unit"].Cast<string>());

        var never = frame.Filter(frame["assumption id"].ElementwiseEquals("agi_date"));
        Assert.Null(never["base"][0]);
        Assert.Null(never["base date"][0]);
        Assert.StartsWith("never (", (string)never["in words"][0], StringComparison.Ordinal);
        var money = frame.Filter(frame["unit"].ElementwiseEquals("USD bn"));
        Assert.Equal(book.Assumptions.Count(one => one.Unit == "USD bn"), money.Rows.Count);
        Assert.Equal((double)book.Assumptions.Where(one => one.Unit == "USD bn").Max(one => one.High.Number!.Value), money["high"].Max());
    }

    /// <summary>What the notebook does: filter, group by year, join.</summary>
    [Fact]
    public async Task Flows_filtered_grouped_and_joined_are_those_of_the_model()
    {
        var book = await OpenAiCloudsAsync();
        var result = book.Money().Under();
        var model = result.Flows(result.Model.Current);
        var flows = model.ToDataFrame();
        var received = flows.Filter(flows["payee id"].ElementwiseEquals("microsoft"));
        Assert.Equal(model.Where(flow => flow.Term.Payee.Id == "microsoft").Select(flow => flow.Paid), received["paid"].Cast<double>());

        var byYear = received.GroupBy("year").Sum("paid").OrderBy("year");
        var wanted = model.Where(flow => flow.Term.Payee.Id == "microsoft").GroupBy(flow => flow.Quarter.Year).OrderBy(year => year.Key).ToList();
        Assert.Equal(wanted.Select(year => year.Key), byYear["year"].Cast<int>());
        Assert.All(wanted.Zip(byYear["paid"].Cast<double>()), pair => Assert.Equal(pair.First.Sum(flow => flow.Paid), pair.Second, 1e-9));

        var joined = received.Merge(book.Terms.ToDataFrame(), ["term id"], ["term id"]);
        Assert.Equal(model.Where(flow => flow.Term.Payee.Id == "microsoft").Select(flow => flow.Term.IsConfirmed), joined["confirmed"].Cast<bool>());
    }

    [Fact]
    public void What_has_no_table_is_refused_with_what_has()
        => Assert.Contains("Collision", Assert.Throws<ArgumentException>(() => Enumerable.Range(0, 1).ToDataFrame()).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_dataset_that_is_not_there_is_an_error_that_names_those_that_are()
        => Assert.Contains("openai-clouds", (await Assert.ThrowsAsync<DatasetNotFoundException>(() => Deals.Kit.OpenAsync("openai-clouts"))).Message, StringComparison.Ordinal);

    private static Task<DealBook> OpenAiCloudsAsync() => Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken);
}

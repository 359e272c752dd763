using Deals.Data;

namespace Deals.Tests.Money;

/// <summary>
/// The parts of the AWS expansion that would have been bought on Azure (0.2 to 0.6, bounds 0 to 0.7) and nowhere (0 to 0.25, bounds 0 to
/// 0.6) sum to 1 at most. Who sets one of them near its bound leaves the other less than its range: it moves as far as it can.
/// </summary>
public sealed class RangesThatOthersCutTests
{
    private const string OnAzure = "elsewhere_azure", Nowhere = "elsewhere_unserved";

    private static readonly Lazy<Task<DealBook>> Clouds = new(() => Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync());

    // nowhere, the range that is left on Azure, and the bounds
    [Theory]
    [InlineData(0.1, 0.2, 0.6, 0, 0.7)]
    [InlineData(0.4, 0.2, 0.6, 0, 0.6)]
    [InlineData(0.5, 0.2, 0.5, 0, 0.5)]
    [InlineData(0.6, 0.2, 0.4, 0, 0.4)]
    public async Task An_assumption_moves_as_far_as_the_others_leave(double nowhere, double low, double high, double least, double most)
    {
        var outcomes = await WithAsync((Nowhere, (decimal)nowhere));
        var onAzure = outcomes.Model.Book.Assumptions[OnAzure];
        var bar = outcomes.Parties.SelectMany(party => outcomes.Tornado(party, outcomes.Model.Baselines[^1])).First(bar => bar.Assumption == onAzure);
        Assert.Equal((low, high), (Number(bar.Low), Number(bar.High)));
        var points = outcomes.Sweep(onAzure, 5);
        Assert.Equal((least, most), (Number(points[0].Value), Number(points[^1].Value)));
        Assert.Equal(5, points.Count);
        Assert.All(outcomes.BreakEvens(onAzure), each => Assert.All(each.Zeros, zero => Assert.InRange(Number(zero.To), least, most)));
        Assert.NotEmpty(outcomes.Verdicts());
    }

    /// <summary>North owns a half of what gains 100 a year, from 40% to 60%; of what South owns more, North owns less.</summary>
    [Theory]
    [InlineData(0.3, "40% to 60%", false)]
    [InlineData(0.5, "40% to 50%", true)]
    public void The_figure_says_which_ranges_are_cut(double south, string range, bool isCut)
    {
        var book = new MoneyBook();
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("contract", RegimeRole.Current, now);
        book.Regime("old", RegimeRole.DefaultBaseline, before);
        book.Sales("sales", book.Flat("revenue", 100), MoneyBook.Lab, now);
        var (own, others) = (book.Number("own", 0.5m, 0, 1, 0.4m, 0.6m), book.Number("others", 0.3m, 0, 1, 0.2m, 0.3m));
        book.Value(1000, [(MoneyBook.North, new(2026, 1, 1), own), (MoneyBook.South, new(2026, 1, 1), others)]);
        var all = book.Book();
        var json = all.Money().Outcomes(Scenario.Base(all).With(others.Id, AssumptionValue.Of((decimal)south))).TornadoFigure(MoneyBook.North).ToJson();
        Assert.Contains(range, json, StringComparison.Ordinal);
        Assert.Equal(isCut, json.Contains("leaves no more of the range of “own” than this.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_that_leave_each_other_little_a_grid_has_what_both_can_be()
    {
        var outcomes = await WithAsync();
        var (onAzure, nowhere) = (outcomes.Model.Book.Assumptions[OnAzure], outcomes.Model.Book.Assumptions[Nowhere]);
        var grid = outcomes.Grid(onAzure, nowhere, outcomes.MostAffected, outcomes.Model.Baselines[0], steps: 3);
        // Nowhere stands at 0.1, so that Azure may be all of its 0.7; beside that nowhere may be 0.3.
        Assert.Equal([0, 0.35, 0.7], grid.AcrossValues.Select(Number));
        Assert.Equal([0, 0.15, 0.3], grid.UpValues.Select(Number));
    }

    [Fact]
    public async Task What_is_set_to_more_than_the_others_leave_is_refused_as_before()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(async () => (await WithAsync((Nowhere, 0.5m), (OnAzure, 0.6m))).Verdicts());
        Assert.Contains("sum to 1.1", refused.Message, StringComparison.Ordinal);
    }

    // Sums are held against 1 to nine digits.
    private static double Number(AssumptionValue value) => Math.Round((double)value.Number!.Value, 6);

    private static async Task<Outcomes> WithAsync(params (string Id, decimal Value)[] set)
    {
        var book = await Clouds.Value;
        return book.Money().Outcomes(set.Aggregate(Scenario.Base(book), (scenario, one) => scenario.With(one.Id, AssumptionValue.Of(one.Value))));
    }
}

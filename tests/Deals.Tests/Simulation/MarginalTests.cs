using CsCheck;

namespace Deals.Tests.Simulations;

/// <summary>What is drawn for an assumption is what its data state: means, variances, ends and percentiles known from the formulas.</summary>
public sealed class MarginalTests
{
    [Theory] // mean (a + m + b)/3, variance (a² + m² + b² − am − ab − mb)/18
    [InlineData(2, 5, 11, 6, 3.5)]
    [InlineData(-3, 0, 3, 0, 1.5)]
    public void A_triangle_has_its_mean_and_variance(double low, double @base, double high, double mean, double variance)
        => Moments(Tried.Number("a", (decimal)low, (decimal)@base, (decimal)high, Distribution.Triangular), mean, variance);

    [Theory] // mean (a + 4m + b)/6, variance (mean − a)(b − mean)/7
    [InlineData(2, 5, 11, 5.5, 2.75)]
    [InlineData(0, 3, 6, 3, 9.0 / 7)]
    public void Pert_has_its_mean_and_variance(double low, double @base, double high, double mean, double variance)
        => Moments(Tried.Number("a", (decimal)low, (decimal)@base, (decimal)high, Distribution.Pert), mean, variance);

    [Fact]
    public void A_uniform_one_has_its_mean_and_variance() => Moments(Tried.Number("a", 2, 3, 8, Distribution.Uniform), 5, 3);

    [Theory]
    // scipy.special.betaincinv(1 + 4m, 5 − 4m, part), SciPy 1.10.1.
    [InlineData(0.0, 1e-9, 2.0000000008000003e-10)]
    [InlineData(0.0, 0.5, 0.12944943670387588)]
    [InlineData(0.0, 0.999999, 0.9369042655516178)]
    [InlineData(0.1, 1e-9, 9.082648239736699e-08)]
    [InlineData(0.1, 0.001, 0.0017582165479350321)]
    [InlineData(0.1, 0.9, 0.46232974996146636)]
    [InlineData(0.5, 1e-9, 0.0004642666601310034)]
    [InlineData(0.5, 0.3, 0.3898183505309583)]
    [InlineData(0.5, 0.5, 0.5)]
    [InlineData(0.93, 0.001, 0.2071754773912746)]
    [InlineData(0.93, 0.999999, 0.9999952724555445)]
    [InlineData(1.0, 0.3, 0.7860030855966228)]
    [InlineData(1.0, 0.999999, 0.99999979999992)]
    public void Pert_has_the_quantiles_of_a_second_implementation(double mode, double part, double expected)
        => Assert.Equal(1, UnitShape.Pert(mode).Quantile(part) / expected, 1e-12);

    [Fact]
    public void Pert_read_from_its_grid_is_what_a_search_finds()
        => Gen.Select(Gen.Double[0, 1], Gen.Double[1e-6, 1 - 1e-6].Array[50]).Sample((mode, parts) =>
        {
            var shape = UnitShape.Pert(mode);
            foreach (var part in parts)
                Assert.Equal(1, shape.Quantile(part) / shape.Find(part), 1e-12);
        }, iter: 200);

    [Theory]
    [InlineData(Distribution.Uniform)]
    [InlineData(Distribution.Triangular)]
    [InlineData(Distribution.Pert)]
    [InlineData(Distribution.Lognormal)]
    public void Low_and_high_are_the_percentiles_where_the_data_say_so(Distribution distribution)
    {
        var marginal = Marginal.Of(Tried.Number("a", 20, 35, 80, distribution, RangeMeaning.Percentiles))!;
        Assert.Equal(20, marginal.Quantile(0.05), 1e-8);
        Assert.Equal(80, marginal.Quantile(0.95), 1e-8);
    }

    [Theory]
    [InlineData(Distribution.Uniform)]
    [InlineData(Distribution.Triangular)]
    [InlineData(Distribution.Pert)]
    [InlineData(Distribution.Lognormal)]
    public void Nothing_lies_beyond_low_and_high_where_they_are_bounds(Distribution distribution)
    {
        var values = Tried.Values(Tried.Number("a", 20, 35, 80, distribution), 50_000);
        Assert.InRange(values[0], 20, 20.6);
        Assert.InRange(values[^1], 72, 80);
        Assert.Equal(values.Order(), values);
    }

    [Theory]
    [InlineData(RangeMeaning.Percentiles)]
    [InlineData(RangeMeaning.Bounds)]
    public void The_base_of_a_lognormal_one_is_its_median(RangeMeaning range)
    {
        var values = Tried.Values(Tried.Number("a", 20, 35, 80, Distribution.Lognormal, range), 200_001);
        Assert.Equal(35, values[100_000], 0.02);
    }

    [Theory]
    [InlineData(Distribution.Triangular)]
    [InlineData(Distribution.Pert)]
    public void The_base_is_the_most_likely_value_of_a_range_with_percentiles(Distribution distribution)
    {
        // The most likely value is where even steps of probability lie closest together.
        var values = Tried.Values(Tried.Number("a", 20, 35, 80, distribution, RangeMeaning.Percentiles), 1000);
        var densest = Enumerable.Range(10, 980).MinBy(at => values[at + 5] - values[at - 5]);
        Assert.InRange(values[densest], 33.5, 36.5);
    }

    [Theory]
    [InlineData(20, 20, 80, RangeMeaning.Bounds, Distribution.Triangular)]
    [InlineData(20, 80, 80, RangeMeaning.Bounds, Distribution.Triangular)]
    [InlineData(20, 20, 80, RangeMeaning.Percentiles, Distribution.Triangular)]
    [InlineData(20, 80, 80, RangeMeaning.Percentiles, Distribution.Pert)]
    [InlineData(20, 80, 80, RangeMeaning.Percentiles, Distribution.Lognormal)]
    [InlineData(20, 20, 80, RangeMeaning.Bounds, Distribution.Lognormal)]
    public void A_one_sided_range_has_half_of_its_worlds_at_the_base_and_none_on_the_other_side(
        int low, int @base, int high, RangeMeaning range, Distribution distribution)
    {
        var values = Tried.Values(Tried.Number("a", low, @base, high, distribution, range), 100_000);
        Assert.Equal(50_000, values.Count(value => value == @base), 1.0);
        Assert.DoesNotContain(values, value => @base == low ? value < @base : value > @base);
        var far = @base == low ? high : low;
        var beyond = values.Count(value => @base == low ? value > far : value < far);
        Assert.Equal(range == RangeMeaning.Percentiles ? 5_000 : 0, beyond, 1.0);
    }

    [Fact]
    public void Tails_end_at_the_bounds_of_what_makes_sense()
    {
        var assumption = Tried.Number("a", 0.02m, 0.1m, 0.4m, Distribution.Pert, RangeMeaning.Percentiles, minimum: 0, maximum: 0.5m);
        var values = Tried.Values(assumption);
        Assert.InRange(values.Min(), 0, 0.02);
        Assert.InRange(values.Max(), 0.4, 0.5);
        // In proportion: none is heaped up at an end.
        Assert.InRange(values.Count(value => value > 0.499), 1, values.Length / 200);
    }

    [Fact]
    public void Odds_are_drawn_as_often_as_they_say()
    {
        var values = Tried.Values(Tried.WithOdds("a", (1, 0.25m), (5, 0.5m), (9, 0.25m)), 1000);
        Assert.Equal([250, 500, 250], values.GroupBy(value => value).Select(group => group.Count()));
        Assert.Equal([1.0, 5, 9], values.Distinct());
    }

    [Fact]
    public void Odds_that_do_not_sum_to_one_are_told()
        => Assert.Contains("The odds of a sum to 0.9, not to 1.", Assert.Throws<ArgumentException>(() => Marginal.Of(Tried.WithOdds("a", (1, 0.4m), (2, 0.5m)))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_base_outside_its_range_is_told()
        => Assert.Contains("low-base-high", Assert.Throws<FlawedException>(() => Tried.Number("a", 2, 9, 5, Distribution.Triangular)).Flaws.Select(flaw => flaw.Kind));

    [Fact]
    public void Days_are_whole_and_lie_in_their_range()
    {
        AssumptionValue Day(int day) => AssumptionValue.Of(new DateOnly(2027, 1, day));
        var assumption = new Assumption(
            "a", "a", "Dates", Assumption.DateUnit, Day(3), Day(5), Day(9), Distribution.Triangular, Day(1), Day(31), 1, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1));
        var values = Tried.Values(assumption, 1000);
        var first = new DateOnly(2027, 1, 3).DayNumber;
        Assert.Equal(Enumerable.Range(first, 7).Select(day => (double)day), values.Distinct());
    }

    [Fact]
    public void A_range_that_ends_at_never_asks_for_odds()
    {
        AssumptionValue Day(int day) => AssumptionValue.Of(new DateOnly(2027, 1, day));
        var assumption = new Assumption(
            "a", "a", "Dates", Assumption.DateUnit, Day(3), Day(5), AssumptionValue.Never, Distribution.Triangular, Day(1), AssumptionValue.Never, 1, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1));
        Assert.Contains("give it odds", Assert.Throws<ArgumentException>(() => Marginal.Of(assumption)).Message, StringComparison.Ordinal);
    }

    private static void Moments(Assumption assumption, double mean, double variance)
    {
        var values = Tried.Values(assumption);
        Assert.Equal(mean, values.Average(), 1e-4);
        Assert.Equal(variance, Tried.Variance(values), 1e-3);
    }
}

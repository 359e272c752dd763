using CsCheck;

namespace Deals.Tests.Money;

/// <summary>What holds of every bargain, wherever the gains come from; and bargains whose answer is known.</summary>
public sealed class BargainingLaws
{
    /// <summary>Kinked lines: for each party its gain at 0, 25, 50, 75 and 100.</summary>
    private static readonly Gen<double[][]> Kinked = Gen.Int[-1000, 1000].Select(hundredths => hundredths / 100.0).Array[5].Array[2, 4];

    /// <summary>Who gets more of what the other gets less of: the value from which the one accepts, up to which the other, and how much each gets of a step.</summary>
    private static readonly Gen<(double From, double To, double Up, double Down)> Transfers
        = Gen.Select(Gen.Double[1, 40], Gen.Double[60, 99], Gen.Double[0.1, 5], Gen.Double[0.1, 5]);

    [Fact]
    public void The_solutions_lie_in_the_zone_where_nobody_loses() => Kinked.Sample(corners =>
    {
        var set = Of(corners);
        foreach (var solution in new[] { set.Best(Product, 50), set.Best(Least, 50) })
        {
            Assert.Equal(set.Zone.Count == 0, solution is null);
            if (solution is null)
                continue;
            Assert.Contains(set.Zone, range => range.Contains(solution.Value));
            Assert.All(solution.Gains, gain => Assert.True(gain >= -1e-6, $"{gain}"));
        }
    });

    [Fact]
    public void The_zone_is_where_everybody_gains() => Gen.Select(Kinked, Gen.Double[0, 100]).Sample((corners, at) =>
    {
        var (set, value) = (Of(corners), (decimal)at);
        var least = set.At(value).Min();
        // Right beside a zero rounding decides.
        if (Math.Abs(least) > 1e-6)
            Assert.Equal(least > 0, set.Zone.Any(range => range.Contains(value)));
    });

    [Fact]
    public void No_value_of_the_zone_is_better_than_the_best() => Gen.Select(Kinked, Gen.Double[0, 1]).Sample((corners, part) =>
    {
        var set = Of(corners);
        foreach (var range in set.Zone)
        {
            var gains = set.At(range.From + ((range.To - range.From) * (decimal)part));
            var (nash, even) = (set.Best(Product, 50)!.Gains, set.Best(Least, 50)!.Gains);
            Assert.True(Product(nash) >= Product(gains) - 1e-4, $"{Product(nash)} {Product(gains)}");
            Assert.True(Least(even) >= Least(gains) - 1e-6, $"{Least(even)} {Least(gains)}");
        }
    });

    [Fact]
    public void Of_two_who_share_along_lines_Nash_takes_the_middle_and_the_even_split_equal_gains() => Transfers.Sample(drawn =>
    {
        var (from, to, up, down) = drawn;
        var set = Of(x => [up * (x - from), down * (to - x)]);
        var zone = Assert.Single(set.Zone);
        ((double)zone.From).Is(from);
        ((double)zone.To).Is(to);
        Assert.Equal((from + to) / 2, (double)set.Best(Product, 0)!.Value, 1e-5);
        var even = set.Best(Least, 0)!;
        Assert.Equal(even.Gains[0], even.Gains[1], 1e-9);
        Assert.Equal(((up * from) + (down * to)) / (up + down), (double)even.Value, 1e-9);
        // What each has of the most that it could have sums to one, wherever in the zone.
        var at = set.At((zone.From * 0.7m) + (zone.To * 0.3m));
        Assert.Equal(1, (at[0] / set.Most(0)!.Value) + (at[1] / set.Most(1)!.Value), 1e-9);
    });

    [Fact]
    public void Who_would_have_more_without_the_deal_never_has_less_by_Nash() => Gen.Select(Transfers, Gen.Double[0, 20]).Sample((drawn, more) =>
    {
        var (from, to, up, down) = drawn;
        var set = Of(x => [up * (x - from), down * (to - x)]);
        var stronger = Of(x => [(up * (x - from)) - more, down * (to - x)]);
        if (stronger.Best(Product, 0) is { } found)
            Assert.True(found.Gains[0] + more >= set.Best(Product, 0)!.Gains[0] - 1e-5);
    });

    [Fact]
    public void In_what_unit_a_party_counts_moves_neither_the_zone_nor_Nash() => Gen.Select(Kinked, Gen.Double[0.01, 100]).Sample((corners, scale) =>
    {
        var (set, other) = (Of(corners), Of([.. corners.Select((party, at) => at == 0 ? [.. party.Select(gain => gain * scale)] : party)]));
        // A gain that is zero but for rounding in one unit is not in another: where the zone is a hair wide, units may decide.
        if (set.Zone.Count != 1 || set.Zone[0].To - set.Zone[0].From < 0.01m)
            return;
        Assert.Equal((double)set.Zone[0].From, (double)Assert.Single(other.Zone).From, 1e-6);
        var (one, two) = (Product(set.Best(Product, 50)!.Gains) * scale, Product(other.Best(Product, 50)!.Gains));
        Assert.Equal(1, (one + 1e-3) / (two + 1e-3), 1e-3);
    });

    [Fact]
    public void Of_three_Nash_maximises_the_product_of_all_gains()
    {
        // x (100 − x)² is largest at 100/3; x and 100 − x are the same at 50.
        var set = Of(x => [x, 100 - x, 100 - x]);
        Assert.Equal(100 / 3.0, (double)set.Best(Product, 0)!.Value, 1e-5);
        Assert.Equal(50, (double)set.Best(Least, 0)!.Value, 1e-9);
    }

    [Fact]
    public void Who_gains_the_same_throughout_takes_no_part()
    {
        var set = Of(x => [x - 20, 80 - x, 1, 0]);
        Assert.Equal(new ValueRange(20, 80), Assert.Single(set.Zone));
        Assert.Equal(50, (double)set.Best(Product, 0)!.Value, 1e-5);
        Assert.Equal(50, (double)set.Best(Least, 0)!.Value, 1e-9);
        Assert.Null(set.Most(2));
        Assert.Null(set.Most(3));
        Assert.Equal(60, set.Most(0)!.Value, 1e-9);
    }

    [Fact]
    public void Without_a_value_that_suits_all_there_is_no_solution()
    {
        var set = Of(x => [x - 60, 40 - x]);
        Assert.Empty(set.Zone);
        Assert.Null(set.Best(Product, 50));
        Assert.Null(set.Most(0));
    }

    [Fact]
    public void A_zone_may_be_a_single_value_that_rounding_does_not_hide() => Transfers.Sample(drawn =>
    {
        var (at, _, up, down) = drawn;
        var set = Of(x => [up * (x - at), down * (at - x)]);
        var zone = Assert.Single(set.Zone);
        Assert.Equal(at, (double)zone.From, 1e-6);
        Assert.Equal(at, (double)zone.To, 1e-6);
        Assert.Equal(at, (double)set.Best(Product, 0)!.Value, 1e-6);
        Assert.Equal(at, (double)set.Best(Least, 0)!.Value, 1e-6);
    });

    [Fact]
    public void Several_ranges_may_suit_all_and_the_best_is_looked_for_in_each()
    {
        // The one loses between 20 and 40; the other's gain is highest at 70.
        var set = Of(x => [(x - 20) * (x - 40), 100 - Math.Abs(x - 70)]);
        Assert.Equal(2, set.Zone.Count);
        Assert.Equal((0.0, 20.0, 40.0, 100.0), ((double)set.Zone[0].From, Round(set.Zone[0].To), Round(set.Zone[1].From), (double)set.Zone[1].To));
        // (x − 20)(x − 40)(170 − x) rises up to 100.
        Assert.Equal(100, (double)set.Best(Product, 0)!.Value, 1e-6);

        static double Round(decimal value) => Math.Round((double)value, 9);
    }

    [Theory]
    [InlineData(10, 40)]
    [InlineData(55, 55)]
    [InlineData(90, 60)]
    public void Of_equally_good_values_the_one_nearest_to_what_was_signed_is_taken(int agreed, double expected)
    {
        // Both rise to 40, stay there up to 60, and fall.
        double Flat(double x) => Math.Min(40, Math.Min(x, 100 - x));
        var found = Of(x => [Flat(x), 2 * Flat(x)]).Best(Product, agreed)!;
        Assert.Equal(expected, (double)found.Value, 1e-6);
        Assert.Equal((40.0, 60.0), (Math.Round((double)found.Ties.From, 6), Math.Round((double)found.Ties.To, 6)));
    }

    [Fact]
    public void A_number_that_moves_nobody_leaves_what_was_signed()
    {
        var found = Of(_ => [3, 5]).Best(Product, 38)!;
        Assert.Equal((38m, new ValueRange(0, 100)), (found.Value, found.Ties));
    }

    private static double Product(IReadOnlyList<double> gains) => gains.Aggregate(1.0, (product, gain) => product * gain);

    private static double Least(IReadOnlyList<double> gains) => gains.Min();

    private static BargainingSet Of(Func<double, double[]> gains)
        => new(gains(0).Length, new(0, 100), values => [.. values.Select(value => gains((double)value))]);

    private static BargainingSet Of(double[][] corners) => Of(x => [.. corners.Select(party =>
    {
        var at = Math.Min(3, (int)(x / 25));
        return party[at] + ((party[at + 1] - party[at]) * ((x / 25) - at));
    })]);
}

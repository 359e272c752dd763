using Deals.Tests.Money;

namespace Deals.Tests.Simulations;

/// <summary>What drives a result, where that is known: from formulas, or by hand.</summary>
public sealed class DriversTests
{
    private static readonly Assumption
        Wide = Tried.Number("wide", 0.2m, 0.5m, 0.8m, Distribution.Uniform, minimum: 0, maximum: 1),
        Middle = Tried.Number("middle", 0.35m, 0.5m, 0.65m, Distribution.Uniform, minimum: 0, maximum: 1),
        Narrow = Tried.Number("narrow", 0.4m, 0.5m, 0.6m, Distribution.Uniform, minimum: 0, maximum: 1);

    /// <summary>T. Ishigami, T. Homma, 1990: sin x + 7 sin² y + 0.1 z⁴ sin x, each even from −π to π.</summary>
    [Fact]
    public void Ishigamis_function_has_its_indices()
    {
        const double A = 7, B = 0.1;
        double pi4 = Math.Pow(Math.PI, 4), variance = (A * A / 8) + (B * pi4 / 5) + (B * B * pi4 * pi4 / 18) + 0.5;
        double[] firsts = [0.5 * Math.Pow(1 + (B * pi4 / 5), 2) / variance, A * A / 8 / variance, 0];
        var third = B * B * pi4 * pi4 * ((1 / 18.0) - (1 / 50.0)) / variance;
        double[] totals = [firsts[0] + third, firsts[1], third];

        var found = Indices(8192, [[0], [1], [2]], x => Math.Sin(x[0]) + (A * Math.Pow(Math.Sin(x[1]), 2)) + (B * Math.Pow(x[2], 4) * Math.Sin(x[0])));
        for (var input = 0; input < 3; input++)
        {
            Holds(found[input].First, firsts[input], 0.02);
            Holds(found[input].Total, totals[input], 0.02);
        }
    }

    [Fact]
    public void A_group_has_the_parts_of_its_members_and_of_what_they_do_together()
    {
        // xy + z: by hand, with variances of 1 each and means of 0, xy has half of the variance and neither x nor y any of it alone.
        var scale = Math.Sqrt(3) / Math.PI;
        double Value(double[] x) => (x[0] * scale * x[1] * scale) + (x[2] * scale);
        var alone = Indices(8192, [[0], [1], [2]], Value);
        var grouped = Indices(8192, [[0, 1], [2]], Value);
        Holds(alone[0].First, 0, 0.02);
        Holds(alone[0].Total, 0.5, 0.02);
        Holds(grouped[0].First, 0.5, 0.02);
        Holds(grouped[0].Total, 0.5, 0.02);
        Holds(grouped[1].First, 0.5, 0.02);
    }

    [Fact]
    public void In_a_sum_each_has_the_part_of_its_variance()
    {
        // Variances of even numbers go with the squares of their ranges: 36, 9 and 4 of 49.
        var simulation = Tried.Run(Tried.Paying(false, [Wide, Narrow, Middle]));
        var indices = Sensitivity(simulation, 1024).Of(MoneyBook.North, simulation.Model.Baselines[0]);
        Assert.Equal(["wide", "middle", "narrow"], indices.Select(index => index.Assumptions.Single().Id));
        foreach (var (index, part) in indices.Zip([36.0 / 49, 9.0 / 49, 4.0 / 49]))
        {
            Holds(index.First, part, 0.01);
            Holds(index.Total, part, 0.01);
        }

        foreach (var influence in simulation.North().Influences)
            Assert.Equal(indices.Single(index => index.Assumptions[0] == influence.Assumption).First.Value, influence.Part, 0.02);
    }

    [Fact]
    public void Those_that_move_together_count_as_one_group()
    {
        // Of even numbers the rank correlation is the correlation: 36 + 9 + 2 · 0.6 · 6 · 3 against 4.
        var simulation = Tried.Run(Tried.Paying(false, [Wide, Narrow, Middle], (0, 2, 0.6)));
        var indices = Sensitivity(simulation, 2048, areGrouped: true).Of(MoneyBook.North, simulation.Model.Baselines[0]);
        Assert.Equal(["wide, middle", "narrow"], indices.Select(index => string.Join(", ", index.Assumptions.Select(one => one.Id))));
        const double Together = 36 + 9 + (2 * 0.6 * 6 * 3);
        Holds(indices[0].First, Together / (Together + 4), 0.01);
        Holds(indices[0].Total, Together / (Together + 4), 0.01);
        // One by one they are drawn as if they were independent.
        Holds(Sensitivity(simulation, 1024).Of(MoneyBook.North, simulation.Model.Baselines[0])[0].First, 36.0 / 49, 0.01);
    }

    [Fact]
    public void Threads_do_not_change_indices()
    {
        IReadOnlyList<SensitivityIndex> Of(int threads)
            => Tried.Run(Tried.Paying(true, [Wide, Narrow, Middle]), threads: threads) is var simulation
                ? Sensitivity(simulation, 512).Of(MoneyBook.North, simulation.Model.Baselines[0]) : [];
        Assert.Equal(Of(1).Select(index => (index.First, index.Total)), Of(2).Select(index => (index.First, index.Total)));
    }

    [Fact]
    public void A_number_of_points_that_does_not_fit_is_refused()
    {
        var simulation = Tried.Run(Tried.Paying(true, [Wide]), 64);
        Assert.Throws<ArgumentException>(() => Sensitivity(simulation, 1000));
        Assert.Throws<ArgumentException>(() => Sensitivity(simulation, 32));
        Assert.Throws<ArgumentException>(() => Sensitivity(simulation, 64).Of(MoneyBook.South, simulation.Model.Baselines[0]));
    }

    [Fact]
    public void Each_alone_moves_from_its_10th_to_its_90th_percentile()
    {
        var bar = Tried.Run(Tried.Paying50(Wide)).DeltaOf().Tornado.Single();
        Assert.Equal((0.26m, 0.74m), (Math.Round(bar.Low.Number!.Value, 9), Math.Round(bar.High.Number!.Value, 9)));
        Assert.Equal(-24, bar.AtLow, 1e-9);
        Assert.Equal(24, bar.AtHigh, 1e-9);
        Assert.Equal(0, bar.AtBase, 1e-9);
    }

    [Fact]
    public void The_rule_finds_when_the_answer_flips()
    {
        // 100xy − 50 with y a half in three of ten cases: then it is a loss whatever x is; else in 7.5 percent of them.
        var odds = Tried.WithOdds("y", (0.5m, 0.3m), (2, 0.7m));
        var rule = Tried.Run(Tried.Paying50(Wide, odds), 16_384).DeltaOf().Rule;
        var condition = Assert.Single(rule.Conditions);
        Assert.Equal((odds, null, AssumptionValue.Of(0.5m)), (condition.Assumption, condition.AtLeast, condition.AtMost));
        Assert.True(rule.IsGain);
        Assert.Equal(1, rule.Within, 1e-12);
        Assert.Equal(0.3 + (0.7 * 0.045 / 0.6), rule.Share, 0.01);
        Assert.Equal(0.3 / rule.Share, rule.Covered, 0.01);
    }

    [Fact]
    public void A_rule_has_two_conditions_where_it_takes_two()
    {
        // x·y below 0.2 in place of 0.5 at the base needs both to be low.
        var (x, y) = (Tried.Number("x", 0.2m, 0.9m, 1, Distribution.Uniform), Tried.Number("y", 0.2m, 0.9m, 1, Distribution.Uniform));
        var model = Tried.Paying50(x, y, Tried.Number("twice", 2, 2, 2, Distribution.Uniform));
        var rule = Tried.Run(model, 16_384).DeltaOf().Rule;
        Assert.Equal(["x", "y"], rule.Conditions.Select(condition => condition.Assumption.Id));
        Assert.All(rule.Conditions, condition => Assert.True(condition.AtLeast is null && condition.AtMost is not null));
        Assert.True(rule.Within > 1.5 * rule.Share, $"{rule}");
    }

    [Fact]
    public void Where_nothing_flips_there_is_no_rule()
    {
        var rule = Tried.Run(Tried.Paying(true, [Wide])).DeltaOf().Rule;
        Assert.Empty(rule.Conditions);
        Assert.Equal(0, rule.Share);
    }

    [Fact]
    public void Knowing_what_decides_is_worth_what_the_better_choice_adds()
    {
        // 100x − 50 lies even from −30 to 30: who knows x takes it where it gains, 30/4 on average, instead of nothing.
        var (simulation, other) = (Tried.Run(Tried.Paying50(Wide), 65_536), Tried.Number("other", 0.9m, 1, 1.1m, Distribution.Uniform));
        var knowing = simulation.DeltaOf().Knowing;
        Assert.Equal(7.5, knowing.Everything, 0.01);
        Assert.Equal(7.5, knowing.Each.Single().Worth, 0.01);
        // What cannot change the choice is worth nothing.
        var two = Tried.Run(Tried.Paying50(Tried.Number("large", 0.7m, 0.8m, 0.9m, Distribution.Uniform), other), 16_384).DeltaOf().Knowing;
        Assert.True(two.Takes);
        Assert.All(two.Each, one => Assert.Equal(0, one.Worth));
    }

    [Fact]
    public void Payments_have_the_percentiles_of_each_quarter()
    {
        var simulation = Tried.Run(Tried.Paying(true, [Wide]));
        foreach (var quarter in simulation.Payments(MoneyBook.Lab, MoneyBook.North))
        {
            Assert.Equal(25 * 0.5, quarter.Mean, 0.01);
            Assert.Equal([0.23, 0.26, 0.35, 0.5, 0.65, 0.74, 0.77], quarter.Percentiles.Select(value => Math.Round(value / 25, 3)), (one, two) => Math.Abs(one - two) < 0.003);
        }

        Assert.Equal(
            simulation.Cash(MoneyBook.North).Select(quarter => quarter.Percentiles), simulation.Payments(MoneyBook.Lab, MoneyBook.North).Select(quarter => quarter.Percentiles));
        Assert.All(simulation.Payments(MoneyBook.Lab, MoneyBook.North, simulation.Model.Baselines[0]), quarter => Assert.Equal(0, quarter.Mean));
    }

    [Fact]
    public void A_cap_is_full_in_the_quarters_that_it_takes()
    {
        // 25x a quarter against 30: in the second where x is above 0.6, in the third above 0.4, in the fourth above 0.3, else not.
        var book = new MoneyBook { First = new(2026, 1), Last = new(2026, 4) };
        var clause = book.Switch("shares");
        book.Regime("now", RegimeRole.Current, clause);
        book.Regime("before", RegimeRole.DefaultBaseline);
        var driver = book.Driver(new ProductDriver("times", "times", book.Anchored("sold", null, ("2026", 100)).Id, book.Add(Wide), MoneyBook.Somewhere, null));
        var cap = book.Cap("pool", 30, new(2026, 1, 1));
        book.Share("share", book.Sales("sales", driver, MoneyBook.Lab), 1, MoneyBook.North, clause, cap: cap);
        var full = Tried.Run(book.Book().Money()).CapFull(cap);
        Assert.Equal([new Quarter(2026, 2), new(2026, 3), new(2026, 4), null], full.Select(one => one.Quarter));
        foreach (var (one, expected) in full.Zip([1 / 3.0, 1 / 3.0, 1 / 6.0, 1 / 6.0]))
            Assert.Equal(expected, one.Probability, 0.002);
    }

    private static Sensitivity Sensitivity(Simulation simulation, int points, bool areGrouped = false)
        => simulation.Sensitivity(points, areGrouped, TestContext.Current.CancellationToken);

    private static void Holds(IndexEstimate found, double expected, double tolerance)
    {
        Assert.Equal(expected, found.Value, tolerance);
        Assert.InRange(found.Value, found.Low, found.High);
        Assert.InRange(expected, found.Low - (tolerance / 2), found.High + (tolerance / 2));
    }

    /// <summary>The indices of a function of numbers from −π to π.</summary>
    private static IReadOnlyList<(IndexEstimate First, IndexEstimate Total)> Indices(int points, IReadOnlyList<int[]> groups, Func<double[], double> function)
    {
        var inputs = groups.Sum(group => group.Length);
        double[][] Set(int dimension) => [.. Enumerable.Range(dimension, inputs).Select(at =>
        {
            var column = new double[points];
            SobolPoints.Fill(1, 0, at, column);
            return column.Select(value => ((2 * value) - 1) * Math.PI).ToArray();
        })];
        var indices = new SobolIndices(groups, 1);
        var (a, b) = (Set(0), Set(inputs));
        for (var block = 0; block < SobolIndices.Blocks; block++)
        {
            indices.Add(block, a, b, [0], (columns, outputs) =>
            {
                for (var world = 0; world < outputs[0].Length; world++)
                    outputs[0][world] = function([.. columns.Select(column => column[world])]);
            });
        }

        return indices.Of(0, 1);
    }
}

file static class First
{
    public static SimulatedDelta DeltaOf(this Simulation simulation) => simulation.DeltaOf(MoneyBook.North, simulation.Model.Baselines[0]);
}

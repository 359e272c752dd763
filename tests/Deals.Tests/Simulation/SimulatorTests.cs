using System.Runtime.InteropServices;
using Deals.Data;
using Deals.Tests.Money;

namespace Deals.Tests.Simulations;

/// <summary>What comes out of a simulation where it is known: by hand, by formula, or from the model itself.</summary>
public sealed class SimulatorTests
{
    private static readonly Assumption
        Rate = Tried.Number("rate", 0.2m, 0.5m, 0.8m, Distribution.Uniform, minimum: 0, maximum: 1),
        Other = Tried.Number("other", 0.1m, 0.2m, 0.6m, Distribution.Triangular, minimum: 0, maximum: 1);

    [Fact]
    public void One_random_assumption_gives_its_exact_mean_and_probability()
    {
        // 100 · x − 50, x even from 0.2 to 0.8: the mean is 0; it gains 1 or more from 0.51 on and loses 1 or more up to 0.49.
        var north = Tried.Run(Tried.Paying50(Rate), 65_536).North();
        Within(north.Mean, 0, 0.001);
        Within(north.Gain, 0.29 / 0.6, 0.0002);
        Within(north.Loss, 0.29 / 0.6, 0.0002);
        Assert.Equal(60 / Math.Sqrt(12), north.Deviation, 0.001);
        Assert.Equal(-24, north.Percentile(0.1), 0.01);
        Assert.Equal(24, north.Percentile(0.9), 0.01);
        // 50 for the 50th would give the largest
        Assert.Contains("0.5 is the median", Assert.Throws<ArgumentOutOfRangeException>(() => north.Percentile(50)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_of_a_whole_that_were_drawn_larger_than_it_are_scaled_down_to_it()
    {
        // 1.3 in all, 1.1 of it above what they are at least, and room for 0.8 of that.
        double[][] by = [[0.7], [0.6]];
        new Whole([0, 1], [0.1, 0.1], 1, MayBreak: true).Keep(by);
        Assert.Equal(0.1 + (0.6 * 0.8 / 1.1), by[0][0], 1e-12);
        Assert.Equal(0.1 + (0.5 * 0.8 / 1.1), by[1][0], 1e-12);

        var book = new MoneyBook { First = new(2026, 1), Last = new(2026, 4) };
        book.Regime("now", RegimeRole.Current, book.Switch("now"));
        book.Regime("before", RegimeRole.DefaultBaseline);
        book.Sales("sales", book.Flat("sold", 100), MoneyBook.Lab, book.SwitchOf("now"));
        var (north, south) = (Tried.Number("of_north", 0.2m, 0.4m, 0.7m, Distribution.Uniform, maximum: 1), Tried.Number("of_south", 0.1m, 0.3m, 0.6m, Distribution.Uniform, maximum: 1));
        book.Value(500, [(MoneyBook.North, new(2020, 1, 1), book.Add(north)), (MoneyBook.South, new(2020, 1, 1), book.Add(south))]);
        var model = book.Book().Money();
        var draws = new WorldDraws(model, Scenario.Base(model.Book));
        Assert.Equal([north, south], draws.Drawn);
        double[][] drawn = [new double[1024], new double[1024]];
        draws.Fill(1, 0, drawn);
        double[][] kept = [[.. drawn[0]], [.. drawn[1]]];
        draws.KeepWhole(kept);
        // 0.2 to 0.7 and 0.1 to 0.6, both even: above 1 in the corner of 0.3 by 0.3, 18 percent of all.
        Assert.Equal(0.18, drawn[0].Zip(drawn[1]).Count(pair => pair.First + pair.Second > 1) / 1024.0, 0.01);
        foreach (var ((one, other), (first, second)) in kept[0].Zip(kept[1]).Zip(drawn[0].Zip(drawn[1])))
        {
            Assert.Equal(Math.Min(1, first + second), one + other, 1e-8);
            Assert.Equal(first / second, one / other, 1e-8);
        }

        Assert.Contains(Tried.Run(model).Notes, note => note.Contains("scaled down to it", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_every_amount_counts_a_change_of_zero_is_neither_a_gain_nor_a_loss()
    {
        // 100 · x − 50 at 0.5, and at 0.4 with 30%.
        var north = Tried.Run(Tried.Paying50(0, Tried.WithOdds("odds", (0.4m, 0.3m), (0.5m, 0.7m)))).North();
        Assert.Equal([(0.0, 1.0), (0.0, 0.0)], north.Given.Select(given => (given.Gain.Value, given.Loss.Value)));
    }

    [Fact]
    public void A_percentile_is_a_number_that_was_drawn()
    {
        // Half of the worlds at −10, half at 0: none lies between.
        var north = Tried.Run(Tried.Paying50(Tried.WithOdds("odds", (0.4m, 0.5m), (0.5m, 0.5m)))).North();
        foreach (var part in new[] { 0, 0.25, 0.4999, 0.5, 0.5001, 0.75, 1 })
            Assert.Contains(Math.Round(north.Percentile(part), 9), new[] { -10.0, 0 });
    }

    [Fact]
    public void Where_nothing_is_uncertain_every_world_is_the_base_case_to_the_last_bit()
    {
        foreach (var model in new[] { Tried.Paying(true, [Tried.Number("rate", 0.3m, 0.3m, 0.3m, Distribution.Triangular)]), Points(OpenAiClouds().Money(), out _) })
        {
            Points(model, out var scenario);
            var simulation = Tried.Run(model, 1000, scenario: scenario);
            Assert.Empty(simulation.Drawn);
            foreach (var delta in simulation.Deltas)
            {
                var expected = model.Deltas([scenario])[0].Single(one => one.Party == delta.Party && one.Baseline == delta.Baseline).In(delta.Perspective);
                foreach (var found in new[] { delta.Mean.Value, delta.Percentile(0.05), delta.Percentile(0.5), delta.Percentile(1) })
                    Assert.Equal(BitConverter.DoubleToInt64Bits(expected), BitConverter.DoubleToInt64Bits(found));
                Assert.Equal(0, delta.Mean.Error);
                Assert.Equal(0, delta.Deviation);
            }
        }
    }

    [Fact]
    public void Odds_are_drawn_and_told_value_by_value()
    {
        var odds = Tried.WithOdds("odds", (0.2m, 0.3m), (0.4m, 0.7m));
        var north = Tried.Run(Tried.Paying(true, [Rate, odds])).North();
        Assert.Equal([(AssumptionValue.Of(0.2m), 0.3), (AssumptionValue.Of(0.4m), 0.7)], north.Given.Select(given => (given.From, given.Odds)));
        Within(north.Given[0].Mean, 100 * 0.5 * 0.2, 0.05);
        Within(north.Given[1].Mean, 100 * 0.5 * 0.4, 0.05);
        Within(north.Mean, (0.3 * 10) + (0.7 * 20), 0.05);
    }

    [Fact]
    public void Without_odds_thirds_of_what_matters_most_are_told()
    {
        var north = Tried.Run(Tried.Paying(true, [Rate, Tried.Number("little", 0.99m, 1, 1.01m, Distribution.Uniform)])).North();
        Assert.Equal("rate", north.MattersMost!.Id);
        Assert.All(north.Given, given => Assert.Equal("rate", given.Assumption.Id));
        Assert.Equal([30, 50, 70], north.Given.Select(given => given.Mean.Value), (one, other) => Math.Abs(one - other) < 0.2);
    }

    [Fact]
    public void What_the_scenario_sets_is_not_drawn()
    {
        var model = Tried.Paying(true, [Rate, Other]);
        var simulation = Tried.Run(model, scenario: Scenario.Base(model.Book).With("rate", 0.5m));
        Assert.Equal(["other"], simulation.Drawn.Select(one => one.Id));
        Within(simulation.North().Mean, 100 * 0.5 * 0.3, 0.02);
    }

    [Fact]
    public void No_correlation_is_as_independent_and_one_changes_the_mean_of_a_product()
    {
        var (independent, zero, together) = (Tried.Paying(true, [Rate, Other]), Tried.Paying(true, [Rate, Other], (0, 1, 0)), Tried.Paying(true, [Rate, Other], (0, 1, 0.8)));
        Assert.Equal(Tried.Run(independent).North().Mean, Tried.Run(zero).North().Mean);
        // Where they rise together, E[xy] = E[x]E[y] + cov; the covariance of these two at a rank correlation of 0.8 is near 0.8 of the product of their deviations.
        var expected = 100 * ((0.5 * 0.3) + (0.8 * 0.6 / Math.Sqrt(12) * Math.Sqrt(Tried.Variance(Tried.Values(Other)))));
        Within(Tried.Run(together).North().Mean, expected, 0.1);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(40_000)]
    public void The_same_seed_gives_the_same_bytes_on_one_thread_and_on_two_and_in_parts(int worlds)
    {
        var model = Tried.Paying(true, [Rate, Other], (0, 1, 0.5));
        var whole = Bytes(new(3) { Worlds = worlds }, out var one);
        Assert.Equal(whole, Bytes(new(3) { Worlds = worlds, Threads = 2 }, out var two));
        Assert.NotEqual(whole, Bytes(new(4) { Worlds = worlds }, out _));
        Assert.Equal(one.North().Mean, two.North().Mean);
        Assert.True(one.Worlds >= worlds);

        for (var parts = 2; parts <= 3; parts++)
        {
            var joined = new Simulator(model, Scenario.Base(model.Book), new(3) { Worlds = worlds });
            var bytes = new List<byte>();
            for (var part = 1; part <= parts; part++)
            {
                foreach (var piece in new Simulator(model, Scenario.Base(model.Book), new(3) { Worlds = worlds }).Part(part, parts, TestContext.Current.CancellationToken))
                {
                    Add(bytes, piece);
                    joined.Take(piece);
                }
            }

            Assert.Equal(whole, bytes);
            Assert.Equal(one.North().Gain, joined.Result.North().Gain);
        }

        List<byte> Bytes(SimulationSettings settings, out Simulation simulation)
        {
            var bytes = new List<byte>();
            simulation = new Simulator(model, Scenario.Base(model.Book), settings).Run(taken: worlds => Add(bytes, worlds), cancellation: TestContext.Current.CancellationToken);
            return bytes;
        }

        static void Add(List<byte> bytes, SimulatedWorlds worlds)
        {
            foreach (var column in worlds.Inputs.Concat(worlds.Deltas))
                bytes.AddRange(MemoryMarshal.AsBytes(column.AsSpan()));
        }
    }

    [Fact]
    public void Piece_by_piece_gives_the_same_as_at_once()
    {
        var model = Tried.Paying(true, [Rate, Other]);
        var simulator = new Simulator(model, Scenario.Base(model.Book), new(1) { Worlds = 4096 });
        Assert.Throws<InvalidOperationException>(() => simulator.Result);
        var pieces = 1;
        while (simulator.WorkOn())
            pieces++;
        Assert.Equal(16, pieces);
        Assert.False(simulator.WorkOn());
        Assert.Equal(Tried.Run(model).North().Mean, simulator.Result.North().Mean);
    }

    [Fact]
    public void It_stops_when_errors_are_small_enough_or_says_that_they_are_not()
    {
        var model = Tried.Paying50(Rate);
        Simulation Run(SimulationSettings settings) => new Simulator(model, Scenario.Base(model.Book), settings).Run(cancellation: TestContext.Current.CancellationToken);
        var precise = Run(new(1));
        Assert.Equal(SimulationStop.Precise, precise.StoppedBy);
        Assert.Equal(65_536, precise.Worlds);
        Assert.True(precise.LargestErrors is { Probability: > 0 and <= 0.005, Mean: > 0 and <= 0.25 });

        var never = Run(new(1) { ProbabilityError = 1e-9, MostWorlds = 100_000 });
        Assert.Equal((SimulationStop.Most, 102_400), (never.StoppedBy, never.Worlds));
        Assert.Equal((SimulationStop.Number, 1024), (Run(new(1) { Worlds = 1000 }).StoppedBy, Run(new(1) { Worlds = 1000 }).Worlds));
    }

    [Fact]
    public void The_error_says_how_far_off_a_mean_is()
    {
        // Of 100 simulations with seeds of their own, the mean lies within two errors of the true one in nearly all.
        var model = Tried.Paying(true, [Rate, Other]);
        var within = Enumerable.Range(1, 100).Count(seed => Tried.Run(model, 1024, seed).North().Mean is var mean && Math.Abs(mean.Value - 15) <= 2 * mean.Error);
        Assert.InRange(within, 86, 100);
    }

    [Fact]
    public void Parties_that_gain_and_lose_together_are_counted()
    {
        var model = Tried.Paying50(Rate);
        var simulation = Tried.Run(model);
        var joint = simulation.Joint(model.Baselines[0]);
        Assert.Equal(1, joint.Sum(one => one.Probability.Value), 1e-12);
        Assert.All(joint, one => Assert.Equal([MoneyBook.Lab, MoneyBook.North], one.Parties.Select(party => party.Party)));
        Assert.DoesNotContain(joint, one => one.Parties[0].Word == one.Parties[1].Word && one.Parties[0].Word != SimulatedWord.Neither);
        Assert.DoesNotContain(joint, one => one.IsForAll);
        Assert.Equal(simulation.DeltaOf(MoneyBook.North, model.Baselines[0]).Gain.Value, joint.Where(one => one.Parties[1].Word == SimulatedWord.Gains).Sum(one => one.Probability.Value), 1e-12);
    }

    [Fact]
    public void The_distribution_is_split_by_an_assumption()
    {
        var odds = Tried.WithOdds("odds", (0.2m, 0.25m), (0.4m, 0.75m));
        var simulation = Tried.Run(Tried.Paying(true, [Rate, odds]));
        var parts = simulation.North().SplitBy(odds);
        Assert.Equal([0.25, 0.75], parts.Select(part => part.Part));
        Assert.Equal(100 * 0.5 * 0.2, parts[0].Percentile(0.5), 0.05);
        var thirds = simulation.North().SplitBy(Rate);
        Assert.Equal(1, thirds.Sum(part => part.Part), 1e-12);
        Assert.Equal(simulation.Worlds, thirds.Sum(part => part.Deltas.Count));
    }

    [Fact]
    public void A_cancelled_one_keeps_what_it_has()
    {
        var model = Tried.Paying(true, [Rate, Other]);
        using var source = new CancellationTokenSource();
        var simulator = new Simulator(model, Scenario.Base(model.Book), new(1) { Worlds = 100_000 });
        Assert.Throws<OperationCanceledException>(() => simulator.Run(new Stop(source), cancellation: source.Token));
        Assert.Equal(8192, simulator.Result.Worlds);
        // And goes on from there.
        Assert.Equal(Tried.Run(model, 100_000).North().Mean, simulator.Run(cancellation: CancellationToken.None).North().Mean);
    }

    [Fact]
    public void Parts_of_a_commitment_leave_something_of_it_in_every_world()
    {
        var book = new MoneyBook();
        var (bought, clause) = (Tried.Number("bought", 0.2m, 0.5m, 0.9m, Distribution.Uniform, minimum: 0, maximum: 1), book.Switch("contract"));
        var left = Tried.Number("left", 0.2m, 0.4m, 0.9m, Distribution.Uniform, minimum: 0, maximum: 1);
        book.Term("rent", TermKind.Commitment, MoneyBook.Lab, MoneyBook.North, new() { Amount = book.Money("amount", 12) }, clause, new(2026, 1, 1), new(2027, 12, 31));
        book.Term("elsewhere", TermKind.Substitute, MoneyBook.Lab, MoneyBook.South, new() { OfTermId = "rent", Share = book.Add(bought) });
        book.Term("rest", TermKind.Substitute, MoneyBook.Lab, MoneyBook.OtherClouds, new() { OfTermId = "rent" });
        book.Term("none", TermKind.Unserved, MoneyBook.Customers, MoneyBook.Lab, new() { OfTermId = "rent", Share = book.Add(left), Rate = book.Number("lost", 1) });
        var model = book.Book().Money();
        var worlds = new Simulator(model, Scenario.Base(model.Book), new(1) { Worlds = 1024 }).Compute(TestContext.Current.CancellationToken).First();
        var inAll = worlds.Inputs[0].Zip(worlds.Inputs[1], (one, other) => one + other).ToList();
        Assert.Contains(inAll, sum => sum >= 1);
        Assert.All(inAll, sum => Assert.True(sum <= 1 + 1e-8));
    }

    [Fact]
    public void Parts_that_do_not_exist_are_refused()
    {
        var model = Tried.Paying(true, [Rate]);
        Simulator Of(SimulationSettings settings) => new(model, Scenario.Base(model.Book), settings);
        Assert.Throws<ArgumentException>(() => Of(new(1) { Worlds = 1000 }).Part(0, 2, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => Of(new(1) { Worlds = 1000 }).Part(3, 2, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => Of(new(1) { Worlds = 1000 }).Part(1, 17, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => Of(new(1)).Part(1, 2, TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentException>(() => Of(new(1) { Worlds = 0 }));
        var simulator = Of(new(1) { Worlds = 1000 });
        Assert.Throws<ArgumentException>(() => simulator.Take(Of(new(1) { Worlds = 1000 }).Part(2, 2, TestContext.Current.CancellationToken).First()));
    }

    private static MoneyModel Points(MoneyModel model, out Scenario scenario)
    {
        scenario = model.Book.Assumptions.Where(one => one.Distribution != Distribution.Fixed)
            .Aggregate(Scenario.Base(model.Book), (all, one) => all.With(one.Id, one.Base));
        return model;
    }

    private static DealBook OpenAiClouds()
        => Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    private static void Within(Estimate found, double expected, double tolerance)
    {
        Assert.Equal(expected, found.Value, tolerance);
        Assert.InRange(found.Error, 0, tolerance);
    }

    /// <summary>Stops after the second piece.</summary>
    private sealed class Stop(CancellationTokenSource source) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            Assert.Equal(102_400, value.Of);
            if (value.Worlds >= 8192)
                source.Cancel();
        }
    }
}

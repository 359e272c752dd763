namespace Deals.Tests.Simulations;

/// <summary>Assumptions, and simulations of small invented books.</summary>
internal static class Tried
{
    public static Assumption Number(
        string id, decimal low, decimal @base, decimal high, Distribution distribution, RangeMeaning range = RangeMeaning.Bounds,
        decimal? minimum = null, decimal maximum = 1_000_000)
        => new(
            id, id, "Numbers", "fraction", AssumptionValue.Of(low), AssumptionValue.Of(@base), AssumptionValue.Of(high), distribution,
            AssumptionValue.Of(minimum ?? (low >= 0 && range == RangeMeaning.Bounds ? 0 : -1_000_000)), AssumptionValue.Of(maximum), 0.01m, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1))
        {
            Range = range,
        };

    public static Assumption WithOdds(string id, params (decimal Value, decimal Probability)[] odds)
        => new(
            id, id, "Numbers", "fraction", AssumptionValue.Of(odds[0].Value), AssumptionValue.Of(odds[0].Value), AssumptionValue.Of(odds[^1].Value),
            Distribution.Discrete, AssumptionValue.Of(0m), AssumptionValue.Of(1_000_000), 0.01m, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1))
        {
            Odds = [.. odds.Select(one => new Odds(AssumptionValue.Of(one.Value), one.Probability, null, "invented"))],
        };

    /// <summary>The values below which even parts of the probability lie: their averages are those of the distribution.</summary>
    public static double[] Values(Assumption assumption, int count = 200_000)
    {
        var marginal = Marginal.Of(assumption)!;
        return [.. Enumerable.Range(0, count).Select(at => marginal.Quantile((at + 0.5) / count))];
    }

    public static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Average(value => (value - mean) * (value - mean));
    }

    /// <summary>
    /// A lab that sells for a year and pays North of it under the terms that hold: North gains 100 times each assumption, one after the
    /// other multiplied or added up, and the lab loses as much.
    /// </summary>
    public static MoneyModel Paying(bool isProduct, IReadOnlyList<Assumption> assumptions, params (int One, int Other, double Coefficient)[] together)
    {
        var book = new Money.MoneyBook { First = new(2026, 1), Last = new(2026, 4) };
        var clause = book.Switch("shares");
        book.Regime("now", RegimeRole.Current, clause);
        book.Regime("before", RegimeRole.DefaultBaseline);
        var sold = book.Anchored("sold", null, ("2026", 100));
        var driver = sold;
        foreach (var assumption in assumptions)
        {
            driver = book.Driver(new ProductDriver($"times_{assumption.Id}", "times", isProduct ? driver.Id : sold.Id, book.Add(assumption), Money.MoneyBook.Somewhere, null));
            if (!isProduct || assumption == assumptions[^1])
                book.Share($"share_{assumption.Id}", book.Sales($"sales_{assumption.Id}", driver, Money.MoneyBook.Lab), 1, Money.MoneyBook.North, clause);
        }

        foreach (var (one, other, coefficient) in together)
            book.Together(assumptions[one], assumptions[other], coefficient);
        return book.Book().Money();
    }

    /// <summary>North gains 100 times the assumptions, multiplied, under the terms that hold, and 50 under those before.</summary>
    public static MoneyModel Paying50(params Assumption[] assumptions) => Paying50(1, assumptions);

    public static MoneyModel Paying50(decimal threshold, params Assumption[] assumptions)
    {
        var book = new Money.MoneyBook { First = new(2026, 1), Last = new(2026, 4), Threshold = threshold };
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline, before);
        var sold = book.Anchored("sold", null, ("2026", 100));
        var driver = assumptions.Aggregate(sold, (driver, one) => book.Driver(
            new ProductDriver($"times_{one.Id}", "times", driver.Id, book.Add(one), Money.MoneyBook.Somewhere, null)));
        book.Share("new", book.Sales("new_sales", driver, Money.MoneyBook.Lab), 1, Money.MoneyBook.North, now);
        book.Share("old", book.Sales("old_sales", sold, Money.MoneyBook.Lab), 0.5m, Money.MoneyBook.North, before);
        return book.Book().Money();
    }

    public static Simulation Run(MoneyModel model, int worlds = 4096, long seed = 1, int threads = 1, Scenario? scenario = null)
        => new Simulator(model, scenario ?? Scenario.Base(model.Book), new(seed) { Worlds = worlds, Threads = threads }).Run(cancellation: TestContext.Current.CancellationToken);

    public static SimulatedDelta North(this Simulation simulation)
        => simulation.DeltaOf(Money.MoneyBook.North, simulation.Model.Baselines[0], Perspective.Direct);

    /// <summary>The rank correlation of two columns without ties.</summary>
    public static double RankCorrelation(double[] one, double[] other)
    {
        static double[] Ranks(double[] values)
        {
            var ranks = new double[values.Length];
            foreach (var (rank, at) in values.Index().OrderBy(pair => pair.Item).Select(pair => pair.Index).Index().Select(pair => (pair.Index, pair.Item)))
                ranks[at] = rank;
            return ranks;
        }

        var (a, b) = (Ranks(one), Ranks(other));
        var mean = (one.Length - 1) / 2.0;
        return a.Zip(b, (x, y) => (x - mean) * (y - mean)).Sum() / a.Sum(x => (x - mean) * (x - mean));
    }
}

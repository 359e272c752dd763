namespace Deals;

/// <summary>How far a quarter's money may lie: percentiles over the worlds drawn, in the ledger's unit.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Percentiles">The 5th, 10th, 25th, 50th, 75th, 90th and 95th.</param>
/// <param name="Mean">The mean.</param>
public sealed record FanQuarter(Quarter Quarter, IReadOnlyList<double> Percentiles, double Mean);

/// <summary>When a cap is full.</summary>
/// <param name="Quarter">The quarter in which it begins to cut what is claimed; null for none within the ledger.</param>
/// <param name="Probability">In which part of the worlds.</param>
public sealed record CapFull(Quarter? Quarter, double Probability);

/// <summary>The quarters of the worlds that are kept, the first few thousand of them: computed when they are asked for.</summary>
internal sealed class QuarterFan(Simulation simulation)
{
    /// <summary>So many worlds are enough for percentiles that a chart shows.</summary>
    private const int MostWorlds = 1 << 13;

    private const double Rounding = 1e-9;

    private static readonly double[] Parts = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

    private readonly Plan plan = simulation.Model.Plan;

    /// <summary>How many worlds are kept.</summary>
    public static int WorldsOf(Simulation simulation) => Math.Min(MostWorlds, simulation.SampleCount);

    /// <summary>What is paid in each quarter, each term's payments times a weight.</summary>
    public IReadOnlyList<FanQuarter> Of(Regime regime, Func<Term, double> weightOf)
    {
        double[] weights = [.. plan.Terms.Select(weightOf)];
        if (!weights.AsSpan().ContainsAnyExcept(0))
            return [.. plan.Calendar.Quarters.Select(quarter => new FanQuarter(quarter, new double[Parts.Length], 0))];
        var worlds = WorldsOf(simulation);
        double[][] rows = [.. Enumerable.Range(0, plan.Count).Select(_ => new double[worlds])];
        var paths = plan.Regimes[simulation.Model.IndexOf(regime)];
        ForEachBlock(worlds, (space, first, real) =>
        {
            for (var at = 0; at < paths.Count; at++)
            {
                var probability = paths.Probability(at, space.Worlds.AsSpan());
                foreach (var one in plan.PlansOf(paths.First + at).Where(one => one >= 0 && weights[one] != 0))
                {
                    var paid = space.PaidOf(one);
                    for (var quarter = 0; quarter < plan.Count; quarter++)
                    {
                        for (var lane = 0; lane < real; lane++)
                            rows[quarter][first + lane] += weights[one] * probability.GetElement(lane) * paid[quarter].GetElement(lane);
                    }
                }
            }
        });
        return [.. rows.Select((row, quarter) => FanOf(plan.Calendar.Quarters[quarter], row))];
    }

    /// <summary>When a cap begins to cut.</summary>
    public IReadOnlyList<CapFull> Full(CapGroup group, Regime regime)
    {
        var worlds = WorldsOf(simulation);
        var counts = new double[plan.Count + 1];
        var paths = plan.Regimes[simulation.Model.IndexOf(regime)];
        ForEachBlock(worlds, (space, _, real) =>
        {
            var pass = new Pass(space);
            for (var at = 0; at < paths.Count; at++)
            {
                var probability = paths.Probability(at, space.Worlds.AsSpan());
                var pool = plan.PlansOf(paths.First + at).Where(one => one >= 0).Select(plan.CapOf)
                    .FirstOrDefault(cap => cap?.Group == group);
                for (var lane = 0; lane < real; lane++)
                    counts[pool is null ? plan.Count : FirstCut(ref pass, pool, lane)] += probability.GetElement(lane);
            }
        });
        return [.. counts.Select(
            (count, quarter) => new CapFull(quarter < plan.Count ? plan.Calendar.Quarters[quarter] : null, count / worlds))
            .Where(one => one.Probability > 0)];
    }

    private static FanQuarter FanOf(Quarter quarter, double[] row)
    {
        Array.Sort(row);
        return new(quarter, [.. Parts.Select(part => SimulatedDelta.PercentileOf(row, part))], row.Average());
    }

    private int FirstCut(ref Pass pass, CapPlan pool, int lane)
    {
        for (var quarter = 0; quarter < plan.Count; quarter++)
        {
            var cut = 0.0;
            for (var member = 0; member < pool.Paid.Length; member++)
                cut += pass.Row(pool.Claims[member])[quarter].GetElement(lane) - pass.Row(pool.Paid[member])[quarter].GetElement(lane);
            if (cut > Rounding)
                return quarter;
        }

        return plan.Count;
    }

    private void ForEachBlock(int worlds, BlockWork work)
    {
        var columns = simulation.Drawn.Select(
            (assumption, at) => (Place: plan.Inputs.ColumnOf(assumption), Values: simulation.InputsOf(at)))
            .ToList();
        var block = new V[plan.Inputs.Count];
        foreach (var (at, assumption) in plan.Book.Assumptions.Index())
            block[at] = Lane.Create(Inputs.NumberOf(simulation.Scenario.ValueOf(assumption)));
        var lanes = new double[LaneMemory.Width];
        for (var first = 0; first < worlds; first += LaneMemory.Width)
        {
            var real = Math.Min(LaneMemory.Width, worlds - first);
            foreach (var (place, values) in columns)
            {
                for (var lane = 0; lane < lanes.Length; lane++)
                    lanes[lane] = values[first + Math.Min(lane, real - 1)];
                block[place] = Lane.Create<double>(lanes);
            }

            work(plan.Evaluate(block), first, real);
        }
    }

    private delegate void BlockWork(Workspace space, int first, int real);
}

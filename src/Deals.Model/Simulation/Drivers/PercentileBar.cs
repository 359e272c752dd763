namespace Deals;

/// <summary>What one assumption alone does to a party's delta, from its 10th to its 90th percentile, all else as in the scenario.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Low">Its 10th percentile.</param>
/// <param name="High">Its 90th.</param>
/// <param name="AtLow">The delta at the one, look-through, in the ledger's unit.</param>
/// <param name="AtBase">The delta in the scenario.</param>
/// <param name="AtHigh">The delta at the other.</param>
public sealed record PercentileBar(Assumption Assumption, AssumptionValue Low, AssumptionValue High, double AtLow, double AtBase,
    double AtHigh)
{
    /// <summary>How far the assumption moves the delta.</summary>
    public double Swing => Math.Max(AtBase, Math.Max(AtLow, AtHigh)) - Math.Min(AtBase, Math.Min(AtLow, AtHigh));

    internal static IReadOnlyList<PercentileBar> Of(Simulation simulation, SimulatedDelta delta)
    {
        var drawn = simulation.Drawn;
        AssumptionValue At(int at, double part) => WorldBatch.ValueOf(drawn[at], simulation.Draws.Quantile(at, part));
        (AssumptionValue Low, AssumptionValue High)[] ends = [.. Enumerable.Range(0, drawn.Count).Select(at => (At(at, 0.1), At(at, 0.9)))];
        var deltas = simulation.Model.Deltas(
        [
            simulation.Scenario,
            .. ends.SelectMany((end, at) => new[] { simulation.Scenario.With(drawn[at].Id, end.Low),
                simulation.Scenario.With(drawn[at].Id, end.High) }),
        ]);
        double Found(int scenario)
            => deltas[scenario].First(one => one.Party == delta.Party && one.Baseline == delta.Baseline).In(delta.Perspective);
        return
        [
            .. ends.Select((end, at) => new PercentileBar(drawn[at], end.Low, end.High, Found(1 + (2 * at)), Found(0), Found(2 + (2 * at))))
                .Where(bar => bar.Swing > 1e-9).OrderByDescending(bar => Size.Of(bar.Swing)),
        ];
    }
}

namespace Deals.Tables;

/// <summary>The views of what a simulation gives. Amounts are in the ledger's unit, parts from 0 to 1.</summary>
internal static class SimulationViews
{
    public static IReadOnlyList<TableView> All { get; } =
    [
        new TableView<SimulatedDelta>().Link("party", row => row.Party).Link("against", row => row.Baseline)
            .Words("count", row => row.Perspective)
            .Number("mean", row => row.Mean.Value).Number("standard error", row => row.Mean.Error).Number("deviation", row => row.Deviation)
            .Number("fifth percentile", row => row.Percentile(0.05)).Number("median", row => row.Percentile(0.5))
            .Number("ninety-fifth percentile", row => row.Percentile(0.95)).Number("gains in", row => row.Gain.Value)
            .Number("loses in", row => row.Loss.Value),
        new TableView<ConditionalDelta>().Link("assumption", row => row.Assumption)
            .Values(MoneyResultViews.AssumptionUnit, row => row.Assumption, "in words", row => row.Assumption.TextOf(row.From, row.To),
                ("from", row => row.From), ("to", row => row.To))
            .Number("odds", row => row.Odds).Number("mean", row => row.Mean.Value).Number("gains in", row => row.Gain.Value)
            .Number("loses in", row => row.Loss.Value),
        new TableView<DeltaPart>().Link("assumption", row => row.Assumption)
            .Values(MoneyResultViews.AssumptionUnit, row => row.Assumption, "in words", row => row.Assumption.TextOf(row.From, row.To),
                ("from", row => row.From), ("to", row => row.To))
            .Number("part", row => row.Part).Number("fifth percentile", row => row.Percentile(0.05))
            .Number("median", row => row.Percentile(0.5))
            .Number("ninety-fifth percentile", row => row.Percentile(0.95)),
        new TableView<Influence>().Link("assumption", row => row.Assumption).Number("part of the variance", row => row.Part),
        new TableView<PercentileBar>().Link("assumption", row => row.Assumption)
            .Values(MoneyResultViews.AssumptionUnit, row => row.Assumption, "in words", row => row.Assumption.TextOf(row.Low, row.High),
                ("low", row => row.Low), ("high", row => row.High))
            .Number("at low", row => row.AtLow).Number("in the scenario", row => row.AtBase).Number("at high", row => row.AtHigh)
            .Number("swing", row => row.Swing),
        new TableView<SensitivityIndex>().List("assumptions", row => row.Assumptions.Select(one => one.Label))
            .Number("alone", row => row.First.Value)
            .Number("alone, low", row => row.First.Low).Number("alone, high", row => row.First.High)
            .Number("with others", row => row.Total.Value)
            .Number("with others, low", row => row.Total.Low).Number("with others, high", row => row.Total.High),
        new TableView<JointOutcome>().Link("against", row => row.Baseline).List("gain", row => Those(row, SimulatedWord.Gains))
            .List("lose", row => Those(row, SimulatedWord.Loses))
            .List("little changed", row => Those(row, SimulatedWord.Neither)).Number("part", row => row.Probability.Value)
            .Number("standard error", row => row.Probability.Error),
        new TableView<FanQuarter>().Quarter("quarter", row => row.Quarter).Number("fifth percentile", row => row.Percentiles[0])
            .Number("median", row => row.Percentiles[row.Percentiles.Count / 2])
            .Number("ninety-fifth percentile", row => row.Percentiles[^1]).Number("mean", row => row.Mean),
        new TableView<CapFull>().Quarter("quarter", row => row.Quarter).Number("part", row => row.Probability),
    ];

    private static IEnumerable<string> Those(JointOutcome row, SimulatedWord word)
        => row.Parties.Where(one => one.Word == word).Select(one => one.Party.ShortName);
}

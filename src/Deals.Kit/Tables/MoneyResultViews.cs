namespace Deals.Tables;

/// <summary>The views of what the money model and its outcomes give. Amounts are in the ledger's unit.</summary>
internal static class MoneyResultViews
{
    /// <summary>The unit of an assumption's values where other columns hold amounts.</summary>
    public const string AssumptionUnit = "assumption unit";

    public static IReadOnlyList<TableView> All { get; } =
    [
        new TableView<Flow>().Link("regime", row => row.Regime).Quarter("quarter", row => row.Quarter).Link("term", row => row.Term)
            .Link("payer", row => row.Term.Payer)
            .Link("payee", row => row.Term.Payee).Number("accrued", row => row.Accrued).Number("paid", row => row.Paid)
            .Number("present value", row => row.PresentValue),
        new TableView<LedgerEntry>().Link("regime", row => row.Regime).Quarter("quarter", row => row.Quarter)
            .Link("party", row => row.Party)
            .Number("net", row => row.Net),
        new TableView<CapUse>().Link("regime", row => row.Regime).Link("cap group", row => row.CapGroup)
            .Quarter("quarter", row => row.Quarter)
            .Number("claimed", row => row.Claimed).Number("paid", row => row.Paid).Number("filled", row => row.Filled)
            .Number("left", row => row.Left)
            .Number("cap", row => row.Cap),
        new TableView<CapSummary>().Link("regime", row => row.Regime).Link("cap group", row => row.CapGroup)
            .Quarter("binds in", row => row.Binds)
            .Number("total with cap", row => row.TotalWithCap).Number("total without cap", row => row.TotalWithoutCap),
        new TableView<CommitmentUse>().Link("regime", row => row.Regime).Link("term", row => row.Term).Number("total", row => row.Total)
            .Number("within the ledger", row => row.WithinLedger).Number("tail", row => row.Tail),
        new TableView<DriverQuarter>().Link("driver", row => row.Driver).Quarter("quarter", row => row.Quarter)
            .Number("value", row => row.Value)
            .Truth("reported", row => row.IsReported),
        new TableView<PartyValue>().Link("regime", row => row.Regime).Link("party", row => row.Party).Number("direct", row => row.Direct)
            .Number("look-through", row => row.LookThrough).Number("direct, plain money", row => row.DirectPlain)
            .Number("look-through, plain money", row => row.LookThroughPlain),
        new TableView<AfterLedger>().Link("regime", row => row.Regime).Link("lab", row => row.Lab).Link("term", row => row.Term)
            .Number("value", row => row.Value),
        new TableView<RelativeGain>().Link("party", row => row.Size.Party).Words("measure", row => row.Size.Measure)
            .Text("period", row => row.Size.Period)
            .Number("gain", row => row.Delta.LookThrough).Number("size", row => row.Size.Value).Number("ratio", row => row.Ratio)
            .Text("ratio unit", row => row.Size.Measure == SizeMeasure.Shares ? "currency a share" : "fraction")
            .Link("source", row => row.Size.Source),
        new TableView<Delta>().Link("party", row => row.Party).Link("against", row => row.Baseline).Number("direct", row => row.Direct)
            .Number("look-through", row => row.LookThrough).Number("direct, plain money", row => row.DirectPlain)
            .Number("look-through, plain money", row => row.LookThroughPlain),
        new TableView<BridgeStep>().Link("party", row => row.Party).Link("against", row => row.Baseline)
            .Id("step", row => row.Id, typeof(Term), typeof(Switch))
            .Text("step", row => row.Name).Number("direct", row => row.Direct).Number("look-through", row => row.LookThrough)
            .Truth("rests on judgement", row => row.RestsOnJudgement),
        new TableView<TornadoBar>().Link("assumption", row => row.Assumption).Number("at low", row => row.AtLow)
            .Number("in the scenario", row => row.AtBase)
            .Number("at high", row => row.AtHigh).Number("least", row => row.Least).Number("most", row => row.Most)
            .Number("swing", row => row.Swing)
            .Truth("one way only", row => row.IsMonotone)
            .Values(AssumptionUnit, row => row.Assumption, "range", row => row.Assumption.TextOf(row.Assumption.Low, row.Assumption.High),
                ("low", row => row.Assumption.Low), ("high", row => row.Assumption.High))
            .Link("party", row => row.Party).Link("against", row => row.Baseline).Words("count", row => row.Perspective),
        new TableView<SweepDelta>().Link("assumption", row => row.Assumption)
            .Values(AssumptionUnit, row => row.Assumption, "in words", row => row.Assumption.TextOf(row.Value), ("value", row => row.Value))
            .Link("party", row => row.Delta.Party).Link("against", row => row.Delta.Baseline).Number("direct", row => row.Delta.Direct)
            .Number("look-through", row => row.Delta.LookThrough),
        new TableView<BreakEven>().Link("assumption", row => row.Assumption).Link("party", row => row.Party)
            .Link("against", row => row.Baseline)
            .Words("count", row => row.Perspective)
            .Values(AssumptionUnit, row => row.Assumption, "break-evens", Zeros, ("first at", row => row.Zeros.FirstOrDefault()?.From),
                ("last at", row => row.Zeros.LastOrDefault()?.To))
            .Number("at the minimum", row => row.AtMinimum).Number("at the maximum", row => row.AtMaximum),
        new TableView<Verdict>().Link("party", row => row.Party).Words("verdict", row => row.Word).Number("least", row => row.Least)
            .Number("most", row => row.Most)
            .Link("turns on", row => row.TurnsOn)
            .Values(AssumptionUnit, row => row.TurnsOn, "turning point", row => row.TurnsAt is { } at ? row.TurnsOn!.TextOf(at) : null,
                ("turns at", row => row.TurnsAt))
            .Number("in so much of the odds", row => row.Likelihood).Text("why", row => row.Reason),
        new TableView<CriterionResult>().Link("criterion", row => row.Criterion).Link("party", row => row.Criterion.Party)
            .Words("verdict", row => row.Verdict)
            .Number("value", row => row.Value).Text("unit", row => row.Unit).Words("stated", row => row.Criterion.Stated)
            .Id("claim", row => row.Criterion.Claim?.Id, typeof(Claim)).Link("source", row => row.Criterion.Source)
            .Text("reason", row => row.Criterion.Reason),
        new TableView<PublishedComparison>().Link("published number", row => row.Published).Words("kind", row => row.Published.Kind)
            .Text("stated by", row => row.Published.Author)
            .Text("period", row => row.Published.Period).Words("measure", row => row.Published.Quantity)
            .Number("published", row => row.Published.Value).Number("up to", row => row.Published.High)
            .Words("bound", row => row.Published.Bound).Number("model", row => Counted(row, row.Model))
            .Number("difference", row => Counted(row, row.Difference)).Quarter("not by", row => row.NotBy)
            .Number("relative difference", row => row.RelativeDifference).Words("known to the model", row => row.Known)
            .Link("source", row => row.Published.Source).Text("note", row => row.Published.Note),
        new TableView<ScenarioDifference>().Link("assumption", row => row.Assumption)
            .Values("unit", row => row.Assumption, "in words", row => $"{Said(row, row.First)}; {Said(row, row.Second)}",
                ("first", row => row.First), ("second", row => row.Second)),
        new TableView<DeltaPair>().Link("party", row => row.First.Party).Link("against", row => row.First.Baseline)
            .Number("first", row => row.First.LookThrough)
            .Number("second", row => row.Second.LookThrough).Number("change", row => row.Change),
    ];

    /// <summary>Nothing where a cap is not full within the quarters: a year that stands for never is no number to count with.</summary>
    private static double? Counted(PublishedComparison row, double number) => row.NotBy is null ? number : null;

    private static string Zeros(BreakEven row)
        => row.Zeros.Count == 0 ? "nowhere" : string.Join("; ", row.Zeros.Select(zero => row.Assumption.RoundedText(zero.From, zero.To)));

    private static string Said(ScenarioDifference row, AssumptionValue? value)
        => value is { } set ? row.Assumption.TextOf(set) : "its odds";
}

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

using static Deals.Tables.Columns;

namespace Deals.Tables;

/// <summary>The views of what the money model and its outcomes give.</summary>
internal static class MoneyResultViews
{
    public static IReadOnlyList<TableView> All { get; } =
    [
        new TableView<Flow>(
            Text<Flow>("regime", row => row.Regime.Name), Text<Flow>("quarter", row => row.Quarter.ToString()), Text<Flow>("term", row => row.Term.Name),
            Text<Flow>("payer", row => row.Term.Payer.ShortName), Text<Flow>("payee", row => row.Term.Payee.ShortName), Double<Flow>("accrued", row => row.Accrued),
            Double<Flow>("paid", row => row.Paid), Double<Flow>("present value", row => row.PresentValue)),
        new TableView<LedgerEntry>(
            Text<LedgerEntry>("regime", row => row.Regime.Name), Text<LedgerEntry>("quarter", row => row.Quarter.ToString()),
            Text<LedgerEntry>("party", row => row.Party.ShortName), Double<LedgerEntry>("net", row => row.Net)),
        new TableView<CapUse>(
            Text<CapUse>("regime", row => row.Regime.Name), Text<CapUse>("cap group", row => row.CapGroup.Name),
            Text<CapUse>("quarter", row => row.Quarter.ToString()), Double<CapUse>("claimed", row => row.Claimed), Double<CapUse>("paid", row => row.Paid),
            Double<CapUse>("filled", row => row.Filled), Double<CapUse>("left", row => row.Left), Double<CapUse>("cap", row => row.Cap)),
        new TableView<CapSummary>(
            Text<CapSummary>("regime", row => row.Regime.Name), Text<CapSummary>("cap group", row => row.CapGroup.Name),
            Text<CapSummary>("binds in", row => row.Binds?.ToString()), Double<CapSummary>("total with cap", row => row.TotalWithCap),
            Double<CapSummary>("total without cap", row => row.TotalWithoutCap)),
        new TableView<CommitmentUse>(
            Text<CommitmentUse>("regime", row => row.Regime.Name), Text<CommitmentUse>("term", row => row.Term.Name),
            Double<CommitmentUse>("total", row => row.Total), Double<CommitmentUse>("within the ledger", row => row.WithinLedger),
            Double<CommitmentUse>("tail", row => row.Tail)),
        new TableView<DriverQuarter>(
            Text<DriverQuarter>("driver", row => row.Driver.Name), Text<DriverQuarter>("quarter", row => row.Quarter.ToString()),
            Double<DriverQuarter>("value", row => row.Value), Truth<DriverQuarter>("reported", row => row.IsReported)),
        new TableView<PartyValue>(
            Text<PartyValue>("regime", row => row.Regime.Name), Text<PartyValue>("party", row => row.Party.ShortName),
            Double<PartyValue>("direct", row => row.Direct), Double<PartyValue>("look-through", row => row.LookThrough),
            Double<PartyValue>("direct, plain money", row => row.DirectPlain), Double<PartyValue>("look-through, plain money", row => row.LookThroughPlain)),
        new TableView<Delta>(
            Text<Delta>("party", row => row.Party.ShortName), Text<Delta>("against", row => row.Baseline.Name), Double<Delta>("direct", row => row.Direct),
            Double<Delta>("look-through", row => row.LookThrough), Double<Delta>("direct, plain money", row => row.DirectPlain),
            Double<Delta>("look-through, plain money", row => row.LookThroughPlain)),
        new TableView<BridgeStep>(
            Text<BridgeStep>("party", row => row.Party.ShortName), Text<BridgeStep>("against", row => row.Baseline.Name), Text<BridgeStep>("step", row => row.Name),
            Double<BridgeStep>("direct", row => row.Direct), Double<BridgeStep>("look-through", row => row.LookThrough),
            Truth<BridgeStep>("rests on judgement", row => row.RestsOnJudgement)),
        new TableView<TornadoBar>(
            Text<TornadoBar>("assumption", row => row.Assumption.Label), Text<TornadoBar>("low", row => row.Assumption.Low.ToString()),
            Text<TornadoBar>("high", row => row.Assumption.High.ToString()), Text<TornadoBar>("unit", row => row.Assumption.Unit),
            Double<TornadoBar>("at low", row => row.AtLow), Double<TornadoBar>("in the scenario", row => row.AtBase),
            Double<TornadoBar>("at high", row => row.AtHigh), Double<TornadoBar>("swing", row => row.Swing),
            Truth<TornadoBar>("one way only", row => row.IsMonotone)),
        new TableView<SweepDelta>(
            Text<SweepDelta>("assumption", row => row.Assumption.Label), Text<SweepDelta>("value", row => row.Assumption.TextOf(row.Value)),
            Text<SweepDelta>("party", row => row.Delta.Party.ShortName), Text<SweepDelta>("against", row => row.Delta.Baseline.Name),
            Double<SweepDelta>("direct", row => row.Delta.Direct), Double<SweepDelta>("look-through", row => row.Delta.LookThrough)),
        new TableView<BreakEven>(
            Text<BreakEven>("assumption", row => row.Assumption.Label), Text<BreakEven>("party", row => row.Party.ShortName),
            Text<BreakEven>("against", row => row.Baseline.Name), Text<BreakEven>("count", row => Words(row.Perspective)),
            Text<BreakEven>("breaks even at", row => row.Zeros.Count == 0 ? "nowhere" : string.Join("; ", row.Zeros.Select(zero => row.Assumption.TextOf(zero.From, zero.To)))),
            Double<BreakEven>("at the minimum", row => row.AtMinimum), Double<BreakEven>("at the maximum", row => row.AtMaximum)),
        new TableView<Verdict>(
            Text<Verdict>("party", row => row.Party.ShortName), Text<Verdict>("verdict", row => Words(row.Word)), Double<Verdict>("least", row => row.Least),
            Double<Verdict>("most", row => row.Most), Text<Verdict>("turns on", row => row.TurnsOn?.Label),
            Text<Verdict>("turns at", row => row.TurnsAt is { } at ? row.TurnsOn!.TextOf(at) : null), Text<Verdict>("why", row => row.Reason)),
        new TableView<CriterionResult>(
            Text<CriterionResult>("party", row => row.Criterion.Party.ShortName), Text<CriterionResult>("criterion", row => row.Criterion.Name),
            Text<CriterionResult>("verdict", row => Words(row.Verdict)), Double<CriterionResult>("value", row => row.Value),
            Text<CriterionResult>("unit", row => row.Unit), Text<CriterionResult>("stated", row => row.Criterion.Stated is { } stated ? Words(stated) : null),
            Text<CriterionResult>("claim", row => row.Criterion.Claim?.Id), Text<CriterionResult>("source", row => row.Criterion.Source?.Id),
            Text<CriterionResult>("reason", row => row.Criterion.Reason)),
        new TableView<ReportedComparison>(
            Text<ReportedComparison>("reported", row => row.Reported.Name), Text<ReportedComparison>("period", row => row.Reported.Period),
            Number<ReportedComparison>("published", row => row.Reported.Value), Double<ReportedComparison>("model", row => row.Model),
            Double<ReportedComparison>("difference", row => row.Difference), Double<ReportedComparison>("relative difference", row => row.RelativeDifference),
            Truth<ReportedComparison>("given to the model", row => row.IsInput), Text<ReportedComparison>("source", row => row.Reported.Source.Id),
            Text<ReportedComparison>("note", row => row.Reported.Note)),
        new TableView<ScenarioDifference>(
            Text<ScenarioDifference>("assumption", row => row.Assumption.Label), Text<ScenarioDifference>("first", row => row.First?.ToString() ?? "its odds"),
            Text<ScenarioDifference>("second", row => row.Second?.ToString() ?? "its odds"), Text<ScenarioDifference>("unit", row => row.Assumption.Unit)),
        new TableView<DeltaPair>(
            Text<DeltaPair>("party", row => row.First.Party.ShortName), Text<DeltaPair>("against", row => row.First.Baseline.Name),
            Double<DeltaPair>("first", row => row.First.LookThrough), Double<DeltaPair>("second", row => row.Second.LookThrough),
            Double<DeltaPair>("change", row => row.Change)),
    ];
}

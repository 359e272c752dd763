using static Deals.Tables.Columns;

namespace Deals.Tables;

/// <summary>The views of the tables that concern money.</summary>
internal static class MoneyFactViews
{
    public static IReadOnlyList<TableView> All { get; } =
    [
        new TableView<Driver>(
            Text<Driver>("driver", row => row.Id), Text<Driver>("name", row => row.Name), Text<Driver>("kind", row => Words(row.Kind)),
            Text<Driver>("made of", row => Parts(row)), Text<Driver>("growth", row => row.Parts.Growth?.Id), Text<Driver>("source", row => row.Source?.Id),
            Text<Driver>("reason", row => row.Reason)),
        new TableView<Anchor>(
            Text<Anchor>("period", row => row.Period), Number<Anchor>("reported", row => row.Value), Text<Anchor>("assumption", row => row.Assumed?.Id),
            Text<Anchor>("source", row => (row.Source ?? row.Assumed?.Source)?.Id), Text<Anchor>("note", row => row.Note)),
        new TableView<Clause>(
            Text<Clause>("clause", row => row.Id), Text<Clause>("name", row => row.Name), Text<Clause>("description", row => row.Description),
            Text<Clause>("deal", row => row.Deal?.Name)),
        new TableView<Regime>(
            Text<Regime>("regime", row => row.Id), Text<Regime>("name", row => row.Name), Text<Regime>("role", row => Words(row.Role)),
            Text<Regime>("clauses", row => string.Join(", ", row.Clauses.Select(clause => clause.Name))), Text<Regime>("mixture", row => Mixture(row)),
            Text<Regime>("description", row => row.Description)),
        new TableView<Term>(
            Text<Term>("term", row => row.Id), Text<Term>("name", row => row.Name), Text<Term>("kind", row => Words(row.Kind)),
            Text<Term>("clause", row => row.Clause?.Name), Text<Term>("payer", row => row.Payer.ShortName), Text<Term>("payee", row => row.Payee.ShortName),
            Day<Term>("from", row => row.From), Day<Term>("to", row => row.To), Text<Term>("since", row => row.Since?.Label), Text<Term>("until", row => row.Until?.Label),
            Text<Term>("cap group", row => row.Numbers.CapGroup?.Name),
            Text<Term>("numbers", row => string.Join("; ", row.Numbers.All.Select(number => $"{number.Label}: {number.Base} {number.Unit}"))),
            Text<Term>("risk", row => Words(row.Risk)), Truth<Term>("confirmed", row => row.IsConfirmed), Text<Term>("source", row => row.Source?.Id),
            Text<Term>("reason", row => row.Reason)),
        new TableView<Valuation>(
            Text<Valuation>("lab", row => row.Lab.ShortName), Text<Valuation>("post-money", row => $"{row.PostMoney.Base} {row.PostMoney.Unit}"),
            Day<Valuation>("date", row => row.Date), Text<Valuation>("later price", row => row.Later is { } later ? $"{later.Base} {later.Unit}" : null),
            Text<Valuation>("source", row => row.Source?.Id)),
        new TableView<Ownership>(
            Text<Ownership>("lab", row => row.Lab.ShortName), Text<Ownership>("holder", row => row.Holder.ShortName), Day<Ownership>("from", row => row.From),
            Text<Ownership>("share", row => row.Share.Base.ToString()), Text<Ownership>("basis", row => Words(row.Share.Basis)),
            Text<Ownership>("source", row => (row.Source ?? row.Share.Source)?.Id)),
        new TableView<NamedScenario>(
            Text<NamedScenario>("scenario", row => row.Id), Text<NamedScenario>("name", row => row.Name),
            Text<NamedScenario>("sets", row => string.Join(", ", row.Values.Select(value => $"{value.Assumption.Id} = {value.Value}"))),
            Text<NamedScenario>("description", row => row.Description)),
        new TableView<ScenarioValue>(
            Text<ScenarioValue>("assumption", row => row.Assumption.Id), Text<ScenarioValue>("label", row => row.Assumption.Label),
            Text<ScenarioValue>("value", row => row.Value.ToString()), Text<ScenarioValue>("unit", row => row.Assumption.Unit),
            Text<ScenarioValue>("base", row => row.Assumption.Base.ToString()), Text<ScenarioValue>("source", row => row.Source?.Id),
            Text<ScenarioValue>("reason", row => row.Reason)),
        new TableView<Criterion>(
            Text<Criterion>("criterion", row => row.Id), Text<Criterion>("party", row => row.Party.ShortName), Text<Criterion>("name", row => row.Name),
            Text<Criterion>("quantity", row => Words(row.Quantity)), Text<Criterion>("term", row => row.Term?.Name),
            Text<Criterion>("stated", row => row.Stated is { } stated ? Words(stated) : null), Text<Criterion>("claim", row => row.Claim?.Id),
            Text<Criterion>("source", row => row.Source?.Id), Text<Criterion>("reason", row => row.Reason)),
        new TableView<ReportedFigure>(
            Text<ReportedFigure>("reported", row => row.Id), Text<ReportedFigure>("name", row => row.Name), Text<ReportedFigure>("period", row => row.Period),
            Number<ReportedFigure>("value", row => row.Value), Text<ReportedFigure>("driver", row => row.Driver?.Name),
            Text<ReportedFigure>("terms", row => row.Terms.Count == 0 ? null : string.Join(" ", row.Terms.Select(term => $"{(term.Subtracted ? "−" : "+")} {term.Term.Name}"))),
            Text<ReportedFigure>("confidence", row => Words(row.Confidence)), Text<ReportedFigure>("source", row => row.Source.Id),
            Text<ReportedFigure>("note", row => row.Note)),
    ];

    private static string Parts(Driver driver) => driver.Kind switch
    {
        DriverKind.Anchored => string.Join(", ", driver.Parts.Anchors.Select(anchor => $"{anchor.Period}: {anchor.Assumed?.Base.ToString() ?? AssumptionValue.Of(anchor.Value!.Value).ToString()}")),
        DriverKind.Share => $"{driver.Parts.Parent} × {driver.Parts.ShareFrom?.Base} until {driver.Parts.RampFrom} to {driver.Parts.ShareTo?.Base} from {driver.Parts.RampTo}",
        DriverKind.Product => $"{driver.Parts.Parent} × {driver.Parts.Factor?.Base}",
        _ => $"{driver.Parts.Parent} − {driver.Parts.Factor?.Base} × {driver.Parts.Other}",
    };

    private static string? Mixture(Regime regime) => regime.Resolution is { } resolution
        ? $"{resolution.Before.Name} until {resolution.Until.Label}, then {string.Join(" or ", resolution.Ends.Select(end => $"{end.Regime.Name} ({end.Probability?.Base.ToString() ?? "the rest"})"))}"
        : null;
}

namespace Deals.Tables;

/// <summary>The views of the tables that concern money. A number that an assumption holds is its base here; its id stands beside it.</summary>
internal static class MoneyFactViews
{
    public static IReadOnlyList<TableView> All { get; } =
    [
        new TableView<Driver>().Link("driver", row => row).Words("kind", row => row.Kind).Text("made of", Parts).Id("parent", row => row.Parts.Parent, typeof(Driver))
            .Base("factor", row => row.Parts.Factor).Id("other", row => row.Parts.Other, typeof(Driver)).Base("share from", row => row.Parts.ShareFrom)
            .Quarter("ramp from", row => row.Parts.RampFrom).Base("share to", row => row.Parts.ShareTo).Quarter("ramp to", row => row.Parts.RampTo)
            .Base("growth", row => row.Parts.Growth).Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Anchor>().Text("period", row => row.Period).Whole("year", row => row.Year).Text("quarter", row => row.Quarter?.ToString())
            .Number("value", row => row.Value ?? row.Assumed?.Base.Number).Truth("reported", row => row.Assumed is null).Link("assumption", row => row.Assumed)
            .Link("source", row => row.Source ?? row.Assumed?.Source).Text("note", row => row.Note),
        new TableView<Clause>().Link("clause", row => row).Text("description", row => row.Description).Link("deal", row => row.Deal),
        new TableView<Regime>().Link("regime", row => row).Words("role", row => row.Role).List("clauses", row => row.Clauses)
            .Text("mixture", Mixture).Text("description", row => row.Description),
        new TableView<Term>().Link("term", row => row).Words("kind", row => row.Kind).Link("payer", row => row.Payer).Link("payee", row => row.Payee)
            .Base("rate", row => row.Numbers.Rate).Base("amount", row => row.Numbers.Amount).Day("from", row => row.From).Day("to", row => row.To)
            .Link("since", row => row.Since).Link("until", row => row.Until).Link("clause", row => row.Clause).Truth("confirmed", row => row.IsConfirmed)
            .Words("risk", row => row.Risk).Link("source", row => row.Source).Text("reason", row => row.Reason)
            .Id("driver", row => row.Numbers.DriverId, typeof(Driver)).Id("of term", row => row.Numbers.OfTermId, typeof(Term)).Link("cap group", row => row.Numbers.CapGroup)
            .Base("margin", row => row.Numbers.Margin).Base("take-up", row => row.Numbers.TakeUp).Base("profile", row => row.Numbers.Profile)
            .Base("probability", row => row.Numbers.Probability).Base("share", row => row.Numbers.Share).Base("lag", row => row.Numbers.Lag)
            .Base("spread", row => row.Numbers.Spread).Base("life", row => row.Numbers.Life),
        new TableView<CapGroup>().Link("cap group", row => row).Base("cap", row => row.Cap).Text("unit", row => row.Cap.Unit).Day("from", row => row.From)
            .Base("opening", row => row.Opening).Base("opening share", row => row.OpeningShare).Truth("confirmed", row => row.Confirmed)
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Valuation>().Link("lab", row => row.Lab).Base("post-money", row => row.PostMoney).Base("later price", row => row.Later)
            .Text("unit", row => row.PostMoney.Unit).Day("date", row => row.Date).Link("source", row => row.Source),
        new TableView<Ownership>().Link("lab", row => row.Lab).Link("holder", row => row.Holder).Day("from", row => row.From).Base("share", row => row.Share)
            .Words("basis", row => row.Share.Basis).Link("source", row => row.Source ?? row.Share.Source),
        new TableView<NamedScenario>().Link("scenario", row => row).Whole("values", row => row.Values.Count)
            .List("sets", row => row.Values.Select(value => $"{value.Assumption.Id} = {value.Value}")).Text("description", row => row.Description),
        new TableView<ScenarioValue>().Link("assumption", row => row.Assumption)
            .Values("unit", row => row.Assumption, "in words", row => $"{row.Assumption.TextOf(row.Value)} instead of {row.Assumption.TextOf(row.Assumption.Base)}", ("value", row => row.Value), ("base", row => row.Assumption.Base))
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Criterion>().Link("criterion", row => row).Link("party", row => row.Party).Words("quantity", row => row.Quantity).Link("term", row => row.Term)
            .Words("stated", row => row.Stated).Id("claim", row => row.Claim?.Id, typeof(Claim)).Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<ReportedFigure>().Link("reported", row => row).Quarter("from", row => row.From).Quarter("through", row => row.Through)
            .Number("value", row => row.Value).Link("driver", row => row.Driver)
            .Text("terms", row => row.Terms.Count == 0 ? null : string.Join(" ", row.Terms.Select(term => $"{(term.Subtracted ? "−" : "+")} {term.Term.Name}")))
            .Words("confidence", row => row.Confidence).Link("source", row => row.Source).Text("note", row => row.Note),
    ];

    private static string Parts(Driver driver)
    {
        var (parts, factor) = (driver.Parts, Said(driver.Parts.Factor));
        return driver.Kind switch
        {
            DriverKind.Anchored => string.Join(", ", parts.Anchors.Select(anchor => $"{anchor.Period}: {anchor.Assumed?.Base.ToShortText() ?? AssumptionValue.Of(anchor.Value!.Value).ToShortText()}")),
            DriverKind.Share => $"{parts.Parent} × {Said(parts.ShareFrom)} until {parts.RampFrom} to {Said(parts.ShareTo)} from {parts.RampTo}",
            DriverKind.Product => $"{parts.Parent} × {factor}",
            _ => $"{parts.Parent} − {factor} × {parts.Other}",
        };
    }

    private static string? Mixture(Regime regime) => regime.Resolution is { } resolution
        ? $"{resolution.Before.Name} until {resolution.Until.Label}, then {string.Join(" or ", resolution.Ends.Select(end => $"{end.Regime.Name} ({Said(end.Probability) ?? "the rest"})"))}"
        : null;

    private static string? Said(Assumption? assumption) => assumption?.TextOf(assumption.Base);
}

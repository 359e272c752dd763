namespace Deals.Tables;

/// <summary>
/// The views of the tables that concern money. A number that an assumption holds is its base here; its id stands beside it.
/// </summary>
internal static class MoneyFactViews
{
    public static IReadOnlyList<TableView> All { get; } =
    [
        new TableView<Driver>().Link("driver", row => row).Words("kind", row => row.Kind).Text("made of", Parts)
            .Id("parent", row => row.ComputedFrom.FirstOrDefault(), typeof(Driver))
            .Base("factor", row => (row as ProductDriver)?.Factor ?? (row as LessDriver)?.Factor)
            .Id("other", row => (row as LessDriver)?.Other, typeof(Driver))
            .Base("share from", row => (row as ShareDriver)?.ShareFrom).Quarter("ramp from", row => (row as ShareDriver)?.RampFrom)
            .Base("share to", row => (row as ShareDriver)?.ShareTo).Quarter("ramp to", row => (row as ShareDriver)?.RampTo)
            .Base("growth", row => (row as AnchoredDriver)?.Growth).Base("fade", row => (row as AnchoredDriver)?.Fade)
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Anchor>().Text("period", row => row.Period).Whole("year", row => row.Year)
            .Text("quarter", row => row.Quarter?.ToString())
            .Number("value", row => row.Value ?? row.Assumed?.Base.Number).Truth("given", row => row.Assumed is null)
            .Link("assumption", row => row.Assumed)
            .Link("source", row => row.Source ?? row.Assumed?.Source).Text("note", row => row.Note),
        new TableView<Switch>().Link("clause", row => row).Text("description", row => row.Description).Link("deal", row => row.Deal),
        new TableView<Regime>().Link("regime", row => row).Words("role", row => row.Role).List("clauses", row => row.Switches)
            .Text("mixture", Mixture).Text("description", row => row.Description),
        new TableView<Term>().Link("term", row => row).Words("kind", row => row.Kind).Link("payer", row => row.Payer)
            .Link("payee", row => row.Payee)
            .Base("rate", row => row.Number("rate")).Base("amount", row => row.Number("amount")).Day("from", row => row.From)
            .Day("to", row => row.To)
            .List("since", row => row.BeginsOn.Select(day => day.Label)).List("until", row => row.EndsOn.Select(day => day.Label))
            .Link("clause", row => row.Switch).Truth("confirmed", row => row.IsConfirmed)
            .Words("risk", row => row.Risk).Link("source", row => row.Source).Text("reason", row => row.Reason)
            .Id("driver", row => row.DriverId, typeof(Driver)).Id("of term", row => (row as PartOfTerm)?.OfTermId, typeof(Term))
            .Link("cap group", row => (row as RevenueShare)?.CapGroup)
            .Base("margin", row => row.Number("margin")).Base("take-up", row => row.Number("take_up"))
            .Base("profile", row => row.Number("profile"))
            .Base("probability", row => row.Number("probability")).Base("share", row => row.Number("share"))
            .Base("lag", row => row.Number("lag"))
            .Base("spread", row => row.Number("spread")).Base("life", row => row.Number("life"))
            .Base("rate to", row => row.Number("rate_to")).Quarter("rate by", row => (row as RevenueShare)?.RateBy),
        new TableView<CapGroup>().Link("cap group", row => row).Base("cap", row => row.Cap).Text("unit", row => row.Cap.Unit)
            .Day("from", row => row.From)
            .Base("opening", row => row.Opening).Base("opening share", row => row.OpeningShare).Truth("confirmed", row => row.Confirmed)
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Valuation>().Link("lab", row => row.Lab).Base("post-money", row => row.PostMoney)
            .Base("later price", row => row.Later)
            .Text("unit", row => row.PostMoney.Unit).Day("date", row => row.Date).Link("source", row => row.Source),
        new TableView<Ownership>().Link("lab", row => row.Lab).Link("holder", row => row.Holder).Day("from", row => row.From)
            .Base("share", row => row.Share)
            .Words("basis", row => row.Share.Basis).Link("source", row => row.Source ?? row.Share.Source),
        new TableView<NamedScenario>().Link("scenario", row => row).Whole("values", row => row.Values.Count)
            .List("sets", row => row.Values.Select(value => $"{value.Assumption.Id} = {value.Value}"))
            .Text("description", row => row.Description),
        new TableView<ScenarioValue>().Link("assumption", row => row.Assumption)
            .Values("unit", row => row.Assumption, "in words",
                row => $"{row.Assumption.TextOf(row.Value)} instead of {row.Assumption.TextOf(row.Assumption.Base)}",
                ("value", row => row.Value), ("base", row => row.Assumption.Base))
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Criterion>().Link("criterion", row => row).Link("party", row => row.Party).Words("quantity", row => row.Quantity)
            .Link("term", row => row.Term)
            .Words("stated", row => row.Stated).Id("claim", row => row.Claim?.Id, typeof(Claim)).Link("source", row => row.Source)
            .Text("reason", row => row.Reason),
        new TableView<PublishedNumber>().Link("published number", row => row).Words("kind", row => row.Kind)
            .Text("stated by", row => row.Author)
            .Day("stated", row => row.Stated).Words("quantity", row => row.Quantity).Words("known", row => row.Known)
            .Link("party", row => row.Party)
            .Link("scenario", row => row.Scenario).Quarter("from", row => row.From).Quarter("through", row => row.Through)
            .Number("value", row => row.Value).Number("up to", row => row.High).Words("bound", row => row.Bound)
            .Link("driver", row => row.Driver)
            .Text("terms", row => row.Terms.Count == 0 ? null
                : string.Join(" ", row.Terms.Select(term => $"{(term.Subtracted ? "−" : "+")} {term.Term.Name}")))
            .Words("confidence", row => row.Confidence).Link("source", row => row.Source).Text("note", row => row.Note),
    ];

    private static string Parts(Driver driver) => driver switch
    {
        ShareDriver share => $"{share.Parent} × {Said(share.ShareFrom)} until {share.RampFrom} to {Said(share.ShareTo)} from "
            + $"{share.RampTo}",
        ProductDriver product => $"{product.Parent} × {Said(product.Factor)}",
        LessDriver less => $"{less.Parent} − {Said(less.Factor)} × {less.Other}",
        BandDriver band => $"{band.Parent} from {Said(band.From) ?? "0"} to {Said(band.To) ?? "the whole"} of a year",
        _ => string.Join(
            ", ", driver.Anchors.Select(
                anchor => $"{anchor.Period}: "
                    + $"{anchor.Assumed?.Base.ToShortText() ?? AssumptionValue.Of(anchor.Value!.Value).ToShortText()}")),
    };

    private static string? Mixture(Regime regime) => regime.Resolution is { } resolution
        ? $"“{resolution.Before.Name}” until “{resolution.Until.Label}”, then "
            + $"{string.Join(" or ", resolution.Ends.Select(end => $"{end.Regime.Name} ({Said(end.Probability) ?? "the rest"})"))}"
        : null;

    private static string? Said(Assumption? assumption) => assumption?.TextOf(assumption.Base);
}

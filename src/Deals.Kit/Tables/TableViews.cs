using Deals.Data;
using static Deals.Tables.Columns;

namespace Deals.Tables;

/// <summary>The view of every table of a dataset and of every list of results.</summary>
internal static class TableViews
{
    public static IReadOnlyList<TableView> All { get; } =
    [
        .. MoneyFactViews.All,
        .. MoneyResultViews.All,
        new TableView<Source>(
            Text<Source>("source", row => row.Id), Text<Source>("publisher", row => row.Publisher), Text<Source>("title", row => row.Title),
            Day<Source>("published", row => row.Published), Text<Source>("kind", row => Words(row.Kind)), Text<Source>("access", row => Words(row.Access)),
            Day<Source>("accessed", row => row.Accessed), Text<Source>("url", row => row.Url)),
        new TableView<Claim>(
            Text<Claim>("claim", row => row.Id), Text<Claim>("topic", row => row.Topic), Text<Claim>("party", row => row.Party?.ShortName),
            Text<Claim>("subject", row => row.Subject), Text<Claim>("predicate", row => row.Predicate), Number<Claim>("value", row => row.Value),
            Text<Claim>("unit", row => row.Unit), Text<Claim>("text", row => row.Text), Text<Claim>("period", row => row.Period),
            Text<Claim>("basis", row => Words(row.Basis)), Text<Claim>("confidence", row => Words(row.Confidence)), Text<Claim>("source", row => row.Source.Id),
            Text<Claim>("note", row => row.Note)),
        new TableView<ClaimConflict>(
            Text<ClaimConflict>("claim", row => row.Claim.Id), Text<ClaimConflict>("says", row => row.Claim.ToString()),
            Text<ClaimConflict>("other claim", row => row.Other.Id), Text<ClaimConflict>("other says", row => row.Other.ToString()),
            Text<ClaimConflict>("explanation", row => row.Explanation)),
        new TableView<Evidence>(
            Text<Evidence>("basis", row => Words(row.Basis)), Whole<Evidence>("claims", row => row.Claims), Whole<Evidence>("high confidence", row => row.High),
            Whole<Evidence>("medium", row => row.Medium), Whole<Evidence>("low", row => row.Low), Whole<Evidence>("read at second hand", row => row.Relayed),
            Whole<Evidence>("contradicted", row => row.Contradicted)),
        new TableView<Party>(
            Text<Party>("party", row => row.Id), Text<Party>("name", row => row.Name), Text<Party>("short name", row => row.ShortName),
            Text<Party>("role", row => Words(row.Role)), Text<Party>("colour", row => row.Colour), Text<Party>("description", row => row.Description)),
        new TableView<Deal>(
            Text<Deal>("deal", row => row.Id), Text<Deal>("name", row => row.Name), Day<Deal>("announced", row => row.Announced),
            Number<Deal>("amount", row => row.Amount), Text<Deal>("unit", row => row.Unit), Text<Deal>("amount is", row => row.AmountKind is { } kind ? Words(kind) : null),
            Text<Deal>("status", row => Words(row.Status)), Text<Deal>("parties", row => string.Join(", ", row.Parties.Select(part => $"{part.Party} ({part.Part})"))),
            Text<Deal>("source", row => row.Source.Id), Text<Deal>("note", row => row.Note)),
        new TableView<DealEvent>(
            Text<DealEvent>("event", row => row.Id), Text<DealEvent>("when", row => row.When), Text<DealEvent>("kind", row => Words(row.Kind)),
            Text<DealEvent>("what", row => row.Title), Text<DealEvent>("detail", row => row.Detail), Text<DealEvent>("deal", row => row.Deal?.Name),
            Text<DealEvent>("source", row => row.Source.Id)),
        new TableView<Subject>(
            Text<Subject>("subject", row => row.Id), Text<Subject>("name", row => row.Name), Text<Subject>("description", row => row.Description)),
        new TableView<Reading>(
            Text<Reading>("reading", row => row.Id), Text<Reading>("name", row => row.Name), Text<Reading>("held by", row => Joined(row.HeldBy)),
            Text<Reading>("statement", row => row.Statement), Text<Reading>("source", row => row.Source?.Id), Text<Reading>("reason", row => row.Reason)),
        new TableView<Placement>(
            Text<Placement>("subject", row => row.Subject.Name), Text<Placement>("reading", row => row.Reading.Name), Text<Placement>("stands below", row => row.Parent?.Name)),
        new TableView<Offer>(
            Text<Offer>("product", row => row.Product.Name), Text<Offer>("cloud", row => row.Cloud.ShortName), Text<Offer>("source", row => row.Source?.Id),
            Text<Offer>("reason", row => row.Reason)),
        new TableView<Right>(
            Text<Right>("right", row => row.Id), Text<Right>("deal", row => row.Deal.Name), Text<Right>("clause", row => row.Clause),
            Text<Right>("holder", row => row.Holder.ShortName), Text<Right>("grantor", row => row.Grantor.ShortName), Text<Right>("subject", row => row.Subject.Name),
            Text<Right>("kind", row => Words(row.Kind)), Day<Right>("from", row => row.From), Day<Right>("to", row => row.To), Text<Right>("until", row => row.Until?.Label),
            Text<Right>("ended by", row => row.EndedBy?.ToString()), Text<Right>("except for", row => Joined(row.Exceptions)), Text<Right>("source", row => row.Source.Id),
            Text<Right>("confidence", row => Words(row.Confidence)), Text<Right>("note", row => row.Note)),
        new TableView<Assumption>(
            Text<Assumption>("assumption", row => row.Id), Text<Assumption>("label", row => row.Label), Text<Assumption>("group", row => row.Group),
            Text<Assumption>("unit", row => row.Unit), Text<Assumption>("low", row => row.Low.ToString()), Text<Assumption>("base", row => row.Base.ToString()),
            Text<Assumption>("high", row => row.High.ToString()), Text<Assumption>("distribution", row => Words(row.Distribution)), Text<Assumption>("basis", row => Words(row.Basis)),
            Text<Assumption>("source", row => row.Source?.Id), Text<Assumption>("reason", row => row.Reason), Day<Assumption>("known on", row => row.InformationDate)),
        new TableView<HeldRight>(
            Text<HeldRight>("holder", row => row.Right.Holder.ShortName), Text<HeldRight>("clause", row => row.Right.Clause), Text<HeldRight>("kind", row => Words(row.Right.Kind)),
            Text<HeldRight>("subject", row => row.Right.Subject.Name), Day<HeldRight>("first day", row => row.Window.Start), Day<HeldRight>("last day", row => row.Window.LastDay),
            Whole<HeldRight>("days", row => row.Window.Days), Text<HeldRight>("ended by", row => row.Ending.ToString()), Text<HeldRight>("source", row => row.Right.Source.Id)),
        new TableView<Collision>(
            Text<Collision>("reading", row => row.Reading.Name), Text<Collision>("first right", row => row.First.Right.ToString()), Text<Collision>("second right", row => row.Second.Right.ToString()),
            Text<Collision>("subject", row => row.Subject.Name), Day<Collision>("first day", row => row.Window.Start), Day<Collision>("last day", row => row.Window.LastDay),
            Whole<Collision>("days", row => row.Window.Days), Text<Collision>("ended by", row => row.EndedBy)),
        new TableView<Coverage>(
            Text<Coverage>("holder", row => row.Holder.ShortName), Text<Coverage>("subject", row => row.Subject.Name), Whole<Coverage>("days", row => row.Days),
            Whole<Coverage>("exclusive days", row => row.ExclusiveDays), Double<Coverage>("share of period", row => row.Share)),
        new TableView<Gap>(
            Text<Gap>("product", row => row.Product.Name), Day<Gap>("first day", row => row.Window.Start), Day<Gap>("last day", row => row.Window.LastDay),
            Whole<Gap>("days", row => row.Window.Days)),
        new TableView<OfferStatus>(
            Text<OfferStatus>("product", row => row.Offer.Product.Name), Text<OfferStatus>("cloud", row => row.Offer.Cloud.ShortName), Truth<OfferStatus>("usable", row => row.IsUsable),
            Text<OfferStatus>("barred by", row => row.IsUsable ? null : string.Join("; ", row.BarredBy.Select(right => right.ToString())))),
        new TableView<ChoiceIndex>(
            Day<ChoiceIndex>("first day", row => row.Window.Start), Day<ChoiceIndex>("last day", row => row.Window.LastDay), Whole<ChoiceIndex>("days", row => row.Window.Days),
            Whole<ChoiceIndex>("usable pairs", row => row.Usable), Whole<ChoiceIndex>("pairs", row => row.Pairs), Double<ChoiceIndex>("share", row => row.Share)),
        new TableView<Problem>(
            Text<Problem>("file", row => row.Place.File), Whole<Problem>("line", row => row.Place.Line), Whole<Problem>("column", row => row.Place.Column),
            Text<Problem>("header", row => row.Place.Header), Text<Problem>("value", row => row.Value), Text<Problem>("problem", row => row.Message), Text<Problem>("kind", row => row.Kind.Id)),
        new TableView<TableCount>(
            Text<TableCount>("table", row => row.Name), Text<TableCount>("file", row => row.File), Whole<TableCount>("rows", row => row.Rows)),
    ];

    private static readonly Dictionary<Type, TableView> ByRow = All.ToDictionary(view => view.RowType);

    /// <summary>The view of rows of a type.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static TableView<T> Of<T>() => ByRow.TryGetValue(typeof(T), out var view)
        ? (TableView<T>)view
        : throw new ArgumentException($"There is no table of {typeof(T).Name}. There are tables of {string.Join(", ", ByRow.Keys.Select(type => type.Name).Order())}.");

    private static string? Joined(IReadOnlyList<Party> parties) => parties.Count == 0 ? null : string.Join(", ", parties.Select(party => party.ShortName));
}

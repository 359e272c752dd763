namespace Deals.Tables;

/// <summary>The view of every table of a dataset and of every list of results.</summary>
internal static class TableViews
{
    public static IReadOnlyList<TableView> All { get; } =
    [
        .. MoneyFactViews.All,
        .. MoneyResultViews.All,
        .. SimulationViews.All,
        new TableView<Source>().Link("source", row => row).Text("title", row => row.Title).Day("published", row => row.Published)
            .Words("kind", row => row.Kind)
            .Words("access", row => row.Access).Text("original", row => row.Original).Words("original is", row => row.OriginalKind)
            .Day("accessed", row => row.Accessed).Text("url", row => row.Url),
        new TableView<Claim>().Id("claim", row => row.Id, typeof(Claim)).Text("topic", row => row.Topic).Link("party", row => row.Party)
            .Text("subject", row => row.Subject).Text("predicate", row => row.Predicate).Number("value", row => row.Value)
            .Text("unit", row => row.Unit)
            .Text("text", row => DayOf(row) is null ? row.Text : null).Day("date", DayOf).Text("period", row => row.Period)
            .Words("basis", row => row.Basis).Words("confidence", row => row.Confidence)
            .Link("source", row => row.Source).Text("note", row => row.Note),
        new TableView<ClaimConflict>().Id("claim", row => row.Claim.Id, typeof(Claim)).Text("says", row => row.Claim.ToString())
            .Id("other claim", row => row.Other.Id, typeof(Claim)).Text("other says", row => row.Other.ToString())
            .Text("explanation", row => row.Explanation),
        new TableView<Evidence>().Words("basis", row => row.Basis).Whole("claims", row => row.Claims)
            .Whole("high confidence", row => row.High)
            .Whole("medium", row => row.Medium).Whole("low", row => row.Low).Whole("read at second hand", row => row.Relayed)
            .Whole("contradicted", row => row.Contradicted),
        new TableView<Party>().Link("party", row => row).Text("name", row => row.Name).Words("role", row => row.Role)
            .Text("colour", row => row.Colour)
            .Text("description", row => row.Description),
        new TableView<Deal>().Link("deal", row => row).Day("announced", row => row.Announced).Number("amount", row => row.Amount)
            .Text("unit", row => row.Unit)
            .Words("amount is", row => row.AmountKind).Words("status", row => row.Status)
            .List("parties", row => row.Parties.Select(part => $"{part.Party} ({part.Part})")).Link("source", row => row.Source)
            .Text("note", row => row.Note),
        new TableView<DealEvent>().Link("event", row => row).Day("date", row => row.Date).Words("known to the", row => row.DatePrecision)
            .Words("kind", row => row.Kind)
            .Text("detail", row => row.Detail).Link("deal", row => row.Deal).Link("source", row => row.Source),
        new TableView<Subject>().Link("subject", row => row).Text("description", row => row.Description),
        new TableView<Reading>().Link("reading", row => row).List("held by", row => row.HeldBy).Text("statement", row => row.Statement)
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Placement>().Link("subject", row => row.Subject).Link("reading", row => row.Reading)
            .Link("stands below", row => row.Parent),
        new TableView<Offer>().Link("product", row => row.Product).Link("cloud", row => row.Cloud).Words("stage", row => row.Stage)
            .Day("since", row => row.Since).Day("to", row => row.To)
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<Right>().Link("right", row => row).Link("holder", row => row.Holder).Link("grantor", row => row.Grantor)
            .Link("subject", row => row.Subject)
            .Words("kind", row => row.Kind).Day("from", row => row.From).Day("to", row => row.To)
            .List("until", row => row.EndsOn.Select(day => day.Label)).Link("ended by", row => row.EndedBy)
            .List("except for", row => row.Exceptions).Link("deal", row => row.Deal).Words("confidence", row => row.Confidence)
            .Link("source", row => row.Source).Text("note", row => row.Note),
        new TableView<Assumption>().Link("assumption", row => row).Text("group", row => row.Group)
            .Values("unit", row => row, "in words", InWords, ("low", row => row.Low), ("base", row => row.Base), ("high", row => row.High))
            .Words("distribution", row => row.Distribution).Words("range", row => row.Range).Words("basis", row => row.Basis)
            .Link("source", row => row.Source).Text("reason", row => row.Reason)
            .Day("known on", row => row.InformationDate),
        new TableView<Correlation>().Link("assumption", row => row.One).Link("other", row => row.Other)
            .Number("correlation", row => row.Coefficient)
            .Link("source", row => row.Source).Text("reason", row => row.Reason),
        new TableView<PartySize>().Link("party", row => row.Party).Words("measure", row => row.Measure).Text("period", row => row.Period)
            .Number("value", row => row.Value).Link("source", row => row.Source).Text("note", row => row.Note),
        new TableView<CheckedClaim>().Text("claim", row => row.Claim.Id)
            .Text("says", row => $"{row.Claim.Subject} {row.Claim.Predicate}: {row.Claim.Content}")
            .Words("verdict", row => row.Standing).Text("why", row => row.Why),
        new TableView<HeldRight>().Link("right", row => row.Right).Link("holder", row => row.Right.Holder)
            .Words("kind", row => row.Right.Kind)
            .Link("subject", row => row.Right.Subject).Day("first day", row => row.Window.Start).Day("last day", row => row.Window.LastDay)
            .Whole("days", row => row.Window.Days).Text("ended by", row => row.Ending.ToString()).Link("source", row => row.Right.Source),
        new TableView<Collision>().Link("reading", row => row.Reading).Link("first right", row => row.First.Right)
            .Link("first holder", row => row.First.Right.Holder)
            .Link("second right", row => row.Second.Right).Link("second holder", row => row.Second.Right.Holder)
            .Link("subject", row => row.Subject)
            .Day("first day", row => row.Window.Start).Day("last day", row => row.Window.LastDay).Whole("days", row => row.Window.Days)
            .Text("ended by", row => row.EndedBy),
        new TableView<Coverage>().Link("holder", row => row.Holder).Link("subject", row => row.Subject).Whole("days", row => row.Days)
            .Whole("exclusive days", row => row.ExclusiveDays).Number("share of period", row => row.Share),
        new TableView<Gap>().Link("product", row => row.Product).Day("first day", row => row.Window.Start)
            .Day("last day", row => row.Window.LastDay)
            .Whole("days", row => row.Window.Days),
        new TableView<OfferStatus>().Link("product", row => row.Offer.Product).Link("cloud", row => row.Offer.Cloud)
            .Truth("usable", row => row.IsUsable)
            .List("barred by", row => row.BarredBy),
        new TableView<ChoiceIndex>().Day("first day", row => row.Window.Start).Day("last day", row => row.Window.LastDay)
            .Whole("days", row => row.Window.Days)
            .Whole("usable pairs", row => row.Usable).Whole("pairs", row => row.Pairs).Number("share", row => row.Share)
            .Whole("possible pairs not barred", row => row.Possible).Whole("possible pairs", row => row.PossiblePairs),
        new TableView<Problem>().Text("file", row => row.Place.File).Whole("line", row => row.Place.Line)
            .Whole("column", row => row.Place.Column)
            .Text("header", row => row.Place.Header).Text("value", row => row.Value).Text("problem", row => row.Message)
            .Text("kind", row => row.Kind.Id),
        new TableView<TableCount>().Text("table", row => row.Name).Text("file", row => row.File).Whole("rows", row => row.Rows),
    ];

    private static readonly Dictionary<Type, TableView> ByRow = All.ToDictionary(view => view.RowType);

    /// <summary>The view of rows of a type.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static TableView Of<T>() => ByRow.TryGetValue(typeof(T), out var view)
        ? view
        : throw new ArgumentException(
            $"There is no table of {typeof(T).Name}. There are tables of "
                + $"{string.Join(", ", ByRow.Keys.Select(type => type.Name).Order())}. "
            + "Of rows of your own make one with Microsoft.Data.Analysis: new DataFrame(new StringDataFrameColumn(\"name\", names), new "
            + "DoubleDataFrameColumn(\"amount\", amounts)).");

    /// <summary>The day that a claim states, where that is all that it states.</summary>
    private static DateOnly? DayOf(Claim claim)
        => DateOnly.TryParseExact(claim.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>"20% (15% to 25%)", or the base alone where it is certain.</summary>
    private static string InWords(Assumption assumption)
        => assumption.TextOf(assumption.Base)
            + (assumption.Low == assumption.High ? "" : $" ({assumption.TextOf(assumption.Low, assumption.High)})");
}

using Deals.Model;

namespace Deals.Data;

/// <summary>Makes the facts of a deal book out of checked tables, and holds the rows against each other.</summary>
internal sealed class BookBinder
{
    private static readonly string[] AssumedValues = ["low", "base", "high", "minimum", "maximum"];

    private readonly RowBinder rows;
    private readonly Facts<Source> sources = new(StandIn.Source);
    private readonly Facts<Party> parties = new(StandIn.Party);
    private readonly Facts<Subject> subjects = new(id => new(id, id, null));
    private readonly Facts<Deal> deals = new(StandIn.Deal);
    private readonly Facts<DealEvent> events = new(StandIn.Event);
    private readonly Facts<Claim> claims = new(StandIn.Claim);
    private readonly Facts<Assumption> assumptions = new(StandIn.Assumption);
    private readonly Facts<Reading> readings = new(StandIn.Reading);
    private readonly Facts<Right> rights = new(StandIn.Right);
    private readonly Placements placements;

    public BookBinder(IReadOnlyList<Table> tables, ProblemLog log)
    {
        rows = new(tables, log);
        placements = new(rows, subjects);
    }

    /// <summary>Binds every table.</summary>
    public DealTables Bind()
    {
        rows.Bind(DealSchema.Sources, sources, row => new(
            row.Needed("source_id"), row.Needed("publisher"), row.Needed("title"), row.Day("published"), row.Text("url"), row.NeededDay("accessed"),
            row.Word<SourceKind>("kind"), row.Word<SourceAccess>("access")));
        rows.Bind(DealSchema.Parties, parties, row => new(
            row.Needed("party_id"), row.Needed("name"), row.Needed("short_name"), row.Word<PartyRole>("role"), row.Needed("colour"), row.Text("description")));
        rows.Bind(DealSchema.Subjects, subjects, row => new(row.Needed("subject_id"), row.Needed("name"), row.Text("description")));
        rows.Bind(DealSchema.Assumptions, assumptions, Assumption);
        BindDeals();
        rows.Bind(DealSchema.Events, events, row => new(
            row.Needed("event_id"), row.NeededDay("date"), row.Word<DatePrecision>("date_precision"), row.Word<EventKind>("kind"), row.Needed("title"),
            row.Text("detail"), deals.Find(row.Text("deal_id")), SourceOf(row)!));
        rows.Bind(DealSchema.Claims, claims, row => new(
            row.Needed("claim_id"), row.Needed("topic"), parties.Find(row.Text("party_id")), row.Needed("subject"), row.Needed("predicate"), row.Number("value"),
            row.Text("text"), row.Text("unit"), row.Needed("period"), row.Word<ClaimBasis>("basis"), SourceOf(row)!, row.Word<Confidence>("confidence"), row.Text("note")));
        BindReadings();
        BindRights();
        return new()
        {
            Sources = sources.Rows,
            Parties = parties.Rows,
            Subjects = subjects.Rows,
            Assumptions = assumptions.Rows,
            Deals = deals.Rows,
            Events = events.Rows,
            Claims = claims.Rows,
            Conflicts = [.. Conflicts()],
            Readings = readings.Rows,
            Offers = [.. Offers()],
            Rights = rights.Rows,
        };
    }

    private Source? SourceOf(Row row) => sources.Find(row.Text("source_id"));

    private void BindDeals()
    {
        var taking = rows.Readable(DealSchema.DealParties).ToLookup(
            row => row.Needed("deal_id"), row => new DealParty(parties[row.Needed("party_id")], row.Needed("part")), StringComparer.Ordinal);
        rows.Bind(DealSchema.Deals, deals, row => new(
            row.Needed("deal_id"), row.Needed("name"), row.NeededDay("announced"), row.Number("amount"), row.Text("unit"), row.WordOrNone<AmountKind>("amount_kind"),
            row.Word<DealStatus>("status"), [.. taking[row.Needed("deal_id")]], SourceOf(row)!, row.Text("note")));
    }

    private Assumption? Assumption(Row row)
    {
        var isDate = row.Text("unit") == Model.Assumption.DateUnit;
        AssumptionValue?[] values = [.. AssumedValues.Select(column => Value(row, column, isDate))];
        return values is [{ } low, { } basis, { } high, { } minimum, { } maximum]
            ? new(
                row.Needed("assumption_id"), row.Needed("label"), row.Needed("group"), row.Needed("unit"), low, basis, high, row.Word<Distribution>("distribution"),
                minimum, maximum, row.Number("step")!.Value, row.Word<AssumptionBasis>("basis"), SourceOf(row), row.Text("reason"), row.NeededDay("information_date"))
            : null;
    }

    private AssumptionValue? Value(Row row, string column, bool isDate)
    {
        var text = row.Needed(column);
        if (!isDate && FieldType.Number.Read(text) is decimal number)
            return AssumptionValue.Of(number);
        if (isDate && AssumptionValue.TryParse(text, isDate, out var day))
            return day;
        if (!isDate && FieldType.Number.Read(text) == FieldType.OutOfRange)
            rows.Report(ProblemKind.OutOfRange, row, column, $"{VisibleText.Quoted(text)} is out of range", $"a number of at most {FieldType.MostDigits} digits");
        else if (isDate)
            rows.Report(ProblemKind.WrongType, row, column, $"{VisibleText.Quoted(text)} is neither a date nor never, as the unit is {Model.Assumption.DateUnit}", $"{FieldType.Date.Form}, or never");
        else
            rows.Report(ProblemKind.WrongType, row, column, $"{VisibleText.Quoted(text)} is not a number", FieldType.Number.Form);
        return null;
    }

    private void BindReadings()
    {
        placements.CheckAllPlaced();
        var holding = rows.Readable(DealSchema.ReadingHolders).ToLookup(row => row.Needed("reading_id"), row => parties[row.Needed("party_id")], StringComparer.Ordinal);
        rows.Bind(DealSchema.Readings, readings, row =>
        {
            CheckFounded(row, "reading");
            var id = row.Needed("reading_id");
            return placements.Tree(id) is { } tree
                ? new(id, row.Needed("name"), row.Needed("statement"), [.. holding[id]], tree, SourceOf(row), row.Text("reason"))
                : null;
        });
    }

    private void CheckFounded(Row row, string what)
    {
        if (row.Text("source_id") is null && row.Text("reason") is null)
            rows.Report(ProblemKind.NeitherSourceNorReason, row, "reason", $"the {what} has neither a source nor a reason", "a reason here, or a source in source_id");
    }

    private void BindRights()
    {
        var excepted = rows.Readable(DealSchema.RightExceptions).ToLookup(row => row.Needed("right_id"), row => parties[row.Needed("party_id")], StringComparer.Ordinal);
        rows.Bind(DealSchema.Rights, rights, row => new(
            row.Needed("right_id"), deals[row.Needed("deal_id")], row.Needed("clause"), parties[row.Needed("holder_id")], parties[row.Needed("grantor_id")],
            subjects[row.Needed("subject_id")], row.Word<RightKind>("kind"), row.NeededDay("from"), row.Day("to"), assumptions.Real(row.Text("until")),
            events.Real(row.Text("ended_by")), [.. excepted[row.Needed("right_id")]], SourceOf(row)!, row.Word<Confidence>("confidence"), row.Text("note")));
    }

    private IEnumerable<ClaimConflict> Conflicts()
    {
        foreach (var row in rows.Readable(DealSchema.Conflicts))
        {
            if (row.Needed("claim_id") == row.Needed("other_claim_id"))
                rows.Report(ProblemKind.SelfConflict, row, "other_claim_id", $"{VisibleText.Quoted(row.Needed("other_claim_id"))} is the claim itself", "another claim");
            yield return new(claims[row.Needed("claim_id")], claims[row.Needed("other_claim_id")], row.Needed("explanation"));
        }
    }

    private IEnumerable<Offer> Offers()
    {
        foreach (var row in rows.Readable(DealSchema.Offers))
        {
            CheckFounded(row, "offer");
            var product = row.Needed("subject_id");
            if (placements.Below(product) is { } below)
                rows.Report(ProblemKind.OfferNotLeaf, row, "subject_id", $"{VisibleText.Quoted(product)} has {below}", "a subject that nothing stands below under any reading");
            if (parties.Real(row.Needed("party_id")) is { Role: not PartyRole.Cloud } party)
                rows.Report(ProblemKind.OfferNotCloud, row, "party_id", $"{VisibleText.Quoted(party.Id)} is no cloud", "a party whose role is cloud");
            yield return new(subjects[product], parties[row.Needed("party_id")], SourceOf(row), row.Text("reason"));
        }
    }
}

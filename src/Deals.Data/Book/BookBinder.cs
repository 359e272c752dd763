namespace Deals.Data;

/// <summary>Makes the facts of a deal book out of checked tables, and holds the rows against each other.</summary>
internal sealed class BookBinder
{
    private readonly RowBinder rows;
    private readonly BoundFacts facts = new();
    private readonly AssumptionBinder assumptions;
    private readonly Placements placements;
    private readonly LedgerReader ledger;

    public BookBinder(PackageDescriptor descriptor, IReadOnlyList<Table> tables, ProblemLog log)
    {
        rows = new(tables, log);
        placements = new(rows, facts.Subjects);
        assumptions = new(rows, facts);
        ledger = new(descriptor, new(log), rows, facts);
    }

    /// <summary>Binds every table.</summary>
    public DealTables Bind()
    {
        rows.Bind(DealSchema.Sources, facts.Sources, row => new(
            row.Needed("source_id"), row.Needed("publisher"), row.Needed("title"), row.Day("published"), row.Text("url"), row.NeededDay("accessed"),
            row.Word<SourceKind>("kind"), row.Word<SourceAccess>("access")));
        rows.Bind(DealSchema.Parties, facts.Parties, row => new(
            row.Needed("party_id"), row.Needed("name"), row.Needed("short_name"), row.Word<PartyRole>("role"), row.Needed("colour"), row.Text("description")));
        rows.Bind(DealSchema.Subjects, facts.Subjects, row => new(row.Needed("subject_id"), row.Needed("name"), row.Text("description")));
        assumptions.Bind();
        BindDeals();
        rows.Bind(DealSchema.Events, facts.Events, row => new(
            row.Needed("event_id"), row.NeededDay("date"), row.Word<DatePrecision>("date_precision"), row.Word<EventKind>("kind"), row.Needed("title"),
            row.Text("detail"), facts.Deals.Find(row.Text("deal_id")), facts.SourceOf(row)!));
        rows.Bind(DealSchema.Claims, facts.Claims, row => new(
            row.Needed("claim_id"), row.Needed("topic"), facts.Parties.Find(row.Text("party_id")), row.Needed("subject"), row.Needed("predicate"), row.Number("value"),
            row.Text("text"), row.Text("unit"), row.Needed("period"), row.Word<ClaimBasis>("basis"), facts.SourceOf(row)!, row.Word<Confidence>("confidence"), row.Text("note")));
        BindReadings();
        BindRights();
        new DriverBinder(rows, facts).Bind();
        new RegimeBinder(rows, facts).Bind();
        new TermBinder(rows, facts).Bind();
        new OwnerBinder(rows, facts).Bind();
        new QuestionBinder(rows, facts, assumptions).Bind();
        return new()
        {
            Sources = facts.Sources.Rows,
            Parties = facts.Parties.Rows,
            Subjects = facts.Subjects.Rows,
            Assumptions = facts.Assumptions.Rows,
            Deals = facts.Deals.Rows,
            Events = facts.Events.Rows,
            Claims = facts.Claims.Rows,
            Conflicts = [.. Conflicts()],
            Readings = facts.Readings.Rows,
            Offers = [.. Offers()],
            Rights = facts.Rights.Rows,
            Ledger = ledger.Read(),
            Drivers = facts.Drivers.Rows,
            Switches = facts.Clauses.Rows,
            Regimes = facts.Regimes.Rows,
            Terms = facts.Terms.Rows,
            Valuations = facts.Valuations.Rows,
            Scenarios = facts.Scenarios.Rows,
            Criteria = facts.Criteria.Rows,
            Reported = facts.Reported.Rows,
        };
    }

    private void BindDeals()
    {
        var taking = rows.Readable(DealSchema.DealParties).ToLookup(
            row => row.Needed("deal_id"), row => new DealParty(facts.Parties[row.Needed("party_id")], row.Needed("part")), StringComparer.Ordinal);
        rows.Bind(DealSchema.Deals, facts.Deals, row => new(
            row.Needed("deal_id"), row.Needed("name"), row.NeededDay("announced"), row.Number("amount"), row.Text("unit"), row.WordOrNone<AmountKind>("amount_kind"),
            row.Word<DealStatus>("status"), [.. taking[row.Needed("deal_id")]], facts.SourceOf(row)!, row.Text("note")));
    }

    private void BindReadings()
    {
        placements.CheckAllPlaced();
        var holding = rows.Readable(DealSchema.ReadingHolders).ToLookup(row => row.Needed("reading_id"), row => facts.Parties[row.Needed("party_id")], StringComparer.Ordinal);
        rows.Bind(DealSchema.Readings, facts.Readings, row =>
        {
            rows.CheckFounded(row, "reading");
            var id = row.Needed("reading_id");
            return placements.Tree(id) is { } tree
                ? new(id, row.Needed("name"), row.Needed("statement"), [.. holding[id]], tree, facts.SourceOf(row), row.Text("reason"))
                : null;
        });
    }

    private void BindRights()
    {
        var excepted = rows.Readable(DealSchema.RightExceptions).ToLookup(row => row.Needed("right_id"), row => facts.Parties[row.Needed("party_id")], StringComparer.Ordinal);
        rows.Bind(DealSchema.Rights, facts.Rights, row => new(
            row.Needed("right_id"), facts.Deals[row.Needed("deal_id")], row.Needed("clause"), facts.Parties[row.Needed("holder_id")], facts.Parties[row.Needed("grantor_id")],
            facts.Subjects[row.Needed("subject_id")], row.Word<RightKind>("kind"), row.NeededDay("from"), row.Day("to"), facts.Assumptions.Real(row.Text("until")),
            facts.Events.Real(row.Text("ended_by")), [.. excepted[row.Needed("right_id")]], facts.SourceOf(row)!, row.Word<Confidence>("confidence"), row.Text("note")));
    }

    private IEnumerable<ClaimConflict> Conflicts()
    {
        foreach (var row in rows.Readable(DealSchema.Conflicts))
        {
            if (row.Needed("claim_id") == row.Needed("other_claim_id"))
                rows.Report(ProblemKind.SelfConflict, row, "other_claim_id", $"{VisibleText.Quoted(row.Needed("other_claim_id"))} is the claim itself", "another claim");
            yield return new(facts.Claims[row.Needed("claim_id")], facts.Claims[row.Needed("other_claim_id")], row.Needed("explanation"));
        }
    }

    private IEnumerable<Offer> Offers()
    {
        foreach (var row in rows.Readable(DealSchema.Offers))
        {
            rows.CheckFounded(row, "offer");
            var product = row.Needed("subject_id");
            if (placements.Below(product) is { } below)
                rows.Report(ProblemKind.OfferNotLeaf, row, "subject_id", $"{VisibleText.Quoted(product)} has {below}", "a subject that nothing stands below under any reading");
            if (facts.Parties.Real(row.Needed("party_id")) is { Role: not PartyRole.Cloud } party)
                rows.Report(ProblemKind.OfferNotCloud, row, "party_id", $"{VisibleText.Quoted(party.Id)} is no cloud", "a party whose role is cloud");
            yield return new(facts.Subjects[product], facts.Parties[row.Needed("party_id")], facts.SourceOf(row), row.Text("reason"));
        }
    }
}

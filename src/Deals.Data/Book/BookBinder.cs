namespace Deals.Data;

/// <summary>Makes the facts of a deal book out of checked tables, and holds the rows against each other.</summary>
internal sealed class BookBinder(FrameReader frames, IReadOnlyList<Table> tables, ProblemLog log)
{
    private readonly Binding book = new(tables, log);

    /// <summary>The rows and facts.</summary>
    public Binding Book => book;

    public DealTables Bind()
    {
        var placements = new Placements(book);
        var assumptions = new AssumptionBinder(book);
        var sizes = new SizeBinder(book);
        book.Bind((SourceRow row) => new Source(
            row.SourceId, row.Publisher, row.Title, row.Published, row.Url, row.Accessed, row.Kind, row.Access, row.Original,
            row.OriginalKind));
        book.Bind((PartyRow row) => new Party(row.PartyId, row.Name, row.ShortName, row.Role, row.Colour, row.Description));
        book.Bind((SubjectRow row) => new Subject(row.SubjectId, row.Name, row.Description));
        assumptions.Bind();
        BindDeals();
        book.Bind((EventRow row) => new DealEvent(
            row.EventId, row.Date, row.DatePrecision, row.Kind, row.Title, row.Detail, book.Find(row.DealId), book.Get(row.SourceId)));
        book.Bind((ClaimRow row) => new Claim(
            row.ClaimId, row.Topic, book.Find(row.PartyId), row.Subject, row.Predicate, row.Value, row.Text, row.Unit, row.Period,
            row.Basis,
            book.Get(row.SourceId), row.Confidence, row.Note));
        BindReadings(placements);
        BindRights();
        new DriverBinder(book).Bind();
        new RegimeBinder(book).Bind();
        new TermBinder(book).Bind();
        new MoneyBinder(book, assumptions).Bind();
        return new()
        {
            Sources = book.All<Source>(),
            Parties = book.All<Party>(),
            Subjects = book.All<Subject>(),
            Assumptions = book.All<Assumption>(),
            Deals = book.All<Deal>(),
            Events = book.All<DealEvent>(),
            Claims = book.All<Claim>(),
            Conflicts = [.. Conflicts()],
            Readings = book.All<Reading>(),
            Offers = [.. Offers(placements)],
            Rights = book.All<Right>(),
            Ledger = frames.Ledger(book),
            Drivers = book.All<Driver>(),
            Switches = book.All<Switch>(),
            Regimes = book.All<Regime>(),
            Terms = book.All<Term>(),
            Valuations = book.All<Valuation>(),
            Scenarios = book.All<NamedScenario>(),
            Criteria = book.All<Criterion>(),
            Published = book.All<PublishedNumber>(),
            Sizes = [.. sizes.Bind()],
            Correlations = [.. assumptions.Correlations()],
        };
    }

    private void BindDeals()
    {
        var taking = book.Lookup((DealPartyRow row) => row.DealId.Id, row => new DealParty(book.Get(row.PartyId), row.Part));
        book.Bind((DealRow row) => new Deal(
            row.DealId, row.Name, row.Announced, row.Amount, row.Unit, row.AmountKind, row.Status, [.. taking[row.DealId]],
            book.Get(row.SourceId), row.Note));
    }

    private void BindReadings(Placements placements)
    {
        placements.CheckAllPlaced();
        var holding = book.Lookup((ReadingHolderRow row) => row.ReadingId.Id, row => book.Get(row.PartyId));
        book.Bind((ReadingRow row) =>
        {
            book.CheckFounded(row, row.SourceId, row.Reason, "reading");
            return placements.Tree(row.ReadingId) is { } tree
                ? new Reading(
                    row.ReadingId, row.Name, row.Statement, [.. holding[row.ReadingId]], tree, book.Find(row.SourceId), row.Reason)
                : null;
        });
    }

    /// <summary>Reports that there are more rows than figures are made of, at the first beyond.</summary>
    private void CheckCount<TRow>(Limit limit)
        where TRow : TableRow
    {
        if (book.Rows<TRow>() is { } rows && rows.Count > limit.Most)
            book.Report(
                ProblemKind.TooMany, rows[(int)limit.Most], DealSchema.For<TRow>().Columns[0].Name,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"there are {rows.Count:N0} {limit.What}"),
                limit.Expected("the others into a dataset of their own"));
    }

    private void BindRights()
    {
        CheckCount<RightRow>(Limit.Rights);
        CheckCount<ReadingRow>(Limit.Readings);
        var excepted = book.Lookup((RightExceptionRow row) => row.RightId.Id, row => book.Get(row.PartyId));
        book.Bind((RightRow row) => new Right(
            row.RightId, book.Get(row.DealId), row.Clause, book.Get(row.HolderId), book.Get(row.GrantorId), book.Get(row.SubjectId),
            row.Kind,
            row.From, row.To, book.Real(row.Until), book.Real(row.EndedBy), [.. excepted[row.RightId]], book.Get(row.SourceId),
            row.Confidence, row.Note, book.Real(row.OrUntil)));
    }

    private IEnumerable<ClaimConflict> Conflicts()
    {
        foreach (var row in book.Readable<ClaimConflictRow>())
        {
            if (row.ClaimId == row.OtherClaimId)
                book.ReportText(ProblemKind.SelfConflict, row, nameof(row.OtherClaimId), "is the claim itself", "another claim");
            yield return new(book.Get(row.ClaimId), book.Get(row.OtherClaimId), row.Explanation);
        }
    }

    private IEnumerable<Offer> Offers(Placements placements)
    {
        foreach (var row in book.Readable<OfferRow>())
        {
            book.CheckFounded(row, row.SourceId, row.Reason, "offer");
            if (placements.Below(row.SubjectId) is { } below)
                book.ReportText(
                    ProblemKind.OfferNotLeaf, row, nameof(row.SubjectId), $"has {below}",
                    "a subject that nothing stands below under any reading");
            if (book.Real(row.PartyId) is { Role: not PartyRole.Cloud })
                book.ReportText(ProblemKind.OfferNotCloud, row, nameof(row.PartyId), "is no cloud", "a party whose role is cloud");
            if (row is { Stage: OfferStage.Possible, Since: not null })
                book.ReportText(ProblemKind.PartNotOfKind, row, nameof(row.Since), "is of no use", "nothing, as the pair is only possible");
            if (row is { Stage: OfferStage.Possible, To: not null })
                book.ReportText(ProblemKind.PartNotOfKind, row, nameof(row.To), "is of no use", "nothing, as the pair is only possible");
            if (row.To < row.Since)
                book.ReportText(ProblemKind.EndBeforeStart, row, nameof(row.To), "is before the start",
                    string.Create(CultureInfo.InvariantCulture, $"{row.Since:O} or later"));
            yield return new(
                book.Get(row.SubjectId), book.Get(row.PartyId), book.Find(row.SourceId), row.Reason,
                row.Stage ?? OfferStage.OnSale, row.Since, row.To);
        }
    }
}

/// <summary>Binds how large parties are.</summary>
internal sealed class SizeBinder(Binding book)
{
    public IEnumerable<PartySize> Bind()
    {
        foreach (var row in book.Readable<SizeRow>())
        {
            if (row.Value <= 0)
                book.ReportText(ProblemKind.NumberOutOfKind, row, nameof(row.Value), "is no size", "more than zero");
            var isOfDay = row.Measure is SizeMeasure.MarketValue or SizeMeasure.Shares;
            if (!(isOfDay ? FieldType.Date.Read(row.Period) is DateOnly : IsFiscalYear(row.Period)))
                book.ReportText(
                    ProblemKind.WrongType, row, nameof(row.Period), isOfDay ? "is no day" : "is no fiscal year",
                    isOfDay ? FieldType.Date.Form : "a fiscal year as FY2025 or 2025");
            yield return new(book.Get(row.PartyId), row.Measure, row.Period, row.Value, book.Get(row.SourceId), row.Note);
        }
    }

    private static bool IsFiscalYear(string period)
        => (period.StartsWith("FY", StringComparison.Ordinal) ? period[2..] : period) is { Length: 4 } year && year.All(char.IsAsciiDigit);
}

namespace Deals.Data;

/// <summary>Warns of rows that are allowed, and odd: seldom meant, or of no effect. No number is computed for it.</summary>
/// <param name="book">The rows and facts, and where the warnings go.</param>
/// <param name="tables">The tables.</param>
/// <param name="ledger">The ledger's frame; null where the dataset counts no money.</param>
/// <param name="asOf">The last day whose news the dataset takes in.</param>
internal sealed class Oddities(Binding book, IReadOnlyList<Table> tables, LedgerFrame? ledger, DateOnly asOf)
{
    /// <summary>Tables that say more about an assumption, or set it, and use it for nothing.</summary>
    private static readonly string[] Describing = ["assumption_odds", "correlations", "scenario_values"];

    public void Warn()
    {
        LateDays();
        EarlyActuals();
        CoarseSteps();
        Incomes();
        UnusedAssumptions();
        UnusedParties();
        PartQuarters();
        IdleCriteria();
        IdleRows();
        StrangePayers();
        Rights();
        new Twins(book).Warn();
        Pools();
        FullCaps();
        ValuesWithoutOdds();
        SameAmounts();
    }

    /// <summary>Claims that are said to contradict each other and state one amount for one period, be it in two units.</summary>
    private void SameAmounts()
    {
        foreach (var row in book.Readable<ClaimConflictRow>())
        {
            if (book.Real(row.ClaimId) is { Value: { } one, Unit: { } unit } claim
                && book.Real(row.OtherClaimId) is { Value: { } two, Unit: { } other } against && claim.Period == against.Period
                && SpokenMoney.InFull(one, unit) is { } amount && amount == SpokenMoney.InFull(two, other))
                book.ReportText(
                    ProblemKind.NoConflict, row, nameof(row.OtherClaimId),
                    string.Create(CultureInfo.InvariantCulture, $"says the same: {two} {other} is {one} {unit}"),
                    "claims that differ, or no row");
        }
    }

    /// <summary>Values that no case has: windows would end, and bars reach, where nothing is held possible.</summary>
    private void ValuesWithoutOdds()
    {
        foreach (var row in book.Readable<AssumptionRow>())
        {
            if (book.Real(new To<Assumption>(row.AssumptionId)) is not { Odds: [_, ..] odds } assumption)
                continue;
            var values = odds.Select(one => one.Value).Order().ToList();
            void Check(string property, AssumptionValue value, bool isIn)
            {
                if (!isIn)
                    book.ReportText(
                        ProblemKind.OddsLeaveOut, row, property, "is none of the values in assumption_odds",
                        $"one of {string.Join(", ", values)}, or a row for it there");
            }

            Check(nameof(row.Low), assumption.Low, assumption.Low >= values[0]);
            Check(nameof(row.Base), assumption.Base, values.Contains(assumption.Base));
            Check(nameof(row.High), assumption.High, assumption.High <= values[^1]);
        }
    }

    /// <summary>What is said to have happened, or to be known, after the last day whose news the dataset takes in.</summary>
    private void LateDays()
    {
        foreach (var row in book.Readable<SourceRow>())
        {
            Late(row, nameof(row.Published), row.Published, "published");
            Late(row, nameof(row.Accessed), row.Accessed, "read");
        }

        foreach (var row in book.Readable<EventRow>())
            Late(row, nameof(row.Date), row.Date, "dated");
        foreach (var row in book.Readable<DealRow>())
            Late(row, nameof(row.Announced), row.Announced, "announced");
        foreach (var row in book.Readable<AssumptionRow>())
            Late(row, nameof(row.InformationDate), row.InformationDate, "what was known on that day");
        foreach (var row in book.Readable<ValuationRow>())
            Late(row, nameof(row.Date), row.Date, "a round of that day");
        foreach (var row in book.Readable<PublishedRow>())
            Late(row, nameof(row.Stated), row.Stated, "stated");
        foreach (var row in book.Readable<SizeRow>())
        {
            Late(row, nameof(row.Period), FieldType.Date.Read(row.Period) as DateOnly?, "measured on that day");
            // A fiscal year is named by the year in which it ends, or begins.
            if (FiscalYear(row.Period) > asOf.Year)
                Late(row, nameof(row.Period), DateOnly.MaxValue, "a year that has not ended");
        }
    }

    /// <summary>The year of "FY2025" or "2025"; null of a day.</summary>
    private static int? FiscalYear(string period)
        => int.TryParse(period.AsSpan(period.StartsWith("FY", StringComparison.Ordinal) ? 2 : 0), NumberStyles.None,
            CultureInfo.InvariantCulture, out var year) ? year : null;

    /// <summary>
    /// Numbers said to have happened whose time had not ended when they were stated, and those stated after their source was written. A
    /// single quarter may be a part of what was annualised earlier.
    /// </summary>
    private void EarlyActuals()
    {
        foreach (var row in book.Readable<PublishedRow>())
        {
            var source = book.Real(row.SourceId);
            if (row.Stated <= asOf && source is not null && row.Stated > (source.Published ?? source.Accessed))
                book.ReportText(
                    ProblemKind.StatedAfterSource, row, nameof(row.Stated),
                    $"is after {source.Id} was {(source.Published is null ? "read" : "published")}, "
                        + $"{source.Published ?? source.Accessed:O}",
                    "the day on which it was stated, or the source that was read later");
            var isYear = row.Quantity == PublishedQuantity.CapFull;
            if (row.Kind != PublishedKind.Actual || (row.FromQuarter == row.ThroughQuarter && !isYear)
                || !Quarter.TryParse(row.ThroughQuarter, out var through))
                continue;
            var (known, whose) = row.Stated is { } stated && stated <= asOf ? (stated, "was stated")
                : row.Stated is null && source?.Published is { } published && published <= asOf ? (published, "was published")
                : (asOf, "was known at the latest, on the dataset's as-of day");
            if ((isYear ? DayOf(row.Value) : through.End.AddDays(-1)) > known)
                book.ReportText(
                    ProblemKind.ActualTooEarly, row, isYear ? nameof(row.Value) : nameof(row.ThroughQuarter),
                    $"had not passed when {row.PublishedId} {whose}, {known:O}", "quarters that had ended, or the kind plan or estimate");
        }
    }

    /// <summary>The day of a year with its part, such as 2029.25.</summary>
    private static DateOnly DayOf(decimal year) => new DateOnly((int)year, 1, 1).AddDays((int)(year % 1 * 365));

    /// <summary>Ranges that no step of a slider fits into: often a point stands in them where thousands were meant.</summary>
    private void CoarseSteps()
    {
        foreach (var row in book.Readable<AssumptionRow>())
        {
            if (book.Real(new To<Assumption>(row.AssumptionId)) is { Low.Number: { } low, High.Number: { } high, Odds.Count: 0 } assumption
                && high > low && assumption.Step >= 5 * (high - low))
                book.ReportText(
                    ProblemKind.StepAboveRange, row, nameof(row.Step),
                    string.Create(CultureInfo.InvariantCulture, $"is larger than all that lies between low and high, {low} to {high}"),
                    "a smaller step; where 1.200 is meant to be twelve hundred, 1200");
        }
    }

    /// <summary>Operating incomes larger than the revenue that they are left of.</summary>
    private void Incomes()
    {
        var revenues = book.Readable<SizeRow>().Where(row => row.Measure == SizeMeasure.Revenue)
            .ToLookup(row => (row.PartyId.Id, FiscalYear(row.Period)));
        foreach (var row in book.Readable<SizeRow>().Where(row => row.Measure == SizeMeasure.OperatingIncome))
        {
            if (revenues[(row.PartyId.Id, FiscalYear(row.Period))].FirstOrDefault(of => of.Value < row.Value) is { } revenue)
                book.ReportText(
                    ProblemKind.IncomeAboveRevenue, row, nameof(row.Value),
                    string.Create(CultureInfo.InvariantCulture, $"is more than the revenue of {revenue.Period}, {revenue.Value}"),
                    "less than the revenue, of which it is what is left");
        }
    }

    private void Late(TableRow row, string property, DateOnly? day, string what)
    {
        if (day > asOf)
            book.ReportText(
                ProblemKind.AfterAsOf, row, property, $"({what}) is after the dataset's as-of day, {asOf:O}",
                $"{asOf:O} or earlier, or a later deals.asOf in {PackageDescriptor.FileName}");
    }

    /// <summary>Assumptions that nothing depends on: a slider that moves nothing is a promise not kept.</summary>
    private void UnusedAssumptions()
    {
        var used = Named("assumptions");
        if (ledger is not null)
            used.UnionWith(ledger.Assumptions.Select(assumption => assumption.Id));
        foreach (var row in book.Readable<AssumptionRow>().Where(row => !used.Contains(row.AssumptionId)))
            book.ReportText(
                ProblemKind.UnusedAssumption, row, nameof(row.AssumptionId), "is used by nothing",
                "a term, driver, right, regime or valuation that uses it, or no row");
    }

    /// <summary>Parties that nothing is said of: a name in a table is a promise, too.</summary>
    private void UnusedParties()
    {
        var used = Named("parties");
        foreach (var row in book.Readable<PartyRow>().Where(row => !used.Contains(row.PartyId)
            && row.Role is (PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor)))
            Idle(row, nameof(row.PartyId), "takes part in nothing: no deal, right, offer, claim or term names it",
                "a row that names it, or no party");
    }

    /// <summary>The ids of a table that other tables name, but for those that only describe or set what is named.</summary>
    private HashSet<string> Named(string target)
        => [.. from table in tables
               where !Describing.Contains(table.Descriptor.Name)
               from column in DealSchema.Find(table.Descriptor.Name)?.Columns ?? []
               where column.Target?.Name == target
               from row in table.Rows
               select row.Text(column.Name) into id
               where id is not null
               select id];

    /// <summary>
    /// Lags and spreads that may be a part of a quarter. Contracts name whole ones; of a part, the quarter after it takes as much of the
    /// payment, which is seldom meant.
    /// </summary>
    private void PartQuarters()
    {
        foreach (var row in book.Readable<TermRow>())
        {
            PartQuarters(row, row.Lag, nameof(row.Lag));
            PartQuarters(row, row.Spread, nameof(row.Spread));
        }
    }

    private void PartQuarters(TermRow row, To<Assumption>? quarters, string property)
    {
        if (book.Real(quarters) is not { IsDate: false } known)
            return;
        var parts = new[] { known.Low, known.Base, known.High, known.Minimum, known.Maximum }.Select(value => value.Number!.Value)
            .Append(known.Step);
        if (parts.FirstOrDefault(value => value != decimal.Truncate(value)) is var part && part != 0)
            book.ReportText(
                ProblemKind.NotWhole, row, property,
                $"has {part.ToString(CultureInfo.InvariantCulture)} among its values or as its step", "whole quarters, as contracts name them");
    }

    /// <summary>
    /// Criteria that look at what customers may choose among where there is nothing to choose from: they are left out. And those by which
    /// a party would win by gaining less.
    /// </summary>
    private void IdleCriteria()
    {
        foreach (var row in book.Readable<CriterionRow>().Where(row => row.Better == Better.Less
            && row.Quantity is CriterionQuantity.Delta or CriterionQuantity.DirectDelta or CriterionQuantity.TermDelta))
            book.ReportText(
                ProblemKind.LessIsNeverBetter, row, nameof(row.Better),
                $"makes a loss of a gain: {Flaws.Word(row.Quantity)} is what the party itself gains",
                "more; term_total for the size of a payment, whoever pays it");
        if (book.Readable<OfferRow>().Any(row => row.Stage is not OfferStage.Possible))
            return;
        foreach (var row in book.Readable<CriterionRow>().Where(row => row.Quantity == CriterionQuantity.ChoiceIndexChange))
            book.ReportText(
                ProblemKind.IdleCriterion, row, nameof(row.Quantity),
                "has nothing to count, as offers has no row that is on sale or announced: the criterion is left out",
                "such an offer, or another quantity");
    }

    /// <summary>Rows that do nothing: they look as if they counted, and no number has them.</summary>
    private void IdleRows()
    {
        var on = book.Readable<RegimeClauseRow>().Select(row => row.ClauseId.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in book.Readable<ClauseRow>().Where(row => !on.Contains(row.ClauseId) && book.Rows<RegimeRow>().Count > 0))
            Idle(row, nameof(row.ClauseId), "is on under no regime, so its terms never run", "a row in regime_clauses, or no clause");
        var filled = book.Readable<TermRow>().Select(row => row.CapGroupId?.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in book.Readable<CapGroupRow>().Where(row => !filled.Contains(row.CapGroupId)))
            Idle(row, nameof(row.CapGroupId), "is filled by no term", "a term with it in cap_group_id, or no row");
        foreach (var row in book.Readable<RightExceptionRow>().Where(row => book.Real(row.RightId)?.Holder.Id == row.PartyId.Id))
            Idle(row, nameof(row.PartyId), "holds the right itself, and needs no exception from it", "another party, or no row");
        if (ledger is null)
            return;
        foreach (var row in book.Readable<OwnershipRow>().Where(row => row.From >= ledger.Last.End))
            Idle(row, nameof(row.From), $"is after the ledger, which ends with {ledger.Last}: the part owned counts nowhere",
                "an earlier day, or a longer ledger");
        foreach (var scenario in book.Readable<ScenarioValueRow>().GroupBy(row => row.ScenarioId.Id))
        {
            if (scenario.All(row => book.Real(row.AssumptionId) is { Odds.Count: 0 } set && set.Base.ToString() == (string)row.Value))
                Idle(scenario.First(), nameof(ScenarioValueRow.ScenarioId), "sets nothing but what the base is",
                    "another value, or no scenario");
        }

        foreach (var row in book.Readable<CapGroupRow>().Where(row => row.From >= ledger.Last.End && filled.Contains(row.CapGroupId)))
            Idle(row, nameof(row.From), $"is after the ledger, which ends with {ledger.Last}: nothing fills the cap",
                "an earlier day, or a longer ledger");
        foreach (var row in book.Readable<TermRow>())
        {
            // What is paid on a day has its only day in from, unless an assumed one may put it off.
            var last = row.Kind is TermKind.Tranche or TermKind.LumpSum && row.Since is null ? row.From : row.To;
            if (row.From >= ledger.Last.End)
                Idle(row, nameof(row.From), $"is after the ledger, which ends with {ledger.Last}: nothing of the term counts",
                    "an earlier day, or a longer ledger");
            else if (last < ledger.First.Start)
                Idle(row, row.To is null ? nameof(row.From) : nameof(row.To),
                    $"is before the ledger, which begins with {ledger.First}: nothing of the term counts",
                    "a later day, or a longer ledger");
        }
    }

    /// <summary>Rights that do not go with their deal: by their days, or held or given by somebody who has no part in it.</summary>
    private void Rights()
    {
        var parties = book.Readable<DealPartyRow>().ToLookup(row => row.DealId.Id, row => row.PartyId.Id);
        foreach (var row in book.Readable<RightRow>())
        {
            if (book.Real(row.DealId) is not { } deal)
                continue;
            if (deal.Announced.DayNumber - row.From.DayNumber > 366)
                book.ReportText(
                    ProblemKind.RightOffDeal, row, nameof(row.From), $"is long before {deal.Id} was announced, {deal.Announced:O}",
                    "a day of that deal's, or the deal that gave the right first");
            if (deal.Status is DealStatus.Superseded or DealStatus.Completed or DealStatus.Terminated
                && !(row.To <= asOf) && (row.Until, row.OrUntil, row.EndedBy) is (null, null, null))
                book.ReportText(
                    ProblemKind.RightOffDeal, row, nameof(row.DealId), $"is {Flaws.Word(deal.Status)}, and the right runs on",
                    "ended_by, with the event that ended it, or to; or the later deal that carries the right on");
            foreach (var (property, party) in new[] { (nameof(row.HolderId), row.HolderId.Id), (nameof(row.GrantorId), row.GrantorId.Id) })
            {
                if (!parties[deal.Id].Contains(party))
                    book.ReportText(
                        ProblemKind.RightOffDeal, row, property, $"has no part in {deal.Id}",
                        parties[deal.Id].Any() ? $"one of its parties, {string.Join(", ", parties[deal.Id])}; or a row in deal_parties"
                            : "a row in deal_parties for each that signed it");
            }
        }
    }

    /// <summary>Pools of which one term has nothing to do with most others: it stands in the wrong pool.</summary>
    private void Pools()
    {
        foreach (var pool in book.Readable<TermRow>().Where(row => row.CapGroupId is not null).GroupBy(row => row.CapGroupId!.Value))
        {
            List<TermRow> ApartFrom(TermRow row)
                => [.. pool.Where(other => other.PayerId != row.PayerId && other.PayeeId != row.PayeeId)];
            // Of two, the later one.
            var odd = pool.Reverse().MaxBy(row => ApartFrom(row).Count)!;
            if (ApartFrom(odd) is [var other, ..])
                book.ReportText(
                    ProblemKind.PoolApart, odd, nameof(odd.CapGroupId),
                    $"caps {other.TermId} too, which neither {odd.PayerId.Id} pays nor {odd.PayeeId.Id} is paid",
                    "a pool of payments of one payer, or to one payee");
        }
    }

    /// <summary>Caps that what counted before them fills.</summary>
    private void FullCaps()
    {
        foreach (var row in book.Readable<CapGroupRow>())
        {
            decimal? Number(To<Assumption>? of) => book.Real(of) is { IsDate: false } number ? number.Base.Number : null;
            if (Number(row.Opening) * (row.OpeningShare is null ? 1 : Number(row.OpeningShare)) is { } counted
                && Number(row.Cap) is { } cap && counted >= cap)
                book.ReportText(
                    ProblemKind.FullFromStart, row, nameof(row.Opening),
                    string.Create(CultureInfo.InvariantCulture, $"fills the cap at once: {counted} of {cap}"),
                    "what had counted toward the cap before its first day, less than the cap");
        }
    }

    private void Idle(TableRow row, string property, string what, string expected)
        => book.ReportText(ProblemKind.IdleRow, row, property, what, expected);

    /// <summary>
    /// Payers whom a contract would hardly name: of a share or a cost on what others earn, unless it gives back a part of what the payee
    /// pays, and of money against shares by a party that owns none.
    /// </summary>
    private void StrangePayers()
    {
        var valued = book.Readable<ValuationRow>().Select(row => row.LabId.Id).ToHashSet(StringComparer.Ordinal);
        var owning = book.Readable<OwnershipRow>().Select(row => (row.LabId.Id, row.HolderId.Id)).ToHashSet();
        foreach (var row in book.Readable<TermRow>())
        {
            if (book.Real(new To<Term>(row.TermId)) is BasedTerm based
                && based.Bases.Where(each => !each.Subtracted).Select(each => book.Real(new To<Term>(each.TermId))).OfType<Term>()
                    .ToList() is [_, ..] bases
                && bases.TrueForAll(each => each.Payee != based.Payer && each.Payer != based.Payee))
                book.ReportText(
                    ProblemKind.StrangerPays, row, nameof(row.PayerId), $"is paid nothing of what {row.TermId} is computed from",
                    $"the party that is paid it, {string.Join(" or ", bases.Select(each => each.Payee.Id).Distinct())}");
            else if (row.Kind == TermKind.Tranche && valued.Contains(row.PayeeId.Id)
                && book.Real(row.PayerId) is { Role: not PartyRole.OtherHolders } payer && !owning.Contains((row.PayeeId.Id, payer.Id)))
                book.ReportText(
                    ProblemKind.SharesForNothing, row, nameof(row.Kind),
                    $"is money against new shares, and ownership has no row in which {payer.Id} owns a part of {row.PayeeId.Id}: it would "
                        + "be worth nothing to either side", "lump_sum for a payment without shares, or a row in ownership");
        }
    }
}

namespace Deals.Data;

/// <summary>
/// Binds what labs are worth and to whom they belong, and what the model is asked: scenarios, criteria, published numbers.
/// </summary>
internal sealed class MoneyBinder(Binding book, AssumptionBinder assumptions)
{
    public void Bind()
    {
        var owning = book.Lookup((OwnershipRow row) => row.LabId.Id, Ownership);
        book.Bind((ValuationRow row) => Valuation(row, owning));
        var values = book.Lookup((ScenarioValueRow row) => row.ScenarioId.Id, ScenarioValue);
        book.Bind((ScenarioRow row) => new NamedScenario(
            row.ScenarioId, row.Name, row.Description, [.. values[row.ScenarioId].OfType<ScenarioValue>()]));
        book.Bind<CriterionRow, Criterion>(Criterion);
        var terms = book.Lookup((PublishedTermRow row) => row.PublishedId.Id, row => row);
        book.Bind((PublishedRow row) => Published(row, [.. terms[row.PublishedId]]));
    }

    private Valuation? Valuation(ValuationRow row, ILookup<string, Ownership> owning)
    {
        if (book.Real(row.LabId) is not { } lab)
            return null;
        if (lab.Role != PartyRole.Lab)
            book.ReportText(ProblemKind.NotALab, row, nameof(row.LabId), "is no lab", "a party whose role is lab");
        book.CheckNumber(row, row.PostMoney, nameof(row.PostMoney));
        book.CheckNumber(row, row.Later, nameof(row.Later));
        var holders = owning[lab.Id].OrderBy(own => own.Holder.Id, StringComparer.Ordinal).ThenBy(own => own.From);
        return new(lab, book.Get(row.PostMoney), row.Date, book.Find(row.Later), [.. holders], book.Find(row.SourceId));
    }

    private Ownership Ownership(OwnershipRow row)
    {
        book.CheckNumber(row, row.Share, nameof(row.Share), 0, 1);
        return new(book.Get(new To<Party>(row.LabId.Id)), book.Get(row.HolderId), row.From, book.Get(row.Share), book.Find(row.SourceId));
    }

    private ScenarioValue? ScenarioValue(ScenarioValueRow row)
    {
        book.CheckFounded(row, row.SourceId, row.Reason, "value");
        if (book.Real(row.AssumptionId) is not { } assumption)
            return null;
        if (assumptions.Value(row, nameof(row.Value), assumption.IsDate) is not { } value)
            return null;
        assumptions.CheckBounds(row, value, assumption.Minimum, assumption.Maximum);
        return new(assumption, value, book.Find(row.SourceId), row.Reason);
    }

    private Criterion Criterion(CriterionRow row)
    {
        book.CheckFounded(row, row.SourceId, row.Reason, "criterion");
        var ofTerm = row.Quantity is CriterionQuantity.TermDelta or CriterionQuantity.TermTotal;
        var judged = row.Quantity == CriterionQuantity.Judgement;
        CheckPart(row, nameof(row.TermId), ofTerm, ofTerm);
        CheckPart(row, nameof(row.Better), !judged, !judged);
        CheckPart(row, nameof(row.Stated), judged, true);
        var labs = book.Readable<OwnershipRow>().Where(own => own.HolderId.Id == row.PartyId.Id).Select(own => own.LabId.Id).Distinct();
        CheckPart(row, nameof(row.LabId), row.Quantity == CriterionQuantity.Stake && labs.Count() > 1,
            row.Quantity == CriterionQuantity.Stake);
        return new(
            row.CriterionId, book.Get(row.PartyId), row.Name, row.Quantity, book.Find(row.TermId), row.Better == Better.More, row.Stated,
            book.Find(row.ClaimId), book.Find(row.SourceId), row.Reason)
        { Lab = book.Find(row.LabId) };
    }

    private void CheckPart(CriterionRow row, string property, bool isNeeded, bool isUsed)
    {
        var isSet = row.TextOf(property) is not null;
        var quantity = row.TextOf(nameof(row.Quantity));
        if (isNeeded && !isSet)
        {
            var (what, expected) = property switch
            {
                nameof(row.TermId) => ("the cell is empty", "the id of a term"),
                // The column may be absent.
                nameof(row.LabId) => ("no lab_id is given", "one of the labs it owns parts of"),
                _ => ("the cell is empty", "a value"),
            };
            book.Report(ProblemKind.PartMissing, row, property, what, $"{expected}, as a criterion of {quantity} needs it");
        }
        else if (isSet && !isUsed)
            book.ReportText(
                ProblemKind.PartNotOfKind, row, property, "is of no use", $"nothing, as a criterion of {quantity} does not use it");
    }

    private PublishedNumber? Published(PublishedRow row, IReadOnlyList<PublishedTermRow> terms)
    {
        var driver = book.Find(row.DriverId);
        var isCash = row.Quantity == PublishedQuantity.Cash;
        var ways = new[] { driver is not null, terms.Count > 0, row.PartyId is not null }.Count(way => way);
        if (ways != 1)
        {
            var names = ways == 0
                ? "no driver and no party, and has no rows in published_terms"
                : "more than one of a driver, a party and rows in published_terms";
            book.Report(ProblemKind.OneOfTwo, row, nameof(row.DriverId), $"the number names {names}", "one of them");
        }
        else if (isCash != row.PartyId is not null)
        {
            book.ReportText(
                ProblemKind.PartNotOfKind, row, nameof(row.Quantity), isCash ? "names no party" : "is not cash, and names a party",
                isCash ? "a party in party_id" : "cash, or no party");
        }
        else if (driver is not null && row.Quantity != PublishedQuantity.Accrued)
        {
            book.ReportText(ProblemKind.PartNotOfKind, row, nameof(row.Quantity), "does not go with a driver", "accrued");
        }

        if (row.High is { } high && high <= row.Value)
            book.ReportText(ProblemKind.LowBaseHigh, row, nameof(row.High), "is not above the lower end of the range, which is value",
                string.Create(CultureInfo.InvariantCulture, $"more than {row.Value}, or nothing where no range was stated"));
        else if (row is { High: not null, Bound: not null })
            book.ReportText(ProblemKind.PartNotOfKind, row, nameof(row.Bound), "does not go with a range",
                "nothing, as value and high are the range's ends");
        CheckCap(row, terms);
        if (book.Quarter(row, row.FromQuarter, nameof(row.FromQuarter)) is not { } from
            || book.Quarter(row, row.ThroughQuarter, nameof(row.ThroughQuarter)) is not { } through)
        {
            return null;
        }

        if (through < from)
            book.Report(
                ProblemKind.EndBeforeStart, row, nameof(row.ThroughQuarter), $"{through} is before {from}", $"{from} or a later quarter");
        return new(
            row.PublishedId, row.Name, driver, [.. terms.Select(term => new PublishedTerm(book.Get(term.TermId), term.Sign == Sign.Minus))],
            from, through, row.Value, book.Get(row.SourceId), row.Confidence, row.Note)
        {
            Kind = row.Kind,
            By = row.StatedBy,
            Stated = row.Stated,
            Quantity = row.Quantity,
            Party = book.Find(row.PartyId),
            Scenario = book.Find(row.ScenarioId),
            Known = row.Known,
            Bound = row.Bound,
            High = row.High,
        };
    }

    /// <summary>What asks for a cap is of terms that have one; when one is full, of a single term, as years do not add up.</summary>
    private void CheckCap(PublishedRow row, IReadOnlyList<PublishedTermRow> terms)
    {
        var isFull = row.Quantity == PublishedQuantity.CapFull;
        if (terms.Count == 0 || !(isFull || row.Quantity is PublishedQuantity.Uncapped or PublishedQuantity.Saved))
            return;
        if (terms.All(term => book.Real(term.TermId) is { } known and not RevenueShare { CapGroup: not null }))
            book.ReportText(
                ProblemKind.PartNotOfKind, row, nameof(row.Quantity), "needs a cap, and none of its terms has one", "a term with a cap");
        else if (isFull && (terms.Count > 1 || terms[0].Sign == Sign.Minus))
            book.ReportText(
                ProblemKind.PartNotOfKind, row, nameof(row.Quantity), "is a day, of which there is no sum or difference",
                "one term, with plus; of a pool that several terms fill, any of them");
        else if (isFull && (row.Value < KnownDays.First.Year || row.Value > KnownDays.Last.Year))
            book.ReportText(ProblemKind.OutOfBounds, row, nameof(row.Value), "is no year",
                "a year and the part of it that has passed, such as 2028.5");
    }
}

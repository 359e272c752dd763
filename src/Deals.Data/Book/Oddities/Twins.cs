namespace Deals.Data;

/// <summary>Warns of rows that say the same under two ids: what they say would be told, or counted, twice.</summary>
internal sealed class Twins(Binding book)
{
    public void Warn()
    {
        Find<RightRow>(nameof(RightRow.RightId), row => row.RightId, "right", row => (row.DealId, row.HolderId, row.GrantorId,
            row.SubjectId, row.Kind, row.From, row.To, row.Until, row.OrUntil, row.EndedBy));
        Find<SourceRow>(nameof(SourceRow.SourceId), row => row.SourceId, "document", row => (row.Url, row.Title, row.Published));
        Find<ClaimRow>(nameof(ClaimRow.ClaimId), row => row.ClaimId, "claim", row => (row.SourceId, row.Subject, row.Predicate, row.Value,
            row.Text, row.Unit, row.Period));
        var bases = book.Readable<TermBaseRow>().ToLookup(row => row.TermId.Id, row => $"{row.BaseId.Id} {row.Sign} {row.Weight?.Id}");
        Find<TermRow>(nameof(TermRow.TermId), row => row.TermId, "payment", row => (
            // Sales of one driver are looked at by what they take of it.
            row.Kind == TermKind.Sales ? row.TermId : "", row.Kind, row.ClauseId, row.PayerId, row.PayeeId, row.From, row.To,
            (row.Since, row.OrSince, row.Until, row.OrUntil), (row.DriverId, row.Rate, row.Margin, row.Amount, row.OfTermId, row.Share),
            string.Join(", ", bases[row.TermId].Order(StringComparer.Ordinal))));
        var added = book.Readable<PublishedTermRow>().ToLookup(row => row.PublishedId.Id, row => $"{row.TermId.Id} {row.Sign}");
        Find<PublishedRow>(nameof(PublishedRow.PublishedId), row => row.PublishedId, "published number", row => (row.Quantity, row.DriverId,
            row.PartyId, string.Join(", ", added[row.PublishedId].Order(StringComparer.Ordinal)), row.FromQuarter, row.ThroughQuarter,
            (row.Value, row.High, row.Bound), row.ScenarioId));
        Find<ClaimConflictRow>(nameof(ClaimConflictRow.OtherClaimId), row => $"{row.ClaimId.Id} and {row.OtherClaimId.Id} above",
            "contradiction", row => string.Join(" and ", new[] { row.ClaimId.Id, row.OtherClaimId.Id }.Order(StringComparer.Ordinal)));
        var clauses = book.Readable<RegimeClauseRow>().ToLookup(row => row.RegimeId.Id, row => row.ClauseId.Id);
        Find<RegimeRow>(nameof(RegimeRow.RegimeId), row => row.RegimeId, "set of clauses", row => (
            // What a dispute may end in may well be what it is measured against.
            row is { BeforeId: null, Role: not RegimeRole.Other } ? "" : row.RegimeId,
            string.Join(", ", clauses[row.RegimeId].Order(StringComparer.Ordinal))));
    }

    private void Find<T>(string property, Func<T, string> id, string what, Func<T, object> key)
        where T : TableRow
    {
        var known = new Dictionary<object, string>();
        foreach (var row in book.Readable<T>())
        {
            if (!known.TryAdd(key(row), id(row)))
                book.ReportText(ProblemKind.TwinRow, row, property, $"is the same {what} as {known[key(row)]}", "one row for it");
        }
    }
}

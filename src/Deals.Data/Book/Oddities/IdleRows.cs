namespace Deals.Data;

/// <summary>Warns of rows that do nothing: they look as if they counted, and no number has them.</summary>
internal sealed class IdleRows(Binding book, LedgerFrame? ledger)
{
    public void Warn()
    {
        var on = book.Readable<RegimeClauseRow>().Select(row => row.ClauseId.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in book.Readable<ClauseRow>().Where(row => !on.Contains(row.ClauseId) && book.Rows<RegimeRow>().Count > 0))
            book.ReportText(ProblemKind.IdleRow, row, nameof(row.ClauseId), "is on under no regime, so its terms never run",
                "a row in regime_clauses, or no clause");
        var filled = book.Readable<TermRow>().Select(row => row.CapGroupId?.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in book.Readable<CapGroupRow>().Where(row => !filled.Contains(row.CapGroupId)))
            book.ReportText(ProblemKind.IdleRow, row, nameof(row.CapGroupId), "is filled by no term",
                "a term with it in cap_group_id, or no row");
        foreach (var row in book.Readable<RightExceptionRow>().Where(row => book.Real(row.RightId)?.Holder.Id == row.PartyId.Id))
            book.ReportText(ProblemKind.IdleRow, row, nameof(row.PartyId), "holds the right itself, and needs no exception from it",
                "another party, or no row");
        if (ledger is null)
            return;
        foreach (var row in book.Readable<TermRow>())
        {
            // What is paid on a day has its only day in from, unless an assumed one may put it off.
            var last = row.Kind is TermKind.Tranche or TermKind.LumpSum && row.Since is null ? row.From : row.To;
            if (row.From >= ledger.Last.End)
                book.ReportText(ProblemKind.IdleRow, row, nameof(row.From),
                    $"is after the ledger, which ends with {ledger.Last}: nothing of the term counts",
                    "an earlier day, or a longer ledger");
            else if (last < ledger.First.Start)
                book.ReportText(
                    ProblemKind.IdleRow, row, row.To is null ? nameof(row.From) : nameof(row.To),
                    $"is before the ledger, which begins with {ledger.First}: nothing of the term counts",
                    "a later day, or a longer ledger");
        }
    }
}

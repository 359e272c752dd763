namespace Deals.Data;

/// <summary>
/// Warns of payers whom a contract would hardly name: of a share or a cost on what others earn, unless it gives back a part of what the
/// payee pays, and of money against shares by a party that owns none.
/// </summary>
internal sealed class StrangePayers(Binding book)
{
    public void Warn()
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
                        + "be worth nothing to either side",
                    "lump_sum for a payment without shares, or a row in ownership");
        }
    }
}

namespace Deals.Data;

/// <summary>Binds cap groups, and terms with what they are computed from.</summary>
internal sealed class TermBinder(Binding book)
{
    public void Bind()
    {
        book.Bind<CapGroupRow, CapGroup>(CapGroup);
        var bases = book.Lookup(
            (TermBaseRow row) => row.TermId.Id, row => new TermBase(row.BaseId.Id, row.Sign == Sign.Minus, book.Find(row.Weight)));
        book.Bind((TermRow row) => Term(row, [.. bases[row.TermId]]));
        foreach (var row in book.Readable<TermBaseRow>())
            book.CheckNumber(row, row.Weight, nameof(row.Weight), 0, 1);
    }

    private CapGroup CapGroup(CapGroupRow row)
    {
        book.CheckFounded(row, row.SourceId, row.Reason, "cap");
        book.CheckNumber(row, row.Cap, nameof(row.Cap));
        book.CheckNumber(row, row.Opening, nameof(row.Opening));
        book.CheckNumber(row, row.OpeningShare, nameof(row.OpeningShare), 0, 1);
        return new(
            row.CapGroupId, row.Name, book.Get(row.Cap), row.From, book.Find(row.Opening), book.Find(row.OpeningShare),
            book.Find(row.SourceId), row.Confirmed, row.Reason);
    }

    /// <summary>
    /// Without its parties, or the day it ends, nothing can be said of a term; what is wrong with those is reported where they
    /// stand.
    /// </summary>
    private Term? Term(TermRow row, IReadOnlyList<TermBase> bases)
        => book.Real(row.PayerId) is { } payer && book.Real(row.PayeeId) is { } payee && IsKnown(row.Since) && IsKnown(row.Until)
            ? new(
                row.TermId, row.Name, row.Kind, book.Find(row.ClauseId), payer, payee, row.Risk, row.From, row.To, book.Real(row.Until),
                Numbers(row, bases), row.Confirmed, book.Find(row.SourceId), row.Reason)
            {
                Since = book.Real(row.Since),
            }
            : null;

    private bool IsKnown(To<Assumption>? day) => day is null || book.Real(day) is not null;

    private TermNumbers Numbers(TermRow row, IReadOnlyList<TermBase> bases) => new()
    {
        DriverId = row.DriverId?.Id,
        Rate = book.Find(row.Rate),
        Margin = book.Find(row.Margin),
        Amount = book.Find(row.Amount),
        TakeUp = book.Find(row.TakeUp),
        Profile = book.Find(row.Profile),
        Probability = book.Find(row.Probability),
        OfTermId = row.OfTermId?.Id,
        Share = book.Find(row.Share),
        CapGroup = book.Find(row.CapGroupId),
        Lag = book.Find(row.Lag),
        Spread = book.Find(row.Spread),
        Life = book.Find(row.Life),
        Bases = bases,
    };
}

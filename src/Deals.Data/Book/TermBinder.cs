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
    {
        // Read once, as a quarter that is none is reported.
        var rateBy = book.Quarter(row, row.RateBy, nameof(row.RateBy));
        return book.Real(row.PayerId) is { } payer && book.Real(row.PayeeId) is { } payee
            && new[] { row.Since, row.OrSince, row.Until, row.OrUntil }.All(IsKnown)
            ? Deals.Term.Of(
                row.Kind,
                new(
                    row.TermId, row.Name, book.Find(row.ClauseId), payer, payee, row.Risk, row.From, row.To, book.Real(row.Since),
                    book.Real(row.Until), row.Confirmed, book.Find(row.SourceId), row.Reason)
                {
                    OrSince = book.Real(row.OrSince),
                    OrUntil = book.Real(row.OrUntil),
                },
                column => Part(row, column, bases, rateBy))
            : null;
    }

    private bool IsKnown(To<Assumption>? day) => day is null || book.Real(day) is not null;

    private object? Part(TermRow row, string column, IReadOnlyList<TermBase> bases, Quarter? rateBy) => column switch
    {
        "driver_id" => row.DriverId?.Id,
        "rate" => book.Find(row.Rate),
        "margin" => book.Find(row.Margin),
        "amount" => book.Find(row.Amount),
        "take_up" => book.Find(row.TakeUp),
        "profile" => book.Find(row.Profile),
        "probability" => book.Find(row.Probability),
        "of_term_id" => row.OfTermId?.Id,
        "share" => book.Find(row.Share),
        "cap_group_id" => book.Find(row.CapGroupId),
        "lag" => book.Find(row.Lag),
        "spread" => book.Find(row.Spread),
        "life" => book.Find(row.Life),
        "rate_to" => book.Find(row.RateTo),
        "rate_by" => rateBy,
        _ => bases.Count > 0 ? bases : null,
    };
}

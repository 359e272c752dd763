namespace Deals.Charts.Figures;

/// <summary>What deltas rest on: the terms that differ between regimes, and where they and their numbers were read.</summary>
internal sealed class OutcomeSources
{
    private readonly DealBook book;

    /// <summary>Those of some parties' deltas against some baselines.</summary>
    public OutcomeSources(MoneyResult result, IEnumerable<Party> parties, IEnumerable<Regime> baselines)
    {
        book = result.Model.Book;
        var against = baselines.ToList();
        var ids = parties.SelectMany(party => against.SelectMany(baseline => result.BridgeByTerm(party, baseline))).Select(step => step.Id).Distinct();
        Differing = [.. ids.Order(StringComparer.Ordinal).Select(id => book.Terms[id])];
    }

    /// <summary>The terms whose contribution to any of the deltas is not zero.</summary>
    public IReadOnlyList<Term> Differing { get; }

    /// <summary>The sources of terms, their numbers, drivers and anchors, of the labs' values, and of what else is named.</summary>
    public IEnumerable<Source?> With(params IEnumerable<Assumption> others)
    {
        var frame = book.Ledger!;
        return
        [
            .. TermSources.Of(book, Differing),
            .. others.Concat([frame.ContractRate, frame.MarginRate, frame.EquityRate]).Select(assumption => assumption.Source),
            .. book.Valuations.SelectMany(valuation => valuation.Holders.SelectMany(row => new[] { row.Source, row.Share.Source }).Append(valuation.Source).Append(valuation.PostMoney.Source)),
        ];
    }
}

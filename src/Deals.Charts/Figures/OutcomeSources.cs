using Deals.Model;

namespace Deals.Charts.Figures;

/// <summary>What deltas rest on: the terms that differ between regimes, and where they and their numbers were read.</summary>
internal sealed class OutcomeSources
{
    private readonly DealBook book;
    private readonly Dictionary<string, Term> used = new(StringComparer.Ordinal);

    /// <summary>Those of some parties' deltas against some baselines.</summary>
    public OutcomeSources(MoneyResult result, IEnumerable<Party> parties, IEnumerable<Regime> baselines)
    {
        book = result.Model.Book;
        var against = baselines.ToList();
        foreach (var step in parties.SelectMany(party => against.SelectMany(baseline => result.BridgeByTerm(party, baseline))))
            Take(step.Id);
        Differing = [.. used.Values.OrderBy(term => term.Id, StringComparer.Ordinal)];
        foreach (var term in Differing)
            TakeBehind(term);
    }

    /// <summary>The terms whose contribution to any of the deltas is not zero.</summary>
    public IReadOnlyList<Term> Differing { get; }

    /// <summary>The sources of terms, their numbers, drivers and anchors, of the labs' values, and of what else is named.</summary>
    public IEnumerable<Source?> With(params IEnumerable<Assumption> others)
    {
        var frame = book.Ledger!;
        var terms = used.Values;
        return
        [
            .. terms.Select(term => term.Source),
            .. terms.SelectMany(term => term.Numbers.All.Append(term.Until).OfType<Assumption>()).Concat(others).Concat([frame.ContractRate, frame.MarginRate, frame.EquityRate]).Select(assumption => assumption.Source),
            .. terms.Select(term => term.Numbers.CapGroup?.Source),
            .. Drivers().SelectMany(SourcesOf),
            .. book.Valuations.SelectMany(valuation => valuation.Holders.SelectMany(row => new[] { row.Source, row.Share.Source }).Append(valuation.Source).Append(valuation.PostMoney.Source)),
        ];
    }

    private static IEnumerable<Source?> SourcesOf(Driver driver) =>
    [
        driver.Source,
        .. driver.Parts.Anchors.SelectMany(anchor => new[] { anchor.Source, anchor.Assumed?.Source }),
        .. new[] { driver.Parts.Growth, driver.Parts.Factor, driver.Parts.ShareFrom, driver.Parts.ShareTo }.Select(assumption => assumption?.Source),
    ];

    /// <summary>The drivers that the terms follow, and those behind them.</summary>
    private IEnumerable<Driver> Drivers()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(used.Values.Select(term => term.Numbers.DriverId).OfType<string>());
        while (open.TryPop(out var id))
        {
            if (!found.Add(id))
                continue;
            foreach (var behind in new[] { book.Drivers[id].Parts.Parent, book.Drivers[id].Parts.Other }.OfType<string>())
                open.Push(behind);
        }

        return book.Drivers.Where(driver => found.Contains(driver.Id));
    }

    private void TakeBehind(Term term)
    {
        foreach (var id in term.Numbers.Bases.Select(each => each.TermId).Append(term.Numbers.OfTermId).OfType<string>())
        {
            if (Take(id))
                TakeBehind(used[id]);
        }
    }

    private bool Take(string id) => used.TryAdd(id, book.Terms[id]);
}

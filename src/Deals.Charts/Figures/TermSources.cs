namespace Deals.Charts.Figures;

/// <summary>Where terms, what they are computed from, and their numbers were read.</summary>
internal static class TermSources
{
    /// <summary>Those of some terms, with the terms and drivers behind them.</summary>
    public static IEnumerable<Source?> Of(DealBook book, IEnumerable<Term> terms)
    {
        var used = Behind.Terms(book, terms);
        return
        [
            .. used.Select(term => term.Source),
            .. used.SelectMany(term => term.Numbers.Concat(term.EndsOn)).SelectMany(Of),
            .. used.Select(term => (term as RevenueShare)?.CapGroup?.Source),
            .. Behind.Drivers(book, used).SelectMany(Of),
        ];
    }

    /// <summary>Those of regimes that are not settled: when they end, and how likely which way.</summary>
    public static IEnumerable<Source?> Of(IEnumerable<Regime> regimes)
        => regimes.Select(regime => regime.Resolution).OfType<Resolution>()
            .SelectMany(resolution => resolution.Ends.Select(end => end.Probability).Append(resolution.Until)).OfType<Assumption>()
            .SelectMany(Of);

    public static IEnumerable<Source?> Of(Driver driver) =>
    [
        driver.Source,
        .. driver.Anchors.Select(anchor => anchor.Source),
        .. driver.Anchors.Select(anchor => anchor.Assumed).OfType<Assumption>().Concat(driver.Numbers).SelectMany(Of),
    ];

    /// <summary>Those of a driver, with the drivers behind it.</summary>
    public static IEnumerable<Source?> Of(DealBook book, Driver driver) => Behind.Drivers(book, driver.Id).SelectMany(Of);

    private static IEnumerable<Source?> Of(Assumption assumption) => assumption.Odds.Select(odds => odds.Source).Prepend(assumption.Source);
}

/// <summary>What deltas rest on: the terms that differ between regimes, and where they and their numbers were read.</summary>
internal sealed class OutcomeSources(MoneyResult result, IEnumerable<Party> parties, IReadOnlyList<Regime> baselines)
{
    private readonly DealBook book = result.Model.Book;

    /// <summary>The terms whose contribution to any of the deltas is not zero.</summary>
    public IReadOnlyList<Term> Differing { get; } =
    [
        .. parties.SelectMany(party => baselines.SelectMany(baseline => result.BridgeByTerm(party, baseline))).Select(step => step.Id)
            .Distinct().Order(StringComparer.Ordinal).Select(id => result.Model.Book.Terms[id]),
    ];

    /// <summary>The sources of terms, their numbers, drivers and anchors, of the labs' values, and of what else is named.</summary>
    public IEnumerable<Source?> With(params IEnumerable<Assumption> others)
    {
        var frame = book.Ledger!;
        return
        [
            .. TermSources.Of(book, Differing),
            .. others.Concat([frame.ContractRate, frame.MarginRate, frame.EquityRate]).Select(assumption => assumption.Source),
            .. book.Valuations.SelectMany(valuation => valuation.Holders.SelectMany(row => new[] { row.Source, row.Share.Source })
                .Append(valuation.Source).Append(valuation.PostMoney.Source)),
        ];
    }
}

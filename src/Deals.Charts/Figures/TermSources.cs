namespace Deals.Charts.Figures;

/// <summary>Where terms, what they are computed from, and their numbers were read.</summary>
internal static class TermSources
{
    /// <summary>Those of some terms, with the terms and drivers behind them.</summary>
    public static IEnumerable<Source?> Of(DealBook book, IEnumerable<Term> terms)
    {
        var used = Behind(book, terms);
        return
        [
            .. used.Select(term => term.Source),
            .. used.SelectMany(term => term.Until is { } until ? term.Numbers.Append(until) : term.Numbers).SelectMany(Of),
            .. used.Select(term => (term as RevenueShare)?.CapGroup?.Source),
            .. Drivers(book, used).SelectMany(Of),
        ];
    }

    /// <summary>Those of regimes that are not settled: when they end, and how likely which way.</summary>
    public static IEnumerable<Source?> Of(IEnumerable<Regime> regimes)
        => regimes.Select(regime => regime.Resolution).OfType<Resolution>().SelectMany(resolution => resolution.Ends.Select(end => end.Probability).Append(resolution.Until)).OfType<Assumption>().SelectMany(Of);

    /// <summary>Those of a driver.</summary>
    public static IEnumerable<Source?> Of(Driver driver) =>
    [
        driver.Source,
        .. driver.Anchors.Select(anchor => anchor.Source),
        .. driver.Anchors.Select(anchor => anchor.Assumed).OfType<Assumption>().Concat(driver.Numbers).SelectMany(Of),
    ];

    /// <summary>Those of a driver, with the drivers behind it.</summary>
    public static IEnumerable<Source?> Of(DealBook book, Driver driver) => Behind(book, driver).SelectMany(Of);

    /// <summary>A driver and those it is a part or a multiple of.</summary>
    public static IReadOnlyList<Driver> Behind(DealBook book, Driver driver) => Drivers(book, [driver.Id]);

    /// <summary>The drivers that some terms follow, and those behind them, in the order of the data.</summary>
    public static IReadOnlyList<Driver> Drivers(DealBook book, IEnumerable<Term> terms) => Drivers(book, terms.OfType<Sales>().Select(sales => sales.DriverId));

    private static List<Driver> Drivers(DealBook book, IEnumerable<string> ids)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(ids);
        while (open.TryPop(out var id))
        {
            if (!found.Add(id))
                continue;
            foreach (var behind in book.Drivers[id].ComputedFrom)
                open.Push(behind);
        }

        return [.. book.Drivers.Where(driver => found.Contains(driver.Id))];
    }

    private static IEnumerable<Source?> Of(Assumption assumption) => assumption.Odds.Select(odds => odds.Source).Prepend(assumption.Source);

    private static List<Term> Behind(DealBook book, IEnumerable<Term> terms)
    {
        var found = new Dictionary<string, Term>(StringComparer.Ordinal);
        var open = new Stack<Term>(terms);
        while (open.TryPop(out var term))
        {
            if (!found.TryAdd(term.Id, term))
                continue;
            foreach (var id in term.ComputedFrom)
                open.Push(book.Terms[id]);
        }

        return [.. found.Values];
    }
}

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
            .. used.SelectMany(term => term.Numbers.Concat(term.EndsOn)).SelectMany(Of),
            .. used.Select(term => (term as RevenueShare)?.CapGroup?.Source),
            .. Drivers(book, used).SelectMany(Of),
        ];
    }

    /// <summary>
    /// The assumptions behind some terms: their numbers and days, those of what they are computed from, and of drivers and pools.
    /// </summary>
    public static IEnumerable<Assumption> Assumptions(DealBook book, IEnumerable<Term> terms)
    {
        var used = Behind(book, terms);
        return
        [
            .. used.SelectMany(term => term.Numbers.Concat(term.BeginsOn).Concat(term.EndsOn)),
            .. used.Select(term => (term as RevenueShare)?.CapGroup?.Cap).OfType<Assumption>(),
            .. Drivers(book, used).SelectMany(driver => driver.Anchors.Select(anchor => anchor.Assumed).OfType<Assumption>()
                .Concat(driver.Numbers)),
        ];
    }

    /// <summary>Those of regimes that are not settled: when they end, and how likely which way.</summary>
    public static IEnumerable<Source?> Of(IEnumerable<Regime> regimes)
        => regimes.Select(regime => regime.Resolution).OfType<Resolution>()
            .SelectMany(resolution => resolution.Ends.Select(end => end.Probability).Append(resolution.Until)).OfType<Assumption>()
            .SelectMany(Of);

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

    /// <summary>
    /// The drivers that some terms, or the terms they are computed from, follow, and those behind them, in the order of the data.
    /// </summary>
    public static IReadOnlyList<Driver> DriversBehind(DealBook book, IEnumerable<Term> terms) => Drivers(book, Behind(book, terms));

    /// <summary>The drivers that some terms follow, and those behind them, in the order of the data.</summary>
    public static IReadOnlyList<Driver> Drivers(DealBook book, IEnumerable<Term> terms)
        => Drivers(book, terms.Select(term => term.DriverId).OfType<string>());

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

/// <summary>What deltas rest on: the terms that differ between regimes, and where they and their numbers were read.</summary>
internal sealed class OutcomeSources
{
    private readonly DealBook book;

    /// <summary>Those of some parties' deltas against some baselines.</summary>
    public OutcomeSources(MoneyResult result, IEnumerable<Party> parties, IEnumerable<Regime> baselines)
    {
        book = result.Model.Book;
        var against = baselines.ToList();
        var ids = parties.SelectMany(party => against.SelectMany(baseline => result.BridgeByTerm(party, baseline))).Select(step => step.Id)
            .Distinct();
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
            .. book.Valuations.SelectMany(valuation => valuation.Holders.SelectMany(row => new[] { row.Source, row.Share.Source })
                .Append(valuation.Source).Append(valuation.PostMoney.Source)),
        ];
    }
}

/// <summary>Whether a driver's quarters rest on judgement.</summary>
internal static class DriverJudgement
{
    /// <summary>Whether any number that makes a driver, or one behind it, up to a year is a judgement.</summary>
    public static bool RestsOnJudgement(this DealBook book, Driver driver, int throughYear)
        => TermSources.Behind(book, driver).SelectMany(each => Numbers(each, throughYear))
            .Any(number => number.Basis == AssumptionBasis.Judgement);

    /// <summary>The assumptions that count up to a year: growth only after the last annual total.</summary>
    private static IEnumerable<Assumption> Numbers(Driver driver, int throughYear)
    {
        var lastTotal = driver.Anchors.Where(anchor => anchor.Quarter is null).Select(anchor => anchor.Year)
            .DefaultIfEmpty(int.MinValue).Max();
        return driver.Anchors.Select(anchor => anchor.Assumed).OfType<Assumption>().Concat(throughYear > lastTotal ? driver.Numbers : []);
    }
}

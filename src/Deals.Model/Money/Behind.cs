namespace Deals;

/// <summary>What stands behind payments: the terms that others are computed from, drivers, and assumptions.</summary>
internal static class Behind
{
    /// <summary>Some terms and those that they are computed from.</summary>
    public static IReadOnlyList<Term> Terms(DealBook book, IEnumerable<Term> terms)
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

    /// <summary>The drivers of these ids and those they are a part or a multiple of, in the order of the data.</summary>
    public static IReadOnlyList<Driver> Drivers(DealBook book, params IEnumerable<string> ids)
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

    /// <summary>The drivers that some terms follow, and those behind them, in the order of the data.</summary>
    public static IReadOnlyList<Driver> Drivers(DealBook book, IEnumerable<Term> terms)
        => Drivers(book, terms.Select(term => term.DriverId).OfType<string>());

    /// <summary>
    /// The assumptions behind some terms: their numbers and days, those of what they are computed from, and of drivers and pools.
    /// </summary>
    public static IReadOnlyList<Assumption> Assumptions(DealBook book, IEnumerable<Term> terms)
    {
        var used = Terms(book, terms);
        return [.. Own(used), .. Drivers(book, used).SelectMany(driver => Numbers(driver))];
    }

    /// <summary>Whether a number or a day that makes a term up to a year is a judgement, or was not confirmed by the parties.</summary>
    public static bool RestsOnJudgement(DealBook book, Term term, int throughYear)
    {
        var used = Terms(book, [term]);
        return !term.IsConfirmed || Own(used).Any(IsJudgement)
            || Drivers(book, used).SelectMany(driver => Numbers(driver, throughYear)).Any(IsJudgement);
    }

    /// <summary>Whether any number that makes a driver, or one behind it, up to a year is a judgement.</summary>
    public static bool RestsOnJudgement(DealBook book, Driver driver, int throughYear)
        => Drivers(book, driver.Id).SelectMany(each => Numbers(each, throughYear)).Any(IsJudgement);

    private static bool IsJudgement(Assumption assumption) => assumption.Basis == AssumptionBasis.Judgement;

    private static IEnumerable<Assumption> Own(IReadOnlyList<Term> terms)
        => terms.SelectMany(term => term.Numbers.Concat(term.BeginsOn).Concat(term.EndsOn));

    /// <summary>The assumptions that count up to a year: growth only after the last annual total.</summary>
    private static IEnumerable<Assumption> Numbers(Driver driver, int throughYear = int.MaxValue)
    {
        var lastTotal = driver.Anchors.Where(anchor => anchor.Quarter is null).Select(anchor => anchor.Year)
            .DefaultIfEmpty(int.MinValue).Max();
        return driver.Anchors.Select(anchor => anchor.Assumed).OfType<Assumption>().Concat(throughYear > lastTotal ? driver.Numbers : []);
    }
}

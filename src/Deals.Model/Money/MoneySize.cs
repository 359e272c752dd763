namespace Deals;

/// <summary>
/// Counts what the money of a book would take before any of it is computed: what multiplies is refused past a
/// <see cref="Limit"/>, with its count.
/// </summary>
internal static class MoneySize
{
    /// <summary>How far before and after the ledger published numbers may lie, in quarters.</summary>
    public static int QuartersBeside => (int)Limit.Quarters.Most;

    /// <summary>Returns what there is too much of, each at the first row beyond the limit.</summary>
    public static IReadOnlyList<MoneyFault> Of(DealBook book)
    {
        var faults = new List<MoneyFault>();
        Rows(book.Parties, "parties", "party_id", Limit.Parties);
        Rows(book.Drivers, "drivers", "driver_id", Limit.Drivers);
        Rows(book.Terms, "terms", "term_id", Limit.Terms);
        Rows(book.Valuations, "valuations", "lab_id", Limit.Labs);
        foreach (var pool in book.Terms.OfType<RevenueShare>().Where(share => share.CapGroup is not null)
            .GroupBy(share => share.CapGroup!.Id))
            Count(pool.Count(), Limit.CapMembers, "cap_groups", pool.Key, "cap_group_id", $"terms of {pool.Key}",
                "two cap groups, or fewer terms");
        var paths = book.Regimes.Sum(regime => regime.Resolution?.Ends.Count ?? 1);
        Count(paths, Limit.Paths, "regimes", book.Regimes.LastOrDefault()?.Id ?? "", "regime_id", "regimes and ends of mixtures",
            "leave out those that no result needs");
        var worlds = Worlds(book);
        var many = book.Assumptions.Where(assumption => assumption.Odds.Count > 0).MaxBy(assumption => assumption.Odds.Count);
        var product = string.Join(" × ",
            book.Assumptions.Where(assumption => assumption.Odds.Count > 1).Select(assumption => assumption.Odds.Count).Take(6));
        if (many is not null)
            Count(
                worlds, Limit.Worlds, "assumptions", many.Id, "distribution",
                $"combinations of odds ({product}{(worlds > 1e9 ? " …" : "")})",
                "fewer values in assumption_odds, or another distribution for some");
        if (faults.Count == 0 && book.Ledger is { } frame)
            Count(
                worlds * paths * book.Terms.Count * (frame.Last - frame.First + 1), Limit.Numbers, "terms",
                book.Terms.LastOrDefault()?.Id ?? "", "term_id",
                $"numbers in one result: {Text(worlds)} combinations of odds × {Text(paths)} regimes and ends × {Text(book.Terms.Count)} "
                    + $"terms × {Text(frame.Last - frame.First + 1)} quarters", "fewer odds, regimes, terms or quarters");
        return faults;

        void Rows<T>(Register<T> rows, string table, string column, Limit limit)
            where T : IIdentified
        {
            if (rows.Count > limit.Most)
                Count(rows.Count, limit, table, rows[(int)limit.Most].Id, column, limit.What, "the others into a dataset of their own");
        }

        void Count(double count, Limit limit, string table, string row, string column, string what, string advice)
        {
            if (count > limit.Most)
                faults.Add(new(table, row, column, "too-many", $"there are {Text(count)} {what}", limit.Expected(advice)));
        }
    }

    /// <summary>
    /// Returns how many worlds the odds of all assumptions make together; more than can be counted is more than any limit.
    /// </summary>
    public static double Worlds(DealBook book)
        => book.Assumptions.Aggregate(1.0, (product, assumption) => product * Math.Max(1, assumption.Odds.Count));

    private static string Text(double count)
        => count < 1e15 ? count.ToString("N0", CultureInfo.InvariantCulture)
            : double.IsInfinity(count) ? "more than 10^308"
                : $"10^{Math.Floor(Math.Log10(count)).ToString("0", CultureInfo.InvariantCulture)}";
}

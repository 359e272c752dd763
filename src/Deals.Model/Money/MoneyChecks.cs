using System.Globalization;

namespace Deals;

/// <summary>Something about the money tables that no single row shows.</summary>
/// <param name="Table">The table of the row to look at.</param>
/// <param name="RowId">The id of the row; of a table without one id, its key joined by spaces.</param>
/// <param name="Column">The column to look at.</param>
/// <param name="Kind">What kind of fault it is, one of the kinds the data package's codebook lists.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Expected">What was expected instead, as the end of "expected …".</param>
/// <param name="IsWarning">Whether it can be computed all the same.</param>
internal sealed record MoneyFault(
    string Table, string RowId, string Column, string Kind, string Message, string Expected, bool IsWarning = false)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Table}, {RowId}, {Column}: {Message}; expected {Expected}.";
}

/// <summary>
/// Holds the money tables against each other, under a scenario: what must hold before anything is computed. The reader of a
/// dataset asks it for the base values, the model for each scenario.
/// </summary>
internal static class MoneyChecks
{
    /// <summary>By how much a sum may miss 1: the rounding of decimals written with a few digits.</summary>
    private const double SumTolerance = 1e-9;

    /// <summary>Returns all that is wrong, in the order of the tables.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="scenario">What its assumptions are set to.</param>
    public static IReadOnlyList<MoneyFault> Of(DealBook book, Scenario scenario)
    {
        if (book.Ledger is not { } frame)
            return [];
        double Number(Assumption assumption) => Inputs.NumberOf(scenario.ValueOf(assumption));
        var faults = new List<MoneyFault>();
        faults.AddRange(Cycles(book));
        if (faults.Count > 0)
            return faults;
        faults.AddRange(book.Drivers.SelectMany(driver => Drivers(driver, frame, Number)));
        faults.AddRange(Regimes(book, Number));
        faults.AddRange(Commitments(book, Number));
        faults.AddRange(CapGroups(book, Number));
        faults.AddRange(Owners(book, Number));
        faults.AddRange(AllOdds(book));
        return faults;
    }

    /// <summary>
    /// Returns which published numbers ask for quarters that a driver does not reach: before its first annual total, or after its last
    /// without a growth. It does not depend on a scenario.
    /// </summary>
    public static IEnumerable<MoneyFault> Published(DealBook book)
    {
        foreach (var published in book.Published)
        {
            var terms = published.Party is { } party
                ? book.Terms.Where(term => term is not Tranche && (term.Payer == party || term.Payee == party))
                : published.Terms.Select(each => each.Term);
            var followed = terms.SelectMany(term => Closure(term.Id, id => book.Terms[id].ComputedFrom))
                .Select(id => book.Terms[id].DriverId).Append(published.Driver?.Id).OfType<string>();
            var drivers = followed.SelectMany(driver => Closure(driver, id => book.Drivers[id].ComputedFrom)).Distinct();
            foreach (var driver in drivers.Select(id => book.Drivers[id]).OfType<AnchoredDriver>())
            {
                var years = driver.Anchors.Where(anchor => anchor.Number is null).Select(anchor => anchor.Year).DefaultIfEmpty().ToList();
                if (published.From.Year < years.Min())
                    yield return new(
                        "published", published.Id, "from_quarter", "out-of-bounds",
                        $"{published.From} is before the first annual total of {driver.Id}", $"a quarter of {years.Min()} or later");
                else if (published.Through.Year > years.Max() && driver.Growth is null)
                    yield return new(
                        "published", published.Id, "through_quarter", "out-of-bounds",
                        $"{published.Through} is after the last annual total of {driver.Id}, which has no growth",
                        $"a quarter of {years.Max()} or earlier");
            }
        }
    }

    /// <summary>An id and all that it is computed from.</summary>
    private static IEnumerable<string> Closure(string id, Func<string, IEnumerable<string>> next)
        => next(id).SelectMany(one => Closure(one, next)).Prepend(id);

    private static IEnumerable<MoneyFault> Cycles(DealBook book)
    {
        foreach (var loop in Loops(book.Drivers.Select(driver => driver.Id), id => book.Drivers[id].ComputedFrom))
            yield return new(
                "drivers", loop[0], "parent_id", "driver-cycle", $"{string.Join(" → ", loop)} goes in a circle",
                "a parent that does not depend on this driver");
        foreach (var loop in Loops(book.Terms.Select(term => term.Id), id => book.Terms[id].ComputedFrom))
            yield return new(
                "terms", loop[0], "term_id", "term-cycle", $"{string.Join(" → ", loop)} goes in a circle",
                "terms that are not computed from themselves");
    }

    private static IEnumerable<IReadOnlyList<string>> Loops(IEnumerable<string> ids, Func<string, IEnumerable<string>> next)
    {
        var told = new HashSet<string>();
        foreach (var id in ids)
        {
            if (!told.Contains(id) && Loop([id]) is { } loop)
            {
                told.UnionWith(loop);
                yield return loop;
            }
        }

        List<string>? Loop(List<string> way)
        {
            foreach (var step in next(way[^1]))
            {
                if (step == way[0])
                    return [.. way, step];
                if (!way.Contains(step) && Loop([.. way, step]) is { } loop)
                    return loop;
            }

            return null;
        }
    }

    private static IEnumerable<MoneyFault> Drivers(Driver driver, LedgerFrame frame, Func<Assumption, double> number)
    {
        MoneyFault Fault(string column, string kind, string message, string expected)
            => new("drivers", driver.Id, column, kind, message, expected);
        if (driver is ShareDriver share)
        {
            foreach (var (part, column) in new[] { (share.ShareFrom, "share_from"), (share.ShareTo, "share_to") })
            {
                if (number(part) is < 0 or > 1)
                    yield return Fault(column, "number-out-of-kind", $"a share of {Text(number(part))}", "0 to 1");
            }
        }

        if (driver is not AnchoredDriver parts)
            yield break;
        if (parts.Growth is { } growth && number(growth) <= -1)
            yield return Fault("growth", "growth-too-low", $"a yearly growth of {Text(number(growth))} leaves nothing", "more than -1");
        double Of(Anchor anchor) => anchor.Assumed is { } assumed ? number(assumed) : (double)anchor.Value!.Value;
        MoneyFault AnchorFault(Anchor anchor, string kind, string message, string expected)
            => new("anchors", $"{driver.Id} {anchor.Period}", anchor.Assumed is null ? "value" : "assumption_id", kind, message, expected);
        var years = parts.Anchors.Where(anchor => anchor.Number is null).OrderBy(anchor => anchor.Year).ToList();
        foreach (var anchor in parts.Anchors.Where(anchor => !(Of(anchor) > 0)))
            yield return AnchorFault(
                anchor, "anchor-not-positive", $"{driver.Id} is {Text(Of(anchor))} in {anchor.Period}",
                "more than zero, as quarters grow in proportion");
        if (years.Count == 0 || years[0].Year > frame.First.Year)
        {
            var what = years.Count == 0
                ? "it has no annual total"
                : $"its first annual total is of {years[0].Year}, after the ledger's first quarter, {frame.First}";
            yield return Fault("driver_id", "anchor-too-late", what, $"an anchor for {frame.First.Year} or before");
            yield break;
        }

        if (years[^1].Year < frame.Last.Year && parts.Growth is null)
            yield return Fault(
                "growth", "part-missing", $"its last annual total is of {years[^1].Year}, before the ledger's last quarter, {frame.Last}",
                "a growth after it, or a later total");
        foreach (var year in parts.Anchors.Where(anchor => anchor.Number is not null).GroupBy(anchor => anchor.Year))
        {
            var quarters = year.OrderBy(anchor => anchor.Number).ToList();
            if (quarters.Select(anchor => anchor.Number!.Value).SequenceEqual(Enumerable.Range(1, quarters.Count)) is false)
                yield return AnchorFault(
                    quarters[0], "quarters-with-gaps",
                    $"{driver.Id} has the quarters {string.Join(", ", quarters.Select(anchor => anchor.Period))} of {year.Key}",
                    "the first quarters of the year without a gap");
            if (years.Find(anchor => anchor.Year == year.Key) is not { } total)
                yield return AnchorFault(
                    quarters[^1], "quarters-without-year", $"{driver.Id} has quarters of {year.Key} and no total of that year",
                    $"an anchor for {year.Key} too");
            else if (quarters.Count < 4 && quarters.Sum(Of) >= Of(total))
                yield return AnchorFault(
                    quarters[^1], "quarters-above-year",
                    $"the reported quarters of {driver.Id} sum to {Text(quarters.Sum(Of))}, and all of {year.Key} to {Text(Of(total))}",
                    "quarters that leave something for the rest of the year");
            else if (quarters.Count == 4 && Math.Abs(quarters.Sum(Of) - Of(total)) > Of(total) * 0.01)
                yield return AnchorFault(
                    total, "quarters-above-year",
                    $"the four quarters of {driver.Id} sum to {Text(quarters.Sum(Of))}, and {year.Key} to {Text(Of(total))}",
                    "a total that is the quarters' sum");
        }
    }

    private static IEnumerable<MoneyFault> Regimes(DealBook book, Func<Assumption, double> number)
    {
        if (book.Terms.Count > 0)
        {
            foreach (var role in new[] { RegimeRole.Current, RegimeRole.DefaultBaseline })
            {
                var having = book.Regimes.Where(regime => regime.Role == role).ToList();
                if (having.Count != 1)
                    yield return new(
                        "regimes", having.Count > 1 ? having[1].Id : "", "role", "regime-roles",
                        $"{having.Count} regimes have the role {Flaws.Word(role)}", "exactly one");
            }
        }

        foreach (var regime in book.Regimes.Where(regime => regime.Resolution is not null))
        {
            var ends = regime.Resolution!.Ends;
            var what = $"the probabilities of the ends of {regime.Id}";
            foreach (
                var fault in SumsToOne("regime_ends", regime.Id, "probability", what, [.. ends.Select(end => end.Probability)], number))
                yield return fault;
        }
    }

    private static IEnumerable<MoneyFault> Commitments(DealBook book, Func<Assumption, double> number)
    {
        foreach (var parts in book.Terms.OfType<InsteadTerm>().GroupBy(term => term.OfTermId))
        {
            if (book.Terms[parts.Key] is not Commitment)
                yield return new(
                    "terms", parts.First().Id, "of_term_id", "not-a-commitment", $"{parts.Key} is no commitment",
                    "the commitment it stands for");
            var what = $"the parts of {parts.Key} that are bought elsewhere or not at all";
            foreach (var fault in SumsToOne("terms", parts.First().Id, "share", what, [.. parts.Select(term => term.Share)], number))
                yield return fault;
        }

        foreach (var premium in book.Terms.OfType<Premium>().Where(premium => book.Terms[premium.OfTermId] is not Substitute))
            yield return new(
                "terms", premium.Id, "of_term_id", "not-a-substitute", $"{premium.OfTermId} is no substitute",
                "the substitute it is paid on");
    }

    private static IEnumerable<MoneyFault> CapGroups(DealBook book, Func<Assumption, double> number)
    {
        foreach (
            var group in book.Terms.OfType<RevenueShare>().Select(share => share.CapGroup).OfType<CapGroup>().DistinctBy(group => group.Id))
        {
            if (number(group.Cap) < 0)
                yield return new("cap_groups", group.Id, "cap", "cap-below-zero", $"a cap of {Text(number(group.Cap))}", "0 or more");
            if (group.Opening is { } opening && number(opening) < 0)
                yield return new(
                    "cap_groups", group.Id, "opening", "cap-below-zero", $"an opening balance of {Text(number(opening))}", "0 or more");
        }
    }

    private static IEnumerable<MoneyFault> Owners(DealBook book, Func<Assumption, double> number)
    {
        foreach (var valuation in book.Valuations)
        {
            if (!(number(valuation.PostMoney) > 0))
                yield return new(
                    "valuations", valuation.Id, "post_money", "anchor-not-positive", $"a value of {Text(number(valuation.PostMoney))}",
                    "more than zero");
            foreach (var day in valuation.Holders.Select(row => row.From).Distinct())
            {
                var rows = valuation.Holders.Where(row => row.From <= day).GroupBy(row => row.Holder)
                    .Select(path => path.MaxBy(row => row.From)!).ToList();
                if (rows.Sum(row => number(row.Share)) > 1 + SumTolerance)
                {
                    var key = $"{valuation.Id} {rows.MaxBy(row => row.From)!.Holder.Id} {day:O}";
                    var what = $"the holders named own {Text(rows.Sum(row => number(row.Share)))} of {valuation.Id} on {day:O}";
                    yield return new("ownership", key, "share", "owned-above-one", what, "1 or less in all");
                }
            }
        }
    }

    private static IEnumerable<MoneyFault> AllOdds(DealBook book)
    {
        foreach (var assumption in book.Assumptions.Where(assumption => assumption.Odds.Count > 0))
        {
            var sum = assumption.Odds.Sum(odds => odds.Probability);
            if (Math.Abs((double)sum - 1) > SumTolerance)
                yield return new(
                    "assumption_odds", $"{assumption.Id} {assumption.Odds[0].Value}", "probability", "not-one-in-all",
                    $"the odds of {assumption.Id} sum to {Text((double)sum)}", "1 in all");
        }
    }

    /// <summary>Parts that are all given sum to 1; where one is left open, the others leave something for it.</summary>
    private static IEnumerable<MoneyFault> SumsToOne(
        string table, string row, string column, string what, IReadOnlyList<Assumption?> parts, Func<Assumption, double> number)
    {
        var open = parts.Count(part => part is null);
        var sum = parts.OfType<Assumption>().Sum(number);
        if (open > 1)
            yield return new(
                table, row, column, "not-one-in-all", $"{open} of {what} are left open", "at most one that takes what the others leave");
        else if (open == 0 && Math.Abs(sum - 1) > SumTolerance)
            yield return new(table, row, column, "not-one-in-all", $"{what} sum to {Text(sum)}", "1 in all");
        else if (open == 1 && sum > 1 + SumTolerance)
            yield return new(table, row, column, "not-one-in-all", $"{what} sum to {Text(sum)} already", "at most 1, as one is left open");
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>Thrown when a formula gives infinity or something undefined: no result is better than a wrong one.</summary>
public sealed class NotFiniteMoneyException : ArithmeticException
{
    internal NotFiniteMoneyException(MoneyFault fault)
        : base(fault.ToString())
        => Fault = fault;

    /// <summary>Which row gave no number, and where.</summary>
    internal MoneyFault Fault { get; }
}

/// <summary>
/// Finds quarters of anchored drivers that fall although the annual totals rise: that is how the totals are spread over
/// quarters where growth breaks off from one year to the next, and worth knowing before a chart is read.
/// </summary>
internal static class QuarterFalls
{
    private const double Rounding = 1e-9;

    /// <summary>Returns a warning for each year in which it happens, at the anchor that the year is drawn from.</summary>
    /// <param name="result">The quarters.</param>
    public static IReadOnlyList<MoneyFault> Of(MoneyResult result)
        => [.. result.Drivers.Where(quarter => quarter.Driver is AnchoredDriver).GroupBy(quarter => quarter.Driver.Id)
            .SelectMany(quarters => Of([.. quarters], result.Scenario))];

    private static IEnumerable<MoneyFault> Of(IReadOnlyList<DriverQuarter> quarters, Scenario scenario)
    {
        // A year that is only in part in the ledger has a total where an anchor gives it.
        var totals = quarters.GroupBy(quarter => quarter.Quarter.Year).Where(year => year.Count() == 4)
            .ToDictionary(year => year.Key, year => year.Sum(quarter => quarter.Value));
        foreach (var anchor in quarters[0].Driver.Anchors.Where(anchor => anchor.Number is null))
            totals[anchor.Year] = anchor.Assumed is { } assumed ? Inputs.NumberOf(scenario.ValueOf(assumed)) : (double)anchor.Value!.Value;
        var told = new HashSet<int>();
        foreach (var (before, after) in quarters.Zip(quarters.Skip(1)))
        {
            var year = after.Quarter.Year;
            var isFall = after.Value < before.Value * (1 - Rounding) && !(before.IsReported && after.IsReported);
            if (!isFall || !totals.TryGetValue(year, out var total) || !totals.TryGetValue(year - 1, out var last))
                continue;
            if (total <= last || !told.Add(year))
                continue;
            var anchor = after.Driver.Anchors.Where(anchor => anchor.Number is null).OrderBy(anchor => Math.Abs(anchor.Year - year))
                .ThenByDescending(anchor => anchor.Year).First();
            yield return new(
                "anchors", $"{after.Driver.Id} {anchor.Period}", anchor.Assumed is null ? "value" : "assumption_id", "quarters-fall",
                $"{after.Quarter} falls below {before.Quarter}, from {Text(before.Value)} to {Text(after.Value)}, although the totals of "
                    + $"{after.Driver.Id} rise from {Text(last)} in {year - 1} to {Text(total)} in {year}",
                "totals whose growth breaks off less, if the quarters matter", IsWarning: true);
        }
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

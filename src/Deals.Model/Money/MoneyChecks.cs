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
/// Holds the money tables against each other: what must hold before anything is computed. What does not depend on a scenario is
/// looked at once; of the rest, for each scenario only what reads something that it sets. The reader of a dataset asks for the
/// base values, the model for each scenario.
/// </summary>
internal sealed class MoneyChecks
{
    /// <summary>By how much a sum may miss 1: the rounding of decimals written with a few digits.</summary>
    internal const double SumTolerance = 1e-9;

    private readonly Check[] checks = [];

    /// <summary>What each check finds at the base values.</summary>
    private readonly IReadOnlyList<MoneyFault>[] atBase = [];

    /// <summary>The checks that read an assumption, by its id.</summary>
    private readonly Dictionary<string, List<int>> readers = new(StringComparer.Ordinal);
    private readonly int[] failing = [];

    /// <summary>Looks at the tables with every assumption at its base.</summary>
    public MoneyChecks(DealBook book)
    {
        if (book.Ledger is not { } frame)
            return;
        Structure = [.. MoneySize.Of(book), .. Cycles(book)];
        if (Structure.Count > 0)
            return;
        checks =
        [
            .. book.Drivers.Select(driver => (Check)(number => Drivers(driver, frame, number))),
            _ => Roles(book), .. Regimes(book), .. Commitments(book), _ => Premiums(book), .. CapGroups(book), .. Owners(book),
            .. AllOdds(book), _ => Units(book, frame),
        ];
        atBase = new IReadOnlyList<MoneyFault>[checks.Length];
        for (var at = 0; at < checks.Length; at++)
        {
            var read = new HashSet<string>(StringComparer.Ordinal);
            atBase[at] = [.. checks[at](Read)];
            foreach (var id in read)
            {
                if (!readers.TryGetValue(id, out var of))
                    readers.Add(id, of = []);
                of.Add(at);
            }

            double Read(Assumption assumption)
            {
                read.Add(assumption.Id);
                return Inputs.NumberOf(assumption.Base);
            }
        }

        failing = [.. Enumerable.Range(0, checks.Length).Where(at => atBase[at].Count > 0)];
    }

    /// <summary>What one look at some rows finds; it asks for the assumptions that it depends on.</summary>
    private delegate IEnumerable<MoneyFault> Check(Func<Assumption, double> number);

    /// <summary>What is wrong whatever the assumptions are: too much of something, and what goes in a circle.</summary>
    public IReadOnlyList<MoneyFault> Structure { get; } = [];

    /// <summary>Returns all that is wrong under a scenario, in the order of the tables.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="scenario">What its assumptions are set to.</param>
    public static IReadOnlyList<MoneyFault> Of(DealBook book, Scenario scenario) => new MoneyChecks(book).Under(scenario);

    /// <inheritdoc cref="Of"/>
    public IReadOnlyList<MoneyFault> Under(Scenario scenario)
    {
        if (Structure.Count > 0)
            return Structure;
        var anew = new SortedSet<int>();
        foreach (var (assumption, _) in scenario.Changes)
            anew.UnionWith(readers.GetValueOrDefault(assumption.Id) ?? []);
        double Number(Assumption assumption) => Inputs.NumberOf(scenario.ValueOf(assumption));
        return [.. failing.Union(anew).Order().SelectMany(at => anew.Contains(at) ? checks[at](Number) : atBase[at])];
    }

    /// <summary>Whether any of these checks reads an assumption.</summary>
    public bool Reads(Assumption assumption) => readers.ContainsKey(assumption.Id);

    /// <summary>The assumptions that stand where an amount of money does.</summary>
    internal static IReadOnlySet<Assumption> Amounts(DealBook book) => book.Terms.Select(term => term.Number("amount"))
        .Concat(book.Terms.OfType<RevenueShare>().SelectMany(share => new[] { share.CapGroup?.Cap, share.CapGroup?.Opening }))
        .Concat(book.Valuations.SelectMany(valuation => new[] { valuation.PostMoney, valuation.Later }))
        .OfType<Assumption>().ToHashSet();

    /// <summary>Nothing is converted, so an amount in millions would count as billions, and euros as dollars.</summary>
    private static IEnumerable<MoneyFault> Units(DealBook book, LedgerFrame frame)
    {
        // "USD m", "USD m a year" are in USD m; "$bn" or "million USD" may be another scale, and what a driver counts anything.
        static bool IsIn(string unit, string ledger)
            => unit.StartsWith(ledger, StringComparison.Ordinal) && (unit.Length == ledger.Length || !char.IsLetter(unit[ledger.Length]));
        var amounts = Amounts(book);
        return from assumption in book.Assumptions
               where SpokenMoney.AreUnlike(assumption.Unit, frame.Unit)
                   || (SpokenMoney.IsKnown(frame.Unit) && amounts.Contains(assumption) && SpokenMoney.IsMoney(assumption.Unit)
                       && !IsIn(assumption.Unit, frame.Unit))
               select new MoneyFault(
                   "assumptions", assumption.Id, "unit", "unit-unlike-ledger",
                   $"{assumption.Id} is in {assumption.Unit}, and the ledger counts in {frame.Unit}; nothing converts one into the other",
                   !SpokenMoney.IsKnown(frame.Unit) && SpokenMoney.IsKnown(assumption.Unit)
                       ? $"{assumption.Unit} as the ledger's unit in datapackage.json, or {frame.Unit} here" : frame.Unit);
    }

    private static IEnumerable<MoneyFault> Cycles(DealBook book)
    {
        foreach (var loop in Circles.Of(book.Drivers.Select(driver => driver.Id), id => book.Drivers[id].ComputedFrom))
            yield return new(
                "drivers", loop[0], "parent_id", "driver-cycle", $"{Circles.Text(loop, " → ")} goes in a circle",
                "a parent that does not depend on this driver");
        foreach (var loop in Circles.Of(book.Terms.Select(term => term.Id), id => book.Terms[id].ComputedFrom))
            yield return new(
                "terms", loop[0], "term_id", "term-cycle", $"{Circles.Text(loop, " → ")} goes in a circle",
                "terms that are not computed from themselves");
    }

    private static IEnumerable<MoneyFault> Drivers(Driver driver, LedgerFrame frame, Func<Assumption, double> number)
    {
        MoneyFault Fault(string column, string kind, string message, string expected, bool isWarning = false)
            => new("drivers", driver.Id, column, kind, message, expected, isWarning);
        if (driver is BandDriver band)
        {
            if (frame.First.Number != 1)
                yield return Fault("driver_id", "band-cut", $"a band counts calendar years, and the ledger begins with {frame.First}",
                    "a ledger that begins with a first quarter");
            if (band is { From: { } low, To: { } high } && number(low) > number(high))
                yield return Fault("band_to", "band-cut",
                    $"it ends at {Text(number(high))}, before it begins, at {Text(number(low))}, so that nothing is in it",
                    "band_to no less than band_from", isWarning: true);
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

    private static IEnumerable<MoneyFault> Roles(DealBook book)
    {
        if (book.Terms.Count == 0)
            yield break;
        var roles = new[] { RegimeRole.Current, RegimeRole.DefaultBaseline }
            .Select(role => (Role: role, Having: book.Regimes.Where(regime => regime.Role == role).ToList())).ToList();
        // None has a row to point at, so they are told together.
        var absent = roles.Where(role => role.Having.Count == 0).Select(role => Flaws.Word(role.Role)).ToList();
        if (absent.Count > 0)
            yield return new(
                "regimes", "", "role", "regime-roles", $"no regime has the role {string.Join(", and none the role ", absent)}",
                "one regime of each role, as terms are held against what would be without them");
        foreach (var (role, having) in roles.Where(role => role.Having.Count > 1))
            yield return new("regimes", having[1].Id, "role", "regime-roles", $"{having.Count} regimes have the role {Flaws.Word(role)}",
                "exactly one");
    }

    private static IEnumerable<Check> Regimes(DealBook book)
        => from regime in book.Regimes
           let resolution = regime.Resolution
           where resolution is not null
           let what = $"the probabilities of the ends of {regime.Id}"
           let parts = resolution.Ends.Select(end => end.Probability).ToList()
           select (Check)(number => SumsToOne("regime_ends", regime.Id, "probability", what, parts, number));

    private static IEnumerable<Check> Commitments(DealBook book)
        => from parts in book.Terms.OfType<InsteadTerm>().GroupBy(term => term.OfTermId)
           select (Check)(number => Commitment(book, parts.Key, [.. parts], number));

    private static IEnumerable<MoneyFault> Commitment(DealBook book, string id, IReadOnlyList<InsteadTerm> parts,
        Func<Assumption, double> number)
    {
        if (book.Terms[id] is not Deals.Commitment)
            yield return new("terms", parts[0].Id, "of_term_id", "not-a-commitment", $"{id} is no commitment",
                "the commitment it stands for");
        var what = $"the parts of {id} that are bought elsewhere or not at all";
        foreach (var fault in SumsToOne("terms", parts[0].Id, "share", what, [.. parts.Select(term => term.Share)], number))
            yield return fault;
    }

    private static IEnumerable<MoneyFault> Premiums(DealBook book)
        => from premium in book.Terms.OfType<Premium>()
           where book.Terms[premium.OfTermId] is not Substitute
           select new MoneyFault(
               "terms", premium.Id, "of_term_id", "not-a-substitute", $"{premium.OfTermId} is no substitute",
               "the substitute it is paid on");

    private static IEnumerable<Check> CapGroups(DealBook book)
        => book.Terms.OfType<RevenueShare>().Select(share => share.CapGroup).OfType<CapGroup>().DistinctBy(group => group.Id)
            .Select(group => (Check)(number => CapGroup(group, number)));

    private static IEnumerable<MoneyFault> CapGroup(CapGroup group, Func<Assumption, double> number)
    {
        if (number(group.Cap) < 0)
            yield return new("cap_groups", group.Id, "cap", "cap-below-zero", $"a cap of {Text(number(group.Cap))}", "0 or more");
        if (group.Opening is { } opening && number(opening) < 0)
            yield return new(
                "cap_groups", group.Id, "opening", "cap-below-zero", $"an opening balance of {Text(number(opening))}", "0 or more");
    }

    private static IEnumerable<Check> Owners(DealBook book)
        => book.Valuations.Select(valuation => (Check)(number => Owners(valuation, number)));

    private static IEnumerable<MoneyFault> Owners(Valuation valuation, Func<Assumption, double> number)
    {
        if (!(number(valuation.PostMoney) > 0))
            yield return new(
                "valuations", valuation.Id, "post_money", "anchor-not-positive", $"a value of {Text(number(valuation.PostMoney))}",
                "more than zero");

        foreach (var row in valuation.Holders.Where(row => row.Holder == valuation.Lab))
            yield return new(
                "ownership", $"{valuation.Id} {row.Holder.Id} {row.From:O}", "holder_id", "owns-itself",
                $"{valuation.Id} owns a part of itself", "another party; shares that a company holds in itself count for nobody");

        // What each holder owns from its latest row on, day by day in order of time.
        var (owned, inAll) = (new Dictionary<string, double>(StringComparer.Ordinal), 0.0);
        foreach (var day in valuation.Holders.GroupBy(row => row.From).OrderBy(day => day.Key))
        {
            foreach (var row in day)
            {
                inAll += number(row.Share) - owned.GetValueOrDefault(row.Holder.Id);
                owned[row.Holder.Id] = number(row.Share);
            }

            if (inAll > 1 + SumTolerance)
                yield return new(
                    "ownership", $"{valuation.Id} {day.First().Holder.Id} {day.Key:O}", "share", "owned-above-one",
                    $"the holders named own {Text(inAll)} of {valuation.Id} on {day.Key:O}", "1 or less in all");
        }
    }

    private static IEnumerable<Check> AllOdds(DealBook book)
        => book.Assumptions.Where(assumption => assumption.Odds.Count > 0).Select(assumption => (Check)(_ => AllOdds(assumption)));

    private static IEnumerable<MoneyFault> AllOdds(Assumption assumption)
    {
        var sum = assumption.Odds.Sum(odds => odds.Probability);
        if (Math.Abs((double)sum - 1) > SumTolerance)
            yield return new(
                "assumption_odds", $"{assumption.Id} {assumption.Odds[0].Value}", "probability", "not-one-in-all",
                $"the odds of {assumption.Id} sum to {Text((double)sum)}", "1 in all");
    }

    /// <summary>
    /// Returns what may be 1 in all at most: the ends of a regime and the parts of a commitment of which one is left open, and what the
    /// holders of a lab own on a day. Each is known alone to leave room; drawn together they may not.
    /// </summary>
    internal static IEnumerable<(string Table, string Row, string Column, string What, IReadOnlyList<Assumption> Parts)> PartsOfOne(
        DealBook book)
    {
        foreach (var regime in book.Regimes)
        {
            if (regime.Resolution is { } resolution && resolution.Ends.Any(end => end.Probability is null))
                yield return ("regime_ends", regime.Id, "probability", $"the probabilities of the ends of {regime.Id}",
                    [.. resolution.Ends.Select(end => end.Probability).OfType<Assumption>()]);
        }

        foreach (var of in book.Terms.OfType<InsteadTerm>().GroupBy(term => term.OfTermId))
        {
            if (of.Any(term => term.Share is null))
                yield return ("terms", of.First().Id, "share", $"the parts of {of.Key} that are bought elsewhere or not at all",
                    [.. of.Select(term => term.Share).OfType<Assumption>()]);
        }

        foreach (var valuation in book.Valuations)
        {
            var owned = new Dictionary<string, Assumption>(StringComparer.Ordinal);
            foreach (var day in valuation.Holders.GroupBy(row => row.From).OrderBy(day => day.Key))
            {
                foreach (var row in day)
                    owned[row.Holder.Id] = row.Share;
                yield return ("ownership", $"{valuation.Id} {day.First().Holder.Id} {day.Key:O}", "share",
                    $"what the holders of {valuation.Id} own on {day.Key:O}", [.. owned.Values]);
            }
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
    /// <summary>Less of a fall is told by no chart.</summary>
    private const double Hardly = 0.001;

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
            var isFall = after.Value < before.Value * (1 - Hardly) && !(before.IsReported && after.IsReported);
            if (!isFall || !totals.TryGetValue(year, out var total) || !totals.TryGetValue(year - 1, out var last))
                continue;
            // Before a year that falls, quarters fall by themselves.
            if (total <= last || (totals.TryGetValue(year + 1, out var next) && next < total) || !told.Add(year))
                continue;
            var anchor = after.Driver.Anchors.Where(anchor => anchor.Number is null).OrderBy(anchor => Math.Abs(anchor.Year - year))
                .ThenByDescending(anchor => anchor.Year).First();
            yield return new(
                "anchors", $"{after.Driver.Id} {anchor.Period}", anchor.Assumed is null ? "value" : "assumption_id", "quarters-fall",
                $"{after.Quarter} falls below {before.Quarter}, from {Text(before.Value)} to {Text(after.Value)}, although the totals of "
                    + $"{after.Driver.Id} rise from {Text(last)} in {year - 1} to {Text(total)} in {year}",
                anchor.Assumed is null ? "the quarters that were reported, as anchors of their own, if the quarters matter"
                    : "totals whose growth breaks off less, if the quarters matter", IsWarning: true);
        }
    }

    private static string Text(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}

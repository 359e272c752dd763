namespace Deals;

/// <summary>
/// Tells what can be computed and is hardly meant: rates of a hundred percent, tiers that do not join, what never applies.
/// </summary>
internal sealed class OddFacts(MoneyResult result)
{
    /// <summary>Nobody pays so many times a year's income for what goes on.</summary>
    private const double MostOfIncome = 100;

    private readonly MoneyModel money = result.Model;

    private DealBook Book => money.Book;

    /// <summary>Returns the warnings.</summary>
    public static IEnumerable<MoneyFault> Of(MoneyResult result)
    {
        var odd = new OddFacts(result);
        return [.. odd.HighRates(), .. odd.Tiers(), .. odd.PublishedOff(), .. odd.PublishedIdle(), .. odd.PublishedZero(),
            .. odd.CapsBefore(), .. odd.Lives(),
            .. odd.Parts(), .. odd.Values(), .. odd.Wholes(), .. odd.NeverRunning(), .. odd.ConfirmedGuesses(),
            .. odd.SoldTwice(), .. odd.OnlyMinus(), .. odd.NeverResolved()];
    }

    private IEnumerable<MoneyFault> HighRates()
    {
        var discount = Enum.GetValues<RiskClass>().Select(money.Frame.RateOf).Distinct()
            .Select(rate => (Rate: rate, What: "a discount rate"));
        var growth = Book.Drivers.OfType<AnchoredDriver>().Select(driver => driver.Growth).OfType<Assumption>().Distinct()
            .Select(rate => (Rate: rate, What: "a yearly growth"));
        return from one in discount.Concat(growth)
               where one.Rate.Base.Number >= 1
               select new MoneyFault(
                   "assumptions", one.Rate.Id, "base", "rate-above-one",
                   string.Create(CultureInfo.InvariantCulture, $"{one.Rate.Id} is {one.What} of {100 * one.Rate.Base.Number:0.##} percent"),
                   "a fraction: 0.08 for 8 percent", IsWarning: true);
    }

    /// <summary>
    /// Sales of the same parties, days and clause that follow bands of one driver are its tiers: what lies in two is sold twice.
    /// </summary>
    private IEnumerable<MoneyFault> Tiers()
    {
        var bands = Book.Drivers.OfType<BandDriver>().ToDictionary(band => band.Id, StringComparer.Ordinal);
        var sets = Book.Terms.OfType<Sales>().Where(sales => sales.Rate is null && bands.ContainsKey(sales.DriverId))
            .Select(sales => (Sales: sales, Band: bands[sales.DriverId]))
            .GroupBy(tier => (tier.Band.Parent, tier.Sales.Payer, tier.Sales.Payee, tier.Sales.Switch, tier.Sales.From, tier.Sales.To,
                string.Join(' ', tier.Sales.BeginsOn.Concat(tier.Sales.EndsOn).Select(day => day.Id))));
        foreach (var set in sets)
        {
            var tiers = set.Select(tier => tier.Band).Distinct().OrderBy(From).ThenBy(To).ToList();
            foreach (var (below, above) in tiers.Zip(tiers.Skip(1)).Where(pair => To(pair.First) != From(pair.Second)))
                yield return new(
                    "drivers", above.Id, "band_from", "tiers-apart",
                    $"{above.Id} begins at {Text(From(above))}, and {below.Id}, the tier below it, ends "
                        + $"{(To(below) == decimal.MaxValue ? "nowhere" : $"at {Text(To(below))}")}: what lies between them is sold "
                        + $"{(To(below) > From(above) ? "twice" : "in no tier")}",
                    $"the assumption at which {below.Id} ends", IsWarning: true);
        }

        static decimal From(BandDriver band) => band.From?.Base.Number ?? 0;
        static decimal To(BandDriver band) => band.To?.Base.Number ?? decimal.MaxValue;
    }

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private IEnumerable<MoneyFault> PublishedOff()
        => from published in Book.Published
           let off = published.Terms.Select(each => each.Term).Where(term => IsOff(term, money.Current)).ToList()
           where off.Count > 0
           select new MoneyFault(
               "published", published.Id, "published_id", "published-off",
               $"{off[0].Id} is off under {money.Current.Id}, the current regime, in which published numbers are held against the model",
               "terms that run under it", IsWarning: true);

    private IEnumerable<MoneyFault> PublishedIdle()
        => from published in Book.Published
           where published.Quantity != PublishedQuantity.CapFull
           from term in published.Terms.Select(each => each.Term)
           where term.To < published.From.Start || term.From >= published.Through.End
           select new MoneyFault(
               "published", published.Id, "from_quarter", "published-off",
               $"{term.Id} does not run from {published.From} through {published.Through}", "quarters in which it runs", IsWarning: true);

    /// <summary>Numbers held against nothing, but for those of which a term is off or does not run: they are told already.</summary>
    private IEnumerable<MoneyFault> PublishedZero()
        => from row in result.Published
           let published = row.Published
           let isInNone = published.Party is { } party
               && !Book.Terms.Any(term => term is not Tranche && (term.Payer == party || term.Payee == party))
           where row.Known == KnownToModel.No && row.Model == 0 && (isInNone || row.Difference != 0)
               && !PublishedOff().Concat(PublishedIdle()).Any(fault => fault.RowId == published.Id)
           select new MoneyFault(
               "published", published.Id, "published_id", "published-off",
               isInNone ? $"{published.Party!.Id} neither pays nor is paid under any term: the model has nothing to hold against it"
                   : $"the model has exactly nothing in each quarter from {published.From} through {published.Through}",
               isInNone ? "a party with payments, or no row" : "quarters in which the model has something, or no row", IsWarning: true);

    private IEnumerable<MoneyFault> CapsBefore()
        => from share in Book.Terms.OfType<RevenueShare>()
           where share.CapGroup is { } pool && pool.From < money.Frame.First.Start
               && (share.From is null || share.From < money.Frame.First.Start)
           group share by share.CapGroup into pool
           select new MoneyFault(
               "cap_groups", pool.Key.Id, "from", "cap-before-ledger",
               $"{pool.Key.Id} counts from {pool.Key.From:O} on, and the ledger begins with {money.Frame.First}: what "
                   + $"{pool.First().Id} claimed before fills nothing",
               "a ledger that begins with it; or the ledger’s first day, and what was paid before as the opening", IsWarning: true);

    private IEnumerable<MoneyFault> Lives()
        => from share in Book.Terms.OfType<RevenueShare>()
           where share.Life is not null && !Book.Valuations.Any(valuation => valuation.Lab == share.Payer || valuation.Lab == share.Payee)
           select new MoneyFault(
               "terms", share.Id, "life", "idle-life",
               $"{share.Id} goes on after the ledger, and neither {share.Payer.Id} nor {share.Payee.Id} has a row in valuations, so that "
                   + $"nothing after the ledger counts", "a valuation of one of them, or no life", IsWarning: true);

    /// <summary>A part of something, where an amount of money is asked for: no amount is so small.</summary>
    private IEnumerable<MoneyFault> Parts()
        => from amount in MoneyChecks.Amounts(Book)
           where amount.IsFraction && SpokenMoney.IsKnown(money.Frame.Unit)
           select new MoneyFault(
               "assumptions", amount.Id, "unit", "unit-unlike-ledger",
               $"{amount.Id} is a {amount.Unit}, and stands where an amount in {money.Frame.Unit} does", money.Frame.Unit);

    /// <summary>Values that the cash in the ledger exceeds, or that what goes on after it can hardly be worth.</summary>
    private IEnumerable<MoneyFault> Values()
    {
        foreach (var (valuation, solved) in Book.Valuations.Zip(money.Plan.Solved))
        {
            var (lab, round) = (valuation.Lab.Id, valuation.PostMoney.Base.Number!.Value);
            var begins = $"{lab} is valued at {Text(round)}, and its cash in the ledger alone is worth {SpokenNumber.Of(solved.Cash)}: ";
            var multiple = ((double)round - solved.Cash) / solved.Scale;
            if (solved.Cash > (double)round)
                yield return new(
                    "valuations", lab, "post_money", "value-below-cash", $"{begins}what it earns later counts as nothing",
                    "a higher value, a shorter ledger, or the costs that are missing", IsWarning: true);
            else if (multiple > MostOfIncome)
                yield return new(
                    "valuations", lab, "post_money", "value-above-income",
                    $"{begins}what it earns later has to make up for the rest, {SpokenNumber.Of(multiple, 3)} times what recurs in the "
                        + "ledger’s last year, so that little changes of that count as fortunes",
                    "the income that is missing, a longer ledger, or no valuation", IsWarning: true);
        }
    }

    /// <summary>Parts of a whole whose likely values are more than it: each leaves room alone, and not all together.</summary>
    private IEnumerable<MoneyFault> Wholes()
        => from whole in MoneyChecks.PartsOfOne(Book)
           let sum = whole.Parts.Sum(part => part.High.Number ?? 0)
           where sum > 1
           select new MoneyFault(
               whole.Table, whole.Row, whole.Column, "high-above-one",
               $"at their high values, {whole.What} sum to {Text(sum)}", "1 at most: simulations scale down what exceeds it",
               IsWarning: true);

    private IEnumerable<MoneyFault> NeverRunning()
        => from term in Book.Terms
           from end in new[] { ("until", term.Facts.Until), ("or_until", term.Facts.OrUntil) }
           where end.Item2?.High.Day is { } last && last <= term.From
           select new MoneyFault(
               "terms", term.Id, end.Item1, "never-runs",
               $"{term.Id} begins on {term.From:O}, and {end.Item2!.Id}, with which it ends, comes on {end.Item2.High} at the latest",
               "a later end, or an earlier first day", IsWarning: true);

    private IEnumerable<MoneyFault> ConfirmedGuesses()
        => from term in Book.Terms.Where(term => term.IsConfirmed)
           from number in new[] { term.Number("rate"), term.Number("amount") }.OfType<Assumption>().Intersect(term.Agreed)
           where number.Basis == AssumptionBasis.Judgement
           select new MoneyFault(
               "terms", term.Id, "confirmed", "confirmed-guess",
               $"{term.Id} is marked as stated by its parties, and {number.Id}, its number, is a judgement",
               "false; or the number as the parties stated it, with its source and another basis", IsWarning: true);

    /// <summary>All of a driver that one party sells another twice, on fixed days that overlap, under one regime.</summary>
    private IEnumerable<MoneyFault> SoldTwice()
        => from sales in Book.Terms.OfType<Sales>().Where(
               sales => sales.Rate is null && !sales.BeginsOn.Any() && !sales.EndsOn.Any())
           group sales by (sales.DriverId, sales.Payer, sales.Payee) into same
           let all = same.ToList()
           from pair in all.SelectMany((one, at) => all.Skip(at + 1).Select(other => (One: one, Other: other)))
           where !(pair.One.To < pair.Other.From || pair.Other.To < pair.One.From)
               && Book.Regimes.Any(regime => regime.Resolution is null && !IsOff(pair.One, regime) && !IsOff(pair.Other, regime))
           select new MoneyFault(
               "terms", pair.Other.Id, "driver_id", "sold-twice",
               $"{pair.Other.Id} sells all of {same.Key.DriverId} on days on which {pair.One.Id} does, from {same.Key.Payee.Id} to "
                   + $"{same.Key.Payer.Id}",
               "days that do not overlap, clauses that are not on together, or rates", IsWarning: true);

    private IEnumerable<MoneyFault> OnlyMinus()
        => from based in Book.Terms.OfType<BasedTerm>()
           where based.Bases.Count > 0 && based.Bases.All(each => each.Subtracted)
           select new MoneyFault(
               "terms", based.Id, "term_id", "only-minus",
               $"every row of {based.Id} in term_bases has the sign minus, so that {based.Payee.Id} pays {based.Payer.Id}",
               "plus for what it is computed from", IsWarning: true);

    private IEnumerable<MoneyFault> NeverResolved()
        => from regime in Book.Regimes
           let first = regime.Resolution is not { } resolution ? (AssumptionValue?)null
               : resolution.Until.Odds.Count > 0 ? resolution.Until.Odds.Min(odds => odds.Value) : resolution.Until.Low
           where first is { } day && (day.IsNever || day.Day >= money.Frame.Last.End)
           select new MoneyFault(
               "regimes", regime.Id, "until", "never-resolves",
               $"{regime.Id} is resolved on {regime.Resolution!.Until.Id}, at the earliest {first}, and the ledger ends with "
                   + $"{money.Frame.Last}: none of its ends counts",
               "an earlier day, or a longer ledger", IsWarning: true);

    private static bool IsOff(Term term, Regime regime) => term.Switch is { } clause
        && !(regime.Resolution is { } resolution ? resolution.Ends.Select(end => end.Regime).Prepend(resolution.Before) : [regime])
            .Any(state => state.Switches.Contains(clause));
}

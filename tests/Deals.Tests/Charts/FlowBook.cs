using Deals.Tests.Money;

namespace Deals.Tests.Charts;

/// <summary>An invented book with all that the figures of flows show: a cap that binds, contracts, money against shares, what is lost, a dispute that may end two ways, reported numbers.</summary>
internal static class FlowBook
{
    public static DealBook Book { get; } = Of(1, 2, "USD bn");

    /// <summary>The same kind of book.</summary>
    /// <param name="scale">What its amounts are multiplied by.</param>
    /// <param name="contracts">How many contracts come with the current regime.</param>
    /// <param name="unit">The unit of its money.</param>
    /// <param name="cap">What the cap holds, before it is multiplied.</param>
    /// <param name="wording">Changes every name.</param>
    public static DealBook Of(decimal scale, int contracts, string unit, decimal cap = 12, Func<string, string>? wording = null)
    {
        var book = new MoneyBook { First = new(2026, 2), Last = new(2030, 4), ValuationDate = new(2026, 4, 1), Rate = 0.08m, Threshold = scale / 2 };
        var (old, cut, shelves) = (book.Switch("old_share"), book.Switch("capped_share"), book.Switch("shelves"));
        var contract = book.Regime("contract", RegimeRole.Current, cut, shelves);
        var before = book.Regime("before", RegimeRole.DefaultBaseline, old);
        book.Regime(new("dispute", "dispute", "", RegimeRole.Baseline, [], new(before, book.Day("settled", new DateOnly(2028, 1, 1)), [new(before, book.Number("old share stays", 0.4m)), new(contract, null)])));
        var growth = book.Number("growth", 0.2m, -0.5m, 1, -0.1m, 0.4m);
        var revenue = book.Anchored("revenue", growth, ("2025", 10 * scale), ("2026", 20 * scale), ("2026Q1", 4 * scale), ("2026Q2", 4.5m * scale), ("2027", 30 * scale));
        var abroad = book.Driver(new ShareDriver("abroad", "abroad", "revenue", RampShape.Logistic, new(2026, 4), new(2029, 4), book.Number("share abroad first", 0.05m), book.Number("share abroad last", 0.3m), MoneyBook.Somewhere, null));
        var sales = book.Sales("Books sold", revenue, MoneyBook.Lab);
        book.Sales("Books sold abroad by others", abroad, MoneyBook.South, shelves);
        book.Share("Old share of sales", sales, 0.2m, MoneyBook.North, old);
        book.Term("Capped share of sales", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("capped rate", 0.15m), CapGroup = new("cap", "Cap of the share", book.Number("cap", cap * scale, 0, 1000 * scale), new(2026, 4, 1), null, null, MoneyBook.Somewhere, true, null), Bases = [new(sales.Id, false, null)] }, cut, isConfirmed: false);
        for (var at = 0; at < contracts; at++)
        {
            book.Term(
                $"Shelves, contract {at + 1}", TermKind.Commitment, MoneyBook.Lab, at % 2 == 0 ? MoneyBook.South : MoneyBook.North,
                new() { Amount = book.Number($"shelves {at + 1}", scale * (at + 3), 0, 100 * scale), Profile = book.Number($"lateness {at + 1}", 1.5m, 1, 3) }, shelves, new(2026, 4, 1), new(2030, 12, 31));
        }

        book.Term("Cost of serving", TermKind.Cost, MoneyBook.North, MoneyBook.Suppliers, new() { Margin = book.Number("margin", 0.6m), Bases = [new("Old share of sales", false, null), new("Capped share of sales", false, null)] });
        book.Term("New shares", TermKind.Tranche, MoneyBook.South, MoneyBook.Lab, new() { Amount = book.Number("new shares", 4 * scale, 0, 100 * scale) }, shelves, new(2027, 5, 1), risk: RiskClass.Equity);
        book.Term("Counsel", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, new() { Amount = book.Number("counsel a year", 0.2m * scale, 0, 100 * scale) }, old, new(2026, 4, 1), new(2028, 6, 30));
        book.Value(100 * scale, (MoneyBook.North, new(2020, 1, 1), 0.3m), (MoneyBook.OtherHolders, new(2020, 1, 1), 0.7m));
        void Reported(string name, Driver? driver, Quarter from, Quarter through, decimal value, params Term[] terms)
            => book.Published(new(name, name, driver, [.. terms.Select(term => new PublishedTerm(term, false))], from, through, value, MoneyBook.Somewhere, Confidence.Medium, null));
        Reported("Sales of the year", revenue, new(2026, 1), new(2026, 4), 20 * scale);
        Reported("Sales of the second half, as the Gazette has it", revenue, new(2026, 3), new(2026, 4), 10.4m * scale);
        Reported("Sales abroad", abroad, new(2026, 2), new(2026, 2), 0.2m * scale);
        Reported("Books sold in the third quarter", null, new(2026, 3), new(2026, 3), 5.5m * scale, sales);
        Reported("Sold at the fair", abroad, new(2026, 4), new(2026, 4), 0);
        return Named(book.Book(), unit, wording ?? (text => text));
    }

    /// <summary>The book with a unit, and with every name changed.</summary>
    private static DealBook Named(DealBook book, string unit, Func<string, string> wording)
    {
        var colours = new Dictionary<string, string> { ["lab"] = "#2d9696", ["north"] = "#0b1d51", ["south"] = "#e0a030" };
        var parties = book.Parties.ToDictionary(party => party, party => new Party(party.Id, wording(party.Name), wording(party.ShortName), party.Role, colours.GetValueOrDefault(party.Id, party.Colour), null));
        var drivers = book.Drivers.ToDictionary(driver => driver.Id, driver => driver.Named(wording(driver.Name)));
        var pools = book.Terms.OfType<RevenueShare>().Select(share => share.CapGroup).OfType<CapGroup>().DistinctBy(pool => pool.Id).ToDictionary(pool => pool.Id, pool => pool with { Name = wording(pool.Name) });
        var terms = book.Terms.ToDictionary(term => term.Id, term => term.With(
            term.Facts with { Name = wording(term.Name), Payer = parties[term.Payer], Payee = parties[term.Payee] },
            term is RevenueShare { CapGroup: { } pool } ? pools[pool.Id] : null));
        var regimes = new Dictionary<string, Regime>();
        foreach (var regime in book.Regimes)
        {
            var resolution = regime.Resolution is { } of ? new Resolution(regimes[of.Before.Id], of.Until, [.. of.Ends.Select(end => end with { Regime = regimes[end.Regime.Id] })]) : null;
            regimes.Add(regime.Id, new(regime.Id, wording($"The {regime.Name}"), regime.Description, regime.Role, regime.Switches, resolution));
        }

        return new("invented", "Invented", null, book.AsOf, book.Period, new()
        {
            Sources = [.. book.Sources],
            Parties = [.. parties.Values],
            Assumptions = [.. book.Assumptions],
            Ledger = book.Ledger! with { Unit = unit },
            Drivers = [.. drivers.Values],
            Switches = [.. book.Switches],
            Regimes = [.. regimes.Values],
            Terms = [.. terms.Values],
            Valuations = [.. book.Valuations.Select(value => value with { Lab = parties[value.Lab], Holders = [.. value.Holders.Select(row => row with { Lab = parties[row.Lab], Holder = parties[row.Holder] })] })],
            Published = [.. book.Published.Select(one => one with { Name = wording(one.Name), Driver = one.Driver is { } driver ? drivers[driver.Id] : null, Terms = [.. one.Terms.Select(each => each with { Term = terms[each.Term.Id] })] })],
        });
    }
}

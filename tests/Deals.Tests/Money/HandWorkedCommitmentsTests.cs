namespace Deals.Tests.Money;

/// <summary>
/// Contracts of as many days as they are worth, so that an even one is one a day: 730 over 2026 and 2027, which is the whole
/// ledger, unless a test says otherwise. The quarters of a year have 90, 91, 92 and 92 days.
/// </summary>
public sealed class HandWorkedCommitmentsTests
{
    [Fact]
    public void An_even_contract_is_drawn_by_days()
        => Drawn(null).Are([90, 91, 92, 92, 90, 91, 92, 92]);

    [Fact]
    public void An_exponent_of_one_is_even_too()
        => Drawn(1).Are([90, 91, 92, 92, 90, 91, 92, 92]);

    [Fact]
    public void A_square_is_drawn_late()
        // 730 · (d/730)² = d²/730, d = 90, 181, 273, 365 …
        => Drawn(2).Are([8100 / 730.0, (32761 - 8100) / 730.0, (74529 - 32761) / 730.0, (133225 - 74529) / 730.0]);

    [Fact]
    public void A_cube_is_drawn_later()
        // d³/730²
        => Drawn(3).Are([729000 / 532900.0, (5929741 - 729000) / 532900.0]);

    [Fact]
    public void Only_the_part_that_is_taken_up_is_drawn()
        => Drawn(1, takeUp: 0.5m).Are([45, 45.5, 46, 46]);

    [Theory]
    [InlineData(1, 730.0)]
    // 1096 · (730/1096)^k
    [InlineData(2, 532900 / 1096.0)]
    [InlineData(3, 389017000 / 1201216.0)]
    public void What_falls_beyond_the_ledger_is_its_tail(int exponent, double within)
    {
        var book = new MoneyBook();
        // 2026 to 2028, a leap year: 1,096 days
        Contract(book, 1096, exponent, to: new(2028, 12, 31));
        var use = Use(book);
        use.Total.Is(1096);
        use.WithinLedger.Is(within);
        use.Tail.Is(1096 - within);
    }

    [Fact]
    public void What_was_drawn_before_the_ledger_is_no_part_of_it()
    {
        var book = new MoneyBook();
        // 2025 and 2026: 730 days, of which the first half lies before the ledger: 730 · (1 − (1/2)²)
        Contract(book, 730, 2, from: new(2025, 1, 1), to: new(2026, 12, 31));
        Use(book).WithinLedger.Is(547.5);
    }

    [Fact]
    public void A_contract_that_ends_early_is_not_drawn_to_the_end()
    {
        var book = new MoneyBook();
        Contract(book, 730, 2, until: book.Day("end", new DateOnly(2027, 1, 1)));
        // 730 · (1/2)²
        var use = Use(book);
        use.Total.Is(182.5);
        use.WithinLedger.Is(182.5);
        use.Tail.Is(0);
    }

    [Fact]
    public void What_is_not_bought_here_is_bought_elsewhere_or_not_at_all()
    {
        var result = Struck(out _).Result();
        Assert.Empty(result.Accrued("contract"));
        // 90 in the first quarter, 91 in the second: seven tenths elsewhere, a tenth of that more; the rest would have earned twice as much
        result.Accrued("elsewhere").Are([63, 63.7]);
        result.Accrued("premium").Are([6.3, 6.37]);
        result.Accrued("unserved").Are([-54, -54.6]);
        // The lab: −63 − 6.3 − 54; who sells instead: 69.3; customers keep 54.
        Net(result, MoneyBook.Lab).Is(-123.3);
        Net(result, MoneyBook.North).Is(69.3);
        Net(result, MoneyBook.Customers).Is(54);
    }

    [Fact]
    public void While_it_is_bought_here_it_is_not_bought_elsewhere()
    {
        var result = Struck(out _).Result();
        result.Accrued("contract", "before").Are([90, 91]);
        Assert.All(["elsewhere", "premium", "unserved"], term => Assert.Empty(result.Accrued(term, "before")));
    }

    [Fact]
    public void Struck_in_mid_quarter_it_is_bought_elsewhere_from_that_day_on()
    {
        var book = Struck(out var clause);
        var off = book.Regime("off", RegimeRole.Other);
        var on = book.Regime("on", RegimeRole.Other, clause);
        book.Regime(new("struck", "struck", "struck", RegimeRole.Baseline, [], new(on, book.Day("ruling", new DateOnly(2026, 5, 16)), [new(off, null)])));
        var result = book.Result();
        // 45 days of the second quarter before, 46 from the ruling on
        result.Accrued("contract", "struck").Are([90, 45], rest: 0);
        result.Accrued("elsewhere", "struck").Are([0, 0.7 * 46, 0.7 * 92, 0.7 * 92]);
        result.Accrued("premium", "struck").Are([0, 0.07 * 46, 0.07 * 92]);
        result.Accrued("unserved", "struck").Are([0, -0.6 * 46, -0.6 * 92]);
    }

    [Fact]
    public void A_late_contract_struck_in_mid_quarter_keeps_its_profile()
    {
        var book = Struck(out var clause, exponent: 2);
        var off = book.Regime("off", RegimeRole.Other);
        var on = book.Regime("on", RegimeRole.Other, clause);
        book.Regime(new("struck", "struck", "struck", RegimeRole.Baseline, [], new(on, book.Day("ruling", new DateOnly(2026, 5, 16)), [new(off, null)])));
        var result = book.Result();
        // d²/730: to day 135 here, from there to day 181 elsewhere
        result.Accrued("contract", "struck").Are([8100 / 730.0, (18225 - 8100) / 730.0], rest: 0);
        result.Accrued("elsewhere", "struck").Are([0, 0.7 * (32761 - 18225) / 730]);
    }

    [Fact]
    public void A_substitute_runs_only_on_its_own_days()
    {
        var book = new MoneyBook();
        Contract(book, 730, 1, clause: book.Switch("bound"));
        book.Regime("now", RegimeRole.Current);
        book.Term("elsewhere", TermKind.Substitute, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "contract" }, from: new(2026, 2, 15), to: new(2026, 5, 15));
        book.Term("premium", TermKind.Premium, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "elsewhere", Rate = book.Number("more", 0.1m) }, from: new(2026, 3, 1));
        var result = book.Result();
        // 15 February to 31 March: 45 days; 1 April to 15 May: 45
        result.Accrued("elsewhere").Are([45, 45], rest: 0);
        // 1 to 31 March
        result.Accrued("premium").Are([3.1, 4.5], rest: 0);
    }

    [Fact]
    public void A_cloud_buys_of_another_and_of_suppliers_and_shares_what_it_sells()
    {
        var book = new MoneyBook { First = new(2026, 1), Last = new(2026, 4) };
        var wholesale = book.Switch("wholesale");
        book.Regime("now", RegimeRole.Current, wholesale);
        book.Regime("before", RegimeRole.DefaultBaseline);
        var sales = book.Sales("sales", book.Flat("sold", 730), MoneyBook.North);
        book.Term("contract", TermKind.Commitment, MoneyBook.North, MoneyBook.South, new() { Amount = book.Money("amount", 365) }, wholesale, new(2026, 1, 1), new(2026, 12, 31));
        book.Term("chips", TermKind.Substitute, MoneyBook.North, MoneyBook.Suppliers, new() { OfTermId = "contract" });
        book.Term("resale", TermKind.RevenueShare, MoneyBook.North, MoneyBook.South, new() { Rate = book.Number("rate", 0.1m), Bases = [new(sales.Id, false, null)] }, wholesale);
        var money = book.Book().Money();
        var result = money.Under();
        // one a day, and a tenth of a quarter of 730; before, the one a day went to suppliers
        result.Accrued("contract").Are([90, 91, 92, 92]);
        result.Accrued("resale").Are([18.25, 18.25, 18.25, 18.25]);
        result.Accrued("chips", "before").Are([90, 91, 92, 92]);
        var deltas = money.Outcomes();
        // 365 to South in place of suppliers, and the share of 73 on top
        deltas.DeltaOf(MoneyBook.North, deltas.Model.Baselines[0]).Direct.Is(-73);
        deltas.DeltaOf(MoneyBook.South, deltas.Model.Baselines[0]).Direct.Is(438);
    }

    private static MoneyBook Struck(out Switch clause, decimal exponent = 1)
    {
        var book = new MoneyBook();
        clause = book.Switch("bound");
        Contract(book, 730, exponent, clause: clause);
        book.Regime("now", RegimeRole.Current);
        book.Regime("before", RegimeRole.DefaultBaseline, clause);
        book.Term("elsewhere", TermKind.Substitute, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "contract", Share = book.Number("part", 0.7m) });
        book.Term("premium", TermKind.Premium, MoneyBook.Lab, MoneyBook.North, new() { OfTermId = "elsewhere", Rate = book.Number("more", 0.1m) });
        // What is not given is what the others leave: 0.3.
        book.Term("unserved", TermKind.Unserved, MoneyBook.Customers, MoneyBook.Lab, new() { OfTermId = "contract", Rate = book.Number("revenue", 2, 0, 10) });
        return book;
    }

    [Fact]
    public void What_was_drawn_before_the_ledger_is_no_tail()
    {
        var book = new MoneyBook();
        Contract(book, 1096, null, from: new(2025, 1, 1), to: new(2028, 1, 1));
        // One a day: 365 days of 2025 before the ledger, 730 in it, the last one after it.
        var use = Use(book);
        use.Total.Is(1096);
        use.WithinLedger.Is(730);
        use.Tail.Is(1);
    }

    private static double[] Drawn(decimal? exponent, decimal? takeUp = null)
    {
        var book = new MoneyBook();
        Contract(book, 730, exponent, takeUp: takeUp);
        return book.Result().Accrued("contract");
    }

    private static void Contract(
        MoneyBook book, decimal amount, decimal? exponent, DateOnly? from = null, DateOnly? to = null, Assumption? until = null, decimal? takeUp = null, Switch? clause = null)
        => book.Term(
            "contract", TermKind.Commitment, MoneyBook.Lab, MoneyBook.South,
            new()
            {
                Amount = book.Money("amount", amount),
                Profile = exponent is { } k ? book.Number("profile", k, 1, 3) : null,
                TakeUp = takeUp is { } part ? book.Number("take_up", part) : null,
            },
            clause, from ?? new(2026, 1, 1), to ?? new(2027, 12, 31), until);

    private static CommitmentUse Use(MoneyBook book)
    {
        var result = book.Result();
        return Assert.Single(result.Commitments(result.Model.Current));
    }

    private static double Net(MoneyResult result, Party party) => result.Ledger(result.Model.Current).First(entry => entry.Party == party).Net;
}

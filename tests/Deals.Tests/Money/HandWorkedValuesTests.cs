namespace Deals.Tests.Money;

/// <summary>
/// Present values, late payments, multiples, owners and what comes after the ledger, on sales of 90 a quarter over 2026 and
/// 2027: 730 days, two years of 365, valued on their first day unless a test says otherwise.
/// </summary>
public sealed class HandWorkedValuesTests
{
    [Fact]
    public void A_quarter_is_discounted_from_its_middle()
    {
        var book = new MoneyBook { Rate = 0.1m };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.North);
        // Quarters begin on day 0, 90, 181, 273, 365, 455, 546, 638; their middles are 45 or 46 days later.
        double[] middles = [45, 135.5, 227, 319, 410, 500.5, 592, 684];
        var result = book.Result();
        double[] expected = [.. middles.Select(middle => 90 * Math.Pow(1.1, -middle / 365))];
        result.Present("sales").Are(expected);
        result.Value(MoneyBook.North).Direct.Is(expected.Sum());
        result.Value(MoneyBook.North).DirectPlain.Is(720);
        result.Value(MoneyBook.Customers).Direct.Is(-expected.Sum());
    }

    [Fact]
    public void Of_the_valuation_dates_quarter_only_the_days_from_it_on_count()
    {
        var book = new MoneyBook { Rate = 0.1m, ValuationDate = new(2026, 5, 16) };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.North);
        book.Sales("early", book.Flat("e", 360), MoneyBook.North, to: new(2026, 5, 31));
        var result = book.Result();
        // 46 of 91 days are left, their middle 23 days away; the third quarter's is 46 + 46 days away.
        result.Present("sales").Are([0, 90 * 46 / 91.0 * Math.Pow(1.1, -23 / 365.0), 90 * Math.Pow(1.1, -92 / 365.0)]);
        // 16 of 91 days are left of what ends on 31 May; the factor is the quarter's.
        result.Present("early").Are([0, 90 * 16 / 91.0 * Math.Pow(1.1, -23 / 365.0)], rest: 0);
        result.Value(MoneyBook.North).DirectPlain.Is((90 * 46 / 91.0) + (6 * 90) + (90 * 16 / 91.0));
    }

    [Fact]
    public void What_is_computed_from_a_term_runs_while_that_does()
    {
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.North, from: new(2026, 5, 16));
        book.Term("cost", TermKind.Cost, MoneyBook.North, MoneyBook.Suppliers, new() { Margin = book.Number("margin", 0.6m), Bases = [new(sales.Id, false, null)] });
        // None of it lies before the valuation date, so all of it counts: 46 of 91 days and six quarters, of which North keeps the margin.
        book.Result().Value(MoneyBook.North).Direct.Is(0.6 * ((90 * 46 / 91.0) + (6 * 90)));
    }

    /// <summary>Sales of 360 a year up to 15 May 2026 and of 720 from the next day on, the valuation date: 45 and 46 days of the quarter's 91.</summary>
    private static (MoneyBook Book, Term Before, Term After) OneAfterTheOther()
    {
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        var before = book.Sales("before", book.Flat("d", 360), MoneyBook.North, to: new(2026, 5, 15));
        return (book, before, book.Sales("after", book.Flat("e", 720), MoneyBook.North, from: new(2026, 5, 16)));
    }

    [Fact]
    public void What_is_computed_from_two_terms_falls_on_the_days_of_each()
    {
        var (book, before, after) = OneAfterTheOther();
        book.Term("cost", TermKind.Cost, MoneyBook.North, MoneyBook.Suppliers, new() { Margin = book.Number("margin", 0.6m), Bases = [new(before.Id, false, null), new(after.Id, false, null)] });
        var result = book.Result();
        // In the quarter it costs 0.4 · (90 · 45/91 + 180 · 46/91); from the valuation date on only the second part counts.
        result.Accrued("cost").Are([36, 0.4 * ((90 * 45) + (180 * 46)) / 91.0], rest: 72);
        result.Value(MoneyBook.Suppliers).DirectPlain.Is((0.4 * 180 * 46 / 91) + (6 * 72));
        // So it is worth what two costs, one of each, are worth.
        result.Value(MoneyBook.North).DirectPlain.Is(0.6 * ((180 * 46 / 91.0) + (6 * 180)));
    }

    [Fact]
    public void A_cost_that_a_commitment_pays_for_falls_on_the_days_that_it_leaves()
    {
        var (book, before, after) = OneAfterTheOther();
        book.Term("cost", TermKind.Cost, MoneyBook.North, MoneyBook.Suppliers, new() { Margin = book.Number("margin", 0), Bases = [new(after.Id, false, null), new(before.Id, true, null)] });
        // 180 · 46/91 less 90 · 45/91 in the quarter; after the valuation date 180 · 46/91 would be left, but no more than the quarter has.
        book.Result().Value(MoneyBook.Suppliers).DirectPlain.Is((((180 * 46) - (90 * 45)) / 91.0) + (6 * 180));
    }

    [Fact]
    public void A_moving_share_and_its_cap_know_the_days_of_each_base()
    {
        var book = new MoneyBook();
        var before = book.Sales("before", book.Flat("d", 360), MoneyBook.Lab, to: new(2026, 5, 15));
        var after = book.Sales("after", book.Flat("e", 720), MoneyBook.Lab, from: new(2026, 5, 16));
        var (rate, later, pool) = (book.Number("rate", 0.1m), book.Number("rate_to", 0.3m), book.Cap("pool", 10, new(2026, 5, 16)));
        TermBase[] bases = [new(before.Id, false, null), new(after.Id, false, null)];
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = rate, RateTo = later, RateBy = new(2026, 3), Bases = bases, CapGroup = pool }, from: new(2026, 1, 1));
        // 10 percent, 20, then 30. Of the second quarter only 20 percent of 180 · 46/91 fill the pool, 18.2 of 10: what is before is paid whole.
        book.Result().Paid("share").Are([9, (0.2 * 90 * 45 / 91.0) + 10], rest: 0);
    }

    [Fact]
    public void A_stake_that_begins_on_the_valuation_date_has_all_that_counts()
    {
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Value(1000, (MoneyBook.North, new(2026, 5, 16), 0.25m));
        // A quarter of all cash from that day on, and of what comes later: of the round's 1,000.
        var result = book.Result();
        result.Value(MoneyBook.North).LookThrough.Is(250);
        result.Value(MoneyBook.North).LookThroughPlain.Is(0.25 * ((90 * 46 / 91.0) + (6 * 90)));
    }

    [Fact]
    public void A_stake_that_grows_in_the_valuation_dates_quarter_counts_by_the_days_that_are_left()
    {
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Value(1000, (MoneyBook.North, new(2026, 1, 1), 0.25m), (MoneyBook.North, new(2026, 6, 16), 0.5m));
        // 31 of the 46 days at a quarter, 15 at a half; then six quarters at a half.
        book.Result().Value(MoneyBook.North).LookThroughPlain.Is((90 / 91.0 * ((0.25 * 31) + (0.5 * 15))) + (6 * 45));
    }

    [Theory]
    [InlineData(RiskClass.Contract, 0.1)]
    [InlineData(RiskClass.Margin, 0.2)]
    [InlineData(RiskClass.Equity, 0.3)]
    public void Each_risk_class_has_its_rate_for_payer_and_payee(RiskClass risk, double rate)
    {
        var book = new MoneyBook();
        book.Term("sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = book.Flat("d", 360).Id }, to: new(2026, 3, 31), risk: risk);
        var model = book.Book().Money();
        var result = model.Under(Scenario.Base(model.Book).With("contract_rate", 0.1m).With("margin_rate", 0.2m).With("equity_rate", 0.3m));
        var worth = 90 * Math.Pow(1 + rate, -45 / 365.0);
        result.Value(MoneyBook.North).Direct.Is(worth);
        result.Value(MoneyBook.Customers).Direct.Is(-worth);
    }

    [Theory]
    // 18 accrue in the first quarter
    [InlineData(0.0, 1.0, new[] { 18.0 })]
    [InlineData(1.0, 1.0, new[] { 0.0, 18 })]
    [InlineData(1.0, 2.0, new[] { 0.0, 9, 9 })]
    [InlineData(2.0, 4.0, new[] { 0, 0, 4.5, 4.5, 4.5, 4.5 })]
    // from the middle of the next quarter to the middle of the one after it
    [InlineData(1.5, 1.0, new[] { 0.0, 9, 9 })]
    // a stretch of one and a half quarters: two thirds, one third
    [InlineData(0.0, 1.5, new[] { 12.0, 6 })]
    public void A_share_may_be_paid_later_and_bit_by_bit(double lag, double spread, double[] paid)
    {
        var result = Late(lag, spread, to: new(2026, 3, 31)).Result();
        result.Accrued("share").Are([18], rest: 0);
        result.Paid("share").Are(paid, rest: 0);
    }

    [Fact]
    public void A_cap_counts_what_accrues_not_what_is_paid()
    {
        var book = Late(1, 2, null, book => book.Cap("pool", 27, new(2026, 1, 1)));
        var result = book.Result();
        result.Accrued("share").Are([18, 9], rest: 0);
        // 18 in halves a quarter later, 9 in halves after that
        result.Paid("share").Are([0, 9, 13.5, 4.5], rest: 0);
    }

    [Fact]
    public void What_is_paid_after_the_ledger_is_worth_what_it_is_then()
    {
        var book = Late(2, 1, null, rate: 0.1m, from: new(2027, 10, 1));
        var result = book.Result();
        result.Paid("share").Are([], rest: 0);
        // Due in the second quarter of 2028: day 730 + 91 to day 730 + 182, the middle 866.5.
        result.Value(MoneyBook.North).Direct.Is(18 * Math.Pow(1.1, -866.5 / 365));
        result.Value(MoneyBook.North).DirectPlain.Is(0);
    }

    [Fact]
    public void The_multiple_gives_the_last_round()
    {
        var result = Valued(0.1m).Result();
        // Cash: 90 a quarter. At the end of the ledger, two years away, 360 of sales are worth 360 / 1.21 a unit of the multiple.
        var cash = new[] { 45, 135.5, 227, 319, 410, 500.5, 592, 684 }.Sum(middle => 90 * Math.Pow(1.1, -middle / 365));
        result.Multiple(MoneyBook.Lab).Is((1000 - cash) / (360 / 1.21));
        result.Value(MoneyBook.Lab).Direct.Is(1000);
        result.Value(MoneyBook.Lab).DirectPlain.Is(720);
    }

    [Fact]
    public void The_multiple_moves_with_the_rounds_value_and_with_nothing_else()
    {
        var book = Valued(0);
        var model = book.Book().Money();
        var baseCase = Scenario.Base(model.Book);
        // M = (V − 720) / 360
        model.Under().Multiple(MoneyBook.Lab).Is(280 / 360.0);
        model.Under(baseCase.With("post_money", 1440)).Multiple(MoneyBook.Lab).Is(2);
        model.Under(baseCase.With("post_money", 1440)).Value(MoneyBook.Lab).Direct.Is(1440);
        // Half of the sales bring half the cash and half of what comes later.
        var half = model.Under(baseCase.With("sold", 0.5m));
        half.Multiple(MoneyBook.Lab).Is(280 / 360.0);
        half.Value(MoneyBook.Lab).Direct.Is(360 + 140);
    }

    [Fact]
    public void The_multiple_is_the_same_under_every_regime()
    {
        var book = new MoneyBook();
        var clause = book.Switch("open");
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Sales("more", book.Flat("e", 40), MoneyBook.Lab, clause);
        book.Value(1000);
        var result = book.Result();
        // 100 a quarter: cash 800, sales of a year 400, M = 200 / 400. Before, 90 a quarter: 720 + ½ · 360.
        result.Value(MoneyBook.Lab).Direct.Is(1000);
        result.Value(MoneyBook.Lab, "before").Direct.Is(900);
        result.Delta(MoneyBook.Lab).Direct.Is(100);
        result.Delta(MoneyBook.Lab).DirectPlain.Is(80);
    }

    [Fact]
    public void A_stake_counts_by_the_days_it_is_held_and_the_last_one_has_what_comes_later()
    {
        var book = Valued(0, (MoneyBook.Fund, new(2026, 1, 1), 0.3m), (MoneyBook.Fund, new(2026, 5, 16), 0.2m), (MoneyBook.North, new(2027, 1, 1), 0.1m));
        var result = book.Result();
        // The fund: 0.3 of 90; in the second quarter 45 days 0.3 and 46 days 0.2; then six quarters 0.2; of M · 360 = 280 it has 0.2.
        var fund = 27 + (90 * ((45 * 0.3) + (46 * 0.2)) / 91) + (6 * 18);
        result.Value(MoneyBook.Fund).LookThroughPlain.Is(fund);
        result.Value(MoneyBook.Fund).LookThrough.Is(fund + 56);
        result.Value(MoneyBook.Fund).Direct.Is(0);
        // North: 0.1 of four quarters, and of what comes later.
        result.Value(MoneyBook.North).LookThrough.Is(36 + 28);
        // Nobody named owns the rest of 1000.
        result.Value(MoneyBook.OtherHolders).LookThrough.Is(1000 - fund - 56 - 36 - 28);
        result.Value(MoneyBook.Lab).LookThrough.Is(1000);
    }

    [Theory]
    // at no rate a share of 72 a year for five years; its end 731 days after the ledger; half a year's worth left of its cap of 144 + 36
    [InlineData(0.0, null, null, 72 * 5)]
    [InlineData(0.0, "2029-12-31", null, 72 * 731 / 365.0)]
    [InlineData(0.0, "2027-12-31", null, 0)]
    [InlineData(0.0, null, 180, 36)]
    [InlineData(0.0, null, 144, 0)]
    // at 10 percent an annuity of five years, (1 − 1.1^−5) / 0.1 = 3.790786769, two years away
    [InlineData(0.1, null, null, 72 * 3.7907867694084478 / 1.21)]
    public void A_share_goes_on_after_the_ledger(double rate, string? to, int? cap, double continuing)
    {
        var book = Valued((decimal)rate, (MoneyBook.Fund, new(2026, 1, 1), 0.4m), (MoneyBook.Fund, new(2027, 12, 1), 0.25m));
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            Bases = [new("sales", false, null)],
            Life = book.Number("life", 5, 0, 10),
            CapGroup = cap is { } most ? book.Cap("pool", most, new(2026, 1, 1)) : null,
        }, to: to is null ? null : DateOnly.Parse(to, null));
        var model = book.Book().Money();
        var (with, without) = (model.Under(), model.Under(Scenario.Base(model.Book).With("life", 0)));
        with.Value(MoneyBook.North).Direct.Is(with.Present("share").Sum() + continuing);
        Assert.Equal(continuing, with.Value(MoneyBook.North).Direct - without.Value(MoneyBook.North).Direct, 9);
        // The lab pays it, and with it those who own it in its last quarter: 61 of 92 days (October, November) 0.4, 31 days 0.25.
        Assert.Equal(-continuing, with.Value(MoneyBook.Lab).Direct - without.Value(MoneyBook.Lab).Direct, 9);
        Assert.Equal(-continuing * ((61 * 0.4) + (31 * 0.25)) / 92, with.Value(MoneyBook.Fund).LookThrough - without.Value(MoneyBook.Fund).LookThrough, 9);
        // It is no part of plain money, which ends with the ledger.
        with.Value(MoneyBook.North).DirectPlain.Is(144);
    }

    [Fact]
    public void Two_shares_of_a_pool_that_go_on_empty_what_is_left_of_it_together()
    {
        var book = Valued(0, (MoneyBook.Fund, new(2026, 1, 1), 0.4m));
        var pool = book.Cap("pool", 324, new(2026, 1, 1));
        foreach (var (id, payee) in new[] { ("one", MoneyBook.North), ("two", MoneyBook.South) })
            book.Term(id, TermKind.RevenueShare, MoneyBook.Lab, payee, new() { Rate = book.Number($"{id}_rate", 0.2m), Bases = [new("sales", false, null)], Life = book.Number($"{id}_life", 5, 0, 10), CapGroup = pool });
        var result = book.Result();
        // 18 a quarter each: 144 each in two years, 288 together. Of 324 there are 36 left, 18 for each.
        result.Value(MoneyBook.North).Direct.Is(144 + 18);
        result.Value(MoneyBook.South).Direct.Is(144 + 18);
    }

    [Fact]
    public void A_share_of_what_ends_with_the_ledger_does_not_go_on()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, to: new(2027, 12, 31));
        book.Sales("others", book.Flat("e", 360), MoneyBook.Lab);
        book.Value(2000);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", 0.2m), Bases = [new("sales", false, null)], Life = book.Number("life", 5, 0, 10) });
        book.Result().Value(MoneyBook.North).Direct.Is(144);
    }

    [Fact]
    public void The_multiple_allows_for_the_shares_that_go_on()
    {
        var book = Valued(0);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", 0.2m), Bases = [new("sales", false, null)], Life = book.Number("life", 5, 0, 10) });
        var result = book.Result();
        // Cash 720 − 144, less 360 that go on: 216; so M = 784 / 360.
        result.Multiple(MoneyBook.Lab).Is(784 / 360.0);
        result.Value(MoneyBook.Lab).Direct.Is(1000);
    }

    private static MoneyBook Valued(decimal rate, params (Party Holder, DateOnly From, decimal Share)[] holders)
    {
        var book = new MoneyBook { Rate = rate };
        book.Term("sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.Lab, new() { DriverId = book.Flat("d", 360).Id, Rate = book.Number("sold", 1) });
        book.Value(1000, holders);
        return book;
    }

    private static MoneyBook Late(double lag, double spread, DateOnly? to, Func<MoneyBook, CapGroup>? cap = null, decimal rate = 0, DateOnly? from = null)
    {
        var book = new MoneyBook { Rate = rate };
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            Bases = [new(sales.Id, false, null)],
            Lag = book.Number("lag", (decimal)lag, 0, 8),
            Spread = book.Number("spread", (decimal)spread, 1, 8),
            CapGroup = cap?.Invoke(book),
        }, from: from, to: to);
        return book;
    }
}

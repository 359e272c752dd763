namespace Deals.Tests.Money;

/// <summary>
/// Each kind of term on sales of 90 a quarter (360 a year that do not grow). The quarters of 2026 and 2027 have 90, 91, 92
/// and 92 days; the ledger is these eight quarters.
/// </summary>
public sealed class HandWorkedTermsTests
{
    [Fact]
    public void Sales_count_on_the_days_they_run()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, from: new(2026, 2, 15), to: new(2026, 5, 10));
        // 15 February to 31 March: 14 + 31 = 45 of 90 days. 1 April to 10 May: 30 + 10 = 40 of 91 days.
        book.Result().Accrued("sales").Are([45, 90 * 40 / 91.0], rest: 0);
    }

    [Fact]
    public void Sales_that_begin_and_end_in_one_quarter()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, from: new(2026, 5, 16), to: new(2026, 5, 16));
        book.Result().Accrued("sales").Are([0, 90 / 91.0], rest: 0);
    }

    [Theory]
    // an assumed first day before the term's own, on it, later in the quarter, a quarter later, and never
    [InlineData("2025-06-01", 45, 90)]
    [InlineData("2026-02-15", 45, 90)]
    [InlineData("2026-03-01", 31, 90)]
    [InlineData("2026-04-11", 0, 90 * 81 / 91.0)]
    [InlineData(null, 0, 0)]
    public void Sales_that_begin_on_an_assumed_day(string? since, double first, double second)
    {
        var book = new MoneyBook();
        var day = book.Day("since", since is null ? null : DateOnly.Parse(since, null));
        book.Term("sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.Lab, new() { DriverId = book.Flat("d", 360).Id }, from: new(2026, 2, 15), since: day);
        book.Result().Accrued("sales").Are([first, second], rest: since is null ? 0 : 90);
    }

    [Fact]
    public void Sales_are_a_part_of_their_driver()
    {
        var book = new MoneyBook();
        book.Term("sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = book.Flat("d", 360).Id, Rate = book.Number("rate", 0.25m) });
        book.Result().Accrued("sales").Are([], rest: 22.5);
    }

    [Fact]
    public void A_cost_is_what_the_margin_leaves()
        // (1 − 0.6) · 90
        => Cost(subtracted: null).Are([], rest: 36);

    [Fact]
    public void What_already_pays_for_the_same_is_taken_off_in_full()
        // (1 − 0.6) · 90 − ½ · 40: the margin is not kept of what is taken off
        => Cost(subtracted: 0.5m).Are([], rest: 16);

    [Fact]
    public void A_cost_is_not_below_zero()
        // 36 − 40
        => Cost(subtracted: 1).Are([], rest: 0);

    [Fact]
    public void A_negative_margin_costs_more_than_is_sold()
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("cost", TermKind.Cost, MoneyBook.Lab, MoneyBook.Suppliers, new() { Margin = book.Number("margin", -0.5m, -1), Bases = [new(sales.Id, false, null)] });
        book.Result().Accrued("cost").Are([], rest: 135);
    }

    [Fact]
    public void A_revenue_share_runs_on_the_days_both_run()
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, to: new(2026, 6, 15));
        book.Share("share", sales, 0.2m, MoneyBook.North, from: new(2026, 4, 16));
        // Sales to 15 June: 76 of 91 days. Both from 16 April to 15 June: 15 + 31 + 15 = 61 days.
        var result = book.Result();
        result.Accrued("sales").Are([90, 90 * 76 / 91.0], rest: 0);
        result.Accrued("share").Are([0, 0.2 * 90 * 61 / 91.0], rest: 0);
    }

    [Fact]
    public void A_revenue_share_has_weights_and_takes_off_what_does_not_count()
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var others = book.Sales("others", book.Flat("e", 160), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            Bases = [new(sales.Id, false, book.Number("weight", 0.5m)), new(others.Id, true, book.Number("off", 0.25m))],
        });
        // 0.2 · (½ · 90 − ¼ · 40)
        book.Result().Accrued("share").Are([], rest: 7);
    }

    [Fact]
    public void A_share_of_a_term_that_is_off_is_nothing()
    {
        var book = new MoneyBook();
        var clause = book.Switch("open");
        book.Regime("now", RegimeRole.Current);
        book.Regime("before", RegimeRole.DefaultBaseline, clause);
        book.Share("share", book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, clause), 0.2m, MoneyBook.North);
        var result = book.Result();
        result.Accrued("share").Are([], rest: 0);
        result.Accrued("share", "before").Are([], rest: 18);
        Assert.Empty(result.Accrued("sales"));
    }

    /// <summary>A licence that guarantees 40 a year, and half of what is sold beyond 80: of 90 a quarter, 360 a year, half of 280.</summary>
    [Fact]
    public void A_minimum_guarantee_is_a_fee_and_a_share_of_the_band_beyond_it()
    {
        var book = new MoneyBook();
        var all = book.Flat("d", 360);
        var earnedOut = book.Money("earned_out", 80);
        book.Sales("sales_up_to", book.Driver(new BandDriver("up_to", "up_to", all.Id, null, earnedOut, MoneyBook.Somewhere, null)), MoneyBook.North);
        var beyond = book.Sales("sales_beyond", book.Driver(new BandDriver("beyond", "beyond", all.Id, earnedOut, null, MoneyBook.Somewhere, null)), MoneyBook.North);
        book.Term("guarantee", TermKind.Expense, MoneyBook.North, MoneyBook.Lab, new() { Amount = book.Money("guaranteed", 40) });
        book.Term("share", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number("rate", 0.5m), Bases = [new(beyond.Id, false, null)] });
        var result = book.Result();
        result.Value(MoneyBook.Lab).DirectPlain.Is(2 * (40 + 140));
        result.Value(MoneyBook.North).DirectPlain.Is((2 * 360) - (2 * 180));
    }

    [Fact]
    public void An_expense_is_so_much_a_year_of_365_days()
    {
        var book = new MoneyBook();
        book.Term("fees", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, new() { Amount = book.Money("amount", 365) }, from: new(2026, 3, 31), to: new(2026, 9, 30));
        // one a day
        book.Result().Accrued("fees").Are([1, 91, 92], rest: 0);
    }

    [Theory]
    // valued on 16 May 2026, at nothing: only whether it counts
    [InlineData("2026-05-15", 0)]
    [InlineData("2026-05-16", 1)]
    [InlineData("2026-05-17", 1)]
    public void A_tranche_counts_from_the_valuation_date_on(string day, int counts)
    {
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        book.Term("tranche", TermKind.Tranche, MoneyBook.Fund, MoneyBook.Lab, new() { Amount = book.Money("amount", 100), Probability = book.Number("likely", 0.4m) }, from: DateOnly.Parse(day, null));
        var result = book.Result();
        result.Paid("tranche").Are([0, 40], rest: 0);
        result.Present("tranche").Are([0, 40 * counts], rest: 0);
        // Shares of the same value go the other way.
        result.Value(MoneyBook.Fund).Direct.Is(0);
        result.Value(MoneyBook.Lab).Direct.Is(0);
        Assert.Equal(-40, result.Ledger(result.Model.Current).Single(entry => entry.Party == MoneyBook.Fund && entry.Quarter == new Quarter(2026, 2)).Net, 9);
    }

    [Theory]
    [InlineData("2026-05-16", 0)]
    [InlineData("2026-05-17", 40)]
    public void A_tranche_that_was_called_off_by_its_day_is_not_paid(string calledOff, double paid)
    {
        var book = new MoneyBook();
        book.Term(
            "tranche", TermKind.Tranche, MoneyBook.Fund, MoneyBook.Lab, new() { Amount = book.Money("amount", 40) }, from: new(2026, 5, 16),
            until: book.Day("called_off", DateOnly.Parse(calledOff, null)));
        book.Result().Paid("tranche").Are([0, paid], rest: 0);
    }

    [Theory]
    // the day on which the sales end is the first that no longer counts
    [InlineData("2025-06-30", 0, 0, 0)]
    [InlineData("2026-01-01", 0, 0, 0)]
    [InlineData("2026-01-02", 1, 0, 0)]
    // 1 April to 15 May: 30 + 15 = 45 of 91 days
    [InlineData("2026-05-16", 90, 45, 0)]
    [InlineData("2027-12-31", 90, 91, 91)]
    [InlineData("2028-01-01", 90, 91, 92)]
    [InlineData("2040-06-30", 90, 91, 92)]
    [InlineData("never", 90, 91, 92)]
    public void A_term_ends_on_an_assumed_day(string day, int daysInFirst, int daysInSecond, int daysInLast)
    {
        var book = new MoneyBook();
        DateOnly? end = day == "never" ? null : DateOnly.Parse(day, null);
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, until: book.Day("end", end));
        var quarters = book.Result().Accrued("sales");
        quarters.Are([90 * daysInFirst / 90.0, 90 * daysInSecond / 91.0]);
        quarters[7].Is(90 * daysInLast / 92.0);
    }

    [Fact]
    public void The_earlier_of_two_ends_counts()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, to: new(2026, 3, 31), until: book.Day("end", new DateOnly(2027, 1, 1)));
        book.Result().Accrued("sales").Are([90], rest: 0);
    }

    private static double[] Cost(decimal? subtracted)
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var bought = book.Sales("bought", book.Flat("e", 160), MoneyBook.South);
        TermBase[] off = subtracted is { } weight ? [new(bought.Id, true, book.Number("weight", weight))] : [];
        book.Term("cost", TermKind.Cost, MoneyBook.Lab, MoneyBook.Suppliers, new() { Margin = book.Number("margin", 0.6m), Bases = [new(sales.Id, false, null), .. off] });
        return book.Result().Accrued("cost");
    }
}

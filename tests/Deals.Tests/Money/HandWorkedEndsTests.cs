namespace Deals.Tests.Money;

/// <summary>
/// Ends of which the earlier counts, rates and growth that move, expenses that follow a driver, and what recurs after the
/// ledger; on sales of 90 a quarter over 2026 and 2027, 730 days, at no discount unless a test says otherwise.
/// </summary>
public sealed class HandWorkedEndsTests
{
    [Theory]
    // of two assumed days the earlier ends it; never is later than any day
    [InlineData("2026-07-01", "2027-01-01", 2)]
    [InlineData("2027-01-01", "2026-07-01", 2)]
    [InlineData("never", "2026-10-01", 3)]
    [InlineData("2026-10-01", "never", 3)]
    [InlineData("never", "never", 8)]
    public void A_term_ends_on_the_earlier_of_two_assumed_days(string one, string other, int quarters)
    {
        var book = new MoneyBook();
        book.Term(
            "sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = book.Flat("d", 360).Id },
            until: Day(book, "one", one), orUntil: Day(book, "other", other));
        book.Result().Accrued("sales").Are([.. Enumerable.Repeat(90.0, quarters)], rest: 0);
    }

    [Theory]
    // what comes after begins on that day: 8 quarters less those before
    [InlineData("2026-07-01", "2027-01-01", 6)]
    [InlineData("never", "2026-10-01", 5)]
    [InlineData("never", "never", 0)]
    public void A_term_begins_on_the_earlier_of_two_assumed_days(string one, string other, int quarters)
    {
        var book = new MoneyBook();
        book.Term(
            "sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = book.Flat("d", 360).Id },
            since: Day(book, "one", one), orSince: Day(book, "other", other));
        book.Result().Accrued("sales").Are([.. Enumerable.Repeat(0.0, 8 - quarters), .. Enumerable.Repeat(90.0, quarters)]);
    }

    [Fact]
    public void A_second_day_needs_a_first()
    {
        var book = new MoneyBook();
        var flawed = Assert.Throws<FlawedException>(() => book.Term(
            "sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = book.Flat("d", 360).Id }, orUntil: Day(book, "day", "never")));
        Assert.Equal(["until"], flawed.Flaws.Select(flaw => flaw.Field));
    }

    [Fact]
    public void A_right_ends_on_the_earlier_of_two_assumed_days()
    {
        Assumption one = Day(new(), "one", "2027-01-01"), other = Day(new(), "other", "2026-07-01");
        var deal = new Deal("deal", "Deal", new(2026, 1, 1), null, null, null, DealStatus.InForce, [], MoneyBook.Somewhere, null);
        var right = new Right(
            "right", deal, "clause", MoneyBook.North, MoneyBook.Lab, new("product", "Product", null), RightKind.Exclusive, new(2026, 1, 1), null, one, null, [],
            MoneyBook.Somewhere, Confidence.High, null, other);
        var book = new DealBook("invented", "Invented", null, new(2026, 1, 1), Window.Through(new(2026, 1, 1), new(2027, 12, 31)), new()
        {
            Sources = [MoneyBook.Somewhere],
            Assumptions = [one, other],
            Deals = [deal],
            Rights = [right],
            Parties = [MoneyBook.Lab, MoneyBook.North],
            Subjects = [right.Subject],
        });
        var held = right.In(Scenario.Base(book))!;
        Assert.Equal(new DateOnly(2026, 7, 1), held.Window.End);
        Assert.Equal("other (assumed)", held.Ending.ToString());
    }

    [Theory]
    // from 20 percent in the first quarter to 8 in the fourth: 20, 16, 12, 8 and no further
    [InlineData(0.08, new[] { 18, 14.4, 10.8, 7.2, 7.2, 7.2, 7.2, 7.2 })]
    // a rate that moves to itself stays
    [InlineData(0.2, new[] { 18.0, 18, 18, 18, 18, 18, 18, 18 })]
    public void A_rate_moves_evenly_to_a_later_one(double later, double[] expected)
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            RateTo = book.Number("later", (decimal)later),
            RateBy = new(2026, 4),
            Bases = [new(sales.Id, false, null)],
        }, from: new(2026, 1, 1));
        book.Result().Accrued("share").Are(expected);
    }

    [Theory]
    [InlineData(true, false, "rate_by")]
    [InlineData(false, true, "rate_to")]
    public void A_later_rate_and_its_quarter_need_each_other(bool hasRate, bool hasQuarter, string field)
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var flawed = Assert.Throws<FlawedException>(() => book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            RateTo = hasRate ? book.Number("later", 0.1m) : null,
            RateBy = hasQuarter ? new Quarter(2026, 4) : null,
            Bases = [new(sales.Id, false, null)],
        }, from: new(2026, 1, 1)));
        Assert.Equal([field], flawed.Flaws.Select(flaw => flaw.Field));
    }

    [Theory]
    // 50 percent from 2024 to 2025, 10 at last; over three years 40, 30, 20, 10: 210, 273, 327.6
    [InlineData(3, 210, 273)]
    // over one year half of the way at once
    [InlineData(1, 195, 214.5)]
    [InlineData(0, 165, 181.5)]
    public void Growth_fades_evenly_to_its_last_value(int years, double first, double second)
    {
        var book = new MoneyBook();
        var growth = book.Number("growth", 0.1m);
        book.Driver(new AnchoredDriver(
            "d", "d", [Total(2024, 100), Total(2025, 150)], growth, MoneyBook.Somewhere, null, book.Number("fade", years, 0, 10)));
        book.Sales("sales", book.Driver(new ProductDriver("all", "all", "d", book.Number("one", 1), MoneyBook.Somewhere, null)), MoneyBook.Lab);
        var quarters = book.Result().Drivers.Where(quarter => quarter.Driver.Id == "d").Select(quarter => quarter.Value).ToList();
        quarters.Take(4).Sum().Is(first);
        quarters.Skip(4).Sum().Is(second);
    }

    [Fact]
    public void An_expense_may_follow_a_driver()
    {
        var book = new MoneyBook();
        book.Term("research", TermKind.Expense, MoneyBook.Lab, MoneyBook.Suppliers, new() { DriverId = book.Flat("d", 360).Id }, from: new(2026, 5, 16));
        // 46 of 91 days of the second quarter
        book.Result().Accrued("research").Are([0, 90 * 46 / 91.0, 90, 90, 90, 90, 90, 90]);
    }

    [Theory]
    [InlineData(true, true, "one-of-two")]
    [InlineData(false, false, "part-missing")]
    public void An_expense_has_an_amount_or_a_driver(bool hasAmount, bool hasDriver, string kind)
    {
        var book = new MoneyBook();
        var flawed = Assert.Throws<FlawedException>(() => book.Term("cost", TermKind.Expense, MoneyBook.Lab, MoneyBook.Suppliers, new()
        {
            Amount = hasAmount ? book.Money("amount", 1) : null,
            DriverId = hasDriver ? book.Flat("d", 360).Id : null,
        }));
        Assert.Equal([kind], flawed.Flaws.Select(flaw => flaw.Kind));
    }

    [Fact]
    public void What_a_lab_is_paid_year_after_year_is_worth_the_multiple_whatever_its_kind()
    {
        // North sells 90 a quarter and pays the lab half of it; the lab sells 90 itself.
        var book = new MoneyBook();
        book.Sales("own", book.Flat("d", 360), MoneyBook.Lab);
        var north = book.Sales("north", book.Flat("e", 360), MoneyBook.North);
        book.Term("passed on", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number("rate", 0.5m), Bases = [new(north.Id, false, null)] });
        book.Value(2000);
        var result = book.Result();
        // Cash 720 + 360 in two years; a year's recurring income 360 + 180: M = (2000 − 1080) / 540.
        result.Multiple(MoneyBook.Lab).Is(920 / 540.0);
        result.Value(MoneyBook.Lab).Direct.Is(2000);
    }

    [Theory]
    // The share's last day: none; in the last year, where it brings 45 a quarter; the last of all; and with another share that begins the day after.
    [InlineData(null, false, 360, 540)]
    [InlineData("2027-06-30", false, 270, 360)]
    [InlineData("2027-12-31", false, 360, 360)]
    [InlineData("2027-06-30", true, 360, 540)]
    public void What_ends_within_the_ledger_does_not_come_back(string? to, bool isReplaced, double fromNorth, double recurring)
    {
        var book = new MoneyBook();
        book.Sales("own", book.Flat("d", 360), MoneyBook.Lab);
        var north = book.Sales("north", book.Flat("e", 360), MoneyBook.North);
        DateOnly? last = to is null ? null : DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        TermNumbers Half(string rate) => new() { Rate = book.Number(rate, 0.5m), Bases = [new(north.Id, false, null)] };
        book.Term("passed on", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, Half("rate"), to: last);
        if (isReplaced)
            book.Term("passed on later", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, Half("later rate"), from: last!.Value.AddDays(1));
        book.Value(2000);
        book.Result().Multiple(MoneyBook.Lab).Is((2000 - 720 - fromNorth) / recurring);
    }

    [Theory]
    // What north sells brings 90 a quarter, half of it for the lab; it ends: never, in the last year, on the last day of all. The lab's own 360 a year go on.
    [InlineData(null, 360, 540)]
    [InlineData("2027-06-30", 270, 360)]
    [InlineData("2027-12-31", 360, 360)]
    public void A_share_ends_with_what_it_is_computed_from(string? to, double fromNorth, double recurring)
    {
        var book = new MoneyBook();
        book.Sales("own", book.Flat("d", 360), MoneyBook.Lab);
        DateOnly? last = to is null ? null : DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var north = book.Sales("north", book.Flat("e", 360), MoneyBook.North, to: last);
        book.Term("passed on", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number("rate", 0.5m), Bases = [new(north.Id, false, null)] });
        book.Value(2000);
        book.Result().Multiple(MoneyBook.Lab).Is((2000 - 720 - fromNorth) / recurring);
    }

    [Fact]
    public void The_parts_of_what_comes_after_the_ledger_sum_to_it()
    {
        var book = new MoneyBook();
        var own = book.Sales("own", book.Flat("d", 360), MoneyBook.Lab);
        var north = book.Sales("north", book.Flat("e", 360), MoneyBook.North);
        book.Term("passed on", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number("rate", 0.5m), Bases = [new(north.Id, false, null)] });
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("share rate", 0.2m), Bases = [new(own.Id, false, null)], Life = book.Number("life", 5, 0, 10) });
        book.Value(2000);
        var result = book.Result();
        // Cash 720 + 360 − 144 = 936, 72 a year for five years off: M = (2000 − 936 + 360) / 540.
        var multiple = 1424 / 540.0;
        var parts = result.AfterLedger(MoneyBook.Lab, result.Model.Current);
        Assert.Equal(["own", "passed on", "share"], parts.Select(part => part.Term.Id));
        parts[0].Value.Is(multiple * 360);
        parts[1].Value.Is(multiple * 180);
        parts[2].Value.Is(-360);
        parts.Sum(part => part.Value).Is(2000 - 936);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 3)]
    public void Clouds_go_on_for_as_long_as_is_assumed(int life, double years)
    {
        // North keeps 90 · (1 − 0.5) a quarter less a tenth of its sales that goes to the lab: 36.
        var book = new MoneyBook { CloudLife = life };
        var north = book.Sales("north", book.Flat("d", 360), MoneyBook.North);
        book.Sales("ended", book.Flat("e", 360), MoneyBook.North, to: new(2027, 6, 30));
        book.Term("cost", TermKind.Cost, MoneyBook.North, MoneyBook.Suppliers, new() { Margin = book.Number("margin", 0.5m), Bases = [new(north.Id, false, null)] });
        book.Term("passed on", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new() { Rate = book.Number("rate", 0.1m), Bases = [new(north.Id, false, null)] });
        var result = book.Result();
        result.Value(MoneyBook.North).Direct.Is((6 * 90) + (8 * 36) + (144 * years));
        result.Value(MoneyBook.Suppliers).Direct.Is((8 * 45) + (180 * years));
        // A lab without a valuation has what it is paid in the ledger.
        result.Value(MoneyBook.Lab).Direct.Is(72);
    }

    [Theory]
    // 366 days after the ledger, less than three years; on its last day nothing is left; three years are less than nine
    [InlineData("2028-12-31", 366 / 365.0)]
    [InlineData("2027-12-31", 0)]
    [InlineData("2036-12-31", 3)]
    public void A_cloud_goes_on_no_longer_than_what_it_sells(string last, double years)
    {
        var book = new MoneyBook { CloudLife = 3 };
        var sales = book.Sales("north", book.Flat("d", 360), MoneyBook.North, to: DateOnly.Parse(last, null));
        book.Term("cost", TermKind.Cost, MoneyBook.North, MoneyBook.Suppliers, new() { Margin = book.Number("margin", 0.4m), Bases = [new(sales.Id, false, null)] });
        var result = book.Result();
        result.Value(MoneyBook.North).Direct.Is((8 * 36) + (144 * years));
        result.Value(MoneyBook.Suppliers).Direct.Is((8 * 54) + (216 * years));
    }

    [Fact]
    public void What_a_cloud_pays_out_of_a_pool_does_not_go_on()
    {
        // 90 a quarter less a tenth; the pool of 1,000 would last, but neither the lab nor the cloud counts on it.
        var book = new MoneyBook { CloudLife = 3 };
        var sales = book.Sales("north", book.Flat("d", 360), MoneyBook.North);
        book.Term("passed on", TermKind.RevenueShare, MoneyBook.North, MoneyBook.Lab, new()
        {
            Rate = book.Number("rate", 0.1m),
            Bases = [new(sales.Id, false, null)],
            CapGroup = book.Cap("pool", 1000, new(2026, 1, 1)),
        });
        book.Result().Value(MoneyBook.North).Direct.Is((8 * 81) + (360 * 3));
    }

    [Fact]
    public void What_accrues_and_is_paid_in_the_valuation_dates_quarter_counts_from_that_day()
    {
        // From the valuation date on: 46 of 91 days, half of it paid at once and half a quarter later. All of it comes after the date.
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            Bases = [new(sales.Id, false, null)],
            Spread = book.Number("spread", 2, 1, 8),
        }, from: new(2026, 5, 16), to: new(2026, 6, 30));
        book.Result().Value(MoneyBook.North).DirectPlain.Is(0.2 * 90 * 46 / 91);
    }

    [Fact]
    public void What_accrued_before_and_is_paid_in_that_quarter_counts_by_days()
    {
        // 18 of the first quarter, half of it paid in the second: of that 46 of 91 days.
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            Bases = [new(sales.Id, false, null)],
            Spread = book.Number("spread", 2, 1, 8),
        }, to: new(2026, 3, 31));
        book.Result().Value(MoneyBook.North).DirectPlain.Is(9 * 46 / 91.0);
    }

    private static Anchor Total(int year, decimal value) => new(year, null, value, null, MoneyBook.Somewhere, null);

    private static Assumption Day(MoneyBook book, string id, string day) => book.Day(id, day == "never" ? null : DateOnly.Parse(day, null));
}

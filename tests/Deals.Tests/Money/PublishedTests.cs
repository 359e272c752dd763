namespace Deals.Tests.Money;

/// <summary>
/// What the model gives for each quantity that can be published. The lab sells 90 a quarter and pays North a fifth of it from 2026
/// on, 18 a quarter, until a pool of 100 is full: 18 in five quarters, 10 in the second of 2027, and nothing in the two after it.
/// </summary>
public sealed class PublishedTests
{
    [Theory]
    [InlineData(PublishedQuantity.Accrued, 2026, 72)]
    // 18 + 10
    [InlineData(PublishedQuantity.Accrued, 2027, 28)]
    [InlineData(PublishedQuantity.Paid, 2027, 28)]
    [InlineData(PublishedQuantity.Uncapped, 2026, 72)]
    [InlineData(PublishedQuantity.Uncapped, 2027, 72)]
    [InlineData(PublishedQuantity.Saved, 2026, 0)]
    // 72 less 28
    [InlineData(PublishedQuantity.Saved, 2027, 44)]
    // from 1 April 2027, 10 of 18 of a quarter on
    [InlineData(PublishedQuantity.CapFull, 2026, 2027.25 + (0.25 * 10 / 18))]
    public void A_capped_share_over_a_year(PublishedQuantity quantity, int year, double expected)
    {
        var book = Book(cap: 100);
        Ask(book, quantity, new(year, 1), new(year, 4), terms: [("share", false)]);
        Model(book).Is(expected);
    }

    [Theory]
    // five quarters fill it to the last: full on the day after them
    [InlineData(90, 2027.25)]
    // from the first day on
    [InlineData(0, 2026)]
    // never within the ledger: the year after it
    [InlineData(144, 2028)]
    [InlineData(1000, 2028)]
    public void The_day_a_cap_is_full(int cap, double expected)
    {
        var book = Book(cap);
        Ask(book, PublishedQuantity.CapFull, new(2026, 1), new(2027, 4), terms: [("share", false)]);
        Model(book).Is(expected);
    }

    [Theory]
    // from January: full 5 quarters and 10 of 18 later; from April: a quarter after that; never: the year after the ledger
    [InlineData(0.3, 0.4, 0.3, 2027.5 + (0.25 * 10 / 18))]
    [InlineData(0.6, 0.1, 0.3, 2027.25 + (0.25 * 10 / 18))]
    [InlineData(0.2, 0.2, 0.6, 2028)]
    public void Of_days_that_are_left_to_odds_the_median_is_told(decimal january, decimal april, decimal never, double expected)
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var since = book.Day("since", new(2026, 1, 1), (new(2026, 1, 1), january), (new(2026, 4, 1), april), (null, never));
        book.Term(
            "share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North,
            new() { Rate = book.Number("rate", 0.2m), Bases = [new(sales.Id, false, null)], CapGroup = book.Cap("pool", 100, new(2026, 1, 1)) }, since: since);
        Ask(book, PublishedQuantity.CapFull, new(2026, 1), new(2027, 4), terms: [("share", false)]);
        Model(book).Is(expected);
    }

    [Theory]
    // which of the pool's terms is named makes no difference
    [InlineData("share")]
    [InlineData("after")]
    public void A_pool_that_two_terms_fill_is_full_on_one_day(string named)
    {
        // 90 of the first until March 2027; of the second's 18 in the next quarter 10 fit
        var book = new MoneyBook();
        var (sales, pool) = (book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab), book.Cap("pool", 100, new(2026, 1, 1)));
        book.Share("share", sales, 0.2m, MoneyBook.North, from: new(2026, 1, 1), to: new(2027, 3, 31), cap: pool);
        book.Share("after", sales, 0.2m, MoneyBook.North, from: new(2027, 4, 1), cap: pool);
        Ask(book, PublishedQuantity.CapFull, new(2026, 1), new(2027, 4), terms: [(named, false)]);
        Model(book).Is(2027.25 + (0.25 * 10 / 18));
    }

    [Fact]
    public void Terms_are_added_and_taken_off()
    {
        // 360 sold less 28
        var book = Book(cap: 100);
        Ask(book, PublishedQuantity.Accrued, new(2027, 1), new(2027, 4), terms: [("sales", false), ("share", true)]);
        Model(book).Is(332);
    }

    [Fact]
    public void What_never_runs_under_the_current_regime_is_nothing()
    {
        var book = Book(cap: 100);
        book.Regime("now", RegimeRole.Current);
        book.Share("other", book.TermOf("sales"), 0.1m, MoneyBook.South, book.Switch("off"));
        Ask(book, PublishedQuantity.Accrued, new(2027, 1), new(2027, 4), terms: [("share", false), ("other", false)]);
        Model(book).Is(28);
    }

    [Theory]
    [InlineData(2024, 1, 2024, 4, 360)]
    [InlineData(2026, 2, 2026, 2, 90)]
    [InlineData(2026, 3, 2027, 2, 360)]
    public void A_driver_before_the_ledger_too(int year, int quarter, int lastYear, int lastQuarter, double expected)
    {
        var book = Book(cap: 100);
        book.Published(Number(PublishedQuantity.Accrued, book.Flat("e", 360), new(year, quarter), new(lastYear, lastQuarter)));
        Model(book).Is(expected);
    }

    [Theory]
    // one quarter late over two, from 2026 on: 9 in the second quarter, and 18 in each after
    [InlineData(true, 2026, 1, 0)]
    [InlineData(true, 2026, 2, 9)]
    [InlineData(true, 2026, 3, 18)]
    // of a share that ran before the ledger too, the first quarter pays what accrued in the two before it
    [InlineData(false, 2026, 1, 18)]
    [InlineData(false, 2026, 4, 18)]
    public void What_is_paid_accrued_before(bool isNew, int year, int quarter, double expected)
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new()
        {
            Rate = book.Number("rate", 0.2m),
            Bases = [new(sales.Id, false, null)],
            Lag = book.Number("lag", 1, 0, 4),
            Spread = book.Number("spread", 2, 1, 8),
        }, from: isNew ? new(2026, 1, 1) : null);
        Ask(book, PublishedQuantity.Paid, new(year, quarter), new(year, quarter), terms: [("share", false)]);
        book.Published(Number(PublishedQuantity.Cash, null, new(year, quarter), new(year, quarter), party: MoneyBook.North));
        Assert.All(book.Result().Published, found => found.Model.Is(expected));
    }

    [Theory]
    // 360 sold less 72 shared; 500 against shares are no income
    [InlineData("lab", 288)]
    [InlineData("north", 72)]
    [InlineData("customers", -360)]
    [InlineData("fund", 0)]
    public void A_partys_cash_but_for_what_is_paid_for_shares(string party, double expected)
    {
        var book = Book(cap: 100);
        book.Term("round", TermKind.Tranche, MoneyBook.Fund, MoneyBook.Lab, new() { Amount = book.Money("round", 500) }, from: new(2026, 5, 1));
        book.Published(Number(PublishedQuantity.Cash, null, new(2026, 1), new(2026, 4), party: Party(party)));
        Model(book).Is(expected);
    }

    [Fact]
    public void A_number_is_asked_of_its_scenario_and_others_of_the_one_that_is_looked_at()
    {
        var book = Book(cap: 1000);
        var plan = book.Named("plan", book.NumberOf("rate"), 0.1m);
        Ask(book, PublishedQuantity.Accrued, new(2026, 1), new(2026, 4), terms: [("share", false)], scenario: plan);
        Ask(book, PublishedQuantity.Accrued, new(2026, 1), new(2026, 4), terms: [("share", false)]);
        var model = book.Book().Money();
        // 360 · 0.1 and 360 · 0.2; and 360 · 0.4
        Assert.Equal([36, 72], model.Under().Published.Select(found => Math.Round(found.Model, 9)));
        Assert.Equal([36, 144], model.Under(Scenario.Base(model.Book).With("rate", 0.4m)).Published.Select(found => Math.Round(found.Model, 9)));
    }

    [Fact]
    public void What_is_left_to_odds_is_the_expectation()
    {
        // a quarter: until 1 July 2026, 36; else 72
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Share("share", sales, 0.2m, MoneyBook.North, until: book.Day("end", null, (new(2026, 7, 1), 0.25m), (null, 0.75m)));
        Ask(book, PublishedQuantity.Accrued, new(2026, 1), new(2026, 4), terms: [("share", false)]);
        Model(book).Is((0.25 * 36) + (0.75 * 72));
    }

    [Fact]
    public void A_number_from_before_a_drivers_first_total_does_not_spoil_the_others()
    {
        // The pool's base is known from 2026 on; another driver's number is of 2024.
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Anchored("d", null, ("2026", 360), ("2027", 360), ("2028", 360)), MoneyBook.Lab);
        book.Term(
            "share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North,
            new() { Rate = book.Number("rate", 0.2m), Bases = [new(sales.Id, false, null)], CapGroup = book.Cap("pool", 100, new(2020, 1, 1)) });
        book.Published(Number(PublishedQuantity.Accrued, book.Flat("e", 40), new(2024, 1), new(2024, 4)));
        Ask(book, PublishedQuantity.Accrued, new(2027, 1), new(2027, 4), terms: [("share", false)]);
        Ask(book, PublishedQuantity.CapFull, new(2027, 1), new(2027, 4), terms: [("share", false)]);
        var found = book.Result().Published.Select(one => one.Model).ToList();
        found[0].Is(40);
        found[1].Is(28);
        found[2].Is(2027.25 + (0.25 * 10 / 18));
    }

    [Theory]
    [InlineData(KnownToModel.Fitted, 361, KnownToModel.Fitted, false)]
    [InlineData(KnownToModel.Given, 361, KnownToModel.Given, false)]
    // what the driver was fed is given, whatever the data say, and be it restated
    [InlineData(KnownToModel.No, 360, KnownToModel.Given, false)]
    [InlineData(KnownToModel.No, 361, KnownToModel.Given, false)]
    public void A_number_that_the_model_knew_tests_nothing(KnownToModel said, int value, KnownToModel known, bool isTest)
    {
        var book = Book(cap: 100);
        book.Published(Number(PublishedQuantity.Accrued, book.Flat("e", 360), new(2025, 1), new(2025, 4), value) with { Known = said });
        var found = Assert.Single(book.Result().Published);
        Assert.Equal((known, isTest), (found.Known, found.IsTest));
    }

    [Theory]
    [InlineData(2025, 1, 2025, 2, KnownToModel.Given)]
    [InlineData(2025, 1, 2025, 3, KnownToModel.Given)]
    [InlineData(2025, 2, 2025, 2, KnownToModel.Given)]
    [InlineData(2023, 1, 2024, 4, KnownToModel.Given)]
    [InlineData(2024, 1, 2025, 2, KnownToModel.Given)]
    // the year less its three quarters
    [InlineData(2025, 4, 2025, 4, KnownToModel.Given)]
    // the quarters of 2024 are the model's own, and 2026 is assumed
    [InlineData(2024, 3, 2025, 2, KnownToModel.No)]
    [InlineData(2024, 1, 2024, 2, KnownToModel.No)]
    [InlineData(2025, 1, 2026, 4, KnownToModel.No)]
    public void Quarters_that_were_reported_test_nothing_in_any_sum(int year, int quarter, int lastYear, int lastQuarter, KnownToModel known)
    {
        var book = Book(cap: 100);
        Anchor Reported(int of, int? number, decimal value) => new(of, number, value, null, MoneyBook.Somewhere, null);
        var driver = book.Driver(new AnchoredDriver(
            "e", "e",
            [Reported(2023, null, 300), Reported(2024, null, 320), Reported(2025, null, 360), Reported(2025, 1, 85), Reported(2025, 2, 88), Reported(2025, 3, 92), new(2026, null, null, book.Money("total", 400), null, null)],
            book.Number("growth", 0.1m), MoneyBook.Somewhere, null));
        book.Published(Number(PublishedQuantity.Accrued, driver, new(year, quarter), new(lastYear, lastQuarter), 1) with { Id = "driver" });
        book.Sales("all", driver, MoneyBook.Lab);
        Ask(book, PublishedQuantity.Paid, new(year, quarter), new(lastYear, lastQuarter), 1, [("all", false)]);
        Assert.All(book.Result().Published, found => Assert.Equal(known, found.Known));
    }

    [Fact]
    public void A_number_that_a_scenario_sets_tests_nothing_under_it()
    {
        var book = Book(cap: 100);
        var driver = book.Driver(new AnchoredDriver("e", "e", [new(2025, null, null, book.Money("total", 300), MoneyBook.Somewhere, null)], book.Number("growth", 0.1m), MoneyBook.Somewhere, null));
        book.Published(Number(PublishedQuantity.Accrued, driver, new(2025, 1), new(2025, 4), 361));
        var money = book.Book().Money();
        KnownToModel Known(decimal total) => Assert.Single(money.Under(Scenario.Base(money.Book).With("total", AssumptionValue.Of(total))).Published).Known;
        Assert.Equal([KnownToModel.No, KnownToModel.Given, KnownToModel.No], new[] { 300m, 361, 362 }.Select(Known));
    }

    [Fact]
    public void A_difference_is_a_part_of_the_number_but_for_years()
    {
        var book = Book(cap: 100);
        Ask(book, PublishedQuantity.Accrued, new(2027, 1), new(2027, 4), 35, [("share", false)]);
        foreach (var year in new[] { 2027.25m, 2027, 2029, 2026 })
            Ask(book, PublishedQuantity.CapFull, new(2027, 1), new(2027, 4), year, [("share", false)]);
        var found = book.Result().Published;
        found[0].Difference.Is(-7);
        found[0].RelativeDifference!.Value.Is(-0.2);
        found[1].Difference.Is(0.25 * 10 / 18);
        // A year that is published as it stands is the whole year: in it, before it, after it.
        found[2].Difference.Is(0);
        found[3].Difference.Is(2027.25 + (0.25 * 10 / 18) - 2029);
        found[4].Difference.Is(0.25 + (0.25 * 10 / 18));
        Assert.Null(found[1].RelativeDifference);
    }

    [Theory]
    // the model has 28
    [InlineData(20, 30, null, 0, 0.0)]
    [InlineData(28, 30, null, 0, 0.0)]
    [InlineData(10, 20, null, 8, 0.4)]
    [InlineData(35, 40, null, -7, -0.2)]
    [InlineData(20, null, PublishedBound.AtLeast, 0, 0.0)]
    [InlineData(35, null, PublishedBound.AtLeast, -7, -0.2)]
    [InlineData(35, null, PublishedBound.AtMost, 0, 0.0)]
    [InlineData(20, null, PublishedBound.AtMost, 8, 0.4)]
    [InlineData(20, null, PublishedBound.About, 8, 0.4)]
    [InlineData(-5, 0, null, 28, null)]
    public void Of_a_range_or_bound_the_nearer_end_counts(int value, int? high, PublishedBound? bound, double difference, double? relative)
    {
        var book = Book(cap: 100);
        Ask(book, PublishedQuantity.Accrued, new(2027, 1), new(2027, 4), terms: [("share", false)]);
        book.Published(Number(PublishedQuantity.Accrued, null, new(2027, 1), new(2027, 4), value) with { Id = "range", Terms = [new(book.TermOf("share"), false)], High = high, Bound = bound });
        var found = book.Result().Published[1];
        found.Difference.Is(difference);
        Assert.Equal(relative is null, found.RelativeDifference is null);
        (found.RelativeDifference ?? 0).Is(relative ?? 0);
        Assert.Equal(difference == 0, found.IsWithin);
    }

    [Theory]
    // full in the second quarter of 2027
    [InlineData(2026, null, PublishedBound.AtLeast, 0)]
    [InlineData(2028, null, PublishedBound.AtMost, 0)]
    [InlineData(2027, null, PublishedBound.AtMost, 0)]
    [InlineData(2026, 2027.5, null, 0)]
    [InlineData(2026, null, PublishedBound.AtMost, 0.25 + (0.25 * 10 / 18))]
    public void Of_a_range_of_days_too(double value, double? high, PublishedBound? bound, double difference)
    {
        var book = Book(cap: 100);
        book.Published(Number(PublishedQuantity.CapFull, null, new(2026, 1), new(2027, 4), (decimal)value) with { Terms = [new(book.TermOf("share"), false)], High = (decimal?)high, Bound = bound });
        Assert.Single(book.Result().Published).Difference.Is(difference);
    }

    [Fact]
    public void A_number_of_the_other_sign_has_no_percentage_and_a_cap_that_is_never_full_no_year()
    {
        var book = Book(cap: 100_000);
        book.Published(Number(PublishedQuantity.Accrued, book.Flat("e", 360), new(2025, 1), new(2025, 4), -100));
        Ask(book, PublishedQuantity.CapFull, new(2027, 1), new(2027, 4), 2027, [("share", false)]);
        var found = book.Result().Published;
        Assert.True(found[0].HasOtherSign);
        Assert.Null(found[0].RelativeDifference);
        Assert.Equal(new Quarter(2027, 4), found[1].NotBy);
        Assert.Null(found[0].NotBy);
        var frame = found.ToDataFrame();
        Assert.Null(frame["model"][1]);
        Assert.Equal("2027Q4", frame["not by"][1]);
    }

    [Fact]
    public void A_number_of_earlier_quarters_leaves_the_others_as_they_are()
    {
        // The pool counts from 2024 on, and the ledger begins in 2026: in it the share is 18 a quarter, up to 100.
        var book = new MoneyBook();
        var revenue = book.Flat("d", 360);
        var sales = book.Sales("sales", revenue, MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", 0.2m), Bases = [new(sales.Id, false, null)], CapGroup = book.Cap("pool", 100, new(2024, 1, 1)) });
        Ask(book, PublishedQuantity.Accrued, new(2026, 1), new(2026, 4), terms: [("share", false)]);
        book.Published(Number(PublishedQuantity.Accrued, revenue, new(2024, 1), new(2024, 4)));
        Assert.Equal([72, 360], book.Result().Published.Select(found => Math.Round(found.Model, 9)));
    }

    private static MoneyBook Book(int cap)
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term(
            "share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North,
            new() { Rate = book.Number("rate", 0.2m), Bases = [new(sales.Id, false, null)], CapGroup = book.Cap("pool", cap, new(2026, 1, 1)) }, from: new(2026, 1, 1));
        return book;
    }

    private static void Ask(
        MoneyBook book, PublishedQuantity quantity, Quarter from, Quarter through, decimal value = 1, IReadOnlyList<(string Id, bool Subtracted)>? terms = null,
        NamedScenario? scenario = null)
        => book.Published(Number(quantity, null, from, through, value) with
        {
            Id = $"{quantity} {scenario?.Id} {value}",
            Terms = [.. (terms ?? []).Select(term => new PublishedTerm(book.TermOf(term.Id), term.Subtracted))],
            Scenario = scenario,
        });

    private static PublishedNumber Number(PublishedQuantity quantity, Driver? driver, Quarter from, Quarter through, decimal value = 1, Party? party = null)
        => new("number", "number", driver, [], from, through, value, MoneyBook.Somewhere, Confidence.High, null) { Quantity = quantity, Party = party };

    private static double Model(MoneyBook book) => Assert.Single(book.Result().Published).Model;

    private static Party Party(string id) => new[] { MoneyBook.Lab, MoneyBook.North, MoneyBook.Customers, MoneyBook.Fund }.Single(party => party.Id == id);
}

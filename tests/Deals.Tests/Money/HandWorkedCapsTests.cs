namespace Deals.Tests.Money;

/// <summary>Shares of 18 a quarter (20 percent of 90) under a cap; the quarters of 2026 and 2027 have 90, 91, 92 and 92 days.</summary>
public sealed class HandWorkedCapsTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);

    [Fact]
    public void The_quarter_that_fills_the_cap_pays_only_the_rest()
    {
        var result = One(book => book.Cap("pool", 50, Start));
        result.Paid("share").Are([18, 18, 14], rest: 0);
        var uses = result.CapUses(result.Model.Current);
        uses.Select(use => use.Claimed).ToArray().Are([], rest: 18);
        uses.Select(use => use.Filled).ToArray().Are([18, 36], rest: 50);
        uses.Select(use => use.Left).ToArray().Are([32, 14], rest: 0);
        var cap = Assert.Single(result.Caps(result.Model.Current));
        Assert.Equal(new Quarter(2026, 3), cap.Binds);
        cap.TotalWithCap.Is(50);
        cap.TotalWithoutCap.Is(144);
    }

    [Fact]
    public void A_cap_that_is_full_at_the_end_of_a_quarter_binds_in_the_next()
    {
        var result = One(book => book.Cap("pool", 54, Start));
        result.Paid("share").Are([18, 18, 18], rest: 0);
        Assert.Equal(new Quarter(2026, 4), result.Caps(result.Model.Current)[0].Binds);
    }

    [Fact]
    public void A_cap_that_nothing_reaches_never_binds()
    {
        var result = One(book => book.Cap("pool", 144, Start));
        result.Paid("share").Are([], rest: 18);
        Assert.Null(result.Caps(result.Model.Current)[0].Binds);
    }

    [Theory]
    // 50 − 30 · ½ = 35: 18, 17
    [InlineData(50, 30, 0.5, 18, 17, 0)]
    // 50 − 30: 18, 2
    [InlineData(50, 30, 1.0, 18, 2, 0)]
    // nothing of it counts
    [InlineData(50, 30, 0.0, 18, 18, 14)]
    // more was paid than the cap holds
    [InlineData(20, 30, 1.0, 0, 0, 0)]
    [InlineData(0, 0, 1.0, 0, 0, 0)]
    public void A_cap_may_count_from_an_earlier_day_with_an_opening_balance(int cap, int opening, double counts, double first, double second, double third)
        => One(book => book.Cap("pool", cap, new(2024, 1, 1), book.Money("opening", opening), book.Number("counts", (decimal)counts))).Paid("share").Are([first, second, third], rest: 0);

    [Fact]
    public void A_cap_fills_only_from_its_first_day_on()
    {
        // From 15 February 45 of 90 days: 9 of 18 count. Left are 11.
        var result = One(book => book.Cap("pool", 20, new(2026, 2, 15)));
        result.Paid("share").Are([18, 11], rest: 0);
        result.CapUses(result.Model.Current).Select(use => use.Filled).ToArray().Are([9], rest: 20);
    }

    [Fact]
    public void Days_before_its_first_are_paid_in_full_even_in_the_quarter_that_fills_it()
        // 9 before 15 February; of the 9 after it the 5 that there is room for
        => One(book => book.Cap("pool", 5, new(2026, 2, 15))).Paid("share").Are([14], rest: 0);

    [Fact]
    public void A_cap_counts_nothing_before_its_first_day()
        => One(book => book.Cap("pool", 20, new(2026, 7, 1))).Paid("share").Are([18, 18, 18, 2], rest: 0);

    [Fact]
    public void Two_terms_share_what_is_left_in_proportion_to_their_claims()
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var pool = book.Cap("pool", 45, Start);
        book.Share("one", sales, 0.2m, MoneyBook.North, cap: pool);
        book.Share("two", sales, 0.1m, MoneyBook.South, cap: pool);
        var result = book.Result();
        // 27 of 45; then 18 for claims of 18 and 9
        result.Paid("one").Are([18, 12], rest: 0);
        result.Paid("two").Are([9, 6], rest: 0);
    }

    [Fact]
    public void Who_comes_later_finds_what_is_left()
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var pool = book.Cap("pool", 45, Start);
        book.Share("one", sales, 0.2m, MoneyBook.North, cap: pool);
        book.Share("two", sales, 0.1m, MoneyBook.South, from: new(2026, 5, 16), cap: pool);
        var result = book.Result();
        // 18 of 45 in the first quarter. In the second 18 and 9 · 46/91; in the third what is left of 27 − 18 − 4.549… = 4.450…, two to one.
        var late = 9 * 46 / 91.0;
        result.Paid("one").Are([18, 18, (9 - late) * 2 / 3], rest: 0);
        result.Paid("two").Are([0, late, (9 - late) / 3], rest: 0);
    }

    [Fact]
    public void A_term_whose_clause_is_off_leaves_the_pool_to_the_others()
    {
        var book = new MoneyBook();
        var clause = book.Switch("second");
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var pool = book.Cap("pool", 45, Start);
        book.Share("one", sales, 0.2m, MoneyBook.North, cap: pool);
        book.Share("two", sales, 0.1m, MoneyBook.South, clause, cap: pool);
        var result = book.Result();
        result.Paid("one").Are([18, 12], rest: 0);
        result.Paid("one", "before").Are([18, 18, 9], rest: 0);
        Assert.Empty(result.Paid("two", "before"));
    }

    private static MoneyResult One(Func<MoneyBook, CapGroup> cap)
    {
        var book = new MoneyBook();
        book.Share("share", book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab), 0.2m, MoneyBook.North, cap: cap(book));
        return book.Result();
    }
}

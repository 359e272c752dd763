namespace Deals.Tests.Money;

/// <summary>Bargains worked by hand, without discounting: the lab sells for 200 in two years, and a deal changes what it pays of that.</summary>
public sealed class HandWorkedBargainTests
{
    /// <summary>
    /// The old share is half of the sales, 100. With the deal the lab sells 60 more and North 20, and the share is x:
    /// North gains 200 x + 20 − 100, the lab 60 + 100 − 200 x. They meet between 0.4 and 0.8.
    /// </summary>
    [Fact]
    public void Two_parties()
    {
        var (book, rate) = TwoParties(0.5m);
        var outcomes = Settle(book).Money().Outcomes();
        var term = Assert.Single(outcomes.Negotiated);
        Assert.Equal((rate, "lab north"), (term.Assumption, string.Join(' ', term.Signatories.Select(party => party.Id))));
        var bargain = outcomes.Bargain(rate);
        var main = bargain.Main;
        Assert.Equal(0.5m, bargain.SignedValue);
        Accepts(main, MoneyBook.Lab, 0, 0.8);
        Accepts(main, MoneyBook.North, 0.4, 1);
        Assert.Equal((0.4, 0.8), Rounded(Assert.Single(main.Zone)));
        Assert.Equal([0.8], main.Reservations(MoneyBook.Lab).Select(Rounded));
        Assert.Equal([0.4], main.Reservations(MoneyBook.North).Select(Rounded));
        // (160 − 200 x)(200 x − 80) is largest in the middle, where both gain 40.
        Solves(main.Nash!, 0.6, 40, 40);
        Solves(main.Even!, 0.6, 40, 40);
        Assert.True(main.IsEvenEqual);
        // At the signed half the lab has 60 of at most 80, North 20 of 80.
        main.Gains.ToArray().Are([60, 20]);
        Assert.Equal([0.75, 0.25], main.PartsOfMost.Select(part => Math.Round(part!.Value, 9)));
        Assert.True(main.IsSignedInZone);
        Assert.Equal((0, 0), (main.Missing(MoneyBook.Lab), main.Missing(MoneyBook.North)));
    }

    [Theory]
    [InlineData(0.3, 100, -20, 0, 20)]
    [InlineData(0.9, -20, 100, 20, 0)]
    public void Who_loses_by_what_was_signed_must_have_seen_what_it_loses(double agreed, double lab, double north, double labLacks, double northLacks)
    {
        var (book, rate) = TwoParties((decimal)agreed);
        var main = Settle(book).Money().Outcomes().Bargain(rate).Main;
        main.Gains.ToArray().Are([lab, north]);
        Assert.False(main.IsSignedInZone);
        Assert.All(main.PartsOfMost, part => Assert.Null(part));
        main.Missing(MoneyBook.Lab).Is(labLacks);
        main.Missing(MoneyBook.North).Is(northLacks);
        // What was signed moves nothing of what could have been.
        Solves(main.Nash!, 0.6, 40, 40);
    }

    /// <summary>
    /// The old shares are 40 and 20. With the deal the lab sells 90 more, and North and South halve a pool of c: the lab gains
    /// 150 − c, North c/2 − 40, South c/2 − 20. They meet between 80 and 150.
    /// </summary>
    [Fact]
    public void Three_parties()
    {
        var book = new MoneyBook();
        var deal = book.SignedBy(MoneyBook.Lab, MoneyBook.North, MoneyBook.South, MoneyBook.North);
        var (before, now) = (book.Switch("before"), book.Switch("now", deal));
        var sales = book.Sales("sales", book.Flat("d", 100), MoneyBook.Lab);
        book.Share("old_north", sales, 0.2m, MoneyBook.North, before);
        book.Share("old_south", sales, 0.1m, MoneyBook.South, before);
        book.Sales("more", book.Flat("e", 45), MoneyBook.Lab, now);
        // A cap below zero cannot be, so that the bargain begins at its low value.
        var cap = book.Number("cap", 100, -50, 200, low: 0, high: 200);
        var pool = new CapGroup("pool", "pool", cap, new(2026, 1, 1), null, null, MoneyBook.Somewhere, true, null);
        book.Share("north", sales, 0.5m, MoneyBook.North, now, cap: pool);
        book.Share("south", sales, 0.5m, MoneyBook.South, now, cap: pool);
        book.Regime("after", RegimeRole.Current, now);
        book.Regime("earlier", RegimeRole.DefaultBaseline, before);
        var main = book.Book().Money().Outcomes().Bargain(cap).Main;
        Assert.Equal(new ValueRange(0, 200), main.Bounds);
        main.Gains.ToArray().Are([50, 10, 30]);
        Accepts(main, MoneyBook.Lab, 0, 150);
        Accepts(main, MoneyBook.North, 80, 200);
        Accepts(main, MoneyBook.South, 40, 200);
        Assert.Equal((80.0, 150.0), Rounded(Assert.Single(main.Zone)));
        // (150 − c)(c − 80)(c − 40): 3 c² − 540 c + 21200 = 0
        var nash = 90 + (Math.Sqrt(37200) / 6);
        Solves(main.Nash!, nash, 150 - nash, (nash / 2) - 40, (nash / 2) - 20);
        // 150 − c = c/2 − 40; South has more.
        Solves(main.Even!, 380 / 3.0, 70 / 3.0, 70 / 3.0, 130 / 3.0);
        Assert.False(main.IsEvenEqual);
        Assert.Equal([50 / 70.0, 10 / 35.0, 30 / 55.0], main.PartsOfMost.Select(part => part!.Value), Close);
    }

    [Fact]
    public void What_would_have_come_without_the_deal_stays_as_the_number_moves()
    {
        // The same number is the old share and the new one: only the new one was negotiated.
        var book = new MoneyBook();
        var (before, now) = (book.Switch("before"), book.Switch("now", book.SignedBy(MoneyBook.Lab, MoneyBook.North)));
        var sales = book.Sales("sales", book.Flat("d", 100), MoneyBook.Lab);
        var rate = book.Number("rate", 0.5m);
        foreach (var clause in new[] { before, now })
            book.Term($"share_{clause.Id}", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = rate, Bases = [new(sales.Id, false, null)] }, clause);
        book.Regime("after", RegimeRole.Current, now);
        book.Regime("earlier", RegimeRole.DefaultBaseline, before);
        var main = book.Book().Money().Outcomes().Bargain(rate).Main;
        Assert.Equal((0.5, 0.5), Rounded(Assert.Single(main.Zone)));
        var points = main.Along(main.Bounds);
        points[0].Gains.ToArray().Are([100, -100]);
        points[^1].Gains.ToArray().Are([-100, 100]);
    }

    [Fact]
    public void Each_end_of_the_dispute_and_each_value_of_the_odds_is_a_case_of_its_own()
    {
        var (book, rate) = TwoParties(0.5m, disputed: true);
        var bargain = book.Book().Money().Outcomes().Bargain(rate);
        // Upheld, North has the old share of 100; struck down, half a year of it, 25. The 60 more for the lab come three times in four: 45.
        Assert.Equal(["old", "none"], bargain.ByEnd.Select(end => end.Without.Name));
        bargain.ByEnd[0].Gains.ToArray().Are([45, 20]);
        bargain.ByEnd[1].Gains.ToArray().Are([-30, 95]);
        // 0.4 and 0.6 of these.
        bargain.Main.Gains.ToArray().Are([0, 65]);
        Assert.Equal((0.175, 0.5), Rounded(Assert.Single(bargain.Main.Zone)));
        // With the 60 the lab pays up to 0.575, without them up to 0.275.
        Assert.Equal([0.25m, 0.75m], bargain.ByOdds.Select(one => one.Given!.Odds.Probability));
        Assert.Equal((0.175, 0.275), Rounded(Assert.Single(bargain.ByOdds[0].Zone)));
        Assert.Equal((0.175, 0.575), Rounded(Assert.Single(bargain.ByOdds[1].Zone)));
        Assert.Equal(5, bargain.Cases.Count);
    }

    [Fact]
    public void Only_what_the_new_deal_states_was_negotiated()
    {
        var (book, rate) = TwoParties(0.5m);
        // A clause that an earlier deal brought, and that stays; and one of no deal.
        var (kept, nobodys) = (book.Switch("kept", book.SignedBy(MoneyBook.Lab, MoneyBook.South)), book.Switch("nobodys"));
        var sales = book.TermOf("sales");
        book.Share("kept_share", sales, 0.1m, MoneyBook.South, kept);
        book.Share("nobodys_share", sales, 0.1m, MoneyBook.South, nobodys);
        var outcomes = Settle(book, [kept, nobodys], [kept]).Money().Outcomes();
        Assert.Equal([rate.Id], outcomes.Negotiated.Select(term => term.Assumption.Id));
        Assert.Throws<ArgumentException>(() => outcomes.Bargain(book.NumberOf("kept_share_rate")));
    }

    [Fact]
    public void The_number_that_moves_those_who_signed_most_comes_first()
    {
        var (book, rate) = TwoParties(0.5m);
        book.Share("small", book.TermOf("more_north"), 0.1m, MoneyBook.South, book.SwitchOf("now"));
        var outcomes = Settle(book).Money().Outcomes();
        Assert.Equal([rate.Id, "small_rate"], outcomes.Negotiated.Select(term => term.Assumption.Id));
    }

    private static (MoneyBook Book, Assumption Rate) TwoParties(decimal agreed, bool disputed = false)
    {
        var book = new MoneyBook();
        var (before, now) = (book.Switch("before"), book.Switch("now", book.SignedBy(MoneyBook.Lab, MoneyBook.North)));
        var sales = book.Sales("sales", book.Flat("d", 100), MoneyBook.Lab);
        book.Share("old", sales, 0.5m, MoneyBook.North, before);
        var end = disputed ? book.Day("end", null, (new DateOnly(2026, 1, 1), 0.25m), (null, 0.75m)) : null;
        book.Sales("more_lab", book.Flat("e", 30), MoneyBook.Lab, now, until: end);
        book.Sales("more_north", book.Flat("f", 10), MoneyBook.North, now);
        var rate = book.Share("new", sales, agreed, MoneyBook.North, now).Number("rate")!;
        if (!disputed)
            return (book, rate);
        var (old, none) = (book.Regime("old", RegimeRole.Other, before), book.Regime("none", RegimeRole.Other));
        book.Regime("after", RegimeRole.Current, now);
        book.Regime(new(
            "disputed", "disputed", "disputed", RegimeRole.DefaultBaseline, [],
            new(old, book.Day("ruling", new DateOnly(2026, 7, 1)), [new(old, book.Number("upheld", 0.4m)), new(none, null)])));
        return (book, rate);
    }

    private static DealBook Settle(MoneyBook book, Switch[]? alsoNow = null, Switch[]? alsoBefore = null)
    {
        book.Regime("after", RegimeRole.Current, [book.SwitchOf("now"), .. alsoNow ?? []]);
        book.Regime("earlier", RegimeRole.DefaultBaseline, [book.SwitchOf("before"), .. alsoBefore ?? []]);
        return book.Book();
    }

    private static void Accepts(BargainCase one, Party party, double from, double to)
    {
        var at = one.Term.Signatories.ToList().IndexOf(party);
        Assert.Equal((from, to), Rounded(Assert.Single(one.Accepted[at])));
    }

    private static void Solves(BargainSolution solution, double value, params double[] gains)
    {
        Assert.Equal(value, (double)solution.Value, 1e-5);
        Assert.Equal(gains, solution.Gains, (one, other) => Math.Abs(one - other) < 1e-4);
    }

    private static bool Close(double one, double other) => Math.Abs(one - other) < 1e-9;

    private static double Rounded(decimal value) => Math.Round((double)value, 9);

    private static (double From, double To) Rounded(ValueRange range) => (Rounded(range.From), Rounded(range.To));
}

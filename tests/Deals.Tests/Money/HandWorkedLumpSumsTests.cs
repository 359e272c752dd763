namespace Deals.Tests.Money;

/// <summary>
/// Payments on a day: a buy-out between two clouds, and a milestone that may not be reached. The ledger is the eight quarters of
/// 2026 and 2027.
/// </summary>
public sealed class HandWorkedLumpSumsTests
{
    [Fact]
    public void A_buy_out_is_paid_whole_in_the_quarter_of_its_day_and_is_worth_its_amount()
    {
        var book = new MoneyBook { Rate = 0.1m };
        BuyOut(book, from: new(2026, 5, 16));
        var result = book.Result();
        result.Paid("buy_out").Are([0, 85], rest: 0);
        // The middle of the second quarter is 90 + 45.5 days after the valuation date, 1 January 2026.
        var worth = 85 * Math.Pow(1.1, -135.5 / 365);
        result.Value(MoneyBook.North).Direct.Is(-worth);
        result.Value(MoneyBook.South).Direct.Is(worth);
        result.Value(MoneyBook.South).DirectPlain.Is(85);
    }

    [Theory]
    // valued on 16 May 2026: what was paid before is past
    [InlineData("2026-05-15", 0)]
    [InlineData("2026-05-16", 85)]
    [InlineData("2026-06-30", 85)]
    public void It_counts_from_the_valuation_date_on_whole_or_not_at_all(string day, double counts)
    {
        var book = new MoneyBook { ValuationDate = new(2026, 5, 16) };
        BuyOut(book, from: DateOnly.Parse(day, null));
        var result = book.Result();
        result.Paid("buy_out").Are([0, 85], rest: 0);
        result.Value(MoneyBook.South).Direct.Is(counts);
    }

    [Fact]
    public void A_milestone_to_the_lab_is_cash_times_its_probability_and_belongs_to_the_owners()
    {
        var book = new MoneyBook();
        book.Value(900, (MoneyBook.Fund, new(2020, 1, 1), 0.25m));
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var clause = book.Switch("licence");
        book.Regime("now", RegimeRole.Current, clause);
        book.Regime("without", RegimeRole.DefaultBaseline);
        Milestone(book, from: new(2027, 2, 28), probability: 0.7m, clause: clause);
        var result = book.Result();
        // 0.7 · 40
        result.Paid("milestone").Are([0, 0, 0, 0, 28], rest: 0);
        double Gain(Party party, Perspective perspective) => result.Deltas.Single(delta => delta.Party == party).In(perspective);
        Gain(MoneyBook.Lab, Perspective.Direct).Is(28);
        Gain(MoneyBook.South, Perspective.Direct).Is(-28);
        // It is no income that comes back, so nothing of it lies beyond the ledger: 0.25 · 28.
        Gain(MoneyBook.Fund, Perspective.LookThrough).Is(7);
    }

    [Theory]
    // the assumed day, and the first that it may be
    [InlineData("2026-05-16", "2026-01-01", new double[] { 0, 40 })]
    [InlineData("2026-05-16", "2026-08-01", new double[] { 0, 0, 40 })]
    [InlineData("2028-01-01", "2026-01-01", new double[] { })]
    [InlineData("never", "2026-01-01", new double[] { })]
    public void It_is_due_on_an_assumed_day_but_not_before_its_first(string day, string first, double[] paid)
    {
        var book = new MoneyBook();
        var approved = book.Day("approved", day == "never" ? null : DateOnly.Parse(day, null));
        Milestone(book, from: DateOnly.Parse(first, null), since: approved);
        book.Result().Paid("milestone").Are(paid, rest: 0);
    }

    [Fact]
    public void A_day_with_odds_spreads_it_by_their_probabilities()
    {
        var book = new MoneyBook();
        var approved = book.Day("approved", new(2026, 5, 16), (new(2026, 5, 16), 0.3m), (new(2027, 2, 1), 0.5m), (null, 0.2m));
        Milestone(book, since: approved);
        // 0.3 · 40 and 0.5 · 40; with 0.2 never
        book.Result().Paid("milestone").Are([0, 12, 0, 0, 20], rest: 0);
    }

    [Theory]
    // the award comes before, on and after the day on which the payment is due
    [InlineData("2026-05-15", 40)]
    [InlineData("2026-05-16", 40)]
    [InlineData("2026-05-17", 0)]
    public void A_clause_that_comes_on_later_does_not_bring_back_a_day_that_has_passed(string award, double paid)
    {
        var book = new MoneyBook();
        var clause = book.Switch("clause");
        book.Regime("now", RegimeRole.Current, clause);
        var (before, with) = (book.Regime("before", RegimeRole.Other), book.Regime("with", RegimeRole.Other, clause));
        book.Regime(new("disputed", "disputed", "disputed", RegimeRole.DefaultBaseline, [], new(before, book.Day("award", DateOnly.Parse(award, null)), [new(with, null)])));
        Milestone(book, from: new(2026, 5, 16), clause: clause);
        var result = book.Result();
        result.Paid("milestone").Are([0, 40], rest: 0);
        result.Paid("milestone", "disputed").Are([0, paid], rest: 0);
    }

    [Fact]
    public void A_share_may_be_owed_of_it()
    {
        var book = new MoneyBook();
        var milestone = Milestone(book, from: new(2026, 5, 16));
        book.Share("passed_on", milestone, 0.15m, MoneyBook.North);
        // What a licensor passes on of a milestone: 0.15 · 40.
        book.Result().Accrued("passed_on").Are([0, 6], rest: 0);
    }

    [Fact]
    public void It_needs_a_day_and_two_parties()
    {
        var book = new MoneyBook();
        Assert.Equal("from", Flaw(() => Milestone(book)).Field);
        var flaw = Flaw(() => book.Term("own", TermKind.LumpSum, MoneyBook.North, MoneyBook.North, new() { Amount = book.Money("own", 1) }, from: new(2026, 1, 1)));
        Assert.Equal(("payee_id", "roles-do-not-pay", "another party than the payer, as the kind is lump_sum"), (flaw.Field, flaw.Kind, flaw.Expected));
    }

    private static Flaw Flaw(Action make) => Assert.Single(Assert.Throws<FlawedException>(make).Flaws);

    private static void BuyOut(MoneyBook book, DateOnly from)
        => book.Term("buy_out", TermKind.LumpSum, MoneyBook.North, MoneyBook.South, new() { Amount = book.Money("buy_out_amount", 85) }, from: from);

    private static Term Milestone(MoneyBook book, DateOnly? from = null, decimal? probability = null, Assumption? since = null, Switch? clause = null) => book.Term(
        "milestone", TermKind.LumpSum, MoneyBook.South, MoneyBook.Lab,
        new() { Amount = book.Money("milestone_amount", 40), Probability = probability is { } likely ? book.Number("likely", likely) : null }, clause, from, since: since);
}

namespace Deals.Tests.Money;

/// <summary>Who wins, who loses, on what it depends; and the criteria. North gets a rate of sales of 720 that cost no one else.</summary>
public sealed class VerdictTests
{
    [Fact]
    public void Who_gains_whatever_is_moved_wins()
    {
        // 720 · (0.4 − 0.25); at the lowest rate 720 · 0.05
        var verdict = North(now: 0.4m, low: 0.3m, high: 0.5m, before: 0.25m);
        Assert.Equal(VerdictWord.Wins, verdict.Word);
        verdict.Least.Is(36);
        verdict.Most.Is(180);
        Assert.Null(verdict.TurnsOn);
        Assert.Equal("gains 108 M compared with “before”; no assumption alone, from its low to its high value, changes that", verdict.Reason);
    }

    [Fact]
    public void Who_loses_whatever_is_moved_loses()
    {
        var verdict = North(now: 0.1m, low: 0, high: 0.2m, before: 0.25m);
        Assert.Equal(VerdictWord.Loses, verdict.Word);
        verdict.Least.Is(-180);
        verdict.Most.Is(-36);
        Assert.Equal("loses 108 M compared with “before”; no assumption alone, from its low to its high value, changes that", verdict.Reason);
    }

    [Fact]
    public void Where_an_assumption_turns_it_the_verdict_names_it_and_the_value()
    {
        var verdict = North(now: 0.4m, low: 0.2m, high: 0.5m, before: 0.25m);
        Assert.Equal(VerdictWord.Depends, verdict.Word);
        Assert.Equal("rate", verdict.TurnsOn!.Id);
        Assert.Equal(0.25, (double)verdict.TurnsAt!.Value.Number!.Value, 1e-9);
        Assert.Equal("gains 108 M compared with “before”; it loses if “rate” is below 25%", verdict.Reason);
    }

    [Fact]
    public void Of_two_assumptions_that_turn_it_the_widest_swing_is_named()
    {
        var book = Book(now: 0.4m, low: 0.2m, high: 0.5m, before: 0.25m);
        // from 0 to 1,000 a year they swing by 2,000, and turn 108 at 54 a year
        book.Term("fees", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, new() { Amount = book.Number("fees", 0, 0, 1000, 0, 1000) }, book.SwitchOf("now"));
        var verdict = book.Book().Money().Outcomes().VerdictOf(MoneyBook.North);
        Assert.Equal("fees", verdict.TurnsOn!.Id);
        Assert.Equal(54, (double)verdict.TurnsAt!.Value.Number!.Value, 1e-6);
        Assert.Contains("; it loses if “fees” is 5,400% or more", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_between_low_and_high_that_turns_it_is_found()
    {
        // 10 a year are paid in 2026 and 2027, whatever happens; an exit in these years brings 50. Low, 2020, and high, never, bring nothing.
        var book = new MoneyBook { Threshold = 1 };
        var now = book.Switch("now");
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline);
        book.Term("fees", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, new() { Amount = book.Money("fees", 10) }, now);
        book.Term("exit", TermKind.LumpSum, MoneyBook.Lab, MoneyBook.North, new() { Amount = book.Money("exit", 50) }, now, since: book.Day("exit_day", null, (null, 0.9m), (new(2027, 11, 15), 0.1m)));
        var outcomes = book.Book().Money().Outcomes();
        var verdict = outcomes.VerdictOf(MoneyBook.North);
        var bar = Assert.Single(outcomes.Tornado(MoneyBook.North, outcomes.Model.Baselines[0]), bar => bar.Assumption.Id == "exit_day");
        bar.AtLow.Is(-20);
        // on average 50 in a tenth of the cases
        bar.AtBase.Is(-20 + 5);
        bar.AtHigh.Is(-20);
        bar.Most.Is(-20 + 50);
        Assert.Equal((VerdictWord.Depends, "exit_day"), (verdict.Word, verdict.TurnsOn!.Id));
    }

    [Fact]
    public void What_is_too_small_is_neither_won_nor_lost()
    {
        // 720 · 0.001 is less than 1
        var verdict = North(now: 0.251m, low: 0.251m, high: 0.251m, before: 0.25m);
        Assert.Equal(VerdictWord.Depends, verdict.Word);
        Assert.Null(verdict.TurnsOn);
        Assert.Equal("no difference of 1 M or more", verdict.Reason);
    }

    [Theory]
    // 720 · 0.01 = 7.2
    [InlineData(7.2, VerdictWord.Wins)]
    [InlineData(7.3, VerdictWord.Depends)]
    public void A_difference_as_large_as_the_threshold_counts(double threshold, VerdictWord word)
        => Assert.Equal(word, Book(0.26m, 0.26m, 0.26m, 0.25m, (decimal)threshold - 0.0000001m).Book().Money().Outcomes().VerdictOf(MoneyBook.North).Word);

    [Fact]
    public void Where_the_baselines_disagree_it_depends_on_which_is_meant()
    {
        var book = Book(now: 0.4m, low: 0.4m, high: 0.4m, before: 0.25m);
        book.Share("share_other", book.TermOf("sales"), 0.5m, MoneyBook.North, book.Switch("other"));
        book.Regime("other", RegimeRole.Baseline, book.SwitchOf("other"));
        var verdict = book.Book().Money().Outcomes().VerdictOf(MoneyBook.North);
        Assert.Equal(VerdictWord.Depends, verdict.Word);
        Assert.Null(verdict.TurnsOn);
        Assert.Equal(
            "the baselines disagree: 108 M compared with “before”; −72 M compared with “other”",
            verdict.Reason);
    }

    [Fact]
    public void Where_the_two_counts_disagree_it_depends_on_which_is_meant()
    {
        // North gets 72 less; the lab pays 72 less and sells 1,000 more, of which North owns a half.
        var book = Book(now: 0.15m, low: 0.15m, high: 0.15m, before: 0.25m);
        book.Sales("more", book.Flat("e", 500), MoneyBook.Lab, book.SwitchOf("now"));
        book.Value(720 + 1000 - 108, (MoneyBook.North, new(2020, 1, 1), 0.5m));
        var verdict = book.Book().Money().Outcomes().VerdictOf(MoneyBook.North);
        Assert.Equal(VerdictWord.Depends, verdict.Word);
        var delta = Assert.Single(verdict.Deltas);
        delta.Direct.Is(-72);
        delta.LookThrough.Is(-72 + (0.5 * (1000 + 72)));
        // −72 + 536
        Assert.StartsWith("the two counts disagree: 464 M with its stakes and −72 M in its own cash compared with “before”", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_those_whom_money_moves_for_have_a_verdict()
    {
        var outcomes = Book(0.4m, 0.4m, 0.4m, 0.25m).Book().Money().Outcomes();
        Assert.Equal([MoneyBook.Lab, MoneyBook.North], outcomes.Verdicts().Select(verdict => verdict.Party));
    }

    [Theory]
    // 720 · (0.4 − 0.25) = 108 in its own cash, of which it loses a half as owner
    [InlineData(CriterionQuantity.DirectDelta, null, true, 108, CriterionVerdict.Win)]
    [InlineData(CriterionQuantity.DirectDelta, null, false, 108, CriterionVerdict.Loss)]
    [InlineData(CriterionQuantity.Delta, null, true, 54, CriterionVerdict.Win)]
    // the new share in all; against nothing before, when it was off
    [InlineData(CriterionQuantity.TermTotal, "share", true, 288, CriterionVerdict.Win)]
    [InlineData(CriterionQuantity.TermDelta, "share", true, 288, CriterionVerdict.Win)]
    [InlineData(CriterionQuantity.TermDelta, "share_before", true, -180, CriterionVerdict.Loss)]
    [InlineData(CriterionQuantity.TermDelta, "share_before", false, -180, CriterionVerdict.Win)]
    // 180 before and off now: who pays it pays less, and less of it is better
    [InlineData(CriterionQuantity.TermTotal, "share_before", true, -180, CriterionVerdict.Loss)]
    [InlineData(CriterionQuantity.TermTotal, "share_before", false, -180, CriterionVerdict.Win)]
    // in percent, in the last quarter
    [InlineData(CriterionQuantity.Stake, null, true, 50, CriterionVerdict.Neutral)]
    public void A_criterion_has_the_number_it_asks_for(CriterionQuantity quantity, string? term, bool moreIsBetter, double value, CriterionVerdict verdict)
    {
        var book = Book(0.4m, 0.4m, 0.4m, 0.25m);
        book.Value(432, (MoneyBook.North, new(2020, 1, 1), 0.5m));
        book.Criterion(new("c", MoneyBook.North, "c", quantity, term is null ? null : book.TermOf(term), moreIsBetter, null, null, MoneyBook.Somewhere, null));
        var found = Assert.Single(book.Book().Money().Outcomes().Criteria());
        found.Value!.Value.Is(value);
        Assert.Equal(verdict, found.Verdict);
        Assert.Equal(quantity == CriterionQuantity.Stake ? "percent" : "M", found.Unit);
    }

    [Fact]
    public void A_stake_is_the_one_at_the_end_of_the_ledger()
    {
        var book = Book(0.4m, 0.4m, 0.4m, 0.25m);
        book.Value(432, (MoneyBook.North, new(2020, 1, 1), 0.5m), (MoneyBook.North, new(2027, 12, 31), 0.3m), (MoneyBook.North, new(2028, 1, 1), 0.1m));
        book.Criterion(new("c", MoneyBook.North, "c", CriterionQuantity.Stake, null, true, null, null, MoneyBook.Somewhere, null));
        // of a lab that is named, that one's alone
        book.Criterion(new("d", MoneyBook.North, "d", CriterionQuantity.Stake, null, true, null, null, MoneyBook.Somewhere, null) { Lab = MoneyBook.Lab });
        book.Criterion(new("e", MoneyBook.North, "e", CriterionQuantity.Stake, null, true, null, null, MoneyBook.Somewhere, null) { Lab = MoneyBook.South });
        Assert.Equal([30, 30, 0], book.Book().Money().Outcomes().Criteria().Select(found => Math.Round(found.Value!.Value, 9)));
    }

    [Theory]
    // as of 1 January 2027: of two offers one was barred, and no longer is
    [InlineData("2026-06-30", 50, CriterionVerdict.Win)]
    // still barred, so one of two is lost
    [InlineData("2027-06-30", -50, CriterionVerdict.Loss)]
    // barred from the first day of the period on, so nothing changed
    [InlineData("2027-06-30", 0, CriterionVerdict.Neutral, "2020-01-01")]
    public void A_change_of_the_choice_index_is_its_last_up_to_the_as_of_day(string to, double percent, CriterionVerdict verdict, string from = "2026-04-01")
    {
        var book = new MoneyBook { ValuationDate = new(2027, 1, 1) };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Exclusive(MoneyBook.North, DateOnly.Parse(from, null), DateOnly.Parse(to, null));
        book.Criterion(new("c", MoneyBook.Customers, "c", CriterionQuantity.ChoiceIndexChange, null, true, null, null, MoneyBook.Somewhere, null));
        var found = Assert.Single(book.Book().Money().Outcomes().Criteria());
        found.Value!.Value.Is(percent);
        Assert.Equal((verdict, "percentage points"), (found.Verdict, found.Unit));
    }

    [Theory]
    [InlineData(CriterionVerdict.Win)]
    [InlineData(CriterionVerdict.Loss)]
    [InlineData(CriterionVerdict.Neutral)]
    public void A_judgement_is_what_was_stated(CriterionVerdict stated)
    {
        var book = Book(0.4m, 0.4m, 0.4m, 0.25m);
        book.Criterion(new("c", MoneyBook.North, "c", CriterionQuantity.Judgement, null, true, stated, null, MoneyBook.Somewhere, null));
        var found = Assert.Single(book.Book().Money().Outcomes().Criteria());
        Assert.Equal((null, null, stated), (found.Value, found.Unit, found.Verdict));
    }

    [Theory]
    // 720 · 0.001 = 0.72, less than 1
    [InlineData(0.251, CriterionVerdict.Neutral)]
    [InlineData(0.249, CriterionVerdict.Neutral)]
    [InlineData(0.252, CriterionVerdict.Win)]
    [InlineData(0.248, CriterionVerdict.Loss)]
    public void Too_small_a_number_is_neither_a_win_nor_a_loss(double rate, CriterionVerdict verdict)
    {
        var book = Book((decimal)rate, (decimal)rate, (decimal)rate, 0.25m);
        book.Criterion(new("c", MoneyBook.North, "c", CriterionQuantity.Delta, null, true, null, null, MoneyBook.Somewhere, null));
        Assert.Equal(verdict, book.Book().Money().Outcomes().Criteria()[0].Verdict);
    }

    private static Verdict North(decimal now, decimal low, decimal high, decimal before) => Book(now, low, high, before).Book().Money().Outcomes().VerdictOf(MoneyBook.North);

    private static MoneyBook Book(decimal now, decimal low, decimal high, decimal before, decimal threshold = 1)
    {
        var book = new MoneyBook { Threshold = threshold };
        var (newer, older) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, newer);
        book.Regime("before", RegimeRole.DefaultBaseline, older);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", now, 0, 1, low, high), Bases = [new(sales.Id, false, null)] }, newer);
        book.Share("share_before", sales, before, MoneyBook.North, older);
        return book;
    }
}

namespace Deals.Tests.Money;

/// <summary>
/// What is left to odds and what the reader set. The lab sells 720 in two years, 90 a quarter. Before, North got a quarter of it: 180.
/// Now it gets two fifths until the agreement ends: on 1 July 2026 (probability 0.25), on 1 January 2027 (0.35) or never (0.4), so 72, 144
/// or 288. It gains −108, −36 or 108, in the mean 3.6.
/// </summary>
public sealed class OddsTests
{
    [Fact]
    public void The_odds_of_a_gain_are_those_of_the_worlds_with_its_sign()
    {
        var outcomes = Outcomes(Book());
        outcomes.DeltaOf(MoneyBook.North, outcomes.Model.Baselines[0]).LookThrough.Is(3.6);
        outcomes.Likelihood(MoneyBook.North)!.Value.Is(0.4);
        // The lab loses what North gains.
        outcomes.Likelihood(MoneyBook.Lab)!.Value.Is(0.4);
        outcomes.VerdictOf(MoneyBook.North).Likelihood!.Value.Is(0.4);
    }

    [Theory]
    // With even odds North sells 100 besides: −8 or −108, 64 or −36, 208 or 108, in the mean 53.6; above zero 0.35 · 0.5 + 0.4.
    [InlineData(null, null, 53.6, 0.575)]
    // one of the two is set: −8 or −108; 208 or 108
    [InlineData("2026-07-01", null, -58.0, 1.0)]
    [InlineData("never", null, 158.0, 1.0)]
    // the other: −8, 64 or 208
    [InlineData(null, "2026-01-01", 103.6, 0.75)]
    // nothing is left
    [InlineData("2027-01-01", "never", -36.0, null)]
    public void Odds_that_are_independent_multiply_and_what_is_set_has_none(string? end, string? bonus, double mean, double? likelihood)
    {
        var book = Book();
        book.Term(
            "bonus", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = book.Flat("e", 50).Id }, book.SwitchOf("now"),
            since: book.Day("bonus_from", null, (new(2026, 1, 1), 0.5m), (null, 0.5m)));
        var outcomes = Outcomes(book, [.. Set("end", end), .. Set("bonus_from", bonus)]);
        outcomes.DeltaOf(MoneyBook.North, outcomes.Model.Baselines[0]).LookThrough.Is(mean);
        if (likelihood is { } expected)
            outcomes.Likelihood(MoneyBook.North)!.Value.Is(expected);
        else
            Assert.Null(outcomes.Likelihood(MoneyBook.North));
    }

    [Fact]
    public void What_is_zero_but_for_rounding_has_no_sign()
    {
        // While it runs, a rate of 0.7 stands against two of 0.3 and 0.4: nothing but rounding, −5.7e-14, is between them. If it never
        // begins, 504 are lost.
        var book = new MoneyBook();
        var (now, before) = Regimes(book);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term(
            "share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", 0.7m), Bases = [new(sales.Id, false, null)] }, now,
            since: book.Day("start", null, (new(2026, 1, 1), 0.5m), (null, 0.5m)));
        book.Share("one", sales, 0.3m, MoneyBook.North, before);
        book.Share("other", sales, 0.4m, MoneyBook.North, before);
        var outcomes = Outcomes(book);
        outcomes.ByOdds(book.NumberOf("start"))[0].Deltas.First(delta => delta.Party == MoneyBook.North).Direct.Is(0);
        outcomes.Likelihood(MoneyBook.North)!.Value.Is(0.5);
        outcomes.Likelihood(MoneyBook.Lab)!.Value.Is(0.5);
    }

    [Fact]
    public void Without_odds_there_is_no_likelihood()
    {
        var book = new MoneyBook();
        var (now, before) = Regimes(book);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Share("share", sales, 0.4m, MoneyBook.North, now);
        book.Share("share_before", sales, 0.25m, MoneyBook.North, before);
        Assert.Null(Outcomes(book).Likelihood(MoneyBook.North));
    }

    [Fact]
    public void The_gains_at_each_of_the_odds_average_to_the_scenarios()
    {
        var book = Book();
        var outcomes = Outcomes(book);
        var end = book.NumberOf("end");
        var points = outcomes.ByOdds(end);
        Assert.Equal(["2026-07-01", "2027-01-01", "never"], points.Select(point => $"{point.Value}"));
        var gains = points.Select(point => point.Deltas.Single(delta => delta.Party == MoneyBook.North).LookThrough).ToList();
        Assert.Equal([-108, -36, 108], gains.Select(gain => Math.Round(gain, 9)));
        gains.Zip(end.Odds, (gain, odds) => gain * (double)odds.Probability).Sum().Is(outcomes.DeltaOf(MoneyBook.North, outcomes.Model.Baselines[0]).LookThrough);
        Assert.Throws<ArgumentException>(() => outcomes.ByOdds(book.NumberOf("share_before_rate")));
    }

    [Fact]
    public void A_baseline_against_which_nobody_gains_much_else_is_no_second_test()
    {
        // Against 0.25, 0.2507 and 0.5 of 720: 0.504 is less than 1, 180 is not.
        var outcomes = Outcomes(ThreeBaselines());
        Assert.Equal(["before", "far"], outcomes.Baselines.Select(baseline => baseline.Id));
        Assert.Equal(["near"], outcomes.TwinBaselines.Select(baseline => baseline.Id));
        Assert.Equal(["before", "far"], outcomes.VerdictOf(MoneyBook.North).Deltas.Select(delta => delta.Baseline.Id));
    }

    [Theory]
    // 720 · 0.0007 = 0.504
    [InlineData(0.5039, 3)]
    [InlineData(0.5041, 2)]
    public void A_baseline_that_differs_by_the_threshold_is_another_one(double threshold, int count)
        => Assert.Equal(count, Outcomes(ThreeBaselines((decimal)threshold)).Baselines.Count);

    [Fact]
    public void A_baseline_that_others_tell_apart_is_another_one()
    {
        // For North both are the same; the lab pays South 7.2 under one of them.
        var book = Book();
        book.Share("near", book.TermOf("sales"), 0.25m, MoneyBook.North, book.Switch("near"));
        book.Share("south", book.TermOf("sales"), 0.01m, MoneyBook.South, book.SwitchOf("near"));
        book.Regime("near", RegimeRole.Baseline, book.SwitchOf("near"));
        Assert.Empty(Outcomes(book).TwinBaselines);
    }

    [Theory]
    // 720 · (0.4 − 0.25), but 720 · (0.2 − 0.25) at the low end
    [InlineData(null, VerdictWord.Depends, 1, CriterionVerdict.Depends)]
    // set to what it is anyway, or to something else: a point
    [InlineData("rate=0.4", VerdictWord.Wins, 0, CriterionVerdict.Win)]
    [InlineData("rate=0.2", VerdictWord.Loses, 0, CriterionVerdict.Loss)]
    public void What_the_reader_set_is_a_point(string? set, VerdictWord word, int bars, CriterionVerdict verdict)
    {
        var book = new MoneyBook();
        var (now, before) = Regimes(book);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", 0.4m, 0, 1, 0.2m, 0.5m), Bases = [new(sales.Id, false, null)] }, now);
        book.Share("share_before", sales, 0.25m, MoneyBook.North, before);
        foreach (var quantity in new[] { CriterionQuantity.Delta, CriterionQuantity.DirectDelta })
            book.Criterion(new($"{quantity}", MoneyBook.North, "c", quantity, null, true, null, null, MoneyBook.Somewhere, null));
        var outcomes = Outcomes(book, set is null ? [] : [set]);
        Assert.Equal(bars, outcomes.Tornado(MoneyBook.North, outcomes.Model.Baselines[0]).Count);
        Assert.Equal(word, outcomes.VerdictOf(MoneyBook.North).Word);
        Assert.Equal([verdict, verdict], outcomes.Criteria().Select(found => found.Verdict));
    }

    [Fact]
    public void A_verdict_on_what_is_small_now_says_how_large_it_may_become()
    {
        // 720 · (0.25 − 0.25); at the high end 720 · 0.25
        var book = new MoneyBook();
        var (now, before) = Regimes(book);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", 0.25m, 0, 1, 0.25m, 0.5m), Bases = [new(sales.Id, false, null)] }, now);
        book.Share("share_before", sales, 0.25m, MoneyBook.North, before);
        var verdict = Outcomes(book).VerdictOf(MoneyBook.North);
        Assert.Equal(VerdictWord.Depends, verdict.Word);
        Assert.Equal("no difference of 1 M or more as things stand; from zero to 180 M as assumptions move one at a time", verdict.Reason);
    }

    [Theory]
    [InlineData(MoneyBookParty.North, SizeMeasure.MarketValue, 1000, 0.108)]
    // billions by billions: 216 a share
    [InlineData(MoneyBookParty.North, SizeMeasure.Shares, 0.5, 216)]
    [InlineData(MoneyBookParty.Lab, SizeMeasure.Revenue, 54, -2)]
    // who gains nothing
    [InlineData(MoneyBookParty.Fund, SizeMeasure.OperatingIncome, 10, 0)]
    public void A_gain_is_held_against_a_size(MoneyBookParty whose, SizeMeasure measure, double size, double ratio)
    {
        var book = Book();
        var party = whose switch { MoneyBookParty.North => MoneyBook.North, MoneyBookParty.Lab => MoneyBook.Lab, _ => MoneyBook.Fund };
        book.Size(party, measure, (decimal)size);
        // as if it never ended: 108
        var gain = Assert.Single(Outcomes(book, ["end=never"]).RelativeGains());
        Assert.Equal((party, "before", measure), (gain.Delta.Party, gain.Delta.Baseline.Id, gain.Size.Measure));
        gain.Ratio.Is(ratio);
    }

    /// <summary>South gains more than North or the lab, and what is open does not move it.</summary>
    [Fact]
    public void Whom_nothing_moves_is_not_told_of_where_others_are_moved()
    {
        var book = Book();
        book.Term("own", TermKind.Sales, MoneyBook.Customers, MoneyBook.South, new() { DriverId = book.Flat("e", 1000).Id }, book.SwitchOf("now"));
        var outcomes = Outcomes(book, []);
        Assert.Equal([2000], outcomes.ByOdds(book.NumberOf("end")).Select(point => point.Deltas.First(delta => delta.Party == MoneyBook.South).Direct).Distinct());
        Assert.StartsWith("Lab’s average result lies between ", outcomes.GainsByOdds(book.NumberOf("end")).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gain_that_is_held_against_a_size_is_that_with_the_part_of_the_lab()
    {
        // 108 more in cash, of which North loses a half as owner of the lab
        var book = Book();
        book.Value(720, (MoneyBook.North, new(2020, 1, 1), 0.5m));
        book.Size(MoneyBook.North, SizeMeasure.MarketValue, 1000);
        Outcomes(book, ["end=never"]).RelativeGains()[0].Ratio.Is(0.054);
    }

    [Fact]
    public void A_total_that_is_the_same_under_every_regime_was_won_by_nobody()
    {
        var book = Book();
        foreach (var term in new[] { "sales", "share" })
            book.Criterion(new(term, MoneyBook.North, term, CriterionQuantity.TermTotal, book.TermOf(term), true, null, null, MoneyBook.Somewhere, null));
        book.Criterion(new("delta of sales", MoneyBook.North, "c", CriterionQuantity.TermDelta, book.TermOf("sales"), true, null, null, MoneyBook.Somewhere, null));
        // What a term changes may be nothing; only a total is left out.
        Assert.Equal(["share", "delta of sales"], Outcomes(book).Criteria().Select(found => found.Criterion.Id));
    }

    [Fact]
    public void A_total_is_a_present_value()
    {
        // 0.4 · 90 in the first quarter, whose middle is 45 days away
        var book = new MoneyBook { Rate = 0.1m };
        var (now, _) = Regimes(book);
        book.Share("share", book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab), 0.4m, MoneyBook.North, now, to: new(2026, 3, 31));
        book.Criterion(new("c", MoneyBook.North, "c", CriterionQuantity.TermTotal, book.TermOf("share"), true, null, null, MoneyBook.Somewhere, null));
        Assert.Single(Outcomes(book).Criteria()).Value!.Value.Is(36 * Math.Pow(1.1, -45 / 365.0));
    }

    [Theory]
    // 720 · 0.0005 is less than 1 as things stand, and the rate alone makes it more, or less than nothing
    [InlineData(0.2505, CriterionVerdict.Depends)]
    [InlineData(0.26, CriterionVerdict.Depends)]
    public void A_gain_on_the_whole_is_called_as_the_verdict_calls_it(double rate, CriterionVerdict verdict)
    {
        var book = new MoneyBook();
        var (now, before) = Regimes(book);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", (decimal)rate, 0, 1, 0.2m, 0.5m), Bases = [new(sales.Id, false, null)] }, now);
        book.Share("share_before", sales, 0.25m, MoneyBook.North, before);
        book.Criterion(new("c", MoneyBook.North, "c", CriterionQuantity.Delta, null, true, null, null, MoneyBook.Somewhere, null));
        Assert.Equal(verdict, Assert.Single(Outcomes(book).Criteria()).Verdict);
    }

    public enum MoneyBookParty
    {
        North,
        Lab,
        Fund,
    }

    private static Outcomes Outcomes(MoneyBook book, IReadOnlyList<string>? set = null)
    {
        var model = book.Book().Money();
        return model.Outcomes(Scenario.Base(model.Book).With(set ?? []));
    }

    private static IEnumerable<string> Set(string id, string? value) => value is null ? [] : [$"{id}={value}"];

    private static (Switch Now, Switch Before) Regimes(MoneyBook book)
    {
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline, before);
        return (now, before);
    }

    private static MoneyBook Book(decimal threshold = 1)
    {
        var book = new MoneyBook { Threshold = threshold };
        var (now, before) = Regimes(book);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Share("share", sales, 0.4m, MoneyBook.North, now, until: book.Day("end", null, (new(2026, 7, 1), 0.25m), (new(2027, 1, 1), 0.35m), (null, 0.4m)));
        book.Share("share_before", sales, 0.25m, MoneyBook.North, before);
        return book;
    }

    private static MoneyBook ThreeBaselines(decimal threshold = 1)
    {
        var book = Book(threshold);
        foreach (var (id, rate) in new[] { ("near", 0.2507m), ("far", 0.5m) })
        {
            book.Share(id, book.TermOf("sales"), rate, MoneyBook.North, book.Switch(id));
            book.Regime(id, RegimeRole.Baseline, book.SwitchOf(id));
        }

        return book;
    }
}

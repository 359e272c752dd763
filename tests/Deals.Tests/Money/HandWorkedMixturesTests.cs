namespace Deals.Tests.Money;

/// <summary>Regimes that are not settled, and assumptions with odds: expectations over whole courses of events.</summary>
public sealed class HandWorkedMixturesTests
{
    [Fact]
    public void Until_the_resolution_one_state_holds_then_each_end_with_its_probability()
    {
        var (book, kept, dropped, both) = Disputed();
        book.Sales("kept_sales", book.Flat("d", 360), MoneyBook.North, kept);
        book.Sales("dropped_sales", book.Flat("e", 360), MoneyBook.North, dropped);
        book.Regime(new("disputed", "disputed", "disputed", RegimeRole.Baseline, [], new(both, book.Day("ruling", new DateOnly(2026, 5, 16)), Ends(book, both, 0.25m))));
        var result = book.Result();
        result.Accrued("kept_sales", "disputed").Are([], rest: 90);
        // 45 of 91 days for sure; the other 46, and all later quarters, with a quarter's probability
        var second = (90 * 45 / 91.0) + (0.25 * 90 * 46 / 91);
        result.Accrued("dropped_sales", "disputed").Are([90, second], rest: 22.5);
        result.Value(MoneyBook.North, "disputed").Direct.Is(720 + 90 + second + (6 * 22.5));
    }

    [Fact]
    public void Values_are_averaged_not_clauses()
    {
        var (book, _, dropped, both) = Disputed();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Share("share", sales, 0.2m, MoneyBook.North, dropped, cap: book.Cap("pool", 50, new(2026, 1, 1)));
        book.Regime(new("disputed", "disputed", "disputed", RegimeRole.Baseline, [], new(both, book.Day("ruling", new DateOnly(2026, 4, 1)), Ends(book, both, 0.25m))));
        var result = book.Result();
        // If it is upheld 18, 18, 14; else 18 alone. A quarter of a share would have gone on to fill the cap.
        result.Paid("share", "disputed").Are([18, 0.25 * 18, 0.25 * 14], rest: 0);
        result.Value(MoneyBook.North, "disputed").Direct.Is((0.25 * 50) + (0.75 * 18));
    }

    [Fact]
    public void Three_ends_of_which_one_takes_what_the_others_leave()
    {
        var (book, kept, dropped, both) = Disputed();
        book.Sales("kept_sales", book.Flat("d", 360), MoneyBook.North, kept);
        book.Sales("dropped_sales", book.Flat("e", 40), MoneyBook.North, dropped);
        var onlyKept = book.Regime("only_kept", RegimeRole.Other, kept);
        var neither = book.Regime("neither", RegimeRole.Other);
        book.Regime(new(
            "disputed", "disputed", "disputed", RegimeRole.Baseline, [],
            new(both, book.Day("ruling", new DateOnly(2027, 1, 1)), [new(both, book.Number("upheld", 0.5m)), new(onlyKept, null), new(neither, book.Number("void", 0.2m))])));
        // 2026: 4 · 100. 2027: half of 400, 0.3 of 360, a fifth of nothing.
        book.Result().Value(MoneyBook.North, "disputed").Direct.Is(400 + 200 + 108);
    }

    [Theory]
    [InlineData("2025-01-01", 0)]
    [InlineData("2026-07-01", 180)]
    [InlineData("2028-01-01", 720)]
    [InlineData("never", 720)]
    public void The_day_of_the_resolution_is_the_first_of_the_end(string day, double received)
    {
        var (book, _, dropped, both) = Disputed();
        book.Sales("sales", book.Flat("d", 360), MoneyBook.North, dropped);
        var ruling = book.Day("ruling", day == "never" ? null : DateOnly.Parse(day, null));
        book.Regime(new("disputed", "disputed", "disputed", RegimeRole.Baseline, [], new(both, ruling, [new(book.Regime("only_kept", RegimeRole.Other, both.Switches[0]), null)])));
        book.Result().Value(MoneyBook.North, "disputed").Direct.Is(received);
    }

    [Fact]
    public void Odds_give_the_expectation_until_a_scenario_sets_the_assumption()
    {
        var book = new MoneyBook();
        var end = book.Day("end", null, (new DateOnly(2026, 4, 1), 0.2m), (new DateOnly(2027, 1, 1), 0.3m), (null, 0.5m));
        var clause = book.Switch("open");
        book.Sales("sales", book.Flat("d", 360), MoneyBook.North, clause, until: end);
        var model = book.Book().Money();
        // one quarter, four, or eight: 0.2 · 90 + 0.3 · 360 + 0.5 · 720
        model.Under().Delta(MoneyBook.North).Direct.Is(486);
        model.Deltas([Scenario.Base(model.Book)])[0].First(delta => delta.Party == MoneyBook.North).Direct.Is(486);
        // The second quarter of 2026 has sales unless they have ended, and those of 2027 only if they never do.
        model.Under().Accrued("sales").Are([90, 72, 72, 72, 45, 45, 45, 45]);
        model.Under(Scenario.Base(model.Book).With("end", new DateOnly(2027, 1, 1))).Delta(MoneyBook.North).Direct.Is(360);
        // Set to its base value it is a point, too.
        model.Under(Scenario.Base(model.Book).With("end", (DateOnly?)null)).Delta(MoneyBook.North).Direct.Is(720);
    }

    [Fact]
    public void Odds_of_two_assumptions_are_independent()
    {
        var book = new MoneyBook();
        var clause = book.Switch("open");
        var one = book.Day("one", null, (new DateOnly(2026, 7, 1), 0.5m), (null, 0.5m));
        var two = book.Day("two", null, (new DateOnly(2027, 1, 1), 0.5m), (null, 0.5m));
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab, clause, until: one);
        book.Share("share", sales, 0.5m, MoneyBook.North, until: two);
        // 45 a quarter: two quarters if the sales end, whatever else; four or eight if they do not
        book.Result().Delta(MoneyBook.North).Direct.Is((0.5 * 90) + (0.25 * 180) + (0.25 * 360));
    }

    /// <summary>A state with both clauses, now; one with the first alone, before.</summary>
    private static (MoneyBook Book, Switch Kept, Switch Dropped, Regime Both) Disputed()
    {
        var book = new MoneyBook();
        var (kept, dropped) = (book.Switch("kept"), book.Switch("dropped"));
        book.Regime("now", RegimeRole.Current, kept);
        book.Regime("before", RegimeRole.DefaultBaseline);
        return (book, kept, dropped, book.Regime("both", RegimeRole.Other, kept, dropped));
    }

    private static IReadOnlyList<RegimeEnd> Ends(MoneyBook book, Regime upheld, decimal probability)
        => [new(upheld, book.Number("upheld", probability)), new(book.Regime("only_kept", RegimeRole.Other, upheld.Switches[0]), null)];
}

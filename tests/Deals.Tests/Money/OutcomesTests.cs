namespace Deals.Tests.Money;

/// <summary>
/// What results depend on, where algebra gives the answer. The ledger is 2026 and 2027 at no discount, so 720 are sold; North
/// gets a rate of that under a new agreement, and what it got before.
/// </summary>
public sealed class OutcomesTests
{
    [Fact]
    public void A_break_even_at_one_value()
    {
        // 720 · rate − 720 · 0.25
        var (outcomes, rate) = Rates(0.25m);
        var found = outcomes.BreakEven(rate, MoneyBook.North, Before(outcomes));
        Assert.Equal(BreakEvenKind.One, found.Kind);
        Assert.Equal(0.25, (double)found.Zeros[0].From.Number!.Value, 1e-9);
        Assert.True(found.Zeros[0].IsPoint);
        found.AtMinimum.Is(-180);
        found.AtMaximum.Is(540);
    }

    [Fact]
    public void A_break_even_between_the_steps_that_are_tried()
    {
        var (outcomes, rate) = Rates(0.3137m);
        Assert.Equal(0.3137, (double)Assert.Single(outcomes.BreakEven(rate, MoneyBook.North, Before(outcomes)).Zeros).From.Number!.Value, 1e-9);
    }

    [Fact]
    public void No_break_even()
    {
        // 720 · rate + 2 · 100, against nothing
        var (outcomes, rate) = Rates(0, extra: 100);
        var found = outcomes.BreakEven(rate, MoneyBook.North, Before(outcomes));
        Assert.Equal(BreakEvenKind.None, found.Kind);
        Assert.Empty(found.Zeros);
        found.AtMinimum.Is(200);
    }

    [Fact]
    public void Several_break_evens()
    {
        var (outcomes, x) = Owner(at: 0.6m, low: 0.6m, high: 0.6m);
        var found = outcomes.BreakEven(x, MoneyBook.North, Before(outcomes));
        Assert.Equal(BreakEvenKind.Several, found.Kind);
        Assert.Equal([0.48, 1], found.Zeros.Select(zero => Math.Round((double)zero.From.Number!.Value, 9)));
        Assert.Equal(720 * ((-0.1 * 0.1) + (1.48 * 0.1) - 0.48), found.AtMinimum, 1e-9);
    }

    [Fact]
    public void A_break_even_over_a_stretch()
    {
        // What was paid before is 180. Under a cap of 180 the new rate pays as much from 0.25 on.
        var (outcomes, rate) = Rates(0.25m, cap: 180);
        var found = outcomes.BreakEven(rate, MoneyBook.North, Before(outcomes));
        Assert.Equal(BreakEvenKind.Interval, found.Kind);
        var stretch = Assert.Single(found.Zeros);
        Assert.Equal(0.25, (double)stretch.From.Number!.Value, 1e-6);
        Assert.Equal(1, stretch.To.Number);
    }

    [Fact]
    public void A_break_even_on_a_day_is_the_first_with_the_other_sign()
    {
        // 0.5 a day of 1 a day until it ends, against 0.2 a day for all of 730 days: 0.5 n > 146 from n = 293 on, and 292 is even.
        var book = new MoneyBook();
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline, before);
        var end = book.Day("end", null);
        TermNumbers PerDay(string id, decimal amount) => new() { Amount = book.Money(id, 365 * amount) };
        book.Term("new_fees", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, PerDay("new_amount", 0.5m), now, until: end);
        book.Term("old_fees", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, PerDay("old_amount", 0.2003m), before);
        var outcomes = book.Book().Money().Outcomes();
        var found = outcomes.BreakEven(end, MoneyBook.North, Before(outcomes));
        // 0.5 n against 0.2003 · 730 = 146.219: no longer cheaper with 293 days, the last of them the 293rd: 20 October 2026; it ends on the day after.
        Assert.Equal(new DateOnly(2026, 1, 1).AddDays(293), Assert.Single(found.Zeros).From.Day);
        found.AtMinimum.Is(146.219);
        found.AtMaximum.Is(146.219 - 365);
    }

    [Fact]
    public void A_sweep_goes_over_the_bounds_in_even_steps()
    {
        var (outcomes, rate) = Rates(0.25m);
        var points = outcomes.Sweep(rate, 5);
        Assert.Equal([0, 0.25m, 0.5m, 0.75m, 1], points.Select(point => point.Value.Number!.Value));
        points.Select(point => point.Deltas.First(delta => delta.Party == MoneyBook.North).Direct).ToArray().Are([-180, 0, 180, 360, 540]);
    }

    [Fact]
    public void A_grid_moves_two_assumptions()
    {
        var (outcomes, rate) = Rates(0.25m);
        var grid = outcomes.Grid(rate, outcomes.Model.Book.Assumptions["before_rate"], MoneyBook.North, Before(outcomes), steps: 3);
        Assert.Equal([0, 0.5m, 1], grid.AcrossValues.Select(value => value.Number!.Value));
        Assert.Equal([0, 0.5m, 1], grid.UpValues.Select(value => value.Number!.Value));
        grid.Deltas[0].ToArray().Are([0, 360, 720]);
        grid.Deltas[1].ToArray().Are([-360, 0, 360]);
        grid.Deltas[2].ToArray().Are([-720, -360, 0]);
        Assert.Throws<InvalidOperationException>(() => outcomes.Grid(rate, rate, MoneyBook.North, Before(outcomes)));
    }

    [Fact]
    public void A_tornado_has_the_widest_swing_first_and_leaves_out_what_moves_nothing()
    {
        // 720 · rate − 720 · before_rate + 2 · extra
        var (outcomes, _) = Rates(0.25m, extra: 10, ranges: true);
        var bars = outcomes.Tornado(MoneyBook.North, Before(outcomes), Perspective.Direct);
        // rate 0.2 to 0.5: 216; before_rate 0.2 to 0.3: 72; extra 0 to 15: 30; the lab's own costs move nothing of North's
        Assert.Equal(["rate", "before_rate", "extra"], bars.Select(bar => bar.Assumption.Id));
        bars.Select(bar => bar.Swing).ToArray().Are([216, 72, 30]);
        var first = bars[0];
        new[] { first.AtLow, first.AtBase, first.AtHigh }.Are([(720 * -0.05) + 20, (720 * 0.15) + 20, (720 * 0.25) + 20]);
        new[] { bars[1].AtLow, bars[1].AtBase, bars[1].AtHigh }.Are([(720 * 0.2) + 20, (720 * 0.15) + 20, (720 * 0.1) + 20]);
        Assert.All(bars, bar => Assert.True(bar.IsMonotone));
    }

    [Fact]
    public void The_lever_is_what_moves_a_party_most_or_the_next_besides_one_moved_already()
    {
        var (outcomes, rate) = Rates(0.25m, extra: 10, ranges: true);
        Assert.Equal("rate", outcomes.Lever(MoneyBook.North).Id);
        Assert.Equal("before_rate", outcomes.Lever(MoneyBook.North, besides: rate).Id);
        Assert.Equal("rate", outcomes.Lever(MoneyBook.North, besides: outcomes.Model.Book.Assumptions["extra"]).Id);
    }

    [Fact]
    public void A_row_is_named_by_its_id_or_left_open()
    {
        var parties = Rates(0.25m).Outcomes.Model.Book.Parties;
        Assert.Same(parties["north"], parties.Named("north", otherwise: parties[0]));
        Assert.Same(parties[^1], parties.Named("", otherwise: parties[^1]));
        var unknown = Assert.Throws<KeyNotFoundException>(() => parties.Named("nort", otherwise: parties[0]));
        Assert.Equal(Assert.Throws<KeyNotFoundException>(() => parties["nort"]).Message, unknown.Message);
        Assert.StartsWith("There is no party 'nort'; the nearest is 'north'. Known: ", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_that_goes_up_and_down_is_marked()
    {
        // from 0.5 to 1 highest at 0.74, halfway between the zeros
        var (outcomes, _) = Owner(at: 0.74m, low: 0.5m, high: 1);
        var bar = Assert.Single(outcomes.Tornado(MoneyBook.North, Before(outcomes)));
        Assert.False(bar.IsMonotone);
        new[] { bar.AtLow, bar.AtBase, bar.AtHigh }.Are([720 * 0.02 * 0.5, 720 * 0.26 * 0.26, 0]);
        bar.Most.Is(720 * 0.26 * 0.26);
        bar.Least.Is(0);
        // Its own cash goes up alone.
        Assert.True(Assert.Single(outcomes.Tornado(MoneyBook.North, Before(outcomes), Perspective.Direct)).IsMonotone);
    }

    [Fact]
    public void Two_scenarios_side_by_side_name_what_they_set_differently()
    {
        var book = new MoneyBook();
        var clause = book.Switch("open");
        book.Term("sales", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = book.Flat("d", 360).Id, Rate = book.Number("rate", 0.5m) }, clause, until: book.Day("end", null, (new DateOnly(2027, 1, 1), 0.5m), (null, 0.5m)));
        var model = book.Book().Money();
        var baseCase = Scenario.Base(model.Book);
        // Set to its base, the day no longer has odds, so that is a difference; the rate is set to what it is anyway, so that is none.
        var beside = model.Outcomes(baseCase.With("rate", 0.5m)).Beside(baseCase.With("end", (DateOnly?)null));
        var difference = Assert.Single(beside.Differences);
        Assert.Equal(("end", (AssumptionValue?)null, AssumptionValue.Never), (difference.Assumption.Id, difference.First, difference.Second));
        var pair = beside.Deltas.Single(pair => pair.First.Party == MoneyBook.North);
        // ½ (½ · 360 + ½ · 720) and ½ · 720
        pair.First.LookThrough.Is(270);
        pair.Second.LookThrough.Is(360);
        pair.Change.Is(90);

        var other = model.Outcomes().Beside(baseCase.With("rate", 0.25m)).Differences;
        Assert.Equal([("rate", 0.5m, 0.25m)], other.Select(one => (one.Assumption.Id, one.First!.Value.Number!.Value, one.Second!.Value.Number!.Value)));
        Assert.Empty(model.Outcomes().Beside(baseCase).Differences);
    }

    [Fact]
    public void An_unknown_party_or_baseline_is_named()
    {
        var (outcomes, _) = Rates(0.25m);
        var error = Assert.Throws<ArgumentException>(() => outcomes.DeltaOf(MoneyBook.North, outcomes.Model.Current));
        Assert.StartsWith("There is no delta of north against now: name a party of the dataset and one of its baselines.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => outcomes.Sweep(outcomes.Model.Book.Assumptions["rate"], 1));
    }

    /// <summary>North's rate of the lab's sales, now 0.4 of 720 unless moved, and before; <paramref name="extra"/> a year of sales of its own now.</summary>
    private static (Outcomes Outcomes, Assumption Rate) Rates(decimal before, decimal extra = 0, decimal? cap = null, bool ranges = false)
    {
        var book = new MoneyBook();
        var (now, old) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline, old);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var rate = ranges ? book.Number("rate", 0.4m, low: 0.2m, high: 0.5m) : book.Number("rate", 0.4m);
        var oldRate = ranges ? book.Number("before_rate", before, low: 0.2m, high: 0.3m) : book.Number("before_rate", before);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = rate, Bases = [new(sales.Id, false, null)], CapGroup = cap is { } most ? book.Cap("pool", most, new(2026, 1, 1)) : null }, now);
        book.Term("share_before", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = oldRate, Bases = [new(sales.Id, false, null)] }, old);
        var more = book.Flat("e", 1);
        var factor = ranges ? book.Number("extra", extra, 0, 1000, low: 0, high: 15) : book.Number("extra", extra, 0, 1000);
        book.Driver(new ProductDriver("extra", "extra", more.Id, factor, MoneyBook.Somewhere, null));
        book.Term("extra", TermKind.Sales, MoneyBook.Customers, MoneyBook.North, new() { DriverId = "extra" }, now);
        var fees = ranges ? book.Number("fees", 5, 0, 10, low: 0, high: 10) : book.Number("fees", 5, 0, 10);
        book.Term("fees", TermKind.Expense, MoneyBook.Lab, MoneyBook.Courts, new() { Amount = fees });
        return (book.Book().Money().Outcomes(), rate);
    }

    private static Regime Before(Outcomes outcomes) => outcomes.Model.Baselines[0];

    /// <summary>
    /// North owns the part x of the lab and gets the part x of its sales of 720. Its gain against a share of 0.48, look-through:
    /// x + x (1 − x) − 0.48 − 0.52 x = −(x − 0.48)(x − 1), times 720.
    /// </summary>
    private static (Outcomes Outcomes, Assumption X) Owner(decimal at, decimal low, decimal high)
    {
        var book = new MoneyBook();
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("now", RegimeRole.Current, now);
        book.Regime("before", RegimeRole.DefaultBaseline, before);
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        var x = book.Number("x", at, 0.1m, 1, low, high);
        book.Term("share", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = x, Bases = [new(sales.Id, false, null)] }, now);
        book.Share("share_before", sales, 0.48m, MoneyBook.North, before);
        // Worth what it earns in the ledger, so nothing beyond it.
        book.Value(720 * (1 - at), [(MoneyBook.North, new(2020, 1, 1), x)]);
        return (book.Book().Money().Outcomes(), x);
    }
}

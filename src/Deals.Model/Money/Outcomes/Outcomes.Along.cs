namespace Deals;

/// <content>How deltas run as assumptions move: sweeps, break-evens and grids, over the values that the scenario leaves possible.</content>
public sealed partial class Outcomes
{
    /// <summary>How many values a sweep has where nobody says.</summary>
    private const int SweepSteps = 41;

    /// <summary>Into how many steps an assumption's bounds are cut in the search for break-evens.</summary>
    private const int BreakEvenSteps = 65;

    /// <summary>How many values a tornado tries from low to high; of days more, as what falls due on a day makes a gain jump.</summary>
    private const int TornadoSteps = 5, TornadoDays = 17;

    private AssumptionGrid Grids => field ??= new(Model.Book, Model.Frame);

    /// <summary>
    /// Returns every party's delta as one assumption moves over its bounds in even steps, as far as the scenario's other values leave.
    /// </summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="steps">How many values, at least 2; days give fewer where there are not so many.</param>
    public IReadOnlyList<SweepPoint> Sweep(Assumption assumption, int steps = SweepSteps)
        => Along(assumption, Bounds(assumption, AtLeastTwo(steps)));

    /// <summary>
    /// Returns every delta over an assumption's bounds and at the ends of its range, of days also at the first day of each quarter and the
    /// day before it, where what is paid jumps.
    /// </summary>
    internal IReadOnlyList<SweepPoint> Closely(Assumption assumption)
    {
        var bounds = Bounds(assumption, SweepSteps);
        IReadOnlyList<AssumptionValue> even = [.. bounds.Concat(
            ((AssumptionValue[])[assumption.Low, assumption.High]).Where(end => end > bounds[0] && end < bounds[^1])).Distinct().Order()];
        if (!assumption.IsDate)
            return Along(assumption, even);
        var edges = Quarter.Through(Model.Frame.First, Model.Frame.Last)
            .SelectMany(quarter => new[] { quarter.Start.AddDays(-1), quarter.Start })
            .Select(day => AssumptionValue.Of(day)).Where(day => day > even[0] && day < even[^1]);
        return Along(assumption, [.. even.Concat(edges).Distinct().Order()]);
    }

    /// <summary>Returns where a party neither gains nor loses as one assumption moves over its bounds.</summary>
    public BreakEven BreakEven(Assumption assumption, Party party, Regime baseline, Perspective perspective = Perspective.LookThrough)
        => BreakEven(Along(assumption, Bounds(assumption, BreakEvenSteps)), party, baseline, perspective);

    /// <summary>Returns the break-evens of each of <see cref="Parties"/> against each baseline, look-through.</summary>
    public IReadOnlyList<BreakEven> BreakEvens(Assumption assumption)
    {
        var points = Along(assumption, Bounds(assumption, BreakEvenSteps));
        return
        [
            .. from party in Parties from baseline in Model.Baselines select BreakEven(points, party, baseline, Perspective.LookThrough),
        ];
    }

    /// <summary>
    /// Returns a party's delta over a grid of two assumptions, each over its bounds, as far as the other and the scenario leave.
    /// </summary>
    /// <param name="across">One assumption.</param>
    /// <param name="up">Another one.</param>
    /// <param name="party">Whose delta.</param>
    /// <param name="baseline">Against what.</param>
    /// <param name="perspective">Which count.</param>
    /// <param name="steps">How many values of each, at least 2.</param>
    /// <exception cref="InvalidOperationException">Both are the same.</exception>
    public DeltaGrid Grid(
        Assumption across, Assumption up, Party party, Regime baseline, Perspective perspective = Perspective.LookThrough, int steps = 31)
    {
        if (across.Id == up.Id)
            throw new InvalidOperationException($"A grid needs two assumptions; both are {across.Id}.");
        var xs = Bounds(across, AtLeastTwo(steps));
        bool CanBe(AssumptionValue x, AssumptionValue y) => Model.CanBe(Scenario.With(across.Id, x).With(up.Id, y));
        var ys = Possible(up, up.Minimum, up.Maximum, steps, y => CanBe(xs[0], y) && CanBe(xs[^1], y));
        var deltas = Model.Deltas([.. from y in ys from x in xs select Scenario.With(across.Id, x).With(up.Id, y)]);
        return new(
            across, up, party, baseline, perspective, xs, ys,
            [.. deltas.Select(all => Find(all, party, baseline).In(perspective)).Chunk(xs.Count)]);
    }

    /// <summary>Where a delta turns from a gain into a loss, or back, between an assumption's low and high value.</summary>
    internal IReadOnlyList<ZeroStretch> TurnsInRange(Assumption assumption, Party party, Regime baseline, Perspective perspective)
    {
        var points = Along(assumption, Range(assumption, BreakEvenSteps));
        var signs = points.Select(point => (point.Value, Delta: Find(point.Deltas, party, baseline).In(perspective)))
            .Where(point => Math.Abs(point.Delta) > ZeroFinder.Tolerance)
            .Select(point => (point.Value, Sign: Math.Sign(point.Delta))).ToList();
        // A stretch of nothing that a gain falls to, and does not fall below, turns no answer.
        return [.. Zeros(points, party, baseline, perspective).Where(zero =>
            signs.FindLastIndex(point => point.Value <= zero.From) is >= 0 and var before && before + 1 < signs.Count
                && signs[before].Sign != signs[before + 1].Sign)];
    }

    private static int AtLeastTwo(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        return steps;
    }

    private BreakEven BreakEven(IReadOnlyList<SweepPoint> points, Party party, Regime baseline, Perspective perspective)
    {
        double At(SweepPoint point) => Find(point.Deltas, party, baseline).In(perspective);
        return new(
            points[0].Assumption, party, baseline, perspective, Zeros(points, party, baseline, perspective), At(points[0]), At(points[^1]));
    }

    private IReadOnlyList<AssumptionValue> Bounds(Assumption assumption, int steps)
        => Possible(assumption, assumption.Minimum, assumption.Maximum, steps, value => CanBe(assumption, value));

    private IReadOnlyList<AssumptionValue> Range(Assumption assumption, int steps)
        => Possible(assumption, assumption.Low, assumption.High, steps, value => CanBe(assumption, value));

    /// <summary>
    /// What a tornado tries: the range in even steps, the values that have odds, and of days the ends of the ledger's last quarter, after
    /// which nothing more is counted.
    /// </summary>
    private IReadOnlyList<AssumptionValue> Tried(Assumption assumption)
    {
        var range = Range(assumption, assumption.IsDate ? TornadoDays : TornadoSteps);
        var last = Model.Frame.Last;
        var telling = assumption.IsDate ? new[] { AssumptionValue.Of(last.Start), AssumptionValue.Of(last.End.AddDays(-1)) } : [];
        return [.. range.Concat(assumption.Odds.Select(odds => odds.Value).Concat(telling)
            .Where(value => value > range[0] && value < range[^1])).Distinct().Order()];
    }

    private bool CanBe(Assumption assumption, AssumptionValue value) => Model.CanBe(Scenario.With(assumption.Id, value));

    /// <summary>
    /// Values in even steps as far as they can be beside the scenario's others: shares that sum to one leave each other no more than the
    /// rest. Where not even the scenario's own value can, all of them, so that whoever computes them tells why.
    /// </summary>
    private IReadOnlyList<AssumptionValue> Possible(Assumption assumption, AssumptionValue from, AssumptionValue to, int steps,
        Func<AssumptionValue, bool> canBe)
    {
        var own = Scenario.ValueOf(assumption);
        own = own < from ? from : own > to ? to : own;
        if (canBe(own))
            (from, to) = (AssumptionGrid.Reach(own, from, canBe), AssumptionGrid.Reach(own, to, canBe));
        return Grids.Between(assumption, from, to, steps);
    }

    private IReadOnlyList<SweepPoint> Along(Assumption assumption, IReadOnlyList<AssumptionValue> values)
    {
        var deltas = Model.Deltas([.. values.Select(value => Scenario.With(assumption.Id, value))]);
        return [.. values.Zip(deltas, (value, all) => new SweepPoint(assumption, value, all))];
    }

    private IReadOnlyList<ZeroStretch> Zeros(IReadOnlyList<SweepPoint> points, Party party, Regime baseline, Perspective perspective)
    {
        var assumption = points[0].Assumption;
        double At(AssumptionValue value) => Find(Model.Deltas([Scenario.With(assumption.Id, value)])[0], party, baseline).In(perspective);
        return new ZeroFinder(At).Along(
            [.. points.Select(point => point.Value)], [.. points.Select(point => Find(point.Deltas, party, baseline).In(perspective))]);
    }
}

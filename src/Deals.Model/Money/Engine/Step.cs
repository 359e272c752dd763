using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>
/// One thing that a plan computes for the worlds of a block: a driver's quarters, a term's, or what a pool leaves of some.
/// </summary>
internal abstract class Step
{
    /// <summary>The columns that it reads, itself or through what it is computed from: while they stay, so does what it comes to.</summary>
    public int[] Columns { get; set; } = [];

    /// <summary>The plans of terms that it fills and that have a value of their own; a claim that a cap cuts has none.</summary>
    public int[] Valued { get; set; } = [];

    public abstract void Go(ref Pass pass);

    /// <summary>Returns what of a plan's quarter falls on some days: it is even over those on which the term runs.</summary>
    /// <param name="pass">What it may read.</param>
    /// <param name="plan">The plan, one that this fills.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="from">The first of the days.</param>
    /// <param name="to">The first day after them.</param>
    public virtual V Within(ref Pass pass, int plan, int quarter, V from, V to)
    {
        var (start, end) = (pass.Starts[plan], pass.Ends[plan]);
        return pass.Row(plan)[quarter] * pass.PartOf(quarter, Lane.Max(start, from), Lane.Min(end, to), start, end);
    }
}

/// <summary>How one driver's quarters are computed. See docs/model.md, section 2.</summary>
internal abstract class DriverPlan : Step
{
    /// <summary>Which of the drivers it is.</summary>
    public int At { get; set; }

    public sealed override void Go(ref Pass pass) => Fill(ref pass, pass.DriverRow(At));

    protected abstract void Fill(ref Pass pass, Span<V> quarters);
}

/// <summary>How a term's accruals are computed. See docs/model.md, section 3.</summary>
internal abstract class TermPlan(RunDays days) : Step
{
    protected RunDays RunDays { get; } = days;

    /// <summary>Which of the plans of terms it is.</summary>
    public int At { get; set; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public sealed override void Go(ref Pass pass)
    {
        RunDays.In(pass.Worlds, out var start, out var end);
        pass.Starts[At] = start;
        pass.Ends[At] = end;
        Fill(ref pass, start, end, pass.Row(At));
    }

    /// <summary>Writes what accrues in each quarter.</summary>
    /// <param name="pass">What it may read.</param>
    /// <param name="start">The first day on which the term runs.</param>
    /// <param name="end">The first day on which it no longer does.</param>
    /// <param name="row">Where the quarters go.</param>
    protected abstract void Fill(ref Pass pass, V start, V end, Span<V> row);
}

/// <summary>On which days a term runs: from the latest of the starts to the earliest of the ends.</summary>
internal readonly record struct RunDays(
    double From, double To, Input Since, Input OrSince, Input Until, Input OrUntil, Input Resolution, SwitchState State)
{
    public static RunDays Of(Term term, SwitchState state, Assumption? resolution, Inputs inputs) => new(
        term.From?.DayNumber ?? double.NegativeInfinity, term.To is { } last ? last.DayNumber + 1 : double.PositiveInfinity,
        inputs.OrElse(term.Facts.Since, double.NegativeInfinity), inputs.OrElse(term.Facts.OrSince, double.PositiveInfinity),
        inputs.OrElse(term.Facts.Until, double.PositiveInfinity), inputs.OrElse(term.Facts.OrUntil, double.PositiveInfinity),
        inputs.OrElse(resolution, 0), state);

    public void In(ReadOnlySpan<V> worlds, out V start, out V end)
    {
        start = FirstDay(worlds);
        end = Lane.Min(Lane.Create(To), Lane.Min(Until.In(worlds), OrUntil.In(worlds)));
        if (State == SwitchState.FromResolution)
            start = Lane.Max(start, Resolution.In(worlds));
        else if (State == SwitchState.UntilResolution)
            end = Lane.Min(end, Resolution.In(worlds));
    }

    /// <summary>Returns its first day by its own terms, whichever clauses are on.</summary>
    public V FirstDay(ReadOnlySpan<V> worlds) => Lane.Max(Lane.Create(From), Lane.Min(Since.In(worlds), OrSince.In(worlds)));
}

/// <summary>What steps read and write while the worlds of a block are computed.</summary>
internal readonly ref struct Pass(Workspace space)
{
    private readonly Span<V> drivers = space.Drivers.AsSpan();
    private readonly Span<V> accrued = space.Accrued.AsSpan();
    private readonly Step[] steps = space.StepOfPlan;

    public readonly ReadOnlySpan<V> Worlds = space.Worlds.AsSpan();
    public readonly Calendar Calendar = space.Calendar;

    /// <summary>What each commitment's profile has drawn by the ends of the quarters.</summary>
    public readonly Span<V> Profiles = space.Profiles.AsSpan();

    /// <summary>The first day on which each plan runs.</summary>
    public readonly Span<V> Starts = space.Starts.AsSpan();

    /// <summary>The first day after.</summary>
    public readonly Span<V> Ends = space.Ends.AsSpan();

    /// <summary>How many quarters there are.</summary>
    public int Count => Calendar.Count;

    /// <summary>Returns a driver's quarters.</summary>
    public Span<V> DriverRow(int driver) => drivers.Slice(driver * Count, Count);

    /// <summary>Returns what a plan accrues, quarter by quarter.</summary>
    public Span<V> Row(int plan) => accrued.Slice(plan * Count, Count);

    public Step StepOf(int plan) => steps[plan];

    /// <summary>Returns how many days of a quarter two stretches of days share.</summary>
    public V Days(int quarter, V start, V end)
        => Lane.Max(V.Zero, Lane.Min(end, Calendar.Ends[quarter]) - Lane.Max(start, Calendar.Starts[quarter]));

    /// <summary>Returns which part of a stretch's days in a quarter another one, within it, has.</summary>
    public V PartOf(int quarter, V start, V end, V allStart, V allEnd)
        => Days(quarter, start, end) / Lane.Max(Days(quarter, allStart, allEnd), Lane.Create(1.0));

    /// <summary>
    /// Returns the quarters that a stretch of days covers from end to end in all worlds: there no part of a quarter needs to be
    /// computed.
    /// </summary>
    public (int From, int To) Whole(V start, V end)
    {
        var (from, to) = (0, Count);
        while (from < to && !Lane.LessThanOrEqualAll(start, Calendar.Starts[from]))
            from++;
        while (to > from && !Lane.GreaterThanOrEqualAll(end, Calendar.Ends[to - 1]))
            to--;
        return (from, to);
    }

    /// <summary>Returns the quarters that a stretch of days touches in any world: in the others nothing of it is.</summary>
    public (int From, int To) Touched(V start, V end)
    {
        var (from, to) = (0, Count);
        while (from < to && Lane.GreaterThanOrEqualAll(start, Calendar.Ends[from]))
            from++;
        while (to > from && Lane.LessThanOrEqualAll(end, Calendar.Starts[to - 1]))
            to--;
        return (from, to);
    }
}

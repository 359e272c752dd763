using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>On which days a term runs: from the latest of the starts to the earliest of the ends.</summary>
internal readonly record struct RunPlan(double From, double To, Input Since, Input Until, Input Resolution, ClauseState State)
{
    public static RunPlan Of(Term term, PathState path, Inputs inputs, bool inverted = false)
    {
        var state = path.StateOf(term.Clause);
        if (inverted)
        {
            state = state switch
            {
                ClauseState.Off => ClauseState.On,
                ClauseState.On => ClauseState.Off,
                ClauseState.UntilResolution => ClauseState.FromResolution,
                _ => ClauseState.UntilResolution,
            };
        }

        var hasResolution = state is ClauseState.UntilResolution or ClauseState.FromResolution;
        return new(
            term.From?.DayNumber ?? double.NegativeInfinity, term.To is { } last ? last.DayNumber + 1 : double.PositiveInfinity,
            inputs.OrElse(term.Since, double.NegativeInfinity), inputs.OrElse(term.Until, double.PositiveInfinity), hasResolution ? inputs.Of(path.Resolution!) : new(-1, 0), state);
    }

    public void In(ReadOnlySpan<V> worlds, out V start, out V end)
    {
        start = Lane.Max(Lane.Create(From), Since.In(worlds));
        end = Lane.Min(Lane.Create(To), Until.In(worlds));
        if (State == ClauseState.FromResolution)
            start = Lane.Max(start, Resolution.In(worlds));
        else if (State == ClauseState.UntilResolution)
            end = Lane.Min(end, Resolution.In(worlds));
    }
}

/// <summary>What plans of terms read and write while eight worlds are computed.</summary>
internal ref struct Run
{
    public ReadOnlySpan<V> Worlds;
    public ReadOnlySpan<V> Drivers;
    public Calendar Calendar;

    /// <summary>What each plan accrues, quarter by quarter, one plan after another.</summary>
    public Span<V> Accrued;

    /// <summary>The first day on which each plan runs.</summary>
    public Span<V> Starts;

    /// <summary>The first day after.</summary>
    public Span<V> Ends;

    public readonly int Count => Calendar.Count;

    public readonly Span<V> Row(int plan) => Accrued.Slice(plan * Count, Count);

    /// <summary>How many days of a quarter two stretches of days share.</summary>
    public readonly V Days(int quarter, V start, V end)
        => Lane.Max(V.Zero, Lane.Min(end, Calendar.Ends[quarter]) - Lane.Max(start, Calendar.Starts[quarter]));

    /// <summary>Which part of a stretch's days in a quarter another one, within it, has.</summary>
    public readonly V PartOf(int quarter, V start, V end, V allStart, V allEnd)
        => Days(quarter, start, end) / Lane.Max(Days(quarter, allStart, allEnd), Lane.Create(1.0));

    /// <summary>The quarters that a stretch of days covers from end to end in all eight worlds: there no part of a quarter needs to be computed.</summary>
    public readonly (int From, int To) Whole(V start, V end)
    {
        var (from, to) = (0, Count);
        while (from < to && !Lane.LessThanOrEqualAll(start, Calendar.Starts[from]))
            from++;
        while (to > from && !Lane.GreaterThanOrEqualAll(end, Calendar.Ends[to - 1]))
            to--;
        return (from, to);
    }
}

/// <summary>How a term's accruals are computed. See docs/model.md, section 3.</summary>
internal abstract class TermPlan(Term term, RunPlan days)
{
    public Term Term { get; } = term;

    protected RunPlan RunDays { get; } = days;

    public int At { get; set; }

    public void Go(ref Run run)
    {
        RunDays.In(run.Worlds, out var start, out var end);
        run.Starts[At] = start;
        run.Ends[At] = end;
        Fill(ref run, start, end, run.Row(At));
    }

    protected abstract void Fill(ref Run run, V start, V end, Span<V> row);
}

internal sealed class SalesPlan(Term term, RunPlan days, int driver, Inputs inputs) : TermPlan(term, days)
{
    private readonly Input rate = inputs.OrElse(term.Numbers.Rate, 1);

    protected override void Fill(ref Run run, V start, V end, Span<V> row)
    {
        var times = rate.In(run.Worlds);
        var quarters = run.Drivers.Slice(driver * run.Count, run.Count);
        var (from, to) = run.Whole(start, end);
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = quarters[at] * times;
            if (at < from || at >= to)
                row[at] *= run.Days(at, start, end) / run.Calendar.Days[at];
        }
    }
}

/// <summary>One of the flows that a share or a cost is computed from.</summary>
internal readonly record struct BasePlan(int Plan, bool Subtracted, Input Weight);

/// <summary>A factor of other terms, on the days both run.</summary>
internal sealed class BasedPlan(Term term, RunPlan days, BasePlan[] bases, Input factor, bool isCost) : TermPlan(term, days)
{
    protected override void Fill(ref Run run, V start, V end, Span<V> row)
    {
        row.Clear();
        var times = factor.In(run.Worlds);
        if (isCost)
            times = Lane.Create(1.0) - times;
        var (first, last) = (end, start);
        foreach (var each in bases)
        {
            var weight = each.Weight.In(run.Worlds);
            // A cost's margin is kept of what is added; what is subtracted is money already paid.
            weight = each.Subtracted ? -weight * (isCost ? Lane.Create(1.0) : times) : weight * times;
            var flows = run.Row(each.Plan);
            var (otherStart, otherEnd) = (run.Starts[each.Plan], run.Ends[each.Plan]);
            var (bothStart, bothEnd) = (Lane.Max(start, otherStart), Lane.Min(end, otherEnd));
            var together = Lane.GreaterThan(bothEnd, bothStart);
            first = Lane.ConditionalSelect(together, Lane.Min(first, bothStart), first);
            last = Lane.ConditionalSelect(together, Lane.Max(last, bothEnd), last);
            var (from, to) = run.Whole(bothStart, bothEnd);
            for (var at = 0; at < from; at++)
                row[at] += weight * flows[at] * run.PartOf(at, bothStart, bothEnd, otherStart, otherEnd);
            Add(weight, flows[from..to], row[from..to]);
            for (var at = to; at < row.Length; at++)
                row[at] += weight * flows[at] * run.PartOf(at, bothStart, bothEnd, otherStart, otherEnd);
        }

        // It runs while what it is computed from does.
        (run.Starts[At], run.Ends[At]) = (first, last);
        if (isCost)
        {
            for (var at = 0; at < row.Length; at++)
                row[at] = Lane.Max(V.Zero, row[at]);
        }
    }

    /// <summary>In a method of its own the weight stays in a register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(V weight, ReadOnlySpan<V> flows, Span<V> row)
    {
        for (var at = 0; at < row.Length; at++)
            row[at] += weight * flows[at];
    }
}

/// <summary>An amount spread over the contract's days; of a commitment that is off, the same on the days it is off.</summary>
internal sealed class CommitmentPlan(Term term, RunPlan days, ProfilePlan profile, Inputs inputs) : TermPlan(term, days)
{
    private readonly Input amount = inputs.Of(term.Numbers.Amount!);
    private readonly Input takeUp = inputs.OrElse(term.Numbers.TakeUp, 1);

    /// <summary>What is drawn in all, whether or not it falls within the ledger.</summary>
    public V Total(ReadOnlySpan<V> worlds)
    {
        RunDays.In(worlds, out var start, out var end);
        return RunDays.State == ClauseState.Off ? V.Zero : amount.In(worlds) * takeUp.In(worlds) * Lane.Max(V.Zero, profile.By(worlds, end) - profile.By(worlds, start));
    }

    /// <summary>What is drawn after a day.</summary>
    public V After(ReadOnlySpan<V> worlds, double day)
    {
        RunDays.In(worlds, out var start, out var end);
        var last = Lane.Max(start, end);
        return RunDays.State == ClauseState.Off ? V.Zero : amount.In(worlds) * takeUp.In(worlds) * (profile.By(worlds, last) - profile.By(worlds, Lane.Max(start, Lane.Min(last, Lane.Create(day)))));
    }

    protected override void Fill(ref Run run, V start, V end, Span<V> row)
    {
        var all = amount.In(run.Worlds) * takeUp.In(run.Worlds);
        var (byStart, byEnd) = (profile.By(run.Worlds, start), profile.By(run.Worlds, end));
        var edges = profile.Edges;
        var before = Drawn(start, end, run.Calendar.Starts[0], byStart, byEnd, edges[0]);
        for (var at = 0; at < row.Length; at++)
        {
            var after = Drawn(start, end, run.Calendar.Ends[at], byStart, byEnd, edges[at + 1]);
            row[at] = all * (after - before);
            before = after;
        }
    }

    /// <summary>By a day or the end, whichever is first, but no earlier than the start.</summary>
    private static V Drawn(V start, V end, V day, V byStart, V byEnd, V byDay)
    {
        var by = Lane.ConditionalSelect(Lane.LessThanOrEqual(end, day), byEnd, byDay);
        return Lane.ConditionalSelect(Lane.GreaterThanOrEqual(start, Lane.Min(end, day)), byStart, by);
    }
}

/// <summary>A factor of another plan's accruals, on the days both run: substitutes, premiums, what is unserved.</summary>
internal sealed class PartPlan(Term term, RunPlan days, int of, Input share, Input[] others, Input rate, bool negative) : TermPlan(term, days)
{
    protected override void Fill(ref Run run, V start, V end, Span<V> row)
    {
        var part = share.In(run.Worlds);
        foreach (var other in others)
            part -= other.In(run.Worlds);
        part *= rate.In(run.Worlds);
        if (negative)
            part = -part;
        var (ofStart, ofEnd) = (run.Starts[of], run.Ends[of]);
        var (bothStart, bothEnd) = (Lane.Max(start, ofStart), Lane.Min(end, ofEnd));
        (run.Starts[At], run.Ends[At]) = (bothStart, bothEnd);
        var flows = run.Row(of);
        var (from, to) = run.Whole(bothStart, bothEnd);
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = flows[at] * part;
            if (at < from || at >= to)
                row[at] *= run.PartOf(at, bothStart, bothEnd, ofStart, ofEnd);
        }
    }
}

/// <summary>Money on a day.</summary>
internal sealed class TranchePlan(Term term, RunPlan days, Inputs inputs) : TermPlan(term, days)
{
    private readonly Input amount = inputs.Of(term.Numbers.Amount!);
    private readonly Input probability = inputs.OrElse(term.Numbers.Probability, 1);
    private readonly double day = term.From!.Value.DayNumber;

    protected override void Fill(ref Run run, V start, V end, Span<V> row)
    {
        row.Clear();
        var due = Lane.Create(day);
        var paid = Lane.ConditionalSelect(Lane.LessThanOrEqual(start, due) & Lane.LessThan(due, end), amount.In(run.Worlds) * probability.In(run.Worlds), V.Zero);
        if (run.Calendar.IndexOf(Term.From!.Value) is >= 0 and var at)
            row[at] = paid;
    }
}

/// <summary>So much a year while it runs.</summary>
internal sealed class ExpensePlan(Term term, RunPlan days, Inputs inputs) : TermPlan(term, days)
{
    private const double DaysInYear = 365;

    private readonly Input amount = inputs.Of(term.Numbers.Amount!);

    protected override void Fill(ref Run run, V start, V end, Span<V> row)
    {
        var daily = amount.In(run.Worlds) / DaysInYear;
        for (var at = 0; at < row.Length; at++)
            row[at] = daily * run.Days(at, start, end);
    }
}

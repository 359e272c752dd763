using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>What a revenue share or a cost is computed from.</summary>
/// <param name="TermId">The id of the term whose flow is taken.</param>
/// <param name="Subtracted">Whether it is taken off instead of added.</param>
/// <param name="Weight">The part of it that counts, 0 to 1; null for all.</param>
public sealed record TermBase(string TermId, bool Subtracted, Assumption? Weight);

/// <summary>A term that is computed from the flows of others: a <see cref="Cost"/> or a <see cref="RevenueShare"/>.</summary>
public abstract class BasedTerm : Term
{
    /// <summary>Checks that there are bases.</summary>
    private protected BasedTerm(
        TermKind kind, TermFacts facts, IReadOnlyList<TermBase> bases, TermRoles roles, TermNumber[] numbers, bool needsFrom = false)
        : base(kind, facts, roles, numbers, needsFrom)
        => Bases = bases;

    /// <summary>What it is computed from; at least one.</summary>
    public IReadOnlyList<TermBase> Bases { get; }

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers => [.. base.Numbers, .. Bases.Select(each => each.Weight).OfType<Assumption>()];

    /// <inheritdoc/>
    public override IEnumerable<string> ComputedFrom => Bases.Select(each => each.TermId);

    /// <summary>Makes what computes it of the flows that run.</summary>
    internal abstract BasedPlan Plan(RunDays days, FlowOfBase[] bases, Inputs inputs);

    internal override int PlaceIn(PlanBuilder plans)
    {
        var running = Bases.Select(each => (Plan: plans.PlanOf(each.TermId), Base: each)).Where(each => each.Plan >= 0).ToList();
        return plans.Place(
            this, [.. running.Select(each => each.Plan)],
            days => Plan(
                days,
                [.. running.Select(each => new FlowOfBase(each.Plan, each.Base.Subtracted, plans.Inputs.OrElse(each.Base.Weight, 1)))],
                plans.Inputs));
    }
}

/// <summary>One of the flows that a share or a cost is computed from.</summary>
internal readonly record struct FlowOfBase(int Plan, bool Subtracted, Input Weight);

/// <summary>The sum of other terms' flows, each times a factor, on the days on which both run.</summary>
internal abstract class BasedPlan(RunDays days, FlowOfBase[] bases) : TermPlan(days)
{
    /// <summary>What a flow that is added, and one that is taken off, count times.</summary>
    protected abstract (V Added, V TakenOff) Factors(ReadOnlySpan<V> worlds);

    /// <summary>In a method of its own, as within a cost's there would be more than the compiler makes fast.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        row.Clear();
        var (added, takenOff) = Factors(pass.Worlds);
        // Where nothing runs together there is no day, from whichever side one looks.
        var (firstDay, lastDay) = (Lane.Create(double.PositiveInfinity), Lane.Create(double.NegativeInfinity));
        foreach (var each in bases)
        {
            var weight = each.Weight.In(pass.Worlds);
            weight = each.Subtracted ? -weight * takenOff : weight * added;
            var flows = pass.Row(each.Plan);
            var (otherStart, otherEnd) = (pass.Starts[each.Plan], pass.Ends[each.Plan]);
            var (bothStart, bothEnd) = (Lane.Max(start, otherStart), Lane.Min(end, otherEnd));
            var together = Lane.GreaterThan(bothEnd, bothStart);
            firstDay = Lane.ConditionalSelect(together, Lane.Min(firstDay, bothStart), firstDay);
            lastDay = Lane.ConditionalSelect(together, Lane.Max(lastDay, bothEnd), lastDay);
            var (from, to) = pass.Whole(bothStart, bothEnd);
            var (first, last) = pass.Touched(bothStart, bothEnd);
            for (var at = first; at < Math.Min(from, last); at++)
                row[at] += weight * flows[at] * pass.PartOf(at, bothStart, bothEnd, otherStart, otherEnd);
            Add(weight, flows[from..to], row[from..to]);
            for (var at = Math.Max(to, first); at < last; at++)
                row[at] += weight * flows[at] * pass.PartOf(at, bothStart, bothEnd, otherStart, otherEnd);
        }

        // It runs while what it is computed from does.
        (pass.Starts[At], pass.Ends[At]) = (firstDay, lastDay);
    }

    /// <summary>Each flow falls on its own days: one that ends within the quarter has nothing on those after.</summary>
    public override V Within(ref Pass pass, int plan, int quarter, V from, V to)
    {
        var (added, takenOff) = Factors(pass.Worlds);
        var (first, last) = (Lane.Max(from, pass.Starts[At]), Lane.Min(to, pass.Ends[At]));
        var sum = V.Zero;
        foreach (var each in bases)
        {
            var weight = each.Weight.In(pass.Worlds);
            sum += (each.Subtracted ? -weight * takenOff : weight * added) * pass.StepOf(each.Plan)
                .Within(ref pass, each.Plan, quarter, first, last);
        }

        return sum;
    }

    /// <summary>In a method of its own the weight stays in a register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(V weight, ReadOnlySpan<V> flows, Span<V> row)
    {
        for (var at = 0; at < row.Length; at++)
            row[at] += weight * flows[at];
    }
}

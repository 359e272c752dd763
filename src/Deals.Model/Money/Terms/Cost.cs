namespace Deals;

/// <summary>
/// What serving costs: (1 − margin) of other terms, less what already pays for the same thing through others; never below zero.
/// </summary>
public sealed class Cost(TermFacts facts, Assumption margin, IReadOnlyList<TermBase> bases)
    : BasedTerm(TermKind.Cost, facts, bases, Roles, [new("margin", margin, decimal.MinValue)])
{
    private static readonly TermRoles Roles = new([PartyRole.Lab, PartyRole.Cloud, PartyRole.OtherClouds], [PartyRole.Suppliers]);

    /// <summary>The part of its base that the payer keeps; at most 1.</summary>
    public Assumption Margin { get; } = margin;

    internal static Cost Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<Assumption>("margin"), parts.Needed<IReadOnlyList<TermBase>>("bases"));

    internal override BasedPlan Plan(RunDays days, FlowOfBase[] bases, Inputs inputs) => new CostPlan(days, bases, inputs.Of(Margin));
}

/// <summary>(1 − margin) × the flows it is based on, less the flows that already pay for the same thing; not below zero.</summary>
internal sealed class CostPlan(RunDays days, FlowOfBase[] bases, Input margin) : BasedPlan(days, bases)
{
    protected override (V Added, V TakenOff) Factors(ReadOnlySpan<V> worlds) => (Lane.Create(1.0) - margin.In(worlds), Lane.Create(1.0));

    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        base.Fill(ref pass, start, end, row);
        for (var at = 0; at < row.Length; at++)
            row[at] = Lane.Max(V.Zero, row[at]);
    }

    /// <summary>No less than nothing and no more than the quarter has, where the flows that are taken off run on other days.</summary>
    public override V Within(ref Pass pass, int plan, int quarter, V from, V to)
        => Lane.Min(pass.Row(plan)[quarter], Lane.Max(V.Zero, base.Within(ref pass, plan, quarter, from, to)));
}

namespace Deals;

/// <summary>A rate of other terms, until its cap group is full.</summary>
/// <param name="facts">What any term says.</param>
/// <param name="rate">The part of the base that is paid, 0 to 1.</param>
/// <param name="bases">What it is computed from.</param>
/// <param name="capGroup">The pool that caps it; null for none.</param>
/// <param name="lag">By how many quarters payment follows accrual, from 0; null for none.</param>
/// <param name="spread">Over how many quarters a quarter's accrual is paid, from 1; null for one.</param>
/// <param name="life">For how many years at most it goes on after the ledger's last quarter; null for none.</param>
public sealed class RevenueShare(
    TermFacts facts, Assumption rate, IReadOnlyList<TermBase> bases, CapGroup? capGroup = null, Assumption? lag = null, Assumption? spread = null, Assumption? life = null)
    : BasedTerm(TermKind.RevenueShare, facts, bases, Roles, [new("rate", rate), new("lag", lag, 0, 40), new("spread", spread, 1, 40), new("life", life, 0, 100)])
{
    private static readonly TermRoles Roles = new([PartyRole.Lab, PartyRole.Cloud], [PartyRole.Lab, PartyRole.Cloud]);

    /// <summary>The part of the base that is paid.</summary>
    public Assumption Rate { get; } = rate;

    /// <summary>The pool that caps it.</summary>
    public CapGroup? CapGroup { get; } = capGroup;

    /// <summary>By how many quarters payment follows accrual; null for none.</summary>
    public Assumption? Lag { get; } = lag;

    /// <summary>Over how many quarters a quarter's accrual is paid; null for one.</summary>
    public Assumption? Spread { get; } = spread;

    /// <summary>For how many years at most it goes on after the ledger's last quarter; null for none.</summary>
    public Assumption? Life { get; } = life;

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers
        => [Rate, .. new[] { CapGroup?.Cap, CapGroup?.Opening, CapGroup?.OpeningShare }.OfType<Assumption>(), .. base.Numbers.Skip(1)];

    internal static RevenueShare Of(TermFacts facts, Parts parts) => new(
        facts, parts.Needed<Assumption>("rate"), parts.Needed<IReadOnlyList<TermBase>>("bases"), parts.Maybe<CapGroup>("cap_group_id"),
        parts.Maybe<Assumption>("lag"), parts.Maybe<Assumption>("spread"), parts.Maybe<Assumption>("life"));

    internal override BasedPlan Plan(RunDays days, FlowOfBase[] bases, Inputs inputs) => new RevenueSharePlan(days, bases, inputs.Of(Rate));
}

/// <summary>rate × the flows it is based on.</summary>
internal sealed class RevenueSharePlan(RunDays days, FlowOfBase[] bases, Input rate) : BasedPlan(days, bases)
{
    protected override (V Added, V TakenOff) Factors(ReadOnlySpan<V> worlds) => rate.In(worlds) is var times ? (times, times) : default;
}

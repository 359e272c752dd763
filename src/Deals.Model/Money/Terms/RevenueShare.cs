namespace Deals;

/// <summary>A rate of other terms, until its cap group is full.</summary>
public sealed class RevenueShare(
    TermFacts facts, Assumption rate, IReadOnlyList<TermBase> bases, CapGroup? capGroup = null, Assumption? lag = null,
    Assumption? spread = null, Assumption? life = null)
    : BasedTerm(
        TermKind.RevenueShare, facts, bases, Roles,
        [new("rate", rate), new("lag", lag, 0, 40), new("spread", spread, 1, 40), new("life", life, 0, 100)])
{
    private static readonly TermRoles Roles = new([PartyRole.Lab, PartyRole.Cloud], [PartyRole.Lab, PartyRole.Cloud]);

    /// <summary>The part of the base that is paid, 0 to 1.</summary>
    public Assumption Rate { get; } = rate;

    /// <summary>The pool that caps it.</summary>
    public CapGroup? CapGroup { get; } = capGroup;

    /// <summary>By how many quarters payment follows accrual, from 0; null for none.</summary>
    public Assumption? Lag { get; } = lag;

    /// <summary>Over how many quarters a quarter's accrual is paid, from 1; null for one.</summary>
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

/// <summary>
/// When a term's accruals are paid: evenly over some quarters that begin some quarters later. A revenue share may also go on
/// after the ledger.
/// </summary>
internal sealed class PaymentPlan
{
    private readonly Input lag;
    private readonly Input spread;

    /// <summary>Years to the middle of the quarters after the last.</summary>
    private readonly double[] timesBeyond = [];

    public PaymentPlan(Term term, Inputs inputs, Calendar calendar)
    {
        if (term is not RevenueShare share)
            return;
        (lag, spread, Life, GoesOn) = (
            inputs.OrElse(share.Lag, 0), inputs.OrElse(share.Spread, 1), inputs.OrElse(share.Life, 0), share.Life is not null);
        IsLater = share.Lag is not null || share.Spread is not null;
        var longest = (int)Math.Ceiling((share.Lag?.Maximum.Number ?? 0) + (share.Spread?.Maximum.Number ?? 1));
        timesBeyond = [.. Enumerable.Range(1, longest).Select(calendar.TimeBeyond)];
    }

    /// <summary>Whether anything is paid in another way than as it accrues.</summary>
    public bool IsLater { get; }

    /// <summary>Whether it may go on after the ledger.</summary>
    public bool GoesOn { get; }

    /// <summary>For how many years it does at most.</summary>
    public Input Life { get; }

    /// <summary>Writes what is paid in each quarter and gives the present value of what is paid after the last.</summary>
    public V Fill(ReadOnlySpan<V> worlds, ReadOnlySpan<V> accrued, Span<V> paid, V logFactor)
    {
        var from = lag.In(worlds);
        var over = spread.In(worlds);
        var to = from + over;
        paid.Clear();
        var beyond = V.Zero;
        var longest = timesBeyond.Length;
        Span<V> factors = stackalloc V[longest];
        for (var later = 0; later < longest; later++)
            factors[later] = Lane.Exp(logFactor * timesBeyond[later]);
        for (var later = 0; later < longest; later++)
        {
            var part = Lane.Max(V.Zero, Lane.Min(to, Lane.Create(later + 1.0)) - Lane.Max(from, Lane.Create((double)later))) / over;
            var within = Math.Max(0, accrued.Length - later);
            for (var quarter = 0; quarter < within; quarter++)
                paid[quarter + later] += accrued[quarter] * part;
            for (var quarter = within; quarter < accrued.Length; quarter++)
                beyond += accrued[quarter] * part * factors[quarter + later - accrued.Length];
        }

        return beyond;
    }
}

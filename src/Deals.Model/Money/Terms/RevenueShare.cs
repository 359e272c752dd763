namespace Deals;

/// <summary>A rate of other terms, until its cap group is full.</summary>
public sealed class RevenueShare : BasedTerm
{
    private static readonly TermRoles Roles = new([PartyRole.Lab, PartyRole.Cloud], [PartyRole.Lab, PartyRole.Cloud]);

    /// <summary>Creates a share.</summary>
    /// <exception cref="FlawedException">
    /// What is wrong with a term of any kind; or a later rate without the quarter that has it or the other way round, without a first
    /// day, or in a quarter that is not after the first.
    /// </exception>
    public RevenueShare(
        TermFacts facts, Assumption rate, IReadOnlyList<TermBase> bases, CapGroup? capGroup = null, Assumption? lag = null,
        Assumption? spread = null, Assumption? life = null, Assumption? rateTo = null, Quarter? rateBy = null)
        : base(
            TermKind.RevenueShare, facts, bases, Roles,
            [new("rate", rate), new("lag", lag, 0, 40), new("spread", spread, 1, 40), new("life", life, 0, 100), new("rate_to", rateTo)],
            needsFrom: rateTo is not null)
    {
        new Flaws()
            .If(rateTo is null && rateBy is not null, "rate_to", Parts.Missing, "a rate, as rate_by says when it is reached")
            .If(rateTo is not null && rateBy is null, "rate_by", Parts.Missing, "a quarter, as rate_to says which rate is reached")
            .If(
                rateBy is { } by && facts.From is { } from && by - Quarter.Of(from) <= 0, "rate_by", "end-before-start",
                $"a quarter after the first, {facts.From:O}")
            .Throw();
        (Rate, CapGroup, Lag, Spread, Life, RateTo, RateBy) = (rate, capGroup, lag, spread, life, rateTo, rateBy);
    }

    /// <summary>The part of the base that is paid, 0 to 1; where it moves, in the quarter of its first day.</summary>
    public Assumption Rate { get; }

    /// <summary>The part that is paid from <see cref="RateBy"/> on, when it has moved there evenly; null where it stays.</summary>
    public Assumption? RateTo { get; }

    /// <summary>The first quarter with <see cref="RateTo"/>; null where the rate stays.</summary>
    public Quarter? RateBy { get; }

    /// <summary>The pool that caps it.</summary>
    public CapGroup? CapGroup { get; }

    /// <summary>By how many quarters payment follows accrual, from 0; null for none.</summary>
    public Assumption? Lag { get; }

    /// <summary>Over how many quarters a quarter's accrual is paid, from 1; null for one.</summary>
    public Assumption? Spread { get; }

    /// <summary>For how many years at most it goes on after the ledger's last quarter; null for none.</summary>
    public Assumption? Life { get; }

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers
        => [Rate, .. new[] { CapGroup?.Cap, CapGroup?.Opening, CapGroup?.OpeningShare }.OfType<Assumption>(), .. base.Numbers.Skip(1)];

    /// <inheritdoc/>
    /// <remarks>The rates, the cap and what counts toward it, when it is paid, and which part of each base counts.</remarks>
    public override IEnumerable<Assumption> Agreed
        => new[] { Rate, RateTo, CapGroup?.Cap, CapGroup?.OpeningShare, Lag, Spread }.Concat(Bases.Select(each => each.Weight))
            .OfType<Assumption>();

    internal static RevenueShare Of(TermFacts facts, Parts parts) => new(
        facts, parts.Needed<Assumption>("rate"), parts.Needed<IReadOnlyList<TermBase>>("bases"), parts.Maybe<CapGroup>("cap_group_id"),
        parts.Maybe<Assumption>("lag"), parts.Maybe<Assumption>("spread"), parts.Maybe<Assumption>("life"),
        parts.Maybe<Assumption>("rate_to"), parts.Maybe<Quarter?>("rate_by"));

    internal override BasedPlan Plan(RunDays days, FlowOfBase[] bases, Inputs inputs) => RateTo is { } later && RateBy is { } by
        ? new MovingSharePlan(days, bases, inputs.Of(Rate), inputs.Of(later), Quarter.Of(From!.Value), by)
        : new RevenueSharePlan(days, bases, inputs.Of(Rate));
}

/// <summary>rate × the flows it is based on.</summary>
internal sealed class RevenueSharePlan(RunDays days, FlowOfBase[] bases, Input rate) : BasedPlan(days, bases)
{
    protected override (V Added, V TakenOff) Factors(ReadOnlySpan<V> worlds) => rate.In(worlds) is var times ? (times, times) : default;
}

/// <summary>
/// (rate + (later − rate) · x) × the flows it is based on, x from 0 in the first quarter to 1 in the last, by even steps.
/// </summary>
internal sealed class MovingSharePlan(RunDays days, FlowOfBase[] bases, Input rate, Input later, Quarter first, Quarter last)
    : BasedPlan(days, bases)
{
    protected override (V Added, V TakenOff) Factors(ReadOnlySpan<V> worlds) => (Lane.Create(1.0), Lane.Create(1.0));

    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        base.Fill(ref pass, start, end, row);
        for (var at = 0; at < row.Length; at++)
            row[at] *= RateIn(ref pass, at);
    }

    public override V Within(ref Pass pass, int plan, int quarter, V from, V to)
        => base.Within(ref pass, plan, quarter, from, to) * RateIn(ref pass, quarter);

    private V RateIn(ref Pass pass, int quarter)
    {
        var from = rate.In(pass.Worlds);
        return from + ((later.In(pass.Worlds) - from) * Math.Clamp((pass.Calendar.Quarters[quarter] - first) / (double)(last - first),
            0, 1));
    }
}

/// <summary>
/// When a term's accruals are paid: evenly over some quarters that begin some quarters later. A revenue share may also go on
/// after the ledger.
/// </summary>
internal sealed class PaymentPlan
{
    private readonly Input lag;
    private readonly Input spread;

    public PaymentPlan(Term term, Inputs inputs)
    {
        if (term is not RevenueShare share)
            return;
        (lag, spread, Life, GoesOn) = (
            inputs.OrElse(share.Lag, 0), inputs.OrElse(share.Spread, 1), inputs.OrElse(share.Life, 0), share.Life is not null);
        IsLater = share.Lag is not null || share.Spread is not null;
        if (IsLater)
            QuartersBeyond = (int)Math.Ceiling((share.Lag?.Maximum.Number ?? 0) + (share.Spread?.Maximum.Number ?? 1));
    }

    /// <summary>In how many quarters after the last something may be paid.</summary>
    public int QuartersBeyond { get; }

    /// <summary>Whether anything is paid in another way than as it accrues.</summary>
    public bool IsLater { get; }

    /// <summary>Whether it may go on after the ledger.</summary>
    public bool GoesOn { get; }

    /// <summary>For how many years it does at most.</summary>
    public Input Life { get; }

    /// <summary>Returns the part of a quarter's accrual that is paid in the same quarter.</summary>
    public V AtOnce(ReadOnlySpan<V> worlds) => Part(0, lag.In(worlds), spread.In(worlds));

    /// <summary>Writes what is paid in each quarter and gives the present value of what is paid after the last.</summary>
    /// <param name="worlds">The worlds.</param>
    /// <param name="accrued">What accrues in each quarter.</param>
    /// <param name="paid">Where it goes.</param>
    /// <param name="factors">The discount factors of the quarters after the last.</param>
    public V Fill(ReadOnlySpan<V> worlds, ReadOnlySpan<V> accrued, Span<V> paid, ReadOnlySpan<V> factors)
    {
        var from = lag.In(worlds);
        var over = spread.In(worlds);
        paid.Clear();
        var beyond = V.Zero;
        for (var later = 0; later < QuartersBeyond; later++)
        {
            var part = Part(later, from, over);
            if (part == V.Zero)
                continue;
            var within = Math.Max(0, accrued.Length - later);
            for (var quarter = 0; quarter < within; quarter++)
                paid[quarter + later] += accrued[quarter] * part;
            for (var quarter = within; quarter < accrued.Length; quarter++)
                beyond += accrued[quarter] * part * factors[quarter + later - accrued.Length];
        }

        return beyond;
    }

    /// <summary>The part of an accrual that is paid so many quarters later.</summary>
    private static V Part(int later, V from, V over)
        => Lane.Max(V.Zero, Lane.Min(from + over, Lane.Create(later + 1.0)) - Lane.Max(from, Lane.Create((double)later))) / over;
}

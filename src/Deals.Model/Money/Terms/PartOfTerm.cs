namespace Deals;

/// <summary>
/// A term that is a part of another one's flow: a <see cref="Substitute"/>, a <see cref="Premium"/> or an
/// <see cref="Unserved"/>.
/// </summary>
public abstract class PartOfTerm : Term
{
    private protected PartOfTerm(TermKind kind, TermFacts facts, string ofTermId, TermRoles roles, TermNumber[] numbers)
        : base(kind, facts, roles, numbers)
        => OfTermId = ofTermId;

    /// <summary>
    /// The id of the commitment that a substitute or unserved part stands for, or of the substitute that a premium is paid on.
    /// </summary>
    public string OfTermId { get; }

    /// <inheritdoc/>
    public override IEnumerable<string> ComputedFrom => [OfTermId];
}

/// <summary>
/// A term that stands for a part of a commitment while that is switched off: a <see cref="Substitute"/> or an
/// <see cref="Unserved"/>.
/// </summary>
public abstract class InsteadTerm : PartOfTerm
{
    private protected InsteadTerm(TermKind kind, TermFacts facts, string ofTermId, Assumption? share, TermRoles roles, TermNumber[] numbers)
        : base(kind, facts, ofTermId, roles, [.. numbers, new("share", share)])
        => Share = share;

    /// <summary>The part of the commitment, 0 to 1; null for what the others leave.</summary>
    public Assumption? Share { get; }

    /// <summary>Places the plan: a part of what the commitment would have supplied on the days on which it is off.</summary>
    /// <param name="plans">Where.</param>
    /// <param name="rate">What one unit of it comes to; null for itself.</param>
    /// <param name="isLost">Whether that is money that is not earned.</param>
    private protected int Place(PlanBuilder plans, Assumption? rate, bool isLost)
    {
        var off = plans.Book.Terms[OfTermId] is Commitment commitment ? commitment.PlaceWhereOff(plans) : -1;
        return off < 0 ? -1 : plans.Place(this, [off], PartPlan);

        PartPlan PartPlan(RunDays days)
            => new(days, off, plans.Inputs.OrElse(Share, 1), OtherShares(plans), plans.Inputs.OrElse(rate, 1), isLost);
    }

    /// <summary>A part whose share is not given takes what the others leave.</summary>
    private Input[] OtherShares(PlanBuilder plans) => Share is not null
        ? []
        : [.. plans.Book.Terms.OfType<InsteadTerm>().Where(other => other.OfTermId == OfTermId)
            .Select(other => other.Share).OfType<Assumption>().Select(plans.Inputs.Of)];
}

/// <summary>(share, or what the other shares leave) × rate × another plan's flow, on the days both run.</summary>
/// <param name="days">When it runs.</param>
/// <param name="of">The other plan.</param>
/// <param name="share">The part of it.</param>
/// <param name="others">What others take of it first.</param>
/// <param name="rate">What one unit comes to.</param>
/// <param name="isLost">Whether that is money that is not earned.</param>
internal sealed class PartPlan(RunDays days, int of, Input share, Input[] others, Input rate, bool isLost) : TermPlan(days)
{
    public override V Within(ref Pass pass, int plan, int quarter, V from, V to)
        => Part(pass.Worlds) * pass.StepOf(of).Within(ref pass, of, quarter, Lane.Max(from, pass.Starts[At]), Lane.Min(to, pass.Ends[At]));

    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        var part = Part(pass.Worlds);
        var (ofStart, ofEnd) = (pass.Starts[of], pass.Ends[of]);
        var (bothStart, bothEnd) = (Lane.Max(start, ofStart), Lane.Min(end, ofEnd));
        (pass.Starts[At], pass.Ends[At]) = (bothStart, bothEnd);
        var flows = pass.Row(of);
        var (from, to) = pass.Whole(bothStart, bothEnd);
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = flows[at] * part;
            if (at < from || at >= to)
                row[at] *= pass.PartOf(at, bothStart, bothEnd, ofStart, ofEnd);
        }
    }

    private V Part(ReadOnlySpan<V> worlds)
    {
        var part = share.In(worlds);
        foreach (var other in others)
            part -= other.In(worlds);
        part *= rate.In(worlds);
        return isLost ? -part : part;
    }
}

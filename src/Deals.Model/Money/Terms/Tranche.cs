namespace Deals;

/// <summary>
/// Money against new shares on the term's first day: cash in the ledger, but at a fair price worth nothing to either side.
/// </summary>
public sealed class Tranche(TermFacts facts, Assumption amount, Assumption? probability = null)
    : Term(TermKind.Tranche, facts, Roles, [new("amount", amount, 0, decimal.MaxValue), new("probability", probability)], needsFrom: true)
{
    private static readonly TermRoles Roles = new([PartyRole.Cloud, PartyRole.Investor, PartyRole.OtherHolders], [PartyRole.Lab]);

    /// <summary>The amount, in the ledger's unit.</summary>
    public Assumption Amount { get; } = amount;

    /// <summary>How likely it is paid, 0 to 1; null once it was.</summary>
    public Assumption? Probability { get; } = probability;

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Agreed => [Amount];

    internal static Tranche Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<Assumption>("amount"), parts.Maybe<Assumption>("probability"));

    internal override int PlaceIn(PlanBuilder plans)
        => plans.Place(this, [], days => new TranchePlan(days, From!.Value, plans.Inputs.Of(Amount), plans.Inputs.OrElse(Probability, 1)));
}

/// <summary>amount × probability, in the quarter of its day.</summary>
internal sealed class TranchePlan(RunDays days, DateOnly day, Input amount, Input probability) : TermPlan(days)
{
    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        row.Clear();
        if (pass.Calendar.IndexOf(day) is not (>= 0 and var at))
            return;
        var due = Lane.Create((double)day.DayNumber);
        var runs = Lane.LessThanOrEqual(start, due) & Lane.LessThan(due, end);
        row[at] = Lane.ConditionalSelect(runs, amount.In(pass.Worlds) * probability.In(pass.Worlds), V.Zero);
    }

    public override V Within(ref Pass pass, int plan, int quarter, V from, V to)
    {
        var due = Lane.Create((double)day.DayNumber);
        return Lane.ConditionalSelect(Lane.GreaterThanOrEqual(due, from) & Lane.LessThan(due, to), pass.Row(plan)[quarter], V.Zero);
    }
}

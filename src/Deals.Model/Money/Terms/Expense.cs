namespace Deals;

/// <summary>A cost a year while it runs, such as a dispute's.</summary>
public sealed class Expense(TermFacts facts, Assumption amount)
    : Term(TermKind.Expense, facts, Roles, [new("amount", amount, 0, decimal.MaxValue)])
{
    private static readonly TermRoles Roles = new([PartyRole.Lab, PartyRole.Cloud], [PartyRole.Courts]);

    /// <summary>The amount a year, in the ledger's unit.</summary>
    public Assumption Amount { get; } = amount;

    internal static Expense Of(TermFacts facts, Parts parts) => new(facts, parts.Needed<Assumption>("amount"));

    internal override int PlaceIn(PlanBuilder plans) => plans.Place(this, [], days => new ExpensePlan(days, plans.Inputs.Of(Amount)));
}

/// <summary>amount a year × days / 365.</summary>
internal sealed class ExpensePlan(RunDays days, Input amount) : TermPlan(days)
{
    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        var daily = amount.In(pass.Worlds) / Calendar.DaysInYear;
        for (var at = 0; at < row.Length; at++)
            row[at] = daily * pass.Days(at, start, end);
    }
}

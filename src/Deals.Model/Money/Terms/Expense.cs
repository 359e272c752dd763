namespace Deals;

/// <summary>
/// What follows no sale: an amount a year while it runs, such as a dispute's cost or the fee that a licence costs whatever is sold, or a
/// driver, such as what a lab spends on research.
/// </summary>
public sealed class Expense : Term
{
    private static readonly TermRoles Roles =
        new([PartyRole.Lab, PartyRole.Cloud], [PartyRole.Courts, PartyRole.Suppliers, PartyRole.Lab, PartyRole.Cloud]);

    /// <summary>Creates an expense.</summary>
    /// <exception cref="FlawedException">What is wrong with a term of any kind, or neither or both of an amount and a driver.</exception>
    public Expense(TermFacts facts, Assumption? amount = null, string? driverId = null)
        : base(TermKind.Expense, facts, Roles, [new("amount", amount, 0, decimal.MaxValue)])
    {
        new Flaws()
            .If(
                amount is null && driverId is null, "amount", Parts.Missing,
                "a value, or a driver in driver_id, as a term of kind expense needs one of them")
            .If(amount is not null && driverId is not null, "driver_id", "one-of-two", "nothing, as there is an amount")
            .Throw();
        (Amount, DriverId) = (amount, driverId);
    }

    /// <summary>The amount a year, in the ledger's unit; null where a driver says it.</summary>
    public Assumption? Amount { get; }

    /// <inheritdoc/>
    public override string? DriverId { get; }

    internal static Expense Of(TermFacts facts, Parts parts)
        => new(facts, parts.Maybe<Assumption>("amount"), parts.Maybe<string>("driver_id"));

    internal override int PlaceIn(PlanBuilder plans) => plans.Place(
        this, [],
        days => DriverId is { } driver
            ? new FollowingPlan(days, plans.DriverOf(driver), new(1))
            : new ExpensePlan(days, plans.Inputs.Of(Amount!)));
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

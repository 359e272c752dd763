namespace Deals;

/// <summary>Customers pay for products: a driver, times a rate where only a part is taken.</summary>
public sealed class Sales(TermFacts facts, string driverId, Assumption? rate = null)
    : Term(TermKind.Sales, facts, Roles, [new("rate", rate)])
{
    private static readonly TermRoles Roles = new([PartyRole.Customers], [PartyRole.Lab, PartyRole.Cloud, PartyRole.OtherClouds]);

    /// <inheritdoc/>
    public override string DriverId { get; } = driverId;

    /// <summary>The part of the driver that is taken, 0 to 1; null for all.</summary>
    public Assumption? Rate { get; } = rate;

    internal static Sales Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<string>("driver_id"), parts.Maybe<Assumption>("rate"));

    internal override int PlaceIn(PlanBuilder plans)
        => plans.Place(this, [], days => new FollowingPlan(days, plans.DriverOf(DriverId), plans.Inputs.OrElse(Rate, 1)));
}

/// <summary>A term that follows a driver: driver × rate × days it runs / days of the quarter.</summary>
internal sealed class FollowingPlan(RunDays days, int driver, Input rate) : TermPlan(days)
{
    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        var times = rate.In(pass.Worlds);
        var quarters = pass.DriverRow(driver);
        var (from, to) = pass.Whole(start, end);
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = quarters[at] * times;
            if (at < from || at >= to)
                row[at] *= pass.Days(at, start, end) / pass.Calendar.Days[at];
        }
    }
}

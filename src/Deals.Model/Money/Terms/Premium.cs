namespace Deals;

/// <summary>What a substitute costs more than the commitment would have: a rate of it.</summary>
public sealed class Premium(TermFacts facts, string ofTermId, Assumption rate)
    : PartOfTerm(TermKind.Premium, facts, ofTermId, TermRoles.Purchase, [new("rate", rate)])
{
    /// <summary>The part that comes on top, 0 to 1.</summary>
    public Assumption Rate { get; } = rate;

    internal static Premium Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<string>("of_term_id"), parts.Needed<Assumption>("rate"));

    internal override int PlaceIn(PlanBuilder plans)
    {
        var substitute = plans.PlanOf(OfTermId);
        return substitute < 0
            ? -1
            : plans.Place(this, [substitute], days => new PartPlan(days, substitute, new(1), [], plans.Inputs.Of(Rate), isLost: false));
    }
}

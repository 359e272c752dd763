namespace Deals;

/// <summary>Revenue lost because a part of a commitment that is switched off is bought nowhere: customers pay that much less.</summary>
public sealed class Unserved(TermFacts facts, string ofTermId, Assumption rate, Assumption? share = null)
    : InsteadTerm(TermKind.Unserved, facts, ofTermId, share, Roles, [new("rate", rate, 0, decimal.MaxValue)])
{
    private static readonly TermRoles Roles = new([PartyRole.Customers], [PartyRole.Lab, PartyRole.Cloud]);

    /// <summary>The revenue that one unit of capacity would have brought, any number from 0.</summary>
    public Assumption Rate { get; } = rate;

    internal static Unserved Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<string>("of_term_id"), parts.Needed<Assumption>("rate"), parts.Maybe<Assumption>("share"));

    internal override int PlaceIn(PlanBuilder plans) => Place(plans, Rate, isLost: true);
}

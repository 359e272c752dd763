namespace Deals;

/// <summary>What a commitment that is switched off would have supplied, bought elsewhere at the same price.</summary>
public sealed class Substitute(TermFacts facts, string ofTermId, Assumption? share = null)
    : InsteadTerm(TermKind.Substitute, facts, ofTermId, share, TermRoles.Purchase, [])
{
    internal static Substitute Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<string>("of_term_id"), parts.Maybe<Assumption>("share"));

    internal override int PlaceIn(PlanBuilder plans) => Place(plans, rate: null, isLost: false);
}

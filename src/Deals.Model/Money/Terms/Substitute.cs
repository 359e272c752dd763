namespace Deals;

/// <summary>What a commitment that is switched off would have supplied, bought elsewhere at the same price.</summary>
/// <param name="facts">What any term says.</param>
/// <param name="ofTermId">The id of the commitment.</param>
/// <param name="share">The part of the commitment, 0 to 1; null for what the others leave.</param>
public sealed class Substitute(TermFacts facts, string ofTermId, Assumption? share = null)
    : InsteadTerm(TermKind.Substitute, facts, ofTermId, share, Roles, [])
{
    private static readonly TermRoles Roles = new([PartyRole.Lab], [PartyRole.Cloud, PartyRole.OtherClouds]);

    internal static Substitute Of(TermFacts facts, Parts parts) => new(facts, parts.Needed<string>("of_term_id"), parts.Maybe<Assumption>("share"));

    internal override int PlaceIn(PlanBuilder plans) => Place(plans, rate: null, isLost: false);
}

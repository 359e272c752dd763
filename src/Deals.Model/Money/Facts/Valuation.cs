namespace Deals;

/// <summary>Who owns which part of a lab from a day on, until the next row of the same holder.</summary>
/// <param name="Lab">The lab.</param>
/// <param name="Holder">Who owns.</param>
/// <param name="From">The first day.</param>
/// <param name="Share">The part, 0 to 1.</param>
/// <param name="Source">Where it was read; null for a judgement, which the assumption explains.</param>
public sealed record Ownership(Party Lab, Party Holder, DateOnly From, Assumption Share, Source? Source);

/// <summary>What a lab was worth in its last round: the multiple of revenue at the end of the ledger is solved so that the model gives this.</summary>
/// <param name="Lab">The lab.</param>
/// <param name="PostMoney">The value with the new money, in the ledger's unit; more than zero.</param>
/// <param name="Date">The day of the round.</param>
/// <param name="Later">A later price in sight, to reprice what was bought; null when there is none.</param>
/// <param name="Holders">The dilution path, in order of holder and day.</param>
/// <param name="Source">Where it was read.</param>
public sealed record Valuation(Party Lab, Assumption PostMoney, DateOnly Date, Assumption? Later, IReadOnlyList<Ownership> Holders, Source? Source) : IIdentified
{
    /// <summary>The lab's id: a lab has one valuation.</summary>
    public string Id => Lab.Id;
}

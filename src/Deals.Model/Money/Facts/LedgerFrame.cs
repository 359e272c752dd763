namespace Deals;

/// <summary>Over which quarters, in which unit and from which day money is counted.</summary>
/// <param name="First">The ledger's first quarter.</param>
/// <param name="Last">The ledger's last quarter: the horizon is its end.</param>
/// <param name="Unit">The unit of all money, such as "USD bn".</param>
/// <param name="ValuationDate">The day that present values are of; flows before it do not count in them.</param>
/// <param name="Threshold">How large a difference must be to count as won or lost, in the unit.</param>
/// <param name="ContractRate">The yearly discount rate of flows owed by contract.</param>
/// <param name="MarginRate">The yearly discount rate of what is earned by doing business.</param>
/// <param name="EquityRate">The yearly discount rate of what is left to owners.</param>
/// <param name="Headline">The assumption whose break-even is the headline; null when there is none.</param>
/// <param name="CloudLife">
/// For how many years after the ledger clouds go on earning what they sold in its last four quarters; null for none.
/// </param>
public sealed record LedgerFrame(
    Quarter First, Quarter Last, string Unit, DateOnly ValuationDate, decimal Threshold,
    Assumption ContractRate, Assumption MarginRate, Assumption EquityRate, Assumption? Headline,
    Assumption? CloudLife = null)
{
    /// <summary>The unit as people write it: "$bn".</summary>
    public string SpokenUnit => SpokenMoney.Unit(Unit);

    /// <summary>From which size on a gain or loss counts: the threshold; where it is zero, all that is more than rounding.</summary>
    public double LeastThatCounts => Math.Max((double)Threshold, ZeroFinder.Tolerance);

    /// <summary>Whether a gain becomes a loss that counts, or the other way round, where it moves between two values.</summary>
    internal bool IsTurned(double now, double least, double most) => now > 0 ? least <= -LeastThatCounts
        : now < 0 ? most >= LeastThatCounts : least < 0 && most > 0;

    /// <summary>" $1bn or more", after what is done from the threshold on; nothing where every amount counts.</summary>
    internal string OrMore => Threshold > 0 ? $" {SpokenMoney.Of((double)Threshold, Unit)} or more" : "";

    /// <summary>" of $1bn or more", after what is of that size; nothing where every amount counts.</summary>
    internal string OfThreshold => Threshold > 0 ? $" of{OrMore}" : "";

    /// <summary>The ledger's quarters in order.</summary>
    public IReadOnlyList<Quarter> Quarters => Quarter.Through(First, Last);

    /// <summary>The assumptions that it names.</summary>
    public IEnumerable<Assumption> Assumptions
        => new[] { ContractRate, MarginRate, EquityRate, Headline, CloudLife }.OfType<Assumption>();

    /// <summary>Returns the discount rate of a risk class.</summary>
    public Assumption RateOf(RiskClass risk)
        => risk switch { RiskClass.Contract => ContractRate, RiskClass.Margin => MarginRate, _ => EquityRate };
}

/// <summary>Who owns which part of a lab from a day on, until the next row of the same holder.</summary>
/// <param name="Lab">The lab.</param>
/// <param name="Holder">Who owns.</param>
/// <param name="From">The first day.</param>
/// <param name="Share">The part, 0 to 1.</param>
/// <param name="Source">Where it was read; null for a judgement, which the assumption explains.</param>
public sealed record Ownership(Party Lab, Party Holder, DateOnly From, Assumption Share, Source? Source);

/// <summary>
/// What a lab was worth in its last round: the multiple of revenue at the end of the ledger is solved so that the model gives
/// this.
/// </summary>
/// <param name="Lab">The lab.</param>
/// <param name="PostMoney">The value with the new money, in the ledger's unit; more than zero.</param>
/// <param name="Date">The day of the round.</param>
/// <param name="Later">A later price in sight, to reprice what was bought; null when there is none.</param>
/// <param name="Holders">The dilution path, in order of holder and day.</param>
/// <param name="Source">Where it was read.</param>
public sealed record Valuation(
    Party Lab, Assumption PostMoney, DateOnly Date, Assumption? Later, IReadOnlyList<Ownership> Holders, Source? Source) : IIdentified
{
    /// <summary>The lab's id: a lab has one valuation.</summary>
    public string Id => Lab.Id;
}

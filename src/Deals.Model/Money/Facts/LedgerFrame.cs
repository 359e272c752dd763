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
public sealed record LedgerFrame(
    Quarter First, Quarter Last, string Unit, DateOnly ValuationDate, decimal Threshold, Assumption ContractRate, Assumption MarginRate, Assumption EquityRate, Assumption? Headline)
{
    /// <summary>The ledger's quarters in order.</summary>
    public IReadOnlyList<Quarter> Quarters => Quarter.Through(First, Last);

    /// <summary>The discount rate of a risk class.</summary>
    public Assumption RateOf(RiskClass risk) => risk switch { RiskClass.Contract => ContractRate, RiskClass.Margin => MarginRate, _ => EquityRate };
}

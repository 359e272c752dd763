namespace Deals.WhatIf;

/// <summary>What a scenario comes to, computed when it is asked for and once: a step of a slider computes only what is shown.</summary>
internal sealed class Moment(Desk desk)
{
    private readonly Lazy<Outcomes> outcomes = new(() => Money(desk).Outcomes(desk.Scenario));
    private readonly Lazy<RightsTimeline> timeline = new(() => desk.Book.Timeline(desk.Scenario));

    public Desk Desk => desk;

    /// <summary>The circumstances it is computed for; what is looked at may change.</summary>
    public Scenario Scenario { get; } = desk.Scenario;

    /// <exception cref="InvalidOperationException">The dataset has no money; the message says so.</exception>
    public Outcomes Outcomes => outcomes.Value;

    public MoneyResult Result => Outcomes.Result;

    public RightsTimeline Timeline => timeline.Value;

    public Party Party => desk.Party ?? throw new InvalidOperationException("The dataset has no lab, cloud or investor.");

    public Regime Baseline => desk.Baseline ?? throw new InvalidOperationException("The dataset has no baseline to measure against.");

    private static MoneyModel Money(Desk desk) => desk.Money ?? throw new InvalidOperationException(desk.NoMoney);
}

namespace Deals.WhatIf;

/// <summary>What a scenario comes to, computed when it is asked for and once: a step of a slider computes only what is shown.</summary>
internal sealed class Moment(Desk desk)
{
    /// <summary>Enough for percent; where code is interpreted they take some seconds.</summary>
    private const int Worlds = 4096;

    /// <summary>Worlds are drawn by so many, so that a piece is no longer than a reader waits for a slider.</summary>
    private const int Together = 16;

    private readonly Lazy<Simulator> simulator =
        new(() => new(Money(desk), desk.Scenario, new(Seed: 1) { Worlds = Worlds, MostTogether = Together }));
    private readonly Lazy<Outcomes> outcomes = new(() => Money(desk).Outcomes(desk.Scenario));
    private readonly Lazy<RightsTimeline> timeline = new(() => desk.Book.Timeline(desk.Scenario));

    public Desk Desk => desk;

    /// <summary>The scenario it is computed for; what is looked at may change.</summary>
    public Scenario Scenario { get; } = desk.Scenario;

    /// <exception cref="InvalidOperationException">The dataset has no money; the message says so.</exception>
    public Outcomes Outcomes => outcomes.Value;

    public MoneyResult Result => Outcomes.Result;

    public RightsTimeline Timeline => timeline.Value;

    /// <summary>Draws worlds, piece by piece, in which all moves that the scenario does not set.</summary>
    /// <exception cref="InvalidOperationException">The dataset has no money; the message says so.</exception>
    /// <exception cref="ArgumentException">Values contradict each other.</exception>
    public Simulator Simulator => simulator.Value;

    /// <summary>What came out of all worlds.</summary>
    /// <inheritdoc cref="Simulator" path="/exception"/>
    public Simulation Simulation => Simulator.Result;

    /// <summary>How far the worlds are drawn, as a sentence.</summary>
    public string DrawnText => !simulator.IsValueCreated
        ? $"{Charts.Text.Wording.Number(Worlds)} simulations are drawn when the slider rests."
        : $"{Charts.Text.Wording.Number(Simulator.Taken * Together)} of {Charts.Text.Wording.Number(Worlds)} simulations are drawn.";

    public Party Party => desk.Party ?? throw new InvalidOperationException("The dataset has no lab, cloud or investor.");

    public Regime Baseline => desk.Baseline ?? throw new InvalidOperationException("The dataset has no baseline to measure against.");

    private static MoneyModel Money(Desk desk) => desk.Money ?? throw new InvalidOperationException(desk.NoMoney);
}

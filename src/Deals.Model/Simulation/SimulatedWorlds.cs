namespace Deals;

/// <summary>The worlds of one replicate.</summary>
/// <param name="Replicate">Which one, from 0.</param>
/// <param name="Inputs">For each assumption that is drawn its values: a number, a day as <see cref="DateOnly.DayNumber"/>, never as
/// infinity.</param>
/// <param name="Deltas">For each of the simulation's columns of deltas its numbers, in the ledger's unit.</param>
public sealed record SimulatedWorlds(int Replicate, IReadOnlyList<double[]> Inputs, IReadOnlyList<double[]> Deltas)
{
    /// <summary>How many there are.</summary>
    public int Count => Deltas[0].Length;
}

/// <summary>Which delta a column holds.</summary>
/// <param name="Party">Whose.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Perspective">Its own cash alone, or with its part of the labs.</param>
public sealed record DeltaColumn(Party Party, Regime Baseline, Perspective Perspective);

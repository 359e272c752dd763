namespace Deals;

/// <summary>Deltas over a grid of two assumptions, all else as in the scenario.</summary>
/// <param name="X">The assumption across.</param>
/// <param name="Y">The assumption up.</param>
/// <param name="Party">Whose delta.</param>
/// <param name="Baseline">Against what.</param>
/// <param name="Perspective">Which count.</param>
/// <param name="AcrossValues">The values of <paramref name="X"/>, ascending.</param>
/// <param name="UpValues">The values of <paramref name="Y"/>, ascending.</param>
/// <param name="Deltas">Present values: for each value of <paramref name="Y"/> a row, in it one for each value of <paramref name="X"/>.</param>
public sealed record DeltaGrid(
    Assumption X, Assumption Y, Party Party, Regime Baseline, Perspective Perspective,
    IReadOnlyList<AssumptionValue> AcrossValues, IReadOnlyList<AssumptionValue> UpValues, IReadOnlyList<IReadOnlyList<double>> Deltas);

/// <summary>An assumption that two scenarios set differently.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="First">What the first sets it to; null where it leaves it to its odds.</param>
/// <param name="Second">What the second sets it to; null where it leaves it to its odds.</param>
public sealed record ScenarioDifference(Assumption Assumption, AssumptionValue? First, AssumptionValue? Second);

/// <summary>What a party gains under each of two scenarios.</summary>
/// <param name="First">Under the first.</param>
/// <param name="Second">Under the second; of the same party against the same baseline.</param>
public sealed record DeltaPair(Delta First, Delta Second)
{
    /// <summary>How much more it gains under the second, with its part of the labs.</summary>
    public double Change => Second.LookThrough - First.LookThrough;
}

/// <summary>Two scenarios side by side.</summary>
/// <param name="First">The results of one.</param>
/// <param name="Second">The results of the other.</param>
/// <param name="Differences">What differs between them.</param>
/// <param name="Deltas">What each party gains under each.</param>
public sealed record ScenarioComparison(MoneyResult First, MoneyResult Second, IReadOnlyList<ScenarioDifference> Differences, IReadOnlyList<DeltaPair> Deltas);

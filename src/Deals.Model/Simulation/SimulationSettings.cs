namespace Deals;

/// <summary>How a simulation is run.</summary>
/// <param name="Seed">From what the random numbers come: the same seed gives the same worlds.</param>
public sealed record SimulationSettings(long Seed)
{
    /// <summary>How many replicates there are at least: from the differences between them errors are known.</summary>
    public const int LeastReplicates = 16;

    /// <summary>How many worlds a replicate has at most.</summary>
    public const int MostPoints = 4096;

    /// <summary>
    /// How many worlds to draw, rounded up to whole replicates; null to go on until the errors are small enough, or
    /// <see cref="MostWorlds"/> are drawn.
    /// </summary>
    public int? Worlds { get; init; }

    /// <summary>After how many worlds to stop though errors are not small enough yet.</summary>
    public int MostWorlds { get; init; } = 1 << 20;

    /// <summary>The standard error of each probability that is small enough.</summary>
    public double ProbabilityError { get; init; } = 0.005;

    /// <summary>The standard error of each mean that is small enough, in the ledger's unit.</summary>
    public double MeanError { get; init; } = 0.25;

    /// <summary>How many threads compute: the results do not depend on it.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// How many worlds are computed in one piece at most, a power of two, for whoever must see to something else in between: there are
    /// the more replicates.
    /// </summary>
    public int MostTogether { get; init; } = MostPoints;

    /// <summary>How many worlds each replicate has: a power of two.</summary>
    public int Points => Worlds is { } worlds
        ? Math.Min(MostTogether, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, Rounded(worlds, LeastReplicates))))
        : MostTogether;

    /// <summary>How many replicates there are where their number is known; else how many at most.</summary>
    public int Replicates => Math.Max(LeastReplicates, Rounded(Worlds ?? MostWorlds, Points));

    private static int Rounded(int number, int by) => (number + by - 1) / by;
}

/// <summary>Why a simulation stopped.</summary>
public enum SimulationStop
{
    /// <summary>All errors are small enough.</summary>
    Precise,

    /// <summary>The number of worlds that was asked for is drawn.</summary>
    Number,

    /// <summary>Errors are not all small enough, but no more worlds are drawn.</summary>
    Most,
}

/// <summary>How far a simulation is.</summary>
/// <param name="Worlds">How many worlds are computed.</param>
/// <param name="Of">How many there will be, or at most.</param>
public readonly record struct SimulationProgress(int Worlds, int Of);

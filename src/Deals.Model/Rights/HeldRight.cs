namespace Deals;

/// <summary>What ends a right.</summary>
public enum EndingCause
{
    /// <summary>Nothing yet: it has no known end.</summary>
    StillRunning,

    /// <summary>An event, such as an amendment, ended it.</summary>
    Event,

    /// <summary>Its last day by contract went by.</summary>
    LastDay,

    /// <summary>A day that is assumed, such as the day AGI is declared, came.</summary>
    AssumedDay,
}

/// <summary>What ends a right, and whose right that is.</summary>
/// <param name="Cause">What kind of end it is.</param>
/// <param name="Right">The right that ends.</param>
public sealed record Ending(EndingCause Cause, Right Right)
{
    /// <summary>What ended it, in words that follow "ended by" or stand alone.</summary>
    public override string ToString() => Cause switch
    {
        EndingCause.Event => Right.EndedBy!.ToString(),
        EndingCause.LastDay => $"last day of {Right.Clause}, {Right.To:O}",
        EndingCause.AssumedDay => $"{Right.Until!.Label} (assumed)",
        _ => "no end known",
    };
}

/// <summary>A right with the days on which it runs under a scenario.</summary>
/// <param name="Right">The right.</param>
/// <param name="Window">The days on which it runs.</param>
/// <param name="Ending">What ends it.</param>
public sealed record HeldRight(Right Right, Window Window, Ending Ending);

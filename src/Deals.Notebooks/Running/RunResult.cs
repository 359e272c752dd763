namespace Deals.Notebooks;

/// <summary>How the run of one notebook ended.</summary>
public enum RunState
{
    /// <summary>Every cell ran.</summary>
    Ran,
    /// <summary>A cell said that the data have nothing for this notebook; those after it did not run.</summary>
    NotApplicable,
    /// <summary>Nothing it depends on had changed: the result of an earlier run stands.</summary>
    Cached,
    /// <summary>A cell threw, did not compile or asked for something unknown. The result is saved up to there.</summary>
    CellFailed,
    /// <summary>The file is no notebook that can be run.</summary>
    Unreadable,
    /// <summary>It took longer than it was given, and was ended.</summary>
    TimedOut,
    /// <summary>The process in which its cells ran ended before they did.</summary>
    HostDied,
    /// <summary>The result could not be written.</summary>
    NotWritable,
    /// <summary>The caller asked to stop.</summary>
    Interrupted,
}

/// <summary>What became of one notebook.</summary>
/// <param name="Job">What was asked for.</param>
/// <param name="State">How it ended.</param>
/// <param name="Duration">How long it took, looking into the cache included.</param>
/// <param name="Problem">What went wrong, or why nothing was to be done, as lines for a reader; empty when all ran.</param>
public sealed record RunResult(NotebookJob Job, RunState State, TimeSpan Duration, IReadOnlyList<string> Problem)
{
    /// <summary>Whether the whole result was saved.</summary>
    public bool Succeeded => State is RunState.Ran or RunState.Cached or RunState.NotApplicable;

    /// <summary>The executed notebook as it was saved: of failed runs as far as they came. Null where none was.</summary>
    public byte[]? Executed { get; init; }
}

/// <summary>A step of a run: the cell that now starts. The end is told by the result.</summary>
/// <param name="Source">The notebook's path.</param>
/// <param name="Cell">The number of the cell among the code cells, from 1.</param>
/// <param name="Cells">How many code cells there are.</param>
public sealed record RunProgress(string Source, int Cell, int Cells);

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

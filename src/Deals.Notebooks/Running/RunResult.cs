using Deals.Output;

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

/// <summary>One notebook to run.</summary>
/// <param name="Source">The notebook's path. The file is read only.</param>
/// <param name="Target">Where the executed notebook goes; what it references is found from there.</param>
public sealed record NotebookJob(string Source, string Target)
{
    /// <summary>Writes the executed notebook; null where whoever asked takes it from the result.</summary>
    public Action<byte[]>? Save { get; init; }

    /// <summary>Values for parameters that the notebook declares.</summary>
    public IReadOnlyList<ParameterSetting> Settings { get; init; } = [];

    /// <summary>Folders whose every file counts as the notebook's input: a change in one of them makes a cached result stale.</summary>
    public IReadOnlyList<string> InputFolders { get; init; } = [];

    /// <summary>Single files that count likewise.</summary>
    public IReadOnlyList<string> InputFiles { get; init; } = [];

    /// <summary>
    /// Changes the executed notebook before it is written to its target; null to write it as it is. The cache keeps it as it is.
    /// </summary>
    public Action<Notebook>? Finish { get; init; }
}

/// <summary>How notebooks are run.</summary>
public sealed record RunnerOptions
{
    /// <summary>
    /// The program in which cells run: the one shipped in this program's folder <c>host</c>. No assembly that a notebook may reference lies
    /// beside it.
    /// </summary>
    public string HostAssembly { get; init; } = Path.Combine(AppContext.BaseDirectory, "host", "Deals.NotebookHost.dll");

    /// <summary>How long one notebook may take; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for as long as it likes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the cells after a failed one run all the same. The notebook still counts as failed.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Earlier results; null to run every notebook.</summary>
    public ResultCache? Cache { get; init; }
}

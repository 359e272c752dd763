using Deals.Output;

namespace Deals.Notebooks;

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

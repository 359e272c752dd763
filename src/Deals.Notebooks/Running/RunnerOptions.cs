using Deals.Notebooks.Hosting;

namespace Deals.Notebooks;

/// <summary>How notebooks are run.</summary>
/// <param name="Host">The program in which cells run.</param>
public sealed record RunnerOptions(HostLocation Host)
{
    /// <summary>How long one notebook may take; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for as long as it likes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the cells after a failed one run all the same. The notebook still counts as failed.</summary>
    public bool KeepGoing { get; init; }

    /// <summary>Earlier results; null to run every notebook.</summary>
    public NotebookCache? Cache { get; init; }
}

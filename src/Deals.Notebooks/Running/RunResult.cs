namespace Deals.Notebooks;

/// <summary>What became of one notebook.</summary>
/// <param name="Job">What was asked for.</param>
/// <param name="State">How it ended.</param>
/// <param name="Duration">How long it took, looking into the cache included.</param>
/// <param name="Problem">What went wrong, or why nothing was to be done, as lines for a reader; empty when all ran.</param>
public sealed record RunResult(NotebookJob Job, RunState State, TimeSpan Duration, IReadOnlyList<string> Problem)
{
    /// <summary>Whether the target now holds the whole result.</summary>
    public bool Succeeded => State is RunState.Ran or RunState.Cached or RunState.NotApplicable;

    /// <summary>Whether the target holds something: failed runs are saved as far as they came.</summary>
    public bool IsSaved { get; init; }
}

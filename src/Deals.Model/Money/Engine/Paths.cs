namespace Deals;

/// <summary>When a clause is on.</summary>
internal enum ClauseState
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Always.</summary>
    On,

    /// <summary>Until the day of the resolution.</summary>
    UntilResolution,

    /// <summary>From the day of the resolution.</summary>
    FromResolution,
}

/// <summary>One course of events: when each clause is on. A regime is one such path, or several with their probabilities.</summary>
/// <param name="States">The clauses that are on at some time, by id.</param>
/// <param name="Resolution">The assumed day that the states speak of; null when none does.</param>
internal sealed record PathState(IReadOnlyDictionary<string, ClauseState> States, Assumption? Resolution)
{
    /// <summary>A state for good.</summary>
    public static PathState Of(Regime regime) => new(regime.Clauses.ToDictionary(clause => clause.Id, _ => ClauseState.On), null);

    /// <summary>A state until the resolution and another one from then on.</summary>
    public static PathState Of(Resolution resolution, RegimeEnd end)
    {
        var before = resolution.Before.Clauses.Select(clause => clause.Id).ToHashSet();
        var after = end.Regime.Clauses.Select(clause => clause.Id).ToHashSet();
        return new(
            before.Union(after).ToDictionary(
                id => id, id => !after.Contains(id) ? ClauseState.UntilResolution : before.Contains(id) ? ClauseState.On : ClauseState.FromResolution),
            resolution.Until);
    }

    /// <summary>The paths of a regime.</summary>
    public static IReadOnlyList<PathState> AllOf(Regime regime) => regime.Resolution is { } resolution
        ? [.. resolution.Ends.Select(end => Of(resolution, end))]
        : [Of(regime)];

    public ClauseState StateOf(Clause? clause) => clause is null ? ClauseState.On : StateOf(clause.Id);

    public ClauseState StateOf(string clauseId) => States.GetValueOrDefault(clauseId, ClauseState.Off);

    /// <summary>When a clause is off, as a state of its own.</summary>
    public static ClauseState Inverse(ClauseState state) => state switch
    {
        ClauseState.Off => ClauseState.On,
        ClauseState.On => ClauseState.Off,
        ClauseState.UntilResolution => ClauseState.FromResolution,
        _ => ClauseState.UntilResolution,
    };

    /// <summary>This path with some clauses in the state that they have in another, settled one.</summary>
    public PathState With(IEnumerable<string> clauseIds, PathState settled)
    {
        var states = new Dictionary<string, ClauseState>(States);
        foreach (var id in clauseIds)
            states[id] = settled.StateOf(id);
        return new(states, Resolution);
    }
}

/// <summary>The paths of a regime within a plan.</summary>
internal sealed class RegimePaths(Regime regime, int first, Inputs inputs)
{
    private readonly Input?[] probabilities = regime.Resolution is { } resolution
        ? [.. resolution.Ends.Select(end => end.Probability is { } assumed ? inputs.Of(assumed) : (Input?)null)]
        : [new Input(1)];

    public Regime Regime { get; } = regime;

    /// <summary>The plan's first path that is this regime's.</summary>
    public int First { get; } = first;

    public int Count => probabilities.Length;

    /// <summary>How likely one of the paths is; what is not given takes what the others leave.</summary>
    public V Probability(int at, ReadOnlySpan<V> worlds)
    {
        if (probabilities[at] is { } given)
            return given.In(worlds);
        var left = Lane.Create(1.0);
        foreach (var other in probabilities)
        {
            if (other is { } taken)
                left -= taken.In(worlds);
        }

        return left;
    }

    /// <summary>Sums up what the regime is worth in the worlds of a block: its paths, each with its probability.</summary>
    /// <param name="space">What the worlds came to.</param>
    /// <param name="totals">Where the sum goes.</param>
    /// <param name="path">Where each path is summed up first.</param>
    public void Sum(Workspace space, Totals totals, Totals path)
    {
        totals.Clear();
        for (var at = 0; at < Count; at++)
        {
            path.Clear();
            path.AddPath(First + at, space);
            totals.Add(path, Probability(at, space.Worlds.AsSpan()));
        }
    }
}

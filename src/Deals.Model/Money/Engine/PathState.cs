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

    /// <summary>This path with some clauses in the state that they have in another, settled one.</summary>
    public PathState With(IEnumerable<string> clauseIds, PathState settled)
    {
        var states = new Dictionary<string, ClauseState>(States);
        foreach (var id in clauseIds)
            states[id] = settled.StateOf(id);
        return new(states, Resolution);
    }
}

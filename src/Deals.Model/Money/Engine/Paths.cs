namespace Deals;

/// <summary>When a clause is on.</summary>
internal enum SwitchState
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Always.</summary>
    On,

    UntilResolution,

    FromResolution,
}

/// <summary>One course of events: when each clause is on. A regime is one such path, or several with their probabilities.</summary>
/// <param name="States">The clauses that are on at some time, by id.</param>
/// <param name="Resolution">The assumed day that the states speak of; null when none does.</param>
internal sealed record PathState(IReadOnlyDictionary<string, SwitchState> States, Assumption? Resolution)
{
    /// <summary>Returns a state for good.</summary>
    public static PathState Of(Regime regime) => new(regime.Switches.ToDictionary(clause => clause.Id, _ => SwitchState.On), null);

    /// <summary>Returns a state until the resolution and another one from then on.</summary>
    public static PathState Of(Resolution resolution, RegimeEnd end)
    {
        var before = resolution.Before.Switches.Select(clause => clause.Id).ToHashSet();
        var after = end.Regime.Switches.Select(clause => clause.Id).ToHashSet();
        return new(
            before.Union(after).ToDictionary(
                id => id, id => !after.Contains(id)
                    ? SwitchState.UntilResolution
                    : before.Contains(id) ? SwitchState.On : SwitchState.FromResolution), resolution.Until);
    }

    public static IReadOnlyList<PathState> AllOf(Regime regime) => regime.Resolution is { } resolution
        ? [.. resolution.Ends.Select(end => Of(resolution, end))]
        : [Of(regime)];

    public SwitchState StateOf(Switch? clause) => clause is null ? SwitchState.On : StateOf(clause.Id);

    public SwitchState StateOf(string clauseId) => States.GetValueOrDefault(clauseId, SwitchState.Off);

    /// <summary>When a clause is off, as a state of its own.</summary>
    public static SwitchState Inverse(SwitchState state) => state switch
    {
        SwitchState.Off => SwitchState.On,
        SwitchState.On => SwitchState.Off,
        SwitchState.UntilResolution => SwitchState.FromResolution,
        _ => SwitchState.UntilResolution,
    };

    /// <summary>This path with some clauses in the state that they have in another, settled one.</summary>
    public PathState With(IEnumerable<string> clauseIds, PathState settled)
    {
        var states = new Dictionary<string, SwitchState>(States);
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

    /// <summary>The columns on which its probabilities depend.</summary>
    public IEnumerable<int> Columns => probabilities.Where(one => one?.Column >= 0).Select(one => one!.Value.Column);

    /// <summary>Returns how likely one of the paths is; what is not given takes what the others leave.</summary>
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
        if (Regime.Resolution is null)
        {
            totals.SumPath(First, space);
            return;
        }

        totals.Clear();
        for (var at = 0; at < Count; at++)
        {
            path.SumPath(First + at, space);
            totals.Add(path, Probability(at, space.Worlds.AsSpan()));
        }
    }
}

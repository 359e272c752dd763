namespace Deals;

/// <summary>
/// The regimes between which deltas are taken, the current one first and then the baselines, with a plan and memory of
/// their own: what only other regimes need is not computed, and what is computed is kept as sums only.
/// </summary>
internal sealed class DeltaPlan
{
    private readonly MoneyModel model;
    private readonly List<RegimePaths> regimes = [];
    private readonly Workspaces spaces;
    private readonly PathTotals path;
    private readonly RegimeTotals totals;
    private readonly V[] multiples;

    /// <summary>Where the block lies that was computed last.</summary>
    private Workspace space;

    public DeltaPlan(MoneyModel model)
    {
        this.model = model;
        var paths = new List<PathState>();
        foreach (var regime in model.Baselines.Prepend(model.Current))
        {
            regimes.Add(new(regime, paths.Count, model.Plan.Inputs));
            paths.AddRange(PathState.AllOf(regime));
        }

        Plan = new(model.Book, model.Frame.First, model.Frame.Last, paths);
        spaces = new(Plan, keepsQuarters: false);
        space = spaces[0];
        path = new(Plan);
        totals = new(model.Book.Parties.Count);
        multiples = new V[Plan.Labs.Length];
    }

    public Plan Plan { get; }

    /// <summary>How many regimes there are.</summary>
    public int Count => regimes.Count;

    /// <summary>Computes eight worlds.</summary>
    /// <param name="worlds">Their values.</param>
    /// <param name="block">Which block of its scenario they are, where that is known.</param>
    public void Evaluate(ReadOnlySpan<V> worlds, int block = 0)
    {
        space = spaces[block];
        Plan.Evaluate(worlds, space);
        model.FillMultiples(worlds, Plan, multiples);
    }

    /// <summary>What a regime is worth to every party in the eight worlds: its paths, each with its probability. Good until the next one is asked for.</summary>
    public RegimeTotals Total(int regime, ReadOnlySpan<V> worlds)
    {
        totals.Clear();
        for (var at = 0; at < regimes[regime].Count; at++)
        {
            path.Clear();
            path.AddPath(regimes[regime].First + at, space, multiples);
            totals.Add(path, regimes[regime].Probability(at, worlds));
        }

        return totals;
    }
}

namespace Deals;

/// <summary>
/// The money of a book of deals, ready to be computed under any scenario: who pays whom when, under every regime, and what
/// that is worth to each party. How is written in docs/model.md. Not for several threads at a time.
/// </summary>
public sealed class MoneyModel
{
    private readonly Plan plan;
    private readonly Workspaces spaces;
    private readonly Lazy<DeltaPlan> deltaPlan;
    private readonly List<RegimePaths> regimes;
    private readonly (double Cash, double Scale)[] solved;
    private readonly Dictionary<string, ClauseBridge> bridges = [];

    private MoneyModel(DealBook book)
    {
        Book = book;
        Frame = book.Ledger ?? throw new InvalidOperationException($"The dataset {book.Name} has no ledger: its descriptor lacks the property deals.ledger, so no money can be counted.");
        if (book.Terms.Count == 0)
            throw new InvalidOperationException($"The dataset {book.Name} has no terms, so no money can be counted.");
        var faults = MoneyChecks.Of(book, Scenario.Base(book)).Where(fault => !fault.IsWarning).ToList();
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
        Current = book.Regimes.Single(regime => regime.Role == RegimeRole.Current);
        Baselines = [.. book.Regimes.Where(regime => regime.Role is RegimeRole.DefaultBaseline or RegimeRole.Baseline).OrderBy(regime => regime.Role)];
        var paths = new List<PathState>();
        var found = new List<RegimePaths>();
        foreach (var regime in book.Regimes)
        {
            found.Add(new(regime, paths.Count, new Inputs(book.Assumptions)));
            paths.AddRange(PathState.AllOf(regime));
        }

        regimes = found;
        plan = new(book, Frame.First, Frame.Last, paths);
        spaces = new(plan, keepsQuarters: true);
        deltaPlan = new(() => new(this));
        solved = Solve();
    }

    /// <summary>The dataset.</summary>
    public DealBook Book { get; }

    /// <summary>Over which quarters, in which unit and from which day money is counted.</summary>
    public LedgerFrame Frame { get; }

    /// <summary>What holds.</summary>
    public Regime Current { get; }

    /// <summary>What it is measured against, the default first.</summary>
    public IReadOnlyList<Regime> Baselines { get; }

    internal Plan Plan => plan;

    internal IReadOnlyList<RegimePaths> Regimes => regimes;

    /// <summary>Makes a book's money ready.</summary>
    /// <exception cref="InvalidOperationException">The dataset has no ledger or no terms, or its base values contradict each other; the message says where.</exception>
    public static MoneyModel Of(DealBook book) => new(book);

    /// <summary>All results under a scenario, for every regime.</summary>
    /// <param name="scenario">The circumstances; the base scenario when left out.</param>
    /// <exception cref="ArgumentException">What the scenario sets contradicts itself; the message names the row.</exception>
    /// <exception cref="NotFiniteMoneyException">A formula gave no number; the message names the row and the quarter.</exception>
    public MoneyResult Under(Scenario? scenario = null) => MoneyResult.Of(this, Checked(scenario ?? Scenario.Base(Book)));

    /// <summary>What the results depend on: verdicts, tornado, break-evens, sweeps.</summary>
    /// <inheritdoc cref="Under"/>
    public Outcomes Outcomes(Scenario? scenario = null) => new(this, scenario ?? Scenario.Base(Book));

    /// <summary>What every party gains against every baseline, under each of several scenarios, computed as one batch.</summary>
    /// <returns>For each scenario the deltas, party by party in the order of the data, baseline by baseline.</returns>
    /// <inheritdoc cref="Under"/>
    public IReadOnlyList<IReadOnlyList<Delta>> Deltas(IReadOnlyList<Scenario> scenarios)
    {
        var worlds = new Worlds(plan.Inputs, [.. scenarios.Select(Checked)]);
        var parties = Book.Parties.Count;
        var between = deltaPlan.Value;
        var sums = new double[scenarios.Count, between.Count, parties, 4];
        for (var block = 0; block < worlds.Blocks.Length; block++)
        {
            between.Evaluate(worlds.Blocks[block], block);
            for (var at = 0; at < between.Count; at++)
            {
                var totals = between.Total(at, worlds.Blocks[block]);
                for (var lane = 0; lane < worlds.RealIn(block); lane++)
                {
                    var world = (block * Plan.Width) + lane;
                    for (var party = 0; party < parties; party++)
                    {
                        for (var count = 0; count < 4; count++)
                            sums[worlds.ScenarioOf(world), at, party, count] += worlds.WeightOf(world) * totals.Counts[count][party].GetElement(lane);
                    }
                }
            }
        }

        for (var at = 0; at < scenarios.Count; at++)
        {
            // The full results know the names, so they tell what gave no number.
            if (Enumerable.Range(0, parties).Any(party => Enumerable.Range(0, between.Count).Any(regime => !double.IsFinite(sums[at, regime, party, 1]))))
                Under(scenarios[at]);
        }

        return
        [
            .. scenarios.Select((_, scenario) => (IReadOnlyList<Delta>)
            [
                .. from party in Enumerable.Range(0, parties)
                   from baseline in Enumerable.Range(0, Baselines.Count)
                   let d = Enumerable.Range(0, 4).Select(count => sums[scenario, 0, party, count] - sums[scenario, baseline + 1, party, count]).ToArray()
                   select new Delta(Book.Parties[party], Baselines[baseline], d[0], d[1], d[2], d[3]),
            ]),
        ];
    }

    /// <summary>Makes ready to count every party's deltas in very many worlds.</summary>
    /// <param name="columns">The assumptions whose values differ from world to world.</param>
    /// <param name="scenario">What all others are set to; the base scenario when left out.</param>
    /// <exception cref="ArgumentException">No assumption is named, or one twice, or what the scenario sets contradicts itself.</exception>
    /// <exception cref="KeyNotFoundException">The dataset has no such assumption.</exception>
    public WorldBatch Batch(IReadOnlyList<Assumption> columns, Scenario? scenario = null) => new(this, Checked(scenario ?? Scenario.Base(Book)), columns);

    internal ClauseBridge BridgeAgainst(Regime baseline)
    {
        if (!bridges.TryGetValue(baseline.Id, out var bridge))
            bridges.Add(baseline.Id, bridge = new(this, baseline));
        return bridge;
    }

    internal int IndexOf(Regime regime)
    {
        for (var at = 0; at < Book.Regimes.Count; at++)
        {
            if (Book.Regimes[at].Id == regime.Id)
                return at;
        }

        throw new ArgumentException($"The dataset has no regime {regime.Id}.", nameof(regime));
    }

    /// <summary>Computes a block of a scenario's worlds.</summary>
    internal Workspace Evaluate(Worlds worlds, int block)
    {
        plan.Evaluate(worlds.Blocks[block], spaces[block]);
        return spaces[block];
    }

    /// <summary>Each lab's multiple: solved at its last round's value, and moved with that value alone.</summary>
    internal void FillMultiples(ReadOnlySpan<V> worlds, Plan of, Span<V> multiples)
    {
        for (var lab = 0; lab < of.Labs.Length; lab++)
            multiples[lab] = (of.Labs[lab].PostMoney(worlds) - Lane.Create(solved[lab].Cash)) / solved[lab].Scale;
    }

    private Scenario Checked(Scenario scenario)
    {
        var faults = MoneyChecks.Of(Book, scenario).Where(fault => !fault.IsWarning).ToList();
        return faults.Count == 0 ? scenario : throw new ArgumentException($"The scenario ({scenario}) cannot be computed. {string.Join(" ", faults)}");
    }

    /// <summary>In the base scenario under the current regime: each lab's cash, and what its multiple is applied to.</summary>
    private (double Cash, double Scale)[] Solve()
    {
        var sums = new (double Cash, double Scale)[plan.Labs.Length];
        var worlds = new Worlds(plan.Inputs, [Scenario.Base(Book)]);
        var current = regimes[IndexOf(Current)];
        for (var block = 0; block < worlds.Blocks.Length; block++)
        {
            var space = Evaluate(worlds, block);
            for (var at = 0; at < current.Count; at++)
            {
                var probability = current.Probability(at, worlds.Blocks[block]);
                for (var lab = 0; lab < sums.Length; lab++)
                {
                    var (cash, scale) = (V.Zero, V.Zero);
                    foreach (var one in plan.PlansOf(current.First + at))
                    {
                        if (one < 0 || plan.Terms[one].Kind == TermKind.Tranche)
                            continue;
                        var value = space.Present[one] + space.Labs[lab].Continuing[one];
                        if (plan.Terms[one].Payee == plan.Labs[lab].Lab)
                            cash += value;
                        else if (plan.Terms[one].Payer == plan.Labs[lab].Lab)
                            cash -= value;
                        scale += space.Labs[lab].Sales[one];
                    }

                    for (var lane = 0; lane < worlds.RealIn(block); lane++)
                    {
                        var weight = worlds.WeightOf((block * Plan.Width) + lane) * probability.GetElement(lane);
                        sums[lab] = (sums[lab].Cash + (weight * cash.GetElement(lane)), sums[lab].Scale + (weight * scale.GetElement(lane)));
                    }
                }
            }
        }

        return sums;
    }
}

/// <summary>The paths of a regime within a plan.</summary>
internal sealed class RegimePaths
{
    private readonly Input?[] probabilities;

    public RegimePaths(Regime regime, int first, Inputs inputs)
    {
        (Regime, First) = (regime, first);
        probabilities = regime.Resolution is { } resolution
            ? [.. resolution.Ends.Select(end => end.Probability is { } assumed ? inputs.Of(assumed) : (Input?)null)]
            : [new Input(-1, 1)];
    }

    public Regime Regime { get; }

    /// <summary>The plan's first path that is this regime's.</summary>
    public int First { get; }

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
}

/// <summary>What a regime is worth to each party, in eight worlds at a time.</summary>
internal sealed class RegimeTotals(int parties)
{
    /// <summary>Direct, look-through, and both not discounted.</summary>
    public Lanes[] Counts { get; } = [new(parties), new(parties), new(parties), new(parties)];

    public void Clear()
    {
        foreach (var count in Counts)
            count.AsSpan().Clear();
    }

    public void Add(PathTotals path, V probability)
    {
        Add(Counts[0], path.Direct, probability);
        Add(Counts[1], path.LookThrough, probability);
        Add(Counts[2], path.DirectPlain, probability);
        Add(Counts[3], path.LookThroughPlain, probability);
    }

    private static void Add(Lanes to, Lanes from, V probability)
    {
        var sums = to.AsSpan();
        var added = from.AsSpan();
        for (var at = 0; at < sums.Length; at++)
            sums[at] += probability * added[at];
    }
}

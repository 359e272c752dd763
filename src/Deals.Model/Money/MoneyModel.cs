namespace Deals;

/// <summary>
/// The money of a book of deals, ready to be computed under any scenario: who pays whom when, under every regime, and what
/// that is worth to each party. How is written in docs/model.md. Not for several threads at a time.
/// </summary>
public sealed class MoneyModel
{
    private readonly MoneyChecks checks;
    private readonly Lazy<Plan> between;
    private readonly Lazy<HashSet<Term>> judged;
    private readonly Dictionary<string, ClauseBridge> bridges = [];

    private MoneyModel(DealBook book)
    {
        Book = book;
        Frame = book.Ledger ?? throw new InvalidOperationException(
            $"The dataset {book.Name} has no ledger: its descriptor lacks the property deals.ledger, so no money can be counted.");
        if (book.Terms.Count == 0)
            throw new InvalidOperationException($"The dataset {book.Name} has no terms, so no money can be counted.");
        checks = new(book);
        var faults = checks.Under(Scenario.Base(book)).Where(fault => !fault.IsWarning).ToList();
        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
        Current = book.Regimes.Single(regime => regime.Role == RegimeRole.Current);
        Baselines =
        [
            .. book.Regimes.Where(regime => regime.Role is RegimeRole.DefaultBaseline or RegimeRole.Baseline)
                .OrderBy(regime => regime.Role),
        ];
        Plan = new(book, book.Regimes, keepsQuarters: true);
        Plan.Solved = Solve();
        between = new(() => PlanBetween());
        judged = new(() => [.. book.Terms.Where(term => Behind.RestsOnJudgement(book, term, Frame.Last.Year))]);
    }

    /// <summary>The dataset.</summary>
    public DealBook Book { get; }

    /// <summary>Over which quarters, in which unit and from which day money is counted.</summary>
    public LedgerFrame Frame { get; }

    /// <summary>What holds.</summary>
    public Regime Current { get; }

    /// <summary>What it is measured against, the default first.</summary>
    public IReadOnlyList<Regime> Baselines { get; }

    /// <summary>
    /// Whether a number or a day behind a term is a judgement, or the parties did not confirm it: its own, those of the terms that it is
    /// computed from, of drivers and of pools.
    /// </summary>
    public bool RestsOnJudgement(Term term) => judged.Value.Contains(term);

    /// <summary>All regimes, with their quarters.</summary>
    internal Plan Plan { get; }

    /// <summary>Makes a book's money ready.</summary>
    /// <exception cref="InvalidOperationException">
    /// The dataset has no ledger or no terms, or its base values contradict each other; the message says where.
    /// </exception>
    public static MoneyModel Of(DealBook book) => new(book);

    /// <summary>Returns all results under a scenario, for every regime.</summary>
    /// <param name="scenario">What the assumptions are set to; the base scenario when left out.</param>
    /// <exception cref="ArgumentException">What the scenario sets contradicts itself; the message names the row.</exception>
    /// <exception cref="NotFiniteMoneyException">A formula gave no number; the message names the row and the quarter.</exception>
    public MoneyResult Under(Scenario? scenario = null) => MoneyResult.Of(this, Checked(scenario ?? Scenario.Base(Book)));

    /// <summary>Returns what the results depend on: verdicts, tornado, break-evens, sweeps.</summary>
    /// <inheritdoc cref="Under"/>
    public Outcomes Outcomes(Scenario? scenario = null) => new(this, scenario ?? Scenario.Base(Book));

    /// <summary>Returns what every party gains against every baseline, under each of several scenarios, computed as one batch.</summary>
    /// <returns>For each scenario the deltas, party by party in the order of the data, baseline by baseline.</returns>
    /// <inheritdoc cref="Under"/>
    public IReadOnlyList<IReadOnlyList<Delta>> Deltas(IReadOnlyList<Scenario> scenarios)
    {
        var sums = Values(between.Value, scenarios);
        double Gain(int scenario, int baseline, int at) => sums[scenario, 0, at] - sums[scenario, baseline + 1, at];
        var parties = Book.Parties.Count;
        return
        [
            .. scenarios.Select((_, scenario) => (IReadOnlyList<Delta>)
            [
                .. from party in Enumerable.Range(0, parties)
                   from baseline in Enumerable.Range(0, Baselines.Count)
                   let d = Enumerable.Range(0, Totals.Counts).Select(count => Gain(scenario, baseline, (count * parties) + party)).ToArray()
                   select new Delta(Book.Parties[party], Baselines[baseline], d[0], d[1], d[2], d[3]),
            ]),
        ];
    }

    /// <summary>
    /// Returns what each regime of a plan is worth under each of several scenarios, computed as one batch: for each scenario and regime
    /// the four numbers of a <see cref="PartyValue"/>, of every party the first, then of every party the second.
    /// </summary>
    internal double[,,] Values(Plan plan, IReadOnlyList<Scenario> scenarios)
    {
        var worlds = new Worlds(plan.Inputs, [.. scenarios.Select(Checked)]);
        var (parties, totals, path) = (Book.Parties.Count, new Totals(plan), new Totals(plan));
        var sums = new double[scenarios.Count, plan.Regimes.Count, Totals.Counts * parties];
        for (var block = 0; block < worlds.BlockCount; block++)
        {
            var space = plan.Evaluate(worlds.Block(block), block);
            for (var regime = 0; regime < plan.Regimes.Count; regime++)
            {
                plan.Regimes[regime].Sum(space, totals, path);
                for (var lane = 0; lane < worlds.RealIn(block); lane++)
                {
                    var world = (block * LaneMemory.Width) + lane;
                    for (var at = 0; at < totals.Sums.Length; at++)
                        sums[worlds.ScenarioOf(world), regime, at] += worlds.WeightOf(world) * totals.Sums[at].GetElement(lane);
                }
            }
        }

        for (var scenario = 0; scenario < scenarios.Count; scenario++)
        {
            // The full results know the names, so they tell what gave no number.
            bool IsFinite(int party)
                => Enumerable.Range(0, plan.Regimes.Count).All(regime => double.IsFinite(sums[scenario, regime, parties + party]));
            if (!Enumerable.Range(0, parties).All(IsFinite))
                Under(scenarios[scenario]);
        }

        return sums;
    }

    /// <summary>Makes ready to count every party's deltas in very many worlds.</summary>
    /// <param name="columns">The assumptions whose values differ from world to world.</param>
    /// <param name="scenario">What all others are set to; the base scenario when left out.</param>
    /// <param name="countsPlain">Whether plain money is counted too: without it a world takes less time.</param>
    /// <exception cref="ArgumentException">No assumption is named, or one twice, or what the scenario sets contradicts itself.</exception>
    /// <exception cref="KeyNotFoundException">The dataset has no such assumption.</exception>
    public WorldBatch Batch(IReadOnlyList<Assumption> columns, Scenario? scenario = null, bool countsPlain = true)
        => new(this, Checked(scenario ?? Scenario.Base(Book)), columns, countsPlain);

    /// <summary>Whether anything is worth something after the ledger's last quarter.</summary>
    public bool GoesOn => Book.Valuations.Count > 0 || Frame.CloudLife is not null
        || Book.Terms.OfType<RevenueShare>().Any(share => share.Life is not null);

    /// <summary>Whether any formula reads an assumption: what none does changes no number.</summary>
    internal bool Reads(Assumption assumption) => Plan.Inputs.IsRead(assumption);

    /// <summary>
    /// Whether an assumption makes a difference to any party, all else as in a scenario: between the values of its odds, or over its
    /// bounds where it has none.
    /// </summary>
    internal bool Moves(Assumption assumption, Scenario scenario)
    {
        if (!Reads(assumption))
            return false;
        IEnumerable<AssumptionValue> values = assumption.Odds.Count > 0 ? assumption.Odds.Select(odds => odds.Value)
            : [assumption.Minimum, assumption.Low, assumption.Base, assumption.High, assumption.Maximum];
        var all = Deltas([.. values.Distinct().Select(value => scenario.With(assumption.Id, value)).Where(CanBe)]);
        return all.Skip(1).Any(deltas => deltas.Zip(all[0]).Any(pair
            => Math.Abs(pair.First.LookThrough - pair.Second.LookThrough) > ZeroFinder.Tolerance
                || Math.Abs(pair.First.Direct - pair.Second.Direct) > ZeroFinder.Tolerance));
    }

    internal ClauseBridge BridgeAgainst(Regime baseline)
    {
        if (!bridges.TryGetValue(baseline.Id, out var bridge))
            bridges.Add(baseline.Id, bridge = new(this, baseline));
        return bridge;
    }

    internal int IndexOf(Regime regime)
    {
        var at = 0;
        while (at < Book.Regimes.Count && Book.Regimes[at].Id != regime.Id)
            at++;
        return at < Book.Regimes.Count ? at : throw new ArgumentException($"The dataset has no regime {regime.Id}.", nameof(regime));
    }

    /// <summary>
    /// The regimes between which deltas are taken, the current one first and then the baselines, with memory of their own: what
    /// only other regimes need is not computed, and what is computed is kept as sums only.
    /// </summary>
    internal Plan PlanBetween(bool countsPlain = true)
        => new(Book, [Current, .. Baselines], keepsQuarters: false, countsPlain) { Solved = Plan.Solved };

    /// <summary>Whether what a scenario sets does not contradict itself.</summary>
    internal bool CanBe(Scenario scenario) => checks.Under(scenario).All(fault => fault.IsWarning);

    /// <summary>Returns the scenario, unless what it sets contradicts itself.</summary>
    /// <exception cref="ArgumentException">It does; the message names the row.</exception>
    internal Scenario Checked(Scenario scenario)
    {
        var faults = checks.Under(scenario).Where(fault => !fault.IsWarning).ToList();
        return faults.Count == 0
            ? scenario
            : throw new ArgumentException($"The scenario ({scenario}) cannot be computed. {string.Join(" ", faults)}");
    }

    /// <summary>In the base scenario under the current regime: each lab's cash, and what its multiple is applied to.</summary>
    private (double Cash, double Scale)[] Solve()
    {
        var sums = new (double Cash, double Scale)[Plan.Labs.Length];
        var worlds = new Worlds(Plan.Inputs, [Scenario.Base(Book)]);
        var current = Plan.Regimes[IndexOf(Current)];
        for (var block = 0; block < worlds.BlockCount; block++)
        {
            var space = Plan.Evaluate(worlds.Block(block), block);
            for (var at = 0; at < current.Count; at++)
            {
                var probability = current.Probability(at, worlds.Block(block));
                for (var lab = 0; lab < sums.Length; lab++)
                {
                    var (cash, scale) = (V.Zero, V.Zero);
                    foreach (var one in Plan.PlansOf(current.First + at))
                    {
                        if (one < 0 || Plan.Terms[one] is Tranche)
                            continue;
                        var value = space.Present[one] + space.Labs[lab].Continuing[one];
                        if (Plan.Terms[one].Payee == Plan.Labs[lab].Lab)
                            cash += value;
                        else if (Plan.Terms[one].Payer == Plan.Labs[lab].Lab)
                            cash -= value;
                        scale += space.Labs[lab].Sales[one];
                    }

                    for (var lane = 0; lane < worlds.RealIn(block); lane++)
                    {
                        var weight = worlds.WeightOf((block * LaneMemory.Width) + lane) * probability.GetElement(lane);
                        sums[lab] = (
                            sums[lab].Cash + (weight * cash.GetElement(lane)), sums[lab].Scale + (weight * scale.GetElement(lane)));
                    }
                }
            }
        }

        return sums;
    }
}

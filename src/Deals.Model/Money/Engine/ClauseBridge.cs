namespace Deals;

/// <summary>What each clause contributes to every party's delta.</summary>
/// <param name="Switch">The clause.</param>
/// <param name="Direct">Its part of each party's direct delta, in the order of the parties.</param>
/// <param name="LookThrough">Its part of the look-through delta.</param>
internal sealed record ClausePart(Switch Switch, double[] Direct, double[] LookThrough);

/// <summary>
/// Shapley values over the clauses that differ between the current regime and a baseline: the average of what switching a
/// clause changes, over every order of switching (L. S. Shapley, A Value for n-Person Games, 1953).
/// </summary>
internal sealed class ClauseBridge
{
    private readonly MoneyModel model;
    private readonly RegimePaths regime;

    /// <summary>The clauses that differ at any end, in the order of the data.</summary>
    private readonly Switch[] clauses;

    /// <summary>For each end of the baseline, what the clauses do to each plan that they change.</summary>
    private readonly IReadOnlyList<(int Plan, (int Switch, double Share)[] Switches)[]> shares;

    /// <summary>The plans of <see cref="shares"/>.</summary>
    private readonly int[][] changed;
    private readonly Plan plan;

    public ClauseBridge(MoneyModel model, Regime baseline)
    {
        this.model = model;
        var settled = PathState.AllOf(model.Current) is [var single]
            ? single
            : throw new InvalidOperationException(
                $"A bridge by clause needs a current regime that is settled; {model.Current.Id} is a mixture.");
        regime = model.Plan.Regimes[model.IndexOf(baseline)];
        var ends = PathState.AllOf(baseline);
        var differing = ends
            .Select(end => model.Book.Switches.Where(clause => end.StateOf(clause) != settled.StateOf(clause)).ToArray()).ToList();
        if (differing.Find(switched => switched.Length > Limit.Clauses.Most) is { } many)
            throw new InvalidOperationException(
                $"{model.Current.Id} and {baseline.Id} differ in {many.Length} clauses; a bridge by clause takes at most "
                    + $"{Limit.Clauses.Most}.");
        PathState[] paths =
        [
            .. ends.SelectMany(
                (end, at) => Subsets(differing[at]).Select(switched => end.With(switched.Select(clause => clause.Id), settled))),
        ];
        plan = new(model.Book, model.Frame.First, model.Frame.Last, paths) { Solved = model.Plan.Solved };
        clauses = [.. model.Book.Switches.Where(clause => differing.Any(switched => switched.Contains(clause)))];
        shares = [.. differing.Select((switched, end) => SharesOf(switched, differing.Take(end).Sum(before => 1 << before.Length)))];
        changed = [.. shares.Select(end => end.Select(each => each.Plan).ToArray())];
    }

    /// <summary>Returns the parts under a scenario, clause by clause in the order of the data.</summary>
    public IReadOnlyList<ClausePart> Parts(Scenario scenario)
    {
        var worlds = new Worlds(plan.Inputs, [scenario]);
        Span<double> weights = stackalloc double[LaneMemory.Width];
        Span<double> likely = stackalloc double[LaneMemory.Width];
        var ends = changed.Select(plans => new Expectations(plan, plans)).ToList();
        for (var block = 0; block < worlds.BlockCount; block++)
        {
            var space = plan.Evaluate(worlds.Block(block), block);
            worlds.FillWeights(block, weights);
            for (var end = 0; end < ends.Count; end++)
            {
                var probability = regime.Probability(end, worlds.Block(block));
                for (var lane = 0; lane < likely.Length; lane++)
                    likely[lane] = weights[lane] * probability.GetElement(lane);
                ends[end].Add(space, likely);
            }
        }

        var parties = model.Book.Parties.Count;
        var parts = clauses.Select(clause => new ClausePart(clause, new double[parties], new double[parties])).ToArray();
        for (var end = 0; end < ends.Count; end++)
        {
            foreach (var (at, ofClauses) in shares[end])
            {
                var values = ends[end].Values(at);
                foreach (var (clause, share) in ofClauses)
                {
                    for (var party = 0; party < parties; party++)
                    {
                        parts[clause].Direct[party] += share * values[party * Totals.Counts];
                        parts[clause].LookThrough[party] += share * values[(party * Totals.Counts) + 1];
                    }
                }
            }
        }

        return parts;
    }

    private static IEnumerable<Switch[]> Subsets(Switch[] clauses)
        => Enumerable.Range(0, 1 << clauses.Length).Select(set => clauses.Where((_, at) => (set >> at & 1) == 1).ToArray());

    /// <summary>
    /// How much of a plan each clause brings in or takes out, averaged over the orders of switching. A path is worth the sum of
    /// its plans, and a sum's Shapley values are the sums of its parts', so these do not depend on the scenario.
    /// </summary>
    /// <param name="switched">The clauses that differ at one end.</param>
    /// <param name="first">The end's first path; its others follow, a set of switched clauses each.</param>
    private (int Plan, (int Switch, double Share)[] Switches)[] SharesOf(Switch[] switched, int first)
    {
        var n = switched.Length;
        var shares = new SortedDictionary<int, double[]>();
        for (var set = 0; set < 1 << n; set++)
        {
            for (var clause = 0; clause < n; clause++)
            {
                if ((set >> clause & 1) == 1)
                    continue;
                var weight = Weight(System.Numerics.BitOperations.PopCount((uint)set), n);
                var without = plan.PlansOf(first + set);
                var with = plan.PlansOf(first + (set | 1 << clause));
                for (var term = 0; term < without.Length; term++)
                {
                    // What the clause leaves as it is would only add and take away the same.
                    if (without[term] == with[term])
                        continue;
                    Count(with[term], clause, weight);
                    Count(without[term], clause, -weight);
                }
            }
        }

        return
        [
            .. from share in shares
               let counted = Enumerable.Range(0, n).Where(at => share.Value[at] != 0)
               select (share.Key, counted.Select(at => (Array.IndexOf(clauses, switched[at]), share.Value[at])).ToArray()),
        ];

        void Count(int one, int clause, double weight)
        {
            if (one < 0)
                return;
            if (!shares.TryGetValue(one, out var of))
                shares.Add(one, of = new double[n]);
            of[clause] += weight;
        }
    }

    /// <summary>s! (n − s − 1)! / n!: how often a set of s clauses is switched right before the one in question.</summary>
    private static double Weight(int s, int n)
    {
        var weight = 1.0 / n;
        for (var at = 1; at <= s; at++)
            weight *= (double)at / (n - at);
        return weight;
    }
}

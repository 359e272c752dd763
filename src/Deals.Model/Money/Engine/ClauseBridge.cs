namespace Deals.Model;

/// <summary>What each clause contributes to every party's delta.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Direct">Its part of each party's direct delta, in the order of the parties.</param>
/// <param name="LookThrough">Its part of the look-through delta.</param>
internal sealed record ClausePart(Clause Clause, double[] Direct, double[] LookThrough);

/// <summary>
/// Shapley values over the clauses that differ between the current regime and a baseline: the average of what switching a
/// clause changes, over every order of switching (L. S. Shapley, A Value for n-Person Games, 1953).
/// </summary>
internal sealed class ClauseBridge
{
    /// <summary>2^n paths are computed for n clauses; beyond this the wait would be long and the chart unreadable.</summary>
    private const int MostClauses = 12;

    private readonly MoneyModel model;
    private readonly RegimePaths regime;

    /// <summary>For each end of the baseline, the clauses that differ from the current regime.</summary>
    private readonly IReadOnlyList<Clause[]> differing;
    private readonly Plan plan;
    private readonly Workspace space;
    private readonly PathTotals totals;

    public ClauseBridge(MoneyModel model, Regime baseline)
    {
        this.model = model;
        var settled = PathState.AllOf(model.Current) is [var single]
            ? single
            : throw new InvalidOperationException($"A bridge by clause needs a current regime that is settled; {model.Current.Id} is a mixture.");
        regime = model.Regimes[model.IndexOf(baseline)];
        var ends = PathState.AllOf(baseline);
        differing = [.. ends.Select(end => model.Book.Clauses.Where(clause => end.StateOf(clause) != settled.StateOf(clause)).ToArray())];
        if (differing.FirstOrDefault(clauses => clauses.Length > MostClauses) is { } many)
            throw new InvalidOperationException($"{model.Current.Id} and {baseline.Id} differ in {many.Length} clauses; a bridge by clause takes at most {MostClauses}.");
        plan = new(
            model.Book, model.Frame.First, model.Frame.Last,
            [.. ends.SelectMany((end, at) => Subsets(differing[at]).Select(switched => end.With(switched.Select(clause => clause.Id), settled)))]);
        space = new(plan, keepsQuarters: false);
        totals = new(plan);
    }

    /// <summary>The parts under a scenario, clause by clause in the order of the data.</summary>
    public IReadOnlyList<ClausePart> Parts(Scenario scenario)
    {
        var values = Values(scenario);
        var parts = model.Book.Clauses.Where(clause => differing.Any(clauses => clauses.Contains(clause)))
            .ToDictionary(clause => clause.Id, clause => new ClausePart(clause, new double[model.Book.Parties.Count], new double[model.Book.Parties.Count]));
        var first = 0;
        foreach (var clauses in differing)
        {
            Share(clauses, values.AsSpan(first, 1 << clauses.Length), parts);
            first += 1 << clauses.Length;
        }

        return [.. parts.Values];
    }

    private static IEnumerable<Clause[]> Subsets(Clause[] clauses)
        => Enumerable.Range(0, 1 << clauses.Length).Select(set => clauses.Where((_, at) => (set >> at & 1) == 1).ToArray());

    private static void Share(Clause[] clauses, ReadOnlySpan<double[][]> values, Dictionary<string, ClausePart> parts)
    {
        var n = clauses.Length;
        for (var clause = 0; clause < n; clause++)
        {
            var part = parts[clauses[clause].Id];
            for (var set = 0; set < values.Length; set++)
            {
                if ((set >> clause & 1) == 1)
                    continue;
                var weight = Weight(System.Numerics.BitOperations.PopCount((uint)set), n);
                var (without, with) = (values[set], values[set | 1 << clause]);
                for (var party = 0; party < part.Direct.Length; party++)
                {
                    part.Direct[party] += weight * (with[0][party] - without[0][party]);
                    part.LookThrough[party] += weight * (with[1][party] - without[1][party]);
                }
            }
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

    /// <summary>For each path the expected direct and look-through values, weighed with the probability of the end it belongs to.</summary>
    private double[][][] Values(Scenario scenario)
    {
        var worlds = new Worlds(plan.Inputs, [scenario]);
        var multiples = new V[plan.Labs.Length];
        var parties = model.Book.Parties.Count;
        var values = plan.Paths.Select(_ => new[] { new double[parties], new double[parties] }).ToArray();
        for (var block = 0; block < worlds.Blocks.Length; block++)
        {
            plan.Evaluate(worlds.Blocks[block], space);
            model.FillMultiples(worlds.Blocks[block], plan, multiples);
            var at = 0;
            for (var end = 0; end < differing.Count; end++)
            {
                var probability = regime.Probability(end, worlds.Blocks[block]);
                for (var of = 0; of < 1 << differing[end].Length; of++, at++)
                {
                    totals.Clear();
                    totals.AddPath(at, space, multiples);
                    for (var lane = 0; lane < worlds.RealIn(block); lane++)
                    {
                        var weight = worlds.WeightOf((block * Plan.Width) + lane) * probability.GetElement(lane);
                        for (var party = 0; party < parties; party++)
                        {
                            values[at][0][party] += weight * totals.Direct[party].GetElement(lane);
                            values[at][1][party] += weight * totals.LookThrough[party].GetElement(lane);
                        }
                    }
                }
            }
        }

        return values;
    }
}

namespace Deals;

/// <summary>What of a delta's variance some assumptions bring about.</summary>
/// <param name="Assumptions">One assumption, or those that move together.</param>
/// <param name="First">The part that they bring about alone: what the variance would fall by, on average, were they known.</param>
/// <param name="Total">The part that they have a hand in, with others too: what would be left, were all others known.</param>
public sealed record SensitivityIndex(IReadOnlyList<Assumption> Assumptions, IndexEstimate First, IndexEstimate Total);

/// <summary>
/// Which assumptions bring about how much of each delta's variance: Sobol's first-order and total indices with bootstrap intervals.
/// One by one the assumptions are drawn as if they were independent; in groups, those that move together count as one, and are drawn
/// so.
/// </summary>
public sealed class Sensitivity
{
    private readonly Simulation simulation;
    private readonly IReadOnlyList<int[]> groups;
    private readonly List<DeltaColumn> columns;
    private readonly SobolIndices indices;
    private readonly Dictionary<DeltaColumn, IReadOnlyList<SensitivityIndex>> known = [];

    internal Sensitivity(Simulation simulation, int points, bool areGrouped, CancellationToken cancellation)
    {
        if (points < SobolIndices.Blocks || !System.Numerics.BitOperations.IsPow2(points))
            throw new ArgumentException($"Sensitivity takes a power of two of points, {SobolIndices.Blocks} at least, not {points}.",
                nameof(points));
        if (simulation.Drawn.Count * 2 > SobolDirections.Most)
            throw new ArgumentException(
                $"{simulation.Drawn.Count} assumptions are drawn; indices can be computed of {SobolDirections.Most / 2} at most.",
                nameof(simulation));
        (this.simulation, AreGrouped, Points) = (simulation, areGrouped, points);
        var together = areGrouped ? simulation.Draws.Groups : [];
        groups =
        [
            .. together,
            .. Enumerable.Range(0, simulation.Drawn.Count).Except(together.SelectMany(group => group)).Select(column => new[] { column }),
        ];
        columns = [.. simulation.Columns.Where(
            column => column.Perspective == Perspective.LookThrough && simulation.Parties.Contains(column.Party))];
        indices = new(groups, columns.Count);
        if (simulation.Drawn.Count > 0 && columns.Count > 0)
            Compute(cancellation);
    }

    /// <summary>Whether those that move together count as one; else each is drawn independently of all others.</summary>
    public bool AreGrouped { get; }

    /// <summary>How many points each of the two sets has.</summary>
    public int Points { get; }

    /// <summary>How many worlds were computed.</summary>
    public int Worlds => Points * (groups.Count + 2);

    /// <summary>Returns the indices of one party's delta, look-through, the largest total first.</summary>
    /// <exception cref="ArgumentException">The party has nothing at stake, or the regime is no baseline.</exception>
    public IReadOnlyList<SensitivityIndex> Of(Party party, Regime baseline)
    {
        var column = new DeltaColumn(party, baseline, Perspective.LookThrough);
        var at = columns.IndexOf(column);
        if (at < 0)
            throw new ArgumentException(
                $"Nothing was drawn for {party.Id} against {baseline.Id}: name a party with money at stake and a baseline.", nameof(party));
        if (simulation.Drawn.Count == 0)
            return [];
        if (!known.TryGetValue(column, out var found))
        {
            found =
            [
                .. groups.Zip(indices.Of(at, simulation.Settings.Seed))
                    .Select(one => new SensitivityIndex([.. one.First.Select(drawn => simulation.Drawn[drawn])], one.Second.First,
                        one.Second.Total))
                    .OrderByDescending(one => one.Total.Value),
            ];
            known.Add(column, found);
        }

        return found;
    }

    private void Compute(CancellationToken cancellation)
    {
        var seed = simulation.Settings.Seed;
        double[][] Set(int dimension)
        {
            double[][] set = [.. simulation.Drawn.Select(_ => new double[Points])];
            simulation.Draws.Fill(seed, int.MaxValue, set, dimension, areIndependent: !AreGrouped);
            return set;
        }

        var (a, b) = (Set(0), Set(simulation.Drawn.Count));
        double[] centre = [.. columns.Select(column => simulation.DeltaOf(column.Party, column.Baseline).Mean.Value)];
        var threads = Math.Clamp(simulation.Settings.Threads, 1, SobolIndices.Blocks);
        var batches = Enumerable.Range(0, threads)
            .Select(_ => simulation.Model.Batch(simulation.Drawn, simulation.Scenario, countsPlain: false)).ToArray();
        void Work(int thread)
        {
            var batch = batches[thread];
            int[] wanted = [.. columns.Select(column => batch.ColumnOf(column.Party, column.Baseline, column.Perspective))];
            double[][] all = [];
            for (var block = thread; block < SobolIndices.Blocks; block += threads)
            {
                cancellation.ThrowIfCancellationRequested();
                indices.Add(block, a, b, centre, (inputs, outputs) =>
                {
                    if (all.Length == 0)
                        all = [.. Enumerable.Range(0, batch.DeltaColumns).Select(_ => new double[inputs[0].Length])];
                    simulation.Draws.KeepWhole(inputs);
                    batch.Fill(inputs, all);
                    for (var at = 0; at < wanted.Length; at++)
                        all[wanted[at]].CopyTo(outputs[at].AsSpan());
                });
            }
        }

        if (threads == 1)
            Work(0);
        else
            Parallel.For(0, threads, new ParallelOptions { CancellationToken = cancellation }, Work);
    }
}

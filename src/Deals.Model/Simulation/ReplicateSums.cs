namespace Deals;

/// <summary>What is kept of one column of deltas in one replicate, or of those of its worlds in which an assumption has a value.</summary>
/// <param name="Worlds">How many worlds.</param>
/// <param name="Mean">Their mean; that of equal numbers is theirs to the last bit.</param>
/// <param name="Squares">The squares of their distances from it, summed up.</param>
/// <param name="Gains">In how many the delta reaches the threshold.</param>
/// <param name="Losses">In how many it does as a loss.</param>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest.</param>
internal readonly record struct ColumnSums(int Worlds, double Mean, double Squares, int Gains, int Losses, double Least, double Most)
{
    /// <summary>Sums up some worlds of a column.</summary>
    /// <param name="deltas">The column.</param>
    /// <param name="worlds">Which of them.</param>
    /// <param name="threshold">What counts as a gain or a loss.</param>
    public static ColumnSums Of(ReadOnlySpan<double> deltas, ReadOnlySpan<int> worlds, double threshold)
    {
        if (worlds.IsEmpty)
            return default;
        var (gains, losses, first, sum, squares) = (0, 0, deltas[worlds[0]], 0.0, 0.0);
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var world in worlds)
        {
            var delta = deltas[world];
            // Counted from the first one, equal numbers add up to nothing.
            sum += delta - first;
            squares += (delta - first) * (delta - first);
            gains += delta >= threshold ? 1 : 0;
            losses += delta <= -threshold ? 1 : 0;
            (least, most) = (Math.Min(least, delta), Math.Max(most, delta));
        }

        var count = worlds.Length;
        return new(count, first + (sum / count), Math.Max(0, squares - (sum * sum / count)), gains, losses, least, most);
    }

    /// <summary>Returns in which worlds an assumption has a value of a stretch.</summary>
    public static int[] Within(double[] values, double from, double to)
        => [.. Enumerable.Range(0, values.Length).Where(world => values[world] >= from && values[world] <= to)];

    /// <summary>The mean over replicates, with its error.</summary>
    public static Estimate MeanOf(IEnumerable<ColumnSums> replicates)
        => Estimate.OfRatios([.. replicates.Select(sums => (sums.Mean, (double)sums.Worlds))]);

    /// <summary>In which part of the worlds there is a gain.</summary>
    public static Estimate GainOf(IEnumerable<ColumnSums> replicates)
        => Estimate.OfRatios([.. replicates.Select(sums => Part(sums.Gains, sums.Worlds))]);

    /// <summary>In which part there is a loss.</summary>
    public static Estimate LossOf(IEnumerable<ColumnSums> replicates)
        => Estimate.OfRatios([.. replicates.Select(sums => Part(sums.Losses, sums.Worlds))]);

    private static (double Ratio, double Weight) Part(int number, int worlds) => (worlds == 0 ? 0 : number / (double)worlds, worlds);
}

/// <summary>What is kept of a replicate: a few numbers a column, however many worlds it has.</summary>
internal sealed class ReplicateSums(SimulatedWorlds worlds, IReadOnlyList<DeltaColumn> columns, IReadOnlyList<Assumption> drawn,
    double threshold)
{
    public ColumnSums[] All { get; } = SumsOf(worlds, [.. Enumerable.Range(0, worlds.Count)], threshold);

    /// <summary>For each assumption with odds and each of its values each column's sums in the worlds that have it.</summary>
    public Dictionary<string, ColumnSums[][]> Given { get; } = drawn.Index().Where(one => one.Item.Odds.Count > 0).ToDictionary(
        one => one.Item.Id,
        one => one.Item.Odds.Select(odds => Inputs.NumberOf(odds.Value)).Select(number
            => SumsOf(worlds, ColumnSums.Within(worlds.Inputs[one.Index], number, number), threshold)).ToArray());

    /// <summary>Against each baseline, how often parties gain and lose together: a digit a party, 0 loses, 1 neither, 2 gains.</summary>
    public Dictionary<long, int>[] Joint { get; } =
        [.. columns.GroupBy(column => column.Baseline).Select(baseline => Patterns(worlds, columns, baseline.Key, threshold))];

    private static ColumnSums[] SumsOf(SimulatedWorlds worlds, int[] of, double threshold)
        => [.. worlds.Deltas.Select(deltas => ColumnSums.Of(deltas, of, threshold))];

    private static Dictionary<long, int> Patterns(SimulatedWorlds worlds, IReadOnlyList<DeltaColumn> columns, Regime baseline,
        double threshold)
    {
        var of = columns.Index().Where(one => one.Item.Baseline == baseline && one.Item.Perspective == Perspective.LookThrough)
            .Select(one => worlds.Deltas[one.Index]).ToList();
        var patterns = new Dictionary<long, int>();
        for (var world = 0; world < worlds.Count; world++)
        {
            var pattern = 0L;
            foreach (var deltas in of)
                pattern = (pattern * 3) + (deltas[world] >= threshold ? 2 : deltas[world] <= -threshold ? 0 : 1);
            patterns[pattern] = patterns.GetValueOrDefault(pattern) + 1;
        }

        return patterns;
    }
}

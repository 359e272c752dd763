namespace Deals;

/// <summary>
/// What it is worth to a party to know more before it decides whether to take the terms that hold, or what a baseline supposes
/// (expected value of perfect information). It decides for the larger mean.
/// </summary>
/// <param name="Party">Who decides.</param>
/// <param name="Baseline">What it has else.</param>
/// <param name="Takes">Whether it takes the terms that hold, knowing no more than the odds and ranges.</param>
/// <param name="Everything">What knowing everything beforehand adds to its mean, in the ledger's unit.</param>
/// <param name="Each">What knowing one assumption alone adds, most first.</param>
public sealed record InformationValue(Party Party, Regime Baseline, bool Takes, double Everything, IReadOnlyList<KnowingOne> Each)
{
    internal static InformationValue Of(Simulation simulation, SimulatedDelta delta)
    {
        var deltas = simulation.DeltasOf(delta.Column);
        var mean = deltas.Average();
        var noise = WorthOf(Shuffled(deltas.Length, simulation.Settings.Seed), 32, deltas, mean);
        return new(
            delta.Party, delta.Baseline, mean >= 0, deltas.Average(value => Math.Max(0, value)) - Math.Max(0, mean),
            [
                .. from drawn in simulation.Drawn.Index()
                   let blocks = simulation.BlocksOf(drawn.Index)
                   let worth = WorthOf(blocks.Places, blocks.Count, deltas, mean)
                   let shown = worth <= noise ? 0 : worth
                   orderby shown descending, drawn.Index
                   select new KnowingOne(drawn.Item, shown),
            ]);
    }

    /// <summary>
    /// The mean of the better choice in each stretch of an assumption's values, less that of the better choice overall (M. Strong,
    /// J. E. Oakley, <i>An efficient method for computing single-parameter partial expected value of perfect information</i>, 2013).
    /// </summary>
    private static double WorthOf(byte[] places, int count, double[] deltas, double mean)
    {
        var sums = new double[count];
        for (var world = 0; world < deltas.Length; world++)
            sums[places[world]] += deltas[world];
        return Math.Max(0, (sums.Sum(sum => Math.Max(0, sum)) / deltas.Length) - Math.Max(0, mean));
    }

    /// <summary>Stretches that have nothing to do with the deltas: what they seem to be worth is chance.</summary>
    private static byte[] Shuffled(int count, long seed)
    {
        var bits = new RandomBits(seed, int.MaxValue - 2, 0);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)bits.Below(32))];
    }
}

/// <summary>What knowing one assumption is worth.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Worth">In the ledger's unit; 0 where it is no more than chance gives.</param>
public sealed record KnowingOne(Assumption Assumption, double Worth);

namespace Deals;

/// <summary>
/// How much of a delta's variance one assumption explains alone: the variance of the delta's mean given its value, as a part of all
/// (the correlation ratio η² of K. Pearson, 1905, less what chance would give). It is taken from the worlds as they were drawn, so
/// what moves together with the assumption counts too.
/// </summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Part">The part, 0 to 1.</param>
public sealed record Influence(Assumption Assumption, double Part)
{
    internal static IReadOnlyList<Influence> Of(Simulation simulation, int column)
    {
        var deltas = simulation.DeltasOf(column);
        return
        [
            .. from drawn in simulation.Drawn.Index()
               let part = simulation.BlocksOf(drawn.Index).Explained(deltas)
               orderby part descending, drawn.Index
               select new Influence(drawn.Item, part),
        ];
    }
}

/// <summary>
/// In which stretch of an assumption's values each world lies: stretches alike in probability, or a value of its odds each.
/// </summary>
/// <param name="Places">For each world its stretch.</param>
/// <param name="Ends">The largest value of each stretch but the last.</param>
internal sealed record Blocks(byte[] Places, double[] Ends)
{
    private const int Most = 32;

    public int Count => Ends.Length + 1;

    public static Blocks Of(Simulation simulation, int drawn)
    {
        var assumption = simulation.Drawn[drawn];
        double[] ends = assumption.Odds.Count > 0
            ? [.. assumption.Odds.Select(odds => Inputs.NumberOf(odds.Value)).Order().SkipLast(1)]
            : [.. Enumerable.Range(1, Most - 1).Select(at => simulation.Draws.Quantile(drawn, at / (double)Most)).Distinct()];
        return new([.. simulation.InputsOf(drawn).Select(value => (byte)PlaceOf(ends, value))], ends);
    }

    /// <summary>
    /// Which part of the variance of some numbers lies between the stretches, less what chance would give; not below zero.
    /// </summary>
    public double Explained(ReadOnlySpan<double> numbers)
    {
        var (counts, sums) = (new int[Count], new double[Count]);
        var (sum, squares, first) = (0.0, 0.0, numbers[0]);
        for (var at = 0; at < numbers.Length; at++)
        {
            var number = numbers[at] - first;
            (sum, squares) = (sum + number, squares + (number * number));
            counts[Places[at]]++;
            sums[Places[at]] += number;
        }

        var filled = counts.Count(count => count > 0);
        var total = squares - (sum * sum / numbers.Length);
        if (total <= 1e-18 * Math.Max(1, squares) || filled < 2 || filled >= numbers.Length)
            return 0;
        var between = sums.Zip(counts, (of, count) => count == 0 ? 0 : of * of / count).Sum() - (sum * sum / numbers.Length);
        var left = (total - between) / (numbers.Length - filled);
        return Math.Clamp((between - ((filled - 1) * left)) / total, 0, 1);
    }

    private static int PlaceOf(double[] ends, double value)
    {
        var at = Array.BinarySearch(ends, value);
        return at >= 0 ? at : ~at;
    }
}

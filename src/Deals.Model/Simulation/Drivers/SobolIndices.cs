namespace Deals;

/// <summary>
/// Sobol's indices by A. Saltelli's scheme: two independent sets of points A and B, and for each group of inputs A with that group's
/// columns taken from B. The first-order index is the estimator of Saltelli et al., <i>Variance based sensitivity analysis of model
/// output</i>, 2010, the total one that of M. J. W. Jansen, <i>Analysis of variance designs for model output</i>, 1999.
/// </summary>
/// <param name="groups">The columns of each group; every column is in one.</param>
/// <param name="outputs">How many numbers a world gives.</param>
internal sealed class SobolIndices(IReadOnlyList<int[]> groups, int outputs)
{
    /// <summary>Into so many blocks the points are cut: the bootstrap draws blocks.</summary>
    public const int Blocks = 64;

    private const int Draws = 1000;

    /// <summary>So many worlds lie together: what the engine computes at a time, so that from one set to the next little changes.</summary>
    private const int Width = 8;

    private readonly BlockSums[] sums = [.. Enumerable.Range(0, Blocks).Select(_ => new BlockSums(groups.Count, outputs))];

    /// <summary>Computes the outputs of some worlds: a column an input, a column an output.</summary>
    public delegate void Evaluator(double[][] inputs, double[][] outputs);

    /// <summary>Adds one block.</summary>
    /// <param name="block">Which one.</param>
    /// <param name="a">The first set, a column an input: all points.</param>
    /// <param name="b">The second set.</param>
    /// <param name="centre">For each output a number near its mean, the same for all blocks: from there sums are counted.</param>
    /// <param name="evaluate">The model.</param>
    public void Add(int block, double[][] a, double[][] b, double[] centre, Evaluator evaluate)
    {
        var rows = a[0].Length / Blocks;
        var sets = groups.Count + 2;
        // A few rows at a time, so that memory does not grow with their number.
        var together = Math.Min(rows, Width * 4);
        double[][] inputs = [.. a.Select(_ => new double[together * sets])];
        double[][] results = [.. Enumerable.Range(0, outputs).Select(_ => new double[together * sets])];
        for (var first = block * rows; first < (block + 1) * rows; first += together)
        {
            Lay(a, b, first, together, inputs);
            evaluate(inputs, results);
            for (var output = 0; output < outputs; output++)
                sums[block].Add(output, results[output], together, centre[output]);
        }
    }

    /// <summary>Returns each group's two indices for one output, with intervals that hold 95 percent of bootstrap draws.</summary>
    public IReadOnlyList<(IndexEstimate First, IndexEstimate Total)> Of(int output, long seed)
    {
        int[] each = [.. Enumerable.Range(0, Blocks)];
        var bits = new RandomBits(seed, int.MaxValue - 1, output);
        var found = Indices(output, each);
        var drawn = new (double First, double Total)[groups.Count][];
        for (var group = 0; group < groups.Count; group++)
            drawn[group] = new (double, double)[Draws];
        var chosen = new int[Blocks];
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var at = 0; at < Blocks; at++)
                chosen[at] = bits.Below(Blocks);
            var indices = Indices(output, chosen);
            for (var group = 0; group < groups.Count; group++)
                drawn[group][draw] = indices[group];
        }

        return
        [
            .. found.Select((one, group) => (
                Interval(one.First, drawn[group].Select(index => index.First)),
                Interval(one.Total, drawn[group].Select(index => index.Total)))),
        ];
    }

    private static IndexEstimate Interval(double value, IEnumerable<double> draws)
    {
        double[] sorted = [.. draws.Order()];
        return new(value, SimulatedDelta.PercentileOf(sorted, 0.025), SimulatedDelta.PercentileOf(sorted, 0.975));
    }

    /// <summary>Eight rows of A, the same eight with each group from B in turn, and of B, and so on.</summary>
    private void Lay(double[][] a, double[][] b, int first, int together, double[][] inputs)
    {
        var sets = groups.Count + 2;
        for (var column = 0; column < a.Length; column++)
        {
            for (var row = 0; row < together; row += Width)
            {
                var width = Math.Min(Width, together - row);
                for (var set = 0; set < sets; set++)
                {
                    var isB = set == sets - 1 || (set > 0 && groups[set - 1].Contains(column));
                    (isB ? b : a)[column].AsSpan(first + row, width).CopyTo(inputs[column].AsSpan((row * sets) + (set * width)));
                }
            }
        }
    }

    private (double First, double Total)[] Indices(int output, int[] chosen)
    {
        var (worlds, sum, squares) = (0.0, 0.0, 0.0);
        var (firsts, totals) = (new double[groups.Count], new double[groups.Count]);
        foreach (var at in chosen)
        {
            var block = sums[at];
            worlds += block.Rows[output];
            sum += block.Sum[output];
            squares += block.Squares[output];
            for (var group = 0; group < groups.Count; group++)
            {
                firsts[group] += block.First[output][group];
                totals[group] += block.Total[output][group];
            }
        }

        // A and B together.
        var variance = (squares / (2 * worlds)) - Math.Pow(sum / (2 * worlds), 2);
        return [.. firsts.Zip(totals, (one, all) => variance <= 0 ? (0.0, 0.0) : (one / worlds / variance, all / (2 * worlds) / variance))];
    }

    private sealed class BlockSums(int groups, int outputs)
    {
        public double[] Rows { get; } = new double[outputs];

        public double[] Sum { get; } = new double[outputs];

        public double[] Squares { get; } = new double[outputs];

        public double[][] First { get; } = [.. Enumerable.Range(0, outputs).Select(_ => new double[groups])];

        public double[][] Total { get; } = [.. Enumerable.Range(0, outputs).Select(_ => new double[groups])];

        public void Add(int output, double[] results, int together, double centre)
        {
            var sets = groups + 2;
            for (var row = 0; row < together; row++)
            {
                var width = Math.Min(Width, together - (row / Width * Width));
                var place = (row / Width * Width * sets) + (row % Width);
                var (a, b) = (results[place] - centre, results[place + ((sets - 1) * width)] - centre);
                Rows[output]++;
                Sum[output] += a + b;
                Squares[output] += (a * a) + (b * b);
                for (var group = 0; group < groups; group++)
                {
                    var mixed = results[place + ((group + 1) * width)] - centre;
                    First[output][group] += b * (mixed - a);
                    Total[output][group] += (a - mixed) * (a - mixed);
                }
            }
        }
    }
}

/// <summary>An index of sensitivity, with the interval that holds 95 percent of bootstrap draws.</summary>
/// <param name="Value">The estimate: a part of the variance. A small one may come out a little below zero, which is its error.</param>
/// <param name="Low">The lower end of the interval.</param>
/// <param name="High">The upper end.</param>
public readonly record struct IndexEstimate(double Value, double Low, double High);

using System.Numerics;

namespace Deals;

/// <summary>
/// Draws what is not known: a value for each assumption that has a distribution, that the money depends on and that the scenario
/// does not set. What has odds takes one of its values, and is not averaged over.
/// </summary>
internal sealed class WorldDraws
{
    private readonly Marginal[] marginals;
    private readonly Copula copula;

    /// <exception cref="ArgumentException">More assumptions than there are dimensions, or one that cannot be drawn.</exception>
    public WorldDraws(MoneyModel model, Scenario scenario)
    {
        var read = model.Plan.ColumnsRead;
        var drawn = new List<Assumption>();
        var of = new List<Marginal>();
        var notes = new List<string>();
        foreach (var assumption in model.Book.Assumptions.Where((one, at) => read.Contains(at) && !scenario.IsSet(one)))
        {
            if (assumption is { High.IsNever: true, Odds.Count: 0, Distribution: not Distribution.Fixed }
                && assumption.Low != assumption.High)
            {
                notes.Add($"{assumption.InText} {assumption.Does("stays")} at {assumption.TextOf(assumption.Base)}: it may be "
                    + $"anything up to never, and the data give no odds.");
                continue;
            }

            if (Marginal.Of(assumption) is { } marginal)
            {
                drawn.Add(assumption);
                of.Add(marginal);
            }
        }

        if (drawn.Count > SobolDirections.Most)
            throw new ArgumentException($"{drawn.Count} assumptions have a distribution; {SobolDirections.Most} can be drawn at most.");
        copula = new(drawn, model.Book.Correlations);
        if (copula.Mended is { } mended)
            notes.Add(mended);
        (Drawn, marginals, Notes) = (drawn, [.. of], notes);
        // A batch needs a column: where nothing is drawn, one that stays as it is.
        Columns = drawn.Count > 0 ? drawn : [model.Book.Assumptions[0]];
        wholes = [.. MoneyChecks.PartsOfOne(model.Book).Select(whole => Whole.Of(whole.Parts, drawn, scenario)).OfType<Whole>()];
        if (wholes.Any(whole => whole.MayBreak))
            notes.Add("Where parts of one whole were drawn at more than 100% together, they are scaled down to it.");
        unmoved = drawn.Count > 0 ? null : Inputs.NumberOf(scenario.ValueOf(Columns[0]));
    }

    private readonly double? unmoved;
    private readonly Whole[] wholes;

    public IReadOnlyList<Assumption> Drawn { get; }

    /// <summary>The columns of a batch of worlds: the same, or one that stays as it is where nothing is drawn.</summary>
    public IReadOnlyList<Assumption> Columns { get; }

    /// <summary>What a reader must know of them, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The assumptions that move together, as columns.</summary>
    public IReadOnlyList<int[]> Groups => copula.Groups;

    /// <summary>Draws the worlds of a replicate.</summary>
    /// <param name="seed">The seed of all replicates.</param>
    /// <param name="replicate">Which of them.</param>
    /// <param name="columns">Where the values go, a column an assumption.</param>
    /// <param name="firstDimension">From which coordinate of the points on.</param>
    /// <param name="areIndependent">Whether correlations are left out.</param>
    public void Fill(long seed, int replicate, ReadOnlySpan<double[]> columns, int firstDimension = 0, bool areIndependent = false)
    {
        if (unmoved is { } value)
        {
            columns[0].AsSpan().Fill(value);
            return;
        }

        for (var at = 0; at < columns.Length; at++)
            SobolPoints.Fill(seed, replicate, firstDimension + at, columns[at]);
        if (!areIndependent)
            copula.Apply(columns);
        for (var at = 0; at < columns.Length; at++)
        {
            foreach (ref var number in columns[at].AsSpan())
                number = marginals[at].Quantile(number);
        }
    }

    /// <summary>Brings parts of a whole that were drawn larger than it down to it, world by world.</summary>
    public void KeepWhole(double[][] columns)
    {
        foreach (var whole in wholes)
            whole.Keep(columns);
    }

    /// <summary>Returns the value below which a part of an assumption's probability lies.</summary>
    public double Quantile(int column, double part) => marginals[column].Quantile(part);
}

/// <summary>Parts that are 1 in all at most, each of which was drawn alone.</summary>
/// <param name="Columns">The columns of the parts that are drawn; one that is two parts stands twice.</param>
/// <param name="Least">Their minimums.</param>
/// <param name="Room">What the parts that are not drawn leave.</param>
/// <param name="MayBreak">Whether their high values exceed it, so that readers are told; beyond those, few are drawn.</param>
internal sealed record Whole(int[] Columns, double[] Least, double Room, bool MayBreak)
{
    /// <summary>Returns null where the parts cannot exceed the whole.</summary>
    public static Whole? Of(IReadOnlyList<Assumption> parts, IReadOnlyList<Assumption> drawn, Scenario scenario)
    {
        var columns = drawn.Index().ToDictionary(one => one.Item, one => one.Index);
        var known = parts.ToLookup(columns.ContainsKey);
        var room = 1 + MoneyChecks.SumTolerance - known[false].Sum(part => Inputs.NumberOf(scenario.ValueOf(part)));
        return known[true].Sum(part => Inputs.NumberOf(part.Maximum)) <= room ? null
            : new([.. known[true].Select(part => columns[part])], [.. known[true].Select(part => Inputs.NumberOf(part.Minimum))], room,
                known[true].Sum(part => Inputs.NumberOf(part.High)) > room);
    }

    /// <summary>Takes from each part in proportion to what it is above its minimum.</summary>
    public void Keep(double[][] columns)
    {
        var (least, once) = (Least.Sum(), Columns.Distinct().ToArray());
        for (var world = 0; world < columns[0].Length; world++)
        {
            var sum = 0.0;
            foreach (var column in Columns)
                sum += columns[column][world];
            if (sum <= Room)
                continue;
            var kept = Math.Max(0, Room - least) / (sum - least);
            foreach (var column in once)
            {
                var minimum = Least[Array.IndexOf(Columns, column)];
                columns[column][world] = minimum + ((columns[column][world] - minimum) * kept);
            }
        }
    }
}

/// <summary>
/// Scrambled Sobol points: they fill the unit cube more evenly than random ones, each of them is uniform, and scrambled anew they
/// give an independent estimate, from which the error is known. Scrambled by random lower triangular matrices and a digital
/// shift (J. Matoušek, <i>On the L2-discrepancy for anchored boxes</i>, 1998; A. B. Owen, <i>Variance with alternative
/// scramblings of digital nets</i>, 2003).
/// </summary>
internal static class SobolPoints
{
    /// <summary>Writes one coordinate of the points of a replicate.</summary>
    /// <param name="seed">The seed of all replicates.</param>
    /// <param name="replicate">Which of them.</param>
    /// <param name="dimension">Which coordinate, below <see cref="SobolDirections.Most"/>.</param>
    /// <param name="to">Where the points go, above 0 and below 1: as many as a power of two.</param>
    public static void Fill(long seed, int replicate, int dimension, Span<double> to)
    {
        var bits = new RandomBits(seed, replicate, dimension);
        Span<uint> rows = stackalloc uint[SobolDirections.Digits];
        for (var digit = 0; digit < rows.Length; digit++)
        {
            var own = 1u << (SobolDirections.Digits - 1 - digit);
            // A digit depends on itself and on those before it, which lie to its left.
            rows[digit] = own | ((uint)(bits.Next() >> 32) & ~(own | (own - 1)));
        }

        var shift = (uint)(bits.Next() >> 32);
        var directions = SobolDirections.Of(dimension);
        Span<uint> scrambled = stackalloc uint[BitOperations.Log2((uint)Math.Max(1, to.Length)) + 1];
        for (var at = 0; at < scrambled.Length; at++)
            scrambled[at] = Times(rows, directions[at]);
        var point = shift;
        for (var at = 0; at < to.Length; at++)
        {
            // Gray code: from one point to the next a single direction is added.
            if (at > 0)
                point ^= scrambled[BitOperations.TrailingZeroCount(at)];
            to[at] = (point + 0.5) / (1UL << SobolDirections.Digits);
        }
    }

    private static uint Times(ReadOnlySpan<uint> rows, uint digits)
    {
        var product = 0u;
        for (var digit = 0; digit < rows.Length; digit++)
            product |= (uint)(BitOperations.PopCount(rows[digit] & digits) & 1) << (SobolDirections.Digits - 1 - digit);
        return product;
    }
}

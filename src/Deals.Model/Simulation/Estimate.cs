namespace Deals;

/// <summary>A number that was estimated from worlds drawn at random.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Error">Its standard error, from the differences between replicates.</param>
public readonly record struct Estimate(double Value, double Error)
{
    /// <summary>
    /// Returns the ratio of two sums over replicates, such as gains over worlds, with the error that a first-order expansion gives
    /// (W. G. Cochran, <i>Sampling Techniques</i>, 1977, 6.3). Where every replicate has the same ratio, it is that to the last bit.
    /// </summary>
    /// <param name="sums">Each replicate's ratio, and how much it counts.</param>
    internal static Estimate OfRatios(IReadOnlyList<(double Ratio, double Weight)> sums)
    {
        var counting = sums.Where(one => one.Weight > 0).ToList();
        if (counting.Count == 0)
            return new(double.NaN, double.NaN);
        var (first, weight) = (counting[0].Ratio, counting.Sum(one => one.Weight));
        var value = first + (counting.Sum(one => (one.Ratio - first) * one.Weight) / weight);
        var squares = counting.Sum(one => Square((one.Ratio - value) * one.Weight));
        var count = sums.Count;
        return new(value, count < 2 ? double.NaN : Math.Sqrt(squares * count / (count - 1)) / weight);
    }

    private static double Square(double value) => value * value;
}

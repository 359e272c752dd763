using System.Numerics;

namespace Deals;

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

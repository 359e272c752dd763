namespace Deals;

/// <summary>
/// Random bits from a seed, the same on every machine: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, <i>Fast splittable
/// pseudorandom number generators</i>, 2014). A stream has a place of its own, so that no two depend on the order in which they
/// are drawn.
/// </summary>
/// <param name="seed">What the reader gave.</param>
/// <param name="stream">What the stream is for.</param>
/// <param name="part">Which one of these it is.</param>
internal struct RandomBits(long seed, int stream, int part)
{
    private const ulong Step = 0x9E3779B97F4A7C15;

    private ulong state = Mixed(Mixed(Mixed(unchecked((ulong)seed)) + (uint)stream) + (uint)part);

    public ulong Next()
    {
        state = unchecked(state + Step);
        return Finish(state);
    }

    /// <summary>Returns a number of at least 0 and below <paramref name="end"/>, each alike.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);

    private static ulong Mixed(ulong value) => Finish(unchecked(value + Step));

    private static ulong Finish(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}

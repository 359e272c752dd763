namespace Deals;

/// <summary>A range of a number's values, both ends included.</summary>
/// <param name="From">The lowest.</param>
/// <param name="To">The highest; the same where it is a single value.</param>
public readonly record struct ValueRange(decimal From, decimal To)
{
    /// <summary>Whether it is a single value.</summary>
    public bool IsPoint => From == To;

    /// <summary>Returns whether a value lies in it.</summary>
    public bool Contains(decimal value) => value >= From && value <= To;

    /// <summary>Returns the value in it that is nearest to another one.</summary>
    public decimal Nearest(decimal value) => Math.Clamp(value, From, To);

    /// <inheritdoc/>
    public override string ToString() => new ZeroStretch(AssumptionValue.Of(From), AssumptionValue.Of(To)).ToString();

    /// <summary>Returns so many values in even steps, both ends among them; one where it is a point.</summary>
    internal IEnumerable<decimal> Steps(int count)
    {
        var (from, to) = (From, To);
        // The last one is the end itself, not what rounding makes of it.
        return IsPoint ? [from] : [.. Enumerable.Range(0, count - 1).Select(at => from + ((to - from) * at / (count - 1))), to];
    }
}

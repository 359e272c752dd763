namespace Deals;

/// <summary>Whether customers may use a product on a cloud on a day.</summary>
/// <param name="Offer">The pair.</param>
/// <param name="BarredBy">The exclusive rights of others that forbid it; none when it is usable.</param>
public sealed record OfferStatus(Offer Offer, IReadOnlyList<Right> BarredBy)
{
    /// <summary>Whether no right forbids it.</summary>
    public bool IsUsable => BarredBy.Count == 0;
}

/// <summary>
/// The choice index over a stretch of days on which it does not change: of the pairs of product and cloud in the data, the
/// share that customers may use. A pair is usable unless somebody else's exclusive right forbids it.
/// </summary>
/// <param name="Window">The days.</param>
/// <param name="Usable">How many pairs are usable.</param>
/// <param name="Pairs">How many pairs there are.</param>
public sealed record ChoiceIndex(Window Window, int Usable, int Pairs)
{
    /// <summary>The usable share of the pairs, 0 to 1.</summary>
    public double Share => (double)Usable / Pairs;
}

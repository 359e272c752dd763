namespace Deals;

/// <summary>Something a right can cover: a product, a family of products, servers, know-how.</summary>
/// <param name="Id">The id other tables use.</param>
/// <param name="Name">What charts call it.</param>
/// <param name="Description">What it takes in and what not.</param>
public sealed record Subject(string Id, string Name, string? Description) : IIdentified
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>
/// A pair of a product and a cloud that customers might use together. Whether they may, on a day, follows from the rights.
/// </summary>
/// <param name="Product">What is used; a leaf of every reading.</param>
/// <param name="Cloud">On whose cloud.</param>
/// <param name="Source">Where it was read that the pair is wanted or offered; null for a judgement.</param>
/// <param name="Reason">Why the pair is in the list, where no source says so.</param>
public sealed record Offer(Subject Product, Party Cloud, Source? Source, string? Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Product} on {Cloud}";
}

namespace Deals;

/// <summary>A switch: what a contract says, on or off together. The terms of a clause move money only while it is on.</summary>
/// <param name="Id">The id that terms and regimes use.</param>
/// <param name="Name">What it is called in a bridge.</param>
/// <param name="Description">What it says, and which terms stand for it.</param>
/// <param name="Deal">The deal it belongs to; null when it belongs to none.</param>
public sealed record Clause(string Id, string Name, string Description, Deal? Deal) : IIdentified
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

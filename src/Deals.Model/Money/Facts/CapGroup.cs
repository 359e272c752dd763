namespace Deals;

/// <summary>A pool that payments of one or more terms fill; what is claimed beyond it is not owed.</summary>
/// <param name="Id">The id that terms use.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Cap">How much it holds, in the ledger's unit; not negative.</param>
/// <param name="From">The first day whose claims count toward it.</param>
/// <param name="Opening">What had been paid before that day and may count, in the ledger's unit; null for nothing.</param>
/// <param name="OpeningShare">The part of it that counts, 0 to 1; null for all.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="Confirmed">Whether the parties themselves stated it.</param>
/// <param name="Reason">Remarks; required without a source.</param>
public sealed record CapGroup(string Id, string Name, Assumption Cap, DateOnly From, Assumption? Opening, Assumption? OpeningShare, Source? Source, bool Confirmed, string? Reason) : IIdentified
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

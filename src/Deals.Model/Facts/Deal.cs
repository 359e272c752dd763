namespace Deals;

/// <summary>How a deal's amount was stated.</summary>
public enum AmountKind
{
    /// <summary>The amount itself.</summary>
    Exact,

    /// <summary>A ceiling.</summary>
    UpTo,

    /// <summary>Rounded or approximate.</summary>
    About,

    /// <summary>On top of an earlier deal's amount.</summary>
    Incremental,
}

/// <summary>Where a deal stands on the dataset's as-of day.</summary>
public enum DealStatus
{
    /// <summary>Made public, not yet binding.</summary>
    Announced,

    /// <summary>Binding and running.</summary>
    InForce,

    /// <summary>Changed by a later deal, and running in its changed form.</summary>
    Amended,

    /// <summary>Replaced by a later deal.</summary>
    Superseded,

    /// <summary>Everything it promised has been done.</summary>
    Completed,
}

/// <summary>An agreement between parties.</summary>
public sealed class Deal : IIdentified
{
    /// <summary>Creates a deal.</summary>
    /// <param name="id">The id other tables use.</param>
    /// <param name="name">What people call it.</param>
    /// <param name="announced">The day it was made public.</param>
    /// <param name="amount">What it is worth, in <paramref name="unit"/>; null where no amount was stated.</param>
    /// <param name="unit">The amount's unit.</param>
    /// <param name="amountKind">How the amount was stated.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="parties">Who takes part, and as what.</param>
    /// <param name="source">Where it was read.</param>
    /// <param name="note">Remarks.</param>
    public Deal(
        string id, string name, DateOnly announced, decimal? amount, string? unit, AmountKind? amountKind, DealStatus status,
        IReadOnlyList<DealParty> parties, Source source, string? note)
    {
        new Flaws()
            .If(amount < 0, nameof(amount), "negative-amount", "zero or more")
            .If(amount is not null && unit is null, nameof(unit), "number-without-unit", "the amount's unit")
            .If(amount is not null && amountKind is null, nameof(amountKind), "amount-without-kind", "exact, up_to, about or incremental, as there is an amount")
            .If(amount is null && amountKind is not null, nameof(amountKind), "kind-without-amount", "an empty cell, as there is no amount")
            .Throw();
        (Id, Name, Announced, Amount, Unit, AmountKind, Status) = (id, name, announced, amount, unit, amountKind, status);
        (Parties, Source, Note) = (parties, source, note);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public string Name { get; }

    /// <summary>The day it was made public.</summary>
    public DateOnly Announced { get; }

    /// <summary>What it is worth, in <see cref="Unit"/>; null where no amount was stated.</summary>
    public decimal? Amount { get; }

    /// <summary>The amount's unit, such as <c>USD bn</c>.</summary>
    public string? Unit { get; }

    /// <summary>How the amount was stated; null where none was.</summary>
    public AmountKind? AmountKind { get; }

    /// <summary>Where it stands on the dataset's as-of day.</summary>
    public DealStatus Status { get; }

    /// <summary>Who takes part, and as what.</summary>
    public IReadOnlyList<DealParty> Parties { get; }

    /// <summary>Where it was read.</summary>
    public Source Source { get; }

    /// <summary>Remarks.</summary>
    public string? Note { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>One party's part in a deal.</summary>
/// <param name="Party">Who.</param>
/// <param name="Part">As what, in the field's words: buyer, seller, investor, issuer, licensor, licensee.</param>
public sealed record DealParty(Party Party, string Part);

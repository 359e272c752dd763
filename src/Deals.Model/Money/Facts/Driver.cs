namespace Deals;

/// <summary>How a driver's quarters come about.</summary>
public enum DriverKind
{
    /// <summary>From annual totals, reported quarters and a growth rate after the last total.</summary>
    Anchored,

    /// <summary>A part of its parent that moves from one share to another between two quarters.</summary>
    Share,

    /// <summary>Its parent times a factor.</summary>
    Product,

    /// <summary>Its parent less a factor times another driver; never below zero.</summary>
    Less,
}

/// <summary>How a share moves from its first to its last value.</summary>
public enum RampShape
{
    /// <summary>By the same amount each quarter.</summary>
    Linear,

    /// <summary>Slowly at first and at the end, fast in the middle: an S curve.</summary>
    Logistic,
}

/// <summary>What a driver is over a year or a quarter: a number that was reported, or what an assumption holds.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">The quarter of the year, 1 to 4; null for the whole year.</param>
/// <param name="Value">The number, in the ledger's unit; null when it is assumed.</param>
/// <param name="Assumed">The assumption that holds it; null when it was reported.</param>
/// <param name="Source">Where it was read; an assumption carries its own.</param>
/// <param name="Note">Remarks.</param>
public sealed record Anchor(int Year, int? Number, decimal? Value, Assumption? Assumed, Source? Source, string? Note)
{
    /// <summary>The quarter; null for a whole year.</summary>
    public Quarter? Quarter => Number is { } number ? new(Year, number) : null;

    /// <summary>The period as people write it: "2026" or "2026Q1".</summary>
    public string Period => Quarter?.ToString() ?? Year.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// A time series that terms use, in the ledger's unit a quarter: revenue, what is sold through a channel. Which of the
/// parts are set depends on the kind.
/// </summary>
public sealed class Driver : IIdentified
{
    /// <summary>Creates a driver.</summary>
    /// <param name="id">The id that terms use.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="kind">How its quarters come about.</param>
    /// <exception cref="FlawedException">A part that the kind needs is missing, or one is set that it does not use.</exception>
    /// <param name="parts">The parts its kind needs.</param>
    /// <param name="source">Where the way of counting was read; null for a judgement.</param>
    /// <param name="reason">Why it is counted so; required without a source.</param>
    public Driver(string id, string name, DriverKind kind, DriverParts parts, Source? source, string? reason)
    {
        bool share = kind == DriverKind.Share, less = kind == DriverKind.Less;
        new Flaws()
            .Part(kind != DriverKind.Anchored, parts.Parent is not null, "parent_id", kind)
            .Part(kind is DriverKind.Product or DriverKind.Less, parts.Factor is not null, "factor", kind)
            .Part(less, parts.Other is not null, "other_id", kind)
            .Part(share, parts.RampFrom is not null, "ramp_from", kind)
            .Part(share, parts.RampTo is not null, "ramp_to", kind)
            .Part(share, parts.ShareFrom is not null, "share_from", kind)
            .Part(share, parts.ShareTo is not null, "share_to", kind)
            .Part(share, parts.Ramp is not null, "ramp", kind)
            .If(kind != DriverKind.Anchored && parts.Growth is not null, "growth", "part-not-of-kind", $"nothing, as a driver of kind {Flaws.Word(kind)} does not use it")
            .If(share && parts.RampTo <= parts.RampFrom, "ramp_to", "end-before-start", $"a quarter after {parts.RampFrom}")
            .If(source is null && reason is null, nameof(reason), "neither-source-nor-reason", "a reason here, or a source in source_id")
            .Throw();
        (Id, Name, Kind, Parts, Source, Reason) = (id, name, kind, parts, source, reason);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>How its quarters come about.</summary>
    public DriverKind Kind { get; }

    /// <summary>What it is made of.</summary>
    public DriverParts Parts { get; }

    /// <summary>Where the way of counting was read; null for a judgement.</summary>
    public Source? Source { get; }

    /// <summary>Why it is counted so.</summary>
    public string? Reason { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a driver is made of; which parts are set depends on its kind.</summary>
public sealed record DriverParts
{
    /// <summary>The reported and planned totals, for <see cref="DriverKind.Anchored"/>: years and quarters in order of time.</summary>
    public IReadOnlyList<Anchor> Anchors { get; init; } = [];

    /// <summary>The yearly growth after the last annual total, as a fraction: 0.15 is 15 percent; null when the totals reach to the end.</summary>
    public Assumption? Growth { get; init; }

    /// <summary>The id of the driver it is a part or a multiple of.</summary>
    public string? Parent { get; init; }

    /// <summary>What the parent, or for <see cref="DriverKind.Less"/> the other driver, is multiplied by.</summary>
    public Assumption? Factor { get; init; }

    /// <summary>The id of the driver that is taken off, for <see cref="DriverKind.Less"/>.</summary>
    public string? Other { get; init; }

    /// <summary>How a share moves.</summary>
    public RampShape? Ramp { get; init; }

    /// <summary>The last quarter with the first share.</summary>
    public Quarter? RampFrom { get; init; }

    /// <summary>The first quarter with the last share.</summary>
    public Quarter? RampTo { get; init; }

    /// <summary>The share up to <see cref="RampFrom"/>, 0 to 1.</summary>
    public Assumption? ShareFrom { get; init; }

    /// <summary>The share from <see cref="RampTo"/> on, 0 to 1.</summary>
    public Assumption? ShareTo { get; init; }
}

namespace Deals;

/// <summary>How a driver's quarters come about.</summary>
public enum DriverKind
{
    /// <summary>From annual totals, reported quarters and a growth rate after the last total: see <see cref="AnchoredDriver"/>.</summary>
    Anchored,

    /// <summary>A part of its parent that moves from one share to another between two quarters: see <see cref="ShareDriver"/>.</summary>
    Share,

    /// <summary>Its parent times a factor: see <see cref="ProductDriver"/>.</summary>
    Product,

    /// <summary>Its parent less a factor times another driver; never below zero: see <see cref="LessDriver"/>.</summary>
    Less,

    /// <summary>What of its parent lies between two amounts of a calendar year: see <see cref="BandDriver"/>.</summary>
    Band,
}

/// <summary>
/// A time series that terms use, in the ledger's unit a quarter: revenue, what is sold through a channel. Each kind is a type
/// of its own.
/// </summary>
public abstract class Driver : IIdentified
{
    /// <summary>Checks what all kinds have in common, and what was found of one already.</summary>
    /// <exception cref="FlawedException">Neither a source nor a reason, or a flaw of the kind's own.</exception>
    private protected Driver(DriverKind kind, string id, string name, Source? source, string? reason, Flaws? flaws = null)
    {
        (flaws ?? new())
            .If(source is null && reason is null, nameof(reason), "neither-source-nor-reason", "a reason here, or a source in source_id")
            .Throw();
        (Kind, Id, Name, Source, Reason) = (kind, id, name, source, reason);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>How its quarters come about.</summary>
    public DriverKind Kind { get; }

    /// <summary>Where the way of counting was read; null for a judgement.</summary>
    public Source? Source { get; }

    /// <summary>Why it is counted so.</summary>
    public string? Reason { get; }

    /// <summary>
    /// The reported and planned totals of an <see cref="AnchoredDriver"/>, years and quarters in order of time; none for the
    /// other kinds.
    /// </summary>
    public virtual IReadOnlyList<Anchor> Anchors => [];

    /// <summary>The ids of the drivers that it is computed from, the parent first.</summary>
    public virtual IReadOnlyList<string> ComputedFrom => [];

    /// <summary>The assumptions that it is computed with, besides those of its totals.</summary>
    public virtual IEnumerable<Assumption> Numbers => [];

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Makes a driver of a kind of the parts that lie under the names of columns.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="id">The id that terms use.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="source">Where the way of counting was read; null for a judgement.</param>
    /// <param name="reason">Why it is counted so; required without a source.</param>
    /// <param name="anchors">Its totals, from a table of their own.</param>
    /// <param name="find">Finds a part.</param>
    /// <exception cref="FlawedException">
    /// A part that the kind needs is missing or one is set that it does not use, or a constructor finds a flaw.
    /// </exception>
    internal static Driver Of(
        DriverKind kind, string id, string name, Source? source, string? reason, IReadOnlyList<Anchor> anchors, Func<string, object?> find)
    {
        var parts = new Parts($"the kind {Flaws.Word(kind)}", find);
        string Parent() => parts.Needed<string>("parent_id");
        Assumption Number(string column) => parts.Needed<Assumption>(column);
        return parts.Whole<Driver>(
            ["parent_id", "factor", "other_id", "ramp_from", "ramp_to", "share_from", "share_to", "ramp", "growth", "fade",
                "band_from", "band_to"],
            () => kind switch
            {
                DriverKind.Anchored => new AnchoredDriver(
                    id, name, anchors, parts.Maybe<Assumption>("growth"), source, reason, parts.Maybe<Assumption>("fade")),
                DriverKind.Share => new ShareDriver(
                    id, name, Parent(), parts.Needed<RampShape>("ramp"), parts.Needed<Quarter>("ramp_from"),
                    parts.Needed<Quarter>("ramp_to"), Number("share_from"), Number("share_to"), source, reason),
                DriverKind.Product => new ProductDriver(id, name, Parent(), Number("factor"), source, reason),
                DriverKind.Band => new BandDriver(
                    id, name, Parent(), parts.Maybe<Assumption>("band_from"), parts.Maybe<Assumption>("band_to"), source, reason),
                _ => new LessDriver(id, name, Parent(), Number("factor"), parts.Needed<string>("other_id"), source, reason),
            });
    }

    /// <summary>Makes what computes its quarters; what it is computed from has its place already.</summary>
    internal abstract DriverPlan Plan(PlanBuilder plans);
}

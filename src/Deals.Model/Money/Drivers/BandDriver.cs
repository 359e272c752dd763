namespace Deals;

/// <summary>
/// The part of a driver that lies between two amounts of a calendar year, as tiers of a royalty have it: of each quarter what carries
/// the year's sum so far from the lower amount on, up to the upper one.
/// </summary>
public sealed class BandDriver : Driver
{
    /// <summary>Creates a band.</summary>
    /// <exception cref="FlawedException">Neither a source nor a reason, no amount, or one that may be below zero.</exception>
    public BandDriver(string id, string name, string parent, Assumption? from, Assumption? to, Source? source, string? reason)
        : base(
            DriverKind.Band, id, name, source, reason,
            new Flaws().Number("band_from", from, 0).Number("band_to", to, 0)
                .If(from is null && to is null, "band_from", Parts.Missing,
                    "an amount here, in band_to, or both, as the kind band needs one"))
        => (Parent, From, To) = (parent, from, to);

    /// <summary>The id of the driver it is a part of.</summary>
    public string Parent { get; }

    /// <summary>The year's amount from which it counts, in the ledger's unit; null for from the first on.</summary>
    public Assumption? From { get; }

    /// <summary>The year's amount up to which it counts; null for without end.</summary>
    public Assumption? To { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ComputedFrom => [Parent];

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers => new[] { From, To }.OfType<Assumption>();

    internal override DriverPlan Plan(PlanBuilder plans)
        => new BandPlan(plans.DriverOf(Parent), plans.Inputs.OrElse(From, 0), plans.Inputs.OrElse(To, double.PositiveInfinity));
}

/// <summary>
/// B(S₁) − B(S₀), S the year's sum of the parent before and after the quarter, B(S) = what of S lies from the one amount to the other.
/// </summary>
internal sealed class BandPlan(int parent, Input from, Input to) : DriverPlan
{
    protected override void Fill(ref Pass pass, Span<V> quarters)
    {
        var (low, high) = (from.In(pass.Worlds), to.In(pass.Worlds));
        var whole = pass.DriverRow(parent);
        var (sum, before) = (V.Zero, V.Zero);
        for (var at = 0; at < quarters.Length; at++)
        {
            if (pass.Calendar.Quarters[at].Number == 1)
                (sum, before) = (V.Zero, V.Zero);
            sum += whole[at];
            var within = Lane.Max(V.Zero, Lane.Min(sum, high) - low);
            quarters[at] = within - before;
            before = within;
        }
    }
}

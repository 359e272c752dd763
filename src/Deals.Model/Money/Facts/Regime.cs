namespace Deals;

/// <summary>What a regime is for.</summary>
public enum RegimeRole
{
    /// <summary>What holds: outcomes are its values less those of a baseline.</summary>
    Current,

    /// <summary>What outcomes are measured against unless said otherwise.</summary>
    DefaultBaseline,

    /// <summary>Another measure beside it.</summary>
    Baseline,

    /// <summary>A state that only mixtures use, or that is shown without being a measure.</summary>
    Other,
}

/// <summary>One way a dispute may end.</summary>
/// <param name="Regime">The state from then on; no mixture itself.</param>
/// <param name="Probability">How likely it is, 0 to 1; null for what the others leave.</param>
public sealed record RegimeEnd(Regime Regime, Assumption? Probability);

/// <summary>Of a regime that is not settled: what holds until it is, and how it may end.</summary>
/// <param name="Before">What holds until then; no mixture itself.</param>
/// <param name="Until">The assumed day of the resolution; it is the first day of the end.</param>
/// <param name="Ends">The ways it may end; their probabilities sum to 1.</param>
public sealed record Resolution(Regime Before, Assumption Until, IReadOnlyList<RegimeEnd> Ends);

/// <summary>A state of the world to value: either a set of clauses that are on, or a mixture of such states.</summary>
public sealed class Regime : IIdentified
{
    /// <summary>Creates a regime.</summary>
    /// <exception cref="FlawedException">
    /// Both clauses and a resolution, a resolution among mixtures, or one on a day that is none.
    /// </exception>
    public Regime(string id, string name, string description, RegimeRole role, IReadOnlyList<Switch> clauses, Resolution? resolution)
    {
        new Flaws()
            .If(
                resolution is not null && clauses.Count > 0, "regime_id", "mixture-with-clauses",
                "no clauses of its own, as it is a mixture of other regimes")
            .If(
                resolution?.Before.Resolution is not null || resolution?.Ends.Any(end => end.Regime.Resolution is not null) == true,
                "regime_id", "mixture-of-mixtures", "regimes that are no mixtures themselves")
            .If(resolution is { Until.IsDate: false }, "until", "end-not-a-date", $"an assumption with the unit {Assumption.DateUnit}")
            .Throw();
        (Id, Name, Description, Role, Switches, Resolution) = (id, name, description, role, clauses, resolution);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What it is called in charts.</summary>
    public string Name { get; }

    /// <summary>What it supposes.</summary>
    public string Description { get; }

    /// <summary>
    /// What a sentence calls it after "under" and "against": "the April terms", "a dispute in court". Null where the data give none.
    /// </summary>
    public string? Phrase { get; init; }

    /// <summary>What it is for.</summary>
    public RegimeRole Role { get; }

    /// <summary>The clauses that are on; none for a mixture.</summary>
    public IReadOnlyList<Switch> Switches { get; }

    /// <summary>For a mixture, how it comes to an end; null for a plain set of clauses.</summary>
    public Resolution? Resolution { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A switch: what a contract says, on or off together. The terms of a clause move money only while it is on.</summary>
/// <param name="Id">The id that terms and regimes use.</param>
/// <param name="Name">What it is called in a bridge.</param>
/// <param name="Description">What it says, and which terms stand for it.</param>
/// <param name="Deal">The deal it belongs to; null when it belongs to none.</param>
public sealed record Switch(string Id, string Name, string Description, Deal? Deal) : IIdentified
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

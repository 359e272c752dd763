namespace Deals.Tests.Money;

/// <summary>The parts that terms of some kind have, so that a test can set those of any kind, and wrong ones too.</summary>
internal sealed record TermNumbers
{
    public string? DriverId { get; init; }

    public Assumption? Rate { get; init; }

    public Assumption? Margin { get; init; }

    public Assumption? Amount { get; init; }

    public Assumption? TakeUp { get; init; }

    public Assumption? Profile { get; init; }

    public Assumption? Probability { get; init; }

    public string? OfTermId { get; init; }

    public Assumption? Share { get; init; }

    public CapGroup? CapGroup { get; init; }

    public Assumption? Lag { get; init; }

    public Assumption? Spread { get; init; }

    public Assumption? Life { get; init; }

    public Assumption? RateTo { get; init; }

    public Quarter? RateBy { get; init; }

    public IReadOnlyList<TermBase> Bases { get; init; } = [];

    /// <summary>The part that lies in a column.</summary>
    public object? this[string column] => column switch
    {
        "driver_id" => DriverId,
        "rate" => Rate,
        "margin" => Margin,
        "amount" => Amount,
        "take_up" => TakeUp,
        "profile" => Profile,
        "probability" => Probability,
        "of_term_id" => OfTermId,
        "share" => Share,
        "cap_group_id" => CapGroup,
        "lag" => Lag,
        "spread" => Spread,
        "life" => Life,
        "rate_to" => RateTo,
        "rate_by" => RateBy,
        "bases" => Bases.Count > 0 ? Bases : null,
        _ => null,
    };
}

/// <summary>Terms and drivers like others, but for their words.</summary>
internal static class Reworded
{
    public static Term With(this Term term, TermFacts facts, CapGroup? pool) => Term.Of(term.Kind, facts, column => column switch
    {
        "driver_id" => term.DriverId,
        "of_term_id" => (term as PartOfTerm)?.OfTermId,
        "cap_group_id" => pool,
        "rate_by" => (term as RevenueShare)?.RateBy,
        "bases" => (term as BasedTerm)?.Bases,
        _ => term.Number(column),
    });

    public static Driver Named(this Driver driver, string name) => driver switch
    {
        AnchoredDriver of => new AnchoredDriver(of.Id, name, of.Anchors, of.Growth, of.Source, of.Reason, of.Fade),
        ShareDriver of => new ShareDriver(of.Id, name, of.Parent, of.Ramp, of.RampFrom, of.RampTo, of.ShareFrom, of.ShareTo, of.Source, of.Reason),
        ProductDriver of => new ProductDriver(of.Id, name, of.Parent, of.Factor, of.Source, of.Reason),
        BandDriver of => new BandDriver(of.Id, name, of.Parent, of.From, of.To, of.Source, of.Reason),
        _ => driver is LessDriver of ? new LessDriver(of.Id, name, of.Parent, of.Factor, of.Other, of.Source, of.Reason) : driver,
    };
}

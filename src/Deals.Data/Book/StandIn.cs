namespace Deals.Data;

/// <summary>Facts that take the place of wrong ones while other rows are checked. What they say breaks no rule and is never shown.</summary>
internal static class StandIn
{
    public static Source Source(string id) => new(id, id, id, null, null, DateOnly.MinValue, SourceKind.Press, SourceAccess.Relayed);

    public static Party Party(string id) => new(id, id, id, PartyRole.Cloud, "#000000", null);

    public static Deal Deal(string id) => new(id, id, DateOnly.MinValue, null, null, null, DealStatus.Announced, [], Source(id), null);

    public static DealEvent Event(string id) => new(id, DateOnly.MinValue, DatePrecision.Day, EventKind.Report, id, null, null, Source(id));

    public static Claim Claim(string id) => new(id, id, null, id, id, null, id, null, id, ClaimBasis.Seed, Source(id), Confidence.Low, null);

    public static Reading Reading(string id) => new(id, id, id, [], new Dictionary<Subject, Subject?>(), null, id);

    public static Right Right(string id) => new(
        id, Deal(id), id, Party(id), Party(id), new(id, id, null), RightKind.NonExclusive, DateOnly.MinValue, null, null, null, [], Source(id), Confidence.Low, null);

    public static Assumption Assumption(string id)
    {
        var one = AssumptionValue.Of(1m);
        return new(id, id, id, id, one, one, one, Distribution.Fixed, one, one, 1, AssumptionBasis.Judgement, null, id, DateOnly.MinValue);
    }

    public static Switch Switch(string id) => new(id, id, id, null);

    public static Regime Regime(string id) => new(id, id, id, RegimeRole.Other, [], null);

    public static Driver Driver(string id) => new AnchoredDriver(id, id, [], null, null, id);

    public static CapGroup CapGroup(string id) => new(id, id, Assumption(id), DateOnly.MinValue, null, null, null, true, id);

    public static Term Term(string id) => new Sales(
        new(id, id, null, new(id, id, id, PartyRole.Customers, "#000000", null), Party(id), RiskClass.Contract, null, null, null, null, true, null, id), id);

    public static Valuation Valuation(string id) => new(Party(id), Assumption(id), DateOnly.MinValue, null, [], null);

    public static Criterion Criterion(string id) => new(id, Party(id), id, CriterionQuantity.Delta, null, true, null, null, null, id);

    public static ReportedFigure Reported(string id) => new(id, id, Driver(id), [], new(1, 1), new(1, 1), 0, Source(id), Confidence.Low, null);
}

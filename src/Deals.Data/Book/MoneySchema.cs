using static Deals.Data.ColumnShape;

namespace Deals.Data;

/// <summary>The tables of the deals schema that concern money, and what each needs at least. A dataset may lack them all.</summary>
internal static class MoneySchema
{
    public static readonly TableShape
        Odds = new("assumption_odds", Assumption("assumption_id"), Either("value"), Number("probability"), SourceOrReason[0], SourceOrReason[1]) { KeyColumns = 2, MayBeAbsent = true },
        Drivers = new("drivers", Text("driver_id"), Text("name"), Word<DriverKind>("kind"), To("drivers", "parent_id").Optional, Assumption("factor").Optional, To("drivers", "other_id").Optional, Word<RampShape>("ramp").Optional, Text("ramp_from").Optional, Text("ramp_to").Optional, Assumption("share_from").Optional, Assumption("share_to").Optional, Assumption("growth").Optional, SourceOrReason[0], SourceOrReason[1]) { MayBeAbsent = true },
        Anchors = new("anchors", To("drivers", "driver_id"), Text("period"), Number("value").Optional, Assumption("assumption_id").Optional, To("sources", "source_id").Optional, Text("note").Optional) { KeyColumns = 2, MayBeAbsent = true },
        Clauses = new("clauses", Text("clause_id"), Text("name"), Text("description"), To("deals", "deal_id").Optional) { MayBeAbsent = true },
        Regimes = new("regimes", Text("regime_id"), Text("name"), Text("description"), Word<RegimeRole>("role"), To("regimes", "before_id").Optional, Assumption("until").Optional) { MayBeAbsent = true },
        RegimeClauses = new("regime_clauses", To("regimes", "regime_id"), To("clauses", "clause_id")) { KeyColumns = 2, MayBeAbsent = true },
        RegimeEnds = new("regime_ends", To("regimes", "regime_id"), To("regimes", "end_id"), Assumption("probability").Optional) { KeyColumns = 2, MayBeAbsent = true },
        CapGroups = new("cap_groups", Text("cap_group_id"), Text("name"), Assumption("cap"), Day("from"), Assumption("opening").Optional, Assumption("opening_share").Optional, Truth("confirmed"), SourceOrReason[0], SourceOrReason[1]) { MayBeAbsent = true },
        Terms = new(
            "terms", Text("term_id"), Text("name"), Word<TermKind>("kind"), To("clauses", "clause_id").Optional, To("parties", "payer_id"), To("parties", "payee_id"), Word<RiskClass>("risk"),
            Day("from").Optional, Day("to").Optional, Assumption("since").Optional, Assumption("until").Optional, To("drivers", "driver_id").Optional, Assumption("rate").Optional, Assumption("margin").Optional,
            Assumption("amount").Optional, Assumption("take_up").Optional, Assumption("profile").Optional, Assumption("probability").Optional, To("terms", "of_term_id").Optional,
            Assumption("share").Optional, To("cap_groups", "cap_group_id").Optional, Assumption("lag").Optional, Assumption("spread").Optional, Assumption("life").Optional,
            Truth("confirmed"), SourceOrReason[0], SourceOrReason[1])
        { MayBeAbsent = true },
        TermBases = new("term_bases", To("terms", "term_id"), To("terms", "base_id"), Word<Sign>("sign"), Assumption("weight").Optional) { KeyColumns = 2, MayBeAbsent = true },
        Valuations = new("valuations", To("parties", "lab_id"), Assumption("post_money"), Day("date"), Assumption("later").Optional, To("sources", "source_id").Optional) { MayBeAbsent = true },
        Ownership = new("ownership", To("valuations", "lab_id"), To("parties", "holder_id"), Day("from"), Assumption("share"), To("sources", "source_id").Optional) { KeyColumns = 3, MayBeAbsent = true },
        Scenarios = new("scenarios", Text("scenario_id"), Text("name"), Text("description")) { MayBeAbsent = true },
        ScenarioValues = new("scenario_values", To("scenarios", "scenario_id"), Assumption("assumption_id"), Either("value"), SourceOrReason[0], SourceOrReason[1]) { KeyColumns = 2, MayBeAbsent = true },
        Criteria = new("criteria", Text("criterion_id"), To("parties", "party_id"), Text("name"), Word<CriterionQuantity>("quantity"), To("terms", "term_id").Optional, Word<Better>("better").Optional, Word<CriterionVerdict>("stated").Optional, To("claims", "claim_id").Optional, SourceOrReason[0], SourceOrReason[1]) { MayBeAbsent = true },
        Reported = new("reported", Text("reported_id"), Text("name"), To("drivers", "driver_id").Optional, Text("from_quarter"), Text("through_quarter"), Number("value"), To("sources", "source_id"), Word<Confidence>("confidence"), Text("note").Optional) { MayBeAbsent = true },
        ReportedTerms = new("reported_terms", To("reported", "reported_id"), To("terms", "term_id"), Word<Sign>("sign")) { KeyColumns = 2, MayBeAbsent = true };

    /// <summary>Every money table.</summary>
    public static readonly IReadOnlyList<TableShape> Tables =
    [
        Odds, Drivers, Anchors, Clauses, Regimes, RegimeClauses, RegimeEnds, CapGroups, Terms, TermBases, Valuations, Ownership, Scenarios, ScenarioValues,
        Criteria, Reported, ReportedTerms,
    ];

    /// <summary>Whether a base is added or taken off.</summary>
    internal enum Sign
    {
        Plus,
        Minus,
    }

    /// <summary>Which direction of a criterion's quantity is a win.</summary>
    internal enum Better
    {
        More,
        Less,
    }

    private static ColumnShape[] SourceOrReason => [To("sources", "source_id").Optional, Text("reason").Optional];

    private static ColumnShape Assumption(string name) => To("assumptions", name);
}

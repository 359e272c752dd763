using static Deals.Data.ColumnShape;

namespace Deals.Data;

/// <summary>The tables of the deals schema, and what each needs at least.</summary>
internal static class DealSchema
{
    /// <summary>The version this kit reads.</summary>
    public const string Version = "1";

    public static readonly TableShape
        Sources = new("sources", Text("source_id"), Text("publisher"), Text("title"), Day("published").Optional, Text("url").Optional, Day("accessed"), Word<SourceKind>("kind"), Word<SourceAccess>("access")),
        Claims = new("claims", Text("claim_id"), Text("topic"), To("parties", "party_id").Optional, Text("subject"), Text("predicate"), Number("value").Optional, Text("text").Optional, Text("unit").Optional, Text("period"), Word<ClaimBasis>("basis"), To("sources", "source_id"), Word<Confidence>("confidence"), Text("note").Optional) { MayBeAbsent = true },
        Conflicts = new("claim_conflicts", To("claims", "claim_id"), To("claims", "other_claim_id"), Text("explanation")) { KeyColumns = 2, MayBeAbsent = true },
        Parties = new("parties", Text("party_id"), Text("name"), Text("short_name") with { Unique = true }, Word<PartyRole>("role"), Text("colour"), Text("description").Optional),
        Deals = new("deals", Text("deal_id"), Text("name"), Day("announced"), Number("amount").Optional, Text("unit").Optional, Word<AmountKind>("amount_kind").Optional, Word<DealStatus>("status"), To("sources", "source_id"), Text("note").Optional),
        DealParties = new("deal_parties", To("deals", "deal_id"), To("parties", "party_id"), Text("part")) { KeyColumns = 3 },
        Events = new("events", Text("event_id"), Day("date"), Word<DatePrecision>("date_precision"), Word<EventKind>("kind"), Text("title"), Text("detail").Optional, To("deals", "deal_id").Optional, To("sources", "source_id")) { MayBeAbsent = true },
        Readings = new("readings", Text("reading_id"), Text("name"), Text("statement"), To("sources", "source_id").Optional, Text("reason").Optional),
        ReadingHolders = new("reading_holders", To("readings", "reading_id"), To("parties", "party_id")) { KeyColumns = 2, MayBeAbsent = true },
        Subjects = new("subjects", Text("subject_id"), Text("name"), Text("description").Optional),
        Placements = new("placements", To("readings", "reading_id"), To("subjects", "subject_id"), To("subjects", "parent_id").Optional) { KeyColumns = 2 },
        Offers = new("offers", To("subjects", "subject_id"), To("parties", "party_id"), To("sources", "source_id").Optional, Text("reason").Optional) { KeyColumns = 2, MayBeAbsent = true },
        Rights = new("rights", Text("right_id"), To("deals", "deal_id"), Text("clause"), To("parties", "holder_id"), To("parties", "grantor_id"), To("subjects", "subject_id"), Word<RightKind>("kind"), Day("from"), Day("to").Optional, To("assumptions", "until").Optional, To("events", "ended_by").Optional, To("sources", "source_id"), Word<Confidence>("confidence"), Text("note").Optional),
        RightExceptions = new("right_exceptions", To("rights", "right_id"), To("parties", "party_id"), To("sources", "source_id"), Text("note").Optional) { KeyColumns = 2, MayBeAbsent = true },
        Assumptions = new("assumptions", Text("assumption_id"), Text("label"), Text("group"), Text("unit"), Either("low"), Either("base"), Either("high"), Word<Distribution>("distribution"), Either("minimum"), Either("maximum"), Number("step"), Word<AssumptionBasis>("basis"), To("sources", "source_id").Optional, Text("reason").Optional, Day("information_date"));

    /// <summary>Every table.</summary>
    public static readonly IReadOnlyList<TableShape> Tables =
    [
        Sources, Claims, Conflicts, Parties, Deals, DealParties, Events, Readings, ReadingHolders, Subjects, Placements, Offers, Rights, RightExceptions, Assumptions,
        .. MoneySchema.Tables,
    ];

    /// <summary>The table with a name; null when the deals schema has none.</summary>
    public static TableShape? Find(string name) => Tables.FirstOrDefault(table => table.Name == name);
}

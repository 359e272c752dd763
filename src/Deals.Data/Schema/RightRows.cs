namespace Deals.Data;

[Table("readings", "Ways to read what the rights cover. Parties who disagree about a clause hold different readings of the same rights.")]
internal sealed record ReadingRow(
    [Column("The id other tables use.")] string ReadingId,
    [Column("What charts call it.")] string Name,
    [Column("What whoever holds it says.")] string Statement,
    [Column("Where it was read; empty for a judgement without a source.")] To<Source>? SourceId,
    [Column("Why the subjects are placed so. One of source_id and reason is given.", Optional = true)] string? Reason) : RowOf<Reading>;

[Table("reading_holders", "Who holds which reading. A reading without a row is nobody's in " +
        "particular.", Title = "Holders of readings", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record ReadingHolderRow(
    [Column("The reading.")] To<Reading> ReadingId,
    [Column("The party that holds it.")] To<Party> PartyId) : TableRow;

[Table("subjects", "What rights can cover: products, families of products, servers, know-how.")]
internal sealed record SubjectRow(
    [Column("The id other tables use.")] string SubjectId,
    [Column("What charts call it.")] string Name,
    [Column("What it takes in and what not.", Optional = true)] string? Description) : RowOf<Subject>;

[Table("placements", "The tree of subjects under each reading: a right to a subject is a right to all below it. Every subject stands " +
        "once under every reading.", KeyColumns = 2)]
internal sealed record PlacementRow(
    [Column("The reading.")] To<Reading> ReadingId,
    [Column("The subject.")] To<Subject> SubjectId,
    [Column("The subject it stands directly below; empty at the top.")] To<Subject>? ParentId) : TableRow;

[Table("offers", "Pairs of product and cloud that customers might use together. Whether they may, on a day, follows from the " +
        "rights.", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record OfferRow(
    [Column("The product; nothing stands below it under any reading.", Title = "Product")] To<Subject> SubjectId,
    [Column("The cloud; a party whose role is cloud.", Title = "Cloud")] To<Party> PartyId,
    [Column("Where it was read that the pair is wanted or offered; empty for a judgement.")] To<Source>? SourceId,
    [Column("Why the pair is in the list. One of source_id and reason is given.", Optional = true)] string? Reason,
    [Column("How far it has come: on sale, announced, or only possible, which the choice index counts apart; empty for on sale.",
        MayBeAbsent = true)] OfferStage? Stage,
    [Column("The day from which it is on sale or announced; empty where that was so all along.", MayBeAbsent = true)] DateOnly? Since,
    [Column("The last day on which it is; empty where no end is known.", MayBeAbsent = true)] DateOnly? To)
    : TableRow;

[Table("rights", "Clauses that give a party a right over a subject for a time, one a row. The first of its three ends to come is the " +
        "end; with none, it is open.")]
internal sealed record RightRow(
    [Column("The id other tables use.")] string RightId,
    [Column("The deal whose clause it is.")] To<Deal> DealId,
    [Column("What people call the clause.")] string Clause,
    [Column("Who has the right.")] To<Party> HolderId,
    [Column("Who gave it. What the holder of an exclusive right gives on does not clash with that right.")] To<Party> GrantorId,
    [Column("What it covers, with all below it under a reading.")] To<Subject> SubjectId,
    [Column("What it gives. Only an exclusive right keeps others out.")] RightKind Kind,
    [Column("The first day.")] DateOnly From,
    [Column("The last day as the contract has it; empty when it names none.")] DateOnly? To,
    [Column("The date assumption on whose day it ends by its own terms; that day no longer counts.")] To<Assumption>? Until,
    [Column("Another date assumption: it ends on the earlier of the two days.", MayBeAbsent = true)] To<Assumption>? OrUntil,
    [Column("The event that ended it; the event's day, which is known, no longer counts.")] To<DealEvent>? EndedBy,
    [Column("Where it was read.")] To<Source> SourceId,
    [Column("How sure it is that the clause says so.")] Confidence Confidence,
    [Column("Remarks.", Optional = true)] string? Note) : RowOf<Right>;

[Table("right_exceptions", "Whom an exclusive right does not keep " +
        "out.", Title = "Exceptions to rights", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record RightExceptionRow(
    [Column("The exclusive right.")] To<Right> RightId,
    [Column("The party it does not keep out.")] To<Party> PartyId,
    [Column("Where it was read.")] To<Source> SourceId,
    [Column("Remarks.", Optional = true)] string? Note) : TableRow;

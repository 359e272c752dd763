namespace Deals.Data;

[Table("sources", "Where the facts were read, a page or paper a row.")]
internal sealed record SourceRow(
    [Column("The id other tables use.")] string SourceId,
    [Column("Who published the page that was read.")] string Publisher,
    [Column("The title; in square brackets where the page's own title was not recorded and this says what it is about.")] string Title,
    [Column("The day it was published; empty where it is not known.")] DateOnly? Published,
    [Column("Where it can be read; empty for a text that came without an " +
        "address.", Title = "Address", Format = "uri", Optional = true)] string? Url,
    [Column("The day it was read.")] DateOnly Accessed,
    [Column("How near the page that was read is to the parties: the text that was to be analysed (seed), a filing, a party's own words, " +
        "press and blogs, analysts.")] SourceKind Kind,
    [Column("Whether the page itself was read (direct) or only as quoted or excerpted elsewhere " +
        "(relayed).")] SourceAccess Access,
    [Column("Who first said what the page passes on, where it is not the original itself: a filing, a paper, a company.", Optional = true,
        MayBeAbsent = true)] string? Original,
    [Column("How near that original is to the parties; needed with original.",
        MayBeAbsent = true)] SourceKind? OriginalKind) : RowOf<Source>;

[Table("claims", "Stated facts, one a row: a number with its unit, or a text.", MayBeAbsent = true)]
internal sealed record ClaimRow(
    [Column("The id other tables and notes use.")] string ClaimId,
    [Column("The heading it is filed under.")] string Topic,
    [Column("The party it is about, where it is about one of the dataset's parties.")] To<Party>? PartyId,
    [Column("Whom or what it is about, in words.")] string Subject,
    [Column("What is said of the subject.")] string Predicate,
    [Column("The number; empty for a text.", Unit = "given in the column unit")] decimal? Value,
    [Column("The text or day; empty for a number.", Optional = true)] string? Text,
    [Column("The number's unit; date where the text is a day; otherwise empty.", Optional = true)] string? Unit,
    [Column("The day, period or state of affairs it holds for, in words.")] string Period,
    [Column("On whose word it rests: the text that was to be analysed, a party, the press, an analyst.")] ClaimBasis Basis,
    [Column("Where it was read.")] To<Source> SourceId,
    [Column("How far it can be relied on: low for one weak source or one contradicted by a better, medium for plausible but not " +
        "confirmed, high for confirmed by a party or by several.")] Confidence Confidence,
    [Column("Remarks.", Optional = true)] string? Note) : RowOf<Claim>;

[Table("claim_conflicts", "Pairs of claims that cannot both be right as they " +
        "stand.", Title = "Conflicts between claims", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record ClaimConflictRow(
    [Column("The claim that is kept, where one is.")] To<Claim> ClaimId,
    [Column("The claim it conflicts with.")] To<Claim> OtherClaimId,
    [Column("Why they differ and which one the dataset keeps.")] string Explanation) : TableRow;

[Table("parties", "Who holds rights, grants them, pays or is paid.")]
internal sealed record PartyRow(
    [Column("The id other tables use.")] string PartyId,
    [Column("The full name.")] string Name,
    [Column("The name in charts.", Unique = true)] string ShortName,
    [Column("What it does in the deals. The last five stand for whoever is not named, so that all money has a payer and a " +
        "payee.")] PartyRole Role,
    [Column("Its colour in every chart, as #rrggbb.", Pattern = Patterns.Colours)] string Colour,
    [Column("Who that is.", Optional = true)] string? Description) : RowOf<Party>;

[Table("deals", "Agreements, one a row.")]
internal sealed record DealRow(
    [Column("The id other tables use.")] string DealId,
    [Column("What people call it.")] string Name,
    [Column("The day it was made public.")] DateOnly Announced,
    [Column("What it is worth; empty where no amount was stated.", Unit = "given in the column unit", Minimum = 0)] decimal? Amount,
    [Column("The amount's unit.", Optional = true)] string? Unit,
    [Column("How the amount was stated: the amount itself, a ceiling, rounded, or on top of an earlier deal's " +
        "amount.")] AmountKind? AmountKind,
    [Column("Where it stands on the dataset's as-of day.")] DealStatus Status,
    [Column("Where it was read.")] To<Source> SourceId,
    [Column("Remarks.", Optional = true)] string? Note) : RowOf<Deal>;

[Table("deal_parties", "Who takes part in a deal, and as what. A party with two parts has two " +
        "rows.", Title = "Parties to deals", KeyColumns = 3)]
internal sealed record DealPartyRow(
    [Column("The deal.")] To<Deal> DealId,
    [Column("The party.")] To<Party> PartyId,
    [Column("Its part: buyer, seller, investor, issuer, licensor, licensee, partner and the " +
        "like.", Pattern = Patterns.Words)] string Part) : TableRow;

[Table("events", "The story, a dated step a row.", MayBeAbsent = true)]
internal sealed record EventRow(
    [Column("The id other tables use.")] string EventId,
    [Column("When it happened; the first of the month where only the month is known.")] DateOnly Date,
    [Column("How exactly the date is known.")] DatePrecision DatePrecision,
    [Column("What kind of step it is.")] EventKind Kind,
    [Column("What happened, in a line.")] string Title,
    [Column("What else is to be known of it.", Optional = true)] string? Detail,
    [Column("The deal it belongs to; had that deal not been made, the event would not have happened.")] To<Deal>? DealId,
    [Column("Where it was read.")] To<Source> SourceId) : RowOf<DealEvent>;

[Table("assumptions", "What is not known and can be changed: a number or a day, with the range it may move in.")]
internal sealed record AssumptionRow(
    [Column("The id that scenarios, terms and rights use.")] string AssumptionId,
    [Column("What a slider says.")] string Label,
    [Column("The heading it stands under.")] string Group,
    [Column("The unit of all its values; date for a day.")] string Unit,
    [Column("The low end of the range held plausible; for a day, the early one, as yyyy-mm-dd or " +
        "never.", Unit = "given in the column unit")] object Low,
    [Column("The value used unless said otherwise; for a day, yyyy-mm-dd or never.", Unit = "given in the column unit")] object Base,
    [Column("The high end of the range held plausible; for a day, the late one, as yyyy-mm-dd or " +
        "never.", Unit = "given in the column unit")] object High,
    [Column("How likely the values between low and high are; discrete: those in assumption_odds.")] Distribution Distribution,
    [Column("The smallest value that makes sense at all; for a day, yyyy-mm-dd.", Unit = "given in the column unit")] object Minimum,
    [Column("The largest value that makes sense at all; for a day, yyyy-mm-dd or " +
        "never.", Unit = "given in the column unit")] object Maximum,
    [Column("By how much a slider moves; more than zero.", Unit = "given in the column unit; days for a day", Minimum = 0)] decimal Step,
    [Column("What the base value rests on.")] AssumptionBasis Basis,
    [Column("Where it was read; needed unless the basis is judgement.")] To<Source>? SourceId,
    [Column("Why this value and range; needed for a judgement.", Optional = true)] string? Reason,
    [Column("What was known on this day went into the value.")] DateOnly InformationDate,
    [Column("What low and high are to a simulation: bounds beyond which nothing lies, or the 5th and 95th percentile; empty for bounds.",
        MayBeAbsent = true)] RangeMeaning? Range,
    [Column("How a sentence says that it is below a value or comes before a day, with {0} for that: AGI is declared before {0}.",
        Optional = true, MayBeAbsent = true)] string? Phrase,
    [Column("How a sentence says that a day never comes: AGI is never declared. For a day that may be never.",
        Optional = true, MayBeAbsent = true)] string? PhraseNever,
    [Column("How a sentence names it, as a noun in the singular, with what goes before it: the cap on the revenue share. A "
        + "day comes, a number is: the end of the lease.", Optional = true, MayBeAbsent = true)] string? Noun) : RowOf<Assumption>;

[Table("correlations", "Pairs of assumptions that move together in a simulation.", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record CorrelationRow(
    [Column("The one; a number that is neither fixed nor discrete.")] To<Assumption> AssumptionId,
    [Column("The other, likewise.")] To<Assumption> OtherId,
    [Column("The rank correlation: 1 when they rise together always, -1 when one falls as the other rises, 0 for independent.",
        Minimum = -1, Maximum = 1)] decimal Correlation,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Why; required without a source.", Optional = true)] string? Reason) : TableRow;

[Table("sizes", "How large parties are: what gains are held against.", Title = "Sizes of parties", KeyColumns = 3, MayBeAbsent = true)]
internal sealed record SizeRow(
    [Column("The party.")] To<Party> PartyId,
    [Column("What is measured: its market value, its number of shares, its revenue or operating income of a fiscal year.")]
    SizeMeasure Measure,
    [Column("The day as yyyy-mm-dd, or the fiscal year as FY2025 or 2025.")] string Period,
    [Column("The number; more than zero.", Unit = "the ledger's unit; shares in its millions or billions")] decimal Value,
    [Column("Where it was read.")] To<Source> SourceId,
    [Column("Remarks.", Optional = true)] string? Note) : TableRow;

[Table("assumption_odds", "The values a discrete assumption may turn out to have. Results are the expectation over them until a " +
        "scenario sets the assumption.", Title = "Odds", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record OddsRow(
    [Column("The assumption; its distribution is discrete.")] To<Assumption> AssumptionId,
    [Column("The value, within the assumption's bounds; for a day, yyyy-mm-dd or never.", Unit = "the assumption's unit")] object Value,
    [Column("How likely it is; those of an assumption sum to 1.", Unit = "fraction", Minimum = 0, Maximum = 1)] decimal Probability,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Why; required without a source.", Optional = true)] string? Reason) : TableRow;

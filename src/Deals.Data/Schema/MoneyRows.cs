using static Deals.Data.Patterns;

namespace Deals.Data;

[Table("drivers", "Time series that terms use: revenue, what is sold through a channel.", MayBeAbsent = true)]
internal sealed record DriverRow(
    [Column("The id terms use.")] string DriverId,
    [Column("What it is called.")] string Name,
    [Column("How its quarters come about: from annual totals (anchored), a share of its parent that moves, its parent times a factor " +
        "(product), its parent less a factor times another driver (less), never below zero, or "
            + "what of its parent lies between two amounts of a " +
        "calendar year (band), as tiers of a royalty have it.")] DriverKind Kind,
    [Column("The driver it is computed from; none for an anchored one.")] To<Driver>? ParentId,
    [Column("What the parent, or for less the other driver, is multiplied by.")] To<Assumption>? Factor,
    [Column("For less, the driver that is taken off.")] To<Driver>? OtherId,
    [Column("For share, how it moves: by the same amount each quarter, or along an S curve.")] RampShape? Ramp,
    [Column("For share, the last quarter with the first share.", Pattern = Quarters, Optional = true)] string? RampFrom,
    [Column("For share, the first quarter with the last share.", Pattern = Quarters, Optional = true)] string? RampTo,
    [Column("For share, the part of the parent up to ramp_from, 0 to 1.")] To<Assumption>? ShareFrom,
    [Column("For share, the part of the parent from ramp_to on, 0 to 1.")] To<Assumption>? ShareTo,
    [Column("For anchored, the yearly growth after the last annual total, as a fraction.")] To<Assumption>? Growth,
    [Column("For anchored, over how many years growth fades evenly from that before the last annual total to growth; empty for at once.",
        MayBeAbsent = true)] To<Assumption>? Fade,
    [Column("For band, the year's amount from which it counts; empty for from the first on.", MayBeAbsent = true)] To<Assumption>? BandFrom,
    [Column("For band, the year's amount up to which it counts; empty for without end.", MayBeAbsent = true)] To<Assumption>? BandTo,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Why it is counted so; required without a source.", Optional = true)] string? Reason) : RowOf<Driver>;

[Table("anchors", "Annual totals and reported quarters of anchored drivers, each a reported number or an " +
        "assumption.", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record AnchorRow(
    [Column("The driver.")] To<Driver> DriverId,
    [Column("A year as 2026, or a quarter as 2026Q1.", Pattern = Periods)] string Period,
    [Column("What was reported; more than zero. Empty when it is assumed.", Unit = "the ledger's unit")] decimal? Value,
    [Column("The assumption that holds it; empty when it was reported.")] To<Assumption>? AssumptionId,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Remarks.", Optional = true)] string? Note) : TableRow;

[Table("clauses", "Switches: what a contract says, on or off together. The terms of a clause move money only while it is " +
        "on.", MayBeAbsent = true)]
internal sealed record ClauseRow(
    [Column("The id terms and regimes use.")] string ClauseId,
    [Column("What it is called in a bridge.")] string Name,
    [Column("What it says, and which terms stand for it.")] string Description,
    [Column("The deal it belongs to.")] To<Deal>? DealId) : RowOf<Switch>;

[Table("regimes", "States of the world to value: a set of clauses that are on, or a mixture of such states while a dispute is " +
        "open.", MayBeAbsent = true)]
internal sealed record RegimeRow(
    [Column("The id others use.")] string RegimeId,
    [Column("What it is called in charts.")] string Name,
    [Column("What it supposes.")] string Description,
    [Column("What it is for: what holds, the baseline of results, another baseline beside it, or a state that only mixtures " +
        "use.")] RegimeRole Role,
    [Column("For a mixture, the state until the resolution.")] To<Regime>? BeforeId,
    [Column("For a mixture, the assumed day of the resolution, which is the first day of the end.")] To<Assumption>? Until,
    [Column("What a sentence calls it after under and against: the April terms, a dispute in court.", Optional = true, MayBeAbsent = true)]
    string? Phrase) : RowOf<Regime>;

[Table("regime_clauses", "Which clauses are on under a regime that is no " +
        "mixture.", Title = "Clauses of regimes", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record RegimeClauseRow(
    [Column("The regime.")] To<Regime> RegimeId,
    [Column("The clause that is on.")] To<Switch> ClauseId) : TableRow;

[Table("regime_ends", "The ways in which a mixture may end, with their " +
        "probabilities.", Title = "Ends of mixtures", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record RegimeEndRow(
    [Column("The mixture.")] To<Regime> RegimeId,
    [Column("The state it ends in.")] To<Regime> EndId,
    [Column("How likely that end is, 0 to 1; empty for what the others leave.")] To<Assumption>? Probability) : TableRow;

[Table("cap_groups", "Pools that payments of one or more terms fill; what is claimed beyond is not owed.", MayBeAbsent = true)]
internal sealed record CapGroupRow(
    [Column("The id terms use.")] string CapGroupId,
    [Column("What it is called.")] string Name,
    [Column("How much it holds, in the ledger's unit.")] To<Assumption> Cap,
    [Column("The first day whose claims count toward it.")] DateOnly From,
    [Column("What had been paid before the group's first day and may count.")] To<Assumption>? Opening,
    [Column("The part of that which counts, 0 to 1; empty for all.")] To<Assumption>? OpeningShare,
    [Column("Whether the parties themselves stated the cap.")] bool Confirmed,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Remarks; required without a source.", Optional = true)] string? Reason) : RowOf<CapGroup>;

[Table("terms", "Rules that move money from one party to another. Which columns are set depends on the kind; docs/model.md has the " +
        "formula of each.", MayBeAbsent = true)]
internal sealed record TermRow(
    [Column("The id others use.")] string TermId,
    [Column("What it is called in charts.")] string Name,
    [Column("What it does. A tranche is money against new shares, and worth nothing to either "
        + "side; a lump sum, such as an upfront payment, " +
        "a milestone or a buy-out, is against none.")] TermKind Kind,
    [Column("The switch it belongs to; empty for a term that always runs.")] To<Switch>? ClauseId,
    [Column("Who pays.")] To<Party> PayerId,
    [Column("Who is paid.")] To<Party> PayeeId,
    [Column("At which rate it is discounted.")] RiskClass Risk,
    [Column("Its first day; the day of a tranche or a lump sum.")] DateOnly? From,
    [Column("Its last day.")] DateOnly? To,
    [Column("The assumed day on which it begins, where that is later than "
        + "from; of a lump sum the day on which it is due.")] To<Assumption>? Since,
    [Column("Another assumed day: it begins on the earlier of the two.", MayBeAbsent = true)] To<Assumption>? OrSince,
    [Column("The assumed day on which it ends; that day no longer counts.")] To<Assumption>? Until,
    [Column("Another assumed day: it ends on the earlier of the two.", MayBeAbsent = true)] To<Assumption>? OrUntil,
    [Column("For sales, the driver; for an expense, the driver that it follows instead of an amount.")] To<Driver>? DriverId,
    [Column("Of sales or of the bases, 0 to 1; of a substitute as premium; for unserved the sales that one unit of money not bought " +
        "would have brought.")] To<Assumption>? Rate,
    [Column("For cost, the part of its bases that its payer keeps; at most 1.")] To<Assumption>? Margin,
    [Column("Of a commitment, tranche or lump sum in all, of an expense a year.")] To<Assumption>? Amount,
    [Column("The part of a commitment that is drawn, 0 to 1; empty for all.", Title = "Take-up")] To<Assumption>? TakeUp,
    [Column("The exponent of a commitment's profile, 1 (even) to 3 (late); empty for 1.")] To<Assumption>? Profile,
    [Column("Which part of a tranche or a lump sum is paid, or how likely it is paid, 0 to 1; empty once it was. What is paid whole or " +
        "not at all: an assumption with the odds 1 and 0, so that simulations draw it.")] To<Assumption>? Probability,
    [Column("The commitment that a substitute or unserved part stands for, or the substitute that a premium is paid " +
        "on.")] To<Term>? OfTermId,
    [Column("The part of that commitment, 0 to 1; empty for what the others leave.")] To<Assumption>? Share,
    [Column("The pool that caps it.")] To<CapGroup>? CapGroupId,
    [Column("By how many quarters payment follows accrual; empty for none.")] To<Assumption>? Lag,
    [Column("Over how many quarters a quarter's accrual is paid; empty for one.")] To<Assumption>? Spread,
    [Column("For how many years at most a share goes on after the ledger's last "
        + "quarter, each counted at its end; empty for none.")] To<Assumption>? Life,
    [Column("For a revenue share whose rate moves evenly, the rate that it moves to.", MayBeAbsent = true)] To<Assumption>? RateTo,
    [Column("The first quarter with that rate.", Pattern = Quarters, Optional = true, MayBeAbsent = true)] string? RateBy,
    [Column("Whether the parties themselves stated its rate or amount.")] bool Confirmed,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Remarks; required without a source.", Optional = true)] string? Reason) : RowOf<Term>;

[Table("term_bases", "What a revenue share or a cost is computed from.", Title = "Bases of terms", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record TermBaseRow(
    [Column("The share or cost.")] To<Term> TermId,
    [Column("The term whose flow is taken.")] To<Term> BaseId,
    [Column("Added, or taken off.")] Sign Sign,
    [Column("The part of it that counts, 0 to 1; empty for all.")] To<Assumption>? Weight) : TableRow;

[Table("valuations", "What labs were worth in their last round; the multiple at the end of the ledger is solved so that the model gives " +
        "this.", MayBeAbsent = true)]
internal sealed record ValuationRow(
    [Column("The lab.")] To<Party> LabId,
    [Column("The value with the new money, in the ledger's unit; more than zero.", Title = "Post-money")] To<Assumption> PostMoney,
    [Column("The day of the round.")] DateOnly Date,
    [Column("A later price in sight.")] To<Assumption>? Later,
    [Column("Where it was read.")] To<Source>? SourceId) : RowOf<Valuation>;

[Table("ownership", "Who owns which part of a lab from a day on, until the holder's next row. What nobody named owns belongs to the " +
        "party with the role other_holders.", KeyColumns = 3, MayBeAbsent = true)]
internal sealed record OwnershipRow(
    [Column("The lab; it has a valuation.")] To<Valuation> LabId,
    [Column("Who owns.")] To<Party> HolderId,
    [Column("The first day.")] DateOnly From,
    [Column("The part, 0 to 1.")] To<Assumption> Share,
    [Column("Where it was read.")] To<Source>? SourceId) : TableRow;

[Table("scenarios", "Sets of assumption values worth having a name.", MayBeAbsent = true)]
internal sealed record ScenarioRow(
    [Column("The id commands and notebooks use.")] string ScenarioId,
    [Column("What it is called.")] string Name,
    [Column("The question it answers, and why these values.")] string Description) : RowOf<NamedScenario>;

[Table("scenario_values", "What a scenario sets; what it does not name stays at its base, or at its " +
        "odds.", Title = "Values of scenarios", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record ScenarioValueRow(
    [Column("The scenario.")] To<NamedScenario> ScenarioId,
    [Column("The assumption.")] To<Assumption> AssumptionId,
    [Column("The value, within the assumption's bounds; for a day, yyyy-mm-dd or never.", Unit = "the assumption's unit")] object Value,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Why; required without a source.", Optional = true)] string? Reason) : TableRow;

[Table("criteria", "What counts as a win or a loss for a party: a quantity of the model, or a stated judgement.", MayBeAbsent = true)]
internal sealed record CriterionRow(
    [Column("The id.")] string CriterionId,
    [Column("For whom.")] To<Party> PartyId,
    [Column("What it is called in the outcome matrix.")] string Name,
    [Column("What it looks at: what the party gains with its part of the lab, or in its own cash, against the default baseline; what " +
        "one term changes in its own cash (so what it saves is a gain), or by how much what it moves in all, whoever pays, differs from "
            + "the default baseline; the part of a lab it owns at the end of the ledger; the " +
        "last change of the choice index up to the as-of day, on the reading on which it rose least; or a " +
        "statement.")] CriterionQuantity Quantity,
    [Column("For term_delta and term_total, the term.")] To<Term>? TermId,
    [Column("Which direction is a win; empty for a judgement.")] Better? Better,
    [Column("For a judgement the verdict, else what a source said, to hold the number against.")] CriterionVerdict? Stated,
    [Column("The claim that states it.")] To<Claim>? ClaimId,
    [Column("Where it was read.")] To<Source>? SourceId,
    [Column("Remarks; required without a source.", Optional = true)] string? Reason,
    [Column("For stake, the lab; needed where the party owns parts of several.", MayBeAbsent = true)] To<Party>? LabId) : RowOf<Criterion>;

[Table("published", "Numbers that others published, to hold the model against: what happened, plans, estimates.",
    Title = "Published numbers", MayBeAbsent = true)]
internal sealed record PublishedRow(
    [Column("The id.")] string PublishedId,
    [Column("What was published.")] string Name,
    [Column("What happened (actual), what a party plans (plan), or what somebody else estimates (estimate).")] PublishedKind Kind,
    [Column("Who stated it; empty for whom the source credits.", Optional = true)] string? StatedBy,
    [Column("The day on which it was stated, where known.")] DateOnly? Stated,
    [Column("What of the model it is held against: what a driver is or terms accrue, what is paid, what terms would accrue without " +
        "their cap, what a cap saves, when a cap is full (as a year with its part; any term of its pool "
            + "will do), or a party's cash but for share sales.")]
    PublishedQuantity Quantity,
    [Column("The driver to compare with; empty when it is terms, which stand in published_terms, or cash.")] To<Driver>? DriverId,
    [Column("For cash, whose.")] To<Party>? PartyId,
    [Column("The scenario under which the model is asked; empty for the one that is looked at.")] To<NamedScenario>? ScenarioId,
    [Column("The first quarter.", Pattern = Quarters)] string FromQuarter,
    [Column("The last quarter.", Pattern = Quarters)] string ThroughQuarter,
    [Column("The number, or the lower end of a range.", Unit = "the ledger's unit; a year for when a cap is full")] decimal Value,
    [Column("Whether the model was given the number (given), an assumption was chosen to come near it (fitted), or neither (no).")]
    KnownToModel Known,
    [Column("Where it was read.")] To<Source> SourceId,
    [Column("How sure it is.")] Confidence Confidence,
    [Column("What is counted differently, and why the model differs.", Optional = true)] string? Note,
    [Column("How it was stated: rounded (about), or as the least (at_least) or the most (at_most) that it may be; empty for the number " +
        "itself, or a range.", MayBeAbsent = true)] PublishedBound? Bound,
    [Column("The upper end of a range, of which value is the lower; empty where none was stated.",
        Unit = "the ledger's unit; a year for when a cap is full", MayBeAbsent = true)] decimal? High) : RowOf<PublishedNumber>;

[Table("published_terms", "The terms that a published number is compared with, under the current regime.",
    Title = "Terms of published numbers", KeyColumns = 2, MayBeAbsent = true)]
internal sealed record PublishedTermRow(
    [Column("The published number.", Title = "Published number")] To<PublishedNumber> PublishedId,
    [Column("The term.")] To<Term> TermId,
    [Column("Added, or taken off.")] Sign Sign) : TableRow;

/// <summary>Whether something is added or taken off.</summary>
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

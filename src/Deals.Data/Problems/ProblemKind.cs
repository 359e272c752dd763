namespace Deals.Data;

/// <summary>A kind of problem: an id for machines and a sentence for the codebook. <see cref="All"/> lists every one there is.</summary>
/// <param name="Id">The id, in kebab-case.</param>
/// <param name="Meaning">What is wrong, in a sentence.</param>
public sealed record ProblemKind(string Id, string Meaning)
{
    private const string OfNoUse = "is of no use here";

    private static readonly List<ProblemKind> Kinds = [];

    internal static readonly ProblemKind

        // Files
        MissingDescriptor = Kind("missing-descriptor", "The folder has no `datapackage.json`, or is not there."),
        MissingFile = Kind("missing-file", "A file that the descriptor names is not there."),
        UnreadableFile = Kind("unreadable-file", "A file is there but cannot be read."),
        NotAFile = Kind("not-a-file", "A path leads to no regular file: to a folder, a pipe, a device, or a link that leads nowhere."),
        TooLargeFile = Kind("file-too-large", "A file is larger than is read."),
        EmptyFile = Kind("empty-file", "A file has not even a header row."),
        WideFile = Kind("utf-16-file", "A file is UTF-16 or UTF-32 instead of UTF-8."),
        InvalidUtf8 = Kind("invalid-utf-8", "Bytes are not UTF-8: the file was saved in another encoding."),
        NulCharacter = Kind("nul-character", "A cell has a NUL character."),
        ControlCharacter = Kind(
            "control-character",
            "A cell, or a text of the descriptor, has a control character, or one that turns the direction of writing."),

        // Descriptor
        NotJson = Kind("descriptor-not-json", "The descriptor is not JSON."),
        TooDeep = Kind("too-deep", "The descriptor nests brackets deeper than is read."),
        MissingProperty = Kind("missing-property", "The descriptor lacks a property that reading needs."),
        WrongProperty = Kind("wrong-property", "A property of the descriptor has a value that it cannot have."),
        UnknownProperty = Kind("unknown-property",
            "What the descriptor says of the dataset as a whole has a property that is nearly one of the deals schema: a slip of the pen."),
        DuplicateName = Kind(
            "duplicate-name", "Two tables, two fields of a table or two properties of an object in the descriptor have the same name."),
        UnsafePath = Kind("unsafe-path", "A path leads out of the data package's folder: it is absolute, a web address, or goes up."),
        UnknownType = Kind("unknown-type", "A field has a type that the Table Schema does not have."),
        WrongConstraint = Kind("wrong-constraint", "A constraint of a field cannot be read, or does not fit the field's type."),
        WrongKey = Kind("wrong-key", "A primary or foreign key names a table or field that is not there."),
        Unsupported = Kind("unsupported", "The descriptor asks for something Frictionless that this reader does not do."),
        UnknownVersion = Kind("unknown-version", "The data package follows a version of the deals schema that this kit does not know."),
        MissingTable = Kind("missing-table", "The descriptor lacks a table that every set of deals needs."),
        MissingField = Kind("missing-field", "The descriptor lacks a column that its table needs."),
        OtherType = Kind("other-type", "The descriptor gives a column another type than its table needs."),

        // CSV
        WrongSeparator = Kind("wrong-separator", "The header row separates its cells with semicolons or tabs instead of commas."),
        NoHeader = Kind("no-header-row", "The first line of a file has none of its columns' names."),
        MissingColumn = Kind("missing-column", "The header row lacks a column of the descriptor."),
        UnknownColumn = Kind("unknown-column", "The header row has a column that the descriptor does not have."),
        DuplicateColumn = Kind("duplicate-column", "The header row has a column twice."),
        StrayQuote = Kind("stray-quote", "A quote stands in the middle of a cell, or text after a closing quote."),
        UnclosedQuote = Kind("unclosed-quote", "A quoted cell is never closed."),
        TooLargeRecord = Kind("too-large-record", "A record is larger than a megabyte; most often a quote is never closed."),
        TooFewCells = Kind("too-few-cells", "A row has fewer cells than the header row."),
        TooManyCells = Kind("too-many-cells", "A row has more cells than the header row."),
        BlankLine = Kind("blank-line", "A line has nothing on it, or nothing but commas."),

        // Cells
        Blanks = Kind("blanks-around", "A value, an id or a listed word has blanks before or after it."),
        WrongType = Kind("wrong-type", "A cell is not of its column's type."),
        OutOfRange = Kind("number-out-of-range",
            "A number is larger, or has more digits, than can be held exactly; or a day is none that deals are of."),
        RequiredEmpty = Kind("required-empty", "A cell that must have a value is empty."),
        NotListed = Kind("not-listed", "A cell has none of the values that its column allows; upper and lower case matter."),
        WrongPattern = Kind("wrong-pattern", "A cell does not follow its column's pattern."),
        TooShort = Kind("too-short", "A text is shorter than its column allows."),
        TooLong = Kind("too-long", "A text is longer than its column allows."),
        BelowMinimum = Kind("below-minimum", "A value is below its column's minimum."),
        AboveMaximum = Kind("above-maximum", "A value is above its column's maximum."),
        NotUnique = Kind("not-unique", "A value stands twice in a column in which each may stand once."),
        DuplicateKey = Kind("duplicate-key", "Two rows have the same primary key."),
        OrphanKey = Kind("orphan-key", "A cell refers to a row that is not there."),

        // A row for itself: the rules are those of the facts in Deals.Model.
        PublishedAfterAccessed =
            Kind("published-after-accessed", "A source was published after it was read.", "is after the day on which it was read"),
        ClaimWithoutContent = Kind("claim-without-content", "A claim has neither a number nor a text."),
        ClaimWithTwoContents = Kind("claim-with-two-contents", "A claim has both a number and a text.", "stands beside a number"),
        NumberWithoutUnit = Kind("number-without-unit", "A number has no unit."),
        NumberWithoutSource = Kind("number-without-source", "An assumption that is not a judgement has no source."),
        JudgementWithoutReason = Kind("judgement-without-reason", "A judgement has no reason."),
        NotAColour = Kind("not-a-colour", "A party's colour is not written `#rrggbb`.", "is no colour"),
        NegativeAmount = Kind("negative-amount", "A deal's amount is below zero.", "is below zero"),
        AmountWithoutKind = Kind(
            "amount-without-kind", "A deal has an amount, and nothing says whether it is exact, a ceiling, rounded or on top."),
        KindWithoutAmount = Kind("kind-without-amount", "A deal says of what kind its amount is, and has no amount.",
            "has no amount to go with"),
        MonthNotOnFirst = Kind("month-not-on-first", "An event whose date is known to the month is not dated on the month's first day.",
            "is not the first day of a month"),
        EndBeforeStart = Kind(
            "end-before-start",
            "Something ends before it starts: a right, a term, a ramp, a reported period, the ledger or the dataset's period.",
            "is before the start"),
        EndWithoutDay = Kind("end-without-day", "A right is ended by an event whose date is known to the month only.",
            "is known to the month only"),
        EndNotADate = Kind("end-not-a-date", "A right, a term or an unsettled regime runs until an assumption that is not a date.",
            "is no date"),
        SelfGrant = Kind("self-grant", "A party grants a right to itself.", "grants the right to itself"),
        ExceptionWithoutExclusivity =
            Kind("exception-without-exclusivity", "A right that keeps nobody out has exceptions.", "keeps nobody out"),
        LowBaseHigh = Kind(
            "low-base-high", "An assumption's low, base and high values, or the ends of a published range, are out of order.",
            "is out of order"),
        OutOfBounds = Kind(
            "out-of-bounds",
            "An assumption's low or high value, one of its odds, or what a scenario sets it to lies outside its minimum and maximum; " +
            "the valuation date or a published number lies outside what is computed; or the as-of day lies before the period.",
            "is out of bounds"),
        StepNotPositive = Kind("step-not-positive", "An assumption's slider step is zero or less.", "is no step"),
        OddsNotDiscrete = Kind("odds-not-discrete", "An assumption has odds and its distribution is not discrete, or the other way round.",
            "does not go with the odds"),
        PartMissing = Kind("part-missing", "A row lacks something that its kind needs.", "lacks something that it needs"),
        PartNotOfKind = Kind("part-not-of-kind", "A row has something that its kind does not use.", OfNoUse),
        OneOfTwo = Kind("one-of-two", "Of two things of which a row needs one, it has none or both.", OfNoUse),
        NotANumber = Kind("not-a-number", "An assumption that must be a number is a date.", "is a date"),
        NumberOutOfKind = Kind(
            "number-out-of-kind", "A number, or an assumption's bounds, go beyond what makes sense there: a rate above one, for instance.",
            "goes beyond what makes sense here"),
        RolesDoNotPay = Kind("roles-do-not-pay", "A term has parties whose roles do not pay each other in that way.",
            "is not paid by that payer in this way"),
        NotALab = Kind("not-a-lab", "A valuation is of a party that is not a lab."),
        MixtureWithClauses = Kind("mixture-with-clauses", "A regime that is a mixture of others has clauses of its own.",
            "has clauses of its own"),
        MixtureOfMixtures = Kind("mixture-of-mixtures", "A regime that is a mixture is made of one that is a mixture too.",
            "is made of another mixture"),

        WrongAddress = Kind("wrong-address", "A source's address is none that a browser opens: it does not begin with https:// or http://.",
            "is no address that a browser opens"),

        // Rows among each other
        HiddenName = Kind("hidden-name", "A name has nothing to see, blanks around it, or a character that does not show."),
        LookAlike = Kind(
            "look-alike", "Two names of a table cannot be told apart: they are the same, or differ "
                + "in case, blanks, or letters that look the same."),
        TooMany = Kind("too-many", "There is more of something than is computed: see the limits below."),
        SubjectCycle = Kind("cycle-in-subjects", "Under a reading, a subject stands below itself."),
        NotPlaced = Kind("not-placed", "A subject has no place under a reading."),
        OfferNotLeaf = Kind("offer-not-leaf", "An offer's subject has others below it, so it is not what customers use."),
        OfferNotCloud = Kind("offer-not-cloud", "An offer is on a party that is not a cloud."),
        NeitherSourceNorReason = Kind(
            "neither-source-nor-reason", "A reading, an offer or a row of a money table has neither a source nor a reason."),
        SelfConflict = Kind("self-conflict", "A claim is said to conflict with itself."),

        // The money, in the base scenario and in each named one
        DriverCycle = Kind("driver-cycle", "A driver is computed from itself."),
        TermCycle = Kind("term-cycle", "A term is computed from itself."),
        GrowthTooLow = Kind("growth-too-low", "A yearly growth of -1 or less leaves nothing."),
        AnchorNotPositive = Kind("anchor-not-positive", "A total, or a lab's value, is zero or less."),
        AnchorTooLate = Kind("anchor-too-late", "No annual total of a driver covers the ledger's first quarter."),
        QuartersWithGaps = Kind("quarters-with-gaps", "The reported quarters of a year are not its first ones."),
        QuartersWithoutYear = Kind("quarters-without-year", "Quarters are reported of a year that has no total."),
        QuartersAboveYear = Kind(
            "quarters-above-year", "The reported quarters of a year sum to more than its total, or all four to something else."),
        BandCut = Kind("band-cut",
            "A driver is a band, which counts calendar years, and the ledger begins within one; "
                + "or, as a warning, a band ends before it begins."),
        RegimeRoles = Kind("regime-roles", "There is no regime that is current or the default baseline, or more than one."),
        UnitInPercent = Kind("unit-in-percent",
            "An assumption is in percent, where rates and parts of a whole are counted as fractions: 0.08 for 8 percent."),
        UnitUnlikeLedger = Kind("unit-unlike-ledger", "An assumption is an amount in another currency or scale than the ledger's."),
        NotOneInAll = Kind("not-one-in-all", "Probabilities, or parts of a whole, do not sum to one."),
        NotACommitment = Kind("not-a-commitment", "A substitute or unserved part stands for something that is no commitment."),
        NotASubstitute = Kind("not-a-substitute", "A premium is paid on something that is no substitute."),
        CapBelowZero = Kind("cap-below-zero", "A cap, or its opening balance, is below zero."),
        OwnedAboveOne = Kind("owned-above-one", "The holders of a lab own more than all of it on some day."),
        OwnsItself = Kind("owns-itself", "A lab owns a part of itself."),
        NotFinite = Kind("not-finite", "A formula gives no number: infinity, or something undefined."),

        // Warnings: what is odd, and can be computed all the same
        QuartersFall = Kind("quarters-fall", "Warning: a quarter falls below the one before although the annual totals rise."),
        AfterAsOf = Kind("after-as-of", "Warning: something is said to have happened, or to be known, after the dataset's as-of day."),
        BeyondLedger = Kind("beyond-ledger", "Warning: a published number is of quarters after the ledger."),
        ThousandFold = Kind("thousandfold",
            "Warning: a number is a thousand times another one of the same thing: a slipped unit, perhaps."),
        NotWhole = Kind("not-whole", "Warning: a lag or spread of quarters has a fraction: the quarter after it takes that part."),
        UnusedAssumption = Kind("unused-assumption", "Warning: no term, driver, right or regime uses an assumption."),
        UnknownUnit = Kind("unknown-unit",
            "Warning: the ledger's unit is no currency with its scale that charts know, so they repeat it as it stands."),
        IdleOdds = Kind("idle-odds",
            "Warning: an assumption has odds, or is the headline, and makes no difference to "
                + "anybody: other assumptions are shown in its place."),
        PastDiffers = Kind("past-differs",
            "Warning: under a baseline other payments are made before the valuation date than under the "
                + "current regime, as if the past had been another."),
        RateAboveOne = Kind("rate-above-one",
            "Warning: a discount rate or a yearly growth is 100 percent or more, or a claim a fraction of more than "
                + "10: 0.08 is 8 percent."),
        TiersApart = Kind("tiers-apart",
            "Warning: sales of one payer, payee, clause and time follow bands of one driver that overlap or leave a gap, so that "
                + "something is sold twice or in no tier."),
        PublishedOff = Kind("published-off",
            "Warning: a published number is held against a term that is off under the current regime or does not run in its quarters, or "
                + "against nothing at all: zero in each of them."),
        CapBeforeLedger = Kind("cap-before-ledger",
            "Warning: a cap group counts from a day before the ledger, and what was claimed before the ledger fills nothing."),
        IdleLife = Kind("idle-life",
            "Warning: a share goes on after the ledger, and nothing after the ledger counts "
                + "for payer or payee, as neither has a valuation."),
        ValueBelowCash = Kind("value-below-cash",
            "Warning: a lab's cash in the ledger is worth more than its valuation, so that what it earns later counts as nothing."),
        ValueAboveIncome = Kind("value-above-income",
            "Warning: a lab's valuation, less its cash in the ledger, is more than a hundred times the income that recurs in the ledger's "
                + "last year, so that little changes of that count as fortunes."),
        HighAboveOne = Kind("high-above-one",
            "Warning: parts of one whole are more than it where all are at their high values: simulations scale them down to it."),
        NeverRuns = Kind("never-runs", "Warning: a term ends, by an assumed day, before it begins, wherever in its range the day lies."),
        SoldTwice = Kind("sold-twice",
            "Warning: two sales take all of one driver between the same parties, on days that overlap, under one regime."),
        OnlyMinus = Kind("only-minus", "Warning: a term is computed from nothing but what is taken off, so that its payee pays."),
        NeverResolves = Kind("never-resolves", "Warning: a regime is resolved after the ledger, so that none of its ends counts."),
        NoConflict = Kind("no-conflict", "Warning: two claims are said to contradict each other and state the same amount."),
        ConfirmedGuess = Kind("confirmed-guess",
            "Warning: a term is marked as stated by its parties, and the rate or amount that they agreed on is a judgement."),
        IdleRow = Kind("idle-row",
            "Warning: a row does nothing: a clause that no regime has, a pool that no term fills or that "
                + "begins after the ledger, a term all of whose days lie outside the ledger, an exception for a right's own holder."),
        OddsLeaveOut = Kind("odds-leave-out", "Warning: an assumption's low, base or high value is none that its odds can give."),
        FullFromStart = Kind(
            "full-from-start", "Warning: a cap group's opening balance is as large as its cap, so that nothing is ever paid under it."),
        TwinRow = Kind("twin-row",
            "Warning: a right, term, document, claim, published number or regime stands twice, under two ids; or two claims are said "
                + "twice to contradict each other."),
        RightOffDeal = Kind("right-off-deal",
            "Warning: a right does not go with its deal: it begins more than a year before the deal was announced, or runs on "
                + "though the deal is superseded, completed or terminated; or its holder or grantor has no part in the deal."),
        PoolApart = Kind("pool-apart", "Warning: two terms fill one pool that have neither payer nor payee in common."),
        GivenDiffers = Kind("given-differs",
            "Warning: a published number was given to the model, by its mark or by reported anchors, and the model has another one."),
        FittedDiffers = Kind("fitted-differs",
            "Warning: a published number is marked as what the model was fitted to, and the model is off by more than half of it."),
        PublishedFar = Kind("published-far",
            "Warning: a published number that the model was not given is four times the model's or more, or a quarter of it or less."),
        ActualTooEarly = Kind("actual-too-early",
            "Warning: a published number is said to be what happened, and its quarters had not ended when it was stated."),
        StatedAfterSource = Kind("stated-after-source",
            "Warning: a published number was stated after its source was published or read."),
        StepAboveRange = Kind("step-above-range",
            "Warning: an assumption's step is five times what lies between its low and high or more: a decimal point where thousands "
                + "were meant, perhaps."),
        IncomeAboveRevenue = Kind("income-above-revenue",
            "Warning: a party's operating income is larger than its revenue of the same period."),
        StrangerPays = Kind("stranger-pays",
            "Warning: a share or a cost is paid by a party to whom nothing of what it is computed "
                + "from is paid: payer and payee swapped, perhaps."),
        SharesForNothing = Kind("shares-for-nothing",
            "Warning: a tranche is paid by a party that owns no part of the lab: for a payment without shares there is lump_sum."),
        LessIsNeverBetter = Kind("less-is-never-better",
            "Warning: a criterion takes less as better of a number that is the party's own gain."),
        IdleCriterion = Kind("idle-criterion",
            "Warning: a criterion looks at what customers may choose among, and no offer counts. It is left out."),
        LetterNotShown = Kind("letter-not-shown",
            "Warning: a name or title has a letter that pictures cannot show, as the figures' font lacks it."),
        FaintColour = Kind("faint-colour", "Warning: a party's colour hardly shows on the light or on the dark ground."),
        ColoursAlike = Kind("colours-alike", "Warning: two parties have colours that cannot be told apart."),

        MoreProblems = Kind("more-problems", "A file has more problems than are kept; the first are listed and the rest counted.");

    /// <summary>Every kind, in the order of reading: files, descriptor, CSV, cells, rows, rows among each other, the money.</summary>
    public static IReadOnlyList<ProblemKind> All => Kinds;

    /// <summary>
    /// The kind with this id; one without a meaning when <see cref="All"/> lacks it, for a problem must be told in any case.
    /// </summary>
    internal static ProblemKind Named(string id) => All.FirstOrDefault(kind => kind.Id == id) ?? new(id, "");

    /// <summary>What is wrong with a value, as the end of "'x' …", where the rule of a fact in Deals.Model was broken.</summary>
    internal string Fault { get; private init; } = "breaks a rule";

    /// <inheritdoc/>
    public override string ToString() => Id;

    private static ProblemKind Kind(string id, string meaning, string? fault = null)
    {
        var kind = fault is null ? new ProblemKind(id, meaning) : new(id, meaning) { Fault = fault };
        Kinds.Add(kind);
        return kind;
    }
}

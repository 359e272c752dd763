namespace Deals.Data;

/// <summary>A kind of problem: an id for machines and a sentence for the codebook. <see cref="All"/> lists every one there is.</summary>
/// <param name="Id">The id, in kebab-case.</param>
/// <param name="Meaning">What is wrong, in a sentence.</param>
public sealed record ProblemKind(string Id, string Meaning)
{
    internal static readonly ProblemKind

        // Files
        MissingDescriptor = new("missing-descriptor", "The folder has no `datapackage.json`, or is not there."),
        MissingFile = new("missing-file", "A file that the descriptor names is not there."),
        UnreadableFile = new("unreadable-file", "A file is there but cannot be read."),
        EmptyFile = new("empty-file", "A file has not even a header row."),
        WideFile = new("utf-16-file", "A file is UTF-16 or UTF-32 instead of UTF-8."),
        InvalidUtf8 = new("invalid-utf-8", "Bytes are not UTF-8: the file was saved in another encoding."),
        NulCharacter = new("nul-character", "A cell has a NUL character."),

        // Descriptor
        NotJson = new("descriptor-not-json", "The descriptor is not JSON."),
        MissingProperty = new("missing-property", "The descriptor lacks a property that reading needs."),
        WrongProperty = new("wrong-property", "A property of the descriptor has a value that it cannot have."),
        DuplicateName = new("duplicate-name", "Two tables, two fields of a table or two properties of an object in the descriptor have the same name."),
        UnsafePath = new("unsafe-path", "A path leads out of the data package's folder: it is absolute, a web address, or goes up."),
        UnknownType = new("unknown-type", "A field has a type that the Table Schema does not have."),
        WrongConstraint = new("wrong-constraint", "A constraint of a field cannot be read, or does not fit the field's type."),
        WrongKey = new("wrong-key", "A primary or foreign key names a table or field that is not there."),
        Unsupported = new("unsupported", "The descriptor asks for something Frictionless that this reader does not do."),
        UnknownVersion = new("unknown-version", "The data package follows a version of the deals schema that this kit does not know."),
        MissingTable = new("missing-table", "The descriptor lacks a table that every set of deals needs."),
        MissingField = new("missing-field", "The descriptor lacks a column that its table needs."),
        OtherType = new("other-type", "The descriptor gives a column another type than its table needs."),

        // CSV
        WrongSeparator = new("wrong-separator", "The header row separates its cells with semicolons or tabs instead of commas."),
        MissingColumn = new("missing-column", "The header row lacks a column of the descriptor."),
        UnknownColumn = new("unknown-column", "The header row has a column that the descriptor does not have."),
        DuplicateColumn = new("duplicate-column", "The header row has a column twice."),
        StrayQuote = new("stray-quote", "A quote stands in the middle of a cell, or text after a closing quote."),
        UnclosedQuote = new("unclosed-quote", "A quoted cell is never closed."),
        TooLargeRecord = new("too-large-record", "A record is larger than a megabyte; most often a quote is never closed."),
        TooFewCells = new("too-few-cells", "A row has fewer cells than the header row."),
        TooManyCells = new("too-many-cells", "A row has more cells than the header row."),
        BlankLine = new("blank-line", "A line has nothing on it."),

        // Cells
        Blanks = new("blanks-around", "A value, an id or a listed word has blanks before or after it."),
        WrongType = new("wrong-type", "A cell is not of its column's type."),
        OutOfRange = new("number-out-of-range", "A number is larger, or has more digits, than can be held exactly."),
        RequiredEmpty = new("required-empty", "A cell that must have a value is empty."),
        NotListed = new("not-listed", "A cell has none of the values that its column allows; upper and lower case matter."),
        WrongPattern = new("wrong-pattern", "A cell does not follow its column's pattern."),
        TooShort = new("too-short", "A text is shorter than its column allows."),
        TooLong = new("too-long", "A text is longer than its column allows."),
        BelowMinimum = new("below-minimum", "A value is below its column's minimum."),
        AboveMaximum = new("above-maximum", "A value is above its column's maximum."),
        NotUnique = new("not-unique", "A value stands twice in a column in which each may stand once."),
        DuplicateKey = new("duplicate-key", "Two rows have the same primary key."),
        OrphanKey = new("orphan-key", "A cell refers to a row that is not there."),

        // A row for itself: the rules are those of the facts in Deals.Model.
        PublishedAfterAccessed = new("published-after-accessed", "A source was published after it was read."),
        ClaimWithoutContent = new("claim-without-content", "A claim has neither a number nor a text."),
        ClaimWithTwoContents = new("claim-with-two-contents", "A claim has both a number and a text."),
        NumberWithoutUnit = new("number-without-unit", "A number has no unit."),
        NumberWithoutSource = new("number-without-source", "An assumption that is not a judgement has no source."),
        JudgementWithoutReason = new("judgement-without-reason", "A judgement has no reason."),
        NotAColour = new("not-a-colour", "A party's colour is not written `#rrggbb`."),
        NegativeAmount = new("negative-amount", "A deal's amount is below zero."),
        AmountWithoutKind = new("amount-without-kind", "A deal has an amount, and nothing says whether it is exact, a ceiling, rounded or on top."),
        KindWithoutAmount = new("kind-without-amount", "A deal says of what kind its amount is, and has no amount."),
        MonthNotOnFirst = new("month-not-on-first", "An event whose date is known to the month is not dated on the month's first day."),
        EndBeforeStart = new("end-before-start", "Something ends before it starts: a right, a term, a ramp, a reported period, the ledger or the dataset's period."),
        EndWithoutDay = new("end-without-day", "A right is ended by an event whose date is known to the month only."),
        EndNotADate = new("end-not-a-date", "A right, a term or an unsettled regime runs until an assumption that is not a date."),
        SelfGrant = new("self-grant", "A party grants a right to itself."),
        ExceptionWithoutExclusivity = new("exception-without-exclusivity", "A right that keeps nobody out has exceptions."),
        LowBaseHigh = new("low-base-high", "An assumption's low, base and high values are out of order."),
        OutOfBounds = new("out-of-bounds", "An assumption's low or high value, one of its odds, or what a scenario sets it to lies outside its minimum and maximum; or the valuation date lies outside the ledger."),
        StepNotPositive = new("step-not-positive", "An assumption's slider step is zero or less."),
        OddsNotDiscrete = new("odds-not-discrete", "An assumption has odds and its distribution is not discrete, or the other way round."),
        PartMissing = new("part-missing", "A row lacks something that its kind needs."),
        PartNotOfKind = new("part-not-of-kind", "A row has something that its kind does not use."),
        OneOfTwo = new("one-of-two", "Of two things of which a row needs one, it has none or both."),
        NotANumber = new("not-a-number", "An assumption that must be a number is a date."),
        NumberOutOfKind = new("number-out-of-kind", "A number, or an assumption's bounds, go beyond what makes sense there: a rate above one, for instance."),
        RolesDoNotPay = new("roles-do-not-pay", "A term has parties whose roles do not pay each other in that way."),
        NotALab = new("not-a-lab", "A valuation is of a party that is not a lab."),
        MixtureWithClauses = new("mixture-with-clauses", "A regime that is a mixture of others has clauses of its own."),
        MixtureOfMixtures = new("mixture-of-mixtures", "A regime that is a mixture is made of one that is a mixture too."),

        // Rows among each other
        SubjectCycle = new("cycle-in-subjects", "Under a reading, a subject stands below itself."),
        NotPlaced = new("not-placed", "A subject has no place under a reading."),
        OfferNotLeaf = new("offer-not-leaf", "An offer's subject has others below it, so it is not what customers use."),
        OfferNotCloud = new("offer-not-cloud", "An offer is on a party that is not a cloud."),
        NeitherSourceNorReason = new("neither-source-nor-reason", "A reading, an offer or a row of a money table has neither a source nor a reason."),
        SelfConflict = new("self-conflict", "A claim is said to conflict with itself."),

        // The money, in the base scenario and in each named one
        DriverCycle = new("driver-cycle", "A driver is computed from itself."),
        TermCycle = new("term-cycle", "A term is computed from itself."),
        GrowthTooLow = new("growth-too-low", "A yearly growth of -1 or less leaves nothing."),
        AnchorNotPositive = new("anchor-not-positive", "A total, or a lab's value, is zero or less."),
        AnchorTooLate = new("anchor-too-late", "No annual total of a driver covers the ledger's first quarter."),
        QuartersWithGaps = new("quarters-with-gaps", "The reported quarters of a year are not its first ones."),
        QuartersWithoutYear = new("quarters-without-year", "Quarters are reported of a year that has no total."),
        QuartersAboveYear = new("quarters-above-year", "The reported quarters of a year sum to more than its total, or all four to something else."),
        QuartersFall = new("quarters-fall", "Warning: a quarter falls below the one before although the annual totals rise."),
        RegimeRoles = new("regime-roles", "There is no regime that is current or the default baseline, or more than one."),
        NotOneInAll = new("not-one-in-all", "Probabilities, or parts of a whole, do not sum to one."),
        NotACommitment = new("not-a-commitment", "A substitute or unserved part stands for something that is no commitment."),
        NotASubstitute = new("not-a-substitute", "A premium is paid on something that is no substitute."),
        CapBelowZero = new("cap-below-zero", "A cap, or its opening balance, is below zero."),
        OwnedAboveOne = new("owned-above-one", "The holders of a lab own more than all of it on some day."),
        NotFinite = new("not-finite", "A formula gives no number: infinity, or something undefined."),

        MoreProblems = new("more-problems", "A file has more problems than are kept; the first are listed and the rest counted.");

    /// <summary>Every kind, in the order of reading: files, descriptor, CSV, cells, rows, rows among each other, the money.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        MissingDescriptor, MissingFile, UnreadableFile, EmptyFile, WideFile, InvalidUtf8, NulCharacter,
        NotJson, MissingProperty, WrongProperty, DuplicateName, UnsafePath, UnknownType, WrongConstraint, WrongKey, Unsupported,
        UnknownVersion, MissingTable, MissingField, OtherType,
        WrongSeparator, MissingColumn, UnknownColumn, DuplicateColumn, StrayQuote, UnclosedQuote, TooLargeRecord, TooFewCells, TooManyCells, BlankLine,
        Blanks, WrongType, OutOfRange, RequiredEmpty, NotListed, WrongPattern, TooShort, TooLong, BelowMinimum, AboveMaximum,
        NotUnique, DuplicateKey, OrphanKey,
        PublishedAfterAccessed, ClaimWithoutContent, ClaimWithTwoContents, NumberWithoutUnit, NumberWithoutSource,
        JudgementWithoutReason, NotAColour, NegativeAmount, AmountWithoutKind, KindWithoutAmount, MonthNotOnFirst, EndBeforeStart,
        EndWithoutDay, EndNotADate, SelfGrant, ExceptionWithoutExclusivity, LowBaseHigh, OutOfBounds, StepNotPositive,
        OddsNotDiscrete, PartMissing, PartNotOfKind, OneOfTwo, NotANumber, NumberOutOfKind, RolesDoNotPay, NotALab, MixtureWithClauses, MixtureOfMixtures,
        SubjectCycle, NotPlaced, OfferNotLeaf, OfferNotCloud, NeitherSourceNorReason, SelfConflict,
        DriverCycle, TermCycle, GrowthTooLow, AnchorNotPositive, AnchorTooLate, QuartersWithGaps, QuartersWithoutYear, QuartersAboveYear, QuartersFall,
        RegimeRoles, NotOneInAll, NotACommitment, NotASubstitute, CapBelowZero, OwnedAboveOne, NotFinite,
        MoreProblems,
    ];

    /// <summary>The kind with this id; one without a meaning when <see cref="All"/> lacks it, for a problem must be told in any case.</summary>
    internal static ProblemKind Named(string id) => All.FirstOrDefault(kind => kind.Id == id) ?? new(id, "");

    /// <summary>The id as words: <c>end before start</c>.</summary>
    internal string Words => Id.Replace('-', ' ');

    /// <inheritdoc/>
    public override string ToString() => Id;
}

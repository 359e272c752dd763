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
        EndBeforeStart = new("end-before-start", "Something ends before it starts: a right, or the dataset's period."),
        EndWithoutDay = new("end-without-day", "A right is ended by an event whose date is known to the month only."),
        EndNotADate = new("end-not-a-date", "A right runs until an assumption that is not a date."),
        SelfGrant = new("self-grant", "A party grants a right to itself."),
        ExceptionWithoutExclusivity = new("exception-without-exclusivity", "A right that keeps nobody out has exceptions."),
        LowBaseHigh = new("low-base-high", "An assumption's low, base and high values are out of order."),
        OutOfBounds = new("out-of-bounds", "An assumption's low or high value lies outside its minimum and maximum."),
        StepNotPositive = new("step-not-positive", "An assumption's slider step is zero or less."),

        // Rows among each other
        SubjectCycle = new("cycle-in-subjects", "Under a reading, a subject stands below itself."),
        NotPlaced = new("not-placed", "A subject has no place under a reading."),
        OfferNotLeaf = new("offer-not-leaf", "An offer's subject has others below it, so it is not what customers use."),
        OfferNotCloud = new("offer-not-cloud", "An offer is on a party that is not a cloud."),
        NeitherSourceNorReason = new("neither-source-nor-reason", "A reading or an offer has neither a source nor a reason."),
        SelfConflict = new("self-conflict", "A claim is said to conflict with itself."),

        MoreProblems = new("more-problems", "A file has more problems than are kept; the first are listed and the rest counted.");

    /// <summary>Every kind, in the order of reading: files, descriptor, CSV, cells, rows, rows among each other.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        MissingDescriptor, MissingFile, UnreadableFile, EmptyFile, WideFile, InvalidUtf8, NulCharacter,
        NotJson, MissingProperty, WrongProperty, DuplicateName, UnsafePath, UnknownType, WrongConstraint, WrongKey, Unsupported,
        UnknownVersion, MissingTable, MissingField, OtherType,
        MissingColumn, UnknownColumn, DuplicateColumn, StrayQuote, UnclosedQuote, TooLargeRecord, TooFewCells, TooManyCells, BlankLine,
        Blanks, WrongType, OutOfRange, RequiredEmpty, NotListed, WrongPattern, TooShort, TooLong, BelowMinimum, AboveMaximum,
        NotUnique, DuplicateKey, OrphanKey,
        PublishedAfterAccessed, ClaimWithoutContent, ClaimWithTwoContents, NumberWithoutUnit, NumberWithoutSource,
        JudgementWithoutReason, NotAColour, NegativeAmount, AmountWithoutKind, KindWithoutAmount, MonthNotOnFirst, EndBeforeStart,
        EndWithoutDay, EndNotADate, SelfGrant, ExceptionWithoutExclusivity, LowBaseHigh, OutOfBounds, StepNotPositive,
        SubjectCycle, NotPlaced, OfferNotLeaf, OfferNotCloud, NeitherSourceNorReason, SelfConflict,
        MoreProblems,
    ];

    /// <summary>The kind with this id; one without a meaning when <see cref="All"/> lacks it, for a problem must be told in any case.</summary>
    internal static ProblemKind Named(string id) => All.FirstOrDefault(kind => kind.Id == id) ?? new(id, "");

    /// <summary>The id as words: <c>end before start</c>.</summary>
    internal string Words => Id.Replace('-', ' ');

    /// <inheritdoc/>
    public override string ToString() => Id;
}

namespace Deals.Data;

/// <summary>Binds assumptions with their odds, and reads values that may be numbers or days.</summary>
internal sealed class AssumptionBinder(Binding book)
{
    private const string Odds = "assumption_odds";

    public void Bind()
    {
        var odds = book.Lookup((OddsRow row) => row.AssumptionId.Id, row => row);
        book.Bind((AssumptionRow row) => Assumption(row, [.. odds[row.AssumptionId]]));
        // What is wrong elsewhere in a row must not hide that its values are wrong too.
        foreach (var row in book.Rows<AssumptionRow>().Where(row => !row.Readable))
        {
            foreach (var column in ValueColumns.Select(SnakeCase.Of).Where(column => row.Text(column) is not null))
                Value(row, column, row.Text("unit") == Deals.Assumption.DateUnit);
        }
    }

    private static readonly string[] ValueColumns = [nameof(AssumptionRow.Low), nameof(AssumptionRow.Base), nameof(AssumptionRow.High),
        nameof(AssumptionRow.Minimum), nameof(AssumptionRow.Maximum)];

    /// <summary>A cell that is a number, or a day or never; null when it is not what the unit asks for, which is then reported.</summary>
    public AssumptionValue? Value(TableRow row, string property, bool isDate) => Value(row.Cells, SnakeCase.Of(property), isDate);

    private AssumptionValue? Value(Row row, string column, bool isDate)
    {
        var text = row.Text(column)!;
        var number = isDate ? null : FieldType.Number.Read(text);
        if (number is decimal value)
            return AssumptionValue.Of(value);
        if (isDate && AssumptionValue.TryParse(text, isDate, out var said))
        {
            if (said.Day is not { } day || KnownDays.Include(day))
                return said;
            Report(ProblemKind.OutOfRange, "is out of range", KnownDays.Expected);
            return null;
        }

        if (number == FieldType.OutOfRange)
            Report(ProblemKind.OutOfRange, "is out of range", FieldType.NumberRange);
        else if (isDate)
            Report(ProblemKind.WrongType, $"is neither a date nor never, as the unit is {Deals.Assumption.DateUnit}",
                $"never, or {Meant.Expected(FieldType.Date, text, mayBeEmpty: false)}");
        else
            Report(ProblemKind.WrongType, "is not a number",
                $"{Meant.Expected(FieldType.Number, text, mayBeEmpty: false)}{UnitOf(text, row.Text("unit"))}");
        return null;

        void Report(ProblemKind kind, string fault, string expected)
            => book.Report(kind, row, column, $"{VisibleText.Quoted(text)} {fault}", expected);
    }

    /// <summary>Which unit goes with what was written in percent, where it is not that of a part or a rate.</summary>
    private static string UnitOf(string text, string? unit)
        => text.EndsWith('%') && unit is not (Deals.Assumption.FractionUnit or "a year") ? ", and its unit is fraction" : "";

    /// <summary>Reports a value that lies outside its assumption's bounds.</summary>
    public void CheckBounds(TableRow row, AssumptionValue value, AssumptionValue minimum, AssumptionValue maximum)
    {
        if (value < minimum || value > maximum)
            book.ReportText(ProblemKind.OutOfBounds, row, "value", "is out of the assumption's bounds", $"{minimum} to {maximum}");
    }

    private Assumption? Assumption(AssumptionRow row, IReadOnlyList<OddsRow> odds)
    {
        var isDate = row.Unit == Deals.Assumption.DateUnit;
        AssumptionValue?[] values = [.. ValueColumns.Select(column => Value(row, column, isDate))];
        if (values is not [{ } low, { } basis, { } high, { } minimum, { } maximum])
            return null;
        var (isDiscrete, hasOdds) = (row.Distribution == Distribution.Discrete, odds.Count > 0);
        if (isDiscrete != hasOdds)
        {
            book.Report(
                ProblemKind.OddsNotDiscrete, row, nameof(row.Distribution), $"the assumption has {(hasOdds ? "" : "no ")}rows in {Odds}",
                hasOdds ? "discrete" : $"another distribution, or rows in {Odds}");
        }

        if (row.Phrase is { } phrase && !phrase.Contains("{0}", StringComparison.Ordinal))
            book.ReportText(ProblemKind.WrongType, row, nameof(row.Phrase), "has no place for the value", "a phrase with {0} in it");
        if (row.PhraseNever is not null && !maximum.IsNever)
            book.ReportText(ProblemKind.PartNotOfKind, row, nameof(row.PhraseNever), "is of no use",
                "nothing, as the value cannot be never");
        if (row.Range == RangeMeaning.Percentiles && row.Distribution is Distribution.Fixed or Distribution.Discrete)
            book.ReportText(
                ProblemKind.PartNotOfKind, row, nameof(row.Range), "is of no use",
                $"nothing, as a distribution that is {SnakeCase.Of(row.Distribution.ToString())} has no percentiles");
        return new(
            row.AssumptionId, row.Label, row.Group, row.Unit, low, basis, high, row.Distribution, minimum, maximum, row.Step, row.Basis,
            book.Find(row.SourceId), row.Reason, row.InformationDate)
        {
            Range = row.Range ?? RangeMeaning.Bounds,
            Phrase = row.Phrase,
            PhraseNever = row.PhraseNever,
            Noun = row.Noun,
            Odds = [.. odds.Select(one => OddsOf(one, isDate, minimum, maximum)).OfType<Odds>()],
        };
    }

    /// <summary>The pairs that move together.</summary>
    public IEnumerable<Correlation> Correlations()
    {
        var told = new HashSet<(string, string)>();
        foreach (var row in book.Readable<CorrelationRow>())
        {
            book.CheckFounded(row, row.SourceId, row.Reason, "correlation");
            told.Add((row.AssumptionId.Id, row.OtherId.Id));
            if (row.AssumptionId.Id != row.OtherId.Id && told.Contains((row.OtherId.Id, row.AssumptionId.Id)))
                book.ReportText(
                    ProblemKind.DuplicateKey, row, nameof(row.OtherId), "stands with the same assumption, the other way round, above",
                    "a pair once");
            if (row.AssumptionId.Id == row.OtherId.Id)
                book.ReportText(ProblemKind.SelfConflict, row, nameof(row.OtherId), "is the assumption itself", "another assumption");
            if (row.Correlation is < -1 or > 1)
                book.ReportText(ProblemKind.NumberOutOfKind, row, nameof(row.Correlation), "is no correlation", "-1 to 1");
            foreach (var (property, to) in new[] { (nameof(row.AssumptionId), row.AssumptionId), (nameof(row.OtherId), row.OtherId) })
            {
                if (book.Real(to) is { Distribution: Distribution.Fixed or Distribution.Discrete } fixedOne)
                    book.ReportText(
                        ProblemKind.NumberOutOfKind, row, property, $"is {SnakeCase.Of(fixedOne.Distribution.ToString())}",
                        "an assumption whose values lie in a range, as only those move together");
                else
                    book.CheckNumber(row, to, property);
            }

            yield return new(
                book.Get(row.AssumptionId), book.Get(row.OtherId), (double)row.Correlation, book.Find(row.SourceId), row.Reason);
        }
    }

    private Odds? OddsOf(OddsRow row, bool isDate, AssumptionValue minimum, AssumptionValue maximum)
    {
        if (Value(row, nameof(row.Value), isDate) is not { } value)
            return null;
        CheckBounds(row, value, minimum, maximum);
        book.CheckFounded(row, row.SourceId, row.Reason, "probability");
        if (row.Probability is < 0 or > 1)
            book.ReportText(ProblemKind.NumberOutOfKind, row, nameof(row.Probability), "is no probability", "0 to 1");
        return new(value, row.Probability, book.Find(row.SourceId), row.Reason);
    }
}

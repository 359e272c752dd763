namespace Deals.Data;

/// <summary>Binds assumptions with their odds, and reads values that may be numbers or days.</summary>
internal sealed class AssumptionBinder(RowBinder rows, BoundFacts facts)
{
    private static readonly string[] Values = ["low", "base", "high", "minimum", "maximum"];

    public void Bind()
    {
        var odds = rows.Readable(MoneySchema.Odds).ToLookup(row => row.Needed("assumption_id"), StringComparer.Ordinal);
        rows.Bind(DealSchema.Assumptions, facts.Assumptions, row => Assumption(row, [.. odds[row.Needed("assumption_id")]]));
    }

    /// <summary>A cell that is a number, or a day or never; null when it is not what the unit asks for, which is then reported.</summary>
    public AssumptionValue? Value(Row row, string column, bool isDate)
    {
        var text = row.Needed(column);
        if (!isDate && FieldType.Number.Read(text) is decimal number)
            return AssumptionValue.Of(number);
        if (isDate && AssumptionValue.TryParse(text, isDate, out var day))
            return day;
        if (!isDate && FieldType.Number.Read(text) == FieldType.OutOfRange)
            rows.Report(ProblemKind.OutOfRange, row, column, $"{VisibleText.Quoted(text)} is out of range", $"a number of at most {FieldType.MostDigits} digits");
        else if (isDate)
            rows.Report(ProblemKind.WrongType, row, column, $"{VisibleText.Quoted(text)} is neither a date nor never, as the unit is {Deals.Assumption.DateUnit}", $"{FieldType.Date.Form}, or never");
        else
            rows.Report(ProblemKind.WrongType, row, column, $"{VisibleText.Quoted(text)} is not a number", FieldType.Number.Form);
        return null;
    }

    /// <summary>Reports a value that lies outside its assumption's bounds.</summary>
    public void CheckBounds(Row row, AssumptionValue value, AssumptionValue minimum, AssumptionValue maximum)
    {
        if (value < minimum || value > maximum)
            rows.Report(ProblemKind.OutOfBounds, row, "value", $"{VisibleText.Quoted(row.Needed("value"))} is out of the assumption's bounds", $"{minimum} to {maximum}");
    }

    private Assumption? Assumption(Row row, IReadOnlyList<Row> odds)
    {
        var isDate = row.Text("unit") == Deals.Assumption.DateUnit;
        AssumptionValue?[] values = [.. Values.Select(column => Value(row, column, isDate))];
        if (values is not [{ } low, { } basis, { } high, { } minimum, { } maximum])
            return null;
        var distribution = row.Word<Distribution>("distribution");
        if (distribution == Distribution.Discrete != odds.Count > 0)
        {
            rows.Report(
                ProblemKind.OddsNotDiscrete, row, "distribution", $"the assumption has {(odds.Count > 0 ? "" : "no ")}rows in {MoneySchema.Odds.Name}",
                odds.Count > 0 ? "discrete" : $"another distribution, or rows in {MoneySchema.Odds.Name}");
        }

        return new(
            row.Needed("assumption_id"), row.Needed("label"), row.Needed("group"), row.Needed("unit"), low, basis, high, distribution,
            minimum, maximum, row.Number("step")!.Value, row.Word<AssumptionBasis>("basis"), facts.SourceOf(row), row.Text("reason"), row.NeededDay("information_date"))
        {
            Odds = [.. odds.Select(one => OddsOf(one, isDate, minimum, maximum)).OfType<Odds>()],
        };
    }

    private Odds? OddsOf(Row row, bool isDate, AssumptionValue minimum, AssumptionValue maximum)
    {
        if (Value(row, "value", isDate) is not { } value)
            return null;
        CheckBounds(row, value, minimum, maximum);
        rows.CheckFounded(row, "probability");
        var probability = row.Number("probability")!.Value;
        if (probability is < 0 or > 1)
            rows.Report(ProblemKind.NumberOutOfKind, row, "probability", $"{VisibleText.Quoted(row.Needed("probability"))} is no probability", "0 to 1");
        return new(value, probability, facts.SourceOf(row), row.Text("reason"));
    }
}

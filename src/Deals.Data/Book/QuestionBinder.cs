namespace Deals.Data;

/// <summary>Binds what the model is asked: scenarios, criteria, and published numbers to hold it against.</summary>
internal sealed class QuestionBinder(RowBinder rows, BoundFacts facts, AssumptionBinder assumptions)
{
    public void Bind()
    {
        var values = rows.Readable(MoneySchema.ScenarioValues).ToLookup(row => row.Needed("scenario_id"), ScenarioValue, StringComparer.Ordinal);
        rows.Bind(MoneySchema.Scenarios, facts.Scenarios, row => new(
            row.Needed("scenario_id"), row.Needed("name"), row.Needed("description"), [.. values[row.Needed("scenario_id")].OfType<ScenarioValue>()]));
        rows.Bind(MoneySchema.Criteria, facts.Criteria, Criterion);
        var terms = rows.Readable(MoneySchema.ReportedTerms).ToLookup(row => row.Needed("reported_id"), row => new ReportedTerm(facts.Terms[row.Needed("term_id")], TermBinder.IsSubtracted(row)), StringComparer.Ordinal);
        rows.Bind(MoneySchema.Reported, facts.Reported, row => Reported(row, [.. terms[row.Needed("reported_id")]]));
    }

    private ScenarioValue? ScenarioValue(Row row)
    {
        rows.CheckFounded(row, "value");
        if (facts.Assumptions.Real(row.Needed("assumption_id")) is not { } assumption || assumptions.Value(row, "value", assumption.IsDate) is not { } value)
            return null;
        assumptions.CheckBounds(row, value, assumption.Minimum, assumption.Maximum);
        return new(assumption, value, facts.SourceOf(row), row.Text("reason"));
    }

    private Criterion Criterion(Row row)
    {
        rows.CheckFounded(row, "criterion");
        var quantity = row.Word<CriterionQuantity>("quantity");
        void Check(string column, bool needed, bool used)
        {
            var isSet = row.Text(column) is not null;
            if (needed && !isSet)
                rows.Report(ProblemKind.PartMissing, row, column, "the cell is empty", $"a value, as a criterion of {row.Needed("quantity")} needs it");
            else if (isSet && !used)
                rows.Report(ProblemKind.PartNotOfKind, row, column, $"{VisibleText.Quoted(row.Needed(column))} is of no use", $"nothing, as a criterion of {row.Needed("quantity")} does not use it");
        }

        var ofTerm = quantity is CriterionQuantity.TermDelta or CriterionQuantity.TermTotal;
        var judged = quantity == CriterionQuantity.Judgement;
        Check("term_id", ofTerm, ofTerm);
        Check("better", !judged, !judged);
        Check("stated", judged, true);
        return new(
            row.Needed("criterion_id"), facts.Parties[row.Needed("party_id")], row.Needed("name"), quantity, facts.Terms.Find(row.Text("term_id")),
            row.WordOrNone<MoneySchema.Better>("better") == MoneySchema.Better.More, row.WordOrNone<CriterionVerdict>("stated"), facts.Claims.Find(row.Text("claim_id")), facts.SourceOf(row), row.Text("reason"));
    }

    private ReportedFigure? Reported(Row row, IReadOnlyList<ReportedTerm> terms)
    {
        var driver = facts.Drivers.Find(row.Text("driver_id"));
        if (driver is null == (terms.Count == 0))
            rows.Report(ProblemKind.OneOfTwo, row, "driver_id", driver is null ? $"the figure names no driver, and has no rows in {MoneySchema.ReportedTerms.Name}" : $"the figure names a driver, and has rows in {MoneySchema.ReportedTerms.Name} too", "one of the two");
        if (rows.Quarter(row, "from_quarter") is not { } from || rows.Quarter(row, "through_quarter") is not { } through)
            return null;
        if (through < from)
            rows.Report(ProblemKind.EndBeforeStart, row, "through_quarter", $"{through} is before {from}", $"{from} or a later quarter");
        return new(row.Needed("reported_id"), row.Needed("name"), driver, terms, from, through, row.Number("value")!.Value, facts.SourceOf(row)!, row.Word<Confidence>("confidence"), row.Text("note"));
    }
}

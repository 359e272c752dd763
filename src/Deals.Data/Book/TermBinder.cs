namespace Deals.Data;

/// <summary>Binds cap groups, and terms with what they are computed from.</summary>
internal sealed class TermBinder(RowBinder rows, BoundFacts facts)
{
    public void Bind()
    {
        rows.Bind(MoneySchema.CapGroups, facts.CapGroups, CapGroup);
        var bases = rows.Readable(MoneySchema.TermBases).ToLookup(
            row => row.Needed("term_id"),
            row => new TermBase(row.Needed("base_id"), IsSubtracted(row), facts.Assumed(row, "weight")), StringComparer.Ordinal);
        rows.Bind(MoneySchema.Terms, facts.Terms, row => Term(row, [.. bases[row.Needed("term_id")]]));
        foreach (var row in rows.Readable(MoneySchema.TermBases))
            CheckNumber(row, "weight", 0, 1);
    }

    /// <summary>Whether a row's sign takes off.</summary>
    public static bool IsSubtracted(Row row) => row.Word<MoneySchema.Sign>("sign") == MoneySchema.Sign.Minus;

    private CapGroup CapGroup(Row row)
    {
        rows.CheckFounded(row, "cap");
        CheckNumber(row, "cap", decimal.MinValue, decimal.MaxValue);
        CheckNumber(row, "opening", decimal.MinValue, decimal.MaxValue);
        CheckNumber(row, "opening_share", 0, 1);
        return new(
            row.Needed("cap_group_id"), row.Needed("name"), facts.Assumptions[row.Needed("cap")], row.NeededDay("from"),
            facts.Assumed(row, "opening"), facts.Assumed(row, "opening_share"), facts.SourceOf(row), row.Truth("confirmed"),
            row.Text("reason"));
    }

    private void CheckNumber(Row row, string column, decimal least, decimal most)
    {
        if (facts.Assumptions.Real(row.Text(column)) is not { } number)
            return;
        if (number.IsDate)
            rows.Report(
                ProblemKind.NotANumber, row, column, $"{VisibleText.Quoted(number.Id)} is a date", "an assumption that is a number");
        else if (number.Minimum.Number < least || number.Maximum.Number > most)
        {
            var range = $"{VisibleText.Quoted(number.Id)} goes from {number.Minimum} to {number.Maximum}";
            rows.Report(ProblemKind.NumberOutOfKind, row, column, range, $"an assumption from {least} to {most}");
        }
    }

    /// <summary>
    /// Without its parties, or the day it ends, nothing can be said of a term; what is wrong with those is reported where they
    /// stand.
    /// </summary>
    private Term? Term(Row row, IReadOnlyList<TermBase> bases)
        => facts.Parties.Real(row.Needed("payer_id")) is { } payer && facts.Parties.Real(row.Needed("payee_id")) is { } payee
            && IsKnownDay(row, "since") && IsKnownDay(row, "until")
            ? Deals.Term.Of(
                row.Word<TermKind>("kind"),
                new(
                    row.Needed("term_id"), row.Needed("name"), facts.Clauses.Find(row.Text("clause_id")), payer, payee,
                    row.Word<RiskClass>("risk"), row.Day("from"), row.Day("to"),
                    facts.Assumptions.Real(row.Text("since")), facts.Assumptions.Real(row.Text("until")),
                    row.Truth("confirmed"), facts.SourceOf(row), row.Text("reason")),
                column => Part(row, column, bases))
            : null;

    private bool IsKnownDay(Row row, string column) => row.Text(column) is not { } id || facts.Assumptions.Real(id) is not null;

    private object? Part(Row row, string column, IReadOnlyList<TermBase> bases) => column switch
    {
        "bases" => bases.Count > 0 ? bases : null,
        "cap_group_id" => facts.CapGroups.Find(row.Text(column)),
        "driver_id" or "of_term_id" => row.Text(column),
        _ => facts.Assumed(row, column),
    };
}

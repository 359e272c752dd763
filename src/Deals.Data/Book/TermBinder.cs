namespace Deals.Data;

/// <summary>Binds cap groups, and terms with what they are computed from.</summary>
internal sealed class TermBinder(RowBinder rows, BoundFacts facts)
{
    public void Bind()
    {
        rows.Bind(MoneySchema.CapGroups, facts.CapGroups, CapGroup);
        var bases = rows.Readable(MoneySchema.TermBases).ToLookup(row => row.Needed("term_id"), row => new TermBase(row.Needed("base_id"), IsSubtracted(row), facts.Assumed(row, "weight")), StringComparer.Ordinal);
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
            row.Needed("cap_group_id"), row.Needed("name"), facts.Assumptions[row.Needed("cap")], row.NeededDay("from"), facts.Assumed(row, "opening"), facts.Assumed(row, "opening_share"),
            facts.SourceOf(row), row.Truth("confirmed"), row.Text("reason"));
    }

    private void CheckNumber(Row row, string column, decimal least, decimal most)
    {
        if (facts.Assumptions.Real(row.Text(column)) is not { } number)
            return;
        if (number.IsDate)
            rows.Report(ProblemKind.NotANumber, row, column, $"{VisibleText.Quoted(number.Id)} is a date", "an assumption that is a number");
        else if (number.Minimum.Number < least || number.Maximum.Number > most)
            rows.Report(ProblemKind.NumberOutOfKind, row, column, $"{VisibleText.Quoted(number.Id)} goes from {number.Minimum} to {number.Maximum}", $"an assumption from {least} to {most}");
    }

    /// <summary>Without its parties, or the day it ends, nothing can be said of a term; what is wrong with those is reported where they stand.</summary>
    private Term? Term(Row row, IReadOnlyList<TermBase> bases)
        => facts.Parties.Real(row.Needed("payer_id")) is { } payer && facts.Parties.Real(row.Needed("payee_id")) is { } payee
            && IsKnownDay(row, "since") && IsKnownDay(row, "until")
            ? new(
                row.Needed("term_id"), row.Needed("name"), row.Word<TermKind>("kind"), facts.Clauses.Find(row.Text("clause_id")), payer, payee, row.Word<RiskClass>("risk"),
                row.Day("from"), row.Day("to"), facts.Assumptions.Real(row.Text("until")), Numbers(row, bases), row.Truth("confirmed"), facts.SourceOf(row), row.Text("reason"))
            {
                Since = facts.Assumptions.Real(row.Text("since")),
            }
            : null;

    private bool IsKnownDay(Row row, string column) => row.Text(column) is not { } id || facts.Assumptions.Real(id) is not null;

    private TermNumbers Numbers(Row row, IReadOnlyList<TermBase> bases) => new()
    {
        DriverId = row.Text("driver_id"),
        Rate = facts.Assumed(row, "rate"),
        Margin = facts.Assumed(row, "margin"),
        Amount = facts.Assumed(row, "amount"),
        TakeUp = facts.Assumed(row, "take_up"),
        Profile = facts.Assumed(row, "profile"),
        Probability = facts.Assumed(row, "probability"),
        OfTermId = row.Text("of_term_id"),
        Share = facts.Assumed(row, "share"),
        CapGroup = facts.CapGroups.Find(row.Text("cap_group_id")),
        Lag = facts.Assumed(row, "lag"),
        Spread = facts.Assumed(row, "spread"),
        Life = facts.Assumed(row, "life"),
        Bases = bases,
    };
}

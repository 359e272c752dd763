namespace Deals.Data;

/// <summary>Warns of assumptions that nothing depends on: a slider that moves nothing is a promise not kept.</summary>
internal sealed class UnusedAssumptions(Binding book, IReadOnlyList<Table> tables, LedgerFrame? ledger)
{
    /// <summary>Tables that say more about an assumption, or set it, and use it for nothing.</summary>
    private static readonly string[] Describing = ["assumption_odds", "correlations", "scenario_values"];

    public void Warn()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables.Where(table => !Describing.Contains(table.Descriptor.Name)))
        {
            var columns = DealSchema.Find(table.Descriptor.Name)?.Columns.Where(column => column.Target?.Name == "assumptions") ?? [];
            foreach (var column in columns)
                used.UnionWith(table.Rows.Select(row => row.Text(column.Name)).OfType<string>());
        }

        if (ledger is not null)
            used.UnionWith(ledger.Assumptions.Select(assumption => assumption.Id));
        foreach (var row in book.Readable<AssumptionRow>().Where(row => !used.Contains(row.AssumptionId)))
            book.ReportText(
                ProblemKind.UnusedAssumption, row, nameof(row.AssumptionId), "is used by nothing",
                "a term, driver, right, regime or valuation that uses it, or no row");
    }
}

namespace Deals.Data;

/// <summary>
/// Holds the money of a book against itself before anything is computed from it: in the base scenario, in each named one and
/// with each assumption at the ends of its ranges, whether its tables fit together and every formula gives a number.
/// </summary>
internal sealed class MoneyCheck(DealBook book, IReadOnlyList<Table> tables)
{
    private readonly HashSet<(string, string, string, string)> told = [];

    /// <summary>
    /// Reports all that is wrong to <paramref name="log"/>, and what is odd but can be computed to <paramref name="warnings"/>.
    /// </summary>
    public void Report(ProblemLog log, ProblemLog warnings)
    {
        if (book.Ledger is null)
            return;
        Report(MoneyChecks.Of(book, Scenario.Base(book)), "", log, warnings);
        if (log.Count == 0)
            Report(MoneyChecks.Published(book), "", log, warnings);
        foreach (var named in book.Scenarios.Where(_ => log.Count == 0))
            Report(MoneyChecks.Of(book, Scenario.Base(book).With(named)), $"in the scenario {named.Id}, ", log, warnings);
        if (log.Count > 0 || book.Terms.Count == 0)
            return;
        var ends = Ends().ToList();
        foreach (var (assumption, column, value) in ends)
            ReportEnd(assumption, column, value, log);
        if (log.Count > 0)
            return;
        try
        {
            var money = book.Money();
            Report(QuarterFalls.Of(money.Under()), "", log, warnings);
            var origin = Scenario.Base(book);
            money.Deltas([origin, .. book.Scenarios.Select(origin.With), .. ends.Select(end => origin.With(end.Assumption.Id, end.Value))]);
        }
        catch (NotFiniteMoneyException none)
        {
            Report([none.Fault], "", log, warnings);
        }
    }

    /// <summary>The ends of each assumption's ranges: sliders, sweeps and tornados go there.</summary>
    private IEnumerable<(Assumption Assumption, string Column, AssumptionValue Value)> Ends()
        => from assumption in book.Assumptions
           let range = new[] { ("low", assumption.Low), ("high", assumption.High) }
           let bounds = new[] { ("minimum", assumption.Minimum), ("maximum", assumption.Maximum) }
           from end in range.Concat(bounds).DistinctBy(end => end.Item2)
           where end.Item2 != assumption.Base
           select (assumption, end.Item1, end.Item2);

    private void ReportEnd(Assumption assumption, string column, AssumptionValue value, ProblemLog log)
    {
        if (MoneyChecks.Of(book, Scenario.Base(book).With(assumption.Id, value)).FirstOrDefault(fault => !fault.IsWarning) is not { } fault)
            return;
        var (place, text) = Find(new("assumptions", assumption.Id, column, fault.Kind, fault.Message, fault.Expected));
        log.Report(
            ProblemKind.Named(fault.Kind), place, text,
            $"at this value of {assumption.Id}, {fault.Table} cannot be computed: {fault.Message}", fault.Expected);
    }

    private void Report(IEnumerable<MoneyFault> faults, string where, ProblemLog log, ProblemLog warnings)
    {
        foreach (var fault in faults.Where(fault => told.Add((fault.Table, fault.RowId, fault.Column, fault.Kind))))
        {
            var (place, value) = Find(fault);
            (fault.IsWarning ? warnings : log).Report(ProblemKind.Named(fault.Kind), place, value, where + fault.Message, fault.Expected);
        }
    }

    /// <summary>Where the row is that a fault names: its key's cells joined by spaces, or the first of them.</summary>
    private (Place Place, string? Value) Find(MoneyFault fault)
    {
        var shape = DealSchema.Find(fault.Table);
        if (shape is null || tables.FirstOrDefault(table => table.Descriptor.Name == fault.Table) is not { } table)
            return (new(PackageDescriptor.FileName), null);
        string Key(Row row) => string.Join(' ', shape.Key.Select(column => row.Text(column.Name)));
        var row = table.Rows.Find(row => Key(row) == fault.RowId) ?? table.Rows.Find(row => row.Text(shape.Columns[0].Name) == fault.RowId);
        if (row is null)
            return (new(table.File), null);
        var column = shape.Columns.Any(column => column.Name == fault.Column) ? fault.Column : shape.Columns[0].Name;
        return (row.At(column), row.Text(column));
    }
}

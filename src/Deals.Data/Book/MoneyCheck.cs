using Deals.Model;

namespace Deals.Data;

/// <summary>
/// Holds the money of a book against itself before anything is computed from it: in the base scenario and in each named one,
/// whether its tables fit together and every formula gives a number.
/// </summary>
internal sealed class MoneyCheck(DealBook book, IReadOnlyList<Table> tables)
{
    private readonly HashSet<(string, string, string, string)> told = [];

    /// <summary>Reports all that is wrong to <paramref name="log"/>, and what is odd but can be computed to <paramref name="warnings"/>.</summary>
    public void Report(ProblemLog log, ProblemLog warnings)
    {
        if (book.Ledger is null)
            return;
        Report(MoneyChecks.Of(book, Scenario.Base(book)), "", log, warnings);
        foreach (var named in book.Scenarios.Where(_ => log.Count == 0))
            Report(MoneyChecks.Of(book, Scenario.Base(book).With(named)), $"in the scenario {named.Id}, ", log, warnings);
        if (log.Count > 0 || book.Terms.Count == 0)
            return;
        try
        {
            var money = book.Money();
            money.Under();
            foreach (var named in book.Scenarios)
                money.Under(Scenario.Base(book).With(named));
        }
        catch (NotFiniteMoneyException none)
        {
            Report([none.Fault], "", log, warnings);
        }
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
        if (shape is null || tables.FirstOrDefault(table => table.Resource.Name == fault.Table) is not { } table)
            return (new(PackageDescriptor.FileName), null);
        string Key(Row row) => string.Join(' ', shape.Key.Select(column => row.Text(column.Name)));
        var row = table.Rows.Find(row => Key(row) == fault.RowId) ?? table.Rows.Find(row => row.Text(shape.Columns[0].Name) == fault.RowId);
        if (row is null)
            return (new(table.File), null);
        var column = shape.Columns.Any(column => column.Name == fault.Column) ? fault.Column : shape.Columns[0].Name;
        return (row.At(column), row.Text(column));
    }
}

namespace Deals.Data;

/// <summary>
/// Holds the money of a book against itself before anything is computed from it: in the base scenario, in each named one and
/// with each assumption at the ends of its ranges, whether its tables fit together and every formula gives a number.
/// </summary>
internal sealed class MoneyCheck(DealBook book, IReadOnlyList<Table> tables, Slips slips)
{
    /// <summary>So many scenarios are computed at a time, so that memory does not grow with the number of assumptions.</summary>
    private const int Piece = 256;

    private readonly HashSet<(string, string, string, string)> told = [];
    private readonly Dictionary<string, Dictionary<string, Row>> rows = new(StringComparer.Ordinal);

    /// <summary>
    /// Reports all that is wrong to <paramref name="log"/>, and what is odd but can be computed to <paramref name="warnings"/>.
    /// </summary>
    public void Report(ProblemLog log, ProblemLog warnings)
    {
        if (book.Ledger is null)
            return;
        var (checks, origin) = (new MoneyChecks(book), Scenario.Base(book));
        Report(checks.Under(origin), "", log, warnings);
        if (log.Count == 0)
            Report(PublishedReach.Of(book), "", log, warnings);
        foreach (var named in book.Scenarios.Where(_ => log.Count == 0))
            Report(checks.Under(origin.With(named)), $"in the scenario {named.Id}, ", log, warnings);
        if (log.Count > 0 || book.Terms.Count == 0)
            return;
        foreach (var (assumption, column, value) in Ends(checks.Reads))
            ReportEnd(checks.Under(origin.With(assumption.Id, value)), assumption, column, log);
        if (log.Count > 0)
            return;
        try
        {
            var money = book.Money();
            Report(InPercent(money), "", log, warnings);
            var result = money.Under();
            Report(QuarterFalls.Of(result), "", log, warnings);
            Report(OtherPasts.Of(result), "", log, warnings);
            Report(GivenNumbers.Of(result), "", log, warnings);
            Report(IdleOdds.Of(money), "", log, warnings);
            Report(OddFacts.Of(result), "", log, warnings);
            slips.Warn(result.Published);
            var scenarios = new[] { origin }.Concat(book.Scenarios.Select(origin.With))
                .Concat(Ends(money.Reads).Select(end => origin.With(end.Assumption.Id, end.Value)));
            foreach (var piece in scenarios.Chunk(Piece))
                money.Deltas(piece);
        }
        catch (NotFiniteMoneyException none)
        {
            Report([none.Fault], "", log, warnings);
        }
    }

    /// <summary>
    /// Rates and parts are counted as fractions: what is in percent counts a hundred times, or is printed as a hundredth.
    /// </summary>
    private IEnumerable<MoneyFault> InPercent(MoneyModel money)
    {
        string[] words = ["percent", "per cent", "pct", "%", "basis point", "bps"];
        return from assumption in book.Assumptions
               where money.Reads(assumption) && words.Any(word => assumption.Unit.StartsWith(word, StringComparison.OrdinalIgnoreCase))
               select new MoneyFault(
                   "assumptions", assumption.Id, "unit", ProblemKind.UnitInPercent.Id,
                   $"{assumption.Id} is in {assumption.Unit}, and rates and parts are counted as fractions",
                   $"{Assumption.FractionUnit}, share, probability or \"a year\", and 0.08 for 8 percent");
    }

    /// <summary>The ends of the ranges of assumptions that something reads: sliders, sweeps and tornados go there.</summary>
    private IEnumerable<(Assumption Assumption, string Column, AssumptionValue Value)> Ends(Func<Assumption, bool> isRead)
        => from assumption in book.Assumptions
           where isRead(assumption)
           let range = new[] { ("low", assumption.Low), ("high", assumption.High) }
           let bounds = new[] { ("minimum", assumption.Minimum), ("maximum", assumption.Maximum) }
           from end in range.Concat(bounds).DistinctBy(end => end.Item2)
           where end.Item2 != assumption.Base
           select (assumption, end.Item1, end.Item2);

    private void ReportEnd(IEnumerable<MoneyFault> faults, Assumption assumption, string column, ProblemLog log)
    {
        if (faults.FirstOrDefault(fault => !fault.IsWarning) is not { } fault)
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
        var row = RowsOf(table, shape).GetValueOrDefault(fault.RowId);
        if (row is null)
            return (new(table.File), null);
        var column = shape.Columns.Any(column => column.Name == fault.Column) ? fault.Column : shape.Columns[0].Name;
        return (row.At(column), row.Text(column));
    }

    /// <summary>A table's rows by their key's cells joined by spaces, and by the first of them.</summary>
    private Dictionary<string, Row> RowsOf(Table table, TableSchema shape)
    {
        if (rows.TryGetValue(shape.Name, out var known))
            return known;
        rows.Add(shape.Name, known = new(StringComparer.Ordinal));
        foreach (var row in table.Rows)
            known.TryAdd(string.Join(' ', shape.Key.Select(column => row.Text(column.Name))), row);
        foreach (var row in table.Rows)
            known.TryAdd(row.Text(shape.Columns[0].Name) ?? "", row);
        return known;
    }
}

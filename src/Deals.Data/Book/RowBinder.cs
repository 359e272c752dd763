namespace Deals.Data;

/// <summary>Turns the rows of tables into facts, and tells each flaw that a fact's constructor finds at its cell.</summary>
internal sealed class RowBinder(IReadOnlyList<Table> tables, ProblemLog log)
{
    /// <summary>A table's rows, whether they can be read or not; none when the dataset lacks the table or one of its columns.</summary>
    public IReadOnlyList<Row> Rows(TableShape shape)
        => tables.FirstOrDefault(table => table.Resource.Name == shape.Name) is { } table && shape.Columns.All(column => table.Resource.Find(column.Name) is not null)
            ? table.Rows
            : [];

    /// <summary>A table's rows that can be read.</summary>
    public IEnumerable<Row> Readable(TableShape shape) => Rows(shape).Where(row => row.Readable);

    /// <summary>Makes a fact of each row that can be read.</summary>
    /// <param name="shape">The table.</param>
    /// <param name="facts">Where the facts go.</param>
    /// <param name="make">Makes a fact of a row; null when something beyond the row is wrong, which it has then reported.</param>
    public void Bind<T>(TableShape shape, Facts<T> facts, Func<Row, T?> make)
        where T : class
    {
        foreach (var row in Readable(shape))
        {
            if (Make(shape, row, make) is { } fact)
                facts.Add(row.Text(shape.Columns[0].Name)!, fact);
        }
    }

    /// <summary>Reports that something is wrong with a cell.</summary>
    public void Report(ProblemKind kind, Row row, string column, string fault, string expected)
        => log.Report(kind, row.At(column), row.Text(column), fault, expected);

    /// <summary>Reports a row that has neither a source nor a reason.</summary>
    public void CheckFounded(Row row, string what)
    {
        if (row.Text("source_id") is null && row.Text("reason") is null)
            Report(ProblemKind.NeitherSourceNorReason, row, "reason", $"the {what} has neither a source nor a reason", "a reason here, or a source in source_id");
    }

    /// <summary>A quarter, or nothing; what is none is reported.</summary>
    public Quarter? Quarter(Row row, string column)
    {
        if (row.Text(column) is not { } text)
            return null;
        if (Deals.Quarter.TryParse(text, out var quarter))
            return quarter;
        Report(ProblemKind.WrongType, row, column, $"{VisibleText.Quoted(text)} is not a quarter", "a quarter as 2026Q1");
        return null;
    }

    private T? Make<T>(TableShape shape, Row row, Func<Row, T?> make)
        where T : class
    {
        try
        {
            return make(row);
        }
        catch (FlawedException flawed)
        {
            foreach (var flaw in flawed.Flaws)
                Report(shape, row, flaw);
            return null;
        }
    }

    private void Report(TableShape shape, Row row, Flaw flaw)
    {
        var kind = ProblemKind.Named(flaw.Kind);
        var column = shape.ColumnOf(flaw.Field);
        var value = column is null ? null : row.Text(column);
        log.Report(kind, row.At(column), value, $"{(value is null ? "the empty cell" : VisibleText.Quoted(value))} will not do ({kind.Words})", flaw.Expected);
    }
}

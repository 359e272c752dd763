namespace Deals.Data;

/// <summary>A table as it was read.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly int[] columns;

    public Table(TableDescriptor resource, int[] columns)
    {
        (Descriptor, this.columns) = (resource, columns);
        for (var index = 0; index < resource.Fields.Count; index++)
            indices.Add(resource.Fields[index].Name, index);
    }

    /// <summary>What the descriptor says of it.</summary>
    public TableDescriptor Descriptor { get; }

    /// <summary>The file's path.</summary>
    public string File => Descriptor.Path!;

    /// <summary>The rows, where they were asked for.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>How many rows there are, kept or not.</summary>
    public int RowCount { get; set; }

    /// <summary>Which field a name is, in the descriptor's order.</summary>
    public int IndexOf(string field) => indices[field];

    /// <summary>In which of the file's columns, counted from 0, a field stands; -1 when the file lacks it.</summary>
    public int ColumnOf(int field) => columns[field];

    /// <summary>Where a field's cell of a row is.</summary>
    public Place At(int field, Row row) => At(field, row.Line, row.Lines);

    /// <summary>Where a field's cell of a row is, given the lines of the row's cells.</summary>
    public Place At(int field, int line, int[]? lines)
    {
        var column = columns[field];
        return column < 0
            ? new(File, line, null, Descriptor.Fields[field].Name)
            : new(File, lines is null ? line : lines[column], column + 1, Descriptor.Fields[field].Name);
    }
}

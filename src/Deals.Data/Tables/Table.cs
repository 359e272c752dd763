namespace Deals.Data;

/// <summary>A table as it was read.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);
    private readonly int[] columns;
    private readonly Dictionary<int, int> fields = [];

    /// <param name="descriptor">What the descriptor says of it.</param>
    /// <param name="columns">For each field the file's column, counted from 0, in which it stands; -1 when the file lacks it.</param>
    public Table(TableDescriptor descriptor, int[] columns)
    {
        (Descriptor, this.columns) = (descriptor, columns);
        for (var index = 0; index < descriptor.Fields.Count; index++)
        {
            indices.Add(descriptor.Fields[index].Name, index);
            if (columns[index] >= 0)
                fields.TryAdd(columns[index], index);
        }
    }

    public TableDescriptor Descriptor { get; }

    public string File => Descriptor.Path!;

    /// <summary>The rows, where they were asked for.</summary>
    public List<Row> Rows { get; } = [];

    /// <summary>How many rows there are, kept or not.</summary>
    public int RowCount { get; set; }

    /// <summary>Which field a name is, in the descriptor's order.</summary>
    public int IndexOf(string field) => indices[field];

    /// <summary>Which field a name is; null for none.</summary>
    public int? Find(string field) => indices.TryGetValue(field, out var at) ? at : null;

    /// <summary>In which of the file's columns, counted from 0, a field stands; -1 when the file lacks it.</summary>
    public int ColumnOf(int field) => columns[field];

    /// <summary>The name of the field that stands in a column; null for none.</summary>
    public string? HeaderOf(int column) => fields.TryGetValue(column, out var field) ? Descriptor.Fields[field].Name : null;

    /// <summary>Where a field's cell of a row is, given the line on which the row starts and those of its cells.</summary>
    public Place At(int field, int line, int[]? lines)
        => columns[field] is var column and >= 0
            ? new(File, lines is null ? line : lines[column], column + 1, Descriptor.Fields[field].Name)
            : new(File, line, null, Descriptor.Fields[field].Name);
}

/// <summary>A row that was checked against the descriptor.</summary>
/// <param name="Table">The table it is of.</param>
/// <param name="Line">The line of the file on which it starts.</param>
/// <param name="Lines">The line on which each of the file's columns starts; null when all are <paramref name="Line"/>.</param>
/// <param name="Texts">Each field's text, in the descriptor's order; null for an empty cell and one that cannot be read.</param>
/// <param name="Readable">Whether every cell has a value of its type, or may be empty and is.</param>
internal sealed record Row(Table Table, int Line, int[]? Lines, string?[] Texts, bool Readable)
{
    /// <summary>The text of a column; null where the descriptor lacks it.</summary>
    public string? Text(string column) => Table.Find(column) is { } field ? Texts[field] : null;

    /// <summary>
    /// The value, by its type, of a column that the descriptor is known to have. It is not stored: a large table's rows would
    /// take twice the memory.
    /// </summary>
    public object? Value(string column) => Text(column) is { } text ? Table.Descriptor.Fields[Table.IndexOf(column)].Type.Read(text) : null;

    /// <summary>Where a cell is.</summary>
    public Place At(string? column)
        => column is not null && Table.Find(column) is { } field ? Table.At(field, Line, Lines) : new(Table.File, Line);
}

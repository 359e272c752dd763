namespace Deals.Data;

/// <summary>A row that was checked against the descriptor.</summary>
/// <param name="Table">The table it is of.</param>
/// <param name="Line">The line of the file on which it starts.</param>
/// <param name="Lines">The line on which each of the file's columns starts; null when all are <paramref name="Line"/>.</param>
/// <param name="Texts">Each field's text, in the descriptor's order; null for an empty cell and one that cannot be read.</param>
/// <param name="Readable">Whether every cell has a value of its type, or may be empty and is.</param>
internal sealed record Row(Table Table, int Line, int[]? Lines, string?[] Texts, bool Readable)
{
    /// <summary>The text of a column that the descriptor is known to have.</summary>
    public string? Text(string column) => Texts[Table.IndexOf(column)];

    /// <summary>The value, by its type, of a column that the descriptor is known to have. It is not stored: a large table's rows would take twice the memory.</summary>
    public object? Value(string column) => Text(column) is { } text ? Table.Descriptor.Fields[Table.IndexOf(column)].Type.Read(text) : null;

    /// <summary>Where a cell is.</summary>
    public Place At(string? column) => column is null ? new(Table.File, Line) : Table.At(Table.IndexOf(column), this);
}

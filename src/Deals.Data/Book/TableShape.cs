namespace Deals.Data;

/// <summary>What a table of the deals schema needs at least, so that its rows can become facts. A descriptor may ask for more.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Columns">Its columns, the primary key first.</param>
internal sealed record TableShape(string Name, params IReadOnlyList<ColumnShape> Columns)
{
    /// <summary>How many of the columns are the primary key.</summary>
    public int KeyColumns { get; init; } = 1;

    /// <summary>Whether a dataset may lack the table, which is then empty.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>The columns that tell rows apart.</summary>
    public IEnumerable<ColumnShape> Key => Columns.Take(KeyColumns);

    /// <summary>The column that a flaw's field is: the same in snake_case, or with <c>_id</c> for a reference; null when there is none.</summary>
    public string? ColumnOf(string field)
    {
        var name = SnakeCase.Of(field);
        return Columns.FirstOrDefault(column => column.Name == name)?.Name ?? Columns.FirstOrDefault(column => column.Name == $"{name}_id")?.Name;
    }
}

/// <summary>What a column needs at least.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
internal sealed record ColumnShape(string Name, FieldType Type)
{
    /// <summary>Whether a cell may be empty.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>Whether no two cells may be the same.</summary>
    public bool Unique { get; init; }

    /// <summary>The words allowed; null when any is.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>The table whose primary key its cells are; null when it refers to none.</summary>
    public string? Table { get; init; }

    /// <summary>The same column, whose cells may be empty.</summary>
    public ColumnShape Optional => this with { MayBeEmpty = true };

    public static ColumnShape Text(string name) => new(name, FieldType.String);

    public static ColumnShape Number(string name) => new(name, FieldType.Number);

    public static ColumnShape Day(string name) => new(name, FieldType.Date);

    public static ColumnShape Truth(string name) => new(name, FieldType.Boolean);

    /// <summary>A number or a day, as another column says.</summary>
    public static ColumnShape Either(string name) => new(name, FieldType.Any);

    /// <summary>A primary key of another table.</summary>
    public static ColumnShape To(string table, string name) => new(name, FieldType.String) { Table = table };

    /// <summary>One of the words that the members of an enumeration are in the data.</summary>
    public static ColumnShape Word<T>(string name)
        where T : struct, Enum
        => new(name, FieldType.String) { Words = [.. Enum.GetNames<T>().Select(SnakeCase.Of)] };
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Deals.Data;

/// <summary>A table of the deals schema, as its row type states it.</summary>
internal sealed class TableSchema
{
    private readonly TableAttribute said;
    private readonly ConstructorInfo constructor;
    private readonly Dictionary<string, ColumnSchema> byName;

    private TableSchema([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type row)
    {
        Row = row;
        said = row.GetCustomAttribute<TableAttribute>()!;
        constructor = row.GetConstructors()[0];
        Columns = [.. constructor.GetParameters().Select((parameter, at) => new ColumnSchema(parameter, at == 0 && KeyColumns == 1))];
        byName = Columns.ToDictionary(column => column.Name, StringComparer.Ordinal);
    }

    public string Name => said.Name;

    public string Title => said.Title ?? SnakeCase.Words(Name);

    public string Description => said.Description;

    public int KeyColumns => said.KeyColumns;

    public bool MayBeAbsent => said.MayBeAbsent;

    public Type Row { get; }

    /// <summary>Its columns, the primary key first.</summary>
    public IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>The columns that tell rows apart.</summary>
    public IEnumerable<ColumnSchema> Key => Columns.Take(KeyColumns);

    /// <summary>Makes a reference to one of its rows; null when rows of other tables do not refer to it.</summary>
    public Func<string, object>? Reference { get; private init; }

    /// <summary>The type of the reference; null when there are none.</summary>
    public Type? ReferenceType { get; private init; }

    public static TableSchema Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TRow>()
        where TRow : TableRow
        => new(typeof(TRow));

    public static TableSchema Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TRow, TFact>()
        where TRow : RowOf<TFact>
        => new(typeof(TRow)) { Reference = id => new To<TFact>(id), ReferenceType = typeof(To<TFact>) };

    public TableRow Make(Row row)
    {
        var made = (TableRow)constructor.Invoke([.. Columns.Select(column => column.Read(row))]);
        made.Cells = row;
        return made;
    }

    /// <summary>
    /// The column that a flaw's field is: the same in snake_case, or with <c>_id</c> for a reference; null when there is none.
    /// </summary>
    public string? ColumnOf(string field)
    {
        var name = SnakeCase.Of(field);
        return (Find(name) ?? Find($"{name}_id"))?.Name;
    }

    /// <summary>The column with a name; null when there is none.</summary>
    public ColumnSchema? Find(string column) => byName.GetValueOrDefault(column);
}

internal sealed class ColumnSchema
{
    private readonly Type type;
    private readonly Dictionary<string, object>? members;

    public ColumnSchema(ParameterInfo parameter, bool isKey)
    {
        Said = parameter.GetCustomAttribute<ColumnAttribute>()!;
        Name = SnakeCase.Of(parameter.Name!);
        type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        MayBeEmpty = Said.Optional || type != parameter.ParameterType;
        IsKey = isKey;
        if (type.IsEnum)
            members = SnakeCase.Members(type);
    }

    public string Name { get; }

    public ColumnAttribute Said { get; }

    /// <summary>Whether it alone tells rows apart.</summary>
    public bool IsKey { get; }

    /// <summary>Whether it is the id by which others refer to its row.</summary>
    public bool IsId => IsKey && Target is null;

    public bool MayBeEmpty { get; }

    /// <summary>What people call it.</summary>
    public string Title
        => Said.Title ?? (IsId ? "Id" : SnakeCase.Words(Name.EndsWith("_id", StringComparison.Ordinal) ? Name[..^3] : Name));

    public FieldType Type => type == typeof(decimal) ? FieldType.Number
        : type == typeof(DateOnly) ? FieldType.Date
        : type == typeof(bool) ? FieldType.Boolean
        : type == typeof(object) ? FieldType.Any
        : FieldType.String;

    /// <summary>The words allowed; null when any is.</summary>
    public IReadOnlyCollection<string>? Words => members?.Keys;

    /// <summary>The table whose primary key its cells are; null when it refers to none.</summary>
    public TableSchema? Target => field ??= type.IsGenericType ? DealSchema.Tables.First(table => table.ReferenceType == type) : null;

    /// <summary>
    /// A cell's value as the row type has it. What a number, a day and a truth value is, the descriptor says, whose words it
    /// may be in.
    /// </summary>
    public object? Read(Row row)
    {
        if (row.Text(Name) is not { } text)
            return null;
        if (members is not null)
            return members[text];
        return Target is { } target ? target.Reference!(text) : Type == FieldType.String || Type == FieldType.Any ? text : row.Value(Name);
    }
}

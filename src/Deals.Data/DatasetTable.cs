namespace Deals.Data;

/// <summary>A table of a dataset as it stands in its file, for those who want the rows themselves and not what they mean.</summary>
/// <param name="Name">Its name in the descriptor.</param>
/// <param name="Title">What people call it; null when the descriptor does not say.</param>
/// <param name="Description">What a row is; null when the descriptor does not say.</param>
/// <param name="File">Its file, relative to the descriptor.</param>
/// <param name="Columns">Its columns, in the descriptor's order: in the file they may stand in any.</param>
/// <param name="Rows">
/// Its rows, in the file's order, a cell a column: <see cref="decimal"/> for a number, <see cref="long"/> for a whole number and a
/// year, <see cref="DateOnly"/>, <see cref="bool"/>, null for an empty cell, and the text as it stands in the file for all else. In
/// a column of the type any a cell is a number, a day or a text, as it looks.
/// </param>
public sealed record DatasetTable(
    string Name, string? Title, string? Description, string File, IReadOnlyList<DatasetColumn> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    internal static DatasetTable Of(Table table)
    {
        var fields = table.Descriptor.Fields;
        return new(
            table.Descriptor.Name, table.Descriptor.Part["title"]?.Text, table.Descriptor.Part["description"]?.Text, table.File,
            [.. fields.Select(DatasetColumn.Of)], [.. table.Rows.Select(row => fields.Zip(row.Texts, CellOf).ToArray())]);
    }

    /// <summary>A month is not a day, and a time has a zone: what none of the kinds of cells holds exactly stays a text.</summary>
    private static object? CellOf(FieldDescriptor field, string? text) => text switch
    {
        null => null,
        _ when field.Type == FieldType.Any => AnyOf(text),
        _ when field.Type == FieldType.Date || field.Type.Name is "number" or "integer" or "year" or "boolean" => field.Type.Read(text),
        _ => text,
    };

    /// <summary>
    /// Where each cell may be of another type, it is what it looks like; a number only when its text is the usual one, as 007
    /// is not.
    /// </summary>
    private static object AnyOf(string text)
        => FieldType.Number.Read(text) is decimal number && number.ToString(CultureInfo.InvariantCulture) == text
            ? number
            : FieldType.Date.Read(text) ?? text;
}

/// <summary>A column of a table of a dataset.</summary>
/// <param name="Name">Its name, as in the file's header row.</param>
/// <param name="Title">What people call it; null when the descriptor does not say.</param>
/// <param name="Description">What its cells mean; null when the descriptor does not say.</param>
/// <param name="Unit">The unit of its numbers, in the descriptor's words, which may name the column that gives it; null for none.</param>
/// <param name="Type">The Table Schema's name of its type: string, number, integer, date, boolean and others.</param>
public sealed record DatasetColumn(string Name, string? Title, string? Description, string? Unit, string Type)
{
    /// <summary>The name with the unit, as a heading: <c>value [USD bn]</c>.</summary>
    public string Heading => Unit is null ? Name : $"{Name} [{Unit}]";

    internal static DatasetColumn Of(FieldDescriptor field)
        => new(field.Name, field.Part["title"]?.Text, field.Part["description"]?.Text, field.Part["unit"]?.Text, field.Type.Name);
}

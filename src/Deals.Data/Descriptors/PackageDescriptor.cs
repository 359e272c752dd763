using System.Text.RegularExpressions;

namespace Deals.Data;

/// <summary>What a data package's descriptor says, as far as it can be read.</summary>
/// <param name="Root">The whole document, for what only some readers know.</param>
/// <param name="Name">The package's name; null when it has none.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Tables">Its tables, in the order of the descriptor.</param>
/// <param name="Unread">The names of tables whose description cannot be used: that is reported, and what follows from it is not.</param>
internal sealed record PackageDescriptor(
    JsonPart Root, string? Name, string? Title, string? Description, IReadOnlyList<TableDescriptor> Tables,
    IReadOnlyCollection<string> Unread)
{
    /// <summary>The descriptor's file name, the same in every data package.</summary>
    public const string FileName = "datapackage.json";

    /// <summary>The table with this name; null when there is none.</summary>
    public TableDescriptor? Find(string name) => Tables.FirstOrDefault(table => table.Name == name);
}

/// <summary>A table of a data package: a CSV file and what is to be found in it.</summary>
/// <param name="Part">Where the descriptor says so.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Path">The file's path; null when the descriptor's cannot be used.</param>
/// <param name="Fields">The columns.</param>
/// <param name="PrimaryKey">The names of the columns that tell rows apart; may be empty.</param>
/// <param name="ForeignKeys">The references to other rows.</param>
/// <param name="MissingValues">What counts as an empty cell.</param>
internal sealed record TableDescriptor(
    JsonPart Part, string Name, string? Path, IReadOnlyList<FieldDescriptor> Fields, IReadOnlyList<string> PrimaryKey,
    IReadOnlyList<ForeignKey> ForeignKeys, IReadOnlySet<string> MissingValues)
{
    private (IReadOnlyList<FieldDescriptor> Of, Dictionary<string, FieldDescriptor> ByName)? index;

    /// <summary>The column with this name; null when there is none.</summary>
    public FieldDescriptor? Find(string name)
    {
        // A copy with other fields looks them up anew.
        if (index is not var (of, byName) || !ReferenceEquals(of, Fields))
        {
            byName = new(StringComparer.Ordinal);
            foreach (var field in Fields)
                byName.TryAdd(field.Name, field);
            index = (Fields, byName);
        }

        return byName.GetValueOrDefault(name);
    }
}

/// <summary>A column: where the descriptor says so, its name, what its cells are, and what else they must be.</summary>
internal sealed record FieldDescriptor(JsonPart Part, string Name, FieldType Type, FieldConstraints Constraints);

/// <summary>A reference: the cells of these columns are the cells of as many columns, the targets, in some row of a table.</summary>
internal sealed record ForeignKey(IReadOnlyList<string> Fields, string Table, IReadOnlyList<string> TargetFields);

/// <summary>What the cells of a column must be beyond their type; the allowed values as written, the bounds of the column's type.</summary>
internal sealed record FieldConstraints(
    bool Required = false, bool Unique = false, IReadOnlyList<string>? Allowed = null, Regex? Pattern = null, string? PatternText = null,
    int? MinLength = null, int? MaxLength = null, IComparable? Minimum = null, IComparable? Maximum = null);

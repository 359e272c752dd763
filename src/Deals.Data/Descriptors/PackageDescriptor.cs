namespace Deals.Data;

/// <summary>What a data package's descriptor says, as far as it can be read.</summary>
/// <param name="Root">The whole document, for what only some readers know.</param>
/// <param name="Name">The package's name; null when it has none.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Resources">Its tables, in the order of the descriptor.</param>
/// <param name="Unread">The names of tables whose description cannot be used: that is reported, and what follows from it is not.</param>
internal sealed record PackageDescriptor(
    JsonPart Root, string? Name, string? Title, string? Description, IReadOnlyList<Resource> Resources, IReadOnlyCollection<string> Unread)
{
    /// <summary>The descriptor's file name, the same in every data package.</summary>
    public const string FileName = "datapackage.json";

    /// <summary>The table with this name; null when there is none.</summary>
    public Resource? Find(string name) => Resources.FirstOrDefault(resource => resource.Name == name);
}

/// <summary>A table of a data package: a CSV file and what is to be found in it.</summary>
/// <param name="Part">Where the descriptor says so.</param>
/// <param name="Name">The table's name.</param>
/// <param name="Path">The file's path; null when the descriptor's cannot be used.</param>
/// <param name="Fields">The columns.</param>
/// <param name="PrimaryKey">The names of the columns that tell rows apart; may be empty.</param>
/// <param name="ForeignKeys">The references to other rows.</param>
/// <param name="MissingValues">What counts as an empty cell.</param>
internal sealed record Resource(
    JsonPart Part, string Name, string? Path, IReadOnlyList<Field> Fields, IReadOnlyList<string> PrimaryKey,
    IReadOnlyList<ForeignKey> ForeignKeys, IReadOnlySet<string> MissingValues)
{
    /// <summary>The column with this name; null when there is none.</summary>
    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>A column.</summary>
/// <param name="Part">Where the descriptor says so.</param>
/// <param name="Name">Its name, as the header row has it.</param>
/// <param name="Type">What its cells are.</param>
/// <param name="Constraints">What else they must be.</param>
internal sealed record Field(JsonPart Part, string Name, FieldType Type, FieldConstraints Constraints);

/// <summary>A reference: the cells of these columns are the cells of those columns in some row of a table.</summary>
/// <param name="Fields">The columns that refer.</param>
/// <param name="Table">The table referred to.</param>
/// <param name="TargetFields">The columns referred to, as many as <paramref name="Fields"/>.</param>
internal sealed record ForeignKey(IReadOnlyList<string> Fields, string Table, IReadOnlyList<string> TargetFields);

namespace Deals.Data;

/// <summary>
/// Says that a type is a row of a table of the deals schema: the parameters of its constructor are the columns, the primary key
/// first, each named as in the data but for the case. This is the one place where a table is stated: reading, checking, the
/// schema in <c>datapackage.json</c> and the codebook all follow it.
/// </summary>
/// <param name="name">The table's name.</param>
/// <param name="description">What a row is.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TableAttribute(string name, string description) : Attribute
{
    public string Name => name;

    public string Description => description;

    /// <summary>What people call it; null for its name in words.</summary>
    public string? Title { get; init; }

    /// <summary>How many of the columns tell rows apart.</summary>
    public int KeyColumns { get; init; } = 1;

    /// <summary>Whether a dataset may lack the table, which is then empty.</summary>
    public bool MayBeAbsent { get; init; }
}

/// <summary>
/// Says what a column means. Its type follows the parameter's: a text, a number, a day, a truth value, the words of an
/// enumeration, a reference; an <see cref="object"/> is a number or a day, as another column says.
/// </summary>
/// <param name="description">What its cells mean.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class ColumnAttribute(string description) : Attribute
{
    public string Description => description;

    /// <summary>What people call it; null for its name in words.</summary>
    public string? Title { get; init; }

    /// <summary>Whether a text may be empty. Of other types the question mark says so, which no program can see of a text.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether a dataset may lack the column, whose cells are then empty: one that came after datasets had been written.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>Whether no two cells may be the same.</summary>
    public bool Unique { get; init; }

    /// <summary>The unit of its numbers.</summary>
    public string? Unit { get; init; }

    // What follows goes into the descriptor, which may leave it out; the facts have rules of their own.

    /// <summary>The Table Schema's format of a text.</summary>
    public string? Format { get; init; }

    /// <summary>The pattern that a text follows; null for any text, and for an id the pattern of ids.</summary>
    public string? Pattern { get; init; }

    /// <summary>The smallest number; not a number for none.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>The largest number; not a number for none.</summary>
    public double Maximum { get; init; } = double.NaN;
}

/// <summary>The patterns that several columns follow.</summary>
internal static class Patterns
{
    public const string
        Ids = "^[A-Za-z][A-Za-z0-9_.-]*$",
        Quarters = "^[0-9]{4}Q[1-4]$",
        Periods = "^[0-9]{4}(Q[1-4])?$",
        Colours = "^#[0-9a-fA-F]{6}$",
        Words = "^[a-z][a-z_]*$";

    /// <summary>What follows a pattern, as the end of "expected …"; of a pattern that is none of these the pattern itself.</summary>
    public static string InWords(string pattern) => pattern switch
    {
        Ids => "an id: a letter, then letters, digits, '_', '.' and '-'",
        Quarters => "a quarter such as 2026Q1",
        Periods => "a year such as 2026, or a quarter such as 2026Q1",
        Colours => "a colour as #rrggbb, such as #0a7d5a",
        Words => "lower-case letters and '_', such as licensee",
        _ => $"text of the pattern {pattern}",
    };
}

/// <summary>A reference to the row that a fact was made of.</summary>
/// <param name="Id">The fact's id.</param>
internal readonly record struct To<TFact>(string Id)
{
    public override string ToString() => Id;
}

/// <summary>A row of the deals schema whose every cell can be read.</summary>
internal abstract record TableRow
{
    /// <summary>The row as it stands in the file.</summary>
    public Row Cells { get; set; } = null!;

    /// <summary>The text of a cell, by the name of its property.</summary>
    public string? TextOf(string property) => Cells.Text(SnakeCase.Of(property));
}

/// <summary>A row of which a fact is made that others refer to.</summary>
internal abstract record RowOf<TFact> : TableRow;

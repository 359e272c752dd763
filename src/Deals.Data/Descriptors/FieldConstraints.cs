using System.Text.RegularExpressions;

namespace Deals.Data;

/// <summary>What the cells of a column must be beyond their type.</summary>
internal sealed record FieldConstraints
{
    /// <summary>No constraint.</summary>
    public static FieldConstraints None { get; } = new();

    /// <summary>Whether each cell has a value.</summary>
    public bool Required { get; init; }

    /// <summary>Whether no two cells have the same value.</summary>
    public bool Unique { get; init; }

    /// <summary>The values allowed, as written; null when all are.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>The pattern that the whole text follows.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>The pattern as the descriptor has it.</summary>
    public string? PatternText { get; init; }

    /// <summary>The fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The smallest value, of the column's type.</summary>
    public IComparable? Minimum { get; init; }

    /// <summary>The largest value, of the column's type.</summary>
    public IComparable? Maximum { get; init; }
}

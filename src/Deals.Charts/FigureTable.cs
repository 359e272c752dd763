namespace Deals;

/// <summary>The numbers behind a figure.</summary>
/// <param name="Columns">The headings, with the unit where there is one.</param>
/// <param name="Rows">The rows; a cell is a text, a number, a <see cref="DateOnly"/>, a truth value, or null where there is nothing.</param>
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

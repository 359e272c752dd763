namespace Deals;

/// <summary>The numbers behind a figure.</summary>
/// <param name="Columns">The headings, with the unit where there is one.</param>
/// <param name="Rows">The rows; a cell is a text, a number, a <see cref="DateOnly"/>, a truth value, or null where there is
/// nothing.</param>
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>Values as the cells of a figure's table: a spreadsheet can sort and add up numbers and days, not texts.</summary>
internal static class TableCell
{
    /// <summary>A number or a day; the word for never.</summary>
    public static object Of(AssumptionValue value) => value switch
    {
        { Number: { } number } => (double)number,
        { Day: { } day } => day,
        _ => value.ToString(),
    };

    /// <summary>The day on which it happened; a text where only the month is known.</summary>
    public static object Of(DealEvent happened) => happened.DatePrecision == DatePrecision.Day ? happened.Date
        : happened.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

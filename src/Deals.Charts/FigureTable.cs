using Deals.Charts.Html;

namespace Deals;

/// <summary>The numbers behind a figure.</summary>
/// <param name="Columns">The headings, with the unit where there is one.</param>
/// <param name="Rows">The rows; a cell is a text, a number, a <see cref="DateOnly"/>, a truth value, or null where there is
/// nothing.</param>
[TypeFormatterSource(typeof(FigureTableFormatters), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>
    /// How near a number is to one of nine decimals when only the rounding of sums keeps it from being that, in parts of it or of one.
    /// </summary>
    private const double Noise = 1e-12;

    private const int Decimals = 9;

    /// <summary>The rows, without what sums of binary numbers leave behind: 280 and not 279.99999999999994, 0 and not 5.68E-14.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; init; } =
        [.. Rows.Select(row => (IReadOnlyList<object?>)[.. row.Select(Written)])];

    /// <summary>A number as it is written for people and programs: without the rounding of sums.</summary>
    public static double Written(double number)
    {
        var near = Math.Round(number, Decimals) + 0.0;
        return Math.Abs(number - near) <= Noise * Math.Max(1, Math.Abs(number)) ? near : number;
    }

    private static object? Written(object? cell) => cell is double number ? Written(number) : cell;
}

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

using System.Globalization;

namespace Deals;

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
    public static object Of(DealEvent happened) => happened.DatePrecision == DatePrecision.Day ? happened.Date : happened.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

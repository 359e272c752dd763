using System.Globalization;

namespace Deals.Report.Sheets;

/// <summary>Numbers as a file has them: with a point, without separators, with every digit that makes them what they are.</summary>
internal static class NumberText
{
    /// <summary>The number's shortest text that gives it back; null when the cell is no number.</summary>
    public static string? Of(object? cell) => cell switch
    {
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long or ulong => ((IFormattable)cell).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}

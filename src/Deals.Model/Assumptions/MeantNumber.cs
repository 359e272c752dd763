using System.Text.RegularExpressions;

namespace Deals;

/// <summary>What a number was most likely meant to be that is written as spreadsheets, or other languages, write it.</summary>
internal static partial class MeantNumber
{
    /// <summary>
    /// "1000, or 1.000 where the comma is a decimal one" of "1,000"; "0.5" of "0,5"; "1234.5" of "1.234,5". Null where nothing is likely.
    /// </summary>
    public static string? Of(string text)
        => Decimal().IsMatch(text) && Grouped().IsMatch(text)
            ? $"{text.Replace(",", "", StringComparison.Ordinal)}, or {text.Replace(',', '.')} where the comma is a decimal one"
        : Decimal().IsMatch(text) ? text.Replace(',', '.')
        : Grouped().IsMatch(text) ? Separator().Replace(text, "")
        : GroupedByPoints().IsMatch(text) ? text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
        : null;

    [GeneratedRegex(@"^-?\d+,\d+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^-?[1-9]\d{0,2}([ ,'’\u00A0\u202F]\d{3})+(\.\d+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    [GeneratedRegex(@"^-?[1-9]\d{0,2}(\.\d{3})+,\d+\z", RegexOptions.CultureInvariant)]
    private static partial Regex GroupedByPoints();

    [GeneratedRegex(@"[ ,'’\u00A0\u202F]", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}

using System.Globalization;

namespace Deals.Charts.Drawing;

/// <summary>How the numbers of an axis are written: <c>−$2.5 bn</c> has the prefix <c>$</c> and the suffix <c> bn</c>.</summary>
/// <param name="Prefix">What stands before the digits, after a minus sign.</param>
/// <param name="Suffix">What stands after them.</param>
public sealed record Unit(string Prefix = "", string Suffix = "")
{
    /// <summary>Percent, of values that are percent already.</summary>
    public static Unit Percent { get; } = new(Suffix: "%");

    /// <summary>A number with so many decimals, the same in every culture; what rounds to zero has no sign.</summary>
    public string Of(double value, int decimals)
    {
        var digits = Math.Abs(value).ToString($"N{decimals}", CultureInfo.InvariantCulture);
        var minus = value < 0 && digits.AsSpan().ContainsAnyInRange('1', '9') ? "−" : "";
        return $"{minus}{Prefix}{digits}{Suffix}";
    }
}

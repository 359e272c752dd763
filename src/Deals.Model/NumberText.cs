using System.Globalization;

namespace Deals;

/// <summary>Numbers as sentences say them, whatever the machine's culture is.</summary>
public static class NumberText
{
    /// <summary>"−1,015" or "0.0512": so many digits at least, without zeros at the end; whole ones are never rounded away.</summary>
    public static string Of(double value, int digits = 4)
    {
        var decimals = value == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        var text = Math.Abs(value).ToString($"#,##0.{new string('#', decimals)}", CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"−{text}" : text;
    }
}

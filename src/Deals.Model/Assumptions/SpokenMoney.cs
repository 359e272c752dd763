using System.Text.RegularExpressions;

namespace Deals;

/// <summary>Amounts as sentences say them.</summary>
public static partial class SpokenMoney
{
    /// <summary>
    /// "$64bn" of "64" and "USD bn", "−€0.5m" of "−0.5" and "EUR m", "$0.7bn a year"; "12 seats" where the unit is no currency.
    /// </summary>
    /// <param name="number">The number in words, with its sign.</param>
    /// <param name="unit">Its unit, as the data write it.</param>
    public static string Of(string number, string unit)
    {
        if (Currency().Match(unit) is not { Success: true } money)
            return $"{number} {unit}".TrimEnd();
        var sign = number[..(number.StartsWith('−') || number.StartsWith('+') ? 1 : 0)];
        var symbol = money.Groups["currency"].Value switch { "USD" => "$", "EUR" => "€", "GBP" => "£", var other => $"{other} " };
        return $"{sign}{symbol}{number[sign.Length..]}{money.Groups["scale"].Value}{money.Groups["rest"].Value}";
    }

    /// <summary>"$bn", for an axis.</summary>
    public static string Unit(string unit) => Of("", unit).Trim();

    /// <summary>"$64bn": so many digits at least.</summary>
    public static string Of(double amount, string unit, int digits = 4) => Of(SpokenNumber.Of(amount, digits), unit);

    [GeneratedRegex("^(?<currency>USD|EUR|GBP|CHF|JPY|CNY) ?(?<scale>tn|bn|m|k)?(?<rest> .+)?$")]
    private static partial Regex Currency();
}

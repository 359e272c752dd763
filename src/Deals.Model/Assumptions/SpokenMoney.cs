using System.Text.RegularExpressions;

namespace Deals;

/// <summary>Amounts as sentences say them.</summary>
public static partial class SpokenMoney
{
    /// <summary>
    /// "$64bn" of "64" and "USD bn", "−€0.5m" of "−0.5" and "EUR m", "$0.7bn a year"; "12 seats" where the unit is no currency.
    /// From a thousand on in the next larger unit: "$1.7tn" of "1,700"; less than a hundredth in the next smaller one: "$4m" of "0.004";
    /// "$0" of "0".
    /// </summary>
    /// <param name="number">The number in words, with its sign.</param>
    /// <param name="unit">Its unit, as the data write it.</param>
    public static string Of(string number, string unit)
    {
        if (Currency().Match(unit) is not { Success: true } money)
            return $"{number} {unit}".TrimEnd();
        var sign = number[..(number.StartsWith('−') || number.StartsWith('+') ? 1 : 0)];
        var symbol = money.Groups["currency"].Value switch { "USD" => "$", "EUR" => "€", "GBP" => "£", var other => $"{other} " };
        var (digits, scale) = Lifted(number[sign.Length..], money.Groups["scale"].Value);
        return $"{sign}{symbol}{digits}{scale}{money.Groups["rest"].Value}";
    }

    /// <summary>Whether a thousand of a unit has a name of its own, as a thousand of USD bn is a USD tn.</summary>
    public static bool HasThousands(string unit)
        => Currency().Match(unit) is { Success: true } money && Above(money.Groups["scale"].Value) is not null;

    /// <summary>Whether both are amounts of money, and in another currency or scale: USD m and USD bn, CHF m and EUR m a year.</summary>
    public static bool AreUnlike(string unit, string other)
        => Currency().Match(unit) is { Success: true } one && Currency().Match(other) is { Success: true } two
        && (one.Groups["currency"].Value, one.Groups["scale"].Value) != (two.Groups["currency"].Value, two.Groups["scale"].Value);

    /// <summary>
    /// An amount in the currency itself, with what its unit says beside currency and scale: 57,000 "SEK m" is 57,000,000,000 of "SEK". Null
    /// where the unit is no currency, or the amount too large.
    /// </summary>
    internal static (string Of, decimal Amount)? InFull(decimal amount, string unit)
    {
        if (Currency().Match(unit) is not { Success: true } money || Math.Abs(amount) > 1e15m)
            return null;
        var scale = money.Groups["scale"].Value switch { "k" => 1e3m, "m" => 1e6m, "bn" => 1e9m, "tn" => 1e12m, _ => 1m };
        return ($"{money.Groups["currency"].Value}{money.Groups["rest"].Value}", amount * scale);
    }

    /// <summary>Whether a unit is a currency with its scale, so that sentences and axes can say it.</summary>
    public static bool IsKnown(string unit) => Currency().Match(unit).Groups["scale"].Success;

    /// <summary>Whether a unit says by any sign or word that it is money or a scale of it: "$bn", "million USD", "k".</summary>
    public static bool IsMoney(string unit) => MoneyWord().IsMatch(unit);

    /// <summary>"$bn", for an axis.</summary>
    public static string Unit(string unit) => Of("", unit).Trim();

    /// <summary>"$64bn": so many digits at least.</summary>
    public static string Of(double amount, string unit, int digits = 4)
        => HasThousands(unit) && Math.Abs(amount) >= 1000 && Currency().Match(unit) is var money
            ? Of(amount / 1000, $"{money.Groups["currency"].Value} {Above(money.Groups["scale"].Value)}{money.Groups["rest"].Value}",
                digits)
            : Of(SpokenNumber.Of(amount, digits), unit);

    private static string? Below(string scale) => scale switch { "m" => "k", "bn" => "m", "tn" => "bn", _ => null };

    private static string? Above(string scale) => scale switch { "k" => "m", "m" => "bn", "bn" => "tn", _ => null };

    /// <summary>Less of a unit than this is told in the next smaller one.</summary>
    private const decimal LeastOfUnit = 0.01m;

    /// <summary>From a thousand on, the next larger unit; below a hundredth, the next smaller; of nothing none.</summary>
    private static (string Digits, string Scale) Lifted(string digits, string scale)
        => digits == "0" ? (digits, "") : Above(scale) is { } above && decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            && amount >= 1000
            ? Lifted((amount / 1000).ToString("#,0.############", CultureInfo.InvariantCulture), above)
            : Below(scale) is { } below && decimal.TryParse(digits, NumberStyles.Number, CultureInfo.InvariantCulture, out var small)
                && small is > 0 and < LeastOfUnit
            ? Lifted((small * 1000).ToString("#,0.############", CultureInfo.InvariantCulture), below)
            : (digits, scale);

    [GeneratedRegex(@"\p{Sc}|\b(USD|EUR|GBP|CHF|JPY|CNY|tn|trillion|bn|billions?|mrd|m|mn|mio|millions?|k|thousands?|dollars?|euros?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MoneyWord();

    [GeneratedRegex("^(?<currency>USD|EUR|GBP|CHF|JPY|CNY|AUD|BRL|CAD|CZK|DKK|HKD|HUF|IDR|ILS|INR|KRW|MXN|MYR|NOK|NZD|PHP|PLN|RON|SAR|AED|QAR|SEK|SGD|THB|TRY|TWD|UAH|VND|ZAR) ?(?<scale>tn|bn|m|k)?(?<rest> .+)?$")]
    private static partial Regex Currency();
}

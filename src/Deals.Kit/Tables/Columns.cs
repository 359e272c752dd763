using System.Globalization;

namespace Deals.Tables;

/// <summary>The columns that views are put together from.</summary>
internal static class Columns
{
    public static TextColumn<T> Text<T>(string name, Func<T, string?> value) => new(name, value);

    public static DayColumn<T> Day<T>(string name, Func<T, DateOnly?> value) => new(name, value);

    public static WholeColumn<T> Whole<T>(string name, Func<T, int?> value) => new(name, value);

    public static NumberColumn<T> Number<T>(string name, Func<T, decimal?> value) => new(name, row => (double?)value(row));

    public static NumberColumn<T> Double<T>(string name, Func<T, double?> value) => new(name, value);

    public static TruthColumn<T> Truth<T>(string name, Func<T, bool?> value) => new(name, value);

    /// <summary>"NonExclusive" as "non exclusive".</summary>
    public static string Words(Enum value)
        => string.Concat(value.ToString().Select((letter, at) => at > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : char.ToLowerInvariant(letter).ToString(CultureInfo.InvariantCulture)));
}

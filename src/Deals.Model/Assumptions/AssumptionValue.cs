namespace Deals;

/// <summary>
/// What an assumption is set to: a number, a day, or never. Days are ordered by time, and never is later than every day;
/// numbers are ordered by size. Numbers and days do not compare.
/// </summary>
public readonly record struct AssumptionValue : IComparable<AssumptionValue>
{
    private readonly int dayNumber;

    private AssumptionValue(decimal? number, int dayNumber) => (Number, this.dayNumber) = (number, dayNumber);

    /// <summary>The day that does not come.</summary>
    public static AssumptionValue Never { get; } = new(null, int.MaxValue);

    /// <summary>The number; null when this is a day or never.</summary>
    public decimal? Number { get; }

    /// <summary>The day; null when this is a number or never.</summary>
    public DateOnly? Day => Number is null && dayNumber != int.MaxValue ? DateOnly.FromDayNumber(dayNumber) : null;

    /// <summary>Whether this is the day that does not come.</summary>
    public bool IsNever => Number is null && dayNumber == int.MaxValue;

    /// <summary>Returns a number.</summary>
    public static AssumptionValue Of(decimal number) => new(number, 0);

    /// <summary>Returns a day; null is never.</summary>
    public static AssumptionValue Of(DateOnly? day) => day is { } date ? new(null, date.DayNumber) : Never;

    /// <summary>Reads "0.2", "2027-06-30" or "never", whatever the machine's culture is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isDate">Whether a day is expected, or a number.</param>
    /// <param name="value">What it says.</param>
    /// <returns>Whether it says what was expected.</returns>
    public static bool TryParse(string text, bool isDate, out AssumptionValue value)
    {
        value = default;
        if (!isDate)
        {
            if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return false;
            value = Of(number);
        }
        else if (text == "never")
        {
            value = Never;
        }
        else
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return false;
            value = Of(day);
        }

        return true;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">One is a number and the other a day.</exception>
    public int CompareTo(AssumptionValue other)
    {
        if (Number is null != other.Number is null)
            throw new ArgumentException("A number and a day do not compare.", nameof(other));
        return Number is { } number ? number.CompareTo(other.Number!.Value) : dayNumber.CompareTo(other.dayNumber);
    }

    /// <summary>Returns whether the left value is smaller or earlier.</summary>
    public static bool operator <(AssumptionValue left, AssumptionValue right) => left.CompareTo(right) < 0;

    /// <summary>Returns whether the left value is larger or later.</summary>
    public static bool operator >(AssumptionValue left, AssumptionValue right) => left.CompareTo(right) > 0;

    /// <summary>Returns whether the left value is not larger or later.</summary>
    public static bool operator <=(AssumptionValue left, AssumptionValue right) => left.CompareTo(right) <= 0;

    /// <summary>Returns whether the left value is not smaller or earlier.</summary>
    public static bool operator >=(AssumptionValue left, AssumptionValue right) => left.CompareTo(right) >= 0;

    /// <summary>Returns the value as it is written in the data: "0.2", "2027-06-30" or "never".</summary>
    public override string ToString() => Number is { } number
        ? number.ToString(CultureInfo.InvariantCulture)
        : Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "never";

    /// <summary>Returns the value for reading: a number with at most four digits after the point.</summary>
    public string ToShortText()
        => Number is { } number ? Math.Round(number, 4).ToString("0.####", CultureInfo.InvariantCulture) : ToString();
}

/// <summary>Numbers as sentences say them, whatever the machine's culture is.</summary>
public static class SpokenNumber
{
    private const double LargestInFull = 1e15;

    /// <summary>
    /// "−1,015" or "0.0512": so many digits at least, without zeros at the end; whole ones are never rounded away. "2.1×10^15" from there
    /// on, where further digits mean nothing.
    /// </summary>
    public static string Of(double value, int digits = 4)
    {
        if (Math.Abs(value) >= LargestInFull && double.IsFinite(value))
        {
            var power = (int)Math.Floor(Math.Log10(Math.Abs(value)));
            return $"{Of(value / Math.Pow(10, power), 2)}×10^{power.ToString(CultureInfo.InvariantCulture)}";
        }

        var decimals = value == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 12);
        var text = Digits(value, $"#,##0.{new string('#', decimals)}");
        return value < 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"−{text}" : text;
    }

    /// <summary>A number without its sign, rounded as one does by hand: 43.35, which a double may hold as 43.3499…, to 43.4.</summary>
    internal static string Digits(double value, string format) => Math.Abs(value) is >= 1e-9 and < LargestInFull
        ? ((decimal)Math.Abs(value)).ToString(format, CultureInfo.InvariantCulture)
        : Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
}

using System.Xml;

namespace Deals.Data;

/// <summary>A type of the Table Schema: which texts are a value of it, always by the rules of the invariant culture.</summary>
/// <param name="Name">The type's name in a descriptor.</param>
/// <param name="Noun">One value, in words: "a date".</param>
/// <param name="Form">How a value is written, in words that follow "expected".</param>
/// <param name="Read">The value of a text; null when it is none.</param>
/// <param name="Ordered">Whether values can be compared, for minimum and maximum.</param>
internal sealed record FieldType(string Name, string Noun, string Form, Func<string, object?> Read, bool Ordered = false)
{
    /// <summary>What <see cref="Read"/> gives for a number that is too large, or has more digits than can be held exactly.</summary>
    public static readonly object OutOfRange = new();

    /// <summary>The digits of a number that are held exactly.</summary>
    public const int MostDigits = 28;

    /// <summary>
    /// How large a number may be: beyond it floating point, in which money is computed, no longer tells whole ones apart.
    /// </summary>
    public const decimal Largest = 1e15m;

    /// <summary>Which numbers are read, as the end of "expected …".</summary>
    public const string NumberRange = "a number of at most 28 digits, from -10^15 to 10^15";

    public static readonly string[] TrueWords = ["true", "True", "TRUE", "1"], FalseWords = ["false", "False", "FALSE", "0"];

    public static readonly FieldType
        String = new("string", "a text", "a text", text => text),
        Any = new("any", "a value", "a value", text => text),
        Number = new("number", "a number", "a number such as -1234.5, with a point and no thousands separators", ReadNumber, Ordered: true),
        Integer = new("integer", "a whole number", "a whole number such as 1234, without separators", ReadInteger, Ordered: true),
        Date = new("date", "a date", "a date as YYYY-MM-DD", text => Exact(text, "yyyy-MM-dd"), Ordered: true),
        Boolean = BooleanOf(TrueWords, FalseWords);

    private static readonly FieldType[] Plain =
    [
        String, Any, Number, Integer, Date,
        new(
            "year", "a year", "a year as YYYY", text => text.Length == 4 && ReadInteger(text) is long year and > 0 ? year : null,
            Ordered: true),
        new("yearmonth", "a month", "a month as YYYY-MM", text => Exact(text, "yyyy-MM"), Ordered: true),
        new("time", "a time", "a time as hh:mm:ss",
            text => TimeOnly.TryParseExact(text, "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? (object)time
                : null, Ordered: true),
        new("datetime", "a date with a time", "a date with a time as YYYY-MM-DDThh:mm:ssZ", text => ReadTime(text), Ordered: true),
        new("duration", "a duration", "a duration such as P1Y2M or PT30M", text => ReadDuration(text)),
        Boolean,
        new("object", "a JSON object", "a JSON object", text => Json(text, JsonValueKind.Object)),
        new("array", "a JSON list", "a JSON list", text => Json(text, JsonValueKind.Array)),
        new("geopoint", "a point on the map", "longitude and latitude such as 90.50, 45.50", ReadPoint),
        new("geojson", "a GeoJSON object", "a GeoJSON object", text => Json(text, JsonValueKind.Object)),
    ];

    private static readonly Dictionary<string, FieldType> Formats = new(StringComparer.Ordinal)
    {
        ["email"] = new("string", "an e-mail address", "an e-mail address",
            text => text.IndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Contains(' ') ? text : null),
        ["uri"] = new("string", "a web address", "a web address such as https://example.org",
            text => Uri.TryCreate(text, UriKind.Absolute, out _) ? text : null),
        ["uuid"] = new("string", "a UUID", "a UUID such as 123e4567-e89b-12d3-a456-426614174000",
            text => Guid.TryParseExact(text, "D", out _) ? text : null),
        ["binary"] = new(
            "string", "base64", "bytes in base64", text => Convert.TryFromBase64String(text, new byte[text.Length], out _) ? text : null),
    };

    public static IReadOnlyList<string> Names { get; } = [.. Plain.Select(type => type.Name)];

    /// <summary>Whether blanks around a value may be meant: only in free text.</summary>
    public bool KeepsBlanks => Name == String.Name;

    /// <summary>The type with a name and format; null when there is none.</summary>
    public static FieldType? Find(string name, string format)
        => format == "default"
            ? Plain.FirstOrDefault(type => type.Name == name) : name == String.Name ? Formats.GetValueOrDefault(format)
            : null;

    /// <summary>
    /// What is expected in place of a text that is written as a date is, of a day that no calendar has; null for all others.
    /// </summary>
    public static string? NoSuchDay(FieldType type, string text)
    {
        if (type != Date || text.Length != 10 || text[4] != '-' || text[7] != '-' || Exact(text[..8] + "01", "yyyy-MM-dd") is not { } first
            || !text[8..].All(char.IsAsciiDigit))
            return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"a day from {first:O} to {first.AddMonths(1).AddDays(-1):O}, as {first:MMMM yyyy} has "
                + $"{DateTime.DaysInMonth(first.Year, first.Month)}");
    }

    /// <summary>A truth value with words of its own.</summary>
    public static FieldType BooleanOf(IReadOnlyCollection<string> trueValues, IReadOnlyCollection<string> falseValues) => new(
        "boolean", "true or false", $"one of {string.Join(", ", trueValues.Concat(falseValues))}",
        text => trueValues.Contains(text) ? true : falseValues.Contains(text) ? false : null);

    // Stricter than the parser: digits on both sides of a point, no leading plus, nothing that is not ASCII.
    private static object? ReadNumber(string text)
    {
        var at = text.StartsWith('-') ? 1 : 0;
        var whole = Digits(text, ref at);
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = Digits(text, ref at);
            if (fraction == 0)
                return null;
        }

        if (whole == 0)
            return null;
        var significant = text.AsSpan(0, at).TrimStart("-0.").Length;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '-' or '+')
                at++;
            if (Digits(text, ref at) == 0)
                return null;
        }

        if (at != text.Length)
            return null;
        if (significant > MostDigits + 1 || fraction > MostDigits
            || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || Math.Abs(number) > Largest)
        {
            return OutOfRange;
        }

        // An exponent can make a number too small to be held: it would be read as zero.
        var mantissa = text.AsSpan(0, text.AsSpan().IndexOfAny('e', 'E') is var e and >= 0 ? e : text.Length);
        return number == 0 && mantissa.ContainsAnyInRange('1', '9') ? OutOfRange : number;
    }

    private static object? ReadInteger(string text)
    {
        var at = text.StartsWith('-') ? 1 : 0;
        if (Digits(text, ref at) == 0 || at != text.Length)
            return null;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : OutOfRange;
    }

    private static int Digits(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - from;
    }

    private static DateOnly? Exact(string text, string form)
        => DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static DateTimeOffset? ReadTime(string text)
        => DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static TimeSpan? ReadDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? ReadPoint(string text)
        => text.Split(',') is [var east, var north]
        && ReadNumber(east.Trim()) is decimal longitude && ReadNumber(north.Trim()) is decimal latitude
        && longitude is >= -180 and <= 180 && latitude is >= -90 and <= 90 ? text : null;

    private static string? Json(string text, JsonValueKind kind)
    {
        try
        {
            return JsonPart.Parse(Encoding.UTF8.GetBytes(text)).Kind == kind ? text : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// The days that deals are of. What lies outside is a slip of the keyboard, or a far day that stands for no end, which is an empty
/// cell, or never.
/// </summary>
internal static class KnownDays
{
    public static readonly DateOnly First = new(1800, 1, 1), Last = new(2999, 12, 31);

    /// <summary>The end of "expected …".</summary>
    public static string Expected { get; } = string.Create(
        CultureInfo.InvariantCulture, $"a day from {First:O} to {Last:O}; for no end an empty cell, or never where the column allows it");

    public static bool Include(DateOnly day) => day >= First && day <= Last;

    public static bool Include(int year) => year >= First.Year && year <= Last.Year;
}

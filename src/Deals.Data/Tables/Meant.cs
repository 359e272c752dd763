using System.Text.RegularExpressions;

namespace Deals.Data;

/// <summary>
/// What a text that is no value of its column was most likely meant to be: how spreadsheets and other languages write it.
/// </summary>
internal static partial class Meant
{
    private static readonly DateOnly SpreadsheetDayZero = new(1899, 12, 30);
    private static readonly string[] NothingWords =
        ["-", "–", "—", "?", "n/a", "na", "n.a.", "null", "none", "nil", "nan", "nat", "tbd", "tba"];

    /// <summary>Not "none" or "nil", which people write.</summary>
    private static readonly HashSet<string> WrittenForNothing =
        new(["NA", "N/A", "n/a", "nan", "NaN", "NAN", "null", "NULL", "Null", "None", "NaT"], StringComparer.Ordinal);

    private static readonly string[] DayForms =
    [
        "yyyyMMdd", "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy",
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>Whether a text is what statistics programs and databases write into a cell without a value.</summary>
    public static bool IsNothing(string text) => WrittenForNothing.Contains(text);

    /// <summary>Returns the end of "expected …" for a text that is no value of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="text">What was written in place of a value.</param>
    /// <param name="mayBeEmpty">Whether the cell may be left empty.</param>
    public static string Expected(FieldType type, string text, bool mayBeEmpty)
    {
        if (type == FieldType.Number && Quarter.TryParse(text, out var quarter))
            return Invariant($"a number; {quarter} begins at {quarter.Year + ((quarter.Number - 1) / 4m)}");
        if (mayBeEmpty && NothingWords.Contains(text, StringComparer.OrdinalIgnoreCase))
            return $"{type.Form}; an empty cell where there is none";
        var meant = type == FieldType.Date ? Day(text) : type == FieldType.Number || type == FieldType.Integer ? Number(text) : null;
        return meant is null ? type.Form : $"{type.Form}: {meant}";
    }

    /// <summary>Returns the end of "expected …" for a text that follows no pattern of its column.</summary>
    public static string Expected(string pattern, string text)
    {
        var form = Patterns.InWords(pattern);
        if (pattern is not (Patterns.Quarters or Patterns.Periods))
            return form;
        if (Half().Match(text) is { Success: true } half)
        {
            var (year, first) = (half.Groups[1].Value, half.Groups[2].Value == "1" ? 1 : 3);
            return Invariant($"{form}; the quarters of {text} are {year}Q{first} and {year}Q{first + 1}");
        }

        return QuarterFirst().Match(text) is { Success: true } swapped ? $"{form}: {swapped.Groups[2].Value}Q{swapped.Groups[1].Value}"
            : QuarterLast().Match(text) is { Success: true } parted ? $"{form}: {parted.Groups[1].Value}Q{parted.Groups[2].Value}"
            : form;
    }

    private static string? Number(string text)
    {
        if (FieldType.Date.Read(text) is DateOnly day)
            return Invariant($"{day.Year + Math.Round((day.DayOfYear - 1) / 365m, 2)} for the day {text}, where the number is a year");
        if (text.EndsWith('%') && FieldType.Number.Read(text[..^1].TrimEnd()) is decimal percent)
            return Invariant($"{percent / 100} for {text}");
        return MeantNumber.Of(text);
    }

    private static string? Day(string text)
    {
        if (text.Length == 5 && text.All(char.IsAsciiDigit))
        {
            var day = SpreadsheetDayZero.AddDays(int.Parse(text, CultureInfo.InvariantCulture));
            return Invariant($"{day:O}, if {text} is a spreadsheet's count of days");
        }

        if (Read(text, DayForms) is { } sure)
            return Invariant($"{sure:O}");
        if (Read(text, ["d/M/yyyy"]) is { } dayFirst)
            return Read(text, ["M/d/yyyy"]) is { } other && other != dayFirst
                ? Invariant($"{dayFirst:O}, or {other:O} where the month stands first")
                : Invariant($"{dayFirst:O}");
        if (Read(text, ["M/d/yyyy"]) is { } monthFirst)
            return Invariant($"{monthFirst:O}");
        // With a day, a month's name and a year nothing is left open.
        return DayInWords().IsMatch(text) && DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var named)
            ? Invariant($"{named:O}")
            : null;
    }

    private static DateOnly? Read(string text, string[] forms)
        => DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? DateOnly.FromDateTime(moment)
            : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{4})[ -]?H([12])\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Half();

    [GeneratedRegex(@"^Q([1-4])[ -/]?(\d{4})\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QuarterFirst();

    [GeneratedRegex(@"^(\d{4})[ -/]?Q([1-4])\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex QuarterLast();

    [GeneratedRegex(@"^(\d{1,2}\.? \p{L}{3,}|\p{L}{3,} \d{1,2}),? \d{4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex DayInWords();
}

using System.Text.RegularExpressions;

namespace Deals.Charts.Text;

/// <summary>Numbers, days and lists as titles and notes say them, whatever the machine's culture is.</summary>
internal static partial class Wording
{
    private static readonly string[] SmallNumbers =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>The text with the letters of a currency tied to their number, for whatever breaks lines at blanks: "SEK 5m".</summary>
    public static string Tied(string text) => BlankInAmount().Replace(text, "\u00A0");

    /// <summary>The same for browsers, which break between a sign and a currency too.</summary>
    public static string TiedOnScreen(string text) => SignedCurrency().Replace(Tied(text), "\u2060");

    [GeneratedRegex(@"(?<=\b[A-Z]{3}) (?=\d)")]
    private static partial Regex BlankInAmount();

    [GeneratedRegex(@"(?<=[+−])(?=\p{Sc})")]
    private static partial Regex SignedCurrency();

    /// <summary>
    /// A party's name within a sentence: "customers" and "suppliers" are named after what they are, and are words like any other.
    /// </summary>
    public static string Within(Party party)
        => party.Role is PartyRole.Customers or PartyRole.Suppliers
            && party.ShortName.Equals($"{party.Role}", StringComparison.OrdinalIgnoreCase) ? party.ShortName.ToLowerInvariant()
            : party.ShortName;

    /// <summary>"no right", "one right", "two rights", "13 rights".</summary>
    public static string Count(int count, string one, string? many = null)
        => $"{(count == 0 ? "no" : Count(count))} {(count == 1 ? one : many ?? $"{one}s")}";

    /// <summary>"none", "one", "two", "13": a count of what is named elsewhere.</summary>
    public static string Count(int count) => count < SmallNumbers.Length ? SmallNumbers[count] : Number(count);

    /// <summary>"1 day", "59 days".</summary>
    public static string Days(int days) => $"{Number(days)} {(days == 1 ? "day" : "days")}";

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"42%"; never 0% or 100% of what is a little more or less.</summary>
    public static string Percent(double share)
    {
        var percent = Math.Round(share * 100, MidpointRounding.AwayFromZero);
        return (percent, share) switch
        {
            (0, > 0) => "<1%",
            (100, < 1) => ">99%",
            _ => $"{percent.ToString(CultureInfo.InvariantCulture)}%",
        };
    }

    /// <summary>"8%", "12.5%": odds as the data give them, so that they add up.</summary>
    public static string Odds(double probability)
        => Math.Round(probability * 1000) % 10 == 0 || probability is < 0.001 or > 0.999 ? Percent(probability)
        : $"{(100 * probability).ToString("0.0", CultureInfo.InvariantCulture)}%";

    /// <summary>"3 May 2030".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"July 2029".</summary>
    public static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"Q4 2028".</summary>
    public static string Of(Quarter quarter) => string.Create(CultureInfo.InvariantCulture, $"Q{quarter.Number} {quarter.Year:0000}");

    /// <summary>"2026"; "Q4 2025" or "Q3–Q4 2025" where the quarters are not all of the year.</summary>
    public static string Year(IReadOnlyList<Quarter> ofIt) => ofIt switch
    {
        { Count: 4 } => ofIt[0].Year.ToString("0000", CultureInfo.InvariantCulture),
        [var only] => Of(only),
        _ => $"Q{ofIt[0].Number}–{Of(ofIt[^1])}",
    };

    /// <summary>"Q4 2025–Q4 2032".</summary>
    public static string Span(Quarter first, Quarter last) => first == last ? Of(first) : $"{Of(first)}–{Of(last)}";

    /// <summary>"3 May 2030", or "May 2030" where only the month is known.</summary>
    public static string Day(DealEvent happened)
        => happened.DatePrecision == DatePrecision.Day ? Day(happened.Date)
            : happened.Date.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2 Apr – 3 May 2030", "6 Oct 2029 – 3 May 2030", "2 Apr 2030 – open".</summary>
    public static string Span(Window window)
    {
        if (window.LastDay is not { } last)
            return $"{Day(window.Start)} – open";
        if (last == window.Start)
            return Day(last);
        var start = window.Start.Year == last.Year ? window.Start.ToString("d MMM", CultureInfo.InvariantCulture) : Day(window.Start);
        return $"{start} – {Day(last)}";
    }

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count <= 1
        ? items.FirstOrDefault() ?? ""
        : $"{string.Join(", ", items.Take(items.Count - 1))} and {items[^1]}";

    /// <summary>With a capital at the start; a name that is written as xAI is keeps its own.</summary>
    public static string Sentence(string text) => text.Length == 0 || (text.Length > 1 && char.IsUpper(text[1])) ? text
        : $"{char.ToUpperInvariant(text[0])}{text[1..]}";

    /// <summary>"wins", "neutral", "agreement": a kind by its name, where that is one word.</summary>
    public static string Of(Enum kind) => kind.ToString().ToLowerInvariant();

    /// <summary>"Ada’s reading", "the reading of Ada and Bob", or "the reading “Court”" when nobody in particular holds it.</summary>
    public static string Of(Reading reading) => reading.HeldBy switch
    {
        [] => $"the reading “{reading.Name}”",
        [var holder] when char.IsLetter(holder.ShortName[^1]) => $"{holder.ShortName}{(holder.ShortName[^1] == 's' ? "’" : "’s")} reading",
        var holders => $"the reading of {List([.. holders.Select(party => party.ShortName)])}",
    };

    /// <summary>"On Ada’s reading, nothing clashed": what holds on a reading; where there is no other, as it stands.</summary>
    public static string On(DealBook book, Reading reading, string what)
        => book.Readings.Count == 1 ? Sentence(what) : $"On {Of(reading)}, {what}";

    public static string Of(RightKind kind) => kind switch
    {
        RightKind.Exclusive => "exclusive",
        RightKind.NonExclusive => "non-exclusive",
        RightKind.FirstLaunch => "first launch",
        RightKind.Preferred => "preferred",
        _ => "first refusal",
    };

    /// <summary>When and how a window ends, all its endings together.</summary>
    public static string Ended(Window window, IEnumerable<Ending> endings) => window.End is { } end
        ? List([.. endings.Select(ending => Of(ending, end)).Distinct()])
        : "no end known";

    /// <summary>When and how something ended, as what follows "until".</summary>
    public static string Of(Ending ending, DateOnly firstDayAfter) => ending.Cause switch
    {
        EndingCause.Event => $"{Day(ending.Right.EndedBy!)}: {ending.Right.EndedBy!.Title}",
        EndingCause.LastDay => $"{Day(firstDayAfter.AddDays(-1))}, the last day of "
            + $"{Figures.OutcomeWords.Possessive(ending.Right.Holder)} right “{ending.Right.Clause}”",
        EndingCause.AssumedDay => $"{Day(firstDayAfter)}: {ending.Assumed!.Label} (assumed)",
        _ => "an end that is not known",
    };
}

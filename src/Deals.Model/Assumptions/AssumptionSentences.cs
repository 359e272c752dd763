using System.Text.RegularExpressions;

namespace Deals;

/// <summary>How a sentence says what an assumption turns out to be, in the phrases of the data where they give any.</summary>
internal static partial class AssumptionSentences
{
    private const string BeforeIt = "before {0}";

    /// <summary>How a noun begins that is a clause: "what customers buy".</summary>
    private const string What = "what ";

    /// <summary>"AGI is declared on 31 Dec 2028", "AGI is never declared", "the cap on the share is $20bn to $25bn".</summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="from">The value, or the first of a range.</param>
    /// <param name="to">The value, or the last of a range.</param>
    /// <param name="again">Whether the sentence has named the assumption, so that "it" does where the data give no phrase.</param>
    public static string Being(this Assumption assumption, AssumptionValue from, AssumptionValue to, bool again = false)
        => (assumption.IsDate, from == to) switch
        {
            (true, true) => to.IsNever ? assumption.NeverComing(again) : assumption.Coming($"on {Text(assumption, to)}", again),
            (true, false) when from == assumption.Minimum && to < assumption.Maximum
                => assumption.Coming($"by {Text(assumption, to)}", again),
            (true, false) => assumption.Coming(
                to.IsNever ? $"on {Text(assumption, from)} or later, if ever" : $"between {Text(assumption, from)} and {Text(assumption, to)}",
                again),
            _ => $"{assumption.Named(again)} {assumption.Does("is")} {assumption.PartText(from, to)}",
        };

    /// <summary>
    /// A part of what an assumption may be: "$20bn or less", "$20bn to $25bn", "$25bn or more", as its bounds are only those of a slider.
    /// </summary>
    public static string PartText(this Assumption assumption, AssumptionValue from, AssumptionValue to)
        => (from == assumption.Minimum, to == assumption.Maximum) switch
        {
            (true, false) when !assumption.IsDate && from != to => $"{Text(assumption, to)} or less",
            (false, true) when !assumption.IsDate && from != to => $"{Text(assumption, from)} or more",
            _ => assumption.RoundedText(from, to),
        };

    /// <summary>"AGI is declared on 31 Dec 2028 or on 1 May 2030", "the cap is $20bn or $40bn": one of several values.</summary>
    public static string BeingOneOf(this Assumption assumption, IReadOnlyList<AssumptionValue> values, bool again = false)
    {
        var known = values.Where(value => !value.IsNever).Select(value => Text(assumption, value)).ToList();
        if (known.Count == 0)
            return assumption.NeverComing(again);
        var first = assumption.IsDate ? assumption.Coming($"on {string.Join(" or on ", known)}", again)
            : $"{assumption.Named(again)} {assumption.Does("is")} {string.Join(" or ", known)}";
        return known.Count == values.Count ? first : $"{first} or {assumption.NeverComing(again: true)}";
    }

    /// <summary>"AGI is declared by 31 Dec 2028", "the cap on the share is $40bn or more": a bound, or both.</summary>
    public static string Within(this Assumption assumption, AssumptionValue? atLeast, AssumptionValue? atMost)
        => (atLeast, atMost, assumption.IsDate) switch
        {
            ({ } from, { } to, _) => assumption.Being(from, to),
            ({ IsNever: true }, _, _) => assumption.NeverComing(),
            ({ } from, _, true) => assumption.Coming($"on {Text(assumption, from)} or later"),
            ({ } from, _, false) => $"{assumption.InText} {assumption.Does("is")} {Text(assumption, from)} or more",
            (_, { } to, true) => assumption.Coming($"by {Text(assumption, to)}"),
            (_, { } to, false) => $"{assumption.InText} {assumption.Does("is")} {Text(assumption, to)} or less",
            _ => "",
        };

    /// <summary>"AGI is declared before July 2029", "less than 25% is sold": as the phrase says it, or with its name.</summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="value">The value in words.</param>
    public static string Below(this Assumption assumption, string value)
        => assumption.Phrase is { } phrase ? phrase.Replace("{0}", value, StringComparison.Ordinal)
        : assumption.IsDate ? assumption.Coming($"before {value}")
        : $"{assumption.InText} {assumption.Does("is")} below {value}";

    /// <summary>"whatever the cap on the share is", "whenever AGI is declared, if ever".</summary>
    public static string Whatever(this Assumption assumption)
        => assumption.IsDate ? $"whenever {assumption.Coming("").TrimEnd()}{(assumption.Maximum.IsNever ? ", if ever" : "")}"
            : assumption.InText.StartsWith(What, StringComparison.Ordinal) ? $"whatever {assumption.InText[What.Length..]}"
            : $"whatever {assumption.InText} {assumption.Does("is")}";

    /// <summary>What somebody may ask or know: "the cap on the share", "when AGI is declared".</summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="byOdds">Whether only what has odds may come: then it is "whether" where that is one day or never.</param>
    public static string AsQuestion(this Assumption assumption, bool byOdds = false) => !assumption.IsDate ? assumption.InText
        : $"{(byOdds && assumption.Odds.Count == 2 && assumption.Odds.Any(odds => odds.Value.IsNever) ? "whether" : "when")} "
            + $"{assumption.Coming("").TrimEnd()}";

    /// <summary>
    /// A computed value in words: "July 2029", as a day that a model computed is no more exact than its month, or a number with three
    /// digits.
    /// </summary>
    public static string Computed(this Assumption assumption, AssumptionValue value)
        => value.Day is { } day ? day.ToString("MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture)
            : assumption.TextOf(value.Rounded());

    /// <summary>A computed value with three digits; a day as it is.</summary>
    public static AssumptionValue Rounded(this AssumptionValue value) => value.Number is not { } number || number == 0 ? value
        : AssumptionValue.Of(Math.Round(number, Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)Math.Abs(number))), 0, 12)));

    /// <summary>A range in words, both ends with as many decimals as give the larger three digits; days as they are.</summary>
    public static string RoundedText(this Assumption assumption, AssumptionValue from, AssumptionValue to)
    {
        if (from.Number is not { } one || to.Number is not { } other || one == other)
            return assumption.TextOf(from.Rounded(), to.Rounded());
        var size = Math.Max(Math.Abs(one), Math.Abs(other));
        var places = Math.Clamp(2 - (int)Math.Floor(Math.Log10((double)size)), 0, 12);
        return assumption.TextOf(AssumptionValue.Of(Math.Round(one, places)), AssumptionValue.Of(Math.Round(other, places)));
    }

    /// <summary>A day's phrase says what happens before it, and so also what happens on it, by it or later.</summary>
    private static string Coming(this Assumption assumption, string when, bool again = false)
        => assumption.Phrase is { } phrase && phrase.Contains(BeforeIt, StringComparison.Ordinal)
        ? phrase.Replace(BeforeIt, when, StringComparison.Ordinal)
        : $"{assumption.Named(again)} {assumption.Comes()} {when}";

    private static string NeverComing(this Assumption assumption, bool again = false)
        => assumption.PhraseNever ?? $"{assumption.Named(again)} never {assumption.Comes()}";

    /// <summary>
    /// What a day does: one that the data name comes; of a label, such as “Stadium opens”, only that it happens can be said.
    /// </summary>
    private static string Comes(this Assumption assumption) => assumption.Noun is null ? "happens" : assumption.Does("comes");

    private static string Named(this Assumption assumption, bool again) => !again ? assumption.InText
        : assumption.IsPlural() ? "they" : "it";

    /// <summary>"moves", or "move" after a noun that is a plural: "gold sales in 2028 move".</summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="verb">The verb after a singular.</param>
    public static string Does(this Assumption assumption, string verb)
        => !assumption.IsPlural() ? verb : verb == "is" ? "are" : verb.TrimEnd('s');

    /// <summary>
    /// Whether the last word of its noun, before any "of", "in" or the like, is a plural. A name in quotes is one thing, whatever it says.
    /// </summary>
    private static bool IsPlural(this Assumption assumption) => assumption.Noun is { } noun
        && !noun.StartsWith(What, StringComparison.Ordinal)
        && Preposition().Split(noun)[0].Split(' ') is [.., var head] && head.Length > 3 && head[^1] == 's'
        && !(head[^2] is 's' or 'u' or 'i' or '\'' or '’') && head is not ("news" or "series" or "means");

    [GeneratedRegex(" (of|in|from|to|on|at|for|by|per|with|without|until|after|before|that|which|beyond|over|under|between) ")]
    private static partial Regex Preposition();

    private static string Text(Assumption assumption, AssumptionValue value) => assumption.TextOf(value.Rounded());
}

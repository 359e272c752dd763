namespace Deals;

/// <summary>What an assumption's base value rests on.</summary>
public enum AssumptionBasis
{
    /// <summary>A party or the press stated it.</summary>
    Reported,

    /// <summary>The article that the dataset was asked to analyse stated it.</summary>
    Seed,

    /// <summary>An analyst estimated it.</summary>
    Analyst,

    /// <summary>Nobody stated it: it is the dataset author's judgement, with a reason.</summary>
    Judgement,
}

/// <summary>How likely the values between low and high are, for simulations.</summary>
public enum Distribution
{
    /// <summary>The base value, with certainty.</summary>
    Fixed,

    /// <summary>Every value from low to high alike.</summary>
    Uniform,

    /// <summary>Rising from low to base, falling from base to high.</summary>
    Triangular,

    /// <summary>As triangular, smoother and closer to the base.</summary>
    Pert,

    /// <summary>A few values, each with its probability: see <see cref="Assumption.Odds"/>.</summary>
    Discrete,

    /// <summary>The logarithm is normal: the base is the median. For amounts that may turn out a multiple of it.</summary>
    Lognormal,
}

/// <summary>What low and high are to a simulation.</summary>
public enum RangeMeaning
{
    /// <summary>Nothing lies beyond them.</summary>
    Bounds,

    /// <summary>The 5th and the 95th percentile.</summary>
    Percentiles,
}

/// <summary>One of the values that an assumption may turn out to have.</summary>
/// <param name="Value">The value, within the assumption's bounds.</param>
/// <param name="Probability">How likely it is, 0 to 1; those of an assumption sum to 1.</param>
/// <param name="Source">Where it was read; null for a judgement.</param>
/// <param name="Reason">Why; required without a source.</param>
public sealed record Odds(AssumptionValue Value, decimal Probability, Source? Source, string? Reason);

/// <summary>Something that is not known and can be changed: a number or a day, with the range it may move in.</summary>
public sealed class Assumption : IIdentified
{
    /// <summary>The unit that makes an assumption a day instead of a number.</summary>
    public const string DateUnit = "date";

    /// <summary>The unit of a part of a whole: 0.8 is 80 percent.</summary>
    public const string FractionUnit = "fraction";

    /// <summary>Creates an assumption.</summary>
    /// <exception cref="FlawedException">
    /// low &gt; base, base &gt; high, a value outside the bounds, a logarithm of what has none, or neither source nor reason as the
    /// basis asks.
    /// </exception>
    public Assumption(
        string id, string label, string group, string unit, AssumptionValue low, AssumptionValue @base, AssumptionValue high,
        Distribution distribution, AssumptionValue minimum, AssumptionValue maximum, decimal step, AssumptionBasis basis,
        Source? source, string? reason, DateOnly informationDate)
    {
        new Flaws()
            .If(low > @base, nameof(low), "low-base-high", $"no more than the base, {@base}")
            .If(high < @base, nameof(high), "low-base-high", $"no less than the base, {@base}")
            .If(IsPartOfOne(unit) && low.Number < 0, nameof(low), "number-out-of-kind", $"0 or more, as the unit is {unit}")
            .If(
                minimum > low && !(IsPartOfOne(unit) && low.Number < 0), nameof(minimum), "out-of-bounds",
                $"no more than the low value, {low}; or a low value of {minimum} or more")
            .If(
                maximum < high, nameof(maximum), "out-of-bounds",
                $"no less than the high value, {high}{PercentHint(unit, high)}; or a high value of {maximum} or less")
            .If(
                distribution == Distribution.Lognormal && !(low.Number > 0), nameof(low), "number-out-of-kind",
                "a number above zero, as the distribution is lognormal")
            .If(
                IsPartOfOne(unit) && minimum.Number < 0, nameof(minimum), "number-out-of-kind", $"0 or more, as the unit is {unit}")
            .If(
                IsPartOfOne(unit) && maximum.Number > 1, nameof(maximum), "number-out-of-kind",
                $"1 or less, as the unit is {unit}; write 0.8 for 80 percent")
            .If(step <= 0, nameof(step), "step-not-positive", "more than zero")
            .If(
                basis != AssumptionBasis.Judgement && source is null, "source_id", "number-without-source",
                "a source, as the basis is not judgement")
            .If(
                basis == AssumptionBasis.Judgement && reason is null, nameof(reason), "judgement-without-reason",
                "a reason, as the basis is judgement")
            .Throw();
        (Id, Label, Group, Unit, Low, Base, High) = (id, label, group, unit, low, @base, high);
        (Distribution, Minimum, Maximum, Step) = (distribution, minimum, maximum, step);
        (Basis, Source, Reason, InformationDate) = (basis, source, reason, informationDate);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What a slider says.</summary>
    public string Label { get; }

    /// <summary>The heading it stands under.</summary>
    public string Group { get; }

    /// <summary>The unit of all its values.</summary>
    public string Unit { get; }

    /// <summary>The low end of the range held plausible; for a day, the early one.</summary>
    public AssumptionValue Low { get; }

    /// <summary>The value used unless said otherwise.</summary>
    public AssumptionValue Base { get; }

    /// <summary>The high end of the range held plausible; for a day, the late one.</summary>
    public AssumptionValue High { get; }

    /// <summary>How likely the values in between are.</summary>
    public Distribution Distribution { get; }

    /// <summary>The smallest value that makes sense at all.</summary>
    public AssumptionValue Minimum { get; }

    /// <summary>The largest value that makes sense at all.</summary>
    public AssumptionValue Maximum { get; }

    /// <summary>By how much a slider moves, in the unit; in days for a day.</summary>
    public decimal Step { get; }

    /// <summary>What the base value rests on.</summary>
    public AssumptionBasis Basis { get; }

    /// <summary>Where it was read; null for a judgement that no source carries.</summary>
    public Source? Source { get; }

    /// <summary>Why this value and range.</summary>
    public string? Reason { get; }

    /// <summary>What was known on that day went into the value.</summary>
    public DateOnly InformationDate { get; }

    /// <summary>
    /// For <see cref="Distribution.Discrete"/>, the values it may turn out to have: money is counted as the expectation over
    /// them until a scenario sets the assumption. Empty for the other distributions.
    /// </summary>
    public IReadOnlyList<Odds> Odds { get; init; } = [];

    /// <summary>
    /// How a sentence says that it is below a value, or comes before a day, with {0} for that: "AGI is declared before {0}". Null
    /// where the data give none.
    /// </summary>
    public string? Phrase { get; init; }

    /// <summary>How a sentence says that a day never comes: "AGI is never declared". Null where the data give none.</summary>
    public string? PhraseNever { get; init; }

    /// <summary>How a sentence names it, a noun phrase: "the cap on the revenue share". Null where the data give none.</summary>
    public string? Noun { get; init; }

    /// <summary>Its name within a sentence: its noun, or its label in quotes.</summary>
    public string InText => Noun ?? $"“{Label}”";

    /// <summary>What low and high are to a simulation.</summary>
    public RangeMeaning Range { get; init; }

    /// <summary>
    /// Whether the base is an end of the range, so that the range tells of one side only: the value is known to be no lower, or no
    /// higher.
    /// </summary>
    public bool IsOneSided => Low != High && (Base == Low || Base == High);

    /// <summary>Whether the values are days, not numbers.</summary>
    public bool IsDate => Unit == DateUnit;

    /// <summary>Whether the values are rates a year, of growth or of a discount, which read better as percent.</summary>
    public bool IsYearlyRate => Unit is "a year" or "fraction a year";

    /// <summary>Whether the values are shares of one, which read better as percent.</summary>
    public bool IsFraction => Unit is FractionUnit or "share";

    /// <summary>Whether a unit is of what lies between 0 and 1 by its nature; a fraction, such as a growth, may not.</summary>
    private static bool IsPartOfOne(string unit) => unit is "share" or "probability";

    /// <summary>Returns a value with its unit, as people say it: "20%", "38 USD bn", "1 quarter", "3 May 2030", "never".</summary>
    public string TextOf(AssumptionValue value) => value.Number is { } number
        ? IsFraction
            ? $"{SpokenNumber.Of(100 * (double)number)}%"
            : IsYearlyRate ? $"{SpokenNumber.Of(100 * (double)number)}% a year"
            : Unit == "ratio" ? SpokenNumber.Of((double)number)
            : SpokenMoney.Of((double)number, number == 1 ? UnitOfOne : Unit)
        : value.Day is { } day ? day.ToString("d MMM yyyy", CultureInfo.InvariantCulture) : "never";

    /// <summary>
    /// Returns a range, its unit named once: "5.1% to 7%", "9% to 16% a year", "3 May 2030 to never"; a value where both are the
    /// same.
    /// </summary>
    public string TextOf(AssumptionValue from, AssumptionValue to) => from == to ? TextOf(to)
        : IsYearlyRate && from.Number is { } rate ? $"{SpokenNumber.Of(100 * (double)rate)}% to {TextOf(to)}"
        : from.Number is { } number && !IsFraction && TextOf(from).StartsWith(SpokenNumber.Of((double)number), StringComparison.Ordinal)
            ? $"{SpokenNumber.Of((double)number)} to {TextOf(to)}"
        : $"{TextOf(from)} to {TextOf(to)}";

    /// <summary>The unit after a one. Only a plural that is one word is known to be one: "basis points" are not.</summary>
    private string UnitOfOne
        => Unit.EndsWith('s') && !Unit.EndsWith("ss", StringComparison.Ordinal) && Unit.All(char.IsAsciiLetterLower) ? Unit[..^1] : Unit;

    /// <summary>What kind of value it takes, for messages.</summary>
    internal string Takes => IsDate ? "a date as YYYY-MM-DD, or never" : $"a number ({Unit})";

    /// <summary>The end of a message for whoever wrote a fraction as percent; otherwise nothing.</summary>
    internal static string PercentHint(string unit, AssumptionValue value)
        => unit == FractionUnit && value.Number > 1 ? "; a fraction is written 0.8 for 80 percent"
            : unit == "a year" && value.Number >= 1 ? "; a rate is written 0.08 for 8 percent"
            : unit.StartsWith('%') || unit.StartsWith("percent", StringComparison.OrdinalIgnoreCase)
                ? $"; its unit is {unit}, and rates and parts are fractions, as 0.08 for 8 percent" : "";

    /// <inheritdoc/>
    public override string ToString() => $"{Label}: {Base} {Unit}";
}

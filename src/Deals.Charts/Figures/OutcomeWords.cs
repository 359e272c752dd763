namespace Deals.Charts.Figures;

/// <summary>How the figures of outcomes say amounts: all of a figure with the decimals that give the largest three digits.</summary>
/// <param name="values">The figure's amounts.</param>
/// <param name="unit">Their unit.</param>
internal sealed class OutcomeWords(IEnumerable<double> values, string unit)
{
    /// <summary>What counts as zero, in the unit: rounding of a sum.</summary>
    public const double Nothing = 1e-9;

    /// <summary>Why there are no outcomes; a sentence that goes on.</summary>
    public const string NoMoney = "No lab, cloud or investor has money at stake in the dataset";

    private static readonly Unit Plain = new();
    private readonly int places = PlacesOf(values);

    /// <summary>"12.3" or "−4.0".</summary>
    public string Number(double value) => Plain.Of(value, places);

    /// <summary>"+12.3" or "−4.0".</summary>
    public string Signed(double value)
    {
        var text = Number(value);
        return value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? $"+{text}" : text;
    }

    /// <summary>"$12.3bn".</summary>
    public string Amount(double value) => SpokenMoney.Of(Number(value), unit);

    /// <summary>"+$12.3bn".</summary>
    public string SignedAmount(double value) => SpokenMoney.Of(Signed(value), unit);

    /// <summary>"North gains $12.3bn".</summary>
    public string Gain(Party party, double value) => Math.Abs(value) <= Nothing
        ? $"{party.ShortName} neither gains nor loses"
        : $"{party.ShortName} {(value > 0 ? "gains" : "loses")} {Amount(Math.Abs(value))}";

    /// <summary>"North’s gain of $12.3bn".</summary>
    public string GainOf(Party party, double value) => Math.Abs(value) <= Nothing
        ? $"{Possessive(party)} result of zero"
        : $"{Possessive(party)} {(value > 0 ? "gain" : "loss")} of {Amount(Math.Abs(value))}";

    /// <summary>"North’s".</summary>
    public static string Possessive(Party party) => party.ShortName.EndsWith('s') ? $"{party.ShortName}’" : $"{party.ShortName}’s";

    /// <summary>"against “The old contract”".</summary>
    public static string Against(Regime baseline) => $"against “{baseline.Name}”";

    /// <summary>Which of the two counts.</summary>
    public static string Of(Perspective perspective) => perspective == Perspective.Direct ? "its own cash alone (direct)"
        : "with its part of the labs (look-through)";

    /// <summary>What all deltas are: unit, day and period.</summary>
    public static string Measure(MoneyModel model)
        => $"present value on {Wording.Day(model.Frame.ValuationDate)}, {model.Frame.Unit}, {model.Frame.First}–{model.Frame.Last} and "
            + "what goes on after";

    /// <summary>What a scenario sets an assumption to; null where it leaves it to its odds.</summary>
    public static AssumptionValue? SetBy(Scenario scenario, Assumption assumption)
        => assumption.Odds.Count > 0 && !scenario.IsSet(assumption) ? null : scenario.ValueOf(assumption);

    /// <summary>The same in words.</summary>
    public static string SetTextBy(Scenario scenario, Assumption assumption) => TextOf(assumption, SetBy(scenario, assumption));

    /// <summary>A value in words, or that there is none but odds.</summary>
    public static string TextOf(Assumption assumption, AssumptionValue? value) => value is { } set ? assumption.TextOf(set) : "its odds";

    /// <summary>What most figures of outcomes show: the change under the current regime.</summary>
    public static string Change(MoneyModel model, Perspective perspective)
        => $"Change under “{model.Current.Name}”, {Of(perspective)}: {Measure(model)}";

    private static int PlacesOf(IEnumerable<double> values)
    {
        var largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest <= Nothing ? 1 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(largest)), 0, 11);
    }
}

/// <summary>What the figures of flows say of amounts besides their numbers.</summary>
internal static class FlowWords
{
    /// <summary>"12.3", or "nothing".</summary>
    public static string OrNothing(this OutcomeWords words, double amount) => Math.Abs(amount) <= OutcomeWords.Nothing ? "nothing"
        : words.Number(amount);

    /// <summary>"4.0 more than", "4.0 less than", "as much as".</summary>
    public static string MoreThan(this OutcomeWords words, double amount, double other) => Math.Abs(amount - other) <= OutcomeWords.Nothing
        ? "as much as"
        : words.Number(Math.Abs(amount - other)) == words.Number(0) ? "about as much as"
        : $"{words.Number(Math.Abs(amount - other))} {(amount > other ? "more" : "less")} than";
}

/// <summary>Ids of the data as parts of figures' names, which become file names.</summary>
internal static class FigureId
{
    public static string Of(string id) => string.Concat(id.Select(letter => char.IsAsciiLetterOrDigit(letter)
        ? char.ToLowerInvariant(letter) : '-'));

    /// <summary>What kind of figure it is, and the ids of what it is about.</summary>
    public static string Of(string kind, params IEnumerable<string> ids) => string.Join('-', ids.Select(Of).Prepend(kind));

    /// <summary>The same, of a figure that also comes in a party's own cash alone.</summary>
    public static string Of(string kind, Perspective perspective, params IEnumerable<string> ids)
        => Of(perspective == Perspective.Direct ? $"{kind}-direct" : kind, ids);
}

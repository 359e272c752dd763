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

    /// <summary>"$12.3bn"; from a thousand of the unit on in the next larger one, with three digits.</summary>
    public string Amount(double value) => SpokenMoney.Of(Rounded(Number, value), unit);

    /// <summary>"$12bn to $34bn", or one amount where both say the same.</summary>
    public string Range(double from, double to) => Amount(from) == Amount(to) ? Amount(to) : $"{Amount(from)} to {Amount(to)}";

    /// <summary>"$1bn": a size as the data give it, with no more digits than it has.</summary>
    public string Threshold(double value) => SpokenMoney.Of(value, unit);

    /// <summary>"+$12.3bn"; "zero", and "about zero" for what rounds to it.</summary>
    public string SignedAmount(double value) => Number(value) != Number(0) ? SpokenMoney.Of(Rounded(Signed, value), unit)
        : Math.Abs(value) <= Nothing ? "zero" : "about zero";

    /// <summary>Whether two amounts as they are said are as far apart as their difference is said to be.</summary>
    public bool IsApart(double one, double other) => Number(Math.Abs(one - other)) == Number(Math.Abs(Said(one) - Said(other)));

    private double Said(double value) => Math.Round(value, Math.Min(places, 15), MidpointRounding.AwayFromZero);

    private string Rounded(Func<double, string> say, double value)
    {
        if (!SpokenMoney.HasThousands(unit) || Math.Round(Math.Abs(value)) < 1000)
            return say(value);
        var step = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        return say(Math.Round(value / step, MidpointRounding.AwayFromZero) * step);
    }

    /// <summary>"North gains $12.3bn".</summary>
    public string Gain(Party party, double value) => $"{party.ShortName} {Does(value)}";

    /// <summary>"gains $12.3bn"; what rounds to zero is neither.</summary>
    public string Does(double value)
        => Number(value) == Number(0) ? "neither gains nor loses" : $"{(value > 0 ? "gains" : "loses")} {Amount(Math.Abs(value))}";

    /// <summary>"North’s gain of $12.3bn".</summary>
    public string GainOf(Party party, double value) => Math.Abs(value) <= Nothing
        ? $"{Possessive(party)} result of zero"
        : $"{Possessive(party)} {(value > 0 ? "gain" : "loss")} of {Amount(Math.Abs(value))}";

    /// <summary>" into a gain": what a gain or loss becomes that is turned; nothing for a result of zero.</summary>
    public static string Turned(double value) => Math.Abs(value) <= Nothing ? "" : value > 0 ? " into a loss" : " into a gain";

    /// <summary>"North’s".</summary>
    public static string Possessive(Party party) => party.ShortName.EndsWith('s') ? $"{party.ShortName}’" : $"{party.ShortName}’s";

    /// <summary>"the old contract", as the data say it, or its name in quotes.</summary>
    public static string Named(Regime regime) => regime.Phrase ?? $"“{regime.Name}”";

    /// <summary>"compared with the old contract".</summary>
    public static string Against(Regime baseline) => $"compared with {Named(baseline)}";

    /// <summary>"under the new contract".</summary>
    public static string Under(Regime regime) => $"under {Named(regime)}";

    /// <summary>"North gains about $12bn", "North loses about $12bn".</summary>
    public string About(Party party, double value) => Math.Abs(value) <= Nothing
        ? $"{party.ShortName} neither gains nor loses"
        : $"{party.ShortName} {(value > 0 ? "gains" : "loses")} about {Roughly(Math.Abs(value))}";

    /// <summary>"$35bn", "$3.4bn": what follows "about", with two digits, and none after the point from ten on.</summary>
    public string Roughly(double value) => Math.Abs(value) <= Nothing ? Amount(0) : SpokenMoney.Of(value, unit, 2);

    /// <summary>"+$35bn".</summary>
    public string SignedRoughly(double value) => Math.Abs(value) <= Nothing ? "zero" : value > 0 ? $"+{Roughly(value)}" : Roughly(value);

    /// <summary>
    /// ", leaving $96bn" of what is paid; ", $7bn more than it is paid"; ", all that it is paid"; with "about" where the two, rounded, are
    /// another amount apart.
    /// </summary>
    public string Left(double received, double paid) => Math.Abs(received - paid) <= Nothing ? ", all that it is paid"
        : (IsApart(received, paid) ? Amount(Math.Abs(received - paid)) : $"about {Roughly(Math.Abs(received - paid))}") is var apart
            && received > paid
        ? $", leaving {apart}" : $", {apart} more than it is paid";

    /// <summary>
    /// "AGI is verified before mid-2029", or "“Cap” is below $40bn" where the data have no phrase for it. A day is said as the part
    /// of the year: a title is no place for a day that a model computed.
    /// </summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="value">Below what.</param>
    /// <param name="last">The last quarter that counts: a result that turns with its end turns because the count ends.</param>
    public static string Below(Assumption assumption, AssumptionValue value, Quarter last)
        => assumption.Below(value.Day switch
        {
            { Month: 1, Day: 1 } first => first.ToString("yyyy", CultureInfo.InvariantCulture),
            { } day => PartOfYear(day),
            null => assumption.TextOf(value.Rounded()),
        })
            + (value.Day >= last.End.AddDays(-1) ? " (when the count ends)" : "");

    /// <summary>"early 2029", "mid-2029", "late 2029": the first four months, the next four, the last.</summary>
    public static string PartOfYear(DateOnly day)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{(day.Month <= 4 ? "early " : day.Month <= 8 ? "mid-" : "late ")}{day.Year}");

    /// <summary>Which of the two counts.</summary>
    public static string Of(Perspective perspective) => perspective == Perspective.Direct ? "its own cash alone"
        : "including its stakes";

    /// <summary>
    /// ", including its stakes": which of the two counts, where the data have any stakes; without them both are the same.
    /// </summary>
    public static string Counted(MoneyModel model, Perspective perspective) => HasStakes(model) ? $", {Of(perspective)}" : "";

    /// <summary>Whether anybody owns a part of a lab.</summary>
    public static bool HasStakes(MoneyModel model) => model.Book.Valuations.Any(valuation => valuation.Holders.Count > 0);

    /// <summary>What all deltas are: unit, day and period.</summary>
    public static string Measure(MoneyModel model)
        => $"present value on {Wording.Day(model.Frame.ValuationDate)}, {model.Frame.SpokenUnit}, "
            + $"{Wording.Span(Quarter.Of(model.Frame.ValuationDate), model.Frame.Last)}"
            + (model.GoesOn ? " and beyond" : "");

    /// <summary>What a scenario sets an assumption to; null where it leaves it to its odds.</summary>
    public static AssumptionValue? SetBy(Scenario scenario, Assumption assumption)
        => assumption.Odds.Count > 0 && !scenario.IsSet(assumption) ? null : scenario.ValueOf(assumption);

    /// <summary>The same in words.</summary>
    public static string SetTextBy(Scenario scenario, Assumption assumption) => TextOf(assumption, SetBy(scenario, assumption));

    /// <summary>A value in words, or that there is none but odds.</summary>
    public static string TextOf(Assumption assumption, AssumptionValue? value) => value is { } set ? assumption.TextOf(set) : "its odds";

    /// <summary>What most figures of outcomes show: the change under the current regime.</summary>
    public static string Change(MoneyModel model, Perspective perspective)
        => $"Change {Under(model.Current)}{Counted(model, perspective)}: {Measure(model)}";

    /// <summary>The decimals that give the largest of some numbers three digits.</summary>
    public static int PlacesOf(IEnumerable<double> values)
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

    /// <summary>"$12.3bn", or "nothing".</summary>
    public static string OrNothingAmount(this OutcomeWords words, double amount) => Math.Abs(amount) <= OutcomeWords.Nothing ? "nothing"
        : words.Amount(amount);

    /// <summary>
    /// "$4bn more than", "$4bn less than", "the same as"; "about $4bn more than" where the two, rounded, are another amount apart.
    /// </summary>
    public static string MoreThan(this OutcomeWords words, double amount, double other) => Math.Abs(amount - other) <= OutcomeWords.Nothing
        ? "the same as"
        : words.Number(Math.Abs(amount - other)) == words.Number(0) ? "about as much as"
        : $"{(words.IsApart(amount, other) ? words.Amount(Math.Abs(amount - other)) : $"about {words.Roughly(Math.Abs(amount - other))}")} "
            + $"{(amount > other ? "more" : "less")} than";
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

namespace Deals.Charts.Figures;

/// <summary>A line of text between panels: a heading, or what a reader should know of the numbers.</summary>
internal static class Remark
{
    private const int MostNames = 3;

    public static Panel Heading(string text, Canvas canvas) => Of(text, canvas, TypeSize.Label, bold: true);

    /// <summary>A sentence to be read.</summary>
    public static Panel Text(string text, Canvas canvas)
    {
        var lines = Lettering.Wrap(text, canvas.ContentWidth, TypeSize.Finding);
        return Panel.OfPixels(canvas.ContentWidth, Math.Ceiling(lines.Count * TypeSize.Finding * Lettering.LineHeight) + 2) with
        {
            Notes = [Note.Of(lines, 0, 0, TypeSize.Finding, Palette.Text)],
        };
    }

    public static Panel Of(string text, Canvas canvas) => Of(text, canvas, TypeSize.Small, bold: false);

    /// <summary>
    /// Says of which terms the parties have confirmed rates or amounts, or of which few they have not, and which of the assumptions that
    /// are moved are a judgement; null when there is nothing to say.
    /// </summary>
    public static string? Unconfirmed(IEnumerable<Term> terms, params IEnumerable<Assumption> moved)
    {
        var judged = moved.Where(assumption => assumption.Basis == AssumptionBasis.Judgement).Select(assumption => assumption.InText)
            .ToList();
        var all = terms.DistinctBy(term => term.Name, StringComparer.Ordinal).ToList();
        var remarks = new[]
        {
            judged.Count == 0 ? null : $"The values of {Wording.List(judged)} are a judgement.",
            Confirmation([.. all.Where(term => term.IsConfirmed)], [.. all.Where(term => !term.IsConfirmed)]),
        };
        return string.Join(" ", remarks.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Says that some rows had no room, and where they are; null when all had.</summary>
    /// <param name="count">How many are left out.</param>
    /// <param name="what">What one of them is.</param>
    public static string? LeftOut(int count, string what) => count <= 0 ? null
        : $"{Wording.Sentence(Wording.Count(count, $"more {what}"))} {(count == 1 ? "has" : "have")} no room here; the report and the "
            + $"table behind this figure have {(count == 1 ? "it" : "them")}.";

    /// <summary>
    /// Says of which odds some amounts are averages, and which payments count by how likely they are; null where all is certain.
    /// </summary>
    public static string? Averaged(MoneyResult result, IEnumerable<Term> terms)
    {
        var all = terms.ToList();
        var odds = Behind.Assumptions(result.Model.Book, all)
            .Where(assumption => assumption.Odds.Count > 0 && !result.Scenario.IsSet(assumption))
            .Select(assumption => assumption.InText).Distinct().ToList();
        var remarks = new[]
        {
            odds.Count == 0 ? null : $"Amounts are averages over the odds of {Wording.List(odds)}.", AtProbability(all, result.Scenario),
        };
        return string.Join(" ", remarks.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Which payments may never come and are counted at their probability; null where all are certain.</summary>
    public static string? AtProbability(IEnumerable<Term> terms, Scenario scenario)
    {
        double Of(Assumption assumption) => (double)scenario.ValueOf(assumption).Number!.Value;
        var likely = terms.Select(term => (term.Name, Likely: term.Number("probability") is { Odds.Count: 0 } part ? Of(part) : 1))
            .Where(one => one.Likely is > 0 and < 1)
            .Select(one => $"“{one.Name}” counts at its probability, {Wording.Percent(one.Likely)}").ToList();
        return likely.Count switch
        {
            0 => null,
            <= MostNames => $"{Wording.Sentence(Wording.List(likely))}.",
            _ => $"{Wording.Sentence(Wording.Count(likely.Count))} payments that are not certain count at their probabilities.",
        };
    }

    private static string? Confirmation(IReadOnlyList<Term> confirmed, IReadOnlyList<Term> others)
    {
        static string Names(IEnumerable<Term> of) => Wording.List([.. of.Select(term => $"“{term.Name}”")]);
        if (others.Count == 0)
            return null;
        if (others.Count <= MostNames)
            return $"The parties have not confirmed {Names(others)}.";
        return confirmed.Count switch
        {
            0 => "Estimates: the parties have confirmed none of the payment rules used here.",
            <= MostNames => $"Estimates: of the {Wording.Count(confirmed.Count + others.Count)} payment rules used here the parties have "
                + $"confirmed only {Names(confirmed)}.",
            var many => $"Estimates: of the {Wording.Count(many + others.Count)} payment rules used here the parties have confirmed "
                + $"{Wording.Count(many)}.",
        };
    }

    private static Panel Of(string text, Canvas canvas, double size, bool bold)
    {
        var lines = Lettering.Wrap(text, canvas.ContentWidth, size, bold);
        var height = Math.Ceiling(lines.Count * size * Lettering.LineHeight) + 2;
        return Panel.OfPixels(canvas.ContentWidth, height) with
        {
            Notes = [Note.Of(lines, 0, 0, size, bold ? Palette.Text : Palette.Muted, bold: bold)],
        };
    }
}

namespace Deals.Charts.Figures;

/// <summary>A line of text between panels: a heading, or what a reader should know of the numbers.</summary>
internal static class Remark
{
    private const int MostNames = 5;

    /// <summary>A heading in bold type.</summary>
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

    /// <summary>A remark in small type.</summary>
    public static Panel Of(string text, Canvas canvas) => Of(text, canvas, TypeSize.Small, bold: false);

    /// <summary>
    /// Says which terms' rates or amounts the parties have not confirmed, and which of the assumptions that are moved are a
    /// judgement; null when there is nothing to say.
    /// </summary>
    public static string? Unconfirmed(IEnumerable<Term> terms, params IEnumerable<Assumption> moved)
    {
        var judged = moved.Where(assumption => assumption.Basis == AssumptionBasis.Judgement).Select(assumption => $"“{assumption.Label}”")
            .ToList();
        var names = terms.Where(term => !term.IsConfirmed).Select(term => term.Name).Distinct(StringComparer.Ordinal).ToList();
        var remarks = new[]
        {
            judged.Count == 0 ? null : $"The values of {Wording.List(judged)} are a judgement.",
            names.Count == 0 ? null : $"Rate or amount not confirmed by the parties: {Listed(names)}.",
        };
        return string.Join(" ", remarks.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Some names, and how many more.</summary>
    private static string Listed(List<string> names) => Wording.List(names.Count <= MostNames + 1
        ? names
        : [.. names.Take(MostNames), $"{Wording.Number(names.Count - MostNames)} more"]);

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

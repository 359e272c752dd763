namespace Deals.Charts.Figures;

/// <summary>A part of stacked columns or bars: a term, or the ones with the smallest columns together.</summary>
/// <param name="Name">What the key says.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Colour">Its colour.</param>
internal sealed record TermPart(string Name, IReadOnlyList<Term> Terms, Colour Colour)
{
    private const int Most = 8;

    /// <summary>How far the second of two, and the last of more parts in one colour is mixed with the ground; the first of more goes as far
    /// towards the text.</summary>
    private const double SecondOfTwo = 0.45;
    private const double LastOfMore = 0.62;

    public bool RestsOnJudgement => Terms.Any(term => term.RestsOnJudgement);

    /// <summary>Parts in shades of the colour of the party at the other end, those of one colour beside each other.</summary>
    /// <param name="sizes">The terms in the order of the data, with how long its column or bar is.</param>
    /// <param name="otherEnd">The party at the other end.</param>
    public static IReadOnlyList<TermPart> ByParty(IEnumerable<(Term Term, double Size)> sizes, Func<Term, Party> otherEnd)
        => Of(sizes, own =>
        from term in own
        group term by otherEnd(term).Colour into ofColour
        from part in ofColour.OrderBy(term => otherEnd(term).Id, StringComparer.Ordinal)
            .Select((term, at) => new TermPart(term.Name, [term], Shade(Palette.AreaOf(ofColour.Key), at, ofColour.Count())))
        select part);

    /// <summary>Parts in colours that say nothing but which is which.</summary>
    /// <inheritdoc cref="ByParty"/>
    public static IReadOnlyList<TermPart> Plain(IEnumerable<(Term Term, double Size)> sizes) => Of(sizes, own => own.Select((term, at)
        => new TermPart(term.Name, [term], Palette.Tint(Palette.Series[at % Palette.Series.Count],
            1 - (SecondOfTwo * (at / Palette.Series.Count))))));

    /// <summary>Its colour, with an edge that keeps it apart from the next part's.</summary>
    public Fill Fill => new(Colour, Palette.Ground, IsHatched: Terms.Count > 1);

    /// <summary>The parts' entries of a key.</summary>
    public static IEnumerable<KeyEntry?> Entries(IReadOnlyList<TermPart> parts)
        => parts.Select(part => new KeyEntry.Filled(part.Name, part.Fill));

    /// <summary>The largest terms each for itself, the rest together.</summary>
    private static IReadOnlyList<TermPart> Of(IEnumerable<(Term Term, double Size)> sizes, Func<IReadOnlyList<Term>,
        IEnumerable<TermPart>> parts)
    {
        var moving = sizes.Where(each => each.Size > OutcomeWords.Nothing).ToList();
        var largest = moving.Count <= Most + 1 ? moving : [.. moving.OrderByDescending(each => each.Size).Take(Most)];
        var rest = moving.Except(largest).Select(each => each.Term).ToList();
        return
        [
            .. parts([.. moving.Where(largest.Contains).Select(each => each.Term)]),
            .. rest.Count == 0 ? [] : (TermPart[])[new($"{Wording.Count(rest.Count, "other term")} together", rest, Palette.Line)],
        ];
    }

    private static Colour Shade(Colour colour, int at, int count)
    {
        var shift = count switch { 1 => 0, 2 => SecondOfTwo * at, _ => LastOfMore * ((2.0 * at / (count - 1)) - 1) };
        return shift < 0 ? colour.Mix(Palette.Text, -shift) : Palette.Tint(colour, 1 - shift);
    }
}

namespace Deals.Charts.Figures;

/// <summary>A part of stacked columns or bars: a term, or the ones with the smallest columns together.</summary>
/// <param name="Name">What the key says.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="IsRest">Whether it is what is left after the largest.</param>
internal sealed record TermPart(string Name, IReadOnlyList<Term> Terms, Colour Colour, bool IsRest = false)
{
    private const int Most = 8;

    /// <summary>How far the second of two, and the last of more parts in one colour is mixed with the ground; the first of more goes as far
    /// towards the text.</summary>
    private const double SecondOfTwo = 0.45;
    private const double LastOfMore = 0.62;

    /// <summary>Parts in shades of the colour of the party at the other end, those of one colour beside each other.</summary>
    /// <param name="sizes">The terms in the order of the data, with how long its column or bar is.</param>
    /// <param name="otherEnd">The party at the other end.</param>
    public static IReadOnlyList<TermPart> ByParty(IEnumerable<(Term Term, double Size)> sizes, Func<Term, Party> otherEnd)
        => Of(sizes, own =>
        from one in own
        group one by otherEnd(one.Terms[0]).Colour into ofColour
        from part in ofColour.OrderBy(one => otherEnd(one.Terms[0]).Id, StringComparer.Ordinal)
            .Select((one, at) => new TermPart(one.Name, one.Terms, Shade(Palette.AreaOf(ofColour.Key), at, ofColour.Count())))
        select part);

    /// <summary>Parts in colours that say nothing but which is which.</summary>
    /// <inheritdoc cref="ByParty"/>
    public static IReadOnlyList<TermPart> Plain(IEnumerable<(Term Term, double Size)> sizes) => Of(sizes, own => own.Select((one, at)
        => new TermPart(one.Name, one.Terms, Palette.Tint(Palette.Series[at % Palette.Series.Count],
            1 - (SecondOfTwo * (at / Palette.Series.Count))))));

    /// <summary>Its colour, with an edge that keeps it apart from the next part's.</summary>
    public Fill Fill => new(Colour, Palette.Ground, IsHatched: IsRest);

    public static IEnumerable<KeyEntry?> Entries(IReadOnlyList<TermPart> parts)
        => parts.Select(part => new KeyEntry.Filled(part.Name, part.Fill));

    /// <summary>The largest terms each for itself, the rest together.</summary>
    private static IReadOnlyList<TermPart> Of(IEnumerable<(Term Term, double Size)> sizes,
        Func<IReadOnlyList<Unit>, IEnumerable<TermPart>> parts)
    {
        var moving = sizes.Where(each => each.Size > OutcomeWords.Nothing)
            .Select(each => new Unit(each.Term.Name, [each.Term], each.Size)).ToList();
        if (moving.Count > Most)
            moving = WithPaymentsTogether(moving);
        var largest = moving.Count <= Most + 1 ? moving : [.. moving.OrderByDescending(each => each.Size).Take(Most)];
        var rest = moving.Except(largest).SelectMany(each => each.Terms).ToList();
        return
        [
            .. parts([.. moving.Where(largest.Contains)]),
            .. rest.Count == 0 ? [] : (TermPart[])[new($"{Wording.Count(rest.Count, "other term")} together", rest, Palette.Line,
                IsRest: true)],
        ];
    }

    /// <summary>
    /// Payments on a day, between the same two and of a name in common, as one: each alone would take a colour that years of sales need.
    /// </summary>
    private static List<Unit> WithPaymentsTogether(List<Unit> units)
    {
        var together = units.Where(unit => unit.Terms[0] is LumpSum or Tranche)
            .GroupBy(unit => (unit.Terms[0].Kind, unit.Terms[0].Payer, unit.Terms[0].Payee))
            .Select(alike => (All: alike.ToList(), Name: TermNames.InCommon([.. alike.SelectMany(unit => unit.Terms)])))
            .Where(alike => alike.All.Count > 1 && alike.Name is not null).ToDictionary(alike => alike.All[0], alike => alike);
        var merged = together.Values.SelectMany(alike => alike.All).ToHashSet();
        return
        [
            .. from unit in units
               where together.ContainsKey(unit) || !merged.Contains(unit)
               select together.TryGetValue(unit, out var alike)
                   ? new(alike.Name!, [.. alike.All.SelectMany(each => each.Terms)], alike.All.Max(each => each.Size))
                   : unit,
        ];
    }

    /// <summary>What has a part of its own: a term, or payments that are alike.</summary>
    private sealed record Unit(string Name, IReadOnlyList<Term> Terms, double Size);

    private static Colour Shade(Colour colour, int at, int count)
    {
        var shift = count switch { 1 => 0, 2 => SecondOfTwo * at, _ => LastOfMore * ((2.0 * at / (count - 1)) - 1) };
        return shift < 0 ? colour.Mix(Palette.Text, -shift) : Palette.Tint(colour, 1 - shift);
    }
}

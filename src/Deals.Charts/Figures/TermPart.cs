using Deals.Charts.Drawing;
using Deals.Charts.Text;
using Deals.Charts.Themes;
using Deals.Model;

namespace Deals.Charts.Figures;

/// <summary>A part of stacked columns or bars: a term, or the smallest ones together.</summary>
/// <param name="Name">What the key says.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Other">The party at the other end, whose colour it has; null for several terms.</param>
/// <param name="Shade">Which of the parts in that colour it is, from 0.</param>
/// <param name="Shades">How many parts have that colour.</param>
internal sealed record TermPart(string Name, IReadOnlyList<Term> Terms, Party? Other, int Shade, int Shades)
{
    private const int Most = 8;

    /// <summary>How far the second of two, and the last of more parts in one colour is mixed with the ground; the first of more goes as far towards the text.</summary>
    private const double SecondOfTwo = 0.45;
    private const double LastOfMore = 0.62;

    public bool RestsOnJudgement => Terms.Any(term => term.RestsOnJudgement);

    /// <summary>The parts, those with the same party beside each other: the largest terms each for itself, the rest together.</summary>
    /// <param name="sizes">The terms in the order of the data, with how much each moves.</param>
    /// <param name="otherEnd">The party whose colour a term has.</param>
    public static IReadOnlyList<TermPart> Of(IReadOnlyList<(Term Term, double Size)> sizes, Func<Term, Party> otherEnd)
    {
        var moving = sizes.Where(each => each.Size > OutcomeWords.Nothing).ToList();
        var own = moving.Count <= Most + 1 ? moving : [.. moving.OrderByDescending(each => each.Size).Take(Most)];
        var rest = moving.Except(own).Select(each => each.Term).ToList();
        var colours =
            from each in moving
            where own.Contains(each)
            group each.Term by otherEnd(each.Term).Colour into ofColour
            select ofColour.OrderBy(term => otherEnd(term).Id, StringComparer.Ordinal).ToList();
        return
        [
            .. colours.SelectMany(terms => terms.Select((term, at) => new TermPart(term.Name, [term], otherEnd(term), at, terms.Count))),
            .. rest.Count == 0 ? [] : new[] { new TermPart($"{Wording.Count(rest.Count, "smaller term")} together", rest, null, 0, 1) },
        ];
    }

    public Fill Fill(Palette palette)
    {
        var colour = Other is { } party ? palette.AreaOf(party.Colour) : palette.Line;
        var shift = Shades switch { 1 => 0, 2 => SecondOfTwo * Shade, _ => LastOfMore * ((2.0 * Shade / (Shades - 1)) - 1) };
        return JudgementFill.Of(colour.Mix(shift < 0 ? palette.Text : palette.Ground, Math.Abs(shift)), RestsOnJudgement, palette);
    }

    /// <summary>The parts' entries of a key, and what hatching stands for.</summary>
    public static IEnumerable<KeyEntry> Entries(IReadOnlyList<TermPart> parts, Palette palette)
        => parts.Select(part => new KeyEntry.Filled(part.Name, part.Fill(palette))).Concat(parts.Any(part => part.RestsOnJudgement) ? new[] { JudgementFill.Entry(palette) } : []);
}

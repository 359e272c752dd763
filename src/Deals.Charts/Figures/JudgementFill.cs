using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Charts.Figures;

/// <summary>How bars are filled: solid where a number was stated, hatched where it rests on judgement.</summary>
internal static class JudgementFill
{
    public static Fill Of(Colour colour, bool isJudgement, Palette palette)
        => isJudgement ? new(palette.Ground.Mix(colour, 0.55), colour, IsHatched: true) : new(colour);

    public static KeyEntry Entry(Palette palette) => new KeyEntry.Filled("hatched: rests on judgement", Of(palette.Muted, isJudgement: true, palette));
}

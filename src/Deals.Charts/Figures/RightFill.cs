using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Charts.Figures;

/// <summary>How windows of rights are filled: exclusive ones solid, others light, collisions hatched.</summary>
internal static class RightFill
{
    public static Fill Of(Right right, Colour colour, Palette palette)
        => right.Kind == RightKind.Exclusive ? new(colour) : Light(colour, palette);

    public static Fill Light(Colour colour, Palette palette) => new(palette.Ground.Mix(colour, 0.25), colour);

    public static Fill Colliding(Colour colour, Palette palette) => new(palette.Ground.Mix(colour, 0.35), palette.Alarm, IsHatched: true);
}

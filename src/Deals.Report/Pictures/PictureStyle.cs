using Deals.Charts.Themes;

namespace Deals.Report.Pictures;

/// <summary>How pictures of figures are made.</summary>
/// <param name="Theme">On which ground.</param>
/// <param name="Width">The width in CSS pixels, 1/96 inch each; the height follows from the figure.</param>
/// <param name="Scale">Pixels of a PNG for each CSS pixel.</param>
public sealed record PictureStyle(Theme Theme = Theme.Light, int Width = Figure.NarrowWidth, double Scale = PictureStyle.UsualScale)
{
    /// <summary>Sharp on screens and in print.</summary>
    public const double UsualScale = 2;

    /// <summary>The widest picture.</summary>
    public const int MostWidth = 4000;

    /// <summary>The largest scale.</summary>
    public const double MostScale = 4;
}

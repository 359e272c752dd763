namespace Deals.Report.Pictures;

/// <summary>A size that pictures are often asked for in.</summary>
public enum PictureSize
{
    /// <summary>1,200 by 675 pixels, as social media show beside a link.</summary>
    Card,

    /// <summary>1,280 by 720 pixels: a slide.</summary>
    Slide,

    /// <summary>700 pixels wide: a column of text.</summary>
    Column,

    /// <summary>794 pixels wide: A4.</summary>
    Page,

    /// <summary>360 pixels wide, laid out for a phone.</summary>
    Phone,
}

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

    private const int PageWidth = 794;

    /// <summary>A named size, in place of <see cref="Width"/>.</summary>
    public PictureSize? Size { get; init; }

    /// <summary>The picture of a figure at this size, and by how much it is to be made larger to have it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="state">The place of its slider; the initial one when left out.</param>
    internal (Picture Picture, double Zoom) Of(FigureRecord figure, int? state) => Size switch
    {
        PictureSize.Card => OnScreen(figure, state, 1200),
        PictureSize.Slide => OnScreen(figure, state, 1280),
        PictureSize.Column => (figure.Picture(Figure.NarrowWidth, state), 1),
        PictureSize.Phone => (figure.PhonePicture(state), 1),
        PictureSize.Page => (figure.Picture(PageWidth, state).At(PageWidth), 1),
        _ => (figure.Picture(Width, state).At(Width), 1),
    };

    private static (Picture, double) OnScreen(FigureRecord figure, int? state, double width)
    {
        var picture = figure.ScreenPicture(state);
        return (picture, width / picture.Width);
    }
}

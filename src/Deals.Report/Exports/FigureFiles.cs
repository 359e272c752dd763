using Deals.Report.Office;

namespace Deals.Report.Exports;

/// <summary>What a report makes of a figure: its files, and the pictures for a slide.</summary>
/// <param name="Files">What its files hold.</param>
/// <param name="SlideSvg">The picture for a slide in lines.</param>
/// <param name="SlidePng">The picture for a slide in pixels.</param>
internal sealed record FigureFiles(IReadOnlyDictionary<FigureFormat, byte[]> Files, byte[] SlideSvg, byte[] SlidePng)
{
    /// <summary>Sharp enough for the programs that show the pixels, and a third less to pack than in files of their own.</summary>
    private const double SlideScale = 1.5;

    public static IReadOnlyList<FigureFormat> Formats { get; } =
        [FigureFormat.Svg, FigureFormat.Png, FigureFormat.Pdf, FigureFormat.Csv, FigureFormat.Json];

    /// <summary>Makes them.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="style">How its own pictures are made.</param>
    /// <param name="day">The day that PDFs say they were made on.</param>
    public static FigureFiles Of(FigureRecord figure, PictureStyle style, DateOnly day)
    {
        var export = new FigureExport(style, day);
        var files = Formats.ToDictionary(format => format, format => export.Write(figure, format));
        if (SlideStyle(style) == style)
            return new(files, files[FigureFormat.Svg], files[FigureFormat.Png]);
        var slide = new PictureFile(figure, SlideStyle(style), state: null);
        return new(files, slide.Svg(), slide.Png());
    }

    public FigurePicture OnPage(FigureRecord figure, PictureStyle style)
        => new(Files[FigureFormat.Svg], Files[FigureFormat.Png], style.Of(figure, state: null).Picture);

    /// <summary>The picture for a slide, in the form of a screen.</summary>
    public FigurePicture OnSlide(FigureRecord figure, PictureStyle style)
        => new(SlideSvg, SlidePng, SlideStyle(style).Of(figure, state: null).Picture);

    private static PictureStyle SlideStyle(PictureStyle style)
        => style.Size is PictureSize.Card or PictureSize.Slide ? style : style with { Size = PictureSize.Slide, Scale = SlideScale };
}

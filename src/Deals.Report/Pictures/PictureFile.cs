using Deals.Charts.Drawing;
using SkiaSharp;

namespace Deals.Report.Pictures;

/// <summary>Pictures as files: pixels, or a PDF of one page. The same picture gives the same bytes on every machine.</summary>
public static class PictureFile
{
    private const double PixelsAnInch = 96;
    private const double PointsAnInch = 72;

    /// <summary>A picture as PNG; the file says at which size it is to be printed.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="scale">Pixels for each of the picture's own, which are 1/96 inch.</param>
    public static byte[] Png(Picture picture, double scale)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)Math.Round(picture.Width * scale), (int)Math.Round(picture.Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Scale((float)scale);
        using var sheet = new CanvasSheet(surface.Canvas);
        Charts.Painting.Painter.Paint(picture, sheet);
        using var pixels = surface.PeekPixels();
        using var png = pixels!.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, 6));
        return PngResolution.Set(png!.ToArray(), PixelsAnInch * scale);
    }

    /// <summary>A picture as a PDF of one page of its size: texts stay texts, in the kit's font.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="title">What the document is called.</param>
    /// <param name="day">The day that it says it was made on.</param>
    public static byte[] Pdf(Picture picture, string title, DateOnly day)
    {
        using var bytes = new MemoryStream();
        var made = new DateTime(day, TimeOnly.MinValue, DateTimeKind.Utc);
        using (var document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = title, Creation = made, Modified = made, Producer = "Deals", Creator = "Deals" }))
        {
            const float Scale = (float)(PointsAnInch / PixelsAnInch);
            var canvas = document.BeginPage((float)picture.Width * Scale, (float)picture.Height * Scale);
            canvas.Scale(Scale);
            using var sheet = new CanvasSheet(canvas);
            Charts.Painting.Painter.Paint(picture, sheet);
            document.EndPage();
            document.Close();
        }

        return bytes.ToArray();
    }
}

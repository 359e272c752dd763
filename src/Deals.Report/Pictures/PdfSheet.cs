using PdfSharp.Fonts;

namespace Deals.Report.Pictures;

/// <summary>A picture on a page of a PDF: lines stay lines and texts stay texts.</summary>
internal sealed class PdfSheet(XGraphics page, Theme theme) : ISheet
{
    private const string Family = "Open Sans";

    static PdfSheet() => GlobalFontSettings.FontResolver ??= new KitFonts();

    /// <summary>The kit's font in a size.</summary>
    public static XFont Font(double size, bool isBold) => new(Family, size, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    public void Rectangles(IReadOnlyList<Box> boxes, Colour colour, double opacity)
        => page.DrawRectangles(Brush(colour, opacity), [.. boxes.Select(box => new XRect(box.Left, box.Top, box.Width, box.Height))]);

    public void Hatching(IReadOnlyList<Box> boxes, Stroke stroke, double every)
    {
        if (boxes.SelectMany(box => Painter.Strokes(box, every)).ToList() is { Count: > 0 } strokes)
            Lines(strokes, stroke);
    }

    public void Circle(Spot middle, double radius, Colour colour)
        => page.DrawEllipse(Brush(colour, 1), middle.X - radius, middle.Y - radius, 2 * radius, 2 * radius);

    public void Area(IReadOnlyList<IReadOnlyList<Spot>> rings, Colour colour, double opacity)
        => page.DrawPath(Brush(colour, opacity), PathOf(rings));

    public void Lines(IReadOnlyList<IReadOnlyList<Spot>> lines, Stroke stroke)
    {
        var pen = new XPen(ColourOf(stroke.Colour, stroke.Opacity), stroke.Thickness);
        if (stroke.Gaps.Count > 0)
            pen.DashPattern = [.. stroke.Gaps.Select(length => length / stroke.Thickness)];
        // Each for itself: PDFsharp joins the open lines of one path to each other.
        foreach (var line in lines.Where(line => line.Count > 1))
            page.DrawLines(pen, Points(line));
    }

    public void Text(Writing text)
    {
        if (text.Text.Length > 0)
            page.DrawString(Lettering.Drawn(text.Text), Font(text.Size, text.IsBold), Brush(text.Colour, 1), text.Left, text.Baseline);
    }

    private XSolidBrush Brush(Colour colour, double opacity) => new(ColourOf(colour, opacity));

    private XColor ColourOf(Colour colour, double opacity)
    {
        var (red, green, blue) = colour.In(theme);
        return XColor.FromArgb((int)Math.Round(opacity * 255), red, green, blue);
    }

    private static XGraphicsPath PathOf(IReadOnlyList<IReadOnlyList<Spot>> rings)
    {
        var path = new XGraphicsPath { FillMode = XFillMode.Winding };
        foreach (var ring in rings)
        {
            path.StartFigure();
            path.AddLines(Points(ring));
            path.CloseFigure();
        }

        return path;
    }

    private static XPoint[] Points(IReadOnlyList<Spot> line) => [.. line.Select(spot => new XPoint(spot.X, spot.Y))];

    /// <summary>The font that the kit brings along, whatever the machine has.</summary>
    private sealed class KitFonts : IFontResolver
    {
        public byte[] GetFont(string faceName) => Lettering.Font(faceName);

        public FontResolverInfo ResolveTypeface(string familyName, bool isBold, bool isItalic)
            => new(isBold ? "OpenSans-Bold.ttf" : "OpenSans-Regular.ttf");
    }
}

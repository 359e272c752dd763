namespace Deals.Report.Pictures;

/// <summary>A picture on a canvas of Skia's: pixels, or a page of a PDF.</summary>
internal sealed class CanvasSheet(SKCanvas canvas, Theme theme) : ISheet, IDisposable
{
    private static readonly SKTypeface s_regular = Typeface("OpenSans-Regular.ttf");
    private static readonly SKTypeface s_bold = Typeface("OpenSans-Bold.ttf");

    private readonly SKPaint _paint = new() { IsAntialias = true };

    public void Dispose() => _paint.Dispose();

    public void Rectangles(IReadOnlyList<Box> boxes, Colour colour, double opacity)
    {
        Fill(colour, opacity);
        foreach (var box in boxes)
            canvas.DrawRect((float)box.Left, (float)box.Top, (float)box.Width, (float)box.Height, _paint);
    }

    public void Hatching(IReadOnlyList<Box> boxes, Stroke stroke, double every)
    {
        if (boxes.SelectMany(box => Painter.Strokes(box, every)).ToList() is { Count: > 0 } strokes)
            Lines(strokes, stroke);
    }

    public void Circle(Spot middle, double radius, Colour colour)
    {
        Fill(colour, 1);
        canvas.DrawCircle((float)middle.X, (float)middle.Y, (float)radius, _paint);
    }

    public void Area(IReadOnlyList<IReadOnlyList<Spot>> rings, Colour colour, double opacity)
    {
        Fill(colour, opacity);
        using var path = PathOf(rings, isClosed: true);
        canvas.DrawPath(path, _paint);
    }

    public void Lines(IReadOnlyList<IReadOnlyList<Spot>> lines, Stroke stroke)
    {
        _paint.Style = SKPaintStyle.Stroke;
        _paint.Color = ColourOf(stroke.Colour, stroke.Opacity);
        _paint.StrokeWidth = (float)stroke.Thickness;
        using var gaps = stroke.Gaps.Count > 0 ? SKPathEffect.CreateDash([.. stroke.Gaps.Select(length => (float)length)], 0) : null;
        _paint.PathEffect = gaps;
        using var path = PathOf(lines, isClosed: false);
        canvas.DrawPath(path, _paint);
        _paint.PathEffect = null;
    }

    public void Text(Writing text)
    {
        Fill(text.Colour, 1);
        using var font = new SKFont(text.IsBold ? s_bold : s_regular, (float)text.Size)
        { Subpixel = true, Hinting = SKFontHinting.None, LinearMetrics = true };
        canvas.DrawText(Lettering.Drawn(text.Text), (float)text.Left, (float)text.Baseline, SKTextAlign.Left, font, _paint);
    }

    private static SKTypeface Typeface(string file)
    {
        using var data = SKData.CreateCopy(Lettering.Font(file));
        return SKTypeface.FromData(data);
    }

    private void Fill(Colour colour, double opacity)
    {
        _paint.Style = SKPaintStyle.Fill;
        _paint.Color = ColourOf(colour, opacity);
    }

    private SKColor ColourOf(Colour colour, double opacity)
    {
        var (red, green, blue) = colour.In(theme);
        return new(red, green, blue, (byte)Math.Round(opacity * 255));
    }

    private static SKPath PathOf(IReadOnlyList<IReadOnlyList<Spot>> lines, bool isClosed)
    {
        using var path = new SKPathBuilder();
        foreach (var line in lines)
            path.AddPoly([.. line.Select(spot => new SKPoint((float)spot.X, (float)spot.Y))], isClosed);
        return path.Detach();
    }
}

using CsCheck;
using Deals.Charts.Drawing;
using Deals.Charts.Text;

namespace Deals.Tests.Charts;

/// <summary>The texts of a picture, as boxes reckoned from their letters.</summary>
internal static class PictureTexts
{
    private const double Pixel = 1e-6;
    private const double TickLength = 6;

    /// <summary>So far the boxes of lines may reach into each other before their letters do, as in the browser's check.</summary>
    private const double LeadingPixels = 2;

    /// <summary>Powers of ten that money is multiplied by; often the ends, where its numbers are longest.</summary>
    public static Gen<int> Powers { get; } = Gen.OneOf(Gen.Const(-7), Gen.Const(9), Gen.Int[-7, 9]);

    /// <summary>Widths of a sheet, in pixels; often the narrowest, where texts have the least room.</summary>
    public static Gen<int> Widths { get; } = Gen.OneOf(Gen.Const(Figure.LeastWidth), Gen.Int[Figure.LeastWidth, 1400]);

    /// <summary>Fails when a text leaves the sheet or covers another.</summary>
    public static void AreFaultless(Picture picture, string id)
    {
        var boxes = Boxes(picture).Where(one => one.Text.Length > 0).ToList();
        for (var at = 0; at < boxes.Count; at++)
        {
            var one = boxes[at];
            Assert.True(one.Left >= -Canvas.Inset && one.Right <= picture.ContentWidth + Canvas.Inset && one.Top >= 0 && one.Bottom <= picture.Height, $"{id} at {picture.Width}: outside: {one.Text}");
            foreach (var other in boxes.Skip(at + 1))
            {
                var apart = one.Right <= other.Left + Pixel || other.Right <= one.Left + Pixel || one.Bottom <= other.Top + LeadingPixels || other.Bottom <= one.Top + LeadingPixels;
                Assert.True(apart, $"{id} at {picture.Width}: overlap: {one.Text} | {other.Text}");
            }
        }
    }

    private static IEnumerable<TextBox> Boxes(Picture picture)
        => picture.Notes.Prepend(picture.Title).Select(note => BoxOf(note, note.X, note.Y)).Concat(picture.Panels.SelectMany(panel => Boxes(panel, picture)));

    private static IEnumerable<TextBox> Boxes(Panel panel, Picture picture)
    {
        double X(double at) => panel.Left + ((at - panel.X.From) / (panel.X.To - panel.X.From) * (picture.ContentWidth - panel.Left - panel.Right));
        double Y(double at) => picture.Head + panel.Top + ((panel.Y.To - at) / (panel.Y.To - panel.Y.From) * panel.Height);
        var (left, bottom) = (panel.Left, picture.Head + panel.Top + panel.Height);
        foreach (var note in panel.Notes)
            yield return BoxOf(note, note.XFromInset ? note.X : X(note.X), Y(note.Y));
        foreach (var tick in panel.X.IsShown ? panel.X.Ticks ?? [] : [])
            yield return Label(tick.Label, X(tick.At), bottom + TickLength, Side.Middle, Side.Start);
        foreach (var tick in panel.Y.IsShown ? panel.Y.Ticks ?? [] : [])
            yield return Label(tick.Label, left - TickLength, Y(tick.At), Side.End, Side.Middle);
        if (panel.Y.Caption is { } above)
            yield return Label(above, 0, Y(panel.Y.To) - Panel.CaptionGap, Side.Start, Side.End);
        if (panel.X.Caption is { } below)
            yield return Label(below, X((panel.X.From + panel.X.To) / 2), bottom + panel.CaptionTop, Side.Middle, Side.Start);
    }

    private static TextBox Label(string text, double x, double y, Side atX, Side atY)
        => BoxOf(new([.. text.Split('\n').Select(line => new NoteLine(line))], 0, 0) { AtX = atX, AtY = atY, Size = Axis.LabelSize, Colour = default }, x, y);

    private static TextBox BoxOf(Note note, double x, double y)
    {
        static double Before(Side side) => side switch { Side.Start => 0, Side.Middle => 0.5, _ => 1 };
        var width = note.Lines.Max(line => Lettering.Width(line.Text, note.Size, line.Bold));
        var height = note.Lines.Count * note.Size * Lettering.LineHeight;
        var left = x + note.ShiftX - (width * Before(note.AtX));
        var top = y + note.ShiftY - (height * Before(note.AtY));
        return new(left, left + width, top, top + height, string.Join(' ', note.Lines.Select(line => line.Text)));
    }

    private sealed record TextBox(double Left, double Right, double Top, double Bottom, string Text);
}

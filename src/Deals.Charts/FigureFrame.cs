using Deals.Charts.Drawing;
using Deals.Charts.Text;

namespace Deals.Charts;

/// <summary>The one place that puts title, subtitle, source note and margins around a figure's body.</summary>
internal static class FigureFrame
{
    private const double Edge = 14;

    /// <summary>The corner at the upper right that the buttons of the drawing take.</summary>
    private const double ButtonsWidth = 104;

    public static Picture Around(Body body, Figure figure, Canvas canvas)
    {
        var palette = canvas.Palette;
        var title = new Note([.. Lettering.Wrap(figure.Title, canvas.ContentWidth - ButtonsWidth, TypeSize.Title, bold: true).Select(line => new NoteLine(line, Bold: true))], 0, Edge)
        {
            Size = TypeSize.Title,
            Colour = palette.Text,
        };
        var below = Edge + HeightOf(title) + 4;
        var subtitle = Paragraph(figure.Subtitle, TypeSize.Subtitle, palette.Muted, below, canvas);
        var head = below + HeightOf(subtitle) + 12;
        var footAt = head + body.Height + 14;
        var sources = Paragraph(figure.SourceNote, TypeSize.Foot, palette.Muted, footAt, canvas);
        var circumstances = Paragraph(figure.Circumstances, TypeSize.Foot, palette.Muted, footAt + HeightOf(sources) + 2, canvas);
        var height = circumstances.Y + HeightOf(circumstances) + Edge;
        return new(title, canvas.Width, height, Canvas.Inset, head, height - head - body.Height, palette, body.Panels, [subtitle, sources, circumstances]);
    }

    private static Note Paragraph(string text, double size, Themes.Colour colour, double top, Canvas canvas)
        => new([.. Lettering.Wrap(text, canvas.ContentWidth, size).Select(line => new NoteLine(line))], 0, top) { Size = size, Colour = colour };

    private static double HeightOf(Note note) => Math.Ceiling(note.Lines.Count * note.Size * Lettering.LineHeight);
}

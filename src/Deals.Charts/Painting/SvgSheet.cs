using System.Security;
using System.Text;
using System.Xml;

namespace Deals.Charts.Painting;

/// <summary>A picture as SVG: one element, which stands in a page as well as in a file, and needs neither scripts nor fonts.</summary>
internal sealed class SvgSheet : ISheet
{
    private readonly StringBuilder svg = new(32768);
    private readonly Theme? theme;
    private readonly SortedSet<string> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> patterns = new(StringComparer.Ordinal);

    private SvgSheet(Theme? theme) => this.theme = theme;

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="theme">
    /// On which ground; null for both: it follows the <c>color-scheme</c> of the place it stands in, and is light for programs
    /// that know of none.
    /// </param>
    /// <param name="title">What it is called, for those who do not see it.</param>
    /// <param name="description">What it shows, for them.</param>
    /// <param name="zoom">By how much it is to be shown larger.</param>
    public static string Of(Picture picture, Theme? theme, string title, string description, double zoom = 1)
    {
        var sheet = new SvgSheet(theme);
        Painter.Paint(picture, sheet);
        var (width, height) = (Number(picture.Width), Number(picture.Height));
        var style = sheet.rules.Count == 0 ? "" : $"<style>{string.Concat(sheet.rules)}</style>";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Number(picture.Width * zoom)}" height="{Number(picture.Height * zoom)}" viewBox="0 0 {width} {height}" role="img" font-family="{Lettering.Fonts}"><title>{Escaped(title)}</title><desc>{Escaped(description)}</desc>{style}{sheet.svg}</svg>
            """);
    }

    /// <inheritdoc/>
    public void Rectangles(IReadOnlyList<Box> boxes, Colour colour, double opacity) => Boxes(boxes, $"{Ink("fill", colour)}{Opacity("fill", opacity)}");

    /// <inheritdoc/>
    public void Hatching(IReadOnlyList<Box> boxes, Stroke stroke, double every)
    {
        // In a file every stroke is drawn, as few programs but browsers know patterns.
        if (theme is not null)
        {
            Lines([.. boxes.SelectMany(box => Painter.Strokes(box, every))], stroke);
            return;
        }

        var name = $"hatch{stroke.Colour}".Replace("#", "-", StringComparison.Ordinal);
        var (whole, half, more) = (Number(every), Number(every / 2), Number(every * 1.5));
        if (patterns.Add(name))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<pattern id=\"{name}\" width=\"{whole}\" height=\"{whole}\" patternUnits=\"userSpaceOnUse\">");
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M0 {whole}L{whole} 0M-{half} {half}L{half} -{half}M{half} {more}L{more} {half}\"");
            svg.Append(CultureInfo.InvariantCulture, $" stroke-width=\"{Number(stroke.Thickness)}\"{Opacity("stroke", stroke.Opacity)}{Ink("stroke", stroke.Colour)}/></pattern>");
        }

        Boxes(boxes, $" fill=\"url(#{name})\"");
    }

    /// <inheritdoc/>
    public void Circle(Spot middle, double radius, Colour colour)
        => svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Number(middle.X)}\" cy=\"{Number(middle.Y)}\" r=\"{Number(radius)}\"{Ink("fill", colour)}/>");

    /// <inheritdoc/>
    public void Area(IReadOnlyList<IReadOnlyList<Spot>> rings, Colour colour, double opacity)
    {
        svg.Append("<path d=\"");
        foreach (var ring in rings)
        {
            Way(ring);
            svg.Append('z');
        }

        svg.Append(CultureInfo.InvariantCulture, $"\"{Ink("fill", colour)}{Opacity("fill", opacity)}/>");
    }

    /// <inheritdoc/>
    public void Lines(IReadOnlyList<IReadOnlyList<Spot>> lines, Stroke stroke)
    {
        svg.Append("<path d=\"");
        foreach (var line in lines)
            Way(line);
        svg.Append(CultureInfo.InvariantCulture, $"\" fill=\"none\"{Ink("stroke", stroke.Colour)}");
        if (stroke.Thickness != 1)
            svg.Append(CultureInfo.InvariantCulture, $" stroke-width=\"{Number(stroke.Thickness)}\"");
        if (stroke.Gaps.Count > 0)
            svg.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{string.Join(' ', stroke.Gaps.Select(Number))}\"");
        svg.Append(Opacity("stroke", stroke.Opacity)).Append("/>");
    }

    /// <inheritdoc/>
    public void Text(Writing text)
    {
        if (text.Text.Length == 0)
            return;
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(text.Left)}\" y=\"{Number(text.Baseline)}\" font-size=\"{Number(text.Size)}\"{Ink("fill", text.Colour)}");
        if (text.IsBold)
            svg.Append(" font-weight=\"700\"");
        // Where the font is another one, its letters are fitted into the room that was reckoned with.
        if (Lettering.Knows(text.Text))
            svg.Append(CultureInfo.InvariantCulture, $" textLength=\"{Number(text.Width)}\" lengthAdjust=\"spacingAndGlyphs\"");
        svg.Append('>').Append(Escaped(text.Text)).Append("</text>");
    }

    private void Boxes(IReadOnlyList<Box> boxes, string fill)
    {
        svg.Append("<path d=\"");
        foreach (var box in boxes)
            svg.Append(CultureInfo.InvariantCulture, $"M{Number(box.Left)} {Number(box.Top)}h{Number(box.Width)}v{Number(box.Height)}h{Number(-box.Width)}z");
        svg.Append('"').Append(fill).Append("/>");
    }

    private void Way(IReadOnlyList<Spot> spots)
    {
        for (var at = 0; at < spots.Count; at++)
            svg.Append(at == 0 ? 'M' : 'L').Append(Number(spots[at].X)).Append(' ').Append(Number(spots[at].Y));
    }

    /// <summary>A colour; where it is another one in the dark, with a rule that takes the one that fits.</summary>
    private string Ink(string of, Colour colour)
    {
        var plain = $" {of}=\"{colour.In(theme ?? Theme.Light)}\"";
        if (theme is not null || colour.Light == colour.Dark)
            return plain;
        var name = $"{of[0]}{colour}".Replace("#", "", StringComparison.Ordinal);
        rules.Add($".{name}{{{of}:light-dark({colour.Light},{colour.Dark})}}");
        return $"{plain} class=\"{name}\"";
    }

    private static string Opacity(string of, double opacity) => opacity == 1 ? "" : $" {of}-opacity=\"{Number(opacity)}\"";

    private static string Number(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Text of which nothing is markup; a character that XML knows no way to write is left out.</summary>
    private static string Escaped(string text) => SecurityElement.Escape(string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))));
}

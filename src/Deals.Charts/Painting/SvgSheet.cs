using System.Security;
using System.Xml;

namespace Deals.Charts.Painting;

/// <summary>A picture as SVG: one element, which stands in a page as well as in a file, and needs neither scripts nor fonts.</summary>
/// <remarks>Most of the time would go into colours, numbers and letters, so each of them is written in the shortest way.</remarks>
internal sealed class SvgSheet(Theme? theme) : ISheet
{
    /// <summary>Numbers beyond it are written by the library; no picture has any.</summary>
    private const double Largest = 1e12;

    private static readonly string[] Fractions
        = [.. Enumerable.Range(0, 100).Select(hundredths => string.Create(CultureInfo.InvariantCulture, $".{hundredths:00}").TrimEnd('0'))];

    private readonly StringBuilder svg = new(32768);
    private readonly Dictionary<(string Of, Colour Colour), string> inks = [];
    private readonly SortedSet<string> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> patterns = new(StringComparer.Ordinal);

    /// <summary>Draws a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="theme">
    /// On which ground; null for both: it follows the <c>color-scheme</c> of the place that it stands in or is shown in, and is
    /// light for programs that know of none.
    /// </param>
    /// <param name="title">What it is called, for those who do not see it.</param>
    /// <param name="description">What it shows, for them.</param>
    /// <param name="zoom">By how much it is to be shown larger.</param>
    public static string Of(Picture picture, Theme? theme, string title, string description, double zoom = 1)
    {
        var sheet = new SvgSheet(theme);
        Painter.Paint(picture, sheet);
        var (width, height) = (Number(picture.Width), Number(picture.Height));
        // Within a page the page's own scheme holds.
        var style = theme is not null ? "" : $"<style>svg:root{{color-scheme:light dark}}{string.Concat(sheet.rules)}</style>";
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Number(picture.Width * zoom)}" height="{Number(picture.Height * zoom)}" viewBox="0 0 {width} {height}" role="img" font-family="{Lettering.Fonts}"><title>{Escaped(title)}</title><desc>{Escaped(description)}</desc>{style}{sheet.svg}</svg>
            """);
    }

    /// <inheritdoc/>
    public void Rectangles(IReadOnlyList<Box> boxes, Colour colour, double opacity)
        => Boxes(boxes, $"{Ink("fill", colour)}{Opacity("fill", opacity)}");

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
            svg.Append(CultureInfo.InvariantCulture,
                $"<pattern id=\"{name}\" width=\"{whole}\" height=\"{whole}\" patternUnits=\"userSpaceOnUse\">");
            svg.Append(CultureInfo.InvariantCulture,
                $"<path d=\"M0 {whole}L{whole} 0M-{half} {half}L{half} -{half}M{half} {more}L{more} {half}\"");
            svg.Append(CultureInfo.InvariantCulture,
                $" stroke-width=\"{Number(stroke.Thickness)}\"{Opacity("stroke", stroke.Opacity)}{Ink("stroke", stroke.Colour)}/></pattern>");
        }

        Boxes(boxes, $" fill=\"url(#{name})\"");
    }

    /// <inheritdoc/>
    public void Circle(Spot middle, double radius, Colour colour)
        => svg.Append(CultureInfo.InvariantCulture,
            $"<circle cx=\"{Number(middle.X)}\" cy=\"{Number(middle.Y)}\" r=\"{Number(radius)}\"{Ink("fill", colour)}/>");

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
        svg.Append("<text x=\"").Append(Number(text.Left)).Append("\" y=\"").Append(Number(text.Baseline))
            .Append("\" font-size=\"").Append(Number(text.Size)).Append('"').Append(Ink("fill", text.Colour));
        if (text.IsBold)
            svg.Append(" font-weight=\"700\"");
        // Where the font is another one, its letters are fitted into the room that was reckoned with.
        if (Lettering.Knows(text.Text))
            svg.Append(" textLength=\"").Append(Number(text.Width)).Append("\" lengthAdjust=\"spacingAndGlyphs\"");
        svg.Append('>').Append(Escaped(text.Text)).Append("</text>");
    }

    private void Boxes(IReadOnlyList<Box> boxes, string fill)
    {
        svg.Append("<path d=\"");
        foreach (var box in boxes)
        {
            svg.Append('M').Append(Number(box.Left)).Append(' ').Append(Number(box.Top)).Append('h').Append(Number(box.Width))
                .Append('v').Append(Number(box.Height)).Append('h').Append(Number(-box.Width)).Append('z');
        }

        svg.Append('"').Append(fill).Append("/>");
    }

    private void Way(IReadOnlyList<Spot> spots)
    {
        for (var at = 0; at < spots.Count; at++)
            svg.Append(at == 0 ? 'M' : 'L').Append(Number(spots[at].X)).Append(' ').Append(Number(spots[at].Y));
    }

    /// <summary>A colour; where it is another one in the dark, with a rule that takes the one that fits.</summary>
    private string Ink(string of, Colour colour)
        => inks.TryGetValue((of, colour), out var known) ? known : inks[(of, colour)] = NewInk(of, colour);

    private string NewInk(string of, Colour colour)
    {
        var plain = $" {of}=\"{colour.In(theme ?? Theme.Light)}\"";
        if (theme is not null || colour.Light == colour.Dark)
            return plain;
        var name = $"{of[0]}{colour}".Replace("#", "", StringComparison.Ordinal);
        rules.Add($".{name}{{{of}:light-dark({colour.Light},{colour.Dark})}}");
        return $"{plain} class=\"{name}\"";
    }

    private static string Opacity(string of, double opacity) => opacity == 1 ? "" : $" {of}-opacity=\"{Number(opacity)}\"";

    /// <summary>A number to the hundredth, without zeros at its end.</summary>
    private static string Number(double value)
    {
        if (!(Math.Abs(value) < Largest))
            return value.ToString("0.##", CultureInfo.InvariantCulture);
        var hundredths = (long)Math.Round(value * 100);
        var (whole, rest) = Math.DivRem(Math.Abs(hundredths), 100);
        var sign = hundredths < 0 ? "-" : "";
        var wholeText = whole.ToString(CultureInfo.InvariantCulture);
        return rest == 0 ? sign + wholeText : sign + wholeText + Fractions[rest];
    }

    /// <summary>Text of which nothing is markup; a character that XML knows no way to write is left out.</summary>
    private static string Escaped(string text)
    {
        foreach (var letter in text)
        {
            if (letter is < ' ' or '<' or '>' or '&' or '"' or '\'' or >= '\uD800')
                return EscapedLetters(text);
        }

        return text;
    }

    private static string EscapedLetters(string text)
        => SecurityElement.Escape(
            string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))));
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Deals.Report.Pictures;

/// <summary>
/// Hatched bars as lines. plotly.js fills them with SVG patterns, which browsers print as pixels (megabytes a page) and which
/// many drawing and office programs do not show.
/// </summary>
internal static partial class Hatching
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws the strokes of every upright rectangle that is filled with a pattern of rising strokes; other fills stay as they are.</summary>
    public static void ToLines(XElement root)
    {
        var patterns = root.Descendants(Svg + "pattern").Where(pattern => pattern.Attribute("id") is not null).ToDictionary(pattern => pattern.Attribute("id")!.Value);
        foreach (var bar in root.Descendants(Svg + "path").ToList())
        {
            if (bar.Attribute("style") is not { } style || Fill().Match(style.Value) is not { Success: true } fill || !patterns.TryGetValue(fill.Groups["id"].Value, out var pattern))
                continue;
            if (Rectangle().Match(bar.Attribute("d")?.Value ?? "") is not { Success: true } corners || Strokes.Of(pattern) is not { } strokes)
                continue;
            double Corner(string name) => double.Parse(corners.Groups[name].Value, CultureInfo.InvariantCulture);
            var lines = strokes.In(Math.Min(Corner("x0"), Corner("x1")), Math.Min(Corner("y0"), Corner("y1")), Math.Max(Corner("x0"), Corner("x1")), Math.Max(Corner("y0"), Corner("y1")));
            var below = new XElement(bar);
            below.SetAttributeValue("style", Fill().Replace(Stroke().Replace(style.Value, ""), $"fill: {strokes.Ground}"));
            bar.AddBeforeSelf(below);
            if (lines.Length > 0)
                bar.AddBeforeSelf(new XElement(Svg + "path", new XAttribute("d", lines), new XAttribute("style", $"fill: none; stroke: {strokes.Colour}; stroke-opacity: {strokes.Opacity}; stroke-width: {strokes.Width}")));
            style.Value = Fill().Replace(style.Value, "fill: none");
        }

        var used = root.Descendants().Select(element => Fill().Match(element.Attribute("style")?.Value ?? "")).Where(fill => fill.Success).Select(fill => fill.Groups["id"].Value).ToHashSet();
        foreach (var (_, pattern) in patterns.Where(pattern => !used.Contains(pattern.Key)))
            pattern.Remove();
    }

    [GeneratedRegex("""fill: url\(['"]?#(?<id>[^'")]+)['"]?\)""")]
    private static partial Regex Fill();

    [GeneratedRegex(@"\s*stroke(-[a-z]+)?:[^;]*;?")]
    private static partial Regex Stroke();

    [GeneratedRegex(@"^M(?<x0>-?[\d.e-]+),(?<y0>-?[\d.e-]+)V(?<y1>-?[\d.e-]+)H(?<x1>-?[\d.e-]+)V-?[\d.e-]+Z$")]
    private static partial Regex Rectangle();

    /// <summary>Strokes that rise from left to right at 45 degrees, at equal distances.</summary>
    private sealed partial record Strokes(double Period, string Ground, string Colour, string Opacity, string Width)
    {
        public static Strokes? Of(XElement pattern)
        {
            var (ground, line) = (pattern.Element(Svg + "rect"), pattern.Element(Svg + "path"));
            var period = Length().Match(pattern.Attribute("width")?.Value ?? "");
            if (ground is null || line is null || !period.Success || line.Attribute("stroke") is null || pattern.Attribute("patternTransform")?.Value is not (null or ""))
                return null;
            // Of the kinds of hatching that plotly.js has, the rising one alone goes from the tile's lower left to its upper right.
            if (!(line.Attribute("d")?.Value ?? "").Contains($"M0,{period.Value}L{period.Value},0", StringComparison.Ordinal))
                return null;
            string Value(XElement of, string name, string otherwise) => of.Attribute(name)?.Value ?? otherwise;
            return new(double.Parse(period.Value, CultureInfo.InvariantCulture), Value(ground, "fill", "none"), Value(line, "stroke", "none"), Value(line, "opacity", "1"), Value(line, "stroke-width", "1"));
        }

        /// <summary>The strokes within a rectangle: on each, x + y is a multiple of the period.</summary>
        public string In(double left, double top, double right, double bottom)
        {
            var path = new StringBuilder();
            for (var at = (Math.Floor((left + top) / Period) + 1) * Period; at < right + bottom; at += Period)
            {
                var (from, to) = (Math.Max(left, at - bottom), Math.Min(right, at - top));
                if (from < to)
                    path.Append(CultureInfo.InvariantCulture, $"M{from:0.##},{at - from:0.##}L{to:0.##},{at - to:0.##}");
            }

            return path.ToString();
        }

        [GeneratedRegex(@"^[\d.]+")]
        private static partial Regex Length();
    }
}

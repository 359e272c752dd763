using static Deals.Plotly.PlotlyNames;
using Line = Deals.Charts.Drawing.Line;

namespace Deals.Plotly;

/// <summary>Each mark as a trace.</summary>
/// <param name="picture">The picture.</param>
/// <param name="ink">Its colours.</param>
/// <param name="hasHovers">Whether they say what is shown to a reader who points at them.</param>
internal sealed class Traces(Picture picture, Ink ink, bool hasHovers)
{
    public IEnumerable<PlotlyObject> All() => picture.Panels.SelectMany((panel, at) => panel.Marks.Select(mark => Of(mark, panel, at)));

    private PlotlyObject Of(Mark mark, Panel panel, int at)
    {
        var trace = mark switch
        {
            Bars bars => bars.Stand ? OfBars(bars, "v", "y", panel.Y, "x", panel.X) : OfBars(bars, "h", "x", panel.X, "y", panel.Y),
            Line line => OfLine(line, panel.X),
            Signs signs => OfSigns(signs, panel.X),
            Band band => OfBand(band, panel.X),
            ColourField field => OfField(field, panel.X),
            Contour contour => OfContour(contour, panel.X),
            _ => throw new NotSupportedException($"No trace for {mark.GetType().Name}."),
        };
        trace.Add(("name", Ink.Escape(mark.Name)), ("showlegend", false), ("xaxis", Axis('x', at)), ("yaxis", Axis('y', at)));
        return trace;
    }

    private PlotlyObject OfBars(Bars bars, string orientation, string along, Axis alongAxis, string across, Axis acrossAxis)
    {
        var marker = new PlotlyObject(
            ("color", Names(bars.Items, bar => bar.Fill.Colour)),
            ("line", new PlotlyObject(
                ("color", Names(bars.Items, bar => bar.Fill.Outline ?? bar.Fill.Colour)),
                    ("width", Each(bars.Items, bar => bar.Fill.Outline is null ? 0.0 : 1.5)))));
        if (bars.Items.Any(bar => bar.Fill.IsHatched))
        {
            marker.Add("pattern", new PlotlyObject(
                // Over the fill; without it plotly.js draws the lines on the bare ground. It takes a colour of contrast for them.
                ("fillmode", "overlay"), ("shape", Each(bars.Items, bar => bar.Fill.IsHatched ? "/" : "")), ("fgopacity", 0.45),
                    ("size", 7), ("solidity", 0.25)));
        }

        return WithHover([.. bars.Items.Select(bar => bar.Hover)], new(
            ("type", "bar"), ("orientation", orientation),
            ("base", Each(bars.Items, bar => At(bar.From, alongAxis))),
            (along, Each(bars.Items, bar => Length(bar.To - bar.From, alongAxis))),
            (across, Each(bars.Items, bar => At(bar.Middle, acrossAxis))),
            ("width", Each(bars.Items, bar => Length(bar.Thickness, acrossAxis))),
            ("marker", marker)));
    }

    private PlotlyObject OfLine(Line line, Axis x) => WithHover([.. line.Points.Select(point => point.Hover)], new(
        ("type", "scatter"), ("mode", "lines"), ("x", Each(line.Points, point => At(point.X, x))),
            ("y", Each(line.Points, point => point.Y)),
        ("line", new PlotlyObject(
            ("color", ink.Of(line.Colour)), ("width", line.Thickness), ("dash", PlotlyNames.Of(line.Dash)),
                ("shape", line.Steps ? "hv" : "linear")))));

    private PlotlyObject OfSigns(Signs signs, Axis x) => WithHover([.. signs.Items.Select(sign => sign.Hover)], new(
        ("type", "scatter"), ("mode", "markers"), ("x", Each(signs.Items, sign => At(sign.X, x))), ("y", Each(signs.Items, sign => sign.Y)),
            ("cliponaxis", false),
        ("marker", new PlotlyObject(
            ("symbol", Each(signs.Items, sign => NameOf(sign.Sign))),
                ("size", Each(signs.Items, sign => sign.Sign is Sign.Up or Sign.Down ? sign.Size * 1.2 : sign.Size)),
            ("color", Each(signs.Items, sign => ink.Of(sign.Colour))), ("opacity", 1.0), ("line", new PlotlyObject(("width", 0)))))));

    /// <summary>Once round the area: along the upper edge, and back along the lower one.</summary>
    private PlotlyObject OfBand(Band band, Axis x)
    {
        var points = band.Steps
            ? [.. band.Points.SelectMany((point, at) => at == 0 ? [point] : new[] { band.Points[at - 1] with { X = point.X }, point })]
            : band.Points;
        List<BandPoint> round = [.. points, .. points.Reverse()];
        var trace = new PlotlyObject(
            ("type", "scatter"), ("mode", "lines"), ("x", Each(round, point => At(point.X, x))),
            ("y", (double[])[.. points.Select(point => point.High), .. points.Reverse().Select(point => point.Low)]),
            ("fill", "toself"), ("fillcolor", ink.Of(band.Colour, band.Opacity)),
            ("line", new PlotlyObject(("color", ink.Of(band.Colour)), ("width", 0))));
        if (!hasHovers)
            return trace;
        if (band.Hover.Count == 0)
        {
            trace.Add("hoveron", "points");
            return WithHover([.. round.Select(point => point.Hover)], trace);
        }

        trace.Add(("hoveron", "fills"), ("hoverinfo", "text"), ("text", Ink.OfHover(band.Hover)));
        return trace;
    }

    private PlotlyObject OfField(ColourField field, Axis x)
    {
        var (low, high) = (field.Scale[0].Value, field.Scale[^1].Value);
        var trace = Grid("heatmap", field, x);
        trace.Add(
            ("zmin", low), ("zmax", high), ("colorscale", Each(field.Scale, step
                => new object[] { (step.Value - low) / (high - low), ink.Of(step.Colour) })), ("showscale", false), ("hoverongaps", false));
        if (hasHovers)
            trace.Add(("hoverinfo", "text"), ("hovertext", Each(field.Rows, row => Each(row, cell => Ink.OfHover(cell.Hover)))));
        return trace;
    }

    private PlotlyObject OfContour(Contour contour, Axis x)
    {
        var trace = Grid("contour", contour.Field, x);
        trace.Add(
            ("autocontour", false), ("contours", new PlotlyObject(("start", contour.Level), ("end", contour.Level), ("size", 1.0),
                ("coloring", "none"))),
            ("line", new PlotlyObject(("color", ink.Of(contour.Colour)), ("width", contour.Thickness),
                ("dash", PlotlyNames.Of(contour.Dash)), ("smoothing", 0))),
            ("showscale", false), ("hoverinfo", "skip"));
        return trace;
    }

    private static PlotlyObject Grid(string type, ColourField field, Axis x) => new(
        ("type", type), ("x", Each(field.Xs, at => At(at, x))), ("y", field.Ys.ToArray()),
        ("z", Each(field.Rows, row => Each(row, cell => double.IsFinite(cell.Value) ? cell.Value : (double?)null))));

    private PlotlyObject WithHover(IReadOnlyList<IReadOnlyList<string>> hovers, PlotlyObject trace)
    {
        if (hasHovers && hovers.All(lines => lines.Count == 0))
            trace.Add("hoverinfo", "skip");
        else if (hasHovers)
            trace.Add(("hoverinfo", "text"), ("hovertext", Each(hovers, Ink.OfHover)));
        return trace;
    }

    private static string NameOf(Sign sign) => sign switch
    {
        Sign.Circle => "circle",
        Sign.Square => "square",
        Sign.Diamond => "diamond",
        Sign.Up => "triangle-up",
        Sign.Down => "triangle-down",
        Sign.Left => "triangle-left",
        Sign.Right => "triangle-right",
        _ => "x",
    };

    /// <summary>The colours' names; most follow one of their own, so its name serves again.</summary>
    private string[] Names<TItem>(IReadOnlyList<TItem> items, Func<TItem, Colour> colour)
    {
        var names = new string[items.Count];
        for (var at = 0; at < names.Length; at++)
            names[at] = at > 0 && colour(items[at]) == colour(items[at - 1]) ? names[at - 1] : ink.Of(colour(items[at]));
        return names;
    }

    private static TValue[] Each<TItem, TValue>(IEnumerable<TItem> items, Func<TItem, TValue> value) => [.. items.Select(value)];
}

using System.Globalization;
using Deals.Charts.Drawing;
using Deals.Charts.Themes;
using Line = Deals.Charts.Drawing.Line;

namespace Deals.Plotly;

/// <summary>Each mark as a trace.</summary>
internal static class Traces
{
    /// <summary>The traces of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="hasHovers">Whether they say what is shown to a reader who points at them.</param>
    public static IEnumerable<PlotlyObject> Of(Picture picture, bool hasHovers)
        => picture.Panels.SelectMany((panel, at) => panel.Marks.Select(mark => Of(mark, panel, at, hasHovers)));

    private static PlotlyObject Of(Mark mark, Panel panel, int panelAt, bool hasHovers)
    {
        var trace = mark switch
        {
            Bars bars => bars.Stand ? OfBars(bars, "v", "y", panel.Y, "x", panel.X, hasHovers) : OfBars(bars, "h", "x", panel.X, "y", panel.Y, hasHovers),
            Line line => OfLine(line, panel.X, hasHovers),
            Signs signs => OfSigns(signs, panel.X, hasHovers),
            Band band => OfBand(band, panel.X, hasHovers),
            Field field => OfField(field, panel.X, hasHovers),
            Contour contour => OfContour(contour, panel.X),
            _ => throw new NotSupportedException($"No trace for {mark.GetType().Name}."),
        };
        trace.Add("name", PlotlyText.Escape(mark.Name));
        trace.Add("showlegend", false);
        trace.Add("xaxis", AxisName.Short('x', panelAt));
        trace.Add("yaxis", AxisName.Short('y', panelAt));
        return trace;
    }

    private static PlotlyObject OfBars(Bars bars, string orientation, string along, Axis alongAxis, string across, Axis acrossAxis, bool hasHovers)
    {
        var marker = new PlotlyObject();
        marker.Add("color", Names(bars.Items, bar => bar.Fill.Colour));
        marker.Add("line", new PlotlyObject(("color", Names(bars.Items, bar => bar.Fill.Outline ?? bar.Fill.Colour)), ("width", Each(bars.Items, bar => bar.Fill.Outline is null ? 0.0 : 1.5))));
        if (bars.Items.Any(bar => bar.Fill.IsHatched))
        {
            marker.Add("pattern", new PlotlyObject(
                // Over the fill; without it plotly.js draws the lines on the bare ground. It takes a colour of contrast for them.
                ("fillmode", "overlay"), ("shape", Each(bars.Items, bar => bar.Fill.IsHatched ? "/" : "")), ("fgopacity", 0.45), ("size", 7), ("solidity", 0.25)));
        }

        var trace = new PlotlyObject(("type", "bar"));
        trace.Add("orientation", orientation);
        trace.Add("base", Each(bars.Items, bar => AxisValue.At(bar.From, alongAxis)));
        trace.Add(along, Each(bars.Items, bar => AxisValue.Length(bar.To - bar.From, alongAxis)));
        trace.Add(across, Each(bars.Items, bar => AxisValue.At(bar.Middle, acrossAxis)));
        trace.Add("width", Each(bars.Items, bar => AxisValue.Length(bar.Thickness, acrossAxis)));
        trace.Add("marker", marker);
        if (hasHovers)
            SetHover(trace, [.. bars.Items.Select(bar => bar.Hover)]);
        return trace;
    }

    private static PlotlyObject OfLine(Line line, Axis x, bool hasHovers)
    {
        var trace = new PlotlyObject(("type", "scatter"));
        trace.Add("mode", "lines");
        trace.Add("x", Each(line.Points, point => AxisValue.At(point.X, x)));
        trace.Add("y", Each(line.Points, point => point.Y));
        trace.Add("line", new PlotlyObject(
            ("color", line.Colour.ToString()), ("width", line.Thickness), ("dash", DashName.Of(line.Dash)), ("shape", line.Steps ? "hv" : "linear")));
        if (hasHovers)
            SetHover(trace, [.. line.Points.Select(point => point.Hover)]);
        return trace;
    }

    private static PlotlyObject OfSigns(Signs signs, Axis x, bool hasHovers)
    {
        var trace = new PlotlyObject(("type", "scatter"));
        trace.Add("mode", "markers");
        trace.Add("x", Each(signs.Items, sign => AxisValue.At(sign.X, x)));
        trace.Add("y", Each(signs.Items, sign => sign.Y));
        trace.Add("cliponaxis", false);
        trace.Add("marker", new PlotlyObject(
            ("symbol", Each(signs.Items, sign => NameOf(sign.Sign))), ("size", Each(signs.Items, sign => sign.Sign is Sign.Up or Sign.Down ? sign.Size * 1.2 : sign.Size)),
            ("color", Each(signs.Items, sign => sign.Colour.ToString())), ("opacity", 1.0), ("line", new PlotlyObject(("width", 0)))));
        if (hasHovers)
            SetHover(trace, [.. signs.Items.Select(sign => sign.Hover)]);
        return trace;
    }

    /// <summary>Once round the area: along the upper edge, and back along the lower one.</summary>
    private static PlotlyObject OfBand(Band band, Axis x, bool hasHovers)
    {
        var points = band.Steps ? [.. band.Points.SelectMany((point, at) => at == 0 ? [point] : new[] { band.Points[at - 1] with { X = point.X }, point })] : band.Points;
        var back = points.Reverse().ToList();
        var trace = new PlotlyObject(("type", "scatter"));
        trace.Add("mode", "lines");
        trace.Add("x", Each(points.Concat(back), point => AxisValue.At(point.X, x)));
        trace.Add("y", (double[])[.. points.Select(point => point.High), .. back.Select(point => point.Low)]);
        trace.Add("fill", "toself");
        trace.Add("fillcolor", string.Create(CultureInfo.InvariantCulture, $"rgba({band.Colour.Red},{band.Colour.Green},{band.Colour.Blue},{band.Opacity})"));
        trace.Add("line", new PlotlyObject(("color", band.Colour.ToString()), ("width", 0)));
        if (!hasHovers)
            return trace;
        if (band.Hover.Count == 0)
        {
            trace.Add("hoveron", "points");
            SetHover(trace, [.. points.Concat(back).Select(point => point.Hover)]);
            return trace;
        }

        trace.Add("hoveron", "fills");
        trace.Add("hoverinfo", "text");
        trace.Add("text", PlotlyText.OfHover(band.Hover));
        return trace;
    }

    private static PlotlyObject OfField(Field field, Axis x, bool hasHovers)
    {
        var (low, high) = (field.Scale[0].Value, field.Scale[^1].Value);
        var trace = new PlotlyObject(("type", "heatmap"));
        SetGrid(trace, field, x);
        trace.Add("zmin", low);
        trace.Add("zmax", high);
        trace.Add("colorscale", Each(field.Scale, step => new object[] { (step.Value - low) / (high - low), step.Colour.ToString() }));
        trace.Add("showscale", false);
        trace.Add("hoverongaps", false);
        if (!hasHovers)
            return trace;
        trace.Add("hoverinfo", "text");
        trace.Add("hovertext", Each(field.Rows, row => Each(row, cell => PlotlyText.OfHover(cell.Hover))));
        return trace;
    }

    private static PlotlyObject OfContour(Contour contour, Axis x)
    {
        var trace = new PlotlyObject(("type", "contour"));
        SetGrid(trace, contour.Field, x);
        trace.Add("autocontour", false);
        trace.Add("contours", new PlotlyObject(("start", contour.Level), ("end", contour.Level), ("size", 1.0), ("coloring", "none")));
        trace.Add("line", new PlotlyObject(("color", contour.Colour.ToString()), ("width", contour.Thickness), ("dash", DashName.Of(contour.Dash)), ("smoothing", 0)));
        trace.Add("showscale", false);
        trace.Add("hoverinfo", "skip");
        return trace;
    }

    private static void SetGrid(PlotlyObject trace, Field field, Axis x)
    {
        trace.Add("x", Each(field.Xs, at => AxisValue.At(at, x)));
        trace.Add("y", field.Ys.ToArray());
        trace.Add("z", Each(field.Rows, row => Each(row, cell => double.IsFinite(cell.Value) ? cell.Value : (double?)null)));
    }

    private static void SetHover(PlotlyObject trace, IReadOnlyList<IReadOnlyList<string>> hovers)
    {
        if (hovers.All(lines => lines.Count == 0))
        {
            trace.Add("hoverinfo", "skip");
            return;
        }

        trace.Add("hoverinfo", "text");
        trace.Add("hovertext", Each(hovers, PlotlyText.OfHover));
    }

    private static string NameOf(Sign sign) => sign switch
    {
        Sign.Circle => "circle",
        Sign.Square => "square",
        Sign.Diamond => "diamond",
        Sign.Up => "triangle-up",
        Sign.Down => "triangle-down",
        Sign.Right => "triangle-right",
        _ => "x",
    };

    /// <summary>The colours' names; most follow one of their own, so its name serves again.</summary>
    private static string[] Names<TItem>(IReadOnlyList<TItem> items, Func<TItem, Colour> colour)
    {
        var names = new string[items.Count];
        for (var at = 0; at < names.Length; at++)
            names[at] = at > 0 && colour(items[at]) == colour(items[at - 1]) ? names[at - 1] : colour(items[at]).ToString();
        return names;
    }

    private static TValue[] Each<TItem, TValue>(IEnumerable<TItem> items, Func<TItem, TValue> value) => [.. items.Select(value)];
}

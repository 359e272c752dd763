using System.Globalization;
using Deals.Charts.Drawing;
using Plotly.NET;
using static Deals.Plotly.Parts;
using Line = Deals.Charts.Drawing.Line;

namespace Deals.Plotly;

/// <summary>Each mark as a trace.</summary>
internal static class Traces
{
    public static Trace Of(Mark mark, Panel panel, int panelAt)
    {
        var trace = mark switch
        {
            Bars bars => bars.Stand ? OfBars(bars, "v", "y", panel.Y, "x", panel.X) : OfBars(bars, "h", "x", panel.X, "y", panel.Y),
            Line line => OfLine(line, panel.X),
            Signs signs => OfSigns(signs, panel.X),
            Band band => OfBand(band, panel.X),
            Field field => OfField(field, panel.X),
            Contour contour => OfContour(contour, panel.X),
            _ => throw new NotSupportedException($"No trace for {mark.GetType().Name}."),
        };
        trace.SetProperty("name", PlotlyText.Escape(mark.Name));
        trace.SetProperty("showlegend", false);
        trace.SetProperty("xaxis", AxisName.Short('x', panelAt));
        trace.SetProperty("yaxis", AxisName.Short('y', panelAt));
        return trace;
    }

    private static Trace OfBars(Bars bars, string orientation, string along, Axis alongAxis, string across, Axis acrossAxis)
    {
        var marker = new Dictionary<string, object>(StringComparer.Ordinal);
        marker["color"] = Each(bars.Items, bar => bar.Fill.Colour.ToString());
        marker["line"] = Object(("color", Each(bars.Items, bar => (bar.Fill.Outline ?? bar.Fill.Colour).ToString())), ("width", Each(bars.Items, bar => bar.Fill.Outline is null ? 0.0 : 1.5)));
        if (bars.Items.Any(bar => bar.Fill.IsHatched))
        {
            marker["pattern"] = Object(
                // Over the fill; without it plotly.js draws the lines on the bare ground. It takes a colour of contrast for them.
                ("fillmode", "overlay"), ("shape", Each(bars.Items, bar => bar.Fill.IsHatched ? "/" : "")), ("fgopacity", 0.45), ("size", 7), ("solidity", 0.25));
        }

        var trace = new Trace("bar");
        trace.SetProperty("orientation", orientation);
        trace.SetProperty("base", Each(bars.Items, bar => AxisValue.At(bar.From, alongAxis)));
        trace.SetProperty(along, Each(bars.Items, bar => AxisValue.Length(bar.To - bar.From, alongAxis)));
        trace.SetProperty(across, Each(bars.Items, bar => AxisValue.At(bar.Middle, acrossAxis)));
        trace.SetProperty("width", Each(bars.Items, bar => AxisValue.Length(bar.Thickness, acrossAxis)));
        trace.SetProperty("marker", marker);
        SetHover(trace, [.. bars.Items.Select(bar => bar.Hover)]);
        return trace;
    }

    private static Trace OfLine(Line line, Axis x)
    {
        var trace = new Trace("scatter");
        trace.SetProperty("mode", "lines");
        trace.SetProperty("x", Each(line.Points, point => AxisValue.At(point.X, x)));
        trace.SetProperty("y", Each(line.Points, point => point.Y));
        trace.SetProperty("line", Object(
            ("color", line.Colour.ToString()), ("width", line.Thickness), ("dash", DashName.Of(line.Dash)), ("shape", line.Steps ? "hv" : "linear")));
        SetHover(trace, [.. line.Points.Select(point => point.Hover)]);
        return trace;
    }

    private static Trace OfSigns(Signs signs, Axis x)
    {
        var trace = new Trace("scatter");
        trace.SetProperty("mode", "markers");
        trace.SetProperty("x", Each(signs.Items, sign => AxisValue.At(sign.X, x)));
        trace.SetProperty("y", Each(signs.Items, sign => sign.Y));
        trace.SetProperty("cliponaxis", false);
        trace.SetProperty("marker", Object(
            ("symbol", Each(signs.Items, sign => NameOf(sign.Sign))), ("size", Each(signs.Items, sign => sign.Sign is Sign.Up or Sign.Down ? sign.Size * 1.2 : sign.Size)),
            ("color", Each(signs.Items, sign => sign.Colour.ToString())), ("opacity", 1.0), ("line", Object(("width", 0)))));
        SetHover(trace, [.. signs.Items.Select(sign => sign.Hover)]);
        return trace;
    }

    /// <summary>Once round the area: along the upper edge, and back along the lower one.</summary>
    private static Trace OfBand(Band band, Axis x)
    {
        var points = band.Steps ? [.. band.Points.SelectMany((point, at) => at == 0 ? [point] : new[] { band.Points[at - 1] with { X = point.X }, point })] : band.Points;
        var back = points.Reverse().ToList();
        var trace = new Trace("scatter");
        trace.SetProperty("mode", "lines");
        trace.SetProperty("x", Each(points.Concat(back), point => AxisValue.At(point.X, x)));
        trace.SetProperty("y", (double[])[.. points.Select(point => point.High), .. back.Select(point => point.Low)]);
        trace.SetProperty("fill", "toself");
        trace.SetProperty("fillcolor", string.Create(CultureInfo.InvariantCulture, $"rgba({band.Colour.Red},{band.Colour.Green},{band.Colour.Blue},{band.Opacity})"));
        trace.SetProperty("line", Object(("color", band.Colour.ToString()), ("width", 0)));
        if (band.Hover.Count == 0)
        {
            trace.SetProperty("hoveron", "points");
            SetHover(trace, [.. points.Concat(back).Select(point => point.Hover)]);
            return trace;
        }

        trace.SetProperty("hoveron", "fills");
        trace.SetProperty("hoverinfo", "text");
        trace.SetProperty("text", PlotlyText.OfHover(band.Hover));
        return trace;
    }

    private static Trace OfField(Field field, Axis x)
    {
        var (low, high) = (field.Scale[0].Value, field.Scale[^1].Value);
        var trace = new Trace("heatmap");
        SetGrid(trace, field, x);
        trace.SetProperty("zmin", low);
        trace.SetProperty("zmax", high);
        trace.SetProperty("colorscale", Each(field.Scale, step => new object[] { (step.Value - low) / (high - low), step.Colour.ToString() }));
        trace.SetProperty("showscale", false);
        trace.SetProperty("hoverongaps", false);
        trace.SetProperty("hoverinfo", "text");
        trace.SetProperty("hovertext", Each(field.Rows, row => Each(row, cell => PlotlyText.OfHover(cell.Hover))));
        return trace;
    }

    private static Trace OfContour(Contour contour, Axis x)
    {
        var trace = new Trace("contour");
        SetGrid(trace, contour.Field, x);
        trace.SetProperty("autocontour", false);
        trace.SetProperty("contours", Object(("start", contour.Level), ("end", contour.Level), ("size", 1.0), ("coloring", "none")));
        trace.SetProperty("line", Object(("color", contour.Colour.ToString()), ("width", contour.Thickness), ("dash", DashName.Of(contour.Dash)), ("smoothing", 0)));
        trace.SetProperty("showscale", false);
        trace.SetProperty("hoverinfo", "skip");
        return trace;
    }

    private static void SetGrid(Trace trace, Field field, Axis x)
    {
        trace.SetProperty("x", Each(field.Xs, at => AxisValue.At(at, x)));
        trace.SetProperty("y", field.Ys.ToArray());
        trace.SetProperty("z", Each(field.Rows, row => Each(row, cell => double.IsFinite(cell.Value) ? cell.Value : (double?)null)));
    }

    private static void SetHover(Trace trace, IReadOnlyList<IReadOnlyList<string>> hovers)
    {
        if (hovers.All(lines => lines.Count == 0))
        {
            trace.SetProperty("hoverinfo", "skip");
            return;
        }

        trace.SetProperty("hoverinfo", "text");
        trace.SetProperty("hovertext", Each(hovers, PlotlyText.OfHover));
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

    private static TValue[] Each<TItem, TValue>(IEnumerable<TItem> items, Func<TItem, TValue> value) => [.. items.Select(value)];
}

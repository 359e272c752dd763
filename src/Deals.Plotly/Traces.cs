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
            Bars bars => OfBars(bars, panel.X),
            Line line => OfLine(line, panel.X),
            Signs signs => OfSigns(signs, panel.X),
            _ => throw new NotSupportedException($"No trace for {mark.GetType().Name}."),
        };
        trace.SetProperty("name", PlotlyText.Escape(mark.Name));
        trace.SetProperty("showlegend", false);
        trace.SetProperty("xaxis", AxisName.Short('x', panelAt));
        trace.SetProperty("yaxis", AxisName.Short('y', panelAt));
        return trace;
    }

    private static Trace OfBars(Bars bars, Axis x)
    {
        var marker = new Dictionary<string, object>(StringComparer.Ordinal);
        marker["color"] = Each(bars.Items, bar => bar.Fill.Colour.ToString());
        marker["line"] = Object(("color", Each(bars.Items, bar => (bar.Fill.Outline ?? bar.Fill.Colour).ToString())), ("width", Each(bars.Items, bar => bar.Fill.Outline is null ? 0.0 : 1.5)));
        if (bars.Items.Any(bar => bar.Fill.Hatch is not null))
        {
            marker["pattern"] = Object(
                ("shape", Each(bars.Items, bar => bar.Fill.Hatch is null ? "" : "/")),
                ("bgcolor", Each(bars.Items, bar => bar.Fill.Colour.ToString())),
                ("fgcolor", Each(bars.Items, bar => (bar.Fill.Hatch ?? bar.Fill.Colour).ToString())),
                ("fgopacity", 1.0), ("size", 7), ("solidity", 0.35));
        }

        var trace = new Trace("bar");
        trace.SetProperty("orientation", "h");
        trace.SetProperty("base", Each(bars.Items, bar => AxisValue.At(bar.From, x)));
        trace.SetProperty("x", Each(bars.Items, bar => AxisValue.Length(bar.To - bar.From, x)));
        trace.SetProperty("y", Each(bars.Items, bar => bar.Middle));
        trace.SetProperty("width", Each(bars.Items, bar => bar.Thickness));
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

using Deals.Charts.Drawing;
using Deals.Charts.Text;
using Deals.Charts.Themes;
using Plotly.NET;
using static Deals.Plotly.Parts;

namespace Deals.Plotly;

/// <summary>A picture's sheet, panels, areas, rules and notes as a layout.</summary>
internal static class PictureLayout
{
    private const double MillisecondsInFourWeeks = 28 * 86_400_000.0;

    public static Layout Of(Picture picture)
    {
        var layout = new Layout();
        layout.SetProperty("template", Template(picture));
        layout.SetProperty("height", picture.Height);
        layout.SetProperty("autosize", true);
        layout.SetProperty("margin", Object(("l", picture.Inset), ("r", picture.Inset), ("t", picture.Head), ("b", picture.Foot), ("autoexpand", false)));
        layout.SetProperty("showlegend", false);
        layout.SetProperty("hovermode", "closest");
        layout.SetProperty("barmode", "overlay");
        layout.SetProperty("dragmode", "pan");
        for (var at = 0; at < picture.Panels.Count; at++)
            SetAxes(layout, picture, at);
        layout.SetProperty("shapes", picture.Panels.SelectMany((panel, at) => panel.Areas.Select(area => Shape(area, panel, at)).Concat(panel.Rules.Select(rule => Shape(rule, panel, at)))).ToArray());
        layout.SetProperty("annotations", picture.Notes.Prepend(picture.Title).Select(note => Annotation(note, picture)).Concat(picture.Panels.SelectMany((panel, at) => panel.Notes.Concat(Captions(panel, picture.Palette)).Select(note => Annotation(note, panel, at)))).ToArray());
        return layout;
    }

    /// <summary>What all figures of a theme share. Plotly.NET's own template costs ninety milliseconds a chart, so it stays out.</summary>
    private static Dictionary<string, object> Template(Picture picture)
    {
        var palette = picture.Palette;
        Dictionary<string, object> Axis() => Object(
            ("gridcolor", palette.Grid.ToString()), ("linecolor", palette.Line.ToString()), ("zeroline", false), ("tickcolor", palette.Line.ToString()),
            ("automargin", false), ("ticks", "outside"), ("ticklen", 5), ("tickfont", Object(("size", 11), ("color", palette.Muted.ToString()))));
        return Object(("layout", Object(
            ("font", Object(("family", Lettering.Fonts), ("size", 12), ("color", palette.Text.ToString()))),
            ("paper_bgcolor", palette.Ground.ToString()),
            ("plot_bgcolor", "rgba(0,0,0,0)"),
            ("hoverlabel", Object(("align", "left"), ("bgcolor", palette.Shade.ToString()), ("bordercolor", palette.Line.ToString()), ("font", Object(("family", Lettering.Fonts), ("size", 12), ("color", palette.Text.ToString()))))),
            ("modebar", Object(("bgcolor", "rgba(0,0,0,0)"), ("color", palette.Line.ToString()), ("activecolor", palette.Text.ToString()), ("orientation", "h"))),
            ("xaxis", Axis()), ("yaxis", Axis()))));
    }

    private static void SetAxes(Layout layout, Picture picture, int at)
    {
        var panel = picture.Panels[at];
        var x = AxisOf(panel.X, picture.Palette);
        x["domain"] = new[] { panel.Left / picture.ContentWidth, 1 - (panel.Right / picture.ContentWidth) };
        x["anchor"] = AxisName.Short('y', at);
        var y = AxisOf(panel.Y, picture.Palette);
        y["domain"] = new[] { Math.Max(0, 1 - ((panel.Top + panel.Height) / picture.ContentHeight)), 1 - (panel.Top / picture.ContentHeight) };
        y["anchor"] = AxisName.Short('x', at);
        y["fixedrange"] = true;
        if (panel.X.Kind == AxisKind.Number)
            x["fixedrange"] = true;
        layout.SetProperty(AxisName.Long('x', at), x);
        layout.SetProperty(AxisName.Long('y', at), y);
    }

    private static Dictionary<string, object> AxisOf(Axis axis, Palette palette)
    {
        var made = Object(
            ("type", axis.Kind == AxisKind.Day ? "date" : "linear"),
            ("range", new[] { AxisValue.At(axis.From, axis), AxisValue.At(axis.To, axis) }));
        if (!axis.IsShown)
        {
            made["visible"] = false;
            return made;
        }

        made["showgrid"] = axis.HasGrid;
        if (axis.MarksZero)
        {
            made["zeroline"] = true;
            made["zerolinecolor"] = palette.Muted.ToString();
            made["zerolinewidth"] = 1.5;
        }

        if (axis.Ticks is { } ticks)
        {
            made["tickmode"] = "array";
            made["tickvals"] = ticks.Select(tick => AxisValue.At(tick.At, axis)).ToArray();
            made["ticktext"] = ticks.Select(tick => string.Join("<br>", tick.Label.Split('\n').Select(PlotlyText.Escape))).ToArray();
        }
        else
        {
            made["nticks"] = axis.MostTicks;
        }

        if (axis.Kind == AxisKind.Day)
        {
            made["tickformatstops"] = new[]
            {
                Object(("dtickrange", new object?[] { null, MillisecondsInFourWeeks }), ("value", "%-d %b %Y")),
                Object(("dtickrange", new object?[] { "M1", "M6" }), ("value", "%b %Y")),
                Object(("dtickrange", new object?[] { "M12", null }), ("value", "%Y")),
            };
        }

        return made;
    }

    private static Dictionary<string, object> Shape(Area area, Panel panel, int at) => Object(
        ("type", "rect"), ("layer", "below"), ("xref", AxisName.Short('x', at)), ("yref", AxisName.Short('y', at)),
        ("x0", AxisValue.At(area.FromX, panel.X)), ("x1", AxisValue.At(area.ToX, panel.X)), ("y0", area.FromY), ("y1", area.ToY),
        ("fillcolor", area.Colour.ToString()), ("opacity", area.Opacity), ("line", Object(("width", 0))));

    private static Dictionary<string, object> Shape(Rule rule, Panel panel, int at) => Object(
        ("type", "line"), ("layer", "below"), ("xref", AxisName.Short('x', at)), ("yref", AxisName.Short('y', at)),
        ("x0", AxisValue.At(rule.FromX, panel.X)), ("x1", AxisValue.At(rule.ToX, panel.X)), ("y0", rule.FromY), ("y1", rule.ToY),
        ("line", Object(("color", rule.Colour.ToString()), ("width", rule.Thickness), ("dash", DashName.Of(rule.Dash)))));

    private static IEnumerable<Note> Captions(Panel panel, Palette palette)
    {
        Note Of(string caption, double x) => new([new(caption)], x, 0) { Size = Axis.LabelSize, Colour = palette.Muted };
        if (panel.Y.Caption is { } above)
            yield return Of(above, 0) with { XFromInset = true, Y = panel.Y.To, ShiftY = -Panel.CaptionGap, AtY = Side.End };
        if (panel.X.Caption is { } below)
            yield return Of(below, (panel.X.From + panel.X.To) / 2) with { Y = panel.Y.From, ShiftY = panel.CaptionTop, AtX = Side.Middle };
    }

    private static Dictionary<string, object> Annotation(Note note, Picture picture)
    {
        var made = Annotation(note);
        SetPlace(made, ("paper", 0.0, note.X + note.ShiftX), ("paper", 1.0, picture.Head - note.Y - note.ShiftY));
        return made;
    }

    private static Dictionary<string, object> Annotation(Note note, Panel panel, int at)
    {
        var made = Annotation(note);
        (string, object, double) x = note.XFromInset ? ("paper", 0.0, note.X + note.ShiftX) : (AxisName.Short('x', at), AxisValue.At(note.X, panel.X), note.ShiftX);
        SetPlace(made, x, (AxisName.Short('y', at), note.Y, -note.ShiftY));
        return made;
    }

    private static void SetPlace(Dictionary<string, object> made, (string Axis, object At, double Shift) x, (string Axis, object At, double Shift) y)
    {
        made["xref"] = x.Axis;
        made["x"] = x.At;
        made["xshift"] = x.Shift;
        made["yref"] = y.Axis;
        made["y"] = y.At;
        made["yshift"] = y.Shift;
    }

    private static Dictionary<string, object> Annotation(Note note)
    {
        var made = Object(
            ("text", PlotlyText.Of(note)), ("showarrow", false), ("borderpad", 0), ("borderwidth", 0),
            ("xanchor", note.AtX switch { Side.Start => "left", Side.Middle => "center", _ => "right" }),
            ("yanchor", note.AtY switch { Side.Start => "top", Side.Middle => "middle", _ => "bottom" }),
            ("align", note.AtX switch { Side.Start => "left", Side.Middle => "center", _ => "right" }),
            ("font", Object(("size", note.Size), ("color", note.Colour.ToString()))));
        if (note.Background is { } background)
            made["bgcolor"] = background.ToString();
        return made;
    }
}

using Deals.Charts.Drawing;
using Deals.Charts.Text;
using Deals.Charts.Themes;

namespace Deals.Plotly;

/// <summary>A picture's sheet, panels, areas, rules and notes as a layout.</summary>
internal static class PictureLayout
{
    public static PlotlyObject Of(Picture picture)
    {
        var layout = new PlotlyObject();
        layout.Add("template", Template(picture.Palette));
        layout.Add("height", picture.Height);
        layout.Add("autosize", true);
        layout.Add("margin", new PlotlyObject(("l", picture.Inset), ("r", picture.Inset), ("t", picture.Head), ("b", picture.Foot), ("autoexpand", false)));
        layout.Add("showlegend", false);
        layout.Add("hovermode", "closest");
        layout.Add("barmode", "overlay");
        layout.Add("dragmode", "pan");
        for (var at = 0; at < picture.Panels.Count; at++)
            SetAxes(layout, picture, at);
        layout.Add("shapes", picture.Panels.SelectMany((panel, at) => panel.Areas.Select(area => Shape(area, panel, at)).Concat(panel.Rules.Select(rule => Shape(rule, panel, at)))).ToArray());
        layout.Add("annotations", picture.Notes.Prepend(picture.Title).Select(note => Annotation(note, picture)).Concat(picture.Panels.SelectMany((panel, at) => panel.Notes.Concat(Captions(panel, picture.Palette)).Select(note => Annotation(note, panel, at)))).ToArray());
        return layout;
    }

    /// <summary>What all figures of a theme share. Plotly.NET's own template costs ninety milliseconds a chart, so it stays out.</summary>
    public static PlotlyObject Template(Palette palette)
    {
        PlotlyObject Axis() => new PlotlyObject(
            ("gridcolor", palette.Grid.ToString()), ("linecolor", palette.Line.ToString()), ("zeroline", false), ("tickcolor", palette.Line.ToString()),
            ("automargin", false), ("ticks", "outside"), ("ticklen", 5), ("tickfont", new PlotlyObject(("size", 11), ("color", palette.Muted.ToString()))));
        return new PlotlyObject(("layout", new PlotlyObject(
            ("font", new PlotlyObject(("family", Lettering.Fonts), ("size", 12), ("color", palette.Text.ToString()))),
            ("paper_bgcolor", palette.Ground.ToString()),
            ("plot_bgcolor", "rgba(0,0,0,0)"),
            ("hoverlabel", new PlotlyObject(("align", "left"), ("bgcolor", palette.Shade.ToString()), ("bordercolor", palette.Line.ToString()), ("font", new PlotlyObject(("family", Lettering.Fonts), ("size", 12), ("color", palette.Text.ToString()))))),
            ("modebar", new PlotlyObject(("bgcolor", "rgba(0,0,0,0)"), ("color", palette.Line.ToString()), ("activecolor", palette.Text.ToString()), ("orientation", "h"))),
            ("xaxis", Axis()), ("yaxis", Axis()))));
    }

    private static void SetAxes(PlotlyObject layout, Picture picture, int at)
    {
        var panel = picture.Panels[at];
        var x = AxisOf(panel.X, picture.Palette);
        x.Add("domain", new[] { panel.Left / picture.ContentWidth, 1 - (panel.Right / picture.ContentWidth) });
        x.Add("anchor", AxisName.Short('y', at));
        var y = AxisOf(panel.Y, picture.Palette);
        y.Add("domain", new[] { Math.Max(0, 1 - ((panel.Top + panel.Height) / picture.ContentHeight)), 1 - (panel.Top / picture.ContentHeight) });
        y.Add("anchor", AxisName.Short('x', at));
        y.Add("fixedrange", true);
        if (panel.X.Kind == AxisKind.Number)
            x.Add("fixedrange", true);
        layout.Add(AxisName.Long('x', at), x);
        layout.Add(AxisName.Long('y', at), y);
    }

    private static PlotlyObject AxisOf(Axis axis, Palette palette)
    {
        var made = new PlotlyObject(
            ("type", axis.Kind == AxisKind.Day ? "date" : "linear"),
            ("range", new[] { AxisValue.At(axis.From, axis), AxisValue.At(axis.To, axis) }));
        if (!axis.IsShown)
        {
            made.Add("visible", false);
            return made;
        }

        made.Add("showgrid", axis.HasGrid);
        if (axis.MarksZero)
        {
            made.Add("zeroline", true);
            made.Add("zerolinecolor", palette.Muted.ToString());
            made.Add("zerolinewidth", 1.5);
        }

        made.Add("tickmode", "array");
        made.Add("tickvals", axis.Ticks.Select(tick => AxisValue.At(tick.At, axis)).ToArray());
        made.Add("ticktext", axis.Ticks.Select(tick => string.Join("<br>", tick.Label.Split('\n').Select(PlotlyText.Escape))).ToArray());
        return made;
    }

    private static PlotlyObject Shape(Area area, Panel panel, int at) => new PlotlyObject(
        ("type", "rect"), ("layer", "below"), ("xref", AxisName.Short('x', at)), ("yref", AxisName.Short('y', at)),
        ("x0", AxisValue.At(area.FromX, panel.X)), ("x1", AxisValue.At(area.ToX, panel.X)), ("y0", area.FromY), ("y1", area.ToY),
        ("fillcolor", area.Colour.ToString()), ("opacity", area.Opacity), ("line", new PlotlyObject(("width", 0))));

    private static PlotlyObject Shape(Rule rule, Panel panel, int at) => new PlotlyObject(
        ("type", "line"), ("layer", "below"), ("xref", AxisName.Short('x', at)), ("yref", AxisName.Short('y', at)),
        ("x0", AxisValue.At(rule.FromX, panel.X)), ("x1", AxisValue.At(rule.ToX, panel.X)), ("y0", rule.FromY), ("y1", rule.ToY),
        ("line", new PlotlyObject(("color", rule.Colour.ToString()), ("width", rule.Thickness), ("dash", DashName.Of(rule.Dash)))));

    private static IEnumerable<Note> Captions(Panel panel, Palette palette)
    {
        Note Of(string caption, double x) => new([new(caption)], x, 0) { Size = Axis.LabelSize, Colour = palette.Muted };
        if (panel.Y.Caption is { } above)
            yield return Of(above, 0) with { XFromInset = true, Y = panel.Y.To, ShiftY = -Panel.CaptionGap, AtY = Side.End };
        if (panel.X.Caption is { } below)
            yield return Of(below, (panel.X.From + panel.X.To) / 2) with { Y = panel.Y.From, ShiftY = panel.CaptionTop, AtX = Side.Middle };
    }

    private static PlotlyObject Annotation(Note note, Picture picture)
    {
        var made = Annotation(note);
        SetPlace(made, ("paper", 0.0, note.X + note.ShiftX), ("paper", 1.0, picture.Head - note.Y - note.ShiftY));
        return made;
    }

    private static PlotlyObject Annotation(Note note, Panel panel, int at)
    {
        var made = Annotation(note);
        (string, object, double) x = note.XFromInset ? ("paper", 0.0, note.X + note.ShiftX) : (AxisName.Short('x', at), AxisValue.At(note.X, panel.X), note.ShiftX);
        SetPlace(made, x, (AxisName.Short('y', at), note.Y, -note.ShiftY));
        return made;
    }

    private static void SetPlace(PlotlyObject made, (string Axis, object At, double Shift) x, (string Axis, object At, double Shift) y)
    {
        made.Add("xref", x.Axis);
        made.Add("x", x.At);
        made.Add("xshift", x.Shift);
        made.Add("yref", y.Axis);
        made.Add("y", y.At);
        made.Add("yshift", y.Shift);
    }

    private static PlotlyObject Annotation(Note note)
    {
        var made = new PlotlyObject(
            ("text", PlotlyText.Of(note)), ("showarrow", false), ("borderpad", 0), ("borderwidth", 0),
            ("xanchor", note.AtX switch { Side.Start => "left", Side.Middle => "center", _ => "right" }),
            ("yanchor", note.AtY switch { Side.Start => "top", Side.Middle => "middle", _ => "bottom" }),
            ("align", note.AtX switch { Side.Start => "left", Side.Middle => "center", _ => "right" }),
            ("font", new PlotlyObject(("size", note.Size), ("color", note.Colour.ToString()))));
        if (note.Background is { } background)
            made.Add("bgcolor", background.ToString());
        return made;
    }
}

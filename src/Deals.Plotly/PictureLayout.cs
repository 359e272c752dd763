using Deals.Charts.Text;
using static Deals.Plotly.PlotlyNames;

namespace Deals.Plotly;

/// <summary>A picture's sheet, panels, areas, rules and notes as a layout.</summary>
internal sealed class PictureLayout(Picture picture, Ink ink)
{
    public PlotlyObject Whole()
    {
        var layout = new PlotlyObject(
            ("template", Template(ink)), ("height", picture.Height), ("autosize", true),
            ("margin", new PlotlyObject(("l", picture.Inset), ("r", picture.Inset), ("t", picture.Head), ("b", picture.Foot),
                ("autoexpand", false))),
            ("showlegend", false), ("hovermode", "closest"), ("barmode", "overlay"), ("dragmode", "pan"));
        foreach (var (at, panel) in picture.Panels.Index())
            SetAxes(layout, panel, at);
        layout.Add("shapes", picture.Panels.SelectMany((panel, at) => panel.Areas.Select(area => Shape(area, panel, at))
            .Concat(panel.Rules.Select(rule => Shape(rule, panel, at)))).ToArray());
        layout.Add("annotations", (PlotlyObject[])
        [
            .. picture.Notes.Prepend(picture.Title).Select(Annotation),
            .. picture.Panels.SelectMany((panel, at) => panel.Notes.Concat(Captions(panel)).Select(note => Annotation(note, panel, at))),
        ]);
        return layout;
    }

    /// <summary>What all figures share. Plotly.NET's own template costs ninety milliseconds a chart, so it stays out.</summary>
    public static PlotlyObject Template(Ink ink, params ReadOnlySpan<(string Name, object? Value)> further)
    {
        PlotlyObject Axis() => new(
            ("gridcolor", ink.Of(Palette.Grid)), ("linecolor", ink.Of(Palette.Line)), ("zeroline", false),
                ("tickcolor", ink.Of(Palette.Line)),
            ("automargin", false), ("ticks", "outside"), ("ticklen", 5),
                ("tickfont", new PlotlyObject(("size", 11), ("color", ink.Of(Palette.Muted)))));
        PlotlyObject Font() => new(("family", Lettering.Fonts), ("size", 12), ("color", ink.Of(Palette.Text)));
        var layout = new PlotlyObject(
            ("font", Font()),
            ("paper_bgcolor", ink.Of(Palette.Ground)),
            ("plot_bgcolor", "rgba(0,0,0,0)"),
            ("hoverlabel", new PlotlyObject(("align", "left"), ("bgcolor", ink.Of(Palette.Shade)), ("bordercolor", ink.Of(Palette.Line)),
                ("font", Font()))),
            ("modebar", new PlotlyObject(("bgcolor", "rgba(0,0,0,0)"), ("color", ink.Of(Palette.Line)),
                ("activecolor", ink.Of(Palette.Text)), ("orientation", "h"))),
            ("xaxis", Axis()), ("yaxis", Axis()));
        foreach (var (name, value) in further)
            layout.Add(name, value);
        return new(("layout", layout));
    }

    private void SetAxes(PlotlyObject layout, Panel panel, int at)
    {
        var x = AxisOf(panel.X);
        x.Add("domain", new[] { panel.Left / picture.ContentWidth, 1 - (panel.Right / picture.ContentWidth) });
        x.Add("anchor", Axis('y', at));
        var y = AxisOf(panel.Y);
        y.Add("domain", new[] { Math.Max(0, 1 - ((panel.Top + panel.Height) / picture.ContentHeight)),
            1 - (panel.Top / picture.ContentHeight) });
        y.Add("anchor", Axis('x', at));
        y.Add("fixedrange", true);
        if (panel.X.Kind == AxisKind.Number)
            x.Add("fixedrange", true);
        layout.Add(WholeAxis('x', at), x);
        layout.Add(WholeAxis('y', at), y);
    }

    private PlotlyObject AxisOf(Axis axis)
    {
        var made = new PlotlyObject(("type", axis.Kind == AxisKind.Day ? "date" : "linear"),
            ("range", new[] { At(axis.From, axis), At(axis.To, axis) }));
        if (!axis.IsShown)
        {
            made.Add("visible", false);
            return made;
        }

        made.Add("showgrid", axis.HasGrid);
        if (axis.MarksZero)
        {
            made.Add("zeroline", true);
            made.Add("zerolinecolor", ink.Of(Palette.Muted));
            made.Add("zerolinewidth", 1.5);
        }

        made.Add("tickmode", "array");
        made.Add("tickvals", axis.Ticks.Select(tick => At(tick.At, axis)).ToArray());
        made.Add("ticktext", axis.Ticks.Select(tick => string.Join("<br>", tick.Label.Split('\n').Select(Ink.Escape))).ToArray());
        return made;
    }

    private PlotlyObject Shape(Area area, Panel panel, int at) => new(
        ("type", "rect"), ("layer", "below"), ("xref", Axis('x', at)), ("yref", Axis('y', at)),
        ("x0", At(area.FromX, panel.X)), ("x1", At(area.ToX, panel.X)), ("y0", area.FromY), ("y1", area.ToY),
        ("fillcolor", ink.Of(area.Colour)), ("opacity", area.Opacity), ("line", new PlotlyObject(("width", 0))));

    private PlotlyObject Shape(Rule rule, Panel panel, int at) => new(
        ("type", "line"), ("layer", "below"), ("xref", Axis('x', at)), ("yref", Axis('y', at)),
        ("x0", At(rule.FromX, panel.X)), ("x1", At(rule.ToX, panel.X)), ("y0", rule.FromY), ("y1", rule.ToY),
        ("line", new PlotlyObject(("color", ink.Of(rule.Colour)), ("width", rule.Thickness), ("dash", Of(rule.Dash)))));

    private static IEnumerable<Note> Captions(Panel panel)
    {
        Note Of(string caption, double x) => new([new(caption)], x, 0) { Size = Charts.Drawing.Axis.LabelSize, Colour = Palette.Muted };
        if (panel.Y.Caption is { } above)
            yield return Of(above, 0) with { XFromInset = true, Y = panel.Y.To, ShiftY = -Panel.CaptionGap, AtY = Side.End };
        if (panel.X.Caption is { } below)
            yield return Of(below, (panel.X.From + panel.X.To) / 2) with { Y = panel.Y.From, ShiftY = panel.CaptionTop, AtX = Side.Middle };
    }

    private PlotlyObject Annotation(Note note)
        => Annotation(note, ("paper", 0.0, note.X + note.ShiftX), ("paper", 1.0, picture.Head - note.Y - note.ShiftY));

    private PlotlyObject Annotation(Note note, Panel panel, int at) => Annotation(
        note, note.XFromInset ? ("paper", 0.0, note.X + note.ShiftX) : (Axis('x', at), At(note.X, panel.X), note.ShiftX),
            (Axis('y', at), note.Y, -note.ShiftY));

    private PlotlyObject Annotation(Note note, (string Axis, object At, double Shift) x, (string Axis, object At, double Shift) y)
    {
        var across = note.AtX switch { Side.Start => "left", Side.Middle => "center", _ => "right" };
        var made = new PlotlyObject(
            ("text", ink.Of(note)), ("showarrow", false), ("borderpad", 0), ("borderwidth", 0), ("xanchor", across),
            ("yanchor", note.AtY switch { Side.Start => "top", Side.Middle => "middle", _ => "bottom" }),
            ("align", across), ("font", new PlotlyObject(("size", note.Size), ("color", ink.Of(note.Colour)))));
        if (note.Background is { } background)
            made.Add("bgcolor", ink.Of(background));
        made.Add(("xref", x.Axis), ("x", x.At), ("xshift", x.Shift), ("yref", y.Axis), ("y", y.At), ("yshift", y.Shift));
        return made;
    }
}

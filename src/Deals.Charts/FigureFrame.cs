namespace Deals;

/// <summary>The one place that puts title, subtitle, source note and margins around a figure's body.</summary>
internal static class FigureFrame
{
    private const double Edge = 14;

    /// <summary>The corner at the upper right that the buttons of the drawing take.</summary>
    private const double ButtonsWidth = 104;

    /// <summary>The pictures of a figure's states, or the only one; all are as high as the one with the most to say.</summary>
    /// <exception cref="InvalidOperationException">The states are not as many as their bodies, or panels or axes differ between
    /// them.</exception>
    public static IReadOnlyList<Picture> Around(IReadOnlyList<Body> bodies, Figure figure, Canvas canvas)
    {
        var lines = Lettering.Wrap(figure.Title, canvas.ContentWidth - ButtonsWidth, TypeSize.Title, bold: true);
        var title = Note.Of(lines, 0, Edge, TypeSize.Title, Palette.Text, bold: true);
        var below = Edge + HeightOf(title) + 4;
        var subtitle = Paragraph(figure.Subtitle, TypeSize.Subtitle, Palette.Muted, below, canvas);
        below += HeightOf(subtitle);
        var findings = (figure.Slider?.States ?? []).Select(state => Paragraph(state.Finding, TypeSize.Finding, Palette.Text, below + 8,
            canvas)).ToList();
        var head = below + findings.Select(finding => 8 + HeightOf(finding)).DefaultIfEmpty(0).Max() + 12;
        var bodyHeight = bodies.Max(body => body.Height);
        var footAt = head + bodyHeight + 14;
        var sources = Paragraph(figure.SourceNote, TypeSize.Foot, Palette.Muted, footAt, canvas);
        var scenario = Paragraph(figure.ScenarioNote, TypeSize.Foot, Palette.Muted, footAt + HeightOf(sources) + 2, canvas);
        var height = scenario.Y + HeightOf(scenario) + Edge;

        if (bodies.Count != Math.Max(1, findings.Count)
            || bodies.Any(body => !body.Panels.Select(Place).SequenceEqual(bodies[0].Panels.Select(Place))))
            throw new InvalidOperationException($"The figure {figure.Id} would jump: all its states need a body, with the same panels "
                + "and axes.");
        return
        [
            .. bodies.Select((body, at) => new Picture(
                title, canvas.Width, height, Canvas.Inset, head, height - head - bodyHeight, body.Panels,
                [subtitle, .. findings.Count == 0 ? [] : new[] { findings[at] }, sources, scenario])),
        ];
    }

    private static object Place(Panel panel)
        => (panel.Top, panel.Height, panel.Left, panel.Right, (panel.X.Kind, panel.X.From, panel.X.To),
            (panel.Y.Kind, panel.Y.From, panel.Y.To));

    private static Note Paragraph(string text, double size, Colour colour, double top, Canvas canvas)
        => Note.Of(Lettering.Wrap(text, canvas.ContentWidth, size), 0, top, size, colour);

    private static double HeightOf(Note note) => Math.Ceiling(note.Lines.Count * note.Size * Lettering.LineHeight);
}

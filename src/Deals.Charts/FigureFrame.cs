namespace Deals;

/// <summary>The one place that puts title, subtitle, source note and margins around a figure's body.</summary>
internal sealed class FigureFrame
{
    private const double Edge = 14;

    /// <summary>The corner at the upper right that the buttons of the drawing take.</summary>
    private const double ButtonsWidth = 104;

    private const double GapBelowBody = 14;

    private readonly Figure figure;
    private readonly Canvas canvas;
    private readonly Note title;
    private readonly Note subtitle;
    private readonly IReadOnlyList<Note> findings;

    /// <summary>Sets the words of a figure for a sheet.</summary>
    public FigureFrame(Figure figure, Canvas canvas)
    {
        (this.figure, this.canvas) = (figure, canvas);
        var lines = Lettering.WrapEvenly(figure.Title, canvas.ContentWidth - ButtonsWidth, TypeSize.Title, bold: true);
        title = Note.Of(lines, 0, Edge, TypeSize.Title, Palette.Text, bold: true);
        var below = Edge + HeightOf(title) + 4;
        subtitle = Paragraph(figure.Subtitle, TypeSize.Subtitle, Palette.Muted, below);
        below += HeightOf(subtitle);
        findings = [.. (figure.Slider?.States ?? []).Select(state => Paragraph(state.Finding, TypeSize.Finding, Palette.Text, below + 8))];
        Head = below + findings.Select(finding => 8 + HeightOf(finding)).DefaultIfEmpty(0).Max() + 12;
        Foot = GapBelowBody + Sources(0).Sum(HeightOf) + 2 + Edge;
    }

    /// <summary>The height of what stands above the body.</summary>
    public double Head { get; }

    /// <summary>The height of what stands below it.</summary>
    public double Foot { get; }

    /// <summary>The pictures of a figure's states, or the only one; all are as high as the one with the most to say.</summary>
    /// <exception cref="InvalidOperationException">The states are not as many as their bodies, or panels or axes differ between
    /// them.</exception>
    public IReadOnlyList<Picture> Around(IReadOnlyList<Body> bodies)
    {
        if (bodies.Count != Math.Max(1, findings.Count)
            || bodies.Any(body => !body.Panels.Select(Place).SequenceEqual(bodies[0].Panels.Select(Place))))
            throw new InvalidOperationException($"The figure {figure.Id} would jump: all its states need a body, with the same panels "
                + "and axes.");
        var bodyHeight = bodies.Max(body => body.Height);
        var sources = Sources(Head + bodyHeight + GapBelowBody);
        return
        [
            .. bodies.Select((body, at) => new Picture(
                title, canvas.Width, Head + bodyHeight + Foot, Canvas.Inset, Head, Foot, body.Panels,
                [subtitle, .. findings.Count == 0 ? [] : new[] { findings[at] }, .. sources])),
        ];
    }

    private Note[] Sources(double top)
    {
        var sources = Paragraph(figure.SourceNote, TypeSize.Foot, Palette.Muted, top);
        return [sources, Paragraph(figure.ScenarioNote, TypeSize.Foot, Palette.Muted, top + HeightOf(sources) + 2)];
    }

    private static object Place(Panel panel)
        => (panel.Top, panel.Height, panel.Left, panel.Right, (panel.X.Kind, panel.X.From, panel.X.To),
            (panel.Y.Kind, panel.Y.From, panel.Y.To));

    private Note Paragraph(string text, double size, Colour colour, double top)
        => Note.Of(Lettering.Wrap(text, canvas.ContentWidth, size), 0, top, size, colour);

    private static double HeightOf(Note note) => Math.Ceiling(note.Lines.Count * note.Size * Lettering.LineHeight);
}

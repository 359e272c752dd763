using Deals.Charts.Drawing;
using Deals.Charts.Text;
using Deals.Charts.Themes;

namespace Deals.Charts.Figures;

/// <summary>Short texts over places of an axis, in as many lanes as they need to stay apart, none beyond the room that they have.</summary>
/// <param name="plotWidth">The width of the plot, in pixels.</param>
/// <param name="from">Where the axis starts.</param>
/// <param name="to">Where it ends.</param>
/// <param name="before">How far a text may reach out of the plot at the left, in pixels.</param>
/// <param name="after">How far at the right.</param>
internal sealed class SpanLabels(double plotWidth, double from, double to, double before = 0, double after = 0)
{
    private readonly List<(double At, NoteLine Line)> labels = [];

    /// <summary>How many lanes the labels take.</summary>
    public int Count => labels.Count == 0 ? 0 : Lanes.Of([.. Extents()]).Max() + 1;

    /// <summary>Adds a text centred over a place on the axis.</summary>
    public void Add(double at, NoteLine line) => labels.Add((at, line));

    /// <summary>The texts, the first lane at the bottom.</summary>
    public IEnumerable<Note> Notes(double laneHeight, Palette palette)
    {
        var extents = Extents().ToList();
        var lanes = Lanes.Of(extents);
        return labels.Select((label, at) => new Note([label.Line], label.At, (Count - lanes[at]) * laneHeight)
        {
            AtX = Side.Middle,
            AtY = Side.End,
            ShiftX = ((extents[at].From + extents[at].To) / 2) - Pixels(label.At),
            ShiftY = -3,
            Size = TypeSize.Small,
            Colour = palette.Text,
            Background = palette.Ground,
        });
    }

    private IEnumerable<(double From, double To)> Extents() => labels.Select(label =>
    {
        var half = Lettering.Width(label.Line.Text, TypeSize.Small, label.Line.Bold) / 2;
        var middle = Math.Clamp(Pixels(label.At), half - before, Math.Max(half - before, plotWidth + after - half));
        return (middle - half, middle + half);
    });

    private double Pixels(double at) => (at - from) / (to - from) * plotWidth;
}

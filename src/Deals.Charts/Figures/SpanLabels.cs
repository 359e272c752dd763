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

    public int Count => labels.Count == 0 ? 0 : LabelLanes.Of([.. Extents()]).Max() + 1;

    /// <summary>Adds a text centred over a place on the axis.</summary>
    public void Add(double at, NoteLine line) => labels.Add((at, line));

    /// <summary>The texts, the first lane at the bottom.</summary>
    public IEnumerable<Note> Notes(double laneHeight)
    {
        var extents = Extents().ToList();
        var lanes = LabelLanes.Of(extents);
        return labels.Select((label, at) => new Note([label.Line], label.At, (Count - lanes[at]) * laneHeight)
        {
            AtX = Side.Middle,
            AtY = Side.End,
            ShiftX = ((extents[at].From + extents[at].To) / 2) - Pixels(label.At),
            ShiftY = -3,
            Size = TypeSize.Small,
            Colour = Palette.Text,
            Background = Palette.Ground,
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

/// <summary>Gives texts that lie side by side their own lanes, so that none covers another.</summary>
internal static class LabelLanes
{
    private const double Air = 10;

    /// <summary>The lane of each text, 0 first: the lowest in which it overlaps no earlier one.</summary>
    /// <param name="extents">Where each text starts and ends, in pixels.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<(double From, double To)> extents)
    {
        var taken = new List<List<(double From, double To)>>();
        var lanes = new List<int>();
        foreach (var extent in extents)
        {
            var lane = taken.FindIndex(others => others.All(other => extent.To + Air <= other.From || other.To + Air <= extent.From));
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add([]);
            }

            taken[lane].Add(extent);
            lanes.Add(lane);
        }

        return lanes;
    }
}

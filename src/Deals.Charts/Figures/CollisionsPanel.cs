using Deals.Charts.Drawing;
using Deals.Charts.Text;

namespace Deals.Charts.Figures;

/// <summary>The collisions one by one, on an axis of their own days only, so that weeks can be seen among years.</summary>
internal sealed class CollisionsPanel(DealBook book, IReadOnlyList<Collision> collisions, Canvas canvas)
{
    /// <summary>So many are drawn; the others stand in the table.</summary>
    private const int Most = 10;

    private const double HalfBar = 8;

    /// <summary>Room for half a label of the axis at its ends.</summary>
    private const double Indent = 24;

    private const double LineHeight = TypeSize.Label * Lettering.LineHeight;

    private readonly IReadOnlyList<Collision> shown = [.. collisions.Take(Most)];

    public Panel Heading()
    {
        var more = collisions.Count > Most ? $"; the first {Most} of {collisions.Count}, all are in the table" : "";
        return new()
        {
            Height = 24,
            X = new(AxisKind.Number, 0, canvas.ContentWidth),
            Y = Axis.FromTop(24),
            Notes = [new([new($"The {(collisions.Count == 1 ? "collision" : "collisions")}, closer{more}", Bold: true)], 0, 0) { Size = TypeSize.Subtitle, Colour = canvas.Palette.Text }],
        };
    }

    public Panel Panel()
    {
        var palette = canvas.Palette;
        var (from, to) = Days();
        var (y, bars, overlays, notes) = (0.0, new List<Bar>(), new List<Bar>(), new List<Note>());
        foreach (var collision in shown)
        {
            var heading = Lettering.Wrap($"{collision.First.Right}  ×  {collision.Second.Right}", canvas.ContentWidth, TypeSize.Label).Select(line => new NoteLine(line));
            var detail = Lettering.Wrap(Detail(collision), canvas.ContentWidth, TypeSize.Label).Select(line => new NoteLine(line, palette.Muted));
            var lines = heading.Concat(detail).ToList();
            notes.Add(new(lines, 0, y + 4) { XFromInset = true, Size = TypeSize.Label, Colour = palette.Text, Background = palette.Ground });
            y += 4 + (lines.Count * LineHeight) + 6;
            foreach (var (held, middle) in new[] { (collision.First, y + (HalfBar / 2)), (collision.Second, y + HalfBar + 1 + (HalfBar / 2)) })
            {
                var start = Math.Max(held.Window.Start.DayNumber, from);
                var end = Math.Min(held.Window.End?.DayNumber ?? to, to);
                var colour = palette.AreaOf(held.Right.Holder.Colour);
                bars.Add(new(start, end, middle, HalfBar, RightFill.Of(held.Right, colour, palette), HoverOf(collision)));
                overlays.Add(new(
                    collision.Window.Start.DayNumber, Math.Min(collision.Window.End?.DayNumber ?? to, to), middle, HalfBar, RightFill.Colliding(colour, palette), HoverOf(collision)));
            }

            y += (2 * HalfBar) + 12;
        }

        return new()
        {
            Height = y,
            Left = Indent,
            Right = Indent,
            X = Axis.Days(DateOnly.FromDayNumber((int)from), DateOnly.FromDayNumber((int)to), (int)(canvas.ContentWidth / 104)),
            Y = Axis.FromTop(y),
            Marks = [new Bars("Windows", bars), new Bars("Collisions", overlays)],
            Notes = notes,
        };
    }

    public static IReadOnlyList<string> HoverOf(Collision collision) =>
    [
        $"Collision over {collision.Subject}", $"{collision.First.Right} ({Wording.Of(collision.First.Right.Kind)})",
        $"{collision.Second.Right} ({Wording.Of(collision.Second.Right.Kind)})",
        $"{Wording.Span(collision.Window)}{(collision.Window.Days is { } days ? $", {Wording.Days(days)}" : "")}", $"Ends: {Wording.Ended(collision.Window, collision.Endings)}",
    ];

    private static string Detail(Collision collision)
    {
        var days = collision.Window.Days is { } count ? $"{Wording.Days(count)}, {Wording.Span(collision.Window)}" : $"from {Wording.Day(collision.Window.Start)}, no end known";
        var ended = collision.Window.IsOpen ? "" : $"; end: {Wording.Ended(collision.Window, collision.Endings)}";
        return $"over {collision.Subject}: {days}{ended}";
    }

    /// <summary>From a while before the first collision to a while after the last; open ones run to the period's end.</summary>
    private (double From, double To) Days()
    {
        var first = shown.Min(collision => collision.Window.Start.DayNumber);
        var last = shown.Max(collision => collision.Window.End?.DayNumber ?? Math.Max(book.Period.End!.Value.DayNumber, collision.Window.Start.DayNumber + 1));
        var around = Math.Clamp((last - first) / 3, 7, 180);
        return (first - around, last + around);
    }
}

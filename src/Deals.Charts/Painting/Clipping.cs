namespace Deals.Charts.Painting;

/// <summary>Cuts off what lies outside a box. It is done here, as programs that show SVG differ in what they make of clip paths.</summary>
internal static class Clipping
{
    public static Box Within(this Box box, Box frame) => new(
        Math.Clamp(box.Left, frame.Left, frame.Right), Math.Clamp(box.Top, frame.Top, frame.Bottom),
        Math.Clamp(box.Right, frame.Left, frame.Right), Math.Clamp(box.Bottom, frame.Top, frame.Bottom));

    /// <summary>The parts of a line from spot to spot that lie in the frame (Liang and Barsky's way).</summary>
    public static IEnumerable<IReadOnlyList<Spot>> Within(this IReadOnlyList<Spot> line, Box frame)
    {
        var part = new List<Spot>();
        for (var at = 1; at < line.Count; at++)
        {
            if (Piece(line[at - 1], line[at], frame) is not { } piece)
                continue;
            if (part.Count > 0 && part[^1] != piece.From)
            {
                yield return part;
                part = [];
            }

            if (part.Count == 0)
                part.Add(piece.From);
            part.Add(piece.To);
        }

        if (part.Count > 0)
            yield return part;
    }

    /// <summary>What of an enclosed area lies in the frame (Sutherland and Hodgman's way).</summary>
    public static IReadOnlyList<Spot> AreaWithin(this IReadOnlyList<Spot> ring, Box frame)
    {
        ring = Cut(ring, spot => spot.X - frame.Left);
        ring = Cut(ring, spot => frame.Right - spot.X);
        ring = Cut(ring, spot => spot.Y - frame.Top);
        return Cut(ring, spot => frame.Bottom - spot.Y);
    }

    private static (Spot From, Spot To)? Piece(Spot from, Spot to, Box frame)
    {
        var (dx, dy, start, end) = (to.X - from.X, to.Y - from.Y, 0.0, 1.0);
        foreach (var (step, room) in (ReadOnlySpan<(double, double)>)[(-dx, from.X - frame.Left), (dx, frame.Right - from.X),
            (-dy, from.Y - frame.Top), (dy, frame.Bottom - from.Y)])
        {
            if (step == 0 && room < 0)
                return null;
            if (step < 0)
                start = Math.Max(start, room / step);
            else if (step > 0)
                end = Math.Min(end, room / step);
        }

        return start > end ? null : (start == 0 ? from : Along(start), end == 1 ? to : Along(end));

        Spot Along(double share) => new(from.X + (dx * share), from.Y + (dy * share));
    }

    private static List<Spot> Cut(IReadOnlyList<Spot> ring, Func<Spot, double> inside)
    {
        var kept = new List<Spot>(ring.Count + 4);
        for (var at = 0; at < ring.Count; at++)
        {
            var (before, here) = (ring[(at + ring.Count - 1) % ring.Count], ring[at]);
            var (was, now) = (inside(before), inside(here));
            if (was < 0 != now < 0)
                kept.Add(new(before.X + ((here.X - before.X) * was / (was - now)), before.Y + ((here.Y - before.Y) * was / (was - now))));
            if (now >= 0)
                kept.Add(here);
        }

        return kept;
    }
}

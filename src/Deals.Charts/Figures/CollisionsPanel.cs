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
        return Drawing.Panel.OfPixels(canvas.ContentWidth, 24) with
        {
            Notes = [new([new($"The {(collisions.Count == 1 ? "collision" : "collisions")}, closer{more}", Bold: true)], 0,
                0) { Size = TypeSize.Subtitle, Colour = Palette.Text }],
        };
    }

    public Panel Panel()
    {
        var (from, to) = Days();
        var (y, bars, overlays, notes) = (0.0, new List<Bar>(), new List<Bar>(), new List<Note>());
        foreach (var collision in shown)
        {
            var heading = Lettering.Wrap($"{collision.First.Right}  ×  {collision.Second.Right}", canvas.ContentWidth, TypeSize.Label)
                .Select(line => new NoteLine(line));
            var detail = Lettering.Wrap(Detail(collision), canvas.ContentWidth, TypeSize.Label)
                .Select(line => new NoteLine(line, Palette.Muted));
            var lines = heading.Concat(detail).ToList();
            notes.Add(new(lines, 0, y + 4)
            { XFromInset = true, Size = TypeSize.Label, Colour = Palette.Text, Background = Palette.Ground });
            y += 4 + (lines.Count * LineHeight) + 6;
            foreach (var (held, middle) in new[] { (collision.First, y + (HalfBar / 2)),
                (collision.Second, y + HalfBar + 1 + (HalfBar / 2)) })
            {
                var start = Math.Max(held.Window.Start.DayNumber, from);
                var end = Math.Min(held.Window.End?.DayNumber ?? to, to);
                var colour = Palette.AreaOf(held.Right.Holder.Colour);
                bars.Add(new(start, end, middle, HalfBar, RightFill.Of(held.Right, colour), HoverOf(collision)));
                overlays.Add(new(
                    collision.Window.Start.DayNumber, Math.Min(collision.Window.End?.DayNumber ?? to, to), middle, HalfBar,
                        RightFill.Colliding(colour), HoverOf(collision)));
            }

            y += (2 * HalfBar) + 12;
        }

        var x = Axis.Days(DateOnly.FromDayNumber((int)from), DateOnly.FromDayNumber((int)to), (int)(canvas.ContentWidth / 104));
        return Drawing.Panel.Of(y, x, Indent, Indent) with
        { Marks = [new Bars("Windows", bars), new Bars("Collisions", overlays)], Notes = notes };
    }

    public static IReadOnlyList<string> HoverOf(Collision collision) =>
    [
        $"Collision over {collision.Subject}", $"{collision.First.Right} ({Wording.Of(collision.First.Right.Kind)})",
        $"{collision.Second.Right} ({Wording.Of(collision.Second.Right.Kind)})",
        $"{Wording.Span(collision.Window)}{(collision.Window.Days is { } days ? $", {Wording.Days(days)}" : "")}",
            $"Ends: {Wording.Ended(collision.Window, collision.Endings)}",
    ];

    /// <summary>A collision in a sentence: whose clauses, over what, for how long.</summary>
    public static string Told(Collision collision, DateOnly asOf)
    {
        var verb = collision.Window.Start > asOf ? "will clash" : collision.Window.End is { } end && end <= asOf ? "clashed" : "clashes";
        return $"{Whose(collision.First.Right)} {verb} with {Whose(collision.Second.Right)} {Detail(collision)}.";
    }

    private static string Whose(Right right) => $"{OutcomeWords.Possessive(right.Holder)} “{right.Clause}”";

    private static string Detail(Collision collision)
    {
        var days = collision.Window.Days is { } count ? $"{Wording.Days(count)}, {Wording.Span(collision.Window)}"
            : $"from {Wording.Day(collision.Window.Start)}, no end known";
        var ended = collision.Window.IsOpen ? "" : $"; end: {Wording.Ended(collision.Window, collision.Endings)}";
        return $"over {collision.Subject}: {days}{ended}";
    }

    /// <summary>From a while before the first collision to a while after the last; open ones run to the period's end.</summary>
    private (double From, double To) Days()
    {
        var first = shown.Min(collision => collision.Window.Start.DayNumber);
        var last = shown.Max(collision => collision.Window.End?.DayNumber ?? Math.Max(book.Period.End!.Value.DayNumber,
            collision.Window.Start.DayNumber + 1));
        var around = Math.Clamp((last - first) / 3, 7, 180);
        return (first - around, last + around);
    }
}

/// <summary>What there is to say about the collisions of a reading, all together.</summary>
internal sealed record CollisionSummary(IReadOnlyList<Collision> Collisions, DateOnly AsOf)
{
    /// <summary>The days with at least one collision.</summary>
    public IReadOnlyList<Window> Spans { get; } = Window.Union(Collisions.Select(collision => collision.Window));

    /// <summary>How many days with a collision there were, the as-of day the last.</summary>
    public int DaysSoFar => Spans.Where(span => span.Start <= AsOf)
        .Sum(span => (span.End is { } end && end <= AsOf ? end : AsOf.AddDays(1)).DayNumber - span.Start.DayNumber);

    /// <summary>"North’s rights and South’s clashed for 31 days, until the settlement of 3 May 2030".</summary>
    public string Finding
    {
        get
        {
            var begun = Collisions.Where(collision => collision.Window.Start <= AsOf).ToList();
            if (begun.Count == 0)
                return $"{Who(Collisions)} will clash from "
                    + $"{Wording.Day(Spans[0].Start)}{(Spans is [{ Days: { } days }] ? $", for {Wording.Days(days)}" : "")}";
            var stretches = Spans.TakeWhile(span => span.Start <= AsOf).ToList();
            var last = stretches[^1];
            var next = stretches.Count < Spans.Count ? $"; the next clash starts on {Wording.Day(Spans[stretches.Count].Start)}" : "";
            if (last.End is null || last.End > AsOf)
                return $"{Who(begun)} clash: {Wording.Days(DaysSoFar)} so "
                    + $"far{(last.LastDay is { } end ? $", until {Wording.Day(end)}{Assumed(last)}" : ", with no end known")}{next}";
            var inStretches = stretches.Count > 1 ? $" in {Wording.Count(stretches.Count, "stretch", "stretches")}" : "";
            return $"{Who(begun)} clashed for {Wording.Days(DaysSoFar)}{inStretches}{EndedBy(last)}{next}";
        }
    }

    /// <summary>
    /// "North’s rights and South’s" where all are between two holders; else "two exclusive rights", "four rights in three pairs".
    /// </summary>
    private static string Who(IReadOnlyList<Collision> collisions)
    {
        var rights = collisions.SelectMany(collision => new[] { collision.First.Right, collision.Second.Right }).Distinct().ToList();
        if (rights.Select(right => right.Holder).Distinct().ToList() is [var one, var other])
        {
            return new[] { one, other }.All(holder => char.IsLetter(holder.ShortName[^1]))
                ? $"{OutcomeWords.Possessive(one)} rights and {OutcomeWords.Possessive(other)}"
                : $"the rights of {one.ShortName} and {other.ShortName}";
        }

        var who = Wording.Count(rights.Count, rights.All(right => right.Kind == RightKind.Exclusive) ? "exclusive right" : "right");
        return collisions.Count == rights.Count / 2 ? who : $"{who} in {Wording.Count(collisions.Count, "pair")}";
    }

    /// <summary>" (assumed)", where nothing but an assumption ends a stretch.</summary>
    private string Assumed(Window last) => Collisions.Where(collision => collision.Window.End == last.End)
        .SelectMany(collision => collision.Endings).All(ending => ending.Cause == EndingCause.AssumedDay) ? " (assumed)" : "";

    /// <summary>The end of the last stretch so far, in words; nothing where several things ended it.</summary>
    private string EndedBy(Window last)
    {
        var endings = Collisions.Where(collision => collision.Window.End == last.End).SelectMany(collision => collision.Endings);
        return endings.Select(EndOf).Distinct().ToList() is [var ended] ? $", until {ended}"
            : $", until {Wording.Day(last.LastDay!.Value)}";

        string EndOf(Ending ending) => ending.Cause == EndingCause.Event
            ? $"the {Wording.Of(ending.Right.EndedBy!.Kind)} of {Wording.Day(ending.Right.EndedBy!)}"
            : Wording.Of(ending, last.End!.Value);
    }
}

/// <summary>How windows of rights are filled: exclusive ones solid, others light, collisions hatched.</summary>
internal static class RightFill
{
    public static Fill Of(Right right, Colour colour) => right.Kind == RightKind.Exclusive ? new(colour) : Light(colour);

    public static Fill Light(Colour colour) => new(Palette.Ground.Mix(colour, 0.25), colour);

    public static Fill Colliding(Colour colour) => new(Palette.Ground.Mix(colour, 0.35), Palette.Alarm, IsHatched: true);
}

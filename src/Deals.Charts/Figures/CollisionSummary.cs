using Deals.Charts.Text;

namespace Deals.Charts.Figures;

/// <summary>What there is to say about the collisions of a reading, all together.</summary>
internal sealed class CollisionSummary
{
    public CollisionSummary(IReadOnlyList<Collision> collisions, DateOnly asOf)
    {
        Collisions = collisions;
        Spans = Window.Union(collisions.Select(collision => collision.Window));
        var until = asOf.AddDays(1);
        DaysSoFar = Spans.Where(span => span.Start < until)
            .Sum(span => (span.End is { } end && end < until ? end : until).DayNumber - span.Start.DayNumber);
        AsOf = asOf;
    }

    public IReadOnlyList<Collision> Collisions { get; }

    /// <summary>The days with at least one collision.</summary>
    public IReadOnlyList<Window> Spans { get; }

    /// <summary>How many days with a collision there were, the as-of day the last.</summary>
    public int DaysSoFar { get; }

    private DateOnly AsOf { get; }

    /// <summary>"two exclusive rights collided for 31 days, until 3 May 2030: the shops make peace".</summary>
    public string Finding
    {
        get
        {
            var begun = Collisions.Where(collision => collision.Window.Start <= AsOf).ToList();
            if (begun.Count == 0)
                return $"{Who(Collisions)} will collide from {Wording.Day(Spans[0].Start)}{(Spans is [{ Days: { } days }] ? $", for {Wording.Days(days)}" : "")}";
            var stretches = Spans.TakeWhile(span => span.Start <= AsOf).ToList();
            var last = stretches[^1];
            var next = stretches.Count < Spans.Count ? $"; the next collision starts on {Wording.Day(Spans[stretches.Count].Start)}" : "";
            if (last.End is null || last.End > AsOf)
                return $"{Who(begun)} collide: {Wording.Days(DaysSoFar)} so far{(last.LastDay is { } end ? $", until {Wording.Day(end)}" : ", with no end known")}{next}";
            return $"{Who(begun)} collided for {Wording.Days(DaysSoFar)}{(stretches.Count > 1 ? $" in {Wording.Count(stretches.Count, "stretch", "stretches")}" : "")}{EndedBy(last)}{next}";
        }
    }

    /// <summary>"two exclusive rights", "four rights in three pairs".</summary>
    private static string Who(IReadOnlyList<Collision> collisions)
    {
        var rights = collisions.SelectMany(collision => new[] { collision.First.Right, collision.Second.Right }).Distinct().ToList();
        var who = Wording.Count(rights.Count, rights.All(right => right.Kind == RightKind.Exclusive) ? "exclusive right" : "right");
        return collisions.Count == rights.Count / 2 ? who : $"{who} in {Wording.Count(collisions.Count, "pair")}";
    }

    /// <summary>The end of the last stretch so far, in words; nothing where several things ended it.</summary>
    private string EndedBy(Window last)
    {
        var endings = Collisions.Where(collision => collision.Window.End == last.End).SelectMany(collision => collision.Endings);
        return endings.Select(ending => Wording.Of(ending, last.End!.Value)).Distinct().ToList() is [var ended] ? $", until {ended}" : $", until {Wording.Day(last.LastDay!.Value)}";
    }
}

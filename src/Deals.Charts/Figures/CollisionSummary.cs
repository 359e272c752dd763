using Deals.Charts.Text;
using Deals.Model;

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
            var rights = Collisions.SelectMany(collision => new[] { collision.First.Right, collision.Second.Right }).Distinct().ToList();
            var who = Wording.Count(rights.Count, rights.All(right => right.Kind == RightKind.Exclusive) ? "exclusive right" : "right");
            var pairs = Collisions.Count == rights.Count / 2 ? "" : $" in {Wording.Count(Collisions.Count, "pair")}";
            var last = Spans[^1];
            if (Spans[0].Start > AsOf)
                return $"{who}{pairs} will collide from {Wording.Day(Spans[0].Start)}{(last.Days is { } days && Spans.Count == 1 ? $", for {Wording.Days(days)}" : "")}";
            if (last.Start <= AsOf && (last.End is null || last.End > AsOf))
                return $"{who}{pairs} collide: {Wording.Days(DaysSoFar)} so far{(last.LastDay is { } end ? $", until {Wording.Day(end)}" : ", with no end known")}";
            var stretches = Spans.Count > 1 ? $" in {Wording.Count(Spans.Count, "stretch", "stretches")}" : "";
            return $"{who}{pairs} collided for {Wording.Days(DaysSoFar)}{stretches}{EndedBy(last)}";
        }
    }

    /// <summary>The end of the last stretch, in words; nothing where several things ended it.</summary>
    private string EndedBy(Window last)
    {
        var endings = Collisions.Where(collision => collision.Window.End == last.End).SelectMany(collision => collision.Endings);
        return endings.Select(ending => Wording.Of(ending, last.End!.Value)).Distinct().ToList() is [var ended] ? $", until {ended}" : $", until {Wording.Day(last.LastDay!.Value)}";
    }
}

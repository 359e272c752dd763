using Deals.Charts.Text;

namespace Deals.Charts.Figures;

/// <summary>A day that is looked at, and what it stands for.</summary>
internal sealed record ComparedDay(string Name, DateOnly Day)
{
    /// <summary>
    /// Before, during and after the collisions of a reading. Where it has none, those of the readings that do; where none
    /// has any, the first day of the period, the day of the least choice and the as-of day.
    /// </summary>
    public static (IReadOnlyList<ComparedDay> Days, string Why) Of(DealBook book, RightsTimeline timeline, Reading reading)
    {
        var own = Window.Union(timeline.Collisions(reading).Select(collision => collision.Window));
        if (own.Count > 0)
            return (Around(own, book.AsOf), "the days are those of the collision");
        foreach (var other in book.Readings.Where(other => other != reading))
        {
            var others = Window.Union(timeline.Collisions(other).Select(collision => collision.Window));
            if (others.Count > 0)
                return (Around(others, book.AsOf), $"no collision here; the days are those under {Wording.Of(other)}");
        }

        var steps = timeline.ChoiceIndex(reading, book.Period);
        var least = steps.MinBy(step => step.Usable)!;
        var days = new List<ComparedDay> { new("At the start", book.Period.Start) };
        if (least.Window.Start > days[0].Day)
            days.Add(new("At its least", least.Window.Start));
        if (book.AsOf > days[^1].Day)
            days.Add(new("As of", book.AsOf));
        return (days, "no rights collide under any reading");
    }

    private static List<ComparedDay> Around(IReadOnlyList<Window> spans, DateOnly asOf)
    {
        var first = spans[0].Start;
        var days = new List<ComparedDay> { new("Before", first.AddDays(-1)), new("During", first) };
        if (spans[^1].End is { } end)
            days.Add(new("After", end));
        else if (asOf > first)
            days.Add(new("Still, as of", asOf));
        return days;
    }
}

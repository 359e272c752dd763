using System.Globalization;
using Deals.Charts.Drawing;

namespace Deals.Charts.Figures;

/// <summary>An assumption's values along an axis: numbers, shares as percent, days; the day that never comes stands apart at the end.</summary>
internal sealed class AssumptionAxis
{
    /// <summary>How far beyond the last day never stands, as a part of the days shown.</summary>
    private const double Apart = 0.09;

    private const int MostTicks = 9;

    private readonly Assumption assumption;
    private readonly double first;
    private readonly double last;
    private readonly bool hasNever;

    /// <summary>The axis of some values.</summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="values">What must find its place, ascending; at least one.</param>
    public AssumptionAxis(Assumption assumption, IReadOnlyList<AssumptionValue> values)
    {
        this.assumption = assumption;
        hasNever = values[^1].IsNever;
        var places = values.Where(value => !value.IsNever).Select(Known).ToList();
        (first, last) = places.Count == 0 ? (0, 1) : (places[0], places[^1]);
        if (first == last)
            last = first + (assumption.IsDate ? 365 : Math.Max(1, Math.Abs(first)));
    }

    /// <summary>Whether never has a place, apart from the days.</summary>
    public bool HasNever => hasNever;

    /// <summary>Half-way between the last day and never.</summary>
    public double Gap => last + ((last - first) * Apart / 2);

    /// <summary>The place of never.</summary>
    public double Never => last + ((last - first) * Apart);

    /// <summary>Where the axis starts.</summary>
    public double From => first;

    /// <summary>Where it ends.</summary>
    public double To => hasNever ? last + ((last - first) * Apart * 1.5) : last;

    /// <summary>A value's place.</summary>
    public double At(AssumptionValue value) => value.IsNever ? Never : Known(value);

    /// <summary>Across a panel of some width, with as many labels as fit.</summary>
    public Axis Across(double width)
    {
        Axis With(IReadOnlyList<Tick> ticks) => new(AxisKind.Number, From, To) { IsShown = true, HasGrid = false, Ticks = ticks, Caption = Caption };
        for (var most = MostTicks; most > 2; most--)
        {
            var axis = With(Ticks(most));
            if (ValueAxis.Fits(axis.Ticks, axis, width))
                return axis;
        }

        // So wide are the labels that only the ends have one.
        var few = Ticks(3);
        return With(few.Count == 0 ? [] : [few[0], few[^1]]);
    }

    /// <summary>Up a panel.</summary>
    public Axis Up() => new(AxisKind.Number, From, To) { IsShown = true, HasGrid = false, Ticks = Ticks(MostTicks), Caption = Caption };

    private string Caption => assumption.IsDate || assumption.IsFraction ? assumption.Label : $"{assumption.Label} ({assumption.Unit})";

    private double Known(AssumptionValue value) => value.Day is { } day ? day.DayNumber : (double)value.Number!.Value * (assumption.IsFraction ? 100 : 1);

    private List<Tick> Ticks(int most)
    {
        var ticks = assumption.IsDate
            ? DayTicks(most)
            : Axis.Numbers([first, last], assumption.IsFraction ? Unit.Percent : new(), Math.Max(3, most)).Ticks.Where(tick => tick.At >= first - Slack && tick.At <= last + Slack);
        return [.. ticks, .. hasNever ? new[] { new Tick(Never, "never") } : []];
    }

    private double Slack => (last - first) * 1e-9;

    /// <summary>The first days of years, or of months where there are few years.</summary>
    private IEnumerable<Tick> DayTicks(int most)
    {
        var (from, to) = (DateOnly.FromDayNumber((int)first), DateOnly.FromDayNumber((int)last));
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        int[] steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
        var step = steps.FirstOrDefault(each => months / each < most, steps[^1]);
        var start = new DateOnly(from.Year, 1, 1);
        for (var at = 0; ; at += step)
        {
            if (start.Year + (at / 12) > DateOnly.MaxValue.Year || start.AddMonths(at) > to)
                yield break;
            if (start.AddMonths(at) >= from)
                yield return new(start.AddMonths(at).DayNumber, start.AddMonths(at).ToString(step < 12 ? "MMM yyyy" : "yyyy", CultureInfo.InvariantCulture));
        }
    }
}

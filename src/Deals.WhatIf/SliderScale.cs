namespace Deals.WhatIf;

/// <summary>The positions of an assumption's slider: from its smallest value in even steps to its largest, never as the last one.</summary>
internal sealed class SliderScale
{
    private const int MostSteps = 100_000;

    private readonly Assumption assumption;
    private readonly int steps;
    private readonly decimal step;
    private readonly int firstDay;
    private readonly int lastDay;

    /// <param name="assumption">What it moves.</param>
    /// <param name="horizon">Where a scale of days ends that is bounded by never only.</param>
    public SliderScale(Assumption assumption, DateOnly horizon)
    {
        this.assumption = assumption;
        if (!assumption.IsDate)
        {
            var range = assumption.Maximum.Number!.Value - assumption.Minimum.Number!.Value;
            // As many of its own steps at once as leave no more than a slider can have.
            step = assumption.Step * Math.Max(1, Math.Ceiling(range / assumption.Step / MostSteps));
            steps = (int)Math.Ceiling(range / step);
            Last = steps;
            return;
        }

        var days = new[] { assumption.Minimum, assumption.Low, assumption.Base, assumption.High, assumption.Maximum }
            .Concat(assumption.Odds.Select(odds => odds.Value)).Select(value => value.Day).OfType<DateOnly>().ToList();
        firstDay = assumption.Minimum.Day?.DayNumber ?? horizon.DayNumber;
        lastDay = assumption.Maximum.Day?.DayNumber ?? Math.Max(firstDay, days.Append(horizon).Max(day => day.DayNumber));
        steps = (int)Math.Ceiling((lastDay - firstDay) / Math.Max(1, assumption.Step));
        Last = assumption.Maximum.IsNever ? steps + 1 : steps;
    }

    /// <summary>The last position; the first is 0.</summary>
    public int Last { get; }

    public AssumptionValue At(int position)
    {
        if (!assumption.IsDate)
            return position >= steps ? assumption.Maximum
                : AssumptionValue.Of(assumption.Minimum.Number!.Value + (step * Math.Max(0, position)));
        if (position > steps)
            return AssumptionValue.Never;
        return AssumptionValue.Of(DateOnly.FromDayNumber(Math.Min(lastDay, firstDay + (int)(assumption.Step * Math.Max(0, position)))));
    }

    public int PositionOf(AssumptionValue value) => (int)Math.Round(PartOf(value) * Last);

    /// <summary>How far along the slider a value stands, 0 to 1.</summary>
    public double PartOf(AssumptionValue value)
    {
        if (Last == 0)
            return 0;
        // The last place before never is the largest value, though the step that leads to it may be a part of one.
        var at = value.Number is { } number
            ? number >= assumption.Maximum.Number ? steps : (double)((number - assumption.Minimum.Number!.Value) / step)
            : value.Day is not { } day ? Last
            : day.DayNumber >= lastDay ? steps : (day.DayNumber - firstDay) / (double)Math.Max(1, assumption.Step);
        return Math.Clamp(at / Last, 0, 1);
    }
}

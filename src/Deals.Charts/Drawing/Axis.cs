namespace Deals.Charts.Drawing;

/// <summary>What an axis counts.</summary>
public enum AxisKind
{
    /// <summary>Numbers.</summary>
    Number,

    /// <summary>Days, each given by its <see cref="DateOnly.DayNumber"/>.</summary>
    Day,
}

/// <summary>One axis of a panel. A descending one (from a large value to a small one) is allowed.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="From">The value at its start.</param>
/// <param name="To">The value at its end.</param>
public sealed record Axis(AxisKind Kind, double From, double To)
{
    /// <summary>Whether it shows labels and grid lines; without them it only places things.</summary>
    public bool IsShown { get; init; }

    /// <summary>Whether lines run across the panel from its labels.</summary>
    public bool HasGrid { get; init; } = true;

    /// <summary>The places that get a label; null leaves the choice to the library.</summary>
    public IReadOnlyList<Tick>? Ticks { get; init; }

    /// <summary>How many labels there may be, where the library chooses them.</summary>
    public int MostTicks { get; init; } = 8;

    /// <summary>An axis of days that shows its labels; it ends with the start of the last day, so that no label of the next year stands on its edge.</summary>
    public static Axis Days(DateOnly from, DateOnly to, int mostTicks)
        => new(AxisKind.Day, from.DayNumber, to.DayNumber) { IsShown = true, MostTicks = mostTicks };

    /// <summary>An axis that only places things: in pixels from the top of the panel.</summary>
    public static Axis FromTop(double height) => new(AxisKind.Number, height, 0);
}

/// <summary>A labelled place on an axis.</summary>
/// <param name="At">The value.</param>
/// <param name="Label">What stands there.</param>
public sealed record Tick(double At, string Label);

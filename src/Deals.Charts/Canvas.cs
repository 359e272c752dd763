namespace Deals;

/// <summary>What a figure's body is laid out for.</summary>
/// <param name="Width">The sheet's width in pixels.</param>
/// <param name="Height">How high the body may be, where the sheet's height is given; null for as high as it needs.</param>
internal sealed record Canvas(double Width, double? Height = null)
{
    /// <summary>The part of its usual height that a plot keeps where the sheet's height is given, before it takes what is left.</summary>
    private const double LowPlot = 0.6;

    /// <summary>The blank edge at the left and right.</summary>
    public const double Inset = 16;

    public double ContentWidth => Width - (2 * Inset);

    /// <summary>Whether it is one of two columns.</summary>
    public bool IsColumn { get; init; }

    /// <summary>Whether the sheet's height is given, and was not enough for what is usual.</summary>
    public bool IsTight => Height is not null;

    /// <summary>The height of a plot that has a usual one: less where a whole figure must find its place on a sheet.</summary>
    public double Plot(double usual) => !IsTight ? usual : Math.Round(usual * LowPlot);

    /// <summary>The body with as many of some rows, the most telling first, as there is height for; one at least.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="body">The body with the first so many of them, which says how many are left out.</param>
    public Body Holding(int rows, Func<int, Body> body)
    {
        var held = body(rows);
        while (rows > 1 && Height is { } height && (IsColumn ? held.InColumns().Height : held.Height) > height)
            held = body(--rows);
        return held;
    }

    /// <summary>One of two columns of this sheet.</summary>
    public Canvas Column => new(((ContentWidth - Body.ColumnGap) / 2) + (2 * Inset), Height) { IsColumn = true };
}

/// <summary>Puts panels below each other.</summary>
internal sealed class Stack
{
    private readonly List<Panel> panels = [];
    private readonly List<BodyPart> parts = [];
    private double height;

    /// <summary>Begins a part that may stand beside the one before, where the sheet is wide and not high.</summary>
    public Stack Part()
    {
        parts.Add(new(panels.Count, height));
        return this;
    }

    /// <summary>Leaves a gap, for axis labels or air.</summary>
    public Stack Gap(double pixels)
    {
        height += pixels;
        return this;
    }

    /// <summary>Adds a panel, with room for captions of its axes and further lines of labels; room for a first line of them below is left
    /// with <see cref="Gap"/>.</summary>
    public Stack Add(Panel panel)
    {
        height += panel.RoomAbove;
        panels.Add(panel with { Top = height });
        height += panel.Height + panel.RoomBelow;
        return this;
    }

    /// <summary>Adds a remark, where there is something to say.</summary>
    public Stack Say(string? remark, Canvas canvas, double gap = 8) => remark is null ? this : Gap(gap)
        .Add(Charts.Figures.Remark.Of(remark, canvas));

    public Body ToBody() => new(panels, height) { Parts = parts };
}

internal static class TypeSize
{
    public const double Title = 17;
    public const double Subtitle = 12.5;
    public const double Finding = 13;
    public const double Label = 12;
    public const double Small = 11;
    public const double Foot = 10.5;
}

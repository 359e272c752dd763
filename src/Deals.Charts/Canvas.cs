namespace Deals;

/// <summary>What a figure's body is laid out for.</summary>
/// <param name="Width">The sheet's width in pixels.</param>
internal sealed record Canvas(double Width)
{
    /// <summary>The blank edge at the left and right.</summary>
    public const double Inset = 16;

    /// <summary>The width between the insets.</summary>
    public double ContentWidth => Width - (2 * Inset);
}

/// <summary>The panels of a figure, placed from the top of its content.</summary>
internal sealed record Body(IReadOnlyList<Panel> Panels, double Height);

/// <summary>Puts panels below each other.</summary>
internal sealed class Stack
{
    private readonly List<Panel> panels = [];
    private double height;

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

    public Body ToBody() => new(panels, height);
}

/// <summary>The sizes of type.</summary>
internal static class TypeSize
{
    public const double Title = 17;
    public const double Subtitle = 12.5;
    public const double Finding = 13;
    public const double Label = 12;
    public const double Small = 11;
    public const double Foot = 10.5;
}

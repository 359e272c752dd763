namespace Deals.Charts.Drawing;

/// <summary>One coordinate system with what is drawn in it.</summary>
public sealed record Panel
{
    /// <summary>From the top of the picture's content to the panel's upper edge, in pixels.</summary>
    public double Top { get; init; }

    /// <summary>The panel's height in pixels, without its axis labels.</summary>
    public required double Height { get; init; }

    /// <summary>The room at the left for labels, in pixels at the picture's width.</summary>
    public double Left { get; init; }

    /// <summary>The room at the right, in pixels at the picture's width.</summary>
    public double Right { get; init; }

    /// <summary>The axis from left to right.</summary>
    public required Axis X { get; init; }

    /// <summary>The axis from <see cref="Axis.From"/> at the bottom to <see cref="Axis.To"/> at the top.</summary>
    public required Axis Y { get; init; }

    /// <summary>What carries data, in the order of drawing.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Coloured areas behind the marks.</summary>
    public IReadOnlyList<Area> Areas { get; init; } = [];

    /// <summary>Straight lines over the areas.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>Texts in the panel's coordinates.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}

namespace Deals.Charts.Drawing;

/// <summary>One coordinate system with what is drawn in it.</summary>
public sealed record Panel
{
    /// <summary>From the lower edge to below the labels of the x axis, in pixels, where they have one line.</summary>
    public const double TickRoom = 24;

    /// <summary>From the upper edge to the caption of the y axis, in pixels; half a label of that axis stands there.</summary>
    public const double CaptionGap = 9;

    private const double CaptionHeight = 16;

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

    /// <summary>The room for the caption of the y axis above the panel, in pixels; 0 without one.</summary>
    public double RoomAbove => Y.Caption is null ? 0 : CaptionGap + CaptionHeight;

    /// <summary>The room below <see cref="TickRoom"/> for further lines of labels and for the caption of the x axis, in pixels; 0 without them.</summary>
    public double RoomBelow => CaptionTop - TickRoom + (X.Caption is null ? 0 : CaptionHeight);

    /// <summary>From the lower edge to the caption of the x axis, in pixels.</summary>
    public double CaptionTop => TickRoom + Math.Ceiling((X.LabelLines - 1) * Axis.LabelSize * Text.Lettering.LineHeight);

    /// <summary>What carries data, in the order of drawing.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    /// <summary>Coloured areas behind the marks.</summary>
    public IReadOnlyList<Area> Areas { get; init; } = [];

    /// <summary>Straight lines over the areas.</summary>
    public IReadOnlyList<Rule> Rules { get; init; } = [];

    /// <summary>Texts in the panel's coordinates.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];
}

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

/// <summary>Which side of a text stands at its place.</summary>
public enum Side
{
    /// <summary>The left or the upper one.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The right or the lower one.</summary>
    End,
}

/// <summary>One line of a text, as plain characters: whatever stands in it is shown, never interpreted.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Colour">Its colour; null for the note's.</param>
/// <param name="Bold">Whether it is set bold.</param>
public sealed record NoteLine(string Text, Colour? Colour = null, bool Bold = false);

/// <summary>A text at a place.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="X">Where on the x axis; pixels from the inset when <see cref="XFromInset"/>.</param>
/// <param name="Y">Where on the y axis; on a picture, pixels from its top.</param>
public sealed record Note(IReadOnlyList<NoteLine> Lines, double X, double Y)
{
    /// <summary>Whether X counts pixels from the picture's left inset rather than units of the panel's axis.</summary>
    public bool XFromInset { get; init; }

    /// <summary>Moves the text to the right, in pixels.</summary>
    public double ShiftX { get; init; }

    /// <summary>Moves the text down, in pixels.</summary>
    public double ShiftY { get; init; }

    /// <summary>Which side stands at X; the lines are aligned to it too.</summary>
    public Side AtX { get; init; }

    /// <summary>Which side stands at Y.</summary>
    public Side AtY { get; init; }

    /// <summary>The size of the type in pixels.</summary>
    public required double Size { get; init; }

    /// <summary>The colour of lines that have none of their own.</summary>
    public required Colour Colour { get; init; }

    /// <summary>What is put behind it to keep it readable over marks; null for nothing.</summary>
    public Colour? Background { get; init; }
}

/// <summary>A coloured area behind the marks.</summary>
/// <param name="FromX">Left edge on the x axis.</param>
/// <param name="ToX">Right edge on the x axis.</param>
/// <param name="FromY">One edge on the y axis.</param>
/// <param name="ToY">The other edge on the y axis.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Opacity">0 invisible to 1 solid.</param>
public sealed record Area(double FromX, double ToX, double FromY, double ToY, Colour Colour, double Opacity);

/// <summary>A straight line that carries no data: an as-of day, a separator, a leader from a place to its text.</summary>
/// <param name="FromX">Start on the x axis.</param>
/// <param name="FromY">Start on the y axis.</param>
/// <param name="ToX">End on the x axis.</param>
/// <param name="ToY">End on the y axis.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Thickness">Its thickness in pixels.</param>
/// <param name="Dash">How it is drawn.</param>
public sealed record Rule(double FromX, double FromY, double ToX, double ToY, Colour Colour, double Thickness = 1, Dash Dash = Dash.Solid);

namespace Deals.Charts.Drawing;

/// <summary>One coordinate system with what is drawn in it. All lengths are pixels.</summary>
internal sealed record Panel
{
    /// <summary>From the lower edge to below the labels of the x axis, where they have one line.</summary>
    public const double TickRoom = 24;

    /// <summary>From the upper edge to the caption of the y axis; half a label of that axis stands there.</summary>
    public const double CaptionGap = 9;

    private const double CaptionHeight = 16;

    /// <summary>A panel with room for labels at its sides. Without a y axis places are pixels from its upper edge.</summary>
    public static Panel Of(double height, Axis x, double left, double right = 0, Axis? y = null)
        => new() { Height = height, X = x, Y = y ?? Axis.FromTop(height), Left = left, Right = right };

    /// <summary>A panel without axes, whose places are pixels from its upper left corner.</summary>
    public static Panel OfPixels(double width, double height) => Of(height, new(AxisKind.Number, 0, width), left: 0) with { Growth = 1 };

    /// <summary>As high as a plot can be made.</summary>
    public const double MostGrowth = 3;

    /// <summary>As high as rows can be made: those whose texts drift apart are no rows any more.</summary>
    public const double MostGrowthOfRows = 1.3;

    /// <summary>From the top of the picture's content to the panel's upper edge.</summary>
    public double Top { get; init; }

    /// <summary>Without its axis labels.</summary>
    public required double Height { get; init; }

    /// <summary>The room at the left for labels, at the picture's width.</summary>
    public double Left { get; init; }

    public double Right { get; init; }

    public required Axis X { get; init; }

    /// <summary>From <see cref="Axis.From"/> at the bottom to <see cref="Axis.To"/> at the top.</summary>
    public required Axis Y { get; init; }

    /// <summary>How much higher it can be made, 1 for not at all: what stands at pixels does not stretch, rows do a little.</summary>
    public double Growth { get => field > 0 ? field : Y.IsShown ? MostGrowth : MostGrowthOfRows; init; }

    /// <summary>The same panel in a column: so much farther from the left and from the right edge of the content.</summary>
    public Panel Moved(double left, double right) => this with
    {
        Left = Left + left,
        Right = Right + right,
        Y = Y with { Caption = null },
        Notes =
        [
            .. Notes.Select(note => note.XFromInset ? note with { X = note.X + left } : note),
            // A caption of an axis stands at the left edge of the sheet.
            .. Y.Caption is { } caption
                ? [Note.Of([caption], left, Y.To, Axis.LabelSize, Palette.Muted).FromInset() with { AtY = Side.End, ShiftY = -CaptionGap }]
                : (Note[])[],
        ],
    };

    /// <summary>For the caption of the y axis.</summary>
    public double RoomAbove => Y.Caption is null ? 0 : CaptionGap + CaptionHeight;

    /// <summary>Below <see cref="TickRoom"/>, for further lines of labels and for the caption of the x axis.</summary>
    public double RoomBelow => CaptionTop - TickRoom + (X.Caption is null ? 0 : CaptionHeight);

    /// <summary>From the lower edge to the caption of the x axis.</summary>
    public double CaptionTop => TickRoom + Math.Ceiling((X.LabelLines - 1) * Axis.LabelSize * Lettering.LineHeight);

    /// <summary>In the order of drawing.</summary>
    public IReadOnlyList<Mark> Marks { get; init; } = [];

    public IReadOnlyList<Area> Areas { get; init; } = [];

    public IReadOnlyList<Rule> Rules { get; init; } = [];

    public IReadOnlyList<Note> Notes { get; init; } = [];
}

/// <summary>A coloured area behind the marks; opacity is 0 (invisible) to 1 (solid).</summary>
internal sealed record Area(double FromX, double ToX, double FromY, double ToY, Colour Colour, double Opacity);

/// <summary>A straight line over the areas that carries no data: an as-of day, a separator, a leader from a place to its text.</summary>
internal sealed record Rule(double FromX, double FromY, double ToX, double ToY, Colour Colour, double Thickness = 1,
    Dash Dash = Dash.Solid);

/// <summary>Which side of a text stands at its place: the left or upper one, the middle, the right or lower one.</summary>
internal enum Side
{
    Start,
    Middle,
    End,
}

/// <summary>One line of a text, as plain characters: whatever stands in it is shown, never interpreted. Without a colour it has the
/// note's.</summary>
internal sealed record NoteLine(string Text, Colour? Colour = null, bool Bold = false);

/// <summary>A text at a place of the panel's axes; on a picture, at pixels from its inset and from its top.</summary>
internal sealed record Note(IReadOnlyList<NoteLine> Lines, double X, double Y)
{
    /// <summary>Whether X counts pixels from the picture's left inset rather than units of the panel's axis.</summary>
    public bool XFromInset { get; init; }

    /// <summary>Moves the text to the right, in pixels.</summary>
    public double ShiftX { get; init; }

    /// <summary>Moves the text down, in pixels.</summary>
    public double ShiftY { get; init; }

    /// <summary>Which side stands at X; the lines are aligned to it too.</summary>
    public Side AtX { get; init; }

    public Side AtY { get; init; }

    public required double Size { get; init; }

    public required Colour Colour { get; init; }

    /// <summary>What is put behind it to keep it readable over marks; null for nothing.</summary>
    public Colour? Background { get; init; }

    /// <summary>Sets lines of text, all in one colour or in one of their own.</summary>
    public static Note Of(IEnumerable<string> lines, double x, double y, double size, Colour colour, Colour? own = null, bool bold = false)
        => new([.. lines.Select(line => new NoteLine(line, own, bold))], x, y) { Size = size, Colour = colour };

    /// <summary>The same text at pixels from the picture's inset.</summary>
    public Note FromInset() => this with { XFromInset = true };
}

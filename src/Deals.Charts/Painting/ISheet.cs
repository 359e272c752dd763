namespace Deals.Charts.Painting;

/// <summary>
/// What a picture is painted on: SVG text, or a canvas of pixels or of PDF. Lengths are pixels from the upper left corner.
/// </summary>
internal interface ISheet
{
    void Rectangles(IReadOnlyList<Box> boxes, Colour colour, double opacity);

    /// <summary>
    /// Draws strokes over rectangles that rise from left to right at 45 degrees: on each, x + y is a multiple of what they are apart.
    /// </summary>
    void Hatching(IReadOnlyList<Box> boxes, Stroke stroke, double every);

    void Circle(Spot middle, double radius, Colour colour);

    /// <summary>Fills what closed lines enclose.</summary>
    void Area(IReadOnlyList<IReadOnlyList<Spot>> rings, Colour colour, double opacity);

    void Lines(IReadOnlyList<IReadOnlyList<Spot>> lines, Stroke stroke);

    void Text(Writing text);
}

/// <summary>A place on a sheet.</summary>
/// <param name="X">Pixels from the left edge.</param>
/// <param name="Y">Pixels from the upper edge.</param>
internal readonly record struct Spot(double X, double Y);

/// <summary>An upright rectangle on a sheet.</summary>
/// <param name="Left">Its left edge.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Bottom">Its lower edge.</param>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>How wide it is; negative where nothing is left of it.</summary>
    public double Width => Right - Left;

    /// <summary>How high it is; negative where nothing is left of it.</summary>
    public double Height => Bottom - Top;

    /// <summary>The box with its right and lower edges moved out.</summary>
    public Box Wider(double by) => this with { Right = Right + by, Bottom = Bottom + by };
}

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Thickness">Its thickness.</param>
/// <param name="Gaps">Lengths of strokes and gaps in turn; none for a line without gaps.</param>
/// <param name="Opacity">0 invisible to 1 solid.</param>
internal readonly record struct Stroke(Colour Colour, double Thickness, IReadOnlyList<double> Gaps, double Opacity = 1);

/// <summary>One line of text.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Left">Where its first letter begins.</param>
/// <param name="Baseline">Where its letters stand.</param>
/// <param name="Width">How wide it runs in the kit's font.</param>
/// <param name="Size">The size of the type.</param>
/// <param name="IsBold">Whether it is set bold.</param>
/// <param name="Colour">Its colour.</param>
internal readonly record struct Writing(string Text, double Left, double Baseline, double Width, double Size, bool IsBold, Colour Colour);

using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>How a line is drawn.</summary>
public enum Dash
{
    /// <summary>Without gaps.</summary>
    Solid,

    /// <summary>Long strokes.</summary>
    Dashed,

    /// <summary>Points.</summary>
    Dotted,

    /// <summary>Strokes and points in turn.</summary>
    DashDotted,
}

/// <summary>A line from point to point.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Points">The points, in order of x.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Thickness">Its thickness in pixels.</param>
/// <param name="Dash">How it is drawn.</param>
/// <param name="Steps">Whether a value holds until the next point, rather than moving there evenly.</param>
public sealed record Line(string Name, IReadOnlyList<LinePoint> Points, Colour Colour, double Thickness, Dash Dash, bool Steps) : Mark(Name);

/// <summary>A point of a line.</summary>
/// <param name="X">Where on the x axis.</param>
/// <param name="Y">Where on the y axis.</param>
/// <param name="Hover">The lines shown to a reader who points at it.</param>
public sealed record LinePoint(double X, double Y, IReadOnlyList<string> Hover);

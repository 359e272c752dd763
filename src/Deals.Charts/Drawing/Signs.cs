using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>The form of a single sign.</summary>
public enum Sign
{
    /// <summary>A filled circle.</summary>
    Circle,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled diamond.</summary>
    Diamond,

    /// <summary>A triangle that stands on its side, pointing up.</summary>
    Up,

    /// <summary>A triangle that stands on its tip.</summary>
    Down,

    /// <summary>A triangle pointing to the right: something goes on beyond the edge.</summary>
    Right,

    /// <summary>A diagonal cross.</summary>
    Cross,
}

/// <summary>Single signs.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Items">The signs.</param>
public sealed record Signs(string Name, IReadOnlyList<SignAt> Items) : Mark(Name);

/// <summary>A sign at a place; it is drawn whole even on the edge of the panel.</summary>
/// <param name="X">Where on the x axis.</param>
/// <param name="Y">Where on the y axis.</param>
/// <param name="Sign">Its form.</param>
/// <param name="Size">Its size in pixels.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="Hover">The lines shown to a reader who points at it; none for a sign that says nothing by itself.</param>
public sealed record SignAt(double X, double Y, Sign Sign, double Size, Colour Colour, IReadOnlyList<string> Hover);

using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>The area between a lower and an upper line: a range, a stream.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Points">Its points, in order of x.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Opacity">0 invisible to 1 solid.</param>
public sealed record Band(string Name, IReadOnlyList<BandPoint> Points, Colour Colour, double Opacity) : Mark(Name)
{
    /// <summary>Whether both lines hold until the next point, rather than moving there evenly.</summary>
    public bool Steps { get; init; }

    /// <summary>The lines shown to a reader who points anywhere into it; none leaves that to its points.</summary>
    public IReadOnlyList<string> Hover { get; init; } = [];
}

/// <summary>A place of a band.</summary>
/// <param name="X">Where on the x axis.</param>
/// <param name="Low">Its one edge on the y axis.</param>
/// <param name="High">Its other edge there.</param>
/// <param name="Hover">The lines shown to a reader who points at one of the edges.</param>
public sealed record BandPoint(double X, double Low, double High, IReadOnlyList<string> Hover);

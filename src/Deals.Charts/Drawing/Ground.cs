using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

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

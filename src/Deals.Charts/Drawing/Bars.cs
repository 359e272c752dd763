using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>Horizontal bars, each from one place to another: windows on an axis of days, cells of a matrix.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Items">The bars.</param>
public sealed record Bars(string Name, IReadOnlyList<Bar> Items) : Mark(Name);

/// <summary>One bar.</summary>
/// <param name="From">Where it starts on the x axis.</param>
/// <param name="To">Where it ends on the x axis.</param>
/// <param name="Middle">The middle of its thickness on the y axis.</param>
/// <param name="Thickness">Its thickness in units of the y axis.</param>
/// <param name="Fill">How it is filled.</param>
/// <param name="Hover">The lines shown to a reader who points at it; none for a bar that says nothing by itself.</param>
public sealed record Bar(double From, double To, double Middle, double Thickness, Fill Fill, IReadOnlyList<string> Hover);

/// <summary>How an area is filled.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Outline">The colour of its edge; null for none.</param>
/// <param name="Hatch">The colour of diagonal lines over the fill; null for none.</param>
public sealed record Fill(Colour Colour, Colour? Outline = null, Colour? Hatch = null);

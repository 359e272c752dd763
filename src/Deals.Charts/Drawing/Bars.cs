using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>Bars, each from one place to another: lying, as windows on an axis of days, or standing, as the parts of a stack or of a bridge.</summary>
/// <param name="Name">What they are called.</param>
/// <param name="Items">The bars.</param>
public sealed record Bars(string Name, IReadOnlyList<Bar> Items) : Mark(Name)
{
    /// <summary>Whether they stand: they run along the y axis then, and their thickness lies on the x axis. Otherwise it is the other way round.</summary>
    public bool Stand { get; init; }
}

/// <summary>One bar.</summary>
/// <param name="From">Where it starts on the axis it runs along.</param>
/// <param name="To">Where it ends there; before the start is allowed.</param>
/// <param name="Middle">The middle of its thickness on the other axis.</param>
/// <param name="Thickness">Its thickness in units of the other axis; days on one of days.</param>
/// <param name="Fill">How it is filled.</param>
/// <param name="Hover">The lines shown to a reader who points at it; none for a bar that says nothing by itself.</param>
public sealed record Bar(double From, double To, double Middle, double Thickness, Fill Fill, IReadOnlyList<string> Hover);

/// <summary>How an area is filled.</summary>
/// <param name="Colour">The colour.</param>
/// <param name="Outline">The colour of its edge; null for none.</param>
/// <param name="IsHatched">Whether diagonal lines run over the fill, in a colour of contrast.</param>
public sealed record Fill(Colour Colour, Colour? Outline = null, bool IsHatched = false);

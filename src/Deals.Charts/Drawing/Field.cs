using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>
/// A number for each pair of an x and a y, as coloured cells. A cell reaches half-way to its neighbours; on axes from the
/// first to the last middle the outer cells are cut in half, and a <see cref="Contour"/> runs from edge to edge.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Xs">The middles of the columns on the x axis, ascending.</param>
/// <param name="Ys">The middles of the rows on the y axis, ascending.</param>
/// <param name="Rows">The cells, a row a y, in it a cell an x.</param>
/// <param name="Scale">The colours, at least two, by ascending value: between two the mixture, beyond the ends theirs.</param>
public sealed record Field(string Name, IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, IReadOnlyList<IReadOnlyList<FieldCell>> Rows, IReadOnlyList<ColourAt> Scale) : Mark(Name);

/// <summary>A cell of a field.</summary>
/// <param name="Value">Its number; NaN leaves it blank.</param>
/// <param name="Hover">The lines shown to a reader who points at it.</param>
public sealed record FieldCell(double Value, IReadOnlyList<string> Hover);

/// <summary>The colour of a value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Colour">Its colour.</param>
public sealed record ColourAt(double Value, Colour Colour)
{
    /// <summary>So many colours are told apart on a scale.</summary>
    private const int Shades = 240;

    /// <summary>The colour of a value on a scale, in one of so many shades that no eye sees the steps.</summary>
    public static Colour Of(IReadOnlyList<ColourAt> scale, double value)
    {
        var (low, high) = (scale[0].Value, scale[^1].Value);
        var share = Math.Clamp((value - low) / (high - low), 0, 1);
        var at = low + ((high - low) * (Math.Min(Math.Floor(share * Shades), Shades - 1) + 0.5) / Shades);
        var above = scale.Skip(1).First(step => step.Value >= at);
        var below = scale.Last(step => step.Value < at);
        return below.Colour.Mix(above.Colour, (at - below.Value) / (above.Value - below.Value));
    }
}

/// <summary>The line along which a field has one value: its zero, say.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Field">The field; it need not be drawn itself.</param>
/// <param name="Level">The value.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Thickness">Its thickness in pixels.</param>
/// <param name="Dash">How it is drawn.</param>
public sealed record Contour(string Name, Field Field, double Level, Colour Colour, double Thickness = 2, Dash Dash = Dash.Solid) : Mark(Name);

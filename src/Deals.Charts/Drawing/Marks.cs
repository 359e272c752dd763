using System.Collections;
using System.Text.Json.Serialization;

namespace Deals.Charts.Drawing;

/// <summary>Something drawn from data. A further kind of chart adds a further kind of mark, and its mapping in the library.</summary>
/// <param name="Name">What it is called where a reader points at it.</param>
[JsonDerivedType(typeof(Bars), "bars")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Signs), "signs")]
[JsonDerivedType(typeof(Band), "band")]
[JsonDerivedType(typeof(ColourField), "field")]
[JsonDerivedType(typeof(Contour), "contour")]
public abstract record Mark(string Name);

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

/// <summary>
/// A number for each pair of an x and a y, as coloured cells. A cell reaches half-way to its neighbours; on axes from the
/// first to the last middle the outer cells are cut in half, and a <see cref="Contour"/> runs from edge to edge.
/// </summary>
/// <param name="Name">What it is called.</param>
/// <param name="Xs">The middles of the columns on the x axis, ascending.</param>
/// <param name="Ys">The middles of the rows on the y axis, ascending.</param>
/// <param name="Rows">The cells, a row a y, in it a cell an x.</param>
/// <param name="Scale">The colours, at least two, by ascending value: between two the mixture, beyond the ends theirs.</param>
public sealed record ColourField(string Name, IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, IReadOnlyList<IReadOnlyList<FieldCell>> Rows, IReadOnlyList<ColourAt> Scale) : Mark(Name);

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
    private const int Shades = 120;

    /// <summary>Returns the colour of a value on a scale, in one of so many shades that no eye sees the steps.</summary>
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
public sealed record Contour(string Name, ColourField Field, double Level, Colour Colour, double Thickness = 2, Dash Dash = Dash.Solid) : Mark(Name);

/// <summary>The lines shown to a reader who points at a mark, written when somebody asks: of hundreds of marks few are pointed at, and of a drawing that moves none.</summary>
/// <param name="write">Writes them.</param>
public sealed class Hover(Func<IReadOnlyList<string>> write) : IReadOnlyList<string>
{
    private IReadOnlyList<string> Lines => field ??= write();

    /// <inheritdoc/>
    public int Count => Lines.Count;

    /// <inheritdoc/>
    public string this[int index] => Lines[index];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => Lines.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

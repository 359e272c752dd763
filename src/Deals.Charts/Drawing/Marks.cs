using System.Collections;
using System.Text.Json.Serialization;

namespace Deals.Charts.Drawing;

/// <summary>
/// Something drawn from data; its name is told to a reader who points at it, as are the lines that its parts have as hovers (none
/// for a part that says nothing by itself). A further kind of chart adds a further kind of mark, and its mapping in the library.
/// </summary>
[JsonDerivedType(typeof(Bars), "bars")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Signs), "signs")]
[JsonDerivedType(typeof(Band), "band")]
[JsonDerivedType(typeof(ColourField), "field")]
[JsonDerivedType(typeof(Contour), "contour")]
internal abstract record Mark(string Name);

/// <summary>Bars, each from one place to another: lying, as windows on an axis of days, or standing, as the parts of a stack.</summary>
internal sealed record Bars(string Name, IReadOnlyList<Bar> Items) : Mark(Name)
{
    /// <summary>Whether they run along the y axis, with their thickness on the x axis; otherwise it is the other way round.</summary>
    public bool Stand { get; init; }
}

/// <summary>A bar from a place to another, which may lie before it; its thickness is in units of the other axis, days on one of
/// days.</summary>
internal sealed record Bar(double From, double To, double Middle, double Thickness, Fill Fill, IReadOnlyList<string> Hover);

/// <summary>How an area is filled: hatched with diagonal lines over the fill, in a colour of contrast, or not.</summary>
internal sealed record Fill(Colour Colour, Colour? Outline = null, bool IsHatched = false);

/// <summary>How a line is drawn.</summary>
internal enum Dash
{
    Solid,
    Dashed,
    Dotted,
    DashDotted,
}

/// <summary>A line through points in order of x; in steps, a value holds until the next point.</summary>
internal sealed record Line(string Name, IReadOnlyList<LinePoint> Points, Colour Colour, double Thickness, Dash Dash, bool Steps)
    : Mark(Name);

internal sealed record LinePoint(double X, double Y, IReadOnlyList<string> Hover);

/// <summary>The form of a single sign: filled ones, of which Up and Down are triangles and Right says that something goes on beyond the
/// edge.</summary>
internal enum Sign
{
    Circle,
    Square,
    Diamond,
    Up,
    Down,
    Left,
    Right,

    Cross,
}

internal sealed record Signs(string Name, IReadOnlyList<SignAt> Items) : Mark(Name);

/// <summary>A sign at a place, its size in pixels; it is drawn whole even on the edge of the panel.</summary>
internal sealed record SignAt(double X, double Y, Sign Sign, double Size, Colour Colour, IReadOnlyList<string> Hover);

/// <summary>The area between a lower and an upper line, in order of x: a range, a stream. Opacity is 0 (invisible) to 1 (solid).</summary>
internal sealed record Band(string Name, IReadOnlyList<BandPoint> Points, Colour Colour, double Opacity) : Mark(Name)
{
    /// <summary>Whether both lines hold until the next point, rather than moving there evenly.</summary>
    public bool Steps { get; init; }

    /// <summary>Shown to a reader who points anywhere into it; none leaves that to its points.</summary>
    public IReadOnlyList<string> Hover { get; init; } = [];
}

internal sealed record BandPoint(double X, double Low, double High, IReadOnlyList<string> Hover);

/// <summary>
/// A number for each pair of an x and a y, as coloured cells: a row a y, in it a cell an x, both ascending. A cell reaches half-way
/// to its neighbours; on axes from the first to the last middle the outer cells are cut in half, and a <see cref="Contour"/> runs
/// from edge to edge. The scale has two colours at least, by ascending value: between two the mixture, beyond the ends theirs.
/// </summary>
internal sealed record ColourField(
    string Name, IReadOnlyList<double> Xs, IReadOnlyList<double> Ys, IReadOnlyList<IReadOnlyList<FieldCell>> Rows,
        IReadOnlyList<ColourAt> Scale)
    : Mark(Name);

/// <summary>A cell of a field; NaN leaves it blank.</summary>
internal sealed record FieldCell(double Value, IReadOnlyList<string> Hover);

internal sealed record ColourAt(double Value, Colour Colour)
{
    /// <summary>So many colours are told apart on a scale.</summary>
    private const int Shades = 120;

    /// <summary>Returns the colour of a value on a scale, in one of so many shades that no eye sees the steps.</summary>
    public static Colour Of(IReadOnlyList<ColourAt> scale, double value)
    {
        var (low, high) = (scale[0].Value, scale[^1].Value);
        var share = Math.Clamp((value - low) / (high - low), 0, 1);
        return Between(scale, low + ((high - low) * (Math.Min(Math.Floor(share * Shades), Shades - 1) + 0.5) / Shades));
    }

    /// <summary>Returns the mixture for a value within a scale.</summary>
    public static Colour Between(IReadOnlyList<ColourAt> scale, double value)
    {
        var above = scale.Skip(1).First(step => step.Value >= value);
        var below = scale.Last(step => step.Value < value);
        return below.Colour.Mix(above.Colour, (value - below.Value) / (above.Value - below.Value));
    }
}

/// <summary>The line along which a field, which need not be drawn itself, has one value: its zero, say.</summary>
internal sealed record Contour(string Name, ColourField Field, double Level, Colour Colour, double Thickness = 2, Dash Dash = Dash.Solid)
    : Mark(Name);

/// <summary>Lines shown to a reader who points at a mark, written when somebody asks: of hundreds of marks few are pointed at.</summary>
internal sealed class Hover(Func<IReadOnlyList<string>> write) : IReadOnlyList<string>
{
    private IReadOnlyList<string> Lines => field ??= write();

    public int Count => Lines.Count;

    public string this[int index] => Lines[index];

    public IEnumerator<string> GetEnumerator() => Lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

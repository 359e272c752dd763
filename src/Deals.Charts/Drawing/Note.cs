using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>Which side of a text stands at its place.</summary>
public enum Side
{
    /// <summary>The left or the upper one.</summary>
    Start,

    /// <summary>The middle.</summary>
    Middle,

    /// <summary>The right or the lower one.</summary>
    End,
}

/// <summary>One line of a text, as plain characters: whatever stands in it is shown, never interpreted.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Colour">Its colour; null for the note's.</param>
/// <param name="Bold">Whether it is set bold.</param>
public sealed record NoteLine(string Text, Colour? Colour = null, bool Bold = false);

/// <summary>A text at a place.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="X">Where on the x axis; pixels from the inset when <see cref="XFromInset"/>.</param>
/// <param name="Y">Where on the y axis; on a picture, pixels from its top.</param>
public sealed record Note(IReadOnlyList<NoteLine> Lines, double X, double Y)
{
    /// <summary>Whether X counts pixels from the picture's left inset rather than units of the panel's axis.</summary>
    public bool XFromInset { get; init; }

    /// <summary>Moves the text to the right, in pixels.</summary>
    public double ShiftX { get; init; }

    /// <summary>Moves the text down, in pixels.</summary>
    public double ShiftY { get; init; }

    /// <summary>Which side stands at X; the lines are aligned to it too.</summary>
    public Side AtX { get; init; }

    /// <summary>Which side stands at Y.</summary>
    public Side AtY { get; init; }

    /// <summary>The size of the type in pixels.</summary>
    public required double Size { get; init; }

    /// <summary>The colour of lines that have none of their own.</summary>
    public required Colour Colour { get; init; }

    /// <summary>What is put behind it to keep it readable over marks; null for nothing.</summary>
    public Colour? Background { get; init; }
}

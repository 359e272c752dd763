namespace Deals.Charts.Themes;

/// <summary>What a figure stands on.</summary>
public enum Theme
{
    /// <summary>Dark on white.</summary>
    Light,

    /// <summary>Light on near-black.</summary>
    Dark,
}

/// <summary>The colours of a theme, by what they are for.</summary>
/// <param name="Ground">What everything stands on.</param>
/// <param name="Text">Titles and labels.</param>
/// <param name="Muted">Subtitles, notes, axis labels.</param>
/// <param name="Line">Axis lines and leaders.</param>
/// <param name="Grid">Grid lines.</param>
/// <param name="Shade">A quiet area.</param>
/// <param name="Alarm">What readers should see first: a collision, a dispute.</param>
/// <param name="Good">What is allowed or settled.</param>
/// <param name="Series">Colours for things that have none of their own; told apart by colour-blind readers too.</param>
public sealed record Palette(
    Colour Ground, Colour Text, Colour Muted, Colour Line, Colour Grid, Colour Shade, Colour Alarm, Colour Good, IReadOnlyList<Colour> Series)
{
    /// <summary>How far a filled area stands out from the ground at least.</summary>
    private const double AreaContrast = 2.6;

    /// <summary>How far a text stands out from the ground at least.</summary>
    private const double TextContrast = 4.5;

    private static readonly Palette OnWhite = new(
        Ground: Hex("#ffffff"), Text: Hex("#1b1f24"), Muted: Hex("#59636e"), Line: Hex("#8c959f"), Grid: Hex("#e4e8ec"),
        Shade: Hex("#f3f5f7"), Alarm: Hex("#b3261e"), Good: Hex("#0b7a5f"),
        Series: [Hex("#0072b2"), Hex("#d55e00"), Hex("#aa4499"), Hex("#7a6a00"), Hex("#0b7a5f")]);

    private static readonly Palette OnBlack = new(
        Ground: Hex("#181a1f"), Text: Hex("#eceff3"), Muted: Hex("#a4aebb"), Line: Hex("#6f7a87"), Grid: Hex("#2e333b"),
        Shade: Hex("#22262d"), Alarm: Hex("#ff8a7a"), Good: Hex("#4fd1a5"),
        Series: [Hex("#56b4e9"), Hex("#ff9d4d"), Hex("#e08bd0"), Hex("#e6d35c"), Hex("#4fd1a5")]);

    /// <summary>The palette of a theme.</summary>
    public static Palette Of(Theme theme) => theme == Theme.Light ? OnWhite : OnBlack;

    /// <summary>A party's colour, so that an area in it stands out.</summary>
    public Colour AreaOf(string colour) => Colour.Parse(colour).StandingOutFrom(Ground, AreaContrast);

    /// <summary>A party's colour, so that a text in it can be read.</summary>
    public Colour TextOf(string colour) => Colour.Parse(colour).StandingOutFrom(Ground, TextContrast);

    private static Colour Hex(string text) => Colour.Parse(text);
}

using System.Collections.Concurrent;

namespace Deals.Charts.Themes;

/// <summary>The colours of all figures, by what they are for.</summary>
internal static class Palette
{
    /// <summary>How far a filled area stands out from the ground at least.</summary>
    private const double AreaContrast = 2.6;

    /// <summary>How far a text stands out from the ground at least.</summary>
    private const double TextContrast = 4.5;

    /// <summary>Parties are few and their colours are asked for at every mark.</summary>
    private static readonly ConcurrentDictionary<(string Colour, double Contrast), Colour> OfParties = [];

    /// <summary>What everything stands on.</summary>
    public static Colour Ground { get; } = Pair("#ffffff", "#181a1f");

    /// <summary>Titles and labels.</summary>
    public static Colour Text { get; } = Pair("#1b1f24", "#eceff3");

    /// <summary>Subtitles, notes, axis labels.</summary>
    public static Colour Muted { get; } = Pair("#59636e", "#a4aebb");

    /// <summary>Axis lines and leaders.</summary>
    public static Colour Line { get; } = Pair("#8c959f", "#6f7a87");

    /// <summary>Grid lines.</summary>
    public static Colour Grid { get; } = Pair("#e4e8ec", "#2e333b");

    /// <summary>A quiet area.</summary>
    public static Colour Shade { get; } = Pair("#f3f5f7", "#22262d");

    /// <summary>What readers should see first: a collision, a dispute.</summary>
    public static Colour Alarm { get; } = Pair("#b3261e", "#ff8a7a");

    /// <summary>What is allowed or settled.</summary>
    public static Colour Good { get; } = Pair("#0b7a5f", "#4fd1a5");

    /// <summary>Colours for things that have none of their own; told apart by colour-blind readers too.</summary>
    public static IReadOnlyList<Colour> Series { get; } =
    [
        Pair("#0072b2", "#56b4e9"), Pair("#d55e00", "#ff9d4d"), Pair("#aa4499", "#e08bd0"), Pair("#7a6a00", "#e6d35c"),
            Pair("#0b7a5f", "#4fd1a5"),
    ];

    /// <summary>Returns a party's colour, so that an area in it stands out.</summary>
    public static Colour AreaOf(string colour) => StandingOut(colour, AreaContrast);

    /// <summary>Returns a party's colour, so that a text in it can be read.</summary>
    public static Colour TextOf(string colour) => StandingOut(colour, TextContrast);

    private static Colour StandingOut(string colour, double contrast)
        => OfParties.GetOrAdd((colour, contrast), one => Colour.Parse(one.Colour).StandingOutFrom(Ground, one.Contrast));

    private static Colour Pair(string light, string dark) => new(Rgb.Parse(light), Rgb.Parse(dark));
}

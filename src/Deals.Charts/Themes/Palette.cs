using System.Collections.Concurrent;

namespace Deals.Charts.Themes;

/// <summary>The colours of all figures, by what they are for.</summary>
internal static class Palette
{
    /// <summary>How far a filled area stands out from white at least.</summary>
    private const double AreaContrast = 2.6;

    /// <summary>How far it stands out from near-black at least: so far that a tint of it lies clearly between the two.</summary>
    private const double DarkAreaContrast = 6;

    /// <summary>How far a tint stands out from near-black at least.</summary>
    private const double DarkTintContrast = 3;

    /// <summary>The share of the strongest colour in the faintest tint.</summary>
    private const double FaintestTint = 0.25;

    /// <summary>How far a text stands out from the ground at least.</summary>
    private const double TextContrast = 4.5;

    /// <summary>As finely as mixtures are tried.</summary>
    private const int Steps = 20;

    /// <summary>Parties are few and their colours are asked for at every mark.</summary>
    private static readonly ConcurrentDictionary<(string Colour, double Contrast, double Dark), Colour> OfParties = [];

    /// <summary>What everything stands on.</summary>
    public static Colour Ground { get; } = Pair("#ffffff", "#181a1f");

    /// <summary>Titles and labels.</summary>
    public static Colour Text { get; } = Pair("#1b1f24", "#eceff3");

    /// <summary>Subtitles, notes, axis labels.</summary>
    public static Colour Muted { get; } = Pair("#59636e", "#a4aebb");

    /// <summary>Axis lines and leaders.</summary>
    public static Colour Line { get; } = Pair("#8c959f", "#6f7a87");

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
    public static Colour AreaOf(string colour) => StandingOut(colour, AreaContrast, DarkAreaContrast);

    /// <summary>Returns a party's colour, so that a text in it can be read.</summary>
    public static Colour TextOf(string colour) => StandingOut(colour, TextContrast, TextContrast);

    /// <summary>
    /// Returns a paler tint of a colour, for an area that carries meaning: on white the mixture with it, on near-black one that stands
    /// out as well.
    /// </summary>
    /// <param name="colour">The colour.</param>
    /// <param name="share">How much of it is in the tint, from 0.25, the faintest, to 1.</param>
    public static Colour Tint(Colour colour, double share)
    {
        var faintest = Enumerable.Range(0, Steps + 1).Select(step => (double)step / Steps)
            .FirstOrDefault(part => Ground.Dark.Mix(colour.Dark, part).Contrast(Ground.Dark) >= DarkTintContrast, 1);
        var above = Math.Max(0, share - FaintestTint) / (1 - FaintestTint);
        return new(Ground.Light.Mix(colour.Light, share), Ground.Dark.Mix(colour.Dark, faintest + ((1 - faintest) * above)));
    }

    /// <summary>Returns a colour so light that on near-black it stands out even when it is drawn with an opacity.</summary>
    public static Colour Veil(Colour colour, double opacity)
    {
        var lighter = Enumerable.Range(0, Steps + 1).Select(step => colour.Dark.Mix(Rgb.White, (double)step / Steps))
            .FirstOrDefault(mixed => Ground.Dark.Mix(mixed, opacity).Contrast(Ground.Dark) >= DarkTintContrast, Rgb.White);
        return colour with { Dark = lighter };
    }

    private static Colour StandingOut(string colour, double contrast, double dark)
        => OfParties.GetOrAdd((colour, contrast, dark), one => new(
            Rgb.Parse(one.Colour).StandingOutFrom(Ground.Light, one.Contrast),
            Rgb.Parse(one.Colour).StandingOutFrom(Ground.Dark, one.Dark)));

    private static Colour Pair(string light, string dark) => new(Rgb.Parse(light), Rgb.Parse(dark));
}

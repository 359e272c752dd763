namespace Deals.Charts.Themes;

/// <summary>What a figure stands on.</summary>
public enum Theme
{
    /// <summary>Dark on white.</summary>
    Light,

    /// <summary>Light on near-black.</summary>
    Dark,
}

/// <summary>A colour of a figure: what it is in each theme, so that one picture serves both.</summary>
internal readonly record struct Colour(Rgb Light, Rgb Dark)
{
    /// <summary>Reads a colour that is the same in both themes, as <c>#rrggbb</c>, or what <see cref="ToString"/> wrote.</summary>
    public static Colour Parse(string text) => text.Length == 14 ? new(Rgb.Parse(text[..7]), Rgb.Parse(text[7..]))
        : new(Rgb.Parse(text), Rgb.Parse(text));

    public Rgb In(Theme theme) => theme == Theme.Light ? Light : Dark;

    public Colour Mix(Colour other, double share) => new(Light.Mix(other.Light, share), Dark.Mix(other.Dark, share));

    public Colour StandingOutFrom(Colour background, double contrast)
        => new(Light.StandingOutFrom(background.Light, contrast), Dark.StandingOutFrom(background.Dark, contrast));

    /// <summary>As <c>#rrggbb#rrggbb</c>, the light one first.</summary>
    public override string ToString() => $"{Light}{Dark}";
}

/// <summary>An opaque colour of a screen.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public static Rgb White { get; } = new(255, 255, 255);

    public static Rgb Black { get; } = new(0, 0, 0);

    /// <summary>Black or white, whichever is the easier to read on this colour.</summary>
    public Rgb TextOnIt => Contrast(White) >= Contrast(Black) ? White : Black;

    /// <summary>Whether it is nearer to black than to white, as an eye sees it.</summary>
    public bool IsDark => ((299 * Red) + (587 * Green) + (114 * Blue)) / 1000 < 128;

    /// <summary>As much light as it gives off, 0 to 1.</summary>
    private double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    public static Rgb Parse(string text)
    {
        if (text.Length != 7 || text[0] != '#')
            throw new FormatException($"'{text}' is not a colour as #rrggbb.");
        byte Channel(int at) => byte.Parse(text.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new(Channel(1), Channel(3), Channel(5));
    }

    /// <summary>Mixes it with another: 0 is this colour, 1 the other.</summary>
    public Rgb Mix(Rgb other, double share)
    {
        byte Channel(byte from, byte to) => (byte)Math.Round(from + ((to - from) * share), MidpointRounding.AwayFromZero);
        return new(Channel(Red, other.Red), Channel(Green, other.Green), Channel(Blue, other.Blue));
    }

    /// <summary>Returns how well the two are told apart, 1 (equal) to 21 (black on white), as the accessibility guidelines reckon
    /// it.</summary>
    public double Contrast(Rgb other)
    {
        var (one, two) = (Luminance, other.Luminance);
        return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
    }

    /// <summary>
    /// Returns this colour, or the nearest one mixed from it and black or white that stands out from <paramref name="background"/>
    /// by at least <paramref name="contrast"/>. The hue stays, so that a party keeps its colour on every ground.
    /// </summary>
    public Rgb StandingOutFrom(Rgb background, double contrast)
    {
        const int Steps = 20;
        var towards = background.TextOnIt;
        for (var step = 0; step < Steps; step++)
        {
            var mixed = Mix(towards, (double)step / Steps);
            if (mixed.Contrast(background) >= contrast)
                return mixed;
        }

        return towards;
    }

    /// <summary>As <c>#rrggbb</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    private static double Linear(byte channel)
    {
        var share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}

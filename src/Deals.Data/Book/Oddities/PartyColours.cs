namespace Deals.Data;

/// <summary>Warns of parties' colours that hardly show on the grounds that charts stand on, and of those that look the same.</summary>
internal sealed class PartyColours(Binding book)
{
    /// <summary>
    /// The least contrast with a ground, as the accessibility guidelines reckon it: 1 is none. Charts move a colour further away, but
    /// below this it is no longer the party's own.
    /// </summary>
    private const double LeastContrast = 1.5;

    /// <summary>The least distance in CIE Lab (CIE 76); about 2 is the least that eyes see side by side, and these stand apart.</summary>
    private const double LeastDistance = 6;

    /// <summary>So many parties are held against each other; of more, none have colours that can be told apart.</summary>
    private const int MostCompared = 200;

    private static readonly (string Name, string Colour)[] Grounds = [("light", "#ffffff"), ("dark", "#181a1f")];

    public void Warn()
    {
        var earlier = new List<(PartyRow Row, (double L, double A, double B) Lab)>();
        foreach (var row in book.Readable<PartyRow>().Where(row => book.Real(new To<Party>(row.PartyId)) is not null))
        {
            foreach (var (name, ground) in Grounds)
            {
                if (Contrast(row.Colour, ground) is var contrast and < LeastContrast)
                    book.ReportText(
                        ProblemKind.FaintColour, row, nameof(row.Colour),
                        $"hardly shows on the {name} ground ({ground}): a contrast of {Text(contrast)}, 1 being none",
                        $"a colour with a contrast of at least {Text(LeastContrast)} on both grounds");
            }

            var lab = Lab(row.Colour);
            var twin = earlier.Find(other => Distance(other.Lab, lab) < LeastDistance).Row;
            if (twin is not null)
                book.ReportText(
                    ProblemKind.ColoursAlike, row, nameof(row.Colour),
                    $"can hardly be told from {VisibleText.Quoted(twin.Colour)} of {VisibleText.Shortened(twin.ShortName)}",
                    "a colour of its own");
            if (earlier.Count < MostCompared)
                earlier.Add((row, lab));
        }
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance of sRGB (WCAG 2.2), 0 to 1: the Y of CIE XYZ.</summary>
    private static double Luminance(string colour)
    {
        var (red, green, blue) = Linear(colour);
        return (0.2126 * red) + (0.7152 * green) + (0.0722 * blue);
    }

    /// <summary>CIE L*a*b* for the white point D65.</summary>
    private static (double L, double A, double B) Lab(string colour)
    {
        var (red, green, blue) = Linear(colour);
        var x = Root(((0.4124 * red) + (0.3576 * green) + (0.1805 * blue)) / 0.95047);
        var y = Root(Luminance(colour));
        var z = Root(((0.0193 * red) + (0.1192 * green) + (0.9505 * blue)) / 1.08883);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));

        static double Root(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16.0 / 116);
    }

    private static double Distance((double L, double A, double B) one, (double L, double A, double B) other)
        => Math.Sqrt(Math.Pow(one.L - other.L, 2) + Math.Pow(one.A - other.A, 2) + Math.Pow(one.B - other.B, 2));

    private static (double Red, double Green, double Blue) Linear(string colour)
    {
        double Channel(int at)
        {
            var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
            return share <= 0.03928 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
        }

        return (Channel(1), Channel(3), Channel(5));
    }

    private static string Text(double number) => number.ToString("0.0#", CultureInfo.InvariantCulture);
}

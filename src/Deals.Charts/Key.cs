namespace Deals;

/// <summary>An entry of a key: a sample and what it stands for.</summary>
internal abstract record KeyEntry(string Text)
{
    /// <summary>The entry, if what it stands for is there.</summary>
    public KeyEntry? When(bool isThere) => isThere ? this : null;

    public sealed record Filled(string Text, Fill Fill) : KeyEntry(Text);

    /// <summary>The colours of a field, from the least value to the greatest.</summary>
    public sealed record Scaled(string Text, IReadOnlyList<ColourAt> Scale) : KeyEntry(Text);

    public sealed record Drawn(string Text, Line Line) : KeyEntry(Text);

    public sealed record Signed(string Text, Sign Sign, Colour Colour) : KeyEntry(Text);
}

/// <summary>
/// What the colours and forms of a figure stand for, above it. It is a panel like any other, laid out by the widths of its
/// texts, so it never runs into the figure as a library's own legend may.
/// </summary>
internal static class Key
{
    private const double RowHeight = 20;
    private const double SampleWidth = 22;
    private const double ScaleWidth = 96;
    private const double SampleGap = 7;
    private const double EntryGap = 20;

    /// <summary>So many colours stand for a scale.</summary>
    private const int ScaleParts = 24;

    /// <summary>The key of some entries, each on a row of its own when <paramref name="stacked"/>.</summary>
    public static Panel Of(IEnumerable<KeyEntry?> entries, Canvas canvas, bool stacked = false)
    {
        var rows = new List<(KeyEntry Entry, double X, double Middle, IReadOnlyList<string> Lines)>();
        double x = 0, y = 0;
        foreach (var entry in entries.OfType<KeyEntry>())
        {
            var sample = WidthOf(entry) + SampleGap;
            var room = canvas.ContentWidth - sample;
            var lines = Lettering.Wrap(entry.Text, room, TypeSize.Small);
            var width = sample + lines.Max(line => Lettering.Width(line, TypeSize.Small));
            if (x > 0 && (stacked || x + width > canvas.ContentWidth))
                (x, y) = (0, y + RowHeight);
            rows.Add((entry, x, y + (RowHeight / 2), lines));
            x += width + EntryGap;
            y += (lines.Count - 1) * TypeSize.Small * Lettering.LineHeight;
        }

        var height = y + RowHeight;
        return Panel.OfPixels(canvas.ContentWidth, height) with
        {
            Marks = [.. rows.Select(row => Sample(row.Entry, row.X, row.Middle))],
            Notes =
            [
                .. rows.Select(row => Note.Of(
                    row.Lines, row.X + WidthOf(row.Entry), row.Middle - (TypeSize.Small * Lettering.LineHeight / 2), TypeSize.Small,
                        Palette.Text) with { ShiftX = SampleGap }),
            ],
        };
    }

    private static double WidthOf(KeyEntry entry) => entry is KeyEntry.Scaled ? ScaleWidth : SampleWidth;

    private static Mark Sample(KeyEntry entry, double x, double middle) => entry switch
    {
        KeyEntry.Filled filled => new Bars(entry.Text, [new(x, x + SampleWidth, middle, 12, filled.Fill, [])]),
        KeyEntry.Scaled scaled => new Bars(entry.Text, [.. Enumerable.Range(0, ScaleParts)
            .Select(at => Part(scaled.Scale, at, x, middle))]),
        KeyEntry.Drawn drawn => drawn.Line with
        { Name = entry.Text, Points = [new(x, middle, []), new(x + SampleWidth, middle, [])], Steps = false },
        KeyEntry.Signed signed => new Signs(entry.Text, [new(x + (SampleWidth / 2), middle, signed.Sign, 10, signed.Colour, [])]),
        _ => throw new NotSupportedException($"No sample for {entry.GetType().Name}."),
    };

    private static Bar Part(IReadOnlyList<ColourAt> scale, int at, double x, double middle)
    {
        var value = scale[0].Value + ((scale[^1].Value - scale[0].Value) * (at + 0.5) / ScaleParts);
        var colour = ColourAt.Between(scale, value);
        return new(x + (ScaleWidth * at / ScaleParts), x + (ScaleWidth * (at + 1) / ScaleParts), middle, 12, new(colour), []);
    }
}

using System.Buffers.Binary;

namespace Deals.Charts.Text;

/// <summary>A TrueType font, as far as it says how wide its letters run.</summary>
internal sealed class FontFile
{
    private const ushort Unknown = 0;

    /// <summary>The glyph of each letter of Unicode's first plane.</summary>
    private readonly ushort[] glyphs = new ushort[0x10000];
    private readonly ushort[] advances;

    private FontFile(ReadOnlySpan<byte> font)
    {
        var metrics = Table(font, "hhea"u8);
        var widths = Table(font, "hmtx"u8);
        UnitsPerEm = Word(Table(font, "head"u8), 18);
        (Ascent, Descent) = (BinaryPrimitives.ReadInt16BigEndian(metrics[4..]), -BinaryPrimitives.ReadInt16BigEndian(metrics[6..]));
        advances = new ushort[Word(metrics, 34)];
        for (var glyph = 0; glyph < advances.Length; glyph++)
            advances[glyph] = Word(widths, glyph * 4);
        ReadLetters(Table(font, "cmap"u8));
    }

    public static FontFile Regular { get; } = new(Bytes("OpenSans-Regular.ttf"));

    public static FontFile Bold { get; } = new(Bytes("OpenSans-Bold.ttf"));

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    public int Descent { get; }

    /// <summary>The file itself.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(FontFile).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>How wide a letter runs, in the font's units; null where the font has none for it.</summary>
    public int? AdvanceOf(int letter)
        => letter < glyphs.Length && glyphs[letter] is not Unknown and var glyph ? advances[Math.Min(glyph, advances.Length - 1)] : null;

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> font, ReadOnlySpan<byte> tag)
    {
        var entry = font[12..];
        while (!entry[..4].SequenceEqual(tag))
            entry = entry[16..];
        return font.Slice(BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
    }

    /// <summary>The letters of Unicode's first plane: ranges of letters, each with what leads to its glyphs (format 4).</summary>
    private void ReadLetters(ReadOnlySpan<byte> table)
    {
        var map = table;
        for (var at = 0; at < Word(table, 2); at++)
        {
            var candidate = table[BinaryPrimitives.ReadInt32BigEndian(table[(4 + (at * 8) + 4)..])..];
            if (Word(candidate, 0) == 4)
                map = candidate;
        }

        var twice = Word(map, 6);
        var (ends, starts, deltas, offsets) = (14, 16 + twice, 16 + (2 * twice), 16 + (3 * twice));
        for (var range = 0; range < twice; range += 2)
        {
            var offset = Word(map, offsets + range);
            for (int letter = Word(map, starts + range); letter <= Word(map, ends + range) && letter < 0xFFFF; letter++)
            {
                var found = offset == 0 ? letter : Word(map, offsets + range + offset + (2 * (letter - Word(map, starts + range))));
                var glyph = offset != 0 && found == Unknown ? Unknown : (ushort)((found + Word(map, deltas + range)) & 0xFFFF);
                glyphs[letter] = glyph;
            }
        }
    }

    private static ushort Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}

using System.Buffers.Binary;
using System.IO.Hashing;

namespace Deals.Report.Pictures;

/// <summary>How large a PNG is to be printed: its chunk pHYs, which Skia does not write.</summary>
internal static class PngResolution
{
    private const double InchesAMetre = 39.3701;

    /// <summary>Signature and the chunk IHDR, after which ours may stand.</summary>
    private const int HeadLength = 33;

    public static byte[] Set(ReadOnlySpan<byte> png, double pixelsAnInch)
    {
        Span<byte> chunk = stackalloc byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        var perMetre = (int)Math.Round(pixelsAnInch * InchesAMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk[8..], perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk[12..], perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Crc32.HashToUInt32(chunk[4..17]));
        return [.. png[..HeadLength], .. chunk, .. png[HeadLength..]];
    }
}

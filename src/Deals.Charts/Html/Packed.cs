using System.IO.Compression;

namespace Deals.Charts.Html;

/// <summary>Long texts in a page or a notebook, made a tenth as long: gzip, in letters.</summary>
internal static class Packed
{
    /// <summary>No figure comes near it; a file that unpacks to more is not one of ours.</summary>
    private const int MostBytes = 64_000_000;

    public static string Of(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return Convert.ToBase64String(packed.GetBuffer(), 0, (int)packed.Length);
    }

    /// <exception cref="FormatException">It is not packed so.</exception>
    public static string Text(string packed)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            var buffer = new byte[81920];
            for (int count; (count = gzip.Read(buffer)) > 0;)
            {
                whole.Write(buffer, 0, count);
                if (whole.Length > MostBytes)
                    throw new FormatException("It unpacks to more than any figure holds.");
            }

            return Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length);
        }
        catch (InvalidDataException broken)
        {
            throw new FormatException(broken.Message, broken);
        }
    }
}

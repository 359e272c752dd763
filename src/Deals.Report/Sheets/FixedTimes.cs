using System.IO.Compression;

namespace Deals.Report.Sheets;

/// <summary>Zip files without a clock: the packaging library stamps each entry with the time at which it ran.</summary>
internal static class FixedTimes
{
    /// <summary>The first moment that a zip file can tell. It is stored without a zone.</summary>
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of a zip file with the same entries the list of types first, and one time for all.</summary>
    public static byte[] Of(MemoryStream zip)
    {
        using var stamped = new MemoryStream();
        using (var from = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true))
        using (var to = new ZipArchive(stamped, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Programs that look at a file's first bytes to tell its kind expect the list of types there.
            foreach (var entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml"))
            {
                var copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Stamp;
                using var source = entry.Open();
                using var target = copy.Open();
                source.CopyTo(target);
            }
        }

        return stamped.ToArray();
    }
}

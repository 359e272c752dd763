using System.IO.Compression;

namespace Deals.Report.Output;

/// <summary>Zips without a clock: equal files give equal bytes.</summary>
public static class ReportBundle
{
    /// <summary>The first moment that a zip file can tell. It is stored without a zone.</summary>
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Returns the files of a report as one zip, for people who have nothing but a browser. Its files lie in one folder.</summary>
    /// <param name="folder">The name of that folder.</param>
    /// <param name="files">Paths with forward slashes, and what the files hold.</param>
    public static byte[] Of(string folder, IEnumerable<(string Path, byte[] Contents)> files)
        => Zip(files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => ($"{folder}/{file.Path}", file.Contents)));

    /// <summary>The bytes of a package with the same entries, the list of types first, and one time for all: the packaging library stamps
    /// each with the time at which it ran.</summary>
    internal static byte[] WithoutClock(MemoryStream package)
    {
        using var from = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
        // Programs that look at a file's first bytes to tell its kind expect the list of types there.
        return Zip(from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").Select(entry =>
        {
            using var contents = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(contents);
            return (entry.FullName, contents.ToArray());
        }));
    }

    private static byte[] Zip(IEnumerable<(string Path, byte[] Contents)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, contents) in files)
            {
                // Pictures in pixels are packed already.
                var entry = zip.CreateEntry(path,
                    path.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = FixedTime;
                using var stream = entry.Open();
                stream.Write(contents);
            }
        }

        return bytes.ToArray();
    }
}

using System.IO.Compression;

namespace Deals.Report.Output;

/// <summary>The files of a report as one zip, for people who have nothing but a browser.</summary>
public static class ReportBundle
{
    /// <summary>Zip keeps no year before 1980; all entries carry this one, so that equal reports give equal bytes.</summary>
    private static readonly DateTimeOffset FixedTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The zip's bytes. Its files lie in one folder.</summary>
    /// <param name="folder">The name of that folder.</param>
    /// <param name="files">Paths with forward slashes, and what the files hold.</param>
    public static byte[] Of(string folder, IEnumerable<(string Path, byte[] Contents)> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, contents) in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry($"{folder}/{path}", CompressionLevel.Optimal);
                entry.LastWriteTime = FixedTime;
                using var stream = entry.Open();
                stream.Write(contents);
            }
        }

        return bytes.ToArray();
    }
}

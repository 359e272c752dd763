using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Deals.Notebooks;

namespace Deals.Report.Output;

/// <summary>
/// The folder of one report. One report at a time is written into it; each file is written beside its place and moved there,
/// and what an earlier report left and this one does not have is taken away at the end.
/// </summary>
public sealed class ReportFolder : IDisposable
{
    private const string LockName = ".writing";

    private readonly SortedDictionary<string, (string Hash, int Bytes)> written = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly FileStream held;

    private ReportFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    /// <summary>The whole path.</summary>
    public string Path { get; }

    /// <summary>What was written so far, by path from the folder with forward slashes: the SHA-256 in hexadecimal digits and the
    /// length.</summary>
    public IReadOnlyDictionary<string, (string Hash, int Bytes)> Written => written;

    /// <summary>Takes a folder, which is made where it is missing.</summary>
    /// <exception cref="IOException">Another report is being written into it, or it cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static ReportFolder Take(string path)
    {
        var whole = System.IO.Path.GetFullPath(path);
        OutputFolder.Make(whole);
        var lockPath = System.IO.Path.Combine(whole, LockName);
        try
        {
            return new(whole, new(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (IOException) when (File.Exists(lockPath))
        {
            throw new IOException(
                $"Another report is being written into {whole}. Wait for it, or give this one another folder with --out.");
        }
    }

    /// <summary>Writes a file of the report.</summary>
    /// <param name="file">Its path from the folder, with forward slashes.</param>
    /// <param name="contents">What it holds.</param>
    public void Write(string file, byte[] contents)
    {
        AtomicFile.Write(PathOf(file), contents);
        Note(file, contents);
    }

    /// <summary>Counts a file that something else wrote as the report's.</summary>
    public void Note(string file, byte[] contents)
    {
        lock (gate)
            written[file] = (Convert.ToHexStringLower(SHA256.HashData(contents)), contents.Length);
    }

    /// <summary>The whole path of a file of the report.</summary>
    public string PathOf(string file) => System.IO.Path.Combine([Path, .. file.Split('/')]);

    /// <summary>Takes away the files that an earlier report's manifest lists and this one did not write. Others' files stay.</summary>
    /// <param name="earlierManifest">The earlier manifest; null where there was none.</param>
    public void Tidy(byte[]? earlierManifest)
    {
        // One that somebody took away before, or put a folder in the place of, is no longer the report's.
        foreach (var file in Listed(earlierManifest).Where(file => !written.ContainsKey(file) && IsPlain(file)
            && File.Exists(PathOf(file))))
            File.Delete(PathOf(file));
    }

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();

    private static IEnumerable<string> Listed(byte[]? manifest)
    {
        if (manifest is null)
            return [];
        try
        {
            return [.. JsonNode.Parse(manifest)?["files"]?.AsArray().Select(file => file?["path"]?.GetValue<string>())
                .OfType<string>() ?? []];
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException or ArgumentException)
        {
            return [];
        }
    }

    private static bool IsPlain(string file) => !System.IO.Path.IsPathRooted(file) && !file.Contains('\\', StringComparison.Ordinal)
        && file.Split('/').All(part => part is not ("" or "." or ".."));
}

using System.Security.Cryptography;

namespace Deals.Output;

/// <summary>Results of earlier runs, by key. It may be deleted at any time; what is damaged in it is passed over.</summary>
public sealed class ResultCache(string folder)
{
    private const int ResultsKept = 8;
    private const int SealLength = 64;

    /// <summary>Whether there is any result of this source, a notebook or what else results are of, whatever its key.</summary>
    public bool HasResultsOf(string source) => Directory.Exists(FolderOf(source));

    /// <summary>The result kept under this key; null where there is none that is whole.</summary>
    public byte[]? Find(string source, string key)
    {
        try
        {
            var entry = File.ReadAllBytes(EntryOf(source, key));
            if (entry.Length < SealLength)
                return null;
            var contents = entry[SealLength..];
            return entry.AsSpan(0, SealLength).SequenceEqual(Seal(contents)) ? contents : null;
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// Keeps a result, and of the older ones of the same source the newest few. A cache that cannot be written is left alone.
    /// </summary>
    /// <param name="source">The path of the notebook, or of what else the result is of.</param>
    /// <param name="key">What it depends on.</param>
    /// <param name="result">The result.</param>
    /// <param name="kept">How many results there may be then.</param>
    public void Keep(string source, string key, byte[] result, int kept = ResultsKept)
    {
        try
        {
            AtomicFile.Write(EntryOf(source, key), [.. Seal(result), .. result]);
            foreach (var old in new DirectoryInfo(FolderOf(source)).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(kept))
                old.Delete();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static byte[] Seal(byte[] contents) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(contents)));

    private string FolderOf(string source)
    {
        var full = Path.GetFullPath(source);
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..12];
        return Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(full)}-{place}");
    }

    private string EntryOf(string source, string key) => Path.Combine(FolderOf(source), key + ".entry");
}

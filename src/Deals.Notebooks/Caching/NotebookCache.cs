using System.Security.Cryptography;
using System.Text;

namespace Deals.Notebooks;

/// <summary>Results of earlier runs, by key. It may be deleted at any time; what is damaged in it is passed over.</summary>
public sealed class NotebookCache(string folder)
{
    private const int ResultsKept = 8;
    private const int SealLength = 64;

    /// <summary>Whether there is any result of this notebook, whatever its key.</summary>
    public bool HasResultsOf(string notebookPath) => Directory.Exists(FolderOf(notebookPath));

    /// <summary>The executed notebook kept under this key; null where there is none that is whole.</summary>
    public byte[]? Find(string notebookPath, string key)
    {
        try
        {
            var entry = File.ReadAllBytes(EntryOf(notebookPath, key));
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

    /// <summary>Keeps a result, and of this notebook's older ones the newest few. A cache that cannot be written is left alone.</summary>
    /// <param name="notebookPath">The notebook, or what else the result is of.</param>
    /// <param name="key">What it depends on.</param>
    /// <param name="executed">The result.</param>
    /// <param name="kept">How many results there may be then.</param>
    public void Keep(string notebookPath, string key, byte[] executed, int kept = ResultsKept)
    {
        try
        {
            AtomicFile.Write(EntryOf(notebookPath, key), [.. Seal(executed), .. executed]);
            foreach (var old in new DirectoryInfo(FolderOf(notebookPath)).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).Skip(kept))
                old.Delete();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static byte[] Seal(byte[] contents) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(contents)));

    private string FolderOf(string notebookPath)
    {
        var full = Path.GetFullPath(notebookPath);
        var place = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)))[..12];
        return Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(full)}-{place}");
    }

    private string EntryOf(string notebookPath, string key) => Path.Combine(FolderOf(notebookPath), key + ".entry");
}

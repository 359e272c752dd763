namespace Deals.Output;

/// <summary>
/// Writes a single file beside its place and moves it there: a reader sees the old one or the new one, never half of one.
/// </summary>
public static class AtomicFile
{
    /// <summary>Replaces the file's contents; its folder is made where it is missing.</summary>
    public static void Write(string path, ReadOnlySpan<byte> contents)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder,
            string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp"));
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
                stream.Write(contents);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}

using System.Globalization;

namespace Deals.Notebooks;

/// <summary>Writes a file beside its place and moves it there: a reader sees the old one or the new one, never half of one.</summary>
public static class AtomicFile
{
    /// <summary>Replaces the file's contents; its folder is made where it is missing.</summary>
    public static void Write(string path, ReadOnlySpan<byte> contents)
    {
        var temporary = Beside(path);
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

    /// <summary>Finds out before the work whether a file can be written after it: throws what writing would throw.</summary>
    public static void Probe(string path)
    {
        if (Directory.Exists(path))
            throw new IOException($"{path} is a folder");
        var temporary = Beside(path);
        File.Create(temporary).Dispose();
        File.Delete(temporary);
    }

    private static string Beside(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        OutputFolder.Make(folder);
        return Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp"));
    }
}
/// <summary>A folder that results go into.</summary>
public static class OutputFolder
{
    /// <summary>Makes it where it is missing.</summary>
    /// <exception cref="IOException">It cannot be made; the message says what stands in the way.</exception>
    public static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            // The system speaks of a file that is missing, or of one that exists already.
            var above = Path.GetFullPath(path);
            while (!Path.Exists(above) && Path.GetDirectoryName(above) is { } parent)
                above = parent;
            throw new IOException($"The folder {path} cannot be made: {(File.Exists(above) ? $"{above} is a file" : $"nothing can be made in {above}")}.", refusal);
        }
    }
}

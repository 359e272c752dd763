namespace Deals.Notebooks;

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

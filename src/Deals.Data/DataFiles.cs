namespace Deals.Data;

/// <summary>
/// Where the files of a data package come from: a folder, or a web server for a page in a browser. Reading goes forward only
/// and is asynchronous throughout, so that it works where there are no files and no threads.
/// </summary>
public interface IDataFiles
{
    /// <summary>Opens a file for reading. Whoever asked closes the stream.</summary>
    /// <param name="path">
    /// The path as the descriptor has it: relative to the descriptor, with forward slashes, never leaving its folder.
    /// </param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The file's bytes; null when there is no such file.</returns>
    /// <exception cref="IOException">
    /// The file is there but cannot be read; a <see cref="RefusedFileException"/> where it is none that the kit reads.
    /// </exception>
    ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation);
}

/// <summary>The files of a data package that lies in a folder.</summary>
/// <param name="folder">The folder that holds the descriptor.</param>
public sealed class FolderFiles(string folder) : IDataFiles
{
    /// <summary>The folder that holds the descriptor, as a full path.</summary>
    public string Folder { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The path leads out of the folder.</exception>
    public ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation)
    {
        if (!StaysInFolder(path))
            throw new ArgumentException($"'{path}' leads out of the data package's folder.", nameof(path));
        cancellation.ThrowIfCancellationRequested();
        var size = path == PackageDescriptor.FileName ? Limit.DescriptorSize : Limit.FileSize;
        return new(RegularFile.Open(Path.Combine(Folder, path), size));
    }

    /// <summary>
    /// Whether a path in a descriptor is relative, has forward slashes only, and goes down only, so that it is the same on
    /// every machine.
    /// </summary>
    internal static bool StaysInFolder(string path)
        => path.Length > 0
        && path.AsSpan().IndexOfAny('\\', ':', '\0') < 0
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}

/// <summary>What the bytes of a file tell of its text.</summary>
internal static class TextBytes
{
    /// <summary>
    /// Whether the first bytes are the mark of UTF-16 or UTF-32, or have the zero that such text has beside its first letter.
    /// </summary>
    public static bool AreWide(ReadOnlySpan<byte> bytes)
        => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (bytes.Length > 1 && bytes[0] == 0 != (bytes[1] == 0));
}

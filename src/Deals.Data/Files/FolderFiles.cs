namespace Deals.Data;

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
        if (!DataPath.StaysInFolder(path))
            throw new ArgumentException($"'{path}' leads out of the data package's folder.", nameof(path));
        cancellation.ThrowIfCancellationRequested();
        var file = Path.Combine(Folder, path);
        try
        {
            return new(File.Exists(file) || Directory.Exists(file) ? Open(file) : null);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw new IOException(refused.Message, refused);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return new((Stream?)null);
        }
    }

    private static FileStream Open(string file)
        => new(file, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan });
}

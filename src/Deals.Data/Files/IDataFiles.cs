namespace Deals.Data;

/// <summary>
/// Where the files of a data package come from: a folder, or a web server for a page in a browser. Reading goes forward only
/// and is asynchronous throughout, so that it works where there are no files and no threads.
/// </summary>
public interface IDataFiles
{
    /// <summary>Opens a file for reading. Whoever asked closes the stream.</summary>
    /// <param name="path">The path as the descriptor has it: relative to the descriptor, with forward slashes, never leaving its folder.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The file's bytes; null when there is no such file.</returns>
    /// <exception cref="IOException">The file is there but cannot be read.</exception>
    ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation);
}

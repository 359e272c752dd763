namespace Deals.Cli;

/// <summary>The page's files with its data, as a web host serves them.</summary>
internal static class WhatIfFiles
{
    private const string DataFolder = "data", ListName = "datasets.json";

    private static readonly OutputUse s_use = new("deals whatif --publish") { Elsewhere = "name another folder" };

    /// <summary>Takes the folder that the page is to go into, before the page is built, which takes minutes.</summary>
    /// <exception cref="RefusedException">The folder holds something else.</exception>
    /// <exception cref="OutputException">The folder cannot be had, or not be written.</exception>
    public static OutputFolder Take(string path)
    {
        // First, as it finishes what an interrupted one had begun to move: until then there is no list of an earlier page.
        var folder = OutputFolder.Take(path, s_use);
        try
        {
            // Of a site that has no page yet only what stands beside pages may be there: .git, .nojekyll, CNAME.
            var isFirst = !File.Exists(folder.PathOf(OutputFolder.Manifest));
            if (isFirst && Directory.Exists(folder.Path)
                && Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName)
                    .Any(name => name is not (['.', ..] or "CNAME")))
                throw new RefusedException($"{path} holds other files. Name an empty folder, or one that holds an earlier page.");
            folder.RequireFree(["index.html", OutputFolder.Manifest]);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Writes page and data into a folder; an earlier page in it goes, and nothing else.</summary>
    public static void Write(string page, IReadOnlyList<Dataset> datasets, OutputFolder folder, CancellationToken cancellation)
    {
        foreach (var file in FilesIn(page))
        {
            cancellation.ThrowIfCancellationRequested();
            folder.Write(file, File.ReadAllBytes(Path.Combine(page, file)));
        }

        foreach (var dataset in datasets)
        {
            foreach (var file in FilesIn(dataset.Folder!))
                folder.Write($"{DataFolder}/{dataset.Name}/{file}", File.ReadAllBytes(Path.Combine(dataset.Folder!, file)));
        }

        folder.Write($"{DataFolder}/{ListName}", ListOf(datasets));
        cancellation.ThrowIfCancellationRequested();
        folder.List();
        folder.Swap();
    }

    private static byte[] ListOf(IReadOnlyList<Dataset> datasets)
        => JsonSerializer.SerializeToUtf8Bytes(datasets.Select(dataset => dataset.Name));

    /// <summary>The files of a folder, by path with forward slashes; not those that a system or an editor hides there.</summary>
    private static IEnumerable<string> FilesIn(string folder)
        => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith('.') && !file.Contains("/.", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}

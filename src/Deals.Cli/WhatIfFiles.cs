using System.Text.Json;
using Deals.Data;
using Deals.Notebooks;

namespace Deals.Cli;

/// <summary>The page's files with its data, as a web host serves them.</summary>
internal static class WhatIfFiles
{
    private const string DataFolder = "data";

    /// <summary>Finds out before the page is built, which takes minutes, whether a folder can take it.</summary>
    /// <exception cref="WhatIfException">The folder holds something else.</exception>
    /// <exception cref="IOException">The folder cannot be made, or not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Probe(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !Directory.Exists(Path.Combine(folder, "_framework")))
            throw WhatIf.Wrong($"{folder} holds other files. Name an empty folder, or one that holds an earlier page.");
        AtomicFile.Probe(Path.Combine(folder, "index.html"));
    }

    /// <summary>Writes page and data into a folder that was probed; an earlier page in it goes.</summary>
    public static void Write(string page, IReadOnlyList<Dataset> datasets, string folder)
    {
        var target = Path.GetFullPath(folder);
        if (Directory.Exists(Path.Combine(target, "_framework")))
            Directory.Delete(target, recursive: true);
        Copy(page, target);
        WriteData(datasets, Path.Combine(target, DataFolder));
    }

    /// <summary>Writes the datasets and the list of them.</summary>
    private static void WriteData(IReadOnlyList<Dataset> datasets, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var dataset in datasets)
            Copy(dataset.Folder!, Path.Combine(folder, dataset.Name));
        File.WriteAllText(Path.Combine(folder, "datasets.json"), JsonSerializer.Serialize(datasets.Select(dataset => dataset.Name)));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}

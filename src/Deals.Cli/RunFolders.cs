namespace Deals.Cli;

/// <summary>Where a run finds what notebooks depend on and keeps what it remembers.</summary>
internal static class RunFolders
{
    /// <summary>A folder on the way up may be one that others may pass through and not read.</summary>
    private static readonly EnumerationOptions s_readable = new() { IgnoreInaccessible = true };

    /// <summary>The nearest folder above that holds a solution or a git clone; null outside of one.</summary>
    public static string? RepositoryOf(string path)
    {
        for (var folder = new DirectoryInfo(path); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")) || folder.Exists && folder.EnumerateFiles("*.sln", s_readable).Any())
                return folder.FullName;
        }
        return null;
    }

    /// <summary>Where results and package lists are kept: under the repository's artifacts, or else inside the output folder.</summary>
    public static string Kept(string name, string notebookFolder, string outFolder) => RepositoryOf(notebookFolder) is { } repository
        ? Path.Combine(repository, "artifacts", name)
        : Path.Combine(outFolder, "." + name);

    /// <summary>
    /// The folders whose files count as a notebook's input: the `data` folders beside it and above it up to the repository, and
    /// the folder that its parameter `dataset` names, where it names one.
    /// </summary>
    public static IReadOnlyList<string> InputsOf(string notebookFolder, string? dataset)
    {
        var top = RepositoryOf(notebookFolder);
        var folders = new List<string>();
        for (var folder = notebookFolder; folder is not null; folder = folder == top ? null : Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "data")))
                folders.Add(Path.Combine(folder, "data"));
            if (top is null && folder != notebookFolder)
                break;
        }
        if (!string.IsNullOrWhiteSpace(dataset) && !dataset.Contains('\0', StringComparison.Ordinal))
        {
            var places = new[] { notebookFolder, top, Environment.CurrentDirectory }.OfType<string>();
            folders.AddRange(places.Select(place => Path.GetFullPath(Path.Combine(place, dataset))).Where(Directory.Exists));
        }
        return [.. folders.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The parameter that says which deals a notebook opens: a name or a folder.</summary>
    public const string DatasetParameter = "dataset";

    /// <summary>Whether a notebook that opens a dataset, by name or folder, finds it.</summary>
    public static bool FindsDataset(string notebookFolder, string dataset)
    {
        try
        {
            return Dataset.Find(dataset, notebookFolder) is not null;
        }
        catch (DatasetNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The parameter that says under which scenario a notebook runs: a name from the dataset, or a file.</summary>
    public const string ScenarioParameter = "scenario";

    /// <summary>The file that a notebook's parameter `scenario` names, where it names one.</summary>
    public static IReadOnlyList<string> ScenarioFilesOf(string notebookFolder, IReadOnlyList<ParameterSetting> settings) =>
    [
        .. settings.Where(setting => setting.Name == ScenarioParameter
            && setting.Value.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            .Select(setting => Path.GetFullPath(Path.Combine(notebookFolder, setting.Value))).Where(File.Exists),
    ];

    /// <summary>The value a notebook's parameter `dataset` will have; null where it has none or it is no plain text.</summary>
    public static string? DatasetOf(IReadOnlyList<ParameterDeclaration> declared, IReadOnlyList<ParameterSetting> settings) =>
        settings.FirstOrDefault(s => s.Name == DatasetParameter)?.Value
        ?? declared.FirstOrDefault(p => p.Name == DatasetParameter)?.DefaultText;
}

namespace Deals.Cli;

/// <summary>The notebooks that a command runs when none are named: those that were written for the dataset, or the template.</summary>
internal static class NotebookFolder
{
    /// <summary>Where notebooks are when nothing is said.</summary>
    public const string Usual = "notebooks";

    /// <summary>The folder in it whose notebooks are about no deals in particular.</summary>
    public const string Template = "template";

    /// <summary>
    /// Finds the folder of the notebooks for a dataset: <c>notebooks/</c>, or a folder in it, whose notebooks open that dataset
    /// when nothing is set; <c>notebooks/template</c> where there is none.
    /// </summary>
    public static string For(Dataset dataset)
    {
        if (!Directory.Exists(Usual))
            return Usual;
        var template = Path.Combine(Usual, Template);
        var below = Directory.EnumerateDirectories(Usual).Where(folder => !Path.GetFileName(folder).StartsWith('.'));
        return below.Order(StringComparer.Ordinal).Prepend(Usual).FirstOrDefault(folder => IsAbout(folder, dataset))
            ?? (NotebooksIn(template).Count > 0 ? template : Usual);
    }

    /// <summary>The notebooks of a folder, in order.</summary>
    /// <exception cref="RefusedException">There is no such folder, or no notebook in it.</exception>
    public static IReadOnlyList<string> Require(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new RefusedException(
                $"there is no folder {Path.GetFullPath(folder)}; name the notebooks to run, or start in the folder above {Usual}/");
        }

        return NotebooksIn(folder) is { Count: > 0 } found
            ? found
            : throw new RefusedException($"there are no notebooks in {Path.GetFullPath(folder)}");
    }

    /// <summary>The dataset, by name or folder, that a folder's first notebook with a parameter for it opens; null for none.</summary>
    public static string? DatasetOf(string folder)
        => NotebooksIn(folder).Select(path => RunFolders.DatasetOf(RunPlan.Declared(path), [])).FirstOrDefault(named => named is not null);

    private static bool IsAbout(string folder, Dataset dataset)
    {
        try
        {
            // The way from one to the other, as two names of a folder may differ in case.
            return DatasetOf(folder) is { } named && Path.GetRelativePath(Dataset.Find(named, folder).Folder!, dataset.Folder!) == ".";
        }
        catch (DatasetNotFoundException)
        {
            return false;
        }
    }

    private static IReadOnlyList<string> NotebooksIn(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.ipynb").Order(StringComparer.Ordinal).Select(Path.GetFullPath)]
        : [];
}

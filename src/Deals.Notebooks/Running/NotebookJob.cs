namespace Deals.Notebooks;

/// <summary>One notebook to run.</summary>
/// <param name="Source">The notebook's path. The file is read only.</param>
/// <param name="Target">Where the executed notebook goes.</param>
public sealed record NotebookJob(string Source, string Target)
{
    /// <summary>Values for parameters the notebook declares.</summary>
    public IReadOnlyList<ParameterSetting> Settings { get; init; } = [];

    /// <summary>Folders whose every file counts as the notebook's input: a change in one of them makes a cached result stale.</summary>
    public IReadOnlyList<string> InputFolders { get; init; } = [];

    /// <summary>Single files that count likewise.</summary>
    public IReadOnlyList<string> InputFiles { get; init; } = [];
}

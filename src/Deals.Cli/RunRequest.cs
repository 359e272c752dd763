namespace Deals.Cli;

/// <summary>What `deals run` was asked for, as it was typed.</summary>
internal sealed record RunRequest
{
    public required IReadOnlyList<string> Notebooks { get; init; }

    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Settings for those notebooks that declare their names; where none does, nothing is said.</summary>
    public IReadOnlyList<ParameterSetting> SettingsWhereDeclared { get; init; } = [];

    /// <summary>The dataset that the notebooks open, by name or folder; null for the one that they name themselves.</summary>
    public string? Dataset { get; init; }

    /// <summary>The name of a scenario, or a file that holds one; null for none.</summary>
    public string? Scenario { get; init; }

    public required string Out { get; init; }

    /// <summary>Whether results are for a place that runs no scripts, as GitHub is.</summary>
    public bool IsStatic { get; init; }

    public required double TimeoutSeconds { get; init; }

    public required int Parallel { get; init; }

    public required bool KeepGoing { get; init; }

    public required bool NoCache { get; init; }
}

/// <summary>Reads a scenario and assumptions that were typed before the notebooks do, so that a misspelt one is refused at once.</summary>
internal static class RunAssumptions
{
    /// <summary>
    /// Requires that the dataset of each notebook knows what was typed for it. A notebook without a dataset, or whose dataset
    /// cannot be read, is left to say so itself.
    /// </summary>
    /// <exception cref="RefusedException">There is no such scenario or assumption, or a value is none that it can take.</exception>
    public static async Task RequireKnownAsync(RunPlan plan, CancellationToken cancellation)
    {
        foreach (var request in plan.Jobs.Select(RequestOf).OfType<DealRequest>()
            .DistinctBy(one => (one.Dataset, one.Scenario, string.Concat(one.Settings))))
        {
            try
            {
                await OpenedDeals.OpenAsync(request, cancellation).ConfigureAwait(false);
            }
            catch (DataProblemsException)
            {
                // The notebook's first cell tells them all.
            }
        }
    }

    private static DealRequest? RequestOf(NotebookJob job)
    {
        var (folder, assumed) = (Path.GetDirectoryName(job.Source)!,
            job.Settings.Where(setting => setting.Name == OpenedDeals.AssumeParameter));
        var scenario = job.Settings.FirstOrDefault(setting => setting.Name == RunFolders.ScenarioParameter)?.Value;
        return (scenario is not null || assumed.Any())
            && RunFolders.DatasetOf(RunPlan.Declared(job.Source), job.Settings) is { Length: > 0 } dataset
            && RunFolders.FindsDataset(folder, dataset)
            ? new(Dataset.Find(dataset, folder).Folder,
                scenario is null || !OpenedDeals.IsFile(scenario) ? scenario : Path.GetFullPath(scenario, folder),
                [.. assumed.Select(setting => $"{setting.Name}={setting.Value}")])
            : null;
    }
}

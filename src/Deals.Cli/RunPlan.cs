namespace Deals.Cli;

/// <summary>What a request comes to: the notebooks in order, each with its own settings and inputs.</summary>
internal sealed record RunPlan(IReadOnlyList<NotebookJob> Jobs, string OutFolder)
{
    /// <summary>Throws <see cref="RefusedException"/> when the request cannot be carried out as typed.</summary>
    public static RunPlan Of(RunRequest request)
    {
        var sources = Sources(request);
        var outFolder = Path.GetFullPath(request.Out);
        RequireOwnTargets(sources, outFolder);
        var declared = sources.Select(Declared).ToList();
        var shared = Share(Settings(request), WhereDeclared(request, declared), declared)
            .Zip(sources, (settings, source) => FromThere(settings, request, Path.GetDirectoryName(source)!)).ToList();
        return new([.. sources.Select((source, i) => new NotebookJob(source, Target(source, outFolder))
        {
            Settings = shared[i],
            InputFolders = RunFolders.InputsOf(Path.GetDirectoryName(source)!, RunFolders.DatasetOf(declared[i], shared[i])),
            InputFiles = RunFolders.ScenarioFilesOf(Path.GetDirectoryName(source)!, shared[i]),
            Finish = request.IsStatic ? StillNotebook.Make : null,
        })], outFolder);
    }

    /// <summary>The same plan, its results written into a folder that was taken.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="below">Where in it they go: a path with a slash at its end, or nothing.</param>
    /// <exception cref="OutputException">A file that is not the command's own lies in a result's place.</exception>
    public RunPlan Into(OutputFolder folder, string below = "")
    {
        string FileOf(NotebookJob job) => below + Path.GetFileName(job.Target);
        folder.RequireFree(Jobs.Select(FileOf).Append(OutputFolder.Manifest));
        return this with { Jobs = [.. Jobs.Select(job => job with { Save = executed => folder.Write(FileOf(job), executed) })] };
    }

    private static List<string> Sources(RunRequest request)
    {
        var named = request.Notebooks;
        if (named.Count == 0)
            return [.. NotebookFolder.Require(DatasetOf(request) is { } dataset ? NotebookFolder.For(dataset) : NotebookFolder.Usual)];
        var missing = named.Where(path => !File.Exists(path)).ToList();
        return missing.Count == 0
            ? [.. named.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal)]
            : throw new RefusedException(string.Join('\n', missing.Select(path => Refusal(path))));

        static string Refusal(string path) => Directory.Exists(path) ? $"{path} is a folder, no notebook" : $"there is no file {path}";
    }

    /// <summary>
    /// The dataset that the notebooks are told to open; null where they choose it, or know better what the setting means.
    /// </summary>
    private static Dataset? DatasetOf(RunRequest request)
    {
        const string Setting = RunFolders.DatasetParameter + "=";
        var named = request.Dataset
            ?? request.Settings.FirstOrDefault(setting => setting.StartsWith(Setting, StringComparison.Ordinal))?[Setting.Length..];
        try
        {
            return named is null ? null : Dataset.Find(named);
        }
        catch (DatasetNotFoundException)
        {
            return null;
        }
    }

    private static string Target(string source, string outFolder)
        => Path.Combine(outFolder, Path.GetFileNameWithoutExtension(source) + ".ipynb");

    private static void RequireOwnTargets(List<string> sources, string outFolder)
    {
        var ignoringCase = StringComparer.OrdinalIgnoreCase;
        if (sources.FirstOrDefault(source => ignoringCase.Equals(source, Target(source, outFolder))) is { } own)
            throw new RefusedException($"--out {outFolder} would overwrite {own} itself");
        if (sources.GroupBy(source => Target(source, outFolder), ignoringCase).FirstOrDefault(same => same.Count() > 1) is { } clash)
            throw new RefusedException(
                $"{string.Join(" and ", clash)} would both be written to {clash.Key}; run them with different --out");
    }

    /// <summary>
    /// The parameters of a notebook. A file that cannot be read declares nothing here; that it cannot be read is told when its turn comes.
    /// </summary>
    public static IReadOnlyList<ParameterDeclaration> Declared(string source)
    {
        try
        {
            return ParameterCell.Declared(Notebook.Read(source));
        }
        catch (Exception unreadable) when (unreadable is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>
    /// A scenario's file is found from where the command was typed; the notebook runs elsewhere, so it is told the whole path.
    /// </summary>
    private static IReadOnlyList<string> Settings(RunRequest request)
    {
        IReadOnlyList<string> settings =
            request.Dataset is { } dataset ? [.. request.Settings, $"{RunFolders.DatasetParameter}={dataset}"] : request.Settings;
        if (request.Scenario is not { } scenario)
            return settings;
        var isFile = scenario.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        if (isFile && !File.Exists(scenario))
            throw new RefusedException($"--scenario {scenario}: there is no file {Path.GetFullPath(scenario)}");
        return [.. settings, $"{RunFolders.ScenarioParameter}={(isFile ? Path.GetFullPath(scenario) : scenario)}"];
    }

    /// <summary>
    /// A dataset is found from where the command was typed, and the notebook is told the way from its own folder, which is the
    /// same in each clone. A setting may also be typed as the notebook itself finds it, and then stays.
    /// </summary>
    private static IReadOnlyList<ParameterSetting> FromThere(IReadOnlyList<ParameterSetting> settings, RunRequest request,
        string notebookFolder)
        => [.. settings.Select(setting => setting.Name == RunFolders.DatasetParameter
            ? setting with { Value = FromThere(setting.Value, request, notebookFolder) } : setting)];

    private static string FromThere(string dataset, RunRequest request, string notebookFolder)
    {
        try
        {
            return request.Dataset is null && RunFolders.FindsDataset(notebookFolder, dataset) ? dataset
                : Path.GetRelativePath(notebookFolder, Dataset.Find(dataset).Folder!).Replace('\\', '/');
        }
        catch (DatasetNotFoundException unknown)
        {
            // What a setting means is the notebook's own affair.
            return request.Dataset is null ? dataset : throw new RefusedException(unknown.Message);
        }
    }

    private static IEnumerable<ParameterSetting> WhereDeclared(RunRequest request,
        IReadOnlyList<IReadOnlyList<ParameterDeclaration>> declared)
        => request.SettingsWhereDeclared.Where(setting => declared.Any(one => one.Any(parameter => parameter.Name == setting.Name)));

    private static IReadOnlyList<IReadOnlyList<ParameterSetting>> Share(IReadOnlyList<string> settings,
        IEnumerable<ParameterSetting> whereDeclared, IReadOnlyList<IReadOnlyList<ParameterDeclaration>> declared)
    {
        try
        {
            return ParameterSettings.Share([.. settings.Select(ParameterSetting.Parse), .. whereDeclared], declared);
        }
        catch (ParameterException refusal)
        {
            throw new RefusedException(
                refusal.Message + HintAtAssumptions(settings, [.. declared.SelectMany(of => of).Select(one => one.Name)]));
        }
    }

    /// <summary>Of a name that no notebook declares, how it is set if it is an assumption's; nothing where notebooks take none.</summary>
    private static string HintAtAssumptions(IReadOnlyList<string> settings, HashSet<string> declared)
        => declared.Contains(OpenedDeals.AssumeParameter)
            && settings.Select(setting => setting.Split('=')[0]).FirstOrDefault(name => !declared.Contains(name)) is { } unknown
            ? $"\nAn assumption is set with --set {OpenedDeals.AssumeParameter}={unknown}=VALUE" : "";
}

using Deals.Report.Output;
using Deals.Report.Sheets;

namespace Deals.Cli;

/// <summary>What `deals report` was asked for.</summary>
internal sealed record ReportRequest(
    DealRequest Deals, IReadOnlyList<string> Notebooks, string Out, PictureStyle Style, bool AsZip, bool HasNativeCharts, bool NoCache);

/// <summary>`deals report` itself: run the notebooks, gather what they and the data show, write it.</summary>
internal static class ReportRun
{
    private const double NotebookSeconds = 600;
    private const int MostParallel = 4;

    public static Task<int> ToEndAsync(ReportRequest request, TextWriter output) => RunInterrupt.GuardAsync(async interrupt =>
    {
        var opened = await OpenedDeals.OpenAsync(request.Deals, interrupt.Token).ConfigureAwait(false);
        var runRequest = RunRequestOf(request, opened);
        var plan = RunPlan.Of(runRequest);
        using var folder = OutputFolder.Take(request.Out, new("deals report"));
        plan = plan.Into(folder, "notebooks/");
        folder.RequireFree(ReportWriter.OwnFiles);

        // The data's own figures are computed while notebooks run, and kept where their results are.
        var cache = Run.CacheOf(runRequest, plan, Path.GetDirectoryName(plan.Jobs[0].Source)!);
        var further = Task.Run(() => KeptFigures.Of(opened, ReportInputs.Of(opened, []).ToJsonString(), cache), interrupt.Token);
        var results = await Run.NotebooksAsync(runRequest, plan, interrupt.Token).ConfigureAwait(false);
        interrupt.Token.ThrowIfCancellationRequested();

        var notebooks = results.AsParallel().AsOrdered().Select(NotebookOf).ToList();
        var tables = await DatasetSheets.OfAsync(opened.Dataset, interrupt.Token).ConfigureAwait(false);
        var contents = new ReportContents(
            opened.Book.Title, opened.Book.Description, opened.Book.AsOf, opened.Book.Name, opened.Scenario.ToString(), notebooks,
            await further.WaitAsync(interrupt.Token).ConfigureAwait(false))
        {
            Facts = CitedFact.Of(opened.Book),
        };
        var inputs = ReportInputs.Of(opened, results);
        await output.WriteLineAsync().ConfigureAwait(false);
        var writer = new ReportWriter(folder, request.Style)
        { Tell = output.WriteLine, Cache = cache, HasNativeCharts = request.HasNativeCharts };
        await writer.WriteAsync(contents, tables, inputs, interrupt.Token).ConfigureAwait(false);
        var zip = Path.GetFileName(folder.Path) + ".zip";
        if (request.AsZip)
            folder.WriteBeside(zip, ReportBundle.Of(Path.GetFileName(folder.Path),
                folder.Written.Keys.Select(file => (file, folder.Read(file)))));
        folder.Swap();
        await output.WriteLineAsync($"The report is in {Path.GetRelativePath(Environment.CurrentDirectory, folder.PathOf("index.html"))}")
            .ConfigureAwait(false);
        if (request.AsZip)
            await output.WriteLineAsync(Path.GetRelativePath(Environment.CurrentDirectory, folder.BesidePath(zip))).ConfigureAwait(false);
        return results.Max(result => ExitCode.Of(result.State));
    });

    /// <summary>What the notebooks are run with: the same dataset and scenario, where they take them, and what was set besides.</summary>
    private static RunRequest RunRequestOf(ReportRequest request, OpenedDeals opened)
    {
        // Paths go from where the notebooks are, as they run there; so a clone elsewhere gives the same notebooks.
        var notebooks = request.Notebooks.Count > 0 ? request.Notebooks
            : NotebookFolder.Require(request.Deals.Dataset is null ? NotebookFolder.Usual : NotebookFolder.For(opened.Dataset));
        var from = Path.GetFullPath(Path.GetDirectoryName(notebooks[0])!, Environment.CurrentDirectory);
        string FromThere(string path) => Path.GetRelativePath(from, Path.GetFullPath(path)).Replace('\\', '/');
        var where = new List<ParameterSetting>();
        if (request.Deals.Dataset is not null)
            where.Add(new(RunFolders.DatasetParameter, FromThere(opened.Dataset.Folder!)));
        if (request.Deals.Scenario is { } scenario)
            where.Add(new(RunFolders.ScenarioParameter, OpenedDeals.IsFile(scenario) ? FromThere(scenario) : scenario));
        if (opened.Assumed.Count > 0)
            where.Add(new(OpenedDeals.AssumeParameter, JsonSerializer.Serialize(opened.Assumed)));
        return new()
        {
            Notebooks = notebooks,
            Settings = [.. opened.Others.Select(setting => $"{setting.Name}={setting.Value}")],
            SettingsWhereDeclared = where,
            Out = Path.Combine(request.Out, "notebooks"),
            TimeoutSeconds = NotebookSeconds,
            Parallel = Math.Clamp(Environment.ProcessorCount, 1, MostParallel),
            KeepGoing = false,
            NoCache = request.NoCache,
        };
    }

    private static ExecutedNotebook NotebookOf(RunResult result)
    {
        var name = Path.GetFileNameWithoutExtension(result.Job.Source);
        // What says that there is nothing to show for it stands in the notebook itself.
        var problem = result.Succeeded ? [] : result.Problem;
        return new(name, result.Executed is { } executed ? Notebook.ParseExecuted(executed) : null, problem);
    }
}

/// <summary>The tables of a dataset as sheets of a report's workbook.</summary>
internal static class DatasetSheets
{
    public static async Task<IReadOnlyList<Sheet>> OfAsync(Dataset dataset, CancellationToken cancellation)
    {
        var tables = await dataset.TablesAsync(cancellation).ConfigureAwait(false);
        return [.. tables.Select(SheetOf)];
    }

    private static Sheet SheetOf(DatasetTable table) => new(
        table.Name, table.Title ?? $"Table {table.Name} of the dataset", table.Description is null ? [] : [table.Description],
        new FigureTable([.. table.Columns.Select(column => column.Heading)], table.Rows))
    {
        ColumnDescriptions = [.. table.Columns.Select(column => column.Description)],
    };
}

namespace Deals.Cli;

/// <summary>`deals run` itself: plan, run some at a time, tell, and give the exit code.</summary>
internal static class Run
{
    private const int UsualWidth = 80;

    private static readonly OutputUse s_use = new("deals run") { AddsToEarlier = true };

    public static Task<int> ToEndAsync(RunRequest request) => RunInterrupt.GuardAsync(async interrupt =>
    {
        var plan = RunPlan.Of(request);
        await RunAssumptions.RequireKnownAsync(plan, interrupt.Token).ConfigureAwait(false);
        using var folder = OutputFolder.Take(request.Out, s_use);
        var results = await NotebooksAsync(request, plan.Into(folder), interrupt.Token).ConfigureAwait(false);
        interrupt.Token.ThrowIfCancellationRequested();
        folder.List();
        folder.Swap();
        return results.Max(result => ExitCode.Of(result.State));
    });

    /// <summary>Runs the notebooks of a plan and tells how they go.</summary>
    /// <exception cref="OutputException">A result cannot be written, so that none will take its place.</exception>
    public static async Task<RunResult[]> NotebooksAsync(RunRequest request, RunPlan plan, CancellationToken interrupted)
    {
        var isTerminal = !Console.IsOutputRedirected;
        var report = new RunReport(Console.Out, isTerminal, isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth);
        var results = await RunAllAsync(request, plan, report, interrupted).ConfigureAwait(false);
        var unwritable = results.FirstOrDefault(result => result.State == RunState.NotWritable);
        report.Table(results, areSaved: unwritable is null && !interrupted.IsCancellationRequested);
        return unwritable is null ? results : throw new OutputException(string.Join('\n', unwritable.Problem));
    }

    private static async Task<RunResult[]> RunAllAsync(RunRequest request, RunPlan plan, RunReport report, CancellationToken interrupted)
    {
        using var places = new SemaphoreSlim(request.Parallel);
        return await Task.WhenAll(plan.Jobs.Select(async job =>
        {
            await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            try
            {
                var result = interrupted.IsCancellationRequested
                    ? new(job, RunState.Interrupted, TimeSpan.Zero, ["not started"])
                    : await Task.Run(() => Runner(request, plan, job).RunAsync(job, report, interrupted), CancellationToken.None)
                        .ConfigureAwait(false);
                report.Ended(result);
                return result;
            }
            finally
            {
                places.Release();
            }
        })).ConfigureAwait(false);
    }

    private static NotebookRunner Runner(RunRequest request, RunPlan plan, NotebookJob job)
    {
        var folder = Path.GetDirectoryName(job.Source)!;
        return new(new()
        {
            Timeout = request.TimeoutSeconds > 0 ? TimeSpan.FromSeconds(request.TimeoutSeconds) : Timeout.InfiniteTimeSpan,
            KeepGoing = request.KeepGoing,
            Cache = CacheOf(request, plan, folder),
        });
    }

    /// <summary>Where results of what lies in a folder are kept; null where none may serve.</summary>
    public static ResultCache? CacheOf(RunRequest request, RunPlan plan, string folder)
        => request.NoCache ? null : new(RunFolders.Kept("notebook-cache", folder, plan.OutFolder));
}

using Deals.Notebooks;

namespace Deals.Cli;

/// <summary>`deals run` itself: plan, run some at a time, tell, and give the exit code.</summary>
internal static class Run
{
    private const int UsualWidth = 80;

    public static async Task<int> ToEndAsync(RunRequest request)
    {
        RunPlan plan;
        try
        {
            plan = RunPlan.Of(request);
        }
        catch (RunUsageException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message).ConfigureAwait(false);
            return RunExitCode.Usage;
        }

        using var interrupt = new RunInterrupt();
        var results = await NotebooksAsync(request, plan, interrupt.Token).ConfigureAwait(false);
        return interrupt.ExitCode ?? results.Max(result => RunExitCode.Of(result.State));
    }

    /// <summary>Runs the notebooks of a plan and tells how they go.</summary>
    public static async Task<RunResult[]> NotebooksAsync(RunRequest request, RunPlan plan, CancellationToken interrupted)
    {
        var isTerminal = !Console.IsOutputRedirected;
        var report = new RunReport(Console.Out, isTerminal, isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : UsualWidth);
        var results = await RunAllAsync(request, plan, report, interrupted).ConfigureAwait(false);
        report.Table(results);
        return results;
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
                    : await Task.Run(() => Runner(request, plan, job).RunAsync(job, report, interrupted), CancellationToken.None).ConfigureAwait(false);
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
            Cache = request.NoCache ? null : new(RunFolders.Kept("notebook-cache", folder, plan.OutFolder)),
        });
    }
}

using Deals.Data;

namespace Deals.Cli;

/// <summary>The exit codes of commands that draw, and the one place that turns faults into them.</summary>
internal static class DrawingExitCode
{
    public const int AllWritten = 0;
    public const int DataProblems = 1;
    public const int Usage = RunExitCode.Usage;
    public const int NotWritable = RunExitCode.NotWritable;

    /// <summary>Does the work; what goes wrong is told in a sentence, and gives its code.</summary>
    public static async Task<int> OfAsync(TextWriter error, Func<RunInterrupt, Task<int>> work)
    {
        using var interrupt = new RunInterrupt();
        try
        {
            return await work(interrupt).ConfigureAwait(false);
        }
        catch (Exception) when (interrupt.ExitCode is { } signal)
        {
            await error.WriteLineAsync("deals: interrupted; what was written so far is whole").ConfigureAwait(false);
            return signal;
        }
        catch (RunUsageException refusal)
        {
            await error.WriteLineAsync(refusal.Message).ConfigureAwait(false);
            return Usage;
        }
        catch (DataProblemsException problems)
        {
            await error.WriteLineAsync(problems.Message).ConfigureAwait(false);
            return DataProblems;
        }
        catch (Exception contradiction) when (contradiction is NotFiniteMoneyException or InvalidOperationException or ArgumentException)
        {
            await error.WriteLineAsync($"deals: the figures cannot be computed under these circumstances: {contradiction.Message}").ConfigureAwait(false);
            return DataProblems;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"deals: {unwritable.Message}").ConfigureAwait(false);
            return NotWritable;
        }
    }
}

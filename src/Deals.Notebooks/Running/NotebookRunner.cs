using System.Diagnostics;
using System.Globalization;
using Deals.Notebooks.Hosting;

namespace Deals.Notebooks;

/// <summary>Runs notebooks, each in a process of its own. The document stays on this side, so whatever a cell does, its file is saved.</summary>
public sealed class NotebookRunner(RunnerOptions options)
{
    /// <summary>The exception by which a cell says that the data have nothing for its notebook. The kit that has it is loaded in the notebook's process only.</summary>
    public const string NotApplicable = "Deals.NotApplicableException";

    /// <summary>Runs one notebook, or takes its result from the cache. Failures are results, not exceptions; other than by
    /// <see cref="ParameterException"/> for settings that were not checked before.</summary>
    public async Task<RunResult> RunAsync(NotebookJob job, IProgress<RunProgress>? progress = null, CancellationToken interrupted = default)
    {
        var clock = Stopwatch.StartNew();
        var run = new Run(job, options, progress, interrupted);
        try
        {
            var (state, problem) = await run.ToEndAsync().ConfigureAwait(false);
            return new(job, state, clock.Elapsed, problem) { IsSaved = run.IsSaved };
        }
        catch (NotebookFormatException refusal)
        {
            return new(job, RunState.Unreadable, clock.Elapsed, [refusal.Message]);
        }
        catch (OutputException refusal)
        {
            return new(job, RunState.NotWritable, clock.Elapsed, [refusal.Message]);
        }
    }

    private sealed class OutputException(string message) : Exception(message);

    private sealed class Run(NotebookJob job, RunnerOptions options, IProgress<RunProgress>? progress, CancellationToken interrupted)
    {
        public bool IsSaved { get; private set; }

        public async Task<(RunState, IReadOnlyList<string>)> ToEndAsync()
        {
            Output(() => AtomicFile.Probe(job.Target));
            // Where an earlier result may serve, look first. Where none can, the process warms up while we read.
            var host = options.Cache?.HasResultsOf(job.Source) is true ? null : StartHost();
            try
            {
                var notebook = Read();
                var key = options.Cache is null ? null : CacheKey.Of(job, options.Host);
                if (key is not null && options.Cache!.Find(job.Source, key) is { } earlier)
                {
                    Save(earlier);
                    return (RunState.Cached, []);
                }
                ParameterCell.Inject(notebook, job.Settings);
                host ??= StartHost();
                var (state, problem) = await RunCellsAsync(host, notebook).ConfigureAwait(false);
                var result = notebook.ToBytes();
                Save(result);
                // Inputs that changed meanwhile may have gone into this result or not: it answers for neither state.
                if (state is RunState.Ran or RunState.NotApplicable && key is not null && CacheKey.Of(job, options.Host) == key)
                    options.Cache!.Keep(job.Source, key, result);
                return (state, problem);
            }
            finally
            {
                if (host is not null)
                    await host.DisposeAsync().ConfigureAwait(false);
            }
        }

        private HostProcess StartHost() => HostProcess.Start(options.Host, Path.GetDirectoryName(Path.GetFullPath(job.Source))!);

        private Notebook Read()
        {
            Notebook notebook;
            try
            {
                notebook = Notebook.Read(job.Source);
            }
            catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
            {
                throw new NotebookFormatException(refusal.Message, refusal);
            }
            return CellLanguages.Known(notebook.DefaultLanguage) is not null
                ? notebook
                : throw new NotebookFormatException($"its language is {notebook.DefaultLanguage}; C# notebooks are run here");
        }

        private async Task<(RunState, IReadOnlyList<string>)> RunCellsAsync(HostProcess host, Notebook notebook)
        {
            var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code).ToList();
            var failures = new List<string>();
            using var time = new CancellationTokenSource(options.Timeout);
            using var onTime = time.Token.Register(host.Kill);
            using var onInterrupt = interrupted.Register(host.Kill);
            for (var i = 0; i < code.Count; i++)
            {
                progress?.Report(new(job.Source, i + 1, code.Count));
                code[i].ExecutionCount = i + 1;
                var collector = new OutputCollector(code[i]);
                await host.SendAsync(new RunCell(i + 1, code[i].Language ?? notebook.DefaultLanguage, code[i].Source)).ConfigureAwait(false);
                CellError? failure = null;
                var isExpected = code[i].Tags.Contains("raises-exception");
                while (true)
                {
                    var message = await host.ReadAsync().ConfigureAwait(false);
                    if (message is CellDone)
                        break;
                    if (message is CellError { Name: NotApplicable } nothing && failures.Count == 0 && !isExpected)
                    {
                        collector.Say(nothing.Value);
                        collector.End();
                        return (RunState.NotApplicable, [nothing.Value]);
                    }
                    failure = message as CellError ?? failure;
                    if (message is null)
                    {
                        var (state, error) = await EndedEarlyAsync(host, $"cell [{Invariant(i + 1)}]", time.IsCancellationRequested).ConfigureAwait(false);
                        collector.Add(error);
                        collector.End();
                        return (state, [.. failures, .. error.Traceback]);
                    }
                    collector.Add(message);
                }
                collector.End();
                if (failure is null || isExpected)
                    continue;
                failures.AddRange(Describe(failure, i + 1));
                if (!options.KeepGoing)
                    return (RunState.CellFailed, failures);
            }
            return await FinishAsync(host, time, failures).ConfigureAwait(false);
        }

        private async Task<(RunState, IReadOnlyList<string>)> FinishAsync(HostProcess host, CancellationTokenSource time, List<string> failures)
        {
            await host.SendAsync(new Finish()).ConfigureAwait(false);
            while (await host.ReadAsync().ConfigureAwait(false) is var message)
            {
                if (message is Finished)
                    break;
                if (message is null)
                {
                    var (state, error) = await EndedEarlyAsync(host, "a thread left behind by its cells", time.IsCancellationRequested).ConfigureAwait(false);
                    return (state, [.. failures, .. error.Traceback]);
                }
            }
            return (failures.Count > 0 ? RunState.CellFailed : RunState.Ran, failures);
        }

        private async Task<(RunState, CellError)> EndedEarlyAsync(HostProcess host, string place, bool timedOut)
        {
            var exitCode = await host.ExitCodeAsync().ConfigureAwait(false);
            if (interrupted.IsCancellationRequested)
                return (RunState.Interrupted, Error("Interrupted", $"interrupted in {place}"));
            if (timedOut)
                return (RunState.TimedOut, Error("Timeout", $"the notebook was ended in {place}: it had taken longer than {Invariant(options.Timeout.TotalSeconds)} s"));
            return (RunState.HostDied, CrashReport.Of(place, exitCode, host.LastWords));
        }

        private void Save(byte[] contents)
        {
            Output(() => AtomicFile.Write(job.Target, contents));
            IsSaved = true;
        }

        private void Output(Action write)
        {
            try
            {
                write();
            }
            catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
            {
                throw new OutputException($"cannot write {job.Target}: {refusal.Message}");
            }
        }

        private static CellError Error(string name, string message) => new(name, message, [message]);

        private static IEnumerable<string> Describe(CellError error, int cell) =>
            error.Traceback.Any(line => line.Contains($"cell [{Invariant(cell)}]", StringComparison.Ordinal))
                ? error.Traceback
                : [$"in cell [{Invariant(cell)}]:", .. error.Traceback];

        private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
    }
}

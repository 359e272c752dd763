using Deals.Notebooks.Hosting;
using Deals.Output;

namespace Deals.Notebooks;

/// <summary>
/// Runs notebooks, each in a process of its own. The document stays on this side, so whatever a cell does, its file is saved.
/// </summary>
public sealed class NotebookRunner(RunnerOptions options)
{
    /// <summary>
    /// The exception by which a cell says that the data have nothing for its notebook. The kit that has it is loaded in the notebook's
    /// process only.
    /// </summary>
    public const string NotApplicable = "Deals.NotApplicableException";

    /// <summary>Runs one notebook, or takes its result from the cache. Failures are results, not exceptions.</summary>
    /// <exception cref="ParameterException">The settings were not checked before, and do not fit.</exception>
    public async Task<RunResult> RunAsync(NotebookJob job, IProgress<RunProgress>? progress = null, CancellationToken interrupted = default)
    {
        var clock = Stopwatch.StartNew();
        using var run = new Run(job, options, progress, interrupted);
        try
        {
            var state = await run.ToEndAsync().ConfigureAwait(false);
            return new(job, state, clock.Elapsed, run.Problem) { Executed = run.Executed };
        }
        catch (NotebookFormatException refusal)
        {
            return new(job, RunState.Unreadable, clock.Elapsed, [refusal.Message]);
        }
        catch (UnwritableException refusal)
        {
            return new(job, RunState.NotWritable, clock.Elapsed, [refusal.Message]);
        }
    }

    private sealed class UnwritableException(string message) : Exception(message);

    private sealed class Run(NotebookJob job, RunnerOptions options, IProgress<RunProgress>? progress,
        CancellationToken interrupted) : IDisposable
    {
        private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(job.Source))!;
        private readonly CancellationTokenSource _time = new(options.Timeout);

        public byte[]? Executed { get; private set; }

        public List<string> Problem { get; } = [];

        public async Task<RunState> ToEndAsync()
        {
            // Where an earlier result may serve, look first. Where none can, the process warms up while we read.
            var host = options.Cache?.HasResultsOf(job.Source) is true ? null : HostProcess.Start(options.HostAssembly, _folder);
            try
            {
                var notebook = Read();
                var key = options.Cache is null ? null : CacheKey.Of(job, options.HostAssembly);
                if (key is not null && options.Cache!.Find(job.Source, key) is { } earlier)
                {
                    Save(earlier);
                    return RunState.Cached;
                }
                ParameterCell.Inject(notebook, job.Settings);
                host ??= HostProcess.Start(options.HostAssembly, _folder);
                var state = await RunCellsAsync(host, notebook).ConfigureAwait(false);
                // What it references is found from where it is written too, so that it can be run again there.
                foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
                    cell.Source = CellReferences.Moved(cell.Source, _folder, Path.GetDirectoryName(Path.GetFullPath(job.Target))!);
                var result = notebook.ToBytes();
                Save(result);
                // Inputs that changed meanwhile may have gone into this result or not: it answers for neither state.
                if (state is RunState.Ran or RunState.NotApplicable && key is not null && CacheKey.Of(job, options.HostAssembly) == key)
                    options.Cache!.Keep(job.Source, key, result);
                return state;
            }
            finally
            {
                if (host is not null)
                    await host.DisposeAsync().ConfigureAwait(false);
            }
        }

        public void Dispose() => _time.Dispose();

        private Notebook Read()
        {
            try
            {
                var notebook = Notebook.Read(job.Source);
                return notebook.DefaultLanguage == "csharp" ? notebook
                    : throw new NotebookFormatException($"its language is {notebook.DefaultLanguage}; C# notebooks are run here");
            }
            catch (Exception refusal) when (DiskFault.Is(refusal))
            {
                throw new NotebookFormatException($"it cannot be read: {DiskFault.ReasonOf(refusal)}", refusal);
            }
        }

        private async Task<RunState> RunCellsAsync(HostProcess host, Notebook notebook)
        {
            // As Jupyter does: a cell with nothing in it has no number.
            var code = notebook.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source)).ToList();
            var outputs = new CellOutputs(code);
            using var onTime = _time.Token.Register(host.Kill);
            using var onInterrupt = interrupted.Register(host.Kill);
            try
            {
                for (var number = 1; number <= code.Count; number++)
                {
                    progress?.Report(new(job.Source, number, code.Count));
                    if (await RunCellAsync(host, code[number - 1], number, outputs).ConfigureAwait(false) is { } end)
                        return end;
                }
                host.Send(new Finish());
                while (await host.ReadAsync().ConfigureAwait(false) is var told && told is not Finished)
                {
                    if (told is null)
                        return await EndedEarlyAsync(host, "a thread left behind by its cells", _ => { }).ConfigureAwait(false);
                    outputs.Add(told, code.Count);
                }
                return Problem.Count > 0 ? RunState.CellFailed : RunState.Ran;
            }
            finally
            {
                outputs.End();
            }
        }

        // How the run ended in this cell; null where it goes on.
        private async Task<RunState?> RunCellAsync(HostProcess host, NotebookCell cell, int number, CellOutputs outputs)
        {
            cell.ExecutionCount = number;
            var place = $"cell [{Invariant(number)}]";
            var isExpected = cell.Tags.Contains("raises-exception");
            var language = Notebook.LanguageName(cell.Language ?? "csharp");
            host.Send(new RunCell(number, language, CellReferences.Moved(cell.Source, _folder, _folder)));
            CellError? failure = null;
            while (await host.ReadAsync().ConfigureAwait(false) is var told && told is not CellDone)
            {
                if (told is null)
                    return await EndedEarlyAsync(host, place, error => outputs.Add(error, number)).ConfigureAwait(false);
                if (told is CellError { Name: NotApplicable } nothing && Problem.Count == 0 && !isExpected)
                {
                    outputs.Add(new DisplayData(number, null, new Dictionary<string, string> { ["text/plain"] = nothing.Value },
                        IsResult: false), number);
                    Problem.Add(nothing.Value);
                    return RunState.NotApplicable;
                }
                failure = told as CellError ?? failure;
                outputs.Add(told, number);
            }
            if (failure is null || isExpected)
                return null;
            Problem.AddRange(failure.Traceback.Any(line => line.Contains(place, StringComparison.Ordinal)) ? failure.Traceback
                : [$"in {place}:", .. failure.Traceback]);
            return options.KeepGoing ? null : RunState.CellFailed;
        }

        private async Task<RunState> EndedEarlyAsync(HostProcess host, string place, Action<CellError> tell)
        {
            var exitCode = await host.ExitCodeAsync().ConfigureAwait(false);
            var (state, error) = interrupted.IsCancellationRequested
                ? (RunState.Interrupted, Error("Interrupted", $"interrupted in {place}"))
                : _time.IsCancellationRequested
                    ? (RunState.TimedOut, Error("Timeout",
                        $"the notebook was ended in {place}: it had taken longer than {Invariant(options.Timeout.TotalSeconds)} s"))
                : (RunState.HostDied, Crash(place, exitCode, host.LastWords));
            tell(error);
            Problem.AddRange(error.Traceback);
            return state;
        }

        private static CellError Crash(string place, int exitCode, string lastWords)
        {
            var isOverflow = lastWords.StartsWith("Stack overflow", StringComparison.Ordinal);
            var how = isOverflow ? "by a stack overflow" : exitCode switch
            {
                134 => "by a crash (exit code 134)",
                137 => "because it was killed (exit code 137; was memory short?)",
                139 => "by a memory fault (exit code 139)",
                _ => $"with exit code {Invariant(exitCode)}",
            };
            return Error(isOverflow ? "StackOverflow" : "ProcessEnded", $"the notebook's process ended in {place} {how}",
                lastWords.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(12));
        }

        private static CellError Error(string name, string message, IEnumerable<string>? more = null)
            => new(name, message, [message, .. more ?? []]);

        private void Save(byte[] contents)
        {
            var executed = Written(contents);
            try
            {
                job.Save?.Invoke(executed);
            }
            catch (Exception refusal) when (DiskFault.Is(refusal))
            {
                throw new UnwritableException(
                    refusal is OutputException ? refusal.Message : $"{job.Target} cannot be written: {DiskFault.ReasonOf(refusal)}");
            }

            Executed = executed;
        }

        private byte[] Written(byte[] contents)
        {
            if (job.Finish is null)
                return contents;
            var notebook = Notebook.ParseExecuted(contents);
            job.Finish(notebook);
            return notebook.ToBytes();
        }

        private static string Invariant(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
    }
}

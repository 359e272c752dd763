namespace Deals.Cli;

/// <summary>Tells how a run goes: one line that keeps changing on a terminal, one line a step elsewhere; a table at the end.</summary>
internal sealed class RunReport(TextWriter console, bool isTerminal, int width) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, RunProgress> _running = new(StringComparer.Ordinal);

    public void Report(RunProgress value)
    {
        lock (_lock)
        {
            _running[value.Source] = value;
            if (isTerminal)
                ShowLine();
            else
                console.WriteLine(Text(value));
        }
    }

    public void Ended(RunResult result)
    {
        lock (_lock)
        {
            _running.Remove(result.Job.Source);
            ClearLine();
            var seconds = result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            console.WriteLine($"{Name(result.Job)}: {Word(result.State)}, {seconds} s");
            foreach (var line in result.Problem)
                console.WriteLine("  " + line.ReplaceLineEndings("\n  "));
            if (isTerminal && _running.Count > 0)
                ShowLine();
            console.Flush();
        }
    }

    public void Table(IReadOnlyList<RunResult> results, bool areSaved)
    {
        var rows = results.Select(result => new[]
        {
            Name(result.Job),
            result.State switch { RunState.Ran => "ran", RunState.Cached => "cached", RunState.NotApplicable => "nothing", _ => "failed" },
            result.Duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            areSaved && result.Executed is not null ? Path.GetRelativePath(Environment.CurrentDirectory, result.Job.Target) : "(no result)",
        }).Prepend(["notebook", "state", "seconds", "result"]).ToList();
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToList();
        console.WriteLine();
        foreach (var row in rows)
            console.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadLeft(widths[2])}  {row[3]}");
        console.Flush();
    }

    private void ShowLine()
    {
        var line = string.Join(" · ", _running.Values.Select(Text));
        console.Write("\r\e[2K" + (line.Length < width ? line : line[..Math.Max(0, width - 1)]));
        console.Flush();
    }

    private void ClearLine()
    {
        if (isTerminal)
            console.Write("\r\e[2K");
    }

    private static string Text(RunProgress step) => new StringBuilder(Path.GetFileNameWithoutExtension(step.Source))
        .Append(CultureInfo.InvariantCulture, $": cell {step.Cell} of {step.Cells}").ToString();

    private static string Name(NotebookJob job) => Path.GetFileNameWithoutExtension(job.Source);

    private static string Word(RunState state) => state switch
    {
        RunState.Ran => "ran",
        RunState.NotApplicable => "nothing in it for this dataset",
        RunState.Cached => "cached (nothing it depends on has changed)",
        RunState.CellFailed => "FAILED: a cell failed",
        RunState.Unreadable => "FAILED: not a notebook that can be run",
        RunState.TimedOut => "FAILED: took too long",
        RunState.HostDied => "FAILED: its process ended",
        RunState.NotWritable => "FAILED: cannot write the result",
        _ => "interrupted",
    };
}

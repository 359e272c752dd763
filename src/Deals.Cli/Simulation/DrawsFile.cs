namespace Deals.Cli;

/// <summary>
/// A file of worlds that is being written, a replicate at a time: beside its place, and moved there when it is to be kept. So what
/// was there before stays until the new file is whole, whatever happens; what a killed command left beside goes with the next one,
/// and of two at once the second is told.
/// </summary>
internal sealed class DrawsFile(string path, string beside, FolderHold hold) : IAsyncDisposable
{
    private const string Elsewhere = "name another file with --out";

    private FileStream? stream;
    private IDrawsWriter? writer;

    private string New => Path.Combine(beside, "new");

    /// <summary>Begins a file.</summary>
    /// <exception cref="RefusedException">Its name ends in neither .csv nor .parquet, it is a folder, cannot be written, or is being
    /// written by another command.</exception>
    public static async Task<DrawsFile> CreateAsync(string path, DrawsColumns columns)
    {
        var kind = DrawsColumns.KindOf(path);
        if (Directory.Exists(path))
            throw new RefusedException($"{path} is a folder: name a file with --out.");
        var file = Take(path);
        try
        {
            file.stream = new(file.New, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
            file.writer = kind == DrawsKind.Csv ? await CsvDraws.BeginAsync(file.stream, columns).ConfigureAwait(false)
                : await ParquetDraws.BeginAsync(file.stream, columns).ConfigureAwait(false);
            return file;
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw Unwritable(path, refusal);
        }
    }

    /// <summary>Adds the worlds of a replicate.</summary>
    /// <exception cref="RefusedException">They cannot be written.</exception>
    public Task AddAsync(SimulatedWorlds worlds) => WritingAsync(() => writer!.AddAsync(worlds));

    /// <summary>Finishes the file and puts it in its place.</summary>
    /// <exception cref="RefusedException">It cannot be written.</exception>
    public Task KeepAsync() => WritingAsync(async () =>
    {
        await CloseAsync().ConfigureAwait(false);
        File.Move(New, path, overwrite: true);
    });

    private async Task WritingAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            throw Unwritable(path, refusal);
        }
    }

    /// <summary>Takes away what was not kept.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await CloseAsync().ConfigureAwait(false);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            // A full disk takes no last bytes either.
        }

        try
        {
            Directory.Delete(beside, recursive: true);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            // It goes with the next command.
        }

        hold.Dispose();
    }

    private static DrawsFile Take(string path)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.deals-writing");
        FolderHold? hold;
        try
        {
            hold = FolderHold.TryTake(beside, "deals simulate");
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            throw Unwritable(path, refusal);
        }

        return hold is null
            ? throw new RefusedException($"{FolderHold.HolderOf(beside)} is writing {path}. Wait until it has ended; or {Elsewhere}.",
                ExitCode.NotWritable)
            : new(path, beside, hold);
    }

    private static RefusedException Unwritable(string path, Exception refusal)
        => new($"{path} cannot be written: {DiskFault.ReasonOf(refusal)}. What was there before is unchanged. Mend that, or {Elsewhere}.",
            ExitCode.NotWritable);

    private async Task CloseAsync()
    {
        var (last, open) = (writer, stream);
        (writer, stream) = (null, null);
        try
        {
            if (last is not null)
                await last.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (open is not null)
                await open.DisposeAsync().ConfigureAwait(false);
        }
    }
}

/// <summary>Writes worlds in a format. Disposing writes what is left, and leaves the stream open.</summary>
internal interface IDrawsWriter : IAsyncDisposable
{
    Task AddAsync(SimulatedWorlds worlds);
}

/// <summary>In which format a file of worlds is.</summary>
internal enum DrawsKind
{
    Csv,
    Parquet,
}

/// <summary>The columns of a file of worlds: the number of the world and of its replicate, what was drawn, and what came out.</summary>
/// <param name="Drawn">The assumptions that were drawn.</param>
/// <param name="Deltas">The names of the columns of gains.</param>
internal sealed record DrawsColumns(IReadOnlyList<Assumption> Drawn, IReadOnlyList<string> Deltas)
{
    public const string World = "world", Replicate = "replicate";

    public static DrawsColumns Of(Simulator simulator) => new(
        simulator.Drawn,
        [.. simulator.Columns.Select(
            column => $"delta_{column.Party.Id}_{column.Baseline.Id}_{(column.Perspective == Perspective.Direct ? "direct" : "look_through")}")]);

    public IReadOnlyList<string> Names => [World, Replicate, .. Drawn.Select(one => one.Id), .. Deltas];

    /// <summary>The format that a file's name asks for.</summary>
    /// <exception cref="RefusedException">It ends in neither .csv nor .parquet.</exception>
    public static DrawsKind KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => DrawsKind.Csv,
        ".parquet" => DrawsKind.Parquet,
        _ => throw new RefusedException($"{path}: a file of simulations ends in .csv or .parquet."),
    };

    public static string DayText(double number)
        => double.IsInfinity(number) ? "never" : DateOnly.FromDayNumber((int)number).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A day from its text; null where it is none.</summary>
    public static double? DayNumber(string text)
        => AssumptionValue.TryParse(text, isDate: true, out var value) ? WorldBatch.NumberOf(value) : null;
}

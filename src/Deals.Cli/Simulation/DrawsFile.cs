namespace Deals.Cli;

/// <summary>The columns of a file of worlds: the number of the world and of its replicate, what was drawn, and what came out.</summary>
/// <param name="Drawn">The assumptions that were drawn.</param>
/// <param name="Deltas">The names of the columns of gains.</param>
internal sealed record DrawsColumns(IReadOnlyList<Assumption> Drawn, IReadOnlyList<string> Deltas)
{
    public const string World = "world", Replicate = "replicate";

    public static DrawsColumns Of(Simulator simulator) => new(
        simulator.Drawn,
        [.. simulator.Columns.Select(column => $"delta_{column.Party.Id}_{column.Baseline.Id}_{(column.Perspective == Perspective.Direct ? "direct" : "look_through")}")]);

    public IReadOnlyList<string> Names => [World, Replicate, .. Drawn.Select(one => one.Id), .. Deltas];

    /// <summary>A day as text.</summary>
    public static string DayText(double number) => double.IsInfinity(number) ? "never" : DateOnly.FromDayNumber((int)number).ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A day from its text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static double DayNumber(string text)
        => AssumptionValue.TryParse(text, isDate: true, out var value) ? WorldBatch.NumberOf(value) : throw new FormatException($"'{text}' is no day");
}

/// <summary>
/// A file of worlds that is being written, a replicate at a time: beside its place, and moved there when it is to be kept, so that a
/// reader sees whole replicates only.
/// </summary>
internal abstract class DrawsFile(string path) : IAsyncDisposable
{
    /// <summary>Where it is written until it is kept.</summary>
    protected string Temporary { get; } = TemporaryOf(path);

    /// <summary>Begins a file.</summary>
    /// <exception cref="RefusedException">Its name ends in neither .csv nor .parquet.</exception>
    public static async Task<DrawsFile> CreateAsync(string path, DrawsColumns columns)
    {
        var kind = KindOf(path);
        if (Directory.Exists(path))
            throw new RefusedException($"{path} is a folder: name a file.");
        return kind == FileKind.Csv ? new CsvDraws(path, columns) : await ParquetDraws.BeginAsync(path, columns).ConfigureAwait(false);
    }

    /// <summary>Reads a file's worlds, replicate by replicate.</summary>
    /// <exception cref="RefusedException">It has other columns, or cannot be read.</exception>
    public static IAsyncEnumerable<SimulatedWorlds> ReadAsync(string path, DrawsColumns columns, int points)
        => KindOf(path) == FileKind.Csv ? CsvDraws.WorldsAsync(path, columns, points) : ParquetDraws.WorldsAsync(path, columns);

    /// <summary>Returns the number of its first replicate.</summary>
    public static async Task<int> FirstReplicateAsync(string path, DrawsColumns columns)
    {
        await foreach (var worlds in ReadAsync(path, columns, points: 1))
            return worlds.Replicate;
        throw new RefusedException($"{path} has no worlds.");
    }

    /// <summary>Adds the worlds of a replicate.</summary>
    public abstract Task AddAsync(SimulatedWorlds worlds);

    /// <summary>Finishes the file and puts it in its place.</summary>
    public async Task KeepAsync()
    {
        await FinishAsync().ConfigureAwait(false);
        File.Move(Temporary, path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await FinishAsync().ConfigureAwait(false);
        File.Delete(Temporary);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes what is left and closes it; the second time nothing.</summary>
    protected abstract Task FinishAsync();

    /// <summary>Refuses a file with other columns.</summary>
    protected static void CheckColumns(string path, IReadOnlyList<string> found, DrawsColumns columns)
    {
        if (!found.SequenceEqual(columns.Names))
            throw new RefusedException($"{path} has other columns than these deals under this scenario: {(columns.Names.Except(found).FirstOrDefault() is { } missing ? $"{missing} is missing" : "there are more")}.");
    }

    private static FileKind KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => FileKind.Csv,
        ".parquet" => FileKind.Parquet,
        _ => throw new RefusedException($"{path}: a file of worlds ends in .csv or .parquet."),
    };

    /// <summary>The same for everybody, so that one that a killed command left goes with the next, and two commands at once are told.</summary>
    private static string TemporaryOf(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, $".{Path.GetFileName(path)}.new");
    }

    private enum FileKind
    {
        Csv,
        Parquet,
    }
}

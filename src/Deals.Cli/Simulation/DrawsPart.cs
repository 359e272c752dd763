namespace Deals.Cli;

/// <summary>A file of worlds that is to be joined with others.</summary>
/// <param name="Path">The file.</param>
/// <param name="Columns">The columns that it must have.</param>
internal sealed record DrawsPart(string Path, DrawsColumns Columns)
{
    /// <summary>Its worlds, replicate by replicate.</summary>
    /// <param name="points">How many worlds a replicate has.</param>
    /// <exception cref="RefusedException">It has other columns, or cannot be read.</exception>
    public async IAsyncEnumerable<SimulatedWorlds> WorldsAsync(int points)
    {
        await using var stream = Open();
        await using var worlds =
            (DrawsColumns.KindOf(Path) == DrawsKind.Csv ? CsvDraws.WorldsAsync(this, stream, points)
                : ParquetDraws.WorldsAsync(this, stream)).GetAsyncEnumerator();
        while (await MoveAsync(worlds).ConfigureAwait(false))
            yield return worlds.Current;
    }

    /// <summary>Returns the number of its first replicate.</summary>
    /// <exception cref="RefusedException">It has other columns, no worlds, or cannot be read.</exception>
    public async Task<int> FirstReplicateAsync()
    {
        await foreach (var worlds in WorldsAsync(points: 1).ConfigureAwait(false))
            return worlds.Replicate;
        throw new RefusedException($"{Path} has no simulations: compute that part again.");
    }

    /// <summary>Refuses a file with other columns.</summary>
    public void RequireColumns(IReadOnlyList<string> found)
    {
        if (found.SequenceEqual(Columns.Names))
            return;
        if (found is not [DrawsColumns.World, DrawsColumns.Replicate, ..])
            throw new RefusedException($"{Path} is no file of simulations: `deals simulate --shard` writes those that can be joined.");
        var differs = Columns.Names.Except(found).FirstOrDefault() is { } missing ? $"{missing} is missing"
            : found.Except(Columns.Names).FirstOrDefault() is { } other ? $"{other} is too many" : "they stand in another order";
        throw new RefusedException(
            $"{Path} has other columns than these deals under this scenario: {differs}. Name the dataset, the scenario and the settings "
                + $"with which it was computed.");
    }

    /// <summary>A file that is cut off, or was changed.</summary>
    /// <param name="what">What is wrong with it, as the end of a sentence.</param>
    public RefusedException Damaged(string what) => new($"{Path} is damaged: {what}. Compute that part again.");

    private FileStream Open()
    {
        try
        {
            return new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (Exception refusal) when (DiskFault.Is(refusal))
        {
            throw new RefusedException(
                $"{Path} cannot be read: {(Directory.Exists(Path) ? "it is a folder" : DiskFault.ReasonOf(refusal))}. Name the files that "
                    + $"`deals simulate --shard` wrote.");
        }
    }

    /// <summary>A file need not be what its name says, and then a reader may throw anything.</summary>
    private async Task<bool> MoveAsync(IAsyncEnumerator<SimulatedWorlds> worlds)
    {
        try
        {
            return await worlds.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is not RefusedException)
        {
            throw Damaged($"it cannot be read as {(DrawsColumns.KindOf(Path) == DrawsKind.Csv ? "CSV" : "Parquet")}");
        }
    }
}

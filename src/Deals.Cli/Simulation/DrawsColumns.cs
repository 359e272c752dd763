namespace Deals.Cli;

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

    /// <summary>A day as text.</summary>
    public static string DayText(double number)
        => double.IsInfinity(number) ? "never" : DateOnly.FromDayNumber((int)number).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>A day from its text; null where it is none.</summary>
    public static double? DayNumber(string text)
        => AssumptionValue.TryParse(text, isDate: true, out var value) ? WorldBatch.NumberOf(value) : null;
}

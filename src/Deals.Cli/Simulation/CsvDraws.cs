namespace Deals.Cli;

/// <summary>
/// Worlds as CSV. Ids have no commas and numbers no quotes, so nothing needs quoting; a number reads back to the last bit.
/// </summary>
internal sealed class CsvDraws(Stream stream, DrawsColumns columns) : IDrawsWriter
{
    private readonly StreamWriter writer =
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };

    public static async Task<IDrawsWriter> BeginAsync(Stream stream, DrawsColumns columns)
    {
        var draws = new CsvDraws(stream, columns);
        await draws.writer.WriteLineAsync(string.Join(',', columns.Names)).ConfigureAwait(false);
        return draws;
    }

    public async Task AddAsync(SimulatedWorlds worlds)
    {
        var line = new StringBuilder();
        for (var world = 0; world < worlds.Count; world++)
        {
            line.Clear().Append(CultureInfo.InvariantCulture, $"{((long)worlds.Replicate * worlds.Count) + world},{worlds.Replicate}");
            for (var at = 0; at < worlds.Inputs.Count; at++)
            {
                if (columns.Drawn[at].IsDate)
                    line.Append(',').Append(DrawsColumns.DayText(worlds.Inputs[at][world]));
                else
                    line.Append(CultureInfo.InvariantCulture, $",{worlds.Inputs[at][world]:R}");
            }

            foreach (var column in worlds.Deltas)
                line.Append(CultureInfo.InvariantCulture, $",{column[world]:R}");
            await writer.WriteLineAsync(line).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <inheritdoc cref="DrawsPart.WorldsAsync"/>
    public static async IAsyncEnumerable<SimulatedWorlds> WorldsAsync(DrawsPart part, Stream stream, int points)
    {
        if (stream.Length == 0)
            throw part.Damaged("it is empty");
        var endsWithALine = EndsWithALine(stream);
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        part.RequireColumns((await reader.ReadLineAsync().ConfigureAwait(false) ?? "").Split(','));
        if (!endsWithALine)
            throw part.Damaged("it ends within a line");
        var rows = new List<string[]>();
        var line = 1;
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } text)
        {
            line++;
            rows.Add(text.Split(','));
            if (rows[^1].Length != part.Columns.Names.Count)
                throw part.Damaged($"line {line} has {rows[^1].Length} cells, and there are {part.Columns.Names.Count} columns");
            if (rows.Count < points)
                continue;
            yield return Worlds(part, rows, line - rows.Count + 1);
            rows.Clear();
        }

        if (rows.Count > 0)
            throw part.Damaged($"it ends within a replicate of {points} simulations; or --worlds was another number");
    }

    /// <summary>A number that is cut short is a number still, so the last line must end.</summary>
    private static bool EndsWithALine(Stream stream)
    {
        stream.Seek(-1, SeekOrigin.End);
        var last = stream.ReadByte();
        stream.Seek(0, SeekOrigin.Begin);
        return last == '\n';
    }

    private static SimulatedWorlds Worlds(DrawsPart part, List<string[]> rows, int firstLine)
    {
        double[] Column(int at, Func<string, double?> read) =>
        [
            .. rows.Select((row, of) => read(row[at])
                ?? throw part.Damaged($"line {firstLine + of}, column {part.Columns.Names[at]}: “{VisibleText.Shortened(row[at])}” is not "
                    + $"what stands there")),
        ];
        var replicates = Column(1, Whole);
        if (Array.FindIndex(replicates, replicate => replicate != replicates[0]) is >= 0 and var other)
            throw part.Damaged($"line {firstLine + other} is of another replicate than the lines before; or --worlds was another number");
        var first = 2 + part.Columns.Drawn.Count;
        return new(
            (int)replicates[0],
            [.. part.Columns.Drawn.Select((one, at) => Column(2 + at, one.IsDate ? DrawsColumns.DayNumber : Number))],
            [.. part.Columns.Deltas.Select((_, at) => Column(first + at, Number))]);

        static double? Number(string text)
            => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        static double? Whole(string text)
            => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

using System.Globalization;
using System.Text;

namespace Deals.Cli;

/// <summary>Worlds as CSV. Ids have no commas and numbers no quotes, so nothing needs quoting; a number reads back to the last bit.</summary>
internal sealed class CsvDraws : DrawsFile
{
    private readonly DrawsColumns columns;
    private readonly StreamWriter writer;

    public CsvDraws(string path, DrawsColumns columns)
        : base(path)
    {
        this.columns = columns;
        writer = new(new FileStream(Temporary, FileMode.Create, FileAccess.Write, FileShare.None), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', columns.Names));
    }

    public override async Task AddAsync(SimulatedWorlds worlds)
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

    public static async IAsyncEnumerable<SimulatedWorlds> WorldsAsync(string path, DrawsColumns columns, int points)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        CheckColumns(path, (await reader.ReadLineAsync().ConfigureAwait(false) ?? "").Split(','), columns);
        var rows = new List<string[]>();
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            rows.Add(line.Split(','));
            if (rows[^1].Length != columns.Names.Count)
                throw new RefusedException($"{path} has a row of {rows[^1].Length} cells, and {columns.Names.Count} columns.");
            if (rows.Count < points)
                continue;
            yield return Worlds(path, rows, columns);
            rows.Clear();
        }

        if (rows.Count > 0)
            throw new RefusedException($"{path} ends within a replicate of {points} worlds.");
    }

    private static SimulatedWorlds Worlds(string path, List<string[]> rows, DrawsColumns columns)
    {
        try
        {
            double[] Column(int at, Func<string, double> read) => [.. rows.Select(row => read(row[at]))];
            var first = 2 + columns.Drawn.Count;
            return new(
                int.Parse(rows[0][1], CultureInfo.InvariantCulture),
                [.. columns.Drawn.Select((one, at) => Column(2 + at, one.IsDate ? DrawsColumns.DayNumber : Number))],
                [.. columns.Deltas.Select((_, at) => Column(first + at, Number))]);
        }
        catch (FormatException unreadable)
        {
            throw new RefusedException($"{path} has a cell that cannot be read: {unreadable.Message}");
        }

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    protected override async Task FinishAsync()
    {
        if (writer.BaseStream is { CanWrite: true })
            await writer.DisposeAsync().ConfigureAwait(false);
    }
}

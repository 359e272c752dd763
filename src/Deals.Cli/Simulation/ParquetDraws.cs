using Parquet;
using Parquet.Schema;

namespace Deals.Cli;

/// <summary>Worlds as Parquet: a row group a replicate, so that parts join to the bytes of one run.</summary>
internal sealed class ParquetDraws : DrawsFile
{
    private readonly DrawsColumns columns;
    private readonly ParquetSchema schema;
    private FileStream? stream;
    private ParquetWriter? writer;

    private ParquetDraws(string path, DrawsColumns columns)
        : base(path) => (this.columns, schema) = (columns, SchemaOf(columns));

    public static async Task<ParquetDraws> BeginAsync(string path, DrawsColumns columns)
    {
        var file = new ParquetDraws(path, columns);
        file.stream = new(file.Temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        file.writer = await ParquetWriter.CreateAsync(file.schema, file.stream, new() { CompressionMethod = CompressionMethod.Zstd }).ConfigureAwait(false);
        return file;
    }

    public override async Task AddAsync(SimulatedWorlds worlds)
    {
        using var group = writer!.CreateRowGroup();
        var fields = schema.GetDataFields();
        var first = (long)worlds.Replicate * worlds.Count;
        await group.WriteAsync<long>(fields[0], Enumerable.Range(0, worlds.Count).Select(at => first + at).ToArray()).ConfigureAwait(false);
        await group.WriteAsync<int>(fields[1], Enumerable.Repeat(worlds.Replicate, worlds.Count).ToArray()).ConfigureAwait(false);
        for (var at = 0; at < columns.Drawn.Count; at++)
        {
            if (columns.Drawn[at].IsDate)
                await group.WriteAsync(fields[2 + at], [.. worlds.Inputs[at].Select(DrawsColumns.DayText)]).ConfigureAwait(false);
            else
                await group.WriteAsync<double>(fields[2 + at], worlds.Inputs[at]).ConfigureAwait(false);
        }

        for (var at = 0; at < worlds.Deltas.Count; at++)
            await group.WriteAsync<double>(fields[2 + columns.Drawn.Count + at], worlds.Deltas[at]).ConfigureAwait(false);
        group.CompleteValidate();
    }

    public static async IAsyncEnumerable<SimulatedWorlds> WorldsAsync(string path, DrawsColumns columns)
    {
        await using var reader = await ParquetReader.CreateAsync(path).ConfigureAwait(false);
        var fields = reader.Schema.GetDataFields();
        CheckColumns(path, [.. fields.Select(field => field.Name)], columns);
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var count = (int)group.RowCount;
            var replicates = new int[count];
            await group.ReadAsync<int>(fields[1], replicates).ConfigureAwait(false);
            var numbers = new List<double[]>();
            for (var field = 2; field < fields.Length; field++)
            {
                var column = new double[count];
                if (field - 2 < columns.Drawn.Count && columns.Drawn[field - 2].IsDate)
                {
                    var days = new string[count];
                    await group.ReadAsync(fields[field], days).ConfigureAwait(false);
                    column = [.. days.Select(DrawsColumns.DayNumber)];
                }
                else
                {
                    await group.ReadAsync<double>(fields[field], column).ConfigureAwait(false);
                }

                numbers.Add(column);
            }

            yield return new(replicates[0], [.. numbers.Take(columns.Drawn.Count)], [.. numbers.Skip(columns.Drawn.Count)]);
        }
    }

    protected override async Task FinishAsync()
    {
        if (writer is not null)
            await writer.DisposeAsync().ConfigureAwait(false);
        if (stream is not null)
            await stream.DisposeAsync().ConfigureAwait(false);
        (writer, stream) = (null, null);
    }

    private static ParquetSchema SchemaOf(DrawsColumns columns) => new(
    [
        new DataField<long>(DrawsColumns.World), new DataField<int>(DrawsColumns.Replicate),
        .. columns.Drawn.Select(one => one.IsDate ? new DataField(one.Id, typeof(string), isNullable: false) : (Field)new DataField<double>(one.Id)),
        .. columns.Deltas.Select(name => new DataField<double>(name)),
    ]);
}

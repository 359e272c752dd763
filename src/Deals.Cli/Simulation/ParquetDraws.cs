using Parquet;
using Parquet.Schema;

namespace Deals.Cli;

/// <summary>Worlds as Parquet: a row group a replicate, so that parts join to the bytes of one run.</summary>
internal sealed class ParquetDraws(DrawsColumns columns, ParquetSchema schema, ParquetWriter writer) : IDrawsWriter
{
    public static async Task<IDrawsWriter> BeginAsync(Stream stream, DrawsColumns columns)
    {
        var schema = SchemaOf(columns);
        return new ParquetDraws(columns, schema,
            await ParquetWriter.CreateAsync(schema, stream, new() { CompressionMethod = CompressionMethod.Zstd }).ConfigureAwait(false));
    }

    public async Task AddAsync(SimulatedWorlds worlds)
    {
        using var group = writer.CreateRowGroup();
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

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <inheritdoc cref="DrawsPart.WorldsAsync"/>
    public static async IAsyncEnumerable<SimulatedWorlds> WorldsAsync(DrawsPart part, Stream stream)
    {
        await using var reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        var (fields, wanted) = (reader.Schema.GetDataFields(), SchemaOf(part.Columns).GetDataFields());
        part.RequireColumns([.. fields.Select(field => field.Name)]);
        if (fields.Zip(wanted).FirstOrDefault(
            pair => pair.First.ClrType != pair.Second.ClrType || pair.First.IsNullable) is ({ } found, { } own))
            throw part.Damaged($"column {found.Name} holds {Kind(found)}, not {Kind(own)}");
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var count = (int)group.RowCount;
            var replicates = new int[count];
            await group.ReadAsync<int>(fields[1], replicates).ConfigureAwait(false);
            if (count == 0 || replicates.Any(replicate => replicate != replicates[0]))
                throw part.Damaged($"its {at + 1}th group of rows is no replicate");
            var numbers = new List<double[]>();
            for (var field = 2; field < fields.Length; field++)
            {
                var column = new double[count];
                if (field - 2 < part.Columns.Drawn.Count && part.Columns.Drawn[field - 2].IsDate)
                {
                    var days = new string[count];
                    await group.ReadAsync(fields[field], days).ConfigureAwait(false);
                    column = [.. days.Select(
                        day => DrawsColumns.DayNumber(day)
                            ?? throw part.Damaged($"column {fields[field].Name} has “{VisibleText.Shortened(day)}”, which is no day"))];
                }
                else
                {
                    await group.ReadAsync<double>(fields[field], column).ConfigureAwait(false);
                }

                numbers.Add(column);
            }

            yield return new(replicates[0], [.. numbers.Take(part.Columns.Drawn.Count)], [.. numbers.Skip(part.Columns.Drawn.Count)]);
        }
    }

    private static string Kind(DataField field)
        => field.ClrType == typeof(string) ? "texts"
            : field.ClrType == typeof(double) ? "numbers"
                : field.ClrType == typeof(int) || field.ClrType == typeof(long) ? "whole numbers" : "something else";

    private static ParquetSchema SchemaOf(DrawsColumns columns) => new(
    [
        new DataField<long>(DrawsColumns.World), new DataField<int>(DrawsColumns.Replicate),
        .. columns.Drawn.Select(one => one.IsDate ? new DataField(one.Id, typeof(string), isNullable: false)
            : (Field)new DataField<double>(one.Id)),
        .. columns.Deltas.Select(name => new DataField<double>(name)),
    ]);
}

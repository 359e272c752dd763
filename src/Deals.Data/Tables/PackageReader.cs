namespace Deals.Data;

/// <summary>Reads all tables of a data package and holds them against the descriptor. It knows nothing of deals.</summary>
internal sealed class PackageReader(IDataFiles files, ProblemLog log)
{
    /// <summary>Reads the tables, in the order of the descriptor.</summary>
    /// <param name="descriptor">What is to be found.</param>
    /// <param name="keepRows">Whether a table's rows are wanted, or only checked.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <returns>The tables that could be read.</returns>
    public async Task<IReadOnlyList<Table>> ReadAsync(PackageDescriptor descriptor, Func<string, bool> keepRows, CancellationToken cancellation)
    {
        var referredTo = descriptor.Tables.SelectMany(resource => resource.ForeignKeys).ToLookup(key => key.Table, key => key.TargetFields);
        var readers = new Dictionary<string, TableReader>(StringComparer.Ordinal);
        var tables = new List<Table>();
        foreach (var resource in descriptor.Tables)
        {
            var reader = new TableReader(resource, log, keepRows(resource.Name), referredTo[resource.Name]);
            readers.Add(resource.Name, reader);
            if (await reader.ReadAsync(files, cancellation) is { } table)
                tables.Add(table);
        }

        foreach (var reference in readers.Values.SelectMany(reader => reader.References))
        {
            // Where the other table cannot be read, nothing is known of its keys; that alone is worth reporting.
            if (readers.TryGetValue(reference.Key.Table, out var target) && target.Keys(reference.Key.TargetFields) is { } keys)
                reference.Check(keys, log);
        }

        return tables;
    }
}

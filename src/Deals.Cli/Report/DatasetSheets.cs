using Deals.Report.Sheets;

namespace Deals.Cli;

/// <summary>The tables of a dataset as sheets of a report's workbook.</summary>
internal static class DatasetSheets
{
    public static async Task<IReadOnlyList<Sheet>> OfAsync(Dataset dataset, CancellationToken cancellation)
    {
        var tables = await dataset.TablesAsync(cancellation).ConfigureAwait(false);
        return [.. tables.Select(SheetOf)];
    }

    private static Sheet SheetOf(DatasetTable table) => new(
        table.Name, table.Title ?? $"Table {table.Name} of the dataset", table.Description is null ? [] : [table.Description],
        new FigureTable([.. table.Columns.Select(column => column.Heading)], table.Rows))
    {
        ColumnDescriptions = [.. table.Columns.Select(column => column.Description)],
    };
}

using Deals.Data;
using Deals.Report.Sheets;

namespace Deals.Cli;

/// <summary>The tables of a dataset as sheets of a report's workbook.</summary>
internal static class DatasetSheets
{
    public static async Task<IReadOnlyList<Sheet>> OfAsync(Dataset dataset, CancellationToken cancellation)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        return [];
    }
}

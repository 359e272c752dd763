using Deals.Data;

namespace Deals.WhatIf.Server;

/// <summary>Reads the first dataset while the browser still opens, so that its reader does not wait for it.</summary>
internal static class WarmUp
{
    public static async Task RunAsync(ServedDatasets datasets)
    {
        try
        {
            if (await datasets.NamesAsync().ConfigureAwait(false) is [var first, ..])
                Rehearsal.Of(await datasets.ReadAsync(first).ConfigureAwait(false));
        }
        catch (Exception unreadable) when (unreadable is IOException or DataProblemsException)
        {
            // The page says it, when it is opened.
        }
    }
}

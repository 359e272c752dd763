using System.Collections.Concurrent;
using Deals.Data;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Deals.WhatIf.Server;

/// <summary>The datasets in the folders that this program was given; each is read when it is first shown.</summary>
internal sealed class ServedDatasets(Sessions sessions) : IDatasets
{
    private readonly ConcurrentDictionary<string, Lazy<Task<DealBook>>> books = new(StringComparer.Ordinal);
    private string? first;

    /// <summary>Takes a folder, or takes it again: it may have changed.</summary>
    public void Add(string folder)
    {
        var dataset = Dataset.In(folder);
        first ??= dataset.Name;
        books[dataset.Name] = new(() => dataset.ReadCheckedAsync());
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> NamesAsync()
    {
        if (sessions.AreTooMany)
            throw new IOException($"This page is open {Room.Pages} times already, which is as often as it can be. "
                + $"Close one of them, wait a minute, and reload.");
        return Task.FromResult<IReadOnlyList<string>>(
            [.. books.Keys.OrderBy(name => name != first).ThenBy(name => name, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public Task<DealBook> ReadAsync(string name) => books[name].Value;
}

/// <summary>How often the page is open.</summary>
internal sealed class Sessions : CircuitHandler
{
    private int open;

    public bool AreTooMany => Volatile.Read(ref open) > Room.Pages;

    /// <inheritdoc/>
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref open);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref open);
        return Task.CompletedTask;
    }
}

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

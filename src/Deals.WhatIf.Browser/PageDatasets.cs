using System.Text.Json;
using Deals.Data;

namespace Deals.WhatIf.Browser;

/// <summary>The datasets that lie beside the page, on whatever host it stands.</summary>
internal sealed class PageDatasets : IDatasets
{
    private const string List = "datasets.json";

    public async Task<IReadOnlyList<string>> NamesAsync()
    {
        var bytes = await PageFiles.BytesAsync(List).ConfigureAwait(true) ?? throw new IOException($"There is no {List} beside the page.");
        try
        {
            using var names = JsonDocument.Parse(bytes);
            return [.. names.RootElement.EnumerateArray().Select(name => name.GetString()!)];
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new IOException($"{List} beside the page is no list of names.", wrong);
        }
    }

    public Task<DealBook> ReadAsync(string name) => new Dataset(name, new PageFiles(name)).ReadCheckedAsync();
}

using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;
using Deals.Data;

namespace Deals.WhatIf.Browser;

/// <summary>The files of a data package that lies beside the page, on whatever host it stands.</summary>
/// <param name="dataset">The package's folder among the page's data.</param>
internal sealed partial class PageFiles(string dataset) : IDataFiles
{
    public const string Module = "data";

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation)
        => await BytesAsync($"{dataset}/{path}").ConfigureAwait(true) is { } bytes ? new MemoryStream(bytes) : null;

    /// <summary>A file that lies beside the page, in its folder data/; null when there is none.</summary>
    /// <exception cref="IOException">It is there but cannot be read.</exception>
    public static async Task<byte[]?> BytesAsync(string path)
    {
        try
        {
            var size = await SizeOfAsync(path).ConfigureAwait(true);
            if (size < 0)
                return null;
            var bytes = new byte[size];
            Take(path, bytes);
            return bytes;
        }
        catch (JSException failed)
        {
            throw new IOException(failed.Message, failed);
        }
    }

    [JSImport("sizeOf", Module)]
    private static partial Task<int> SizeOfAsync(string path);

    [JSImport("take", Module)]
    private static partial void Take(string path, [JSMarshalAs<JSType.MemoryView>] Span<byte> bytes);
}

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

using System.Runtime.InteropServices.JavaScript;
using System.Text.Json;
using Deals.Data;

namespace Deals.WhatIf;

/// <summary>The files of a data package that lies beside the page, on whatever host it stands.</summary>
/// <param name="dataset">The package's folder among the page's data.</param>
internal sealed partial class PageFiles(string dataset) : IDataFiles
{
    public const string Module = "data";

    /// <summary>The names of the datasets that lie beside the page.</summary>
    /// <exception cref="IOException">Their list cannot be read.</exception>
    /// <exception cref="JsonException">It is no list of names.</exception>
    public static async Task<IReadOnlyList<string>> DatasetsAsync()
    {
        const string List = "datasets.json";
        var bytes = await BytesAsync(List).ConfigureAwait(true) ?? throw new IOException($"There is no {List} beside the page.");
        using var names = JsonDocument.Parse(bytes);
        return [.. names.RootElement.EnumerateArray().Select(name => name.GetString()!)];
    }

    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation)
        => await BytesAsync($"{dataset}/{path}").ConfigureAwait(true) is { } bytes ? new MemoryStream(bytes) : null;

    private static async Task<byte[]?> BytesAsync(string path)
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

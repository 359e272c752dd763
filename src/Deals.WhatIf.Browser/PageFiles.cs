using System.Runtime.InteropServices.JavaScript;
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

using System.Net;
using Deals.Data;

namespace Deals.WhatIf;

/// <summary>The files of a data package that lies beside the page, on whatever host it stands.</summary>
/// <param name="http">Asks the host.</param>
/// <param name="folder">The package's folder, ending in a slash.</param>
internal sealed class HttpFiles(HttpClient http, Uri folder) : IDataFiles
{
    /// <inheritdoc/>
    public async ValueTask<Stream?> OpenAsync(string path, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(folder, Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)), cancellation).ConfigureAwait(true);
            if (answer.StatusCode == HttpStatusCode.NotFound)
                return null;
            answer.EnsureSuccessStatusCode();
            return new MemoryStream(await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(true));
        }
        catch (HttpRequestException failed)
        {
            throw new IOException(failed.Message, failed);
        }
    }
}

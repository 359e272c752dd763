using System.Net;
using System.Text.Json;

namespace Deals.BrowserTests;

/// <summary>A plain host of static files that has the page in a sub-folder and nothing else.</summary>
internal sealed class SubFolderHost : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    /// <param name="prefix">The sub-folder, ending in a slash.</param>
    /// <param name="page">The page's files.</param>
    /// <param name="data">The folder that holds the datasets.</param>
    /// <param name="datasets">Their names.</param>
    public SubFolderHost(string prefix, string page, string data, IReadOnlyList<string> datasets)
    {
        var port = WhatIfSite.FreePort();
        Address = $"http://127.0.0.1:{port}/{prefix}";
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        serving = ServeAsync(prefix, page, data, datasets);
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync(string prefix, string page, string data, IReadOnlyList<string> datasets)
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync(), prefix, page, data, datasets);
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over, or its page was left before it had everything.
            }
        }
    }

    private static async Task AnswerAsync(HttpListenerContext context, string prefix, string page, string data, IReadOnlyList<string> datasets)
    {
        var path = context.Request.Url!.AbsolutePath[1..];
        var name = path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : null;
        var file = name is null ? "" : name.StartsWith("data/", StringComparison.Ordinal) ? Path.Combine(data, name["data/".Length..]) : Path.Combine(page, name.Length == 0 ? "index.html" : name);
        context.Response.ContentType = Path.GetExtension(file) switch { ".html" => "text/html", ".js" => "text/javascript", ".css" => "text/css", ".wasm" => "application/wasm", _ => "application/octet-stream" };
        var bytes = name == "data/datasets.json" ? JsonSerializer.SerializeToUtf8Bytes(datasets) : File.Exists(file) ? await File.ReadAllBytesAsync(file) : null;
        context.Response.StatusCode = bytes is null ? 404 : 200;
        if (bytes is not null)
            await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Deals.WhatIf.Server;

/// <summary>
/// Whom the page is served to: the address begins with a key that only its reader has, and every request needs it. A request
/// that names another host, or that comes from another page, is refused, so that no foreign page can read through a name that
/// it points here. What may show the page within itself is VS Code and what this machine serves.
/// </summary>
internal sealed class Doorkeeper
{
    /// <summary>
    /// Links in notebooks and reports have no key. The page leaves its key with the browser in which it was opened, and this
    /// script, of the answer to whoever has none, takes it from there.
    /// </summary>
    private const string WayIn =
        "const key = location.pathname === \"/\" && localStorage.getItem(\"deals.whatif\"); if (/^\\/[\\w-]+\\/$/.test(key)) "
            + "location.replace(key + location.hash);";

    private const string NoKey = $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>What if?</title></head>
        <body><main><h1>What if?</h1><p>This page is shown only at the address with its key: the one that <code>./deals whatif</code> printed, or that a cell of a notebook shows. Open that address; from then on, links in notebooks and reports lead to the page in the same browser.</p></main><script>{WayIn}</script></body></html>
        """;

    // Around VS Code's webviews lies VS Code itself, whose own address is vscode-file:.
    private const string Around = "frame-ancestors 'self' vscode-webview: vscode-file: http://127.0.0.1:* http://localhost:*";

    private static readonly string PolicyWithoutKey =
        $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(WayIn)))}'; base-uri "
            + $"'none'; form-action 'none'; {Around}";

    private readonly byte[] key;

    /// <param name="key">Random bytes.</param>
    public Doorkeeper(byte[] key)
    {
        Path = $"/{Base64Url.EncodeToString(key)}";
        this.key = Encoding.UTF8.GetBytes(Path);
    }

    /// <summary>What every address begins with.</summary>
    public string Path { get; }

    public async Task LetIn(HttpContext context, RequestDelegate next)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = PolicyWithoutKey;
        if (request.Host is not { Host: "127.0.0.1" or "localhost", Port: { } port } || port != context.Connection.LocalPort)
        {
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "This page is served to this machine only.")
                .ConfigureAwait(false);
            return;
        }

        if (request.Headers.Origin is { Count: > 0 } origin && origin != $"http://{request.Host}")
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "This page answers to no other page.").ConfigureAwait(false);
            return;
        }

        if (!HasKey(request.Path.Value ?? ""))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, NoKey, "text/html; charset=utf-8").ConfigureAwait(false);
            return;
        }

        request.PathBase = Path;
        request.Path = request.Path.Value![Path.Length..];
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self' "
                + $"ws://{request.Host}; font-src 'self'; base-uri 'self'; form-action 'none'; worker-src 'none'; {Around}";
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !request.Path.StartsWithSegments("/_blazor"))
            await RefuseAsync(context, StatusCodes.Status405MethodNotAllowed, "This page is only read.").ConfigureAwait(false);
        else
            await next(context).ConfigureAwait(false);
    }

    public static Task NotFound(HttpContext context) => RefuseAsync(context, StatusCodes.Status404NotFound, "There is no such page.");

    private static Task RefuseAsync(HttpContext context, int code, string words, string type = "text/plain; charset=utf-8")
    {
        context.Response.StatusCode = code;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(words);
    }

    /// <summary>Takes the same time for every wrong key.</summary>
    private bool HasKey(string path)
        => path.Length > Path.Length && path[Path.Length] == '/'
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(path[..Path.Length]), key);
}

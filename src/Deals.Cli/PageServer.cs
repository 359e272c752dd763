using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace Deals.Cli;

/// <summary>
/// Serves files of a few folders to this machine and to nobody else: it listens on the loopback address only, and a request
/// that names another host is refused, so that no foreign page can read through a name that it points here.
/// </summary>
internal sealed class PageServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private PageServer(WebApplication application) => this.application = application;

    /// <summary>Where it is reached, with a slash at the end.</summary>
    public string Address => $"{application.Urls.Single()}/";

    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="folders">Below which path of the address each folder is served; "" for the top.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<PageServer> StartAsync(int port, params (string Path, string Folder)[] folders)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxConcurrentConnections = 100;
            server.Limits.MaxRequestBodySize = 0;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            server.Listen(IPAddress.Loopback, port);
        });
        var application = builder.Build();
        application.Use(RefuseStrangers);
        application.UseDefaultFiles(new DefaultFilesOptions { FileProvider = new PhysicalFileProvider(folders.Single(each => each.Path == "").Folder) });
        foreach (var (path, folder) in folders)
            application.UseStaticFiles(new StaticFileOptions { RequestPath = path, FileProvider = new PhysicalFileProvider(folder), ContentTypeProvider = Types(), OnPrepareResponse = Guard });
        application.Run(NotFound);
        try
        {
            await application.StartAsync().ConfigureAwait(false);
            return new(application);
        }
        catch (IOException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Serves until it is told to end.</summary>
    public Task ServeAsync(CancellationToken cancellation) => application.WaitForShutdownAsync(cancellation);

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static Task RefuseStrangers(HttpContext context, RequestDelegate next)
    {
        var own = context.Connection.LocalPort;
        if (context.Request.Host is { Host: "127.0.0.1" or "localhost", Port: { } port } && port == own)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync("This page is served to this machine only.");
    }

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? StatusCodes.Status404NotFound : StatusCodes.Status405MethodNotAllowed;
        return context.Response.WriteAsync("There is no such page.");
    }

    private static FileExtensionContentTypeProvider Types() => new() { Mappings = { [".dat"] = "application/octet-stream", [".md"] = "text/plain; charset=utf-8", [".csv"] = "text/csv; charset=utf-8" } };

    // Asked for every time, and sent only when it changed: a page that was built anew shows at once.
    private static void Guard(StaticFileResponseContext answer)
    {
        var headers = answer.Context.Response.Headers;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}

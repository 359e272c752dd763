using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Deals.WhatIf.Server;

/// <summary>Serves the page to its reader and to nobody else; <see cref="Doorkeeper"/> has the rules.</summary>
internal sealed class PageServer(WebApplication application, Doorkeeper door) : IAsyncDisposable
{
    /// <summary>
    /// The largest message that the page sends: a scenario's file of 256 kB, each of whose letters may take two or three bytes.
    /// </summary>
    private const int LargestMessage = 655_360;

    /// <summary>Where it is reached, with a slash at the end.</summary>
    public string Address => $"{application.Urls.Single()}{door.Path}/";

    /// <param name="port">The port; 0 for a free one.</param>
    /// <param name="datasets">What it shows.</param>
    /// <param name="sessions">Who looks at it.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<PageServer> StartAsync(int port, ServedDatasets datasets, Sessions sessions)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            Limit(server.Limits);
            server.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddSingleton<IConnectionListenerFactory>(
            services => new FewConnections(ActivatorUtilities.CreateInstance<SocketTransportFactory>(services)));
        AddThePage(builder.Services, datasets, sessions);
        var application = builder.Build();
        var door = new Doorkeeper(RandomNumberGenerator.GetBytes(16));
        application.Use(door.LetIn);
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        application.UseStaticFiles(new StaticFileOptions { FileProvider = files, OnPrepareResponse = AskedForEveryTime });
        application.UseRouting();
        application.MapGet("/", () => new RazorComponentResult<Shell>());
        application.MapBlazorHub(connection => connection.Transports = HttpTransportType.WebSockets);
        application.MapFallback("{*path}", Doorkeeper.NotFound);
        try
        {
            await application.StartAsync().ConfigureAwait(false);
            return new(application, door);
        }
        catch (IOException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static void AddThePage(IServiceCollection services, ServedDatasets datasets, Sessions sessions)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // A reader whose machine slept, or who loads the page again, finds it as it was; after that the address brings it back.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
            circuits.DisconnectedCircuitMaxRetained = Room.PagesAway;
        }).AddHubOptions(hub =>
        {
            hub.MaximumReceiveMessageSize = LargestMessage;
            hub.EnableDetailedErrors = true; // whoever has the key is told why a connection ends
        });
        // What is signed with these keys lives no longer than this program.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddSingleton<IDatasets>(datasets).AddSingleton<CircuitHandler>(sessions).AddSingleton<CellSettings>();
        services.AddScoped<IBrowser, ServedBrowser>();
    }

    /// <summary>What is idle gives way soon; a page's lasting connection is not idle.</summary>
    private static void Limit(KestrelServerLimits limits)
    {
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(2);
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
        limits.MaxRequestBodySize = 4096;
        limits.MaxRequestLineSize = 4096;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestHeadersTotalSize = 16_384;
    }

    // Sent only when it changed: a page that was built anew shows at once.
    private static void AskedForEveryTime(StaticFileResponseContext answer) => answer.Context.Response.Headers.CacheControl = "no-cache";
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Deals.Data;
using Deals.Tests;
using Deals.Tests.Runner;

[assembly: AssemblyFixture(typeof(Deals.BrowserTests.WhatIfSite))]

namespace Deals.BrowserTests;

/// <summary>The page as `deals whatif` serves it, and as it publishes it; each is made once for all tests that ask for it.</summary>
public sealed partial class WhatIfSite : IAsyncLifetime
{
    private readonly Lazy<Task<string>> address;
    private readonly Lazy<Task<string>> published = new(PublishAsync);
    private SubFolderHost? host;
    private readonly Lazy<Task<DealBook>> book = new(() => Dataset.Find("openai-clouds", Repository.Root).ReadAsync());
    private readonly List<Process> servers = [];

    public WhatIfSite() => address = new(() => ServeAsync());

    /// <summary>The address of the page that is served, with a slash at the end.</summary>
    public Task<string> AddressAsync() => address.Value;

    /// <summary>The address of the page that computes in the browser; it is built when it is first asked for.</summary>
    public async Task<string> PublishedAsync()
    {
        var folder = await published.Value;
        lock (servers)
            host ??= new("page/", folder, Path.Combine(folder, "data"), ["openai-clouds"]);
        return host.Address;
    }

    /// <summary>The one or the other.</summary>
    public Task<string> AddressAsync(Host computes) => computes == Host.Program ? AddressAsync() : PublishedAsync();

    /// <summary>The files of the published page.</summary>
    public Task<string> FolderAsync() => published.Value;

    public Task<DealBook> BookAsync() => book.Value;

    /// <summary>Starts the command, and waits for the address it says.</summary>
    public async Task<string> ServeAsync(params string[] options)
    {
        var server = Start(["whatif", "--no-browser", .. options]);
        lock (servers)
            servers.Add(server);
        return (await AddressOfAsync(server)).AbsoluteUri;
    }

    /// <summary>Waits for the address that a started command says.</summary>
    public static async Task<Uri> AddressOfAsync(Process server)
    {
        var said = SaidAsync();
        await Command.WithinAsync(server, Command.Longest, "has not served", said);
        return new(await said);

        async Task<string> SaidAsync()
        {
            while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                if (Said().Match(line).Groups[1].Value is { Length: > 0 } address)
                    return address;
            }

            throw new InvalidOperationException($"The command ended before it served: {await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
        }
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var run = await Command.ToEndAsync(Start(arguments));
        return (run.ExitCode, run.Output, run.Errors);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
            await host.DisposeAsync();
        if (published.IsValueCreated && published.Value.IsCompletedSuccessfully)
            Directory.Delete(await published.Value, recursive: true);
        foreach (var server in servers)
        {
            if (!server.HasExited)
                server.Kill(entireProcessTree: true);
            server.Dispose();
        }
    }

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("deals-whatif-").FullName;
        // tests/benchmarks/whatif.sh may say --compiled.
        var (code, _, error) = await RunAsync(["whatif", "--publish", folder, .. Environment.GetEnvironmentVariable("DEALS_WHATIF") is { Length: > 0 } option ? [option] : Array.Empty<string>()]);
        return code == 0 ? folder : throw new InvalidOperationException(error);
    }

    /// <summary>A port that nobody uses now.</summary>
    public static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    /// <summary>Starts the command in the repository's folder.</summary>
    public static Process Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string?>? environment = null)
        => Command.Start(Repository.Root, Command.Dotnet, [Command.Program, .. arguments], environment);

    [GeneratedRegex("^The page is at (\\S+)")]
    private static partial Regex Said();
}

/// <summary>Who computes the page.</summary>
public enum Host
{
    /// <summary>The program that serves it.</summary>
    Program,

    /// <summary>Its reader's browser.</summary>
    Browser,
}

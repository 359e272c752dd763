using System.Diagnostics;
using System.Text.RegularExpressions;
using Deals.Data;

[assembly: AssemblyFixture(typeof(Deals.BrowserTests.WhatIfSite))]

namespace Deals.BrowserTests;

/// <summary>The page as `deals whatif` serves it, started once for all tests that ask for it.</summary>
public sealed partial class WhatIfSite : IAsyncLifetime
{
    private readonly Lazy<Task<string>> address;
    private readonly Lazy<Task<DealBook>> book = new(() => Dataset.Find("openai-clouds", Root).ReadAsync());
    private readonly List<Process> servers = [];

    public WhatIfSite() => address = new(() => ServeAsync());

    public static string Root { get; } = FindRoot();

    /// <summary>Where the built page lies, once it has been served.</summary>
    public static string PageFolder { get; } = Path.Combine(Root, "artifacts", "whatif", "plain", "wwwroot");

    /// <summary>The page's address, with a slash at the end; the page is built when it is first asked for.</summary>
    public Task<string> AddressAsync() => address.Value;

    public Task<DealBook> BookAsync() => book.Value;

    /// <summary>Starts the command, and waits for the address it says.</summary>
    public async Task<string> ServeAsync(params string[] options)
    {
        var server = Command(["whatif", "--no-browser", .. options]);
        lock (servers)
            servers.Add(server);
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (Said().Match(line) is { Success: true } said)
                return said.Groups[1].Value;
        }

        throw new InvalidOperationException($"The command ended before it served: {await server.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var command = Command(arguments);
        var output = command.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = command.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await command.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (command.ExitCode, await output, await error);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            if (!server.HasExited)
                server.Kill(entireProcessTree: true);
            server.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static Process Command(IEnumerable<string> arguments)
        => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(Root, "artifacts", "bin", "Deals.Cli", "release", "Deals.Cli.dll"), .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Analysis.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run from a clone of the repository.");
        return folder.FullName;
    }

    [GeneratedRegex("^The page is at (\\S+)")]
    private static partial Regex Said();
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Deals.Tests;
using Deals.Tests.Runner;

namespace Deals.BrowserTests;

/// <summary>The classic Jupyter Notebook with the kernel *C# (Deals)*, on a copy of one of the repository's notebooks.</summary>
internal sealed class ClassicNotebook : IAsyncDisposable
{
    private const string Program = "/usr/bin/jupyter-notebook";
    private const string Missing = $"{Program} is missing (Debian package jupyter-notebook)";
    private const string Token = "tests";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deals-classic-");
    private Process? server;

    private ClassicNotebook()
    {
    }

    /// <summary>Where the notebook opens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts a server for a notebook; skips, by name, where there is no Notebook.</summary>
    /// <param name="notebook">Its file's name.</param>
    /// <param name="saved">The file of an earlier run to open in its place; null for the notebook without results.</param>
    public static async Task<ClassicNotebook> StartAsync(string notebook, string? saved = null)
    {
        if (!File.Exists(Program) && Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") == "1")
            Assert.Fail(Missing);
        Assert.SkipWhen(!File.Exists(Program), Missing);
        var classic = new ClassicNotebook();
        await classic.OpenAsync(notebook, saved);
        return classic;
    }

    /// <summary>Stops the server with its kernel.</summary>
    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            // Not for the end of its output, which a kernel that was just starting would hold.
            server.WaitForExit(TimeSpan.FromMinutes(1));
            server.Dispose();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>A copy of the notebook on the same server, with a kernel of its own.</summary>
    /// <returns>Where it opens.</returns>
    public string Copy(string name)
    {
        var notebook = Directory.GetFiles(In("notebooks"), "*.ipynb").Single();
        File.Copy(notebook, In("notebooks", name));
        return Address.Replace(Path.GetFileName(notebook), name, StringComparison.Ordinal);
    }

    /// <summary>What `deals run` makes of the notebook.</summary>
    /// <param name="settings">Parameters, as `name=value`.</param>
    /// <returns>The HTML of each output.</returns>
    public async Task<IReadOnlyList<string>> RunByTheRunnerAsync(params string[] settings)
    {
        await DealsAsync(["run", Directory.GetFiles(In("notebooks"), "*.ipynb").Single(), "--no-cache", "--out", In("out"), .. settings.SelectMany(setting => (string[])["--set", setting])]);
        var executed = JsonNode.Parse(await File.ReadAllTextAsync(Directory.GetFiles(In("out"), "*.ipynb").Single()))!;
        return [.. executed["cells"]!.AsArray().Select(cell => cell!["outputs"]).OfType<JsonArray>().SelectMany(outputs => outputs).Select(output => output!["data"]?["text/html"]).OfType<JsonNode>()
            .Select(html => html is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)html!)];
    }

    private async Task OpenAsync(string notebook, string? saved)
    {
        await DealsAsync("kernel", "install", "--prefix", "environment");

        // As in the repository: what a notebook names lies beside and above it.
        Directory.CreateDirectory(In("notebooks"));
        foreach (var shared in (string[])["artifacts", "data"])
            Directory.CreateSymbolicLink(In(shared), Repository.PathOf(shared));
        var document = JsonNode.Parse(await File.ReadAllTextAsync(saved ?? Repository.PathOf("notebooks", notebook)))!;
        document["metadata"]!["kernelspec"] = new JsonObject { ["display_name"] = "C# (Deals)", ["language"] = "C#", ["name"] = "deals-csharp" };
        await File.WriteAllTextAsync(In("notebooks", notebook), document.ToJsonString());

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var environment = new Dictionary<string, string?> { ["JUPYTER_PATH"] = In("environment", "share", "jupyter") };
        foreach (var own in (string[])["JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"])
            environment[own] = In("jupyter");
        server = Command.Start(In("notebooks"), Program,
            ["--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--port-retries=0", $"--NotebookApp.token={Token}", "--NotebookApp.iopub_data_rate_limit=1e10"], environment);
        // Read all the time, so that it never waits for a reader.
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        Address = $"http://127.0.0.1:{port}/notebooks/{notebook}?token={Token}";

        using var client = new HttpClient();
        for (var waits = 0; ; waits++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (waits < 300)
            {
                // Not up yet.
            }

            Assert.False(server.HasExited, "the Notebook's server ended");
            await Task.Delay(100);
        }
    }

    private async Task DealsAsync(params string[] arguments)
    {
        var run = await Command.DealsAsync(folder.FullName, arguments);
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
    }

    private string In(params string[] parts) => Path.Combine([folder.FullName, .. parts]);
}

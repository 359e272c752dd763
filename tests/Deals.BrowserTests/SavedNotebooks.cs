using System.Text.Json.Nodes;

namespace Deals.BrowserTests;

/// <summary>Two notebooks as `deals run` saves them, run once for all tests.</summary>
public sealed class SavedNotebooks : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deals-saved-");

    /// <summary>About rights: figures and tables.</summary>
    public const string Windows = "01-exclusivity-windows.ipynb";

    /// <summary>About the model against reported numbers.</summary>
    public const string Reported = "06-model-against-reported.ipynb";

    /// <summary>Where a notebook lies.</summary>
    public string PathOf(string notebook) => Path.Combine(folder.FullName, notebook);

    /// <summary>The HTML of each output in order; the first is the set-up's.</summary>
    public IReadOnlyList<string> OutputsOf(string notebook)
        => [.. JsonNode.Parse(File.ReadAllText(PathOf(notebook)))!["cells"]!.AsArray().Select(cell => cell!["outputs"]).OfType<JsonArray>().SelectMany(outputs => outputs)
            .Select(output => output!["data"]?["text/html"]).OfType<JsonArray>().Select(lines => string.Concat(lines.Select(line => (string)line!)))];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var run = await WhatIfSite.RunAsync("run", $"notebooks/{Windows}", $"notebooks/{Reported}", "--out", folder.FullName);
        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Error}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

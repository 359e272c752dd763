using System.Text.Json.Nodes;
using Deals.Charts.Html;

namespace Deals.BrowserTests;

/// <summary>Two notebooks as `deals run` saves them, run once for all tests.</summary>
public sealed class SavedNotebooks : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deals-saved-");

    /// <summary>About rights: figures and tables.</summary>
    public const string Windows = "01-exclusivity-windows.ipynb";

    /// <summary>About the model against published numbers.</summary>
    public const string Published = "06-model-against-published.ipynb";

    /// <summary>Where a notebook lies.</summary>
    public string PathOf(string notebook) => Path.Combine(folder.FullName, notebook);

    /// <summary>The HTML of each output in order; the first is the set-up's.</summary>
    public IReadOnlyList<string> OutputsOf(string notebook)
        => [.. DataOf(notebook).Select(data => data["text/html"]).OfType<JsonArray>().Select(lines => string.Concat(lines.Select(line => (string)line!)))];

    /// <summary>How many of its outputs are a figure as data, so how many are to be seen.</summary>
    public int FiguresIn(string notebook)
        => DataOf(notebook).Count(data => data.ContainsKey(MimeType.Figure)) is > 0 and var figures ? figures : throw new InvalidOperationException($"{notebook} has no figures.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var run = await WhatIfSite.RunAsync("run", $"notebooks/{Windows}", $"notebooks/{Published}", "--out", folder.FullName);
        Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Error}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private IEnumerable<JsonObject> DataOf(string notebook)
        => JsonNode.Parse(File.ReadAllText(PathOf(notebook)))!["cells"]!.AsArray().Select(cell => cell!["outputs"]).OfType<JsonArray>().SelectMany(outputs => outputs)
            .Select(output => output!["data"]).OfType<JsonObject>();
}

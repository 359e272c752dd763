using System.Text.Json.Nodes;
using Deals.Tests;
using Deals.Tests.Runner;

namespace Deals.BrowserTests;

/// <summary>A report of the deals that the tests keep, made once by the command, and one figure exported as a page.</summary>
public sealed class MadeReport : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("deals-report-");

    /// <summary>The report's page.</summary>
    public string Index => Address("out", "report", "index.html");

    /// <summary>The page of the executed notebook.</summary>
    public string Notebook => Address("out", "report", "notebooks", "00-when.html");

    /// <summary>Every page of the report, by its path in it, and where it is.</summary>
    public IReadOnlyDictionary<string, string> Pages => Directory.EnumerateFiles(Path.Combine(folder.FullName, "out", "report"), "*.html", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Path.Combine(folder.FullName, "out", "report"), file).Replace('\\', '/'), file => new Uri(file).AbsoluteUri);

    /// <summary>A figure with a slider on a page of its own.</summary>
    public string Figure { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        JsonObject Prose(string source) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = source };
        JsonObject Code(string source) => new() { ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = source };
        Directory.CreateDirectory(Path.Combine(folder.FullName, "notebooks"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "notebooks", "00-when.ipynb"), new JsonObject
        {
            ["cells"] = new JsonArray(
                Prose("# When it happened\n\nWhat came first? <script>alert('prose')</script>"),
                Code($"#r \"{Repository.PathOf("artifacts", "bin", "Deals.Kit", "release", "Deals.Kit.dll")}\"\nusing Deals;\nKit.Setup()"),
                Prose("## The first figure"),
                Code($"var book = await Kit.OpenAsync(@\"{Repository.PathOf("tests", "data", "league-rights")}\");\nConsole.WriteLine(\"<script>alert('stream')</script>\");\nbook.EventTimeline()")),
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }.ToJsonString());
        var dataset = Repository.PathOf("tests", "data", "league-rights");
        await DealsAsync("report", "--dataset", dataset);
        var listed = JsonNode.Parse(await DealsAsync("list", "--json", "--dataset", dataset))!.AsArray();
        var id = (string)listed.First(figure => figure!["states"] is not null)!["id"]!;
        await DealsAsync("export", id, "--format", "html", "--dataset", dataset);
        Figure = Address("out", "figures", $"{id}.html");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> DealsAsync(params string[] arguments)
    {
        var run = await CommandAfterCommand.DealsAsync(folder.FullName, arguments);
        Assert.True(run.ExitCode == 0, $"exit code {run.ExitCode}\n{run.Output}\n{run.Errors}");
        return run.Output;
    }

    private string Address(params string[] parts) => new Uri(Path.Combine([folder.FullName, .. parts])).AbsoluteUri;
}

using System.Text.Json.Nodes;
using Deals.Notebooks;
using Deals.Output;

namespace Deals.Tests.Runner;

/// <summary>A folder of its own for one test, notebooks in it, and the runner that runs them. It is gone after the test.</summary>
internal sealed class Workbench : IDisposable
{
    public Workbench() => Folder = Directory.CreateTempSubdirectory("deals-runner-").FullName;

    public static string Host { get; } = Repository.PathOf("artifacts", "bin", "Deals.Cli", "release", "host", "Deals.NotebookHost.dll");

    public string Folder { get; }

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public static string NotebookJson(params string[] cells) => NotebookJson([.. cells.Select(source => Cell(source))]);

    public static string NotebookJson(params JsonObject[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells]),
        ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (C#)", ["language"] = "C#", ["name"] = ".net-csharp" } },
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();

    public static JsonObject Cell(string source, params string[] tags) => new()
    {
        ["cell_type"] = "code",
        ["execution_count"] = null,
        ["metadata"] = tags.Length == 0 ? [] : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
        ["outputs"] = new JsonArray(),
        ["source"] = source,
    };

    public string Write(string name, string contents)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, contents);
        return path;
    }

    public string WriteNotebook(string name, params string[] cells) => Write(name, NotebookJson(cells));

    public NotebookJob Job(string source) => JobTo(source, PathOf("out", Path.GetFileName(source)));

    public static NotebookJob JobTo(string source, string target) => new(source, target) { Save = executed => AtomicFile.Write(target, executed) };

    public static async Task<RunResult> RunAsync(NotebookJob job, Func<RunnerOptions, RunnerOptions>? with = null) =>
        await new NotebookRunner((with ?? (options => options))(new() { HostAssembly = Host })).RunAsync(job, null, TestContext.Current.CancellationToken);

    public Task<RunResult> RunCellsAsync(params string[] cells) => RunAsync(Job(WriteNotebook("notebook.ipynb", cells)));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

using System.Text.Json.Nodes;
using Deals.Tests.Runner;

namespace Deals.Tests.Kernels;

/// <summary>The installed kernel runs notebooks under Jupyter.</summary>
public sealed class RealKernelTests
{
    [Fact]
    public async Task Two_notebooks_at_once_run_from_any_folder_without_a_PATH_on_the_lifted_library()
    {
        OtherTools.Require(OtherTools.Convert, "jupyter-nbconvert");
        using var bench = new Workbench();
        var installed = await Command.DealsAsync(bench.Folder, "kernel", "install", "--prefix", "environment");
        Assert.Equal((0, ""), (installed.ExitCode, installed.Errors));
        var notebook = bench.Write("notebooks/tiny.ipynb", NotebookOf("$\"{System.Reflection.Assembly.Load(\"FSharp.Core\").GetName().Version} [{Environment.GetEnvironmentVariable(\"PATH\")}]\""));
        Directory.CreateDirectory(bench.PathOf("elsewhere"));
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(number => Command.ToEndAsync(Command.Start(bench.PathOf("elsewhere"), OtherTools.Convert,
            ["--to", "notebook", "--execute", "--output", $"ran{number}.ipynb", "--output-dir", bench.PathOf("elsewhere"), notebook],
            new Dictionary<string, string?> { ["HOME"] = bench.Folder, ["PATH"] = bench.PathOf("nothing"), ["JUPYTER_PATH"] = bench.PathOf("environment", "share", "jupyter") }))));
        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Errors));
        for (var number = 0; number < runs.Length; number++)
            Assert.Contains($"10.1.0.0 [{bench.PathOf("nothing")}]", File.ReadAllText(bench.PathOf("elsewhere", $"ran{number}.ipynb")), StringComparison.Ordinal);
    }

    private static string NotebookOf(string cell)
    {
        var notebook = JsonNode.Parse(Workbench.NotebookJson(cell))!;
        notebook["metadata"]!["kernelspec"]!["name"] = "deals-csharp";
        foreach (var each in notebook["cells"]!.AsArray())
            each!["id"] = "only";
        return notebook.ToJsonString();
    }
}

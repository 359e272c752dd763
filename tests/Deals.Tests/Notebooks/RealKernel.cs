using System.Text.Json;
using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Notebooks;

/// <summary>The last .NET Interactive as its makers left it, in a folder of a test's own, run by nbconvert.</summary>
internal static class RealKernel
{
    private const string Name = "real";
    private const string Tool = "dotnet-interactive";

    /// <summary>Runs a notebook's cells in a folder outside the repository; skips where Jupyter's tools are missing.</summary>
    /// <param name="folder">The folder: home, kernel, notebook and packages lie in it.</param>
    /// <param name="cells">The sources of the cells.</param>
    /// <returns>The executed notebook; a cell that fails does not end it.</returns>
    public static async Task<Executed> RunAsync(TemporaryFolder folder, IEnumerable<string> cells)
    {
        OtherTools.Require(OtherTools.Convert, "jupyter-nbconvert");
        var installed = await OtherTools.ToEndAsync(folder.Path, "dotnet", "tool", "install", "Microsoft.dotnet-interactive", "--version", "1.0.712001", "--tool-path", folder.Path);
        Assert.True(installed.ExitCode == 0, installed.Output + installed.Errors);
        var kernels = Directory.CreateDirectory(folder.PathOf(".local", "share", "jupyter", "kernels", Name));
        await File.WriteAllTextAsync(Path.Combine(kernels.FullName, "kernel.json"), JsonSerializer.Serialize(new
        {
            argv = (string[])[folder.PathOf(Tool), "jupyter", "--http-local-only", "--http-port-range", "0-0", "{connection_file}"],
            display_name = Name,
            language = "C#",
            env = new Dictionary<string, string> { ["DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT"] = "1", ["DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE"] = "1" },
        }));
        await File.WriteAllTextAsync(folder.PathOf("in.ipynb"), JsonSerializer.Serialize(new
        {
            cells = cells.Select(source => new { cell_type = "code", execution_count = (int?)null, metadata = new { }, outputs = Array.Empty<object>(), source }),
            metadata = new { kernelspec = new { display_name = Name, language = "C#", name = Name } },
            nbformat = 4,
            nbformat_minor = 4,
        }));
        var run = await OtherTools.ToEndAsync(
            folder.Path, OtherTools.Convert, "--to", "notebook", "--execute", "--allow-errors", "--ExecutePreprocessor.timeout=600", "--output", "out.ipynb", "in.ipynb");
        Assert.True(run.ExitCode == 0, run.Errors);
        return new(folder.PathOf("out.ipynb"));
    }
}

using System.Text.Json;
using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Notebooks;

/// <summary>The kit as a package, in a notebook outside the repository.</summary>
public class PackageTests
{
    private const string Kit = """#r "../artifacts/bin/Deals.Kit/release/Deals.Kit.dll" """;

    [Fact]
    public async Task A_notebook_outside_the_repository_shows_the_same_with_the_package_and_no_path_of_the_machine()
    {
        OtherTools.Require(OtherTools.Convert, "jupyter-nbconvert");
        using var folder = new TemporaryFolder();
        var version = await PackAsync(folder);
        Assert.Equal(version, await PackAsync(folder));
        var cells = CodeOf("01-exclusivity-windows.ipynb").ToList();
        Assert.StartsWith(Kit.Trim(), cells[0], StringComparison.Ordinal);
        cells[0] = cells[0].Replace(Kit.Trim(), $"#i \"nuget:{folder.PathOf("packages")}\"\n#r \"nuget: Deals.Kit, {version}\"", StringComparison.Ordinal);

        var outputs = (await RealKernel.RunAsync(folder, cells)).Cells.SelectMany(cell => cell["outputs"]!.AsArray()).ToList();
        Assert.DoesNotContain(outputs, output => (string?)output!["output_type"] == "error");
        var shown = string.Concat(outputs.Select(output => output!.ToJsonString()));
        Assert.True(shown.Split("data-figure=").Length > 4, "there are fewer than four figures");
        Assert.Contains("deals-table", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.Path, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Repository.Root, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_Plotly_NET_cannot_run_the_cell_that_loads_it_says_what_helps()
    {
        using var folder = new TemporaryFolder();
        var executed = await RealKernel.RunAsync(folder,
        [
            $"#r \"{Repository.PathOf("artifacts", "bin", "Deals.Kit", "release", "Deals.Kit.dll")}\"\nDeals.Kit.Setup()",
            "#r \"nuget: Plotly.NET.CSharp, 0.14.0\"",
            "Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 })",
        ]);
        var told = executed.Printed(3, "stderr");
        Assert.StartsWith("This kernel has FSharp.Core 10.0; Plotly.NET needs 10.1", told, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(told, "deals kernel install"));
    }

    /// <summary>Packs what was built, and tells the version.</summary>
    private static async Task<string> PackAsync(TemporaryFolder folder)
    {
        var packed = await Command.ToEndAsync(Command.Start(Repository.Root, "dotnet", ["pack", "src/Deals.Kit", "--no-build", "--output", folder.PathOf("packages")]));
        Assert.True(packed.ExitCode == 0, packed.Output + packed.Errors);
        return Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(folder.PathOf("packages"))))["Deals.Kit.".Length..];
    }

    private static IEnumerable<string> CodeOf(string notebook)
        => JsonDocument.Parse(File.ReadAllText(Repository.PathOf("notebooks", notebook))).RootElement.GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
            .Select(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())));
}

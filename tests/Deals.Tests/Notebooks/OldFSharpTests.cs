using Deals.Tests.Runner;

namespace Deals.Tests.Notebooks;

/// <summary>The last notebook kernel holds FSharp.Core 10.0 in its default context, and Plotly.NET needs 10.1.</summary>
public class OldFSharpTests
{
    private static readonly string[] Datasets = [Repository.PathOf("data", "openai-clouds"), Repository.PathOf("tests", "data", "league-rights")];

    [Fact]
    public async Task A_program_with_an_older_FSharp_Core_draws_every_figure()
    {
        var lines = await RunAsync("Deals.OldFSharpConsole", Datasets);
        Assert.StartsWith("FSharp.Core 10.0", lines[0], StringComparison.Ordinal);
        AssertAllDrawn(lines);
    }

    private static void AssertAllDrawn(IReadOnlyList<string> lines)
    {
        var drawn = lines.Where(line => line.StartsWith("drawn", StringComparison.Ordinal)).ToList();
        Assert.True(drawn.Count >= 10, string.Join('\n', lines));
        Assert.All(drawn, line => Assert.EndsWith("True", line, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string program, IEnumerable<string> arguments)
    {
        var path = Repository.PathOf("artifacts", "bin", program, "release", $"{program}.dll");
        Assert.True(File.Exists(path), $"{path} is not there: build Analysis.sln.");
        var run = await Command.ToEndAsync(Command.Start(Repository.Root, Command.Dotnet, [path, .. arguments]));
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}

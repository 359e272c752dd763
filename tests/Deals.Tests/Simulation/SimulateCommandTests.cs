using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Simulations;

/// <summary>`deals simulate` as a program.</summary>
public sealed class SimulateCommandTests
{
    private static readonly string League = Repository.PathOf("tests", "data", "league-rights");

    private static Task<Command> SimulateAsync(TemporaryFolder folder, params string[] arguments)
        => Command.DealsAsync(folder.Path, ["simulate", "--dataset", League, .. arguments]);

    [Theory]
    [InlineData("csv")]
    [InlineData("parquet")]
    public async Task Parts_join_to_the_bytes_of_one_run(string ending)
    {
        using var folder = new TemporaryFolder();
        var whole = await SimulateAsync(folder, "--worlds", "500", "--threads", "1", "--out", $"whole.{ending}");
        Assert.True(whole.ExitCode == 0, whole.Errors);
        for (var part = 1; part <= 3; part++)
            Assert.Equal(0, (await SimulateAsync(folder, "--worlds", "500", "--shard", $"{part}/3", "--out", $"part-{part}.{ending}")).ExitCode);
        var joined = await SimulateAsync(folder, "--worlds", "500", "--merge", $"part-2.{ending}", $"part-3.{ending}", $"part-1.{ending}", "--out", $"joined.{ending}");
        Assert.True(joined.ExitCode == 0, joined.Errors);
        Assert.Equal(await File.ReadAllBytesAsync(folder.PathOf($"whole.{ending}"), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(folder.PathOf($"joined.{ending}"), TestContext.Current.CancellationToken));
        Assert.Equal(whole.Output.Replace("whole", "joined", StringComparison.Ordinal), joined.Output);
        Assert.Equal(5, Directory.GetFiles(folder.Path).Length);

        var other = await SimulateAsync(folder, "--worlds", "500", "--seed", "2", "--merge", $"part-1.{ending}");
        Assert.Equal((2, true), (other.ExitCode, other.Errors.Contains("drawn with another seed", StringComparison.Ordinal)));
        var missing = await SimulateAsync(folder, "--worlds", "500", "--merge", $"part-1.{ending}", $"part-2.{ending}");
        Assert.Equal((2, true), (missing.ExitCode, missing.Errors.Contains("Parts are missing", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Parts are of a stated number of worlds: add --worlds.", "--shard", "1/2", "--out", "a.csv")]
    [InlineData("A part goes into a file: add --out.", "--shard", "1/2", "--worlds", "10")]
    [InlineData("expected K/N", "--shard", "3/2")]
    [InlineData("a file of worlds ends in .csv or .parquet", "--worlds", "10", "--out", "a.txt")]
    [InlineData("There is no file gone.csv.", "--worlds", "10", "--merge", "gone.csv")]
    [InlineData("no assumption nothing", "--worlds", "10", "--set", "nothing=1")]
    [InlineData("16 replicates cannot be shared by 99 parts", "--worlds", "10", "--shard", "1/99", "--out", "a.csv")]
    public async Task Wrong_use_is_told_and_gives_2(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        var run = await SimulateAsync(folder, arguments);
        Assert.True(run.ExitCode == 2, $"{run.ExitCode}: {run.Errors}");
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Ctrl_C_keeps_whole_replicates()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of Unix.");
        using var folder = new TemporaryFolder();
        using var process = Command.StartForSignals(folder.Path, "simulate", "--dataset", League, "--worlds", "400000000", "--out", "draws.csv");
        await Command.UntilAsync(process, () => Directory.GetFiles(folder.Path).Any(file => new FileInfo(file).Length > 2_000_000));
        await Command.ToEndAsync(Command.Start(folder.Path, "/bin/sh", ["-c", $"kill -INT {process.Id}"]));
        var run = await Command.ToEndAsync(process);
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("the worlds computed so far are in draws.csv", run.Errors, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(folder.PathOf("draws.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(1, lines.Length % 4096);
        Assert.StartsWith($"{lines.Length - 2},", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_money_is_told()
    {
        using var folder = new TemporaryFolder();
        var run = await Command.DealsAsync(folder.Path, "simulate", "--dataset", Repository.PathOf("tests", "data", "drug-licence"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has no money to simulate", run.Errors, StringComparison.Ordinal);
    }
}

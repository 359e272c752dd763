using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Simulations;

/// <summary>`deals simulate` as a program.</summary>
public sealed class SimulateCommandTests
{
    private static readonly string League = Repository.PathOf("tests", "data", "league-rights");

    private static Task<Command> SimulateAsync(TemporaryFolder folder, params string[] arguments)
        => CommandAfterCommand.DealsAsync(folder.Path, ["simulate", "--dataset", League, .. arguments]);

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
    [InlineData("Parts are of a stated number of simulations: add --worlds.", "--shard", "1/2", "--out", "a.csv")]
    [InlineData("A part goes into a file: add --out.", "--shard", "1/2", "--worlds", "10")]
    [InlineData("expected K/N", "--shard", "3/2")]
    [InlineData("a file of simulations ends in .csv or .parquet", "--worlds", "10", "--out", "a.txt")]
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
        await WritesAsync(folder, process);
        var run = await EndAsync(process, "INT");
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("the simulations computed so far are in draws.csv", run.Errors, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(folder.PathOf("draws.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(1, lines.Length % 4096);
        Assert.StartsWith($"{lines.Length - 2},", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("KILL", 137)]
    public async Task A_file_that_was_there_stays_when_the_command_is_ended_and_the_next_takes_over(string signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are those of Unix.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("draws.csv"), "earlier", TestContext.Current.CancellationToken);
        using var process = Command.StartForSignals(folder.Path, "simulate", "--dataset", League, "--worlds", "400000000", "--out", "draws.csv");
        await WritesAsync(folder, process);
        var second = await SimulateAsync(folder, "--worlds", "10", "--out", "draws.csv");
        Assert.Equal((6, $"deals: `deals simulate` (process {process.Id}) is writing draws.csv. Wait until it has ended; or name another file with --out.\n"), (second.ExitCode, second.Errors));
        var run = await EndAsync(process, signal);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal("earlier", await File.ReadAllTextAsync(folder.PathOf("draws.csv"), TestContext.Current.CancellationToken));
        if (signal != "KILL")
            Assert.Equal("deals: interrupted; draws.csv is what it was before\n", run.Errors);
        var next = await SimulateAsync(folder, "--worlds", "10", "--out", "draws.csv");
        Assert.True(next.ExitCode == 0, next.Errors);
        Assert.Equal(17, (await File.ReadAllLinesAsync(folder.PathOf("draws.csv"), TestContext.Current.CancellationToken)).Length);
        Assert.Equal([folder.PathOf("draws.csv")], Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>No file may grow beyond some blocks: what a full disk answers, without a small disk.</summary>
    [Theory]
    [InlineData("draws.csv")]
    [InlineData("draws.parquet")]
    public async Task A_file_for_which_there_is_no_room_leaves_the_earlier_one(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Limits are those of Unix.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf(name), "earlier", TestContext.Current.CancellationToken);
        var run = await Command.ToEndAsync(Command.Start(
            folder.Path, "/bin/sh", ["-c", $"trap '' XFSZ; ulimit -f 300; export DOTNET_EnableWriteXorExecute=0; exec '{Command.Dotnet}' '{Command.Program}' simulate --dataset '{League}' --worlds 100000 --out {name}"]));
        Assert.Equal(6, run.ExitCode);
        Assert.Equal(
            $"deals: {name} cannot be written: it would be larger than a file may be here. What was there before is unchanged. Mend that, or name another file with --out.\n", run.Errors);
        Assert.Equal("earlier", await File.ReadAllTextAsync(folder.PathOf(name), TestContext.Current.CancellationToken));
        Assert.Equal([folder.PathOf(name)], Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("folder.csv", "folder.csv is a folder: name a file with --out.", 2)]
    [InlineData("earlier.csv/draws.csv", "earlier.csv/draws.csv cannot be written: ", 6)]
    [InlineData("/proc/draws.csv", "/proc/draws.csv cannot be written: ", 6)]
    public async Task A_place_that_cannot_be_written_is_told(string path, string message, int exitCode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is where nobody can write.");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("folder.csv"));
        await File.WriteAllTextAsync(folder.PathOf("earlier.csv"), "earlier", TestContext.Current.CancellationToken);
        var run = await SimulateAsync(folder, "--worlds", "10", "--out", path);
        Assert.True(run.ExitCode == exitCode, $"{run.ExitCode}: {run.Errors}");
        Assert.StartsWith($"deals: {message}", run.Errors, StringComparison.Ordinal);
        Assert.Equal("earlier", await File.ReadAllTextAsync(folder.PathOf("earlier.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_dataset_without_money_is_told()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandAfterCommand.DealsAsync(folder.Path, "simulate", "--dataset", Repository.PathOf("tests", "data", "drug-licence"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("has no money to simulate", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>Waits until a good part of a file is written beside its place.</summary>
    private static Task WritesAsync(TemporaryFolder folder, System.Diagnostics.Process process)
        => Command.UntilAsync(process, () => Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories).Any(file => new FileInfo(file).Length > 2_000_000));

    private static async Task<Command> EndAsync(System.Diagnostics.Process process, string signal)
    {
        await Command.ToEndAsync(Command.Start("/", "/bin/sh", ["-c", $"kill -{signal} {process.Id}"]));
        return await Command.ToEndAsync(process);
    }
}

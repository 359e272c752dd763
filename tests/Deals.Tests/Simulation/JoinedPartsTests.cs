using Deals.Tests.Data;
using Deals.Tests.Runner;
using Parquet;
using Parquet.Schema;

namespace Deals.Tests.Simulations;

/// <summary>`deals simulate --merge`, with parts as they should be and as they should not.</summary>
public sealed class JoinedPartsTests(JoinedPartsTests.Parts parts) : IClassFixture<JoinedPartsTests.Parts>
{
    private const string Worlds = "500";

    private static readonly string League = Repository.PathOf("tests", "data", "league-rights");

    private static Task<Command> SimulateAsync(TemporaryFolder folder, params string[] arguments)
        => CommandAfterCommand.DealsAsync(folder.Path, ["simulate", "--dataset", League, "--worlds", Worlds, .. arguments]);

    [Theory]
    [InlineData("csv", "4 2 5 1 3")]
    [InlineData("parquet", "5 4 3 2 1")]
    public async Task Parts_of_unequal_length_in_any_order_join_to_the_bytes_of_one_run_on_one_thread_or_two(string ending, string order)
    {
        using var folder = new TemporaryFolder();
        byte[] Bytes(string name) => File.ReadAllBytes(folder.PathOf($"{name}.{ending}"));
        for (var threads = 1; threads <= 2; threads++)
            Assert.Equal(0, (await SimulateAsync(folder, "--threads", $"{threads}", "--out", $"whole-{threads}.{ending}")).ExitCode);
        for (var part = 1; part <= 5; part++)
            Assert.Equal(0, (await SimulateAsync(folder, "--threads", $"{1 + (part % 2)}", "--shard", $"{part}/5", "--out", $"{part}.{ending}")).ExitCode);
        var joined = await SimulateAsync(folder, ["--merge", .. order.Split(' ').Select(part => $"{part}.{ending}"), "--out", $"joined.{ending}"]);
        Assert.True(joined.ExitCode == 0, joined.Errors);
        Assert.Equal(Bytes("whole-1"), Bytes("whole-2"));
        Assert.Equal(Bytes("whole-1"), Bytes("joined"));
    }

    /// <summary>The parts are 1/2 and 2/2 of 500 worlds; what is done to the second, and what is said of it.</summary>
    [Theory]
    [InlineData("csv", Fault.Empty, "part.csv is damaged: it is empty. Compute that part again.")]
    [InlineData("csv", Fault.CutWithinANumber, "part.csv is damaged: it ends within a line. Compute that part again.")]
    [InlineData("csv", Fault.CutWithinAReplicate, "part.csv is damaged: it ends within a replicate of 32 simulations; or --worlds was another number. Compute that part again.")]
    [InlineData("csv", Fault.CutAfterAReplicate, "Parts are missing: none of these files has replicates 9 to 15, of 16 that count from 0. Compute them with --shard, and name every part.")]
    [InlineData("csv", Fault.NoWorlds, "part.csv has no simulations: compute that part again.")]
    [InlineData("csv", Fault.Rubbish, "part.csv is no file of simulations: `deals simulate --shard` writes those that can be joined.")]
    [InlineData("csv", Fault.WrongType, "part.csv is damaged: line 2, column delta_league_arbitrated_direct: “much” is not what stands there. Compute that part again.")]
    [InlineData("csv", Fault.OtherGains, "part.csv does not fit: replicate 8 has gains that these deals under this scenario do not give: the data or the scenario were others.")]
    [InlineData("csv", Fault.AnotherColumn, "part.csv has other columns than these deals under this scenario: ")]
    [InlineData("parquet", Fault.Empty, "part.parquet is damaged: it cannot be read as Parquet. Compute that part again.")]
    [InlineData("parquet", Fault.CutWithinANumber, "part.parquet is damaged: it cannot be read as Parquet. Compute that part again.")]
    [InlineData("parquet", Fault.Rubbish, "part.parquet is damaged: it cannot be read as Parquet. Compute that part again.")]
    public async Task A_part_that_is_not_what_it_should_be_is_told(string ending, Fault fault, string message)
    {
        using var folder = parts.Copy();
        var path = folder.PathOf($"part.{ending}");
        await File.WriteAllBytesAsync(path, fault.In(await File.ReadAllBytesAsync(folder.PathOf($"2.{ending}"), TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        await RefusedAsync(folder, message, "--merge", $"1.{ending}", $"part.{ending}");
    }

    [Theory]
    [InlineData("1.csv is named twice: name each part once.", "--merge", "1.csv", "2.csv", "./1.csv")]
    [InlineData("1.parquet and 1.csv both have replicate 0: name each part once.", "--merge", "1.csv", "1.parquet", "2.csv")]
    [InlineData("Parts are missing: none of these files has replicates 0 to 7, of 16 that count from 0.", "--merge", "2.csv")]
    [InlineData("Parts are missing: none of these files has replicates 8 to 15, of 16 that count from 0.", "--merge", "1.parquet")]
    [InlineData("1.csv does not fit: replicate 0 was drawn with another seed, scenario or number of simulations.", "--seed", "2", "--merge", "1.csv", "2.csv")]
    [InlineData("1.csv has other columns than these deals under this scenario: ", "--scenario", "few_viewers", "--merge", "1.csv", "2.csv")]
    [InlineData("2.csv is one of the parts: name another file with --out, so that it stays.", "--merge", "1.csv", "2.csv", "--out", "./2.csv")]
    [InlineData("folder.csv cannot be read: it is a folder.", "--merge", "1.csv", "folder.csv")]
    public async Task Parts_that_do_not_fit_together_are_told(string message, params string[] arguments)
    {
        using var folder = parts.Copy();
        Directory.CreateDirectory(folder.PathOf("folder.csv"));
        await RefusedAsync(folder, message, arguments);
    }

    [Fact]
    public async Task A_part_of_other_deals_is_told_by_a_column()
    {
        using var folder = parts.Copy();
        var run = await CommandAfterCommand.DealsAsync(folder.Path, "simulate", "--dataset", Repository.PathOf("data", "openai-clouds"), "--worlds", Worlds, "--merge", "1.csv", "2.csv");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("1.csv has other columns than these deals under this scenario: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_with_a_column_of_another_type_is_told()
    {
        using var folder = parts.Copy();
        string[] names = (await File.ReadAllLinesAsync(folder.PathOf("2.csv"), TestContext.Current.CancellationToken))[0].Split(',');
        var schema = new ParquetSchema([.. names.Select(name => name == "world" ? new DataField<long>(name) : name.EndsWith("_opens", StringComparison.Ordinal) ? new DataField(name, typeof(string), isNullable: false) : (Field)new DataField<double>(name))]);
        await using (var file = File.Create(folder.PathOf("part.parquet")))
        await using (await ParquetWriter.CreateAsync(schema, file, cancellationToken: TestContext.Current.CancellationToken))
        {
        }

        await RefusedAsync(folder, "part.parquet is damaged: column replicate holds numbers, not whole numbers. Compute that part again.", "--merge", "1.parquet", "part.parquet");
    }

    private static async Task RefusedAsync(TemporaryFolder folder, string message, params string[] arguments)
    {
        var before = Directory.GetFileSystemEntries(folder.Path).Order().Select(path => (path, File.Exists(path) ? Convert.ToBase64String(File.ReadAllBytes(path)) : "")).ToList();
        var run = await SimulateAsync(folder, arguments.Contains("--out") ? arguments : [.. arguments, "--out", "joined.csv"]);
        Assert.True(run.ExitCode == 2, $"{run.ExitCode}: {run.Errors}");
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path).Order().Select(path => (path, File.Exists(path) ? Convert.ToBase64String(File.ReadAllBytes(path)) : "")));
    }

    /// <summary>The two halves, in both formats.</summary>
    public sealed class Parts : IAsyncLifetime
    {
        private readonly TemporaryFolder made = new();

        public async ValueTask InitializeAsync()
        {
            foreach (var name in new[] { "1.csv", "2.csv", "1.parquet", "2.parquet" })
                Assert.Equal(0, (await SimulateAsync(made, "--shard", $"{name[0]}/2", "--out", name)).ExitCode);
        }

        internal TemporaryFolder Copy()
        {
            var folder = new TemporaryFolder();
            folder.CopyFrom(made.Path);
            return folder;
        }

        public ValueTask DisposeAsync()
        {
            made.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>What may befall a file on its way.</summary>
public enum Fault
{
    /// <summary>Nothing is in it.</summary>
    Empty,

    /// <summary>Its last byte, which ends a line, and the digit before are gone.</summary>
    CutWithinANumber,

    /// <summary>Its last line is gone.</summary>
    CutWithinAReplicate,

    /// <summary>Only its first replicate is left.</summary>
    CutAfterAReplicate,

    /// <summary>Only its head is left.</summary>
    NoWorlds,

    /// <summary>It is something else.</summary>
    Rubbish,

    /// <summary>A word stands where a number should.</summary>
    WrongType,

    /// <summary>A gain is another.</summary>
    OtherGains,

    /// <summary>A column has another name.</summary>
    AnotherColumn,
}

internal static class Faults
{
    public static byte[] In(this Fault fault, byte[] bytes)
    {
        string[] Lines() => Encoding.UTF8.GetString(bytes).TrimEnd('\n').Split('\n');
        static byte[] Of(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\n")));
        string Changed(string line, string to) => string.Join(',', line.Split(',').Select((cell, at) => at == Lines()[0].Split(',').ToList().FindIndex(name => name.StartsWith("delta_", StringComparison.Ordinal)) ? to : cell));
        return fault switch
        {
            Fault.Empty => [],
            Fault.CutWithinANumber => bytes[..^2],
            Fault.CutWithinAReplicate => Of(Lines()[..^1]),
            Fault.CutAfterAReplicate => Of(Lines()[..33]),
            Fault.NoWorlds => Of(Lines()[..1]),
            Fault.Rubbish => [.. Enumerable.Range(0, 5000).Select(at => (byte)(at * 7919 % 251))],
            Fault.WrongType => Of(Lines().Select((line, at) => at == 1 ? Changed(line, "much") : line)),
            Fault.OtherGains => Of(Lines().Select((line, at) => at == 1 ? Changed(line, "123.5") : line)),
            _ => Of(Lines().Select((line, at) => at == 0 ? Changed(line, "delta_nobody") : line)),
        };
    }
}

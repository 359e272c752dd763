using System.CommandLine.Parsing;

namespace Deals.Cli;

/// <summary>`deals simulate`: the options, their help, and nothing else.</summary>
internal static class SimulateCommand
{
    private const string Notes = """
        Examples:
          deals simulate                                        until the errors are small enough; prints what comes out
          deals simulate --worlds 1000000 --out draws.parquet   all worlds in a file, for DuckDB, Spark or pandas
          deals simulate --scenario company_plan --set agi_date=never --seed 7
          deals simulate --worlds 1000000 --shard 2/8 --out part-2.csv
          deals simulate --worlds 1000000 --merge part-*.csv --out draws.csv

        A file ends in .csv or .parquet: a row a world, the assumptions that were drawn (a day as YYYY-MM-DD or never), and each
        party's gain against each baseline. --shard K/N computes the Kth of N parts of the same worlds; --merge joins the parts to the
        bytes that one run would have written. Both want --worlds, and the other options as in the first part.

        Without --worlds it stops when the standard error of each probability is below half a percentage point and of each mean below a
        quarter of a unit, or after 1,048,576 worlds.

        Exit codes:
            0  done
            1  the data have problems (`deals check` lists them), or the worlds cannot be computed
            2  wrong use: unknown option, dataset, scenario or assumption, or parts that do not fit together
            6  a file cannot be written, or another command is writing it
          130  Ctrl-C (143 for SIGTERM): the worlds computed so far are in the file; where one of its name was there before, that stays
        """;

    public static Command Create()
    {
        var deals = new DealOptions();
        var seed = new Option<long>("--seed")
        {
            Description = "From what the random numbers come: the same seed gives the same simulations",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => 1,
            CustomParser = SeedOf
        };
        var worlds = new Option<int?>("--worlds")
        {
            Description = "How many simulations, rounded up to whole replicates",
            HelpName = "NUMBER",
            CustomParser = result => OptionValue.Whole(result, "--worlds", 1, 1 << 30)
        };
        var outFile = new Option<string?>("--out") { Description = "A file for the simulations, .csv or .parquet", HelpName = "FILE" };
        var shard = new Option<Shard?>("--shard")
        { Description = "Compute one part of the simulations", HelpName = "K/N", CustomParser = ShardOf };
        var merge = new Option<string[]>("--merge")
        { Description = "Join parts to one file", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var threads = new Option<int>("--threads")
        {
            Description = "How many threads compute; the simulations do not depend on it",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => Environment.ProcessorCount,
            CustomParser = result => OptionValue.Whole(result, "--threads", 1, 1024)
        };
        var command = new Command("simulate",
            "Draws all assumptions at once, many times over, and tells who gains how much and how sure that is.") { seed, worlds, outFile,
                shard, merge, threads };
        foreach (var option in deals.All)
            command.Options.Add(option);
        command.SetAction((parsed, _) => SimulationRun.ToEndAsync(
            new(
                deals.Of(parsed), parsed.GetValue(seed), parsed.GetValue(worlds), parsed.GetValue(outFile), parsed.GetValue(shard),
                parsed.GetValue(merge) ?? [], parsed.GetValue(threads)),
            parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return HelpWithNotes.Describe(command, Notes);
    }

    private static long SeedOf(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed))
            result.AddError($"--seed {text}: expected a whole number");
        return seed;
    }

    private static Shard? ShardOf(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (text.Split('/') is [var one, var of] && int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var parts) && part >= 1 && part <= parts)
            return new(part, parts);
        result.AddError($"--shard {text}: expected K/N, such as 2/8 for the second of eight parts");
        return null;
    }
}

/// <summary>One of several parts of the worlds.</summary>
/// <param name="Part">Which, from 1.</param>
/// <param name="Parts">Of how many.</param>
internal sealed record Shard(int Part, int Parts);

using System.Text.Json;
using System.Text.Json.Nodes;
using Deals.Tests;
using Deals.Tests.Runner;

namespace Deals.BrowserTests;

/// <summary>
/// A cell and the command line say what the kit says, for the settings that <see cref="WhatIfNumbersTests"/> tries on the page: so all
/// say the same. DEALS_SETTINGS sets how many are tried on the command line, which takes some seconds for each.
/// </summary>
public sealed class SameNumbersTests(WhatIfSite site)
{
    private const int InACell = 200;

    private static readonly int OnTheCommandLine = int.TryParse(Environment.GetEnvironmentVariable("DEALS_SETTINGS"), out var many) ? many : 3;

    [Fact]
    public async Task Random_settings_give_the_same_numbers_in_a_cell_and_on_the_command_line()
    {
        var book = await site.BookAsync();
        var money = book.Money();
        var settings = new Settings(book, seed: 5);
        var scenarios = Enumerable.Range(0, InACell).Select(_ => settings.Next()).ToList();
        var folder = Directory.CreateTempSubdirectory("deals-same-");
        try
        {
            var told = await InACellAsync(folder.FullName, scenarios);
            Assert.Equal(scenarios.SelectMany(scenario => money.Under(scenario).Deltas).Select(delta => $"{delta.Party} {delta.Baseline} {delta.LookThrough:R} {delta.Direct:R}"), told);
            foreach (var scenario in scenarios.Take(OnTheCommandLine))
            {
                var rows = await OnTheCommandLineAsync(folder.FullName, scenario);
                Assert.NotEmpty(rows);
                var own = money.Under(scenario).Deltas.ToDictionary(delta => (delta.Party.ShortName, delta.Baseline.Name));
                Assert.All(rows, row =>
                {
                    var delta = own[((string)row[0]!, (string)row[2]!)];
                    Assert.Equal((Printed(delta.Direct), Printed(delta.LookThrough)), (Printed((double)row[3]!), Printed((double)row[4]!)));
                });
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>To the last digit that the page prints.</summary>
    private static string Printed(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static IEnumerable<string> SetsOf(Scenario scenario) => scenario.Changes.Select(change => $"{change.Assumption.Id}={change.Value}");

    private static async Task<IEnumerable<string>> InACellAsync(string folder, IReadOnlyList<Scenario> scenarios)
    {
        await File.WriteAllLinesAsync(Path.Combine(folder, "settings"), scenarios.Select(scenario => string.Join(' ', SetsOf(scenario))), TestContext.Current.CancellationToken);
        string[] cells =
        [
            $"#r \"{Repository.PathOf("artifacts", "bin", "Deals.Kit", "release", "Deals.Kit.dll")}\"\nusing Deals;\nKit.Setup()",
            $"var study = (await Kit.OpenAsync({JsonSerializer.Serialize(Repository.PathOf("data", "openai-clouds"))})).Study();",
            """
            foreach (var line in System.IO.File.ReadLines("settings"))
                foreach (var delta in study.With(line.Split(' ')).Result.Deltas)
                    Console.WriteLine($"{delta.Party} {delta.Baseline} {delta.LookThrough:R} {delta.Direct:R}");
            """,
        ];
        var notebook = new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
            ["metadata"] = new JsonObject(),
            ["cells"] = new JsonArray([.. cells.Select((cell, at) => new JsonObject { ["cell_type"] = "code", ["id"] = $"c{at}", ["metadata"] = new JsonObject(), ["source"] = cell, ["outputs"] = new JsonArray(), ["execution_count"] = null })]),
        };
        await File.WriteAllTextAsync(Path.Combine(folder, "n.ipynb"), notebook.ToJsonString(), TestContext.Current.CancellationToken);
        var ran = await WhatIfSite.RunAsync("run", Path.Combine(folder, "n.ipynb"), "--out", Path.Combine(folder, "out"));
        Assert.True(ran.ExitCode == 0, $"{ran.Output}\n{ran.Error}");
        var cell = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "out", "n.ipynb"), TestContext.Current.CancellationToken))!["cells"]!.AsArray()[^1]!;
        return string.Concat(cell["outputs"]!.AsArray().Select(output => output!["text"]).Select(text => text is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)text!))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task<JsonArray[]> OnTheCommandLineAsync(string folder, Scenario scenario)
    {
        var exported = await CommandAfterCommand.DealsAsync(Repository.Root, ["export", "verdicts", "--format", "json", "--out", Path.Combine(folder, "figures"), .. SetsOf(scenario).SelectMany(set => new[] { "--set", set })]);
        Assert.True(exported.ExitCode == 0, $"{exported.Output}\n{exported.Errors}");
        var figure = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "figures", "verdicts.json"), TestContext.Current.CancellationToken))!;
        return [.. figure["rows"]!.AsArray().Select(row => row!.AsArray())];
    }
}

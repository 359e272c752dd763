using System.Text.Json;
using Deals.Tests.Runner;

namespace Deals.Tests.Data;

/// <summary><c>deals check</c> as it is run: a process with arguments, two streams and an exit code.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public CheckCommandTests()
    {
        foreach (var name in new[] { "good", "bad" })
            folder.CopyFrom(Repository.PathOf("tests", "data", "league-rights"), "data", name);
        Change("bad", "rights.csv", "2025-06-30", "2025-13-01");
        Change("bad", "sources.csv", "Alpha Stream investor relations", "Alpha relations");
        Change("bad", "sources.csv", "2025-03-28,", "2025-03\u001b[31m,");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_clean_dataset_is_told_with_the_rows_of_each_table()
    {
        var (code, output, error) = await RunAsync("good");
        Assert.Equal((0, ""), (code, error));
        var lines = output.TrimEnd().Split('\n');
        Assert.StartsWith("good is clean: sources 7, ", lines[^1], StringComparison.Ordinal);
        Assert.NotEmpty(lines[..^1]);
        Assert.All(lines[..^1], line => Assert.Matches("^data/good/(anchors\\.csv:[0-9]+ column [34] '(value|assumption_id)'|regimes\\.csv:[0-9]+ column 1 'regime_id'): warning: ", line));
    }

    [Fact]
    public async Task Problems_are_told_one_a_line_with_a_path_to_click_on()
    {
        var (code, output, error) = await RunAsync("data/bad");
        Assert.Equal((1, ""), (code, error));
        Assert.Equal(
            [
                @"data/bad/sources.csv:4 column 4 'published': '2025-03\u001B[31m' is not a date; expected a date as YYYY-MM-DD",
                "",
                "data/bad/rights.csv:2 column 9 'to': '2025-13-01' is not a date; expected a date as YYYY-MM-DD",
                "",
                "bad: 2 problems in 2 files; 32 tables with 240 rows read.",
            ],
            output.TrimEnd().Split('\n').Select(line => line.TrimEnd('\r')));
        Assert.DoesNotContain(output, character => char.IsControl(character) && character is not ('\n' or '\r'));
    }

    [Fact]
    public async Task Without_a_name_every_dataset_is_checked()
    {
        var (code, output, _) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Contains("good is clean", output, StringComparison.Ordinal);
        Assert.Contains("bad: 2 problems", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_JSON_there_is_an_array_and_nothing_else()
    {
        var (code, output, error) = await RunAsync("bad", "--json");
        Assert.Equal((1, ""), (code, error));
        var problem = JsonDocument.Parse(output).RootElement.EnumerateArray().Last();
        Assert.Equal(("bad", "wrong-type", "data/bad/rights.csv"), (Text("dataset"), Text("kind"), Text("file")));
        Assert.Equal((2, 9), (problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
        Assert.Equal(("to", "2025-13-01", "a date as YYYY-MM-DD"), (Text("header"), Text("value"), Text("expected")));

        Assert.Equal("problem", Text("severity"));

        var (cleanCode, warnings, _) = await RunAsync("good", "--json");
        Assert.Equal(0, cleanCode);
        Assert.All(JsonDocument.Parse(warnings).RootElement.EnumerateArray(), one =>
        {
            Assert.Equal("warning", one.GetProperty("severity").GetString());
            Assert.Contains(one.GetProperty("kind").GetString(), (string[])["quarters-fall", "past-differs"]);
        });

        string? Text(string property) => problem.GetProperty(property).GetString();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("nobody", "--json")]
    [InlineData("--bogus")]
    [InlineData("good", "bad")]
    public async Task Wrong_use_is_told_apart_from_problems(params string[] arguments)
    {
        var (code, _, error) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.NotEmpty(error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_tells_the_exit_codes()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.Matches("(?s)0 +clean.*1 +problems.*2 +wrong use", output);
    }

    private void Change(string dataset, string file, string from, string to)
    {
        var path = folder.PathOf("data", dataset, file);
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var first = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(path, text[..first] + to + text[(first + from.Length)..]);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var run = await CommandAfterCommand.DealsAsync(folder.Path, ["check", .. arguments]);
        return (run.ExitCode, run.Output, run.Errors);
    }
}

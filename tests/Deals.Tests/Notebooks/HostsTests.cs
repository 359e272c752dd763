using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Deals.Charts.Html;
using Deals.Tests.Kernels;
using Deals.Tests.Runner;

[assembly: AssemblyFixture(typeof(Deals.Tests.Notebooks.NotebooksOnDealsTests.Runs))]

namespace Deals.Tests.Notebooks;

/// <summary>The repository's notebooks say the same wherever they are run: figures' words and numbers, tables, charts of one's own.</summary>
public sealed partial class HostsTests(NotebooksOnDealsTests.Runs runs, HostsTests.OtherHosts hosts) : IClassFixture<HostsTests.OtherHosts>
{
    // Its FSharp.Core is older than the one that a chart of one's own needs, and cannot be lifted from outside.
    private const string OwnChart = "07-your-own-chart.ipynb";

    public enum Host
    {
        /// <summary>The kernel *C# (Deals)* under Jupyter, as `deals kernel install` installs it.</summary>
        Kernel,

        /// <summary>dotnet-repl, without a terminal.</summary>
        Repl,
    }

    public static TheoryData<Host, string> All => [.. new MatrixTheoryData<Host, string>(Enum.GetValues<Host>(), NotebooksOnDealsTests.Files.Select(row => row.Data)).Where(row => row.Data is not (Host.Repl, OwnChart))];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_notebook_says_in_another_host_what_it_says_in_the_runner(Host host, string notebook)
    {
        var cells = Code(await hosts.OfAsync(host, notebook));
        Assert.DoesNotContain(cells.SelectMany(cell => cell["outputs"]!.AsArray()), output => (string)output!["output_type"]! == "error" || (string?)output["name"] == "stderr");
        var said = cells.Select(Said).ToList();
        Assert.Contains(said, cell => cell.Count > 0);
        Assert.Equal([.. Code(new(await runs.OfAsync("openai-clouds", notebook))).Select(Said)], said);
    }

    /// <summary>The way to the kit and to its dataset goes from the template's own folder.</summary>
    [Fact]
    public async Task A_notebook_of_the_template_runs_in_the_kernel_on_the_example()
    {
        using var bench = new Workbench();
        await JupyterBench.RunAsync(bench, [Repository.PathOf("notebooks", "template", "03-winners-and-losers.ipynb")]);
        var outputs = Code(new(bench.PathOf("kernel", "03-winners-and-losers.ipynb"))).SelectMany(cell => cell["outputs"]!.AsArray()).ToList();
        Assert.DoesNotContain(outputs, output => (string)output!["output_type"]! == "error" || (string?)output["name"] == "stderr");
        Assert.Contains(outputs, output => output!["data"]?[MimeType.Figure] is not null);
    }

    [Fact]
    public async Task In_dotnet_repl_a_chart_of_ones_own_fails_and_the_cell_says_what_helps()
    {
        var last = Code(await hosts.OfAsync(Host.Repl, OwnChart))[^1]["outputs"]!.AsArray();
        Assert.Contains(last, output => output!["text"] is { } text && Executed.Text(text).StartsWith("This kernel has FSharp.Core 10.0; Plotly.NET needs 10.1", StringComparison.Ordinal));
        Assert.Contains(last, output => (string)output!["output_type"]! == "error");
    }

    /// <summary>The notebook's own cells: not the one in which the runner writes the parameters that were set.</summary>
    private static List<JsonObject> Code(Executed notebook) =>
        [.. notebook.Cells.Where(cell => (string)cell["cell_type"]! == "code" && cell["metadata"]!["tags"]?.AsArray().Any(tag => (string)tag! == "injected-parameters") is not true)];

    /// <summary>What a cell tells its reader, as text: each figure, the rows of each table, each chart's own numbers.</summary>
    private static List<string> Said(JsonObject cell)
    {
        var figures = cell["outputs"]!.AsArray().Select(output => output!["data"]?[MimeType.Figure]).OfType<JsonNode>();
        List<string> said = [.. figures.Select(data => FigureRecord.Read(data is JsonObject ? data.ToJsonString() : Executed.Text(data))!.ToJson().ToJsonString())];
        foreach (var html in cell["outputs"]!.AsArray().Select(output => output!["data"]?["text/html"]).OfType<JsonNode>().Select(Executed.Text).Where(html => !html.Contains("class=\"deals-setup\"", StringComparison.Ordinal)))
        {
            var page = new HtmlParser().ParseDocument(html);
            said.AddRange(page.QuerySelectorAll(".deals-chart .deals-spec").Select(chart => chart.TextContent));
            said.AddRange(page.QuerySelectorAll("table").Select(table => string.Join('\n', table.QuerySelectorAll("caption, tr").Select(row => string.Join(" | ", (row.Children.Length > 0 ? row.Children.AsEnumerable() : [row]).Select(part => Spaces().Replace(part.TextContent, " ").Trim()))))));
            said.AddRange(page.QuerySelectorAll(".deals-note").Select(note => note.TextContent));
        }

        return said;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>
    /// All notebooks, run once by each host that a test asks for, in one kernel; the runner, to which they are compared, gives each its
    /// own.
    /// </summary>
    public sealed class OtherHosts : IDisposable
    {
        // The one that may fail is the last, and ends the others where a host goes no further.
        private static readonly string[] Notebooks = [.. Directory.GetFiles(Repository.PathOf("notebooks"), "*.ipynb").OrderBy(path => Path.GetFileName(path) == OwnChart).ThenBy(path => path, StringComparer.Ordinal)];

        private readonly Workbench _bench = new();
        private readonly string _all;
        private readonly Dictionary<Host, Lazy<Task>> _runs;

        public OtherHosts()
        {
            // As in the repository: what a notebook names lies beside and above it.
            foreach (var shared in (string[])["artifacts", "data"])
                Directory.CreateSymbolicLink(_bench.PathOf(shared), Repository.PathOf(shared));
            _all = _bench.Write("notebooks/all.ipynb", OneAfterAnother.Join(Notebooks));
            _runs = new() { [Host.Kernel] = new(RunInTheKernelAsync), [Host.Repl] = new(RunByReplAsync) };
        }

        public void Dispose() => _bench.Dispose();

        internal async Task<Executed> OfAsync(Host host, string notebook)
        {
            await _runs[host].Value;
            return new(_bench.PathOf($"{host}", notebook));
        }

        private async Task RunInTheKernelAsync()
        {
            await JupyterBench.RunAsync(_bench, [_all]);
            OneAfterAnother.Split(_bench.PathOf("kernel", "all.ipynb"), Notebooks, _bench.PathOf($"{Host.Kernel}"));
        }

        private async Task RunByReplAsync()
        {
            // Where its version is pinned.
            var folder = Repository.PathOf("tests");
            var restored = await Command.ToEndAsync(Command.Start(folder, Command.Dotnet, ["tool", "restore"]));
            Assert.SkipWhen(restored.ExitCode != 0 && Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") != "1", $"dotnet-repl cannot be restored: {restored.Errors}");
            Assert.True(restored.ExitCode == 0, restored.Errors);
            var executed = _bench.PathOf("by-repl.ipynb");
            await Command.ToEndAsync(Command.Start(folder, Command.Dotnet,
                ["tool", "run", "dotnet-repl", "--run", _all, "--exit-after-run", "--output-format", "ipynb", "--output-path", executed, "--working-dir", _bench.PathOf("notebooks")], new Dictionary<string, string?> { ["DOTNET_TieredPGO"] = "0" }));
            OneAfterAnother.Split(executed, Notebooks, _bench.PathOf($"{Host.Repl}"));
        }
    }
}

using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deals.Notebooks;
using Deals.Tests.Charts;
using Deals.Tests.Runner;

namespace Deals.Tests.Notebooks;

/// <summary>The repository's notebooks, run by the command on the real deals and on quite other ones.</summary>
public sealed class NotebooksOnDealsTests(NotebooksOnDealsTests.Runs runs)
{
    /// <summary>Tells in the page how many figures there are and how many are drawn, once all are or time is up.</summary>
    private const string Count = """
        <script>
        (function () {
          let waits = 0;
          const timer = setInterval(function () {
            const figures = [...document.querySelectorAll(".deals-figure, .deals-chart")];
            const drawn = figures.filter(figure => figure.querySelector(".js-plotly-plot .main-svg"));
            if (drawn.length < figures.length && ++waits < 100) return;
            clearInterval(timer);
            document.documentElement.innerHTML = "<body><pre id='verdict'></pre></body>";
            document.getElementById("verdict").textContent = figures.length + " figures, " + drawn.length + " drawn";
          }, 100);
        })();
        </script>
        """;

    /// <summary>The notebooks about the real deals on these, and the template on invented ones and on those that `deals new` makes.</summary>
    public static TheoryData<string, string> All =>
    [
        .. new MatrixTheoryData<string, string>(["openai-clouds"], Files.Select(row => row.Data)),
        .. new MatrixTheoryData<string, string>(["league-rights", Runs.New], Template.Select(row => row.Data)),
    ];

    /// <summary>Those whose pages are opened: a new dataset's notebooks are the template's, which the invented deals show on one page.</summary>
    public static TheoryData<string, string> Shown => [.. All.Where(row => row.Data.Item1 == "openai-clouds"), ("league-rights", Runs.Together)];

    public static TheoryData<string> Files => NotebooksIn("notebooks");

    public static TheoryData<string> Template => NotebooksIn("notebooks", "template");

    private static TheoryData<string> NotebooksIn(params string[] folder)
        => [.. Directory.GetFiles(Repository.PathOf(folder), "*.ipynb").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_notebook_runs_on_the_deals_of_a_dataset_without_an_error(string dataset, string notebook)
    {
        var executed = new Executed(await runs.OfAsync(dataset, notebook));
        Assert.All(executed.Cells.Where(cell => (string)cell["cell_type"]! == "code"), cell =>
        {
            Assert.NotNull(cell["execution_count"]);
            Assert.DoesNotContain(cell["outputs"]!.AsArray(), output => (string)output!["output_type"]! == "error" || (string?)output["name"] == "stderr");
        });
    }

    /// <summary>No lab, one assumption, no exclusive right, no events, no criteria, nothing reported.</summary>
    [Theory]
    [MemberData(nameof(Template))]
    public Task A_notebook_runs_on_deals_that_have_next_to_nothing(string notebook) => A_notebook_runs_on_the_deals_of_a_dataset_without_an_error("tower-lease", notebook);

    [Theory]
    [InlineData("00-start-here.ipynb", true)]
    [InlineData("01-exclusivity-windows.ipynb", true)]
    [InlineData("02-revenue-flows.ipynb", false)]
    [InlineData("03-winners-and-losers.ipynb", false)]
    [InlineData("04-assumptions-lab.ipynb", false)]
    [InlineData("05-how-sure.ipynb", false)]
    [InlineData("06-model-against-published.ipynb", false)]
    public async Task A_notebook_about_money_says_that_a_dataset_has_none_and_ends_without_a_failure(string notebook, bool runsToItsEnd)
    {
        var cells = new Executed(await runs.OfAsync("drug-licence", notebook)).Cells.Where(cell => (string)cell["cell_type"]! == "code").ToList();
        var shown = string.Concat(cells.Select(cell => cell["outputs"]!.ToJsonString()));
        Assert.DoesNotContain("Traceback", shown, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(!runsToItsEnd, shown.Contains("This notebook counts money, and the dataset drug-licence has no ledger.", StringComparison.Ordinal));
        Assert.Equal(runsToItsEnd, cells[^1]["execution_count"] is not null);
    }

    [Fact]
    public void The_exception_that_the_runner_knows_is_the_kits()
        => Assert.Equal(NotebookRunner.NotApplicable, typeof(Deals.NotApplicableException).FullName);

    /// <summary>A cell that shows nothing tells the reader nothing.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_cell_but_the_parameters_shows_something(string dataset, string notebook)
    {
        var executed = new Executed(await runs.OfAsync(dataset, notebook));
        Assert.All(
            executed.Cells.Where(cell => (string)cell["cell_type"]! == "code" && cell["metadata"]!["tags"] is null),
            cell => Assert.NotEmpty(cell["outputs"]!.AsArray()));
        Assert.True(FiguresIn(executed) > 0, "the notebook has no figure");
    }

    [Fact]
    public async Task Every_fact_of_the_article_is_shown_in_the_first_notebook()
    {
        var shown = File.ReadAllText(await runs.OfAsync("openai-clouds", "00-start-here.ipynb"));
        Assert.All(Enumerable.Range(1, 26), number => Assert.Contains($"F{number:000}", shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_collisions_of_the_real_deals_are_shown_with_their_days_and_what_ended_them()
    {
        var notebook = new Executed(await runs.OfAsync(Runs.TemplateOnClouds, "01-exclusivity-windows.ipynb"));
        var collisions = notebook.Cells.Single(cell => (string?)cell["id"] == "collisions")["outputs"]![0]!["data"]!["text/html"]!.ToJsonString();
        Assert.Equal(2, Regex.Count(collisions, "2026-02-27"));
        Assert.Equal(2, Regex.Count(collisions, "2026-04-26"));
        Assert.Contains("amend their terms", collisions, StringComparison.Ordinal);
    }

    [Theory]
    // the base scenario, and OpenAI's plan, which the worked example of docs/model.md follows
    [InlineData("cap-table", "2028Q4", "38", "138.3")]
    [InlineData("cap-other-table", "2029Q1", "38", "127.3")]
    public async Task When_the_cap_binds_is_printed_with_the_totals(string cell, string binds, string with, string without)
    {
        var notebook = new Executed(await runs.OfAsync(Runs.TemplateOnClouds, "02-revenue-flows.ipynb"));
        var printed = notebook.Cells.Single(one => (string?)one["id"] == cell)["outputs"]!.ToJsonString();
        Assert.All(new[] { binds, with, without }, text => Assert.Contains($"\\u003E{text}", printed, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_notebook_with_its_results_is_valid_for_nbformat(string dataset, string notebook)
    {
        OtherTools.Require(OtherTools.Python, "python3-nbformat");
        Assert.Equal("valid", (await runs.ValidityOfAsync(dataset))[notebook]);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_notebook_that_nbconvert_made_a_page_shows_every_figure_without_a_network(string dataset, string notebook)
    {
        OtherTools.Require(OtherTools.Convert, "jupyter-nbconvert");
        var executed = new Executed(await runs.OfAsync(dataset, notebook));
        var page = await runs.PageOfAsync(dataset, notebook);
        var document = await HeadlessBrowser.DocumentAfterAsync($"{await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)}{Count}", TestContext.Current.CancellationToken);
        var told = WebUtility.HtmlDecode(Regex.Match(document, "<pre id=\"verdict\">(.*?)</pre>", RegexOptions.Singleline).Groups[1].Value);
        var figures = FiguresIn(executed);
        Assert.True(figures > 0, "the notebook has no figure");
        Assert.Equal($"{figures} figures, {figures} drawn", told);
    }

    private static int FiguresIn(Executed notebook) => notebook.Cells.SelectMany(cell => cell["outputs"]?.AsArray() ?? []).Select(output => output!["data"]?["text/html"]).OfType<JsonNode>().Select(Executed.Text)
        .Count(html => html.Contains("class=\"deals-figure", StringComparison.Ordinal) || html.Contains("class=\"deals-chart", StringComparison.Ordinal));

    /// <summary>Runs all notebooks once for each dataset, for all tests.</summary>
    public sealed class Runs : IDisposable
    {
        /// <summary>A dataset that `deals new` made, with its own notebooks.</summary>
        public const string New = "new-deals";

        /// <summary>The template's tables of rights and caps on the real deals, whose own notebooks show them as figures.</summary>
        public const string TemplateOnClouds = "template-on-openai-clouds";

        private readonly Dictionary<string, Lazy<Task<string>>> folders;
        private readonly ConcurrentDictionary<string, Lazy<Task<Dictionary<string, string>>>> validities = new();
        private readonly ConcurrentDictionary<string, Lazy<Task<string>>> pages = new();

        public Runs() => folders = new()
        {
            ["openai-clouds"] = new(() => RunAsync("openai-clouds", "openai-clouds")),
            ["league-rights"] = new(() => RunOneAfterAnotherAsync("league-rights")),
            ["tower-lease"] = new(() => RunOneAfterAnotherAsync("tower-lease")),
            ["drug-licence"] = new(() => RunAsync("drug-licence", Repository.PathOf("tests", "data", "drug-licence"))),
            [New] = new(RunNewAsync),
            [TemplateOnClouds] = new(() => RunAsync(
                TemplateOnClouds, "openai-clouds", "notebooks/template/01-exclusivity-windows.ipynb", "notebooks/template/02-revenue-flows.ipynb")),
        };

        /// <summary>The notebook of those that ran one after another.</summary>
        public const string Together = "together.ipynb";

        public string Folder { get; } = Directory.CreateTempSubdirectory("deals-notebooks-").FullName;

        public async Task<string> OfAsync(string dataset, string notebook) => Path.Combine(await folders[dataset].Value, notebook);

        /// <summary>What nbformat says of each notebook of a dataset.</summary>
        public Task<Dictionary<string, string>> ValidityOfAsync(string dataset) => Once(validities, dataset, ValidateAsync);

        /// <summary>A notebook as the page that nbconvert makes of it.</summary>
        public async Task<string> PageOfAsync(string dataset, string notebook)
            => Path.Combine(await Once(pages, dataset, ConvertAsync), Path.ChangeExtension(notebook, ".html"));

        public void Dispose() => Directory.Delete(Folder, recursive: true);

        private static Task<T> Once<T>(ConcurrentDictionary<string, Lazy<Task<T>>> made, string dataset, Func<string, Task<T>> make)
            => made.GetOrAdd(dataset, _ => new(() => make(dataset))).Value;

        /// <summary>All notebooks of a dataset by one process: these tools take longer to start than to work.</summary>
        private async Task<Dictionary<string, string>> ValidateAsync(string dataset)
        {
            const string Validate = """
                import nbformat, os, sys
                for path in sys.argv[1:]:
                    try:
                        nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))
                        said = "valid"
                    except Exception as wrong:
                        said = " ".join(str(wrong).split())
                    print(os.path.basename(path) + "\t" + said)
                """;
            var notebooks = Directory.GetFiles(await folders[dataset].Value, "*.ipynb");
            var told = await OtherTools.ToEndAsync(Folder, OtherTools.Python, ["-c", Validate, .. notebooks]);
            Assert.True(told.ExitCode == 0, told.Errors);
            return told.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToDictionary(line => line[0], line => line[1]);
        }

        private async Task<string> ConvertAsync(string dataset)
        {
            var executed = await folders[dataset].Value;
            var notebooks = Shown.Where(row => row.Data.Item1 == dataset).Select(row => Path.Combine(executed, row.Data.Item2));
            var folder = Path.Combine(Folder, $"{dataset}-pages");
            var converted = await OtherTools.ToEndAsync(Folder, OtherTools.Convert, ["--to", "html", "--output-dir", folder, .. notebooks]);
            Assert.True(converted.ExitCode == 0, converted.Errors);
            return folder;
        }

        private async Task<string> RunAsync(string name, string dataset, params string[] notebooks)
        {
            var folder = Path.Combine(Folder, name);
            var run = await Command.DealsAsync(Repository.Root, ["run", .. notebooks, "--no-cache", "--set", $"dataset={dataset}", "--out", folder]);
            Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
            return folder;
        }

        /// <summary>The template's notebooks in one kernel: that each runs by itself is seen on the other datasets.</summary>
        private async Task<string> RunOneAfterAnotherAsync(string dataset)
        {
            string[] notebooks = [.. Template.Select(row => Repository.PathOf("notebooks", "template", row.Data))];
            var (place, folder) = (Path.Combine(Folder, $"{dataset}-sources"), Path.Combine(Folder, dataset));
            Directory.CreateDirectory(Path.Combine(place, "notebooks", "template"));
            // As in the repository: what a notebook names lies above it.
            Directory.CreateSymbolicLink(Path.Combine(place, "artifacts"), Repository.PathOf("artifacts"));
            var source = Path.Combine(place, "notebooks", "template", Together);
            await File.WriteAllTextAsync(source, OneAfterAnother.Join(notebooks, Repository.PathOf("tests", "data", dataset)));
            var run = await Command.DealsAsync(Repository.Root, ["run", source, "--no-cache", "--out", folder]);
            Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}");
            OneAfterAnother.Split(Path.Combine(folder, Together), notebooks, folder);
            return folder;
        }

        /// <summary>The three commands that the README has for it, in a folder of their own.</summary>
        private async Task<string> RunNewAsync()
        {
            var place = Directory.CreateDirectory(Path.Combine(Folder, "new place")).FullName;
            foreach (var arguments in new string[][] { ["new", New], ["check", New], ["run", "--no-cache", "--dataset", New] })
            {
                var command = await Command.DealsAsync(place, arguments);
                Assert.True(command.ExitCode == 0, $"{command.Output}\n{command.Errors}");
            }

            return Path.Combine(place, "out", "notebooks");
        }
    }
}

using System.IO.Compression;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Deals.Notebooks;

namespace Deals.Tests.Runner;

/// <summary>What people reported of C# notebooks elsewhere, a small notebook each, in tests/notebooks/cases.</summary>
public sealed partial class PublicCasesTests(PublicCasesTests.AllCases all) : IClassFixture<PublicCasesTests.AllCases>
{
    private const string LateCase = "package-that-comes-later";
    private const string LatePackage = "Deals.No.Such.Package";
    private const string PlotlyCase = "plotly-net-interactive";

    [Fact]
    public void An_updated_value_stands_in_the_saved_notebook()
    {
        var notebook = all["updated-displays"];
        Assert.Equal(["display_data: text/plain from a later cell"], notebook.Told(1));
        Assert.Equal(["display_data: text/plain b"], notebook.Told(2));
        Assert.Empty(notebook.Told(3));
    }

    [Fact]
    public void A_question_to_nobody_ends_at_once_and_says_what_helps()
    {
        var notebook = all["questions-to-nobody"];
        Assert.Contains("--set name=value", notebook.Printed(1, "stderr"), StringComparison.Ordinal);
        Assert.Equal("System.ArgumentNullException", notebook.Error(2).Name);
        var (_, asked, traceback) = notebook.Error(3);
        Assert.StartsWith("A cell asks \"Name?\". Nobody is there to type", asked, StringComparison.Ordinal);
        Assert.DoesNotContain("Deals.NotebookHost", traceback, StringComparison.Ordinal);
        Assert.Equal("alive\n", notebook.Printed(4));
    }

    [Fact]
    public void A_comment_behind_the_name_of_a_package_does_no_harm_and_a_second_version_is_refused()
    {
        var notebook = all["comment-behind-a-package"];
        Assert.Equal("1\n", notebook.Printed(1));
        Assert.Contains("Newtonsoft.Json version 13.* cannot be added because version 13.0.4 was added previously.", notebook.Error(2).Value, StringComparison.Ordinal);
        Assert.Contains("Newtonsoft.Json, 13.0.4", Assert.Single(notebook.Told(3)), StringComparison.Ordinal);
        Assert.Contains("version 13.0.3 cannot be added", notebook.Error(4).Value, StringComparison.Ordinal);
        Assert.Equal("13.0.0.0\n", notebook.Printed(5));
    }

    [Fact]
    public void An_error_that_has_no_place_is_told_in_the_compilers_own_words()
    {
        var (name, value, traceback) = all["compile-error-without-a-place"].Error(1);
        Assert.Equal("CompilationError", name);
        Assert.StartsWith("cell [1], line 1, column 1: error CS9283: Extensions must be declared", value, StringComparison.Ordinal);
        Assert.Contains("\nerror CS1569: Error writing to XML documentation file", traceback, StringComparison.Ordinal);
    }

    [Fact]
    public void What_looks_like_a_directive_inside_a_text_is_text()
    {
        var notebook = all["directives-inside-texts"];
        Assert.Equal("echo start\n#!time\necho end\n", notebook.Printed(1));
        Assert.Equal("#!html\n<p>\n", notebook.Printed(2));
        Assert.Equal("#r \"nuget: Not.A.Package, 1.0.0\"\n", notebook.Printed(3));
        Assert.Equal("#i \"/nowhere\"\n", notebook.Printed(4));
        // This one stands in no text: it is the compiler's, which says what it does not like.
        Assert.StartsWith("cell [5], line 3, column 6: error CS7009", notebook.Error(5).Value, StringComparison.Ordinal);
        Assert.Equal("alive\n", notebook.Printed(6));
    }

    [Fact]
    public async Task A_package_that_does_not_exist_fails_each_time_until_it_comes()
    {
        using var bench = new Workbench();
        var packages = Directory.CreateDirectory(bench.PathOf("feed")).FullName;
        for (var time = 1; time <= 2; time++)
        {
            var missing = await RunAloneAsync(bench, LateCase, bench.PathOf("packages"));
            Assert.StartsWith($"error NU1101: Unable to find package {LatePackage}.", missing.Error(1).Value, StringComparison.Ordinal);
            Assert.Empty(missing.Printed(1));
        }

        WritePackage(packages);
        var found = await RunAloneAsync(bench, LateCase, bench.PathOf("packages"));
        Assert.Contains($"{LatePackage}, 1.0.0", found.Told(1)[0], StringComparison.Ordinal);
        Assert.Equal("the package is there\n", found.Printed(1));
    }

    [Fact]
    public void Charts_of_Plotly_NET_Interactive_are_shown_and_what_follows_its_package_works()
    {
        var notebook = all[PlotlyCase];
        AssertShowsThePlotlyPackage(notebook);
        var chart = Assert.Single(notebook.Told(4));
        Assert.Contains("Plotly.newPlot(", chart, StringComparison.Ordinal);
        AssertDrawsWithoutANetwork(chart);
    }

    [Fact]
    public async Task A_package_that_was_restored_once_needs_no_network()
    {
        using var bench = new Workbench();
        Directory.CreateDirectory(bench.PathOf("feed")); // the only one, and empty
        AssertShowsThePlotlyPackage(await RunAloneAsync(bench, PlotlyCase, s_packages));
    }

    [Fact]
    public void Plotly_NET_without_its_notebook_package_draws_what_it_is_asked_to_draw()
    {
        var notebook = all["plotly-net-csharp-alone"];
        var value = Assert.Single(notebook.Told(2));
        Assert.Contains("\"x\":[1.0,2.0],\"y\":[3.0,4.0]", value, StringComparison.Ordinal);
        Assert.DoesNotContain("dni-treeview", value, StringComparison.Ordinal);
        AssertDrawsWithoutANetwork(value);
        Assert.Equal(["execute_result: text/plain Plotly.NET.GenericChart+Chart"], notebook.Told(3));
        var chart = Assert.Single(notebook.Told(4));
        Assert.Contains("\"x\":[1.0,2.0],\"y\":[3.0,4.0]", chart, StringComparison.Ordinal);
        Assert.Equal([chart], notebook.Told(5));
    }

    // The first chart of a notebook carries plotly.js itself, which names addresses it never asks for; nothing else is loaded.
    private static void AssertDrawsWithoutANetwork(string chart)
    {
        Assert.Contains("plotly.js v2.28", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("requirejs.config", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_frame_is_a_table_and_so_is_what_is_made_of_it()
    {
        var notebook = all["data-frames"];
        Assert.Equal([["index", "name", "qty"], ["0", "A <b>", "1"], ["1", "x, y", "<null>"], ["2", "Äö", "3"]], Rows(notebook, 2));
        Assert.Equal(["1", "Length (excluding null values)", "3", "2"], Rows(notebook, 3)[2]);
        Assert.Equal(["1", "Max", "3"], Rows(notebook, 4)[2]);
        Assert.Equal([["index", "name", "qty"], ["0", "Äö", "3"]], Rows(notebook, 5));
        Assert.Equal(["1", "x, y", "0"], Rows(notebook, 8)[2]);
        Assert.Equal(4, Rows(notebook, 10).Count);
    }

    [Fact]
    public void A_long_data_frame_says_how_many_rows_it_has() =>
        Assert.Contains("DataFrame - 100000 rows", all["data-frames"].Told(9)[0], StringComparison.Ordinal);

    [Fact]
    public void Of_nested_values_only_the_outermost_is_open()
    {
        var notebook = all["nested-values"];
        Assert.Equal([0, 1, 1, 0], Enumerable.Range(1, 4).Select(cell => Html(notebook, cell).QuerySelectorAll("details[open]").Length));
        Assert.Equal([2, 2, 1, 1], Enumerable.Range(1, 4).Select(cell => Html(notebook, cell).QuerySelectorAll("details").Length));
        Assert.True(Html(notebook, 2).QuerySelector("details")!.HasAttribute("open"));
    }

    [Fact]
    public void A_value_of_twenty_million_characters_is_cut_and_says_so()
    {
        var notebook = all["large-outputs"];
        Assert.Contains("This cell printed 1,288,890 characters; only the first 500,000 are kept.", notebook.Printed(1, "stderr"), StringComparison.Ordinal);
        Assert.EndsWith("x\n[This value has 20,000,000 characters as text/plain; only the first 500,000 are kept.]", Assert.Single(notebook.Told(2)), StringComparison.Ordinal);
        Assert.Equal(["display_data: text/plain " + new string('y', 1000), "stdout: alive\n"], notebook.Told(3));
    }

    [Fact]
    public void Rows_that_are_displayed_as_a_table_are_one() => Assert.Equal([["A", "B"], ["1", "x"]], Rows(all["display-table"], 1));

    [Fact]
    public void The_kit_and_a_chart_of_ones_own_stand_in_one_notebook_and_neither_asks_the_network()
    {
        var notebook = all["kit-beside-a-chart-of-ones-own"];
        Assert.Single(Html(notebook, 5).QuerySelectorAll("figure[data-figure]"));
        var own = Html(notebook, 6);
        Assert.Contains("\"type\":\"bar\"", Deals.Charts.Html.Packed.Text(own.QuerySelector("script.deals-spec")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("\"type\":\"bar\"", notebook.Told(7)[0], StringComparison.Ordinal);
        foreach (var cell in (int[])[1, 5, 6, 7])
        {
            Assert.Empty(Html(notebook, cell).QuerySelectorAll("[src]:not([src^='data:']), link[href]"));
            Assert.DoesNotContain("requirejs.config", notebook.Told(cell)[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_is_displayed_after_its_cell_has_ended_is_kept_in_its_own_cell()
    {
        var notebook = all["display-after-the-cell-has-ended"];
        Assert.Equal(["display_data: text/plain late"], notebook.Told(1));
        Assert.Equal(["stdout: second\n"], notebook.Told(2));
    }

    private static readonly string s_packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static void AssertShowsThePlotlyPackage(Executed notebook)
    {
        Assert.Contains("Plotly.NET.Interactive, 6.0.0", notebook.Told(1)[0], StringComparison.Ordinal);
        Assert.Contains("<pre>2</pre>", Assert.Single(notebook.Told(2)), StringComparison.Ordinal);
        Assert.Equal("alive\n", notebook.Printed(3));
        Assert.Contains("\"x\":[1.5,2.5],\"y\":[3.25,4.75]", Assert.Single(notebook.Told(4)), StringComparison.Ordinal);
    }

    /// <summary>Runs a case where a folder on this machine is the only place that packages come from.</summary>
    private static async Task<Executed> RunAloneAsync(Workbench bench, string name, string packages)
    {
        var settings = $"""<configuration><packageSources><clear /><add key="feed" value="{bench.PathOf("feed")}" /></packageSources></configuration>""";
        bench.Write(Path.Combine(".nuget", "NuGet", "NuGet.Config"), settings);
        bench.Write(Path.Combine("NuGet", "NuGet.Config"), settings);
        await Command.ToEndAsync(Command.Start(bench.Folder, Command.Dotnet, [Command.Program, "run", PathOf(name), "--out", "out", "--keep-going", "--no-cache"], new Dictionary<string, string?>
        {
            ["HOME"] = bench.Folder,
            ["USERPROFILE"] = bench.Folder,
            ["APPDATA"] = bench.Folder,
            ["NUGET_PACKAGES"] = packages,
            ["NUGET_FALLBACK_PACKAGES"] = packages == s_packages ? null : s_packages,
        }));
        return new(bench.PathOf("out", $"{name}.ipynb"));
    }

    private static void WritePackage(string folder)
    {
        using var package = ZipFile.Open(Path.Combine(folder, $"{LatePackage}.1.0.0.nupkg"), ZipArchiveMode.Create);
        using (var specification = new StreamWriter(package.CreateEntry($"{LatePackage}.nuspec").Open()))
            specification.Write($"<package><metadata><id>{LatePackage}</id><version>1.0.0</version><authors>Tests</authors><description>Came late.</description></metadata></package>");
        package.CreateEntryFromFile(typeof(NotebookRunner).Assembly.Location, "lib/net10.0/Deals.Notebooks.dll");
    }

    private static string PathOf(string name) => Repository.PathOf("tests", "notebooks", "cases", $"{name}.ipynb");

    private static IDocument Html(Executed notebook, int cell) =>
        new HtmlParser().ParseDocument(Executed.Text(notebook.Outputs(cell).Select(output => output!["data"]?["text/html"]).OfType<System.Text.Json.Nodes.JsonNode>().Last()));

    /// <summary>The table that a cell shows: its heads, then its rows.</summary>
    private static List<string[]> Rows(Executed notebook, int cell) =>
        [.. Html(notebook, cell).QuerySelectorAll("table tr").Select(row => row.QuerySelectorAll("th, td").Select(one => Spaces().Replace(one.TextContent, " ").Trim()).ToArray())];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Every case that needs no machine of its own, run once.</summary>
    public sealed class AllCases : IAsyncLifetime
    {
        private readonly Workbench _bench = new();
        private readonly Dictionary<string, Executed> _notebooks = [];

        internal Executed this[string name] => _notebooks[name];

        public async ValueTask InitializeAsync()
        {
            var names = Directory.GetFiles(Repository.PathOf("tests", "notebooks", "cases"), "*.ipynb").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => name != LateCase);
            await Parallel.ForEachAsync(names, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (name, _) =>
            {
                var executed = Executed.Of(await Workbench.RunAsync(_bench.Job(PathOf(name)), options => options with { KeepGoing = true }));
                lock (_notebooks)
                    _notebooks[name] = executed;
            });
        }

        public ValueTask DisposeAsync()
        {
            _bench.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

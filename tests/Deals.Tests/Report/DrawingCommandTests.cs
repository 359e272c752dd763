using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Deals.Tests.Data;
using Deals.Tests.Runner;

namespace Deals.Tests.Report;

/// <summary>`deals report`, `export`, `list` and `completion` as programs.</summary>
public sealed class DrawingCommandTests
{
    private const string Timeline = "event-timeline";

    private static readonly string[] Endings = ["svg", "png", "pdf", "csv", "json"];
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static Task<Command> DealsAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
        => Command.ToEndAsync(Command.Start(folder, Dotnet, [Command.Program, .. arguments], environment));

    /// <summary>A machine with the SDK and nothing else: no browser and no fonts.</summary>
    private static readonly Dictionary<string, string?> Bare = new() { ["PATH"] = "/nowhere", ["FONTCONFIG_FILE"] = "/dev/null", ["DEALS_BROWSER"] = "/nowhere/chromium" };

    /// <summary>A folder with a copy of a dataset and a notebook that shows one of its figures.</summary>
    private static TemporaryFolder Clone(string lastCell = "book.EventTimeline()", string dataset = "league-rights")
    {
        var folder = new TemporaryFolder();
        folder.CopyFrom(Repository.PathOf("tests", "data", dataset), "data", dataset);
        Directory.CreateDirectory(folder.PathOf("notebooks"));
        var prose = new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = "# When it happened\n\nWhat came first?" };
        File.WriteAllText(folder.PathOf("notebooks", "00-when.ipynb"), Workbench.NotebookJson(
            prose,
            Workbench.Cell($"#r \"{Repository.PathOf("artifacts", "bin", "Deals.Kit", "release", "Deals.Kit.dll")}\"\nusing Deals;\nKit.Setup()"),
            Workbench.Cell($"string dataset = \"{dataset}\";", "parameters"),
            Workbench.Cell("var book = await Kit.OpenAsync(dataset);\n" + lastCell)));
        return folder;
    }

    private static List<string> FilesIn(string folder)
        => [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Two clones in two folders, two languages and two time zones: every file of the report and of its zip is the same.</summary>
    [Fact]
    public async Task A_report_has_every_file_and_another_clone_gives_the_same_bytes()
    {
        using var here = Clone();
        using var there = Clone();
        var runs = await Task.WhenAll(
            DealsAsync(here.Path, new Dictionary<string, string?> { ["LANG"] = "de_DE.UTF-8", ["LC_ALL"] = "de_DE.UTF-8", ["TZ"] = "Asia/Tokyo" }, "report", "--zip"),
            DealsAsync(there.Path, new Dictionary<string, string?> { ["LANG"] = "C", ["LC_ALL"] = "C", ["TZ"] = "UTC", ["FONTCONFIG_FILE"] = "/dev/null", ["DEALS_BROWSER"] = "/nowhere/chromium" }, "report", "--zip"));
        Assert.All(runs, run => Assert.True(run.ExitCode == 0, $"{run.Output}\n{run.Errors}"));
        Assert.Equal("", runs[0].Errors);

        var files = FilesIn(here.PathOf("out", "report"));
        var manifest = JsonNode.Parse(File.ReadAllBytes(here.PathOf("out", "report", "manifest.json")))!;
        var figures = manifest["figures"]!.AsArray().Select(figure => (string)figure!["files"]!).ToList();
        Assert.Contains($"figures/{Timeline}", figures);
        Assert.Equal(
            ((string[])["brief.html", "brief.pdf", "deck.pptx", "index.html", "manifest.json", "notebooks/00-when.html", "notebooks/00-when.ipynb", "report.docx", "report.pdf", "tables.xlsx", .. figures.SelectMany(figure => Endings.Select(ending => $"{figure}.{ending}"))]).Order(StringComparer.Ordinal),
            files.Where(file => !file.Contains("/.", StringComparison.Ordinal)));
        Assert.All(manifest["files"]!.AsArray(), file =>
        {
            var bytes = File.ReadAllBytes(here.PathOf(["out", "report", .. ((string)file!["path"]!).Split('/')]));
            Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), ((string)file["sha256"]!, (int)file["bytes"]!));
        });

        var unlike = files.Where(file => !file.Contains("/.", StringComparison.Ordinal) && !File.ReadAllBytes(here.PathOf(["out", "report", .. file.Split('/')])).AsSpan().SequenceEqual(File.ReadAllBytes(there.PathOf(["out", "report", .. file.Split('/')])))).ToList();
        Assert.Empty(unlike);
        Assert.Equal(File.ReadAllBytes(here.PathOf("out", "report.zip")), File.ReadAllBytes(there.PathOf("out", "report.zip")));
        // From kept results too.
        var first = File.ReadAllBytes(there.PathOf("out", "report.zip"));
        var again = await DealsAsync(there.Path, new Dictionary<string, string?> { ["LANG"] = "C", ["LC_ALL"] = "C", ["TZ"] = "UTC" }, "report", "--zip");
        Assert.Contains("cached (nothing it depends on has changed)", again.Output, StringComparison.Ordinal);
        Assert.Equal(first, File.ReadAllBytes(there.PathOf("out", "report.zip")));
        using var zip = ZipFile.OpenRead(here.PathOf("out", "report.zip"));
        Assert.Equal(files.Where(file => !file.Contains("/.", StringComparison.Ordinal)).Select(file => $"report/{file}"), zip.Entries.Select(entry => entry.FullName));

        LinksLead(here.PathOf("out", "report", "index.html"));
        LinksLead(here.PathOf("out", "report", "notebooks", "00-when.html"));
        using var pdf = UglyToad.PdfPig.PdfDocument.Open(here.PathOf("out", "report", "report.pdf"));
        Assert.InRange(pdf.NumberOfPages, 3, 29);
    }

    [Fact]
    public async Task A_cell_that_fails_is_told_in_the_report_and_by_the_exit_code()
    {
        using var clone = Clone("throw new Exception(\"<b>no</b> luck\");", "tower-lease");
        var run = await DealsAsync(clone.Path, Bare, "report");
        Assert.Equal(1, run.ExitCode);
        var page = new HtmlParser().ParseDocument(File.ReadAllText(clone.PathOf("out", "report", "index.html")));
        Assert.Contains("did not run to its end", page.QuerySelector(".alarm")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>no</b> luck", page.QuerySelector(".alarm pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reports_into_one_folder_at_once_are_refused()
    {
        using var clone = Clone();
        using var held = Deals.Output.OutputFolder.Take(clone.PathOf("out", "report"), new("deals report"));
        var run = await DealsAsync(clone.Path, Bare, "report");
        Assert.Equal(6, run.ExitCode);
        Assert.Contains($"`deals report` (process {Environment.ProcessId}) is writing into", Assert.Single(run.Errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    public static TheoryData<string[], int, string> WrongUse => new()
    {
        { ["export"], 2, "Name the figures to export" },
        { ["export", "none"], 2, "There is no figure none" },
        { ["export", "../x"], 2, "There is no figure ../x" },
        { ["export", ""], 2, "FIGURE is an empty text" },
        { ["export", Timeline, "--dataset", "none"], 2, "none" },
        { ["export", Timeline, "--scenario", "none"], 2, "none" },
        { ["export", Timeline, "--scenario", "none.json"], 2, "none.json" },
        { ["export", Timeline, "--set", "none=1"], 2, "has no assumption none" },
        { ["export", Timeline, "--set", "none"], 2, "none" },
        { ["export", Timeline, "--format", "svg", "gif"], 2, "--format gif: expected svg, png, pdf, csv, json or html" },
        { ["export", Timeline, "--format", "1"], 2, "expected svg, png, pdf, csv, json or html" },
        { ["export", Timeline, "--theme", "pink"], 2, "--theme pink: expected light or dark" },
        { ["export", Timeline, "--theme", "7"], 2, "7" },
        { ["export", Timeline, "--width", "10"], 2, "--width 10: expected a number from 700 to 4000" },
        { ["export", Timeline, "--width", "5000"], 2, "expected a number from 700 to 4000" },
        { ["export", Timeline, "--scale", "0"], 2, "--scale 0: expected a number from 1 to 4" },
        { ["export", Timeline, "--scale", "4,5"], 2, "expected a number from 1 to 4" },
        { ["export", Timeline, "--scale", "NaN"], 2, "expected a number from 1 to 4" },
        { ["export", Timeline, "--size", "poster"], 2, "--size poster: expected card, slide, column, page or phone" },
        { ["export", Timeline, "--state", "2029"], 2, "None of these figures has a slider with a place 2029" },
        { ["export", Timeline, "--frob"], 2, "frob" },
        { ["export", Timeline, "--out", "data/league-rights/terms.csv"], 6, "terms.csv cannot be made: " },
        { ["export", Timeline, "--out", "/proc/nowhere"], 6, "The folder /proc/nowhere cannot be made: nothing can be made in /proc: " },
        { ["export", "event-timeline", "--all"], 2, "Name the figures to export, or take --all; not both." },
        { ["list", "--dataset", "none"], 2, "none" },
        { ["list", "--scenario", "none"], 2, "There is no scenario 'none'. Known: " },
        { ["whatif", "--port", "any"], 2, "--port any: expected a number from 1 to 65535" },
        { ["list", "--set", "none=1"], 2, "has no assumption none" },
        { ["report", "--dataset", "none"], 2, "none" },
        { ["report", "none.ipynb"], 2, "there is no file none.ipynb" },
        { ["report", "--set", "none=1"], 2, "unknown parameter none" },
        { ["report", "--out", "data/league-rights/terms.csv"], 6, "terms.csv is a file." },
        { ["report", "--out", "/proc/nowhere"], 6, "The folder /proc/nowhere cannot be made" },
        { ["whatif", "--publish", "data/league-rights/page"], 2, "data/league-rights/page lies in the folder of league-rights, all of which is published. Name another folder." },
        { ["whatif", "--publish", "/proc/version"], 6, "/proc/version cannot be made: " },
        { ["whatif", "--publish", "/proc/nowhere"], 6, "The folder /proc/nowhere cannot be made" },
        { ["whatif", "--publish", "data"], 2, "data holds other files" },
        { ["completion"], 2, "bash or zsh or fish" },
        { ["completion", "csh"], 2, "csh" },
    };

    [Theory]
    [MemberData(nameof(WrongUse))]
    public async Task What_cannot_be_done_is_said_with_its_exit_code(string[] arguments, int exitCode, string told)
    {
        using var clone = Clone();
        var run = await CommandAfterCommand.DealsAsync(clone.Path, arguments);
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(clone.PathOf("out")) && FilesIn(clone.PathOf("out")).Count > 0, "something was written");
    }

    [Fact]
    public async Task Figures_are_listed_and_written()
    {
        using var clone = Clone();
        var listed = await CommandAfterCommand.DealsAsync(clone.Path, "list");
        var json = await CommandAfterCommand.DealsAsync(clone.Path, "list", "--json");
        Assert.Equal((0, 0, "", ""), (listed.ExitCode, json.ExitCode, listed.Errors, json.Errors));
        var figures = JsonNode.Parse(json.Output)!.AsArray().Select(figure => figure!).ToList();
        Assert.Equal(figures.Select(figure => (string)figure["id"]!), listed.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.All(figures, figure => Assert.NotEqual("", (string)figure["title"]!));

        var states = figures.First(figure => figure["states"] is not null);
        var (id, state) = ((string)states["id"]!, (string)states["states"]![1]!);
        var written = await CommandAfterCommand.DealsAsync(clone.Path, "export", Timeline.ToUpperInvariant(), id, "--format", "csv", "json", "html", "--state", state);
        Assert.Equal((0, ""), (written.ExitCode, written.Errors));
        var files = FilesIn(clone.PathOf("out", "figures")).Except([Deals.Output.OutputFolder.Manifest]).ToList();
        Assert.Equal(6, files.Count);
        Assert.Equal(files.Select(file => $"out/figures/{file}"), written.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var exported = JsonNode.Parse(File.ReadAllBytes(clone.PathOf("out", "figures", files.Single(file => file.StartsWith(id, StringComparison.Ordinal) && file.EndsWith(".json", StringComparison.Ordinal)))))!;
        Assert.Equal(state, (string)exported["state"]!);
    }

    [Fact]
    public async Task Bash_completes_commands_options_and_names()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "no bash");
        using var clone = Clone();
        File.WriteAllText(clone.PathOf("ask"), """
            deals() { "$DOTNET" "$PROGRAM" "$@"; }
            eval "$(deals completion bash)"
            COMP_LINE=$1; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _deals
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        async Task<string[]> CompletedAsync(string line)
        {
            var run = await Command.ToEndAsync(Command.Start(clone.Path, "/bin/bash", ["ask", line], new Dictionary<string, string?> { ["DOTNET"] = Dotnet, ["PROGRAM"] = Command.Program }));
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        Assert.Contains("report", await CompletedAsync("deals re"));
        Assert.Contains("--format", await CompletedAsync("deals export --f"));
        Assert.Contains(Timeline, await CompletedAsync("deals export event"));
        Assert.Contains("league-rights", await CompletedAsync("deals list --dataset "));
        foreach (var shell in (string[])["zsh", "fish", "pwsh"])
            Assert.Contains("[suggest:", (await Command.DealsAsync(clone.Path, "completion", shell)).Output, StringComparison.Ordinal);
    }

    /// <summary>Every link of a page to a file leads to one, and every link within it to a place.</summary>
    private static void LinksLead(string path)
    {
        var page = new HtmlParser().ParseDocument(File.ReadAllText(path));
        foreach (var link in page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Where(link => !link.StartsWith("http", StringComparison.Ordinal)))
        {
            if (link.StartsWith('#'))
                Assert.True(page.GetElementById(link[1..]) is not null, $"{path} links {link}, which is nowhere");
            else
                Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(path)!, Uri.UnescapeDataString(link))), $"{path} links {link}, which is not there");
        }
    }
}

using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Deals.Charts.Html;
using Deals.Notebooks;
using Deals.Report.Exports;
using Deals.Report.Pages;
using Deals.Tests.Charts;
using Deals.Tests.Runner;

namespace Deals.Tests.Report;

/// <summary>The report's pages: no text becomes markup, every id is one element's, every link leads somewhere.</summary>
public sealed class PagesTests
{
    private static readonly string[] Hyphened = ["a b", "a-b", "分析", "研究"];
    private static readonly string[] Foreign = ["img", "iframe", "object", "embed", "form", "base", "textarea", "template"];

    /// <summary>The parser takes U+FFFF for the end of the page; browsers do not.</summary>
    private static IEnumerable<string> Texts => HostileTexts.All.Where(text => !text.Contains('\uFFFF', StringComparison.Ordinal));

    public static TheoryData<string> LinksThatRun => new()
    {
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x]( javascript:alert(1) )", "[x](java&#115;cript:alert(1))", "[x](java&Tab;script:alert(1))", "[x](data:text/html,hello)", "[x](file:///etc/passwd)",
        "[x](vbscript:x)", "[x](//example.org/x)", "[x](/etc/passwd)", "[x](..\\x)", "[x][r]\n\n[r]: javascript:alert(1)", "<javascript:alert(1)>", "<file:///etc/passwd>", "![x](javascript:alert(1))", "![x](data:image/svg+xml,x)",
        "[x](blob:http://a/b)", "[x](other.md)",
    };

    [Theory]
    [MemberData(nameof(LinksThatRun))]
    public void A_link_that_leads_to_no_page_is_text(string text)
    {
        var page = Parsed(MarkdownText.Parse(text).ToHtml(_ => null, 0));
        Assert.Empty(page.QuerySelectorAll("a, img"));
        Assert.NotEqual("", page.Body!.TextContent.Trim());
    }

    [Fact]
    public void Prose_is_prose()
    {
        var page = Parsed(MarkdownText.Parse("# One\n\n### Three\n\n###### Six\n\n<script>alert(1)</script> <b onclick=x>b</b>\n\n<div>\nblock\n</div>\n\n![a *picture*](https://example.org/p.png) [page](https://example.org) <https://example.org/x> [mail](mailto:a@example.org) [other](other.ipynb)\n\n| a | b |\n|---|---|\n| `<i>` | &lt;i&gt; |").ToHtml(url => url == "other.ipynb" ? "#there" : null, 1));
        Assert.Equal(["H2", "H4", "H6"], page.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.TagName));
        Assert.Equal(["https://example.org/p.png", "https://example.org", "https://example.org/x", "mailto:a@example.org", "#there"], page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Empty(page.QuerySelectorAll("script, b, div, img, i"));
        Assert.Contains("<script>alert(1)</script>", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["<i>", "<i>"], page.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal("a picture", page.QuerySelector("a")!.TextContent);
    }

    [Fact]
    public void The_first_heading_of_a_level_is_found_as_plain_text()
        => Assert.Equal("A b c", MarkdownText.Parse("## no\n\n# A *b* `c`\n\n# later").HeadingOf(1));

    [Fact]
    public void Whatever_texts_hold_a_report_has_no_markup_of_theirs()
    {
        foreach (var text in Texts)
        {
            var contents = Contents(text);
            var figures = contents.Figures.Select(figure => figure with { Formats = [Deals.Report.Exports.FigureFormat.Csv] }).ToList();
            var page = Parsed(Encoding.UTF8.GetString(ReportPage.Of(contents with { Figures = figures, Files = [("a b.csv", text)] })));
            Clean(page);
            Assert.Equal(3, page.QuerySelectorAll("script:not([type])").Count(script => !script.ParentElement!.ClassList.Contains("deals-figure")));
            Assert.Single(page.QuerySelectorAll("figure.deals-figure"));
            var shown = Normal(text);
            if (shown.Length > 0)
            {
                Assert.Equal(shown, Normal(page.QuerySelector("h1")!.TextContent));
                // A half of a pair does not survive in a file, so that the scenario of such a text seems another than the report's.
                Assert.EndsWith(shown, Normal(page.QuerySelector(".findings a")!.TextContent), StringComparison.Ordinal);
                Assert.Equal(shown, Normal(page.QuerySelector(".sources td:nth-child(3)")!.TextContent));
                Assert.Equal(shown, Normal(page.QuerySelector("figure table td")!.TextContent));
            }

            Links(page);
        }
    }

    [Theory]
    [InlineData("https://example.org/a?b=c&d='\"<", true)]
    [InlineData("http://example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,<script>", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("//example.org", false)]
    [InlineData("x", false)]
    public void A_source_is_linked_only_where_its_address_is_one_of_the_web(string url, bool isLinked)
    {
        var contents = new ReportContents("t", null, new(2030, 1, 1), "d", "base", [], [Records.Saying("words", url: url)]);
        var page = Parsed(Encoding.UTF8.GetString(ReportPage.Of(contents)));
        Assert.Equal(isLinked ? [url] : [], page.QuerySelectorAll(".sources a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Hostile_texts_in_a_notebook_are_text_in_its_page()
    {
        foreach (var text in Texts)
        {
            var notebook = Executed("n", $"# {text.ReplaceLineEndings(" ")}", Output("text/plain", text), new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = text },
                new JsonObject { ["output_type"] = "error", ["ename"] = text, ["evalue"] = text, ["traceback"] = new JsonArray(text) }, Output("image/png", "\"><script>alert(1)</script>"), Output("application/x", text));
            var page = Parsed(Encoding.UTF8.GetString(NotebookPage.Of(notebook, [])));
            Assert.Empty(page.QuerySelectorAll(string.Join(',', Foreign.Except(["img"]))));
            Assert.True(page.QuerySelectorAll("script").Length == 1, $"{page.QuerySelectorAll("script").Length} scripts with {text}");
            Assert.StartsWith("data:image/png;base64,", Assert.Single(page.QuerySelectorAll("img")).GetAttribute("src"), StringComparison.Ordinal);
            Assert.All(page.All.SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        }
    }

    [Fact]
    public void Sections_of_notebooks_whose_names_ids_cannot_hold_are_told_apart()
    {
        var figure = FigureRecord.Of(InventedFigures.All[0]).Write();
        var notebooks = Hyphened.Select(name => Executed(name, $"# {name}\n\nSee [that](a-b.ipynb), [this](分析.ipynb).", Output(MimeType.Figure, figure))).ToList();
        var page = Parsed(Encoding.UTF8.GetString(ReportPage.Of(new ReportContents("t", null, new(2030, 1, 1), "d", "base", notebooks, []))));
        Links(page);
        Assert.Equal(4, page.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")).Count(link => link!.StartsWith("#notebook", StringComparison.Ordinal)));
        Assert.Equal(4, page.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")).Distinct().Count(link => link!.StartsWith("#notebook", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_notebook_that_failed_says_so_in_the_report_and_in_its_page()
    {
        var notebook = new ExecutedNotebook("n", Executed("n", "# Title", Output("text/plain", "1")).Document, ["at cell [2]: <b>boom</b>"]);
        var report = Parsed(Encoding.UTF8.GetString(ReportPage.Of(new ReportContents("t", null, new(2030, 1, 1), "d", "base", [notebook], []))));
        Assert.Contains("did not run to its end", report.QuerySelector(".alarm")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>boom</b>", report.QuerySelector(".alarm pre")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>boom</b>", Parsed(Encoding.UTF8.GetString(NotebookPage.Of(notebook, []))).QuerySelector(".alarm pre")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_without_a_figure_is_named_so_that_nobody_looks_for_it()
    {
        var shows = Executed("shows", "# Shows", Output(MimeType.Figure, FigureRecord.Of(InventedFigures.All[0]).Write()));
        // Neither words nor a figure that only says that there is nothing to show is one.
        var nothing = FigureRecord.Of(SmallBook.Bare.EventTimeline()).Write();
        var silent = Executed("silent <one>", "# Says <nothing>", Output("text/plain", "There is no money."), Output(MimeType.Figure, nothing));
        var contents = new ReportContents("t", null, new(2030, 1, 1), "d", "base", [shows, silent], []);
        var line = Parsed(Encoding.UTF8.GetString(ReportPage.Of(contents))).QuerySelector(".silent")!;
        Assert.Equal("Without a figure of these deals: Says <nothing>", line.TextContent);
        Assert.Equal("notebooks/silent%20%3Cone%3E.html", line.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_figure_that_a_notebook_shows_is_not_shown_again_from_fewer_worlds_of_the_same_scenario()
    {
        var many = FigureRecord.Of(InventedFigures.All[0]);
        var notebook = Executed("n", "# n", Output(MimeType.Figure, many.Write()));
        var contents = new ReportContents("t", null, new(2030, 1, 1), "d", "base", [notebook], [many with { Title = "Fewer" }, many with { Title = "Other", ScenarioText = "other" }]);
        Assert.Equal([many.Title, "Other"], contents.Figures.Select(figure => figure.Record.Title));
    }

    [Fact]
    public void A_figure_under_another_scenario_says_in_its_title_what_that_supposes_and_is_no_headline_where_another_is()
    {
        var own = FigureRecord.Of(InventedFigures.All[0]);
        var other = own with { Id = "what-if", Title = "The cap is full in 2030", ScenarioText = "cap = 60", Supposed = "Supposing that the cap is $60bn. " };
        ReportContents Of(string scenario, params FigureRecord[] shown)
            => new("t", null, new(2030, 1, 1), "d", scenario, [Executed("n", "# n", [.. shown.Select(one => Output(MimeType.Figure, one.Write()))])], []);
        var contents = Of("base", other, own);
        Assert.Equal(["Supposing that the cap is $60bn: The cap is full in 2030", own.Title], contents.Figures.Select(figure => figure.Title));
        Assert.Equal(own.Title, Assert.Single(contents.Headlines).Finding.Title);
        Assert.Equal(["The cap is full in 2030", $"At the base of all assumptions: {own.Title}"], Of("cap = 60", other, own).Figures.Select(figure => figure.Title));
    }

    [Fact]
    public void A_figures_own_page_runs_its_own_scripts_alone()
    {
        var page = Parsed(Encoding.UTF8.GetString(FigureFilePage.Of(Records.Saying("</script><script>alert(1)</script>"))));
        Clean(page);
        var policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe-inline'", policy, StringComparison.Ordinal);
        foreach (var script in page.QuerySelectorAll("script:not([type])"))
            Assert.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(script.TextContent))), policy, StringComparison.Ordinal);
    }

    /// <summary>A browser hashes the text of each script as it reads it, and runs those whose hash the page's policy names.</summary>
    [Theory]
    [InlineData("<script>one();</script>", true)]
    [InlineData("<SCRIPT type=\"module\">one();\r\ntwo();</SCRIPT >", true)]
    [InlineData("<script data-a=\">\" type='text/javascript'>one();</script>", true)]
    [InlineData("<script type=\"application/json\">{}</script>", false)]
    [InlineData("<p onclick=\"one()\">text</p>", false)]
    public void A_notebooks_page_runs_the_scripts_that_its_cells_showed_by_their_hashes(string html, bool runs)
    {
        var page = Parsed(Encoding.UTF8.GetString(NotebookPage.Of(Executed("n", "# n", Output(MimeType.Html, html), Output("text/plain", "<script>text();</script>")), [])));
        var scripts = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!.Split("; ").Single(part => part.StartsWith("script-src ", StringComparison.Ordinal)).Split(' ')[1..];
        Assert.All(scripts, script => Assert.StartsWith("'sha256-", script, StringComparison.Ordinal));
        Assert.Equal(runs ? 2 : 1, scripts.Length); // the page's own is one
        foreach (var script in page.QuerySelectorAll("script").Where(script => script.GetAttribute("type") is null or "module" or "text/javascript"))
            Assert.Contains($"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(script.TextContent)))}'", scripts);
    }

    [Fact]
    public void A_number_of_a_fact_in_prose_leads_to_the_fact_and_its_source()
    {
        var record = Records.Saying("words");
        var notebook = Executed("n", "# n\n\nIt began in May (F7), as [F7](https://example.org) and `F7` say; F8 and F70 are others.", Output(MimeType.Html, FigurePage.Of(record), MimeType.Figure, record.Write()));
        FigureSource Source(string id) => new(id, "Publisher", "Title", null, null, new(2030, 1, 1), IsRelayed: false);
        var contents = new ReportContents("t", null, new(2030, 1, 1), "d", "base", [notebook], [])
        {
            Facts = [new("F7", "It began: in May <2030>", Source("S7")), new("F70", "It ended", Source("S70")), new("F9", "Nobody says so", Source("S9"))],
        };
        var page = Parsed(Encoding.UTF8.GetString(ReportPage.Of(contents)));
        Assert.Equal(["#fact-F7", "https://example.org", "#fact-F70"], page.QuerySelectorAll(".markdown.question a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["F7It began: in May <2030>S7", "F70It endedS70"], page.QuerySelectorAll("tr[id^=fact-]").Select(row => row.TextContent));
        Assert.Equal(["S7", "S70"], page.QuerySelectorAll("tr[id^=fact-] a").Select(link => page.QuerySelector(link.GetAttribute("href")!)!.QuerySelector("td")!.TextContent));
        Assert.Empty(Parsed(Encoding.UTF8.GetString(ReportPage.Of(contents with { Facts = [] }))).QuerySelectorAll("#facts"));
    }

    private static ReportContents Contents(string text)
    {
        var record = Records.Saying(text, source: text);
        var notebook = Executed("n", $"# {text.ReplaceLineEndings(" ")}\n\nquestion\n", Output(MimeType.Html, FigurePage.Of(record), MimeType.Figure, record.Write()));
        return new(text, text, new(2030, 1, 1), text, text, [notebook], []);
    }

    private static ExecutedNotebook Executed(string name, string prose, params JsonObject[] outputs)
    {
        var markdown = new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = prose };
        var code = Workbench.Cell("1 < 2");
        code["outputs"] = new JsonArray([.. outputs]);
        return new(name, Notebook.ParseExecuted(Encoding.UTF8.GetBytes(Workbench.NotebookJson(markdown, code))), []);
    }

    private static JsonObject Output(params string[] mimeTypesAndTexts) => new()
    {
        ["output_type"] = "display_data",
        ["metadata"] = new JsonObject(),
        ["data"] = new JsonObject(mimeTypesAndTexts.Chunk(2).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1]))),
    };

    private static void Clean(IDocument page)
    {
        Assert.Empty(page.QuerySelectorAll(string.Join(',', Foreign)).Except(page.QuerySelectorAll(".deals-static > img, .deals-static > .deals-phone > img")));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.Matches("^data:image/svg\\+xml,%3Csvg [^<>\"]*$", image.GetAttribute("src")));
        Assert.All(page.All.SelectMany(element => element.Attributes), attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute.Name}={attribute.Value}"));
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Matches("^(#|https?:|figures/|notebooks/|a%20b|[a-z]+\\.(html|pdf|xlsx|json))", link.GetAttribute("href")));
    }

    /// <summary>Every id is one element's, and every link within the page has its target.</summary>
    private static void Links(IDocument page)
    {
        var ids = page.All.Where(element => element.HasAttribute("id")).Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.DoesNotMatch(@"\s|^$", id));
        Assert.All(
            page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('#')),
            link => Assert.True(ids.Contains(link[1..]) || ids.Contains(Uri.UnescapeDataString(link[1..])), $"{link} leads nowhere"));
    }

    private static string Normal(string text) => string.Join(' ', HostileTexts.Whole(text).Replace("\0", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IDocument Parsed(string html) => new HtmlParser().ParseDocument(html);
}

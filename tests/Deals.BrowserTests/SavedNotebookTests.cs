using Deals.Tests.Runner;
using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>A saved notebook opened again: whoever shows it, and whatever became of the set-up's output, each figure is seen in the place's theme.</summary>
public sealed class SavedNotebookTests(Browser browser, SavedNotebooks saved) : IClassFixture<SavedNotebooks>
{
    private const string Convert = "/usr/bin/jupyter-nbconvert";

    private const string Light = "#ffffff";
    private const string Dark = "#181a1f";

    private const string AllDrawn = "() => [...document.querySelectorAll('.deals-figure')].every(figure => figure.querySelector('.main-svg'))";

    private const string IsLoaded = "() => window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded";

    /// <summary>How many figures there are, and how many of them are an image that is seen.</summary>
    private const string Stills = """
        async () => {
          const images = [...document.querySelectorAll('.deals-figure img')];
          await Promise.all(images.map(image => image.decode()));
          const seen = images.filter(image => image.naturalWidth > 600 && image.getBoundingClientRect().height > 200);
          return document.querySelectorAll('.deals-figure').length + ' figures, ' + seen.length + ' seen';
        }
        """;

    /// <summary>Gives the page's body other attributes, and none of those that it had.</summary>
    private const string Dress = """
        attributes => {
          for (const name of document.body.getAttributeNames()) document.body.removeAttribute(name);
          for (const { name, value } of new DOMParser().parseFromString(`<body ${attributes}></body>`, "text/html").body.attributes) document.body.setAttribute(name, value);
        }
        """;

    /// <summary>What became of the set-up's output.</summary>
    public enum SetUp
    {
        First,
        Last,
        Removed,

        /// <summary>VS Code runs nothing of an output that is collapsed, until it is unfolded.</summary>
        Collapsed,

        /// <summary>Another notebook's stands on the same page.</summary>
        Twice,
    }

    public static TheoryData<SetUp> SetUps => [.. Enum.GetValues<SetUp>()];

    /// <summary>A place says which theme it has; where it does not, the reader's system does. What is shown follows when either changes.</summary>
    [Theory]
    [InlineData(ColorScheme.Light, Light, Dark, "class='vscode-dark'", "class='vscode-high-contrast'", "data-jp-theme-light='false'")]
    [InlineData(ColorScheme.Dark, Dark, Light, "class='vscode-light'", "class='vscode-high-contrast vscode-high-contrast-light'", "data-jp-theme-light='true'")]
    public async Task A_figure_has_the_theme_of_its_place_with_scripts_and_without(ColorScheme scheme, string unsaid, string said, params string[] bodies)
    {
        // The set-up and a figure: a theme is that of the place, whatever else stands there.
        IReadOnlyList<string> outputs = [.. saved.OutputsOf(SavedNotebooks.Published).Take(1), saved.OutputsOf(SavedNotebooks.Published).First(html => html.Contains("class=\"deals-figure ", StringComparison.Ordinal))];
        foreach (var hasScripts in (bool[])[false, true])
        {
            var page = await OpenAsync(PageOf(outputs, bodies[0]), new() { ColorScheme = scheme, JavaScriptEnabled = hasScripts });
            await using var context = page.Context;
            foreach (var (body, ground) in bodies.SelectMany(body => ((string, string)[])[(body, said), ("", unsaid)]))
            {
                if (body != bodies[0])
                    await page.EvaluateAsync(Dress, body);
                if (hasScripts)
                    await page.WaitForFunctionAsync("ground => document.querySelector('.js-plotly-plot')?._fullLayout?.paper_bgcolor === ground && document.querySelector('.js-plotly-plot .main-svg')", ground);
                else
                    Assert.Equal(AllSeen(1), await page.EvaluateAsync<string>(Stills));
                Assert.Equal(ground, await GroundAsync(page, hasScripts ? ".deals-plot" : ".deals-static"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(SetUps))]
    public async Task Each_figure_is_seen_whatever_became_of_the_set_up(SetUp setUp)
    {
        var outputs = saved.OutputsOf(SavedNotebooks.Windows);
        string[] rest = [.. outputs.Skip(1)];
        IEnumerable<string> shown = setUp switch
        {
            SetUp.First => outputs,
            SetUp.Last => [.. rest, outputs[0]],
            SetUp.Twice => [.. outputs, .. saved.OutputsOf(SavedNotebooks.Published)],
            _ => rest,
        };
        var faults = new List<string>();
        var page = await OpenAsync(PageOf(shown), new(), faults);
        await using var context = page.Context;
        var figures = saved.FiguresIn(SavedNotebooks.Windows) + (setUp == SetUp.Twice ? saved.FiguresIn(SavedNotebooks.Published) : 0);
        if (setUp is SetUp.Removed or SetUp.Collapsed)
            Assert.Equal(AllSeen(figures), await page.EvaluateAsync<string>(Stills));
        if (setUp == SetUp.Collapsed)
        {
            // As VS Code unfolds an output: it makes each script anew.
            await page.EvaluateAsync(
                """
                html => {
                  const output = document.createElement("div");
                  output.innerHTML = html;
                  document.body.append(output);
                  for (const script of output.querySelectorAll("script")) {
                    const copy = document.createElement("script");
                    copy.textContent = script.textContent;
                    script.replaceWith(copy);
                  }
                }
                """, outputs[0]);
        }

        if (setUp != SetUp.Removed)
        {
            await page.WaitForFunctionAsync(AllDrawn);
            Assert.Equal(figures, await page.Locator(".deals-plot:visible").CountAsync());
            Assert.Equal(0, await page.Locator(".deals-static:visible").CountAsync());
        }

        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task In_a_narrow_place_what_is_wider_can_be_scrolled(bool hasScripts)
    {
        var outputs = saved.OutputsOf(SavedNotebooks.Windows);
        // As VS Code and JupyterLab do, the place cuts off what sticks out.
        var page = await OpenAsync(PageOf(outputs.Select(html => $"<div style=\"width:700px;overflow:hidden\">{html}</div>")), new() { JavaScriptEnabled = hasScripts });
        await using var context = page.Context;
        if (hasScripts)
            await page.WaitForFunctionAsync(AllDrawn);
        var cut = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("table, .deals-static:not([hidden]) img, .deals-plot:not([hidden])")]
              .filter(one => one.getBoundingClientRect().width > 0)
              .filter(one => {
                const place = one.closest(".deals-scroll") || one.parentElement;
                return place.getBoundingClientRect().width > 700 || (one.getBoundingClientRect().width > place.clientWidth && getComputedStyle(place).overflowX !== "auto");
              }).map(one => one.outerHTML.slice(0, 120))
            """);
        Assert.Empty(cut);
        Assert.True(await page.EvaluateAsync<int>("() => [...document.querySelectorAll('.deals-scroll')].filter(place => place.scrollWidth > place.clientWidth).length") > 0, "no table is wide");
    }

    [Fact]
    public async Task A_page_of_nbconvert_shows_each_figure_without_scripts()
    {
        Require(Convert);
        var path = saved.PathOf("converted.html");
        var convert = await Command.ToEndAsync(Command.Start(Path.GetTempPath(), Convert, ["--to", "html", "--output", path, saved.PathOf(SavedNotebooks.Windows)]));
        Assert.True(convert.ExitCode == 0, convert.Errors);

        await using var context = await browser.NewContextAsync(new() { JavaScriptEnabled = false });
        context.SetDefaultTimeout(120_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(path).AbsoluteUri);
        Assert.Equal(AllSeen(saved.FiguresIn(SavedNotebooks.Windows)), await page.EvaluateAsync<string>(Stills));
    }

    [Fact]
    public async Task The_classic_notebook_shows_each_figure_whether_it_trusts_the_file_or_not()
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });
        context.SetDefaultTimeout(180_000);
        await using var notebook = await ClassicNotebook.StartAsync(SavedNotebooks.Windows, saved.PathOf(SavedNotebooks.Windows));
        var page = await context.NewPageAsync();
        await page.GotoAsync(notebook.Address);
        await page.WaitForFunctionAsync(IsLoaded);
        Assert.False(await page.EvaluateAsync<bool>("() => Jupyter.notebook.trusted"));
        Assert.Equal(AllSeen(saved.FiguresIn(SavedNotebooks.Windows)), await page.EvaluateAsync<string>(Stills));

        // As the menu's "Trust Notebook" does, once its reader agrees.
        await page.EvaluateAsync("() => Jupyter.notebook.contents.trust(Jupyter.notebook.notebook_path)");
        await page.GotoAsync(notebook.Address);
        await page.WaitForFunctionAsync(IsLoaded);
        Assert.True(await page.EvaluateAsync<bool>("() => Jupyter.notebook.trusted"));
        await page.WaitForFunctionAsync(AllDrawn);
        Assert.Equal(saved.FiguresIn(SavedNotebooks.Windows), await page.Locator(".deals-figure").CountAsync());
    }

    private static string AllSeen(int figures) => $"{figures} figures, {figures} seen";

    private async Task<IPage> OpenAsync(string html, BrowserNewContextOptions options, List<string>? faults = null)
    {
        var context = await browser.NewContextAsync(options);
        // Other tests use the same few processors.
        context.SetDefaultTimeout(120_000);
        await context.SetOfflineAsync(true);
        var page = await context.NewPageAsync();
        page.PageError += (_, error) => faults?.Add(error);
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                faults?.Add(said.Text);
        };
        await page.SetContentAsync(html);
        return page;
    }

    private static string PageOf(IEnumerable<string> outputs, string body = "")
        => $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body {body}>{string.Concat(outputs.Select(html => $"<div class=\"output\">{html}</div>"))}</body></html>";

    /// <summary>The colour in the corner of the first figure, as it is seen.</summary>
    private static async Task<string> GroundAsync(IPage page, string part)
    {
        var picture = System.Convert.ToBase64String(await page.Locator(part).First.ScreenshotAsync());
        return await page.EvaluateAsync<string>(
            """
            async picture => {
              const image = new Image();
              image.src = "data:image/png;base64," + picture;
              await image.decode();
              const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
              canvas.drawImage(image, 0, 0);
              return "#" + [...canvas.getImageData(3, 3, 1, 1).data].slice(0, 3).map(channel => channel.toString(16).padStart(2, "0")).join("");
            }
            """, picture);
    }

    private static void Require(string program)
    {
        var missing = $"{program} is missing";
        if (!File.Exists(program) && Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") == "1")
            Assert.Fail(missing);
        Assert.SkipWhen(!File.Exists(program), missing);
    }
}

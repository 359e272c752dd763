using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Deals.BrowserTests;

/// <summary>The report as its readers open it: from a file, without a network, by mouse or keyboard, on a phone and on paper.</summary>
public sealed class ReportInABrowserTests(Browser browser, MadeReport report) : IClassFixture<MadeReport>
{
    /// <summary>On a phone the pictures that are laid out for it stay.</summary>
    private const string AllDrawn = "() => [...document.querySelectorAll('.deals-figure')].every(figure => figure.querySelector('.main-svg') || (matchMedia('(max-width:560px)').matches && figure.querySelector('.deals-phone')))";

    public enum Place
    {
        Index,
        Notebook,
        Figure,
    }

    public static TheoryData<Place> Places => [.. Enum.GetValues<Place>()];

    private string AddressOf(Place place) => place switch
    {
        Place.Index => report.Index,
        Place.Notebook => report.Notebook,
        _ => report.Figure,
    };

    /// <summary>Opens a place without a network; where it is awaited, every figure is drawn.</summary>
    private async Task<(IPage Page, List<string> Faults)> OpenAsync(Place place, BrowserNewContextOptions? options = null, bool isAwaited = true)
    {
        var context = await browser.NewContextAsync(options);
        // Other tests use the same few processors.
        context.SetDefaultTimeout(120_000);
        await context.SetOfflineAsync(true);
        var (page, faults) = (await context.NewPageAsync(), new List<string>());
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"error: {error}");
        page.Dialog += (_, dialog) => Note(true, $"dialog: {dialog.Message}");
        page.Request += (_, request) => Note(request.Url != AddressOf(place) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal), $"request: {request.Url}");
        await page.GotoAsync(AddressOf(place));
        if (isAwaited)
            await page.WaitForFunctionAsync(AllDrawn);
        Assert.True(await page.Locator(".deals-figure").CountAsync() >= (place == Place.Index ? 20 : 1));
        return (page, faults);

        void Note(bool isFault, string what)
        {
            if (isFault)
            {
                lock (faults)
                    faults.Add(what);
            }
        }
    }

    /// <summary>What a page's policy keeps from running is told there and to nobody else: a chart would just stay still.</summary>
    [Fact]
    public async Task No_page_does_what_its_own_policy_forbids()
    {
        Assert.Equal(["brief.html", "index.html", "notebooks/00-when.html"], report.Pages.Keys.Order(StringComparer.Ordinal));
        await using var context = await browser.NewContextAsync();
        context.SetDefaultTimeout(120_000);
        await context.AddInitScriptAsync("window.breaches = []; document.addEventListener('securitypolicyviolation', breach => window.breaches.push(`${breach.violatedDirective} ${breach.blockedURI} ${breach.sample}`));");
        foreach (var (name, address) in report.Pages)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address);
            Assert.DoesNotMatch("script-src[^;]*unsafe", await page.Locator("meta[http-equiv=Content-Security-Policy]").GetAttributeAsync("content"));
            await page.WaitForFunctionAsync(AllDrawn);
            Assert.Equal((name, ""), (name, string.Join('\n', await page.EvaluateAsync<string[]>("() => window.breaches"))));
            // That breaches are told at all.
            await page.EvaluateAsync("() => document.body.setAttribute('onclick', 'alert(1)')");
            await page.WaitForFunctionAsync("() => window.breaches.length === 1");
        }
    }

    /// <summary>Whoever follows a link to the last figure while the page opens sees that one before those between.</summary>
    [Fact]
    public async Task What_is_in_view_is_drawn_before_what_is_far_which_keeps_its_place()
    {
        await using var context = await browser.NewContextAsync();
        context.SetDefaultTimeout(120_000);
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync("""
            document.addEventListener("DOMContentLoaded", () => {
              // Those of the appendix, which is folded, have no place.
              const figures = [...document.querySelectorAll(".deals-figure")].filter(figure => !figure.closest(".appendix"));
              window.tops = () => figures.map(figure => figure.getBoundingClientRect().top + scrollY);
              window.atFirst = { drawn: figures.filter(figure => figure.querySelector(".main-svg")).length, tops: window.tops() };
              window.order = [];
              new MutationObserver(() => figures.forEach((figure, at) => {
                if (figure.querySelector(".main-svg") && !window.order.includes(at)) window.order.push(at);
              })).observe(document.body, { childList: true, subtree: true });
              figures.at(-1).scrollIntoView();
            });
            """);
        await page.GotoAsync(report.Index);
        await page.WaitForFunctionAsync(AllDrawn);
        var order = await page.EvaluateAsync<int[]>("() => window.order");
        Assert.Equal(Enumerable.Range(0, order.Length), order.Order());
        Assert.InRange(Array.IndexOf(order, order.Length - 1), 0, order.Length / 2);
        // On a busy machine some are drawn before the script looks; the others still show whether anything moves.
        Assert.InRange(await page.EvaluateAsync<int>("() => window.atFirst.drawn"), 0, order.Length / 2);
        var (before, after) = (await page.EvaluateAsync<double[]>("() => window.atFirst.tops"), await page.EvaluateAsync<double[]>("() => window.tops()"));
        Assert.Equal(before.Length, after.Length);
        Assert.All(before.Zip(after), top => Assert.InRange(top.Second, top.First - 1, top.First + 1));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Axe_finds_nothing_serious_in_either_theme(Place place)
    {
        var (page, _) = await OpenAsync(place, new() { ColorScheme = ColorScheme.Light, BypassCSP = true });
        await using var context = page.Context;
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.WaitForFunctionAsync("ground => [...document.querySelectorAll('.js-plotly-plot')].every(plot => plot._fullLayout?.paper_bgcolor === ground && plot.querySelector('.main-svg'))", scheme == ColorScheme.Light ? "#ffffff" : "#181a1f");
            Assert.Equal((scheme, ""), (scheme, string.Join('\n', await Browser.GraveFaultsAsync(page))));
        }
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_shows_where_it_is()
    {
        var (page, _) = await OpenAsync(Place.Index);
        await using var context = page.Context;
        await page.EvaluateAsync("() => { document.querySelector('.appendix').open = true; }");
        var reached = new List<string>();
        for (var at = 0; at < 2000; at++)
        {
            await page.Keyboard.PressAsync("Tab");
            var told = await page.EvaluateAsync<string?>("""
                () => {
                  const one = document.activeElement;
                  if (!one || one === document.body || one.dataset.seen) return null;
                  one.dataset.seen = "yes";
                  const style = getComputedStyle(one), box = one.getBoundingClientRect();
                  const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && box.width > 0 && box.right > 0;
                  return (isSeen ? "" : "unseen ") + one.tagName + (one.className ? "." + one.className : "");
                }
                """);
            if (told is null)
                break;
            reached.Add(told);
        }

        Assert.DoesNotContain(reached, told => told.StartsWith("unseen", StringComparison.Ordinal));
        Assert.Equal("A.skip", reached[0]);
        Assert.Contains("BUTTON.theme", reached);
        Assert.Equal(await page.Locator("a[href]:visible").CountAsync(), reached.Count(told => told.StartsWith('A')));
        Assert.Equal(await page.Locator("summary:visible").CountAsync(), reached.Count(told => told.StartsWith("SUMMARY", StringComparison.Ordinal)));
        Assert.Equal(await page.Locator("input[type=range]:visible").CountAsync(), reached.Count(told => told.StartsWith("INPUT", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Place.Index)]
    [InlineData(Place.Notebook)]
    public async Task It_loads_without_a_network_and_the_button_changes_the_theme_of_the_page_and_of_its_figures(Place place)
    {
        var (page, faults) = await OpenAsync(place, new() { ColorScheme = ColorScheme.Light });
        await using var context = page.Context;
        const string Grounds = "() => [getComputedStyle(document.body).backgroundColor, document.querySelector('.js-plotly-plot')._fullLayout.paper_bgcolor]";
        var before = await page.EvaluateAsync<string[]>(Grounds);
        await page.Locator(".theme").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("document.querySelector('.js-plotly-plot')._fullLayout.paper_bgcolor !== '#ffffff'");
        var after = await page.EvaluateAsync<string[]>(Grounds);
        Assert.Equal(["rgb(255, 255, 255)", "#ffffff"], before);
        Assert.Equal(["rgb(24, 26, 31)", "#181a1f"], after);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task It_loads_without_a_network_and_the_arrows_move_a_slider_and_its_figure()
    {
        var (page, faults) = await OpenAsync(Place.Figure);
        await using var context = page.Context;
        var slider = page.Locator("input[type=range]");
        var (label, alt) = (await page.Locator(".deals-states output").InnerTextAsync(), await page.Locator(".deals-plot").GetAttributeAsync("aria-label"));
        await slider.FocusAsync();
        await page.Keyboard.PressAsync(await slider.InputValueAsync() == "0" ? "ArrowRight" : "ArrowLeft");
        Assert.NotEqual(label, await page.Locator(".deals-states output").InnerTextAsync());
        Assert.NotEqual(alt, await page.Locator(".deals-plot").GetAttributeAsync("aria-label"));
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData(Place.Index, ColorScheme.Light)]
    [InlineData(Place.Notebook, ColorScheme.Dark)]
    [InlineData(Place.Figure, ColorScheme.Light)]
    public async Task On_a_phone_it_loads_without_a_network_and_only_what_scrolls_is_wider_than_the_page(Place place, ColorScheme scheme)
    {
        var (page, faults) = await OpenAsync(place, new() { ColorScheme = scheme, ViewportSize = new() { Width = 390, Height = 844 } });
        await using var context = page.Context;
        var wide = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("body *")].filter(one => {
              const box = one.getBoundingClientRect();
              if (box.width === 0 || box.right <= 391 || one.closest(".skip, .unseen")) return false;
              for (let above = one.parentElement; above; above = above.parentElement)
                if (["auto", "scroll", "hidden"].includes(getComputedStyle(above).overflowX) && above !== document.body && above !== document.documentElement) return false;
              return true;
            }).map(one => one.tagName + "." + (one.className.baseVal || one.className))
            """);
        Assert.Empty(wide);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= 391"));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_phone_shows_the_picture_that_is_laid_out_for_it_and_turned_to_a_wide_page_the_chart()
    {
        const string Answer = "#answer + .figure";
        var (page, faults) = await OpenAsync(Place.Index, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await using var context = page.Context;
        var shown = await page.Locator($"{Answer} .deals-phone img").BoundingBoxAsync();
        Assert.InRange(shown!.X, 0, 390);
        Assert.InRange(shown.X + shown.Width, 300, 390);
        Assert.True(await page.Locator($"{Answer} .deals-plot").IsHiddenAsync());
        // The one for wide pages is 700 wide.
        Assert.StartsWith("data:image/svg+xml,%3Csvg", await page.Locator($"{Answer} .deals-phone img").EvaluateAsync<string>("image => image.currentSrc"), StringComparison.Ordinal);
        Assert.Equal(Figure.PhoneWidth, await page.Locator($"{Answer} .deals-phone img").EvaluateAsync<int>("image => image.naturalWidth"));
        await page.SetViewportSizeAsync(1000, 800);
        await page.Locator($"{Answer} .deals-plot .main-svg").First.WaitForAsync();
        Assert.True(await page.Locator($"{Answer} .deals-static").IsHiddenAsync());
        Assert.Empty(faults);
    }

    /// <summary>Whether the reader has opened the appendix and all figures are drawn, or most are not yet.</summary>
    [Theory]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, false)]
    public async Task On_paper_no_figure_that_is_unfolded_is_missing_or_cut(ColorScheme scheme, bool isAwaited)
    {
        var (page, _) = await OpenAsync(Place.Index, new() { ColorScheme = scheme }, isAwaited);
        await using var context = page.Context;
        if (isAwaited)
            await page.Locator(".appendix > summary").ClickAsync();
        using var pdf = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4", Margin = new() { Top = "15mm", Bottom = "15mm", Left = "12mm", Right = "12mm" }, PrintBackground = true }));
        var notes = await page.EvaluateAsync<string[][]>("""
            () => [...document.querySelectorAll(".deals-figure")].filter(figure => !figure.closest("details:not([open])")).map(figure => {
              const address = figure.querySelector(".deals-static img").getAttribute("src");
              const still = new DOMParser().parseFromString(decodeURIComponent(address.slice(address.indexOf(",") + 1)), "image/svg+xml");
              // What is taller than the paper is broken over two pages.
              const { width, height } = still.documentElement.viewBox.baseVal;
              if (height / width > 267 / 186) return null;
              const lines = [...still.querySelectorAll("text")].map(text => text.textContent);
              return [still.querySelector("title").textContent, lines.findLast(line => line.startsWith("Dataset "))];
            }).filter(note => note)
            """);
        var pages = pdf.GetPages().Select(one => (Letters: LettersOf(one.Text), one.Width, Words: one.Letters)).ToList();
        Assert.Equal(isAwaited, pages.Any(one => one.Letters.Contains("Appendix", StringComparison.Ordinal)));
        // What stands at a figure's head and at its foot is on one page.
        var cut = notes.Where(note => !pages.Any(one => note.All(text => one.Letters.Contains(Start(text), StringComparison.Ordinal)))).Select(note => note[0]).ToList();
        Assert.Empty(cut);
        Assert.All(pages, one => Assert.All(one.Words, letter => Assert.InRange(letter.BoundingBox.Right, 0, one.Width)));

        static string Start(string text) => LettersOf(text)[..25];

        // Without ligatures.
        static string LettersOf(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKD).Where(letter => !char.IsWhiteSpace(letter)));
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Deals.BrowserTests.Browser))]

namespace Deals.BrowserTests;

/// <summary>One browser without a window for all tests; it reaches nothing but this machine.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Missing = "No browser: install chromium-headless-shell (or name one in DEALS_BROWSER).";
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>
    /// What axe finds serious or worse on a page, or in a part of it. A figure is an image with an alternative text: what it is drawn with
    /// is not what a screen reader reads, and of texts in a drawing axe tells no contrast, yet looking through it all takes a minute. So
    /// the drawings are empty while it looks.
    /// </summary>
    public static async Task<IReadOnlyList<string>> GraveFaultsAsync(IPage page, string? part = null)
    {
        await page.EvaluateAsync("() => { window.drawings = [...document.querySelectorAll('.main-svg')].map(drawing => [drawing, [...drawing.childNodes]]); window.drawings.forEach(([drawing]) => drawing.replaceChildren()); }");
        // What is wrong, and nothing of what is right: looking for words that lead to each element takes longer than the rest.
        var found = await page.Locator(part ?? "html").RunAxe(new() { ResultTypes = [ResultType.Violations], Selectors = false });
        await page.EvaluateAsync("() => window.drawings.forEach(([drawing, parts]) => drawing.replaceChildren(...parts))");
        return [.. found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html.Length > 200 ? node.Html[..200] : node.Html))}")];
    }

    private static string? Program { get; } =
        (Environment.GetEnvironmentVariable("DEALS_BROWSER") is { Length: > 0 } named ? [named] : Names)
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>A fresh profile in the browser; the test skips, by name, where there is no browser.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions? options = null)
    {
        if (Program is null && Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") == "1")
            Assert.Fail(Missing);
        Assert.SkipWhen(Program is null, Missing);
        return await browser!.NewContextAsync(options);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"],
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }
}

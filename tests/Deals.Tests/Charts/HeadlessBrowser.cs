using Deals.Tests.Runner;

namespace Deals.Tests.Charts;

/// <summary>A browser without a window and without a network, to see what a page becomes.</summary>
internal static class HeadlessBrowser
{
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome"];

    private static string? Found { get; } =
        (Environment.GetEnvironmentVariable("DEALS_BROWSER") is { Length: > 0 } named ? [named] : Names)
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>The page's document after its scripts have run, as HTML.</summary>
    /// <param name="html">The page.</param>
    /// <param name="cancellation">Ends the browser.</param>
    public static async Task<string> DocumentAfterAsync(string html, CancellationToken cancellation)
    {
        if (Found is null && Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") == "1")
            Assert.Fail("No browser: install chromium-headless-shell (or name one in DEALS_BROWSER).");
        Assert.SkipWhen(Found is null, "No browser: install chromium-headless-shell (or name one in DEALS_BROWSER).");

        var folder = Directory.CreateTempSubdirectory("deals-browser-");
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(page, html, cancellation);
            var run = await Command.ToEndAsync(Command.Start(folder.FullName, Found!, [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", "--window-size=1500,1000",
                "--virtual-time-budget=60000", "--dump-dom", new Uri(page).AbsoluteUri]));
            return run.Output.Length > 0 ? run.Output : throw new InvalidOperationException($"{Found} printed no document: {run.Errors}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

using Deals.Report.Browsers;
using Deals.Report.Pictures;

namespace Deals.Tests.Report;

/// <summary>The machine's browser; tests that need one skip by name where there is none.</summary>
internal static class Browsing
{
    private const string Missing = "No browser: install chromium-headless-shell (or name one in DEALS_BROWSER).";

    public static string Program()
    {
        var found = BrowserProgram.Find();
        if (found is null && Environment.GetEnvironmentVariable("DEALS_REQUIRE_ALL") == "1")
            Assert.Fail(Missing);
        Assert.SkipWhen(found is null, Missing);
        return found!;
    }
}

/// <summary>One painter for all tests of pictures.</summary>
public sealed class SharedPainter : IAsyncDisposable
{
    private readonly Lazy<Task<Painter>> painter = new(() => Painter.StartAsync(BrowserProgram.Find()!));

    /// <summary>The painter, started when it is first asked for.</summary>
    public Task<Painter> GetAsync()
    {
        Browsing.Program();
        return painter.Value;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (painter.IsValueCreated)
            await (await painter.Value).DisposeAsync();
    }
}

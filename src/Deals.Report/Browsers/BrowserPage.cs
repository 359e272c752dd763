using System.Text.Json;
using System.Text.Json.Nodes;

namespace Deals.Report.Browsers;

/// <summary>A page of a browser, for one user at a time.</summary>
public sealed class BrowserPage
{
    private readonly DevTools connection;
    private readonly string session;
    private readonly BrowserPatience patience;

    internal BrowserPage(DevTools connection, string session, BrowserPatience patience) => (this.connection, this.session, this.patience) = (connection, session, patience);

    /// <summary>Runs a script, waits for the promise it ends with, if it is one, and gives the value.</summary>
    /// <exception cref="BrowserException">The script threw, the browser is gone, or did not answer in time.</exception>
    public async Task<JsonElement> EvaluateAsync(string script, CancellationToken cancellation)
    {
        var result = await SendAsync("Runtime.evaluate", new() { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true }, cancellation).ConfigureAwait(false);
        if (result.TryGetProperty("exceptionDetails", out var fault))
        {
            var said = fault.TryGetProperty("exception", out var thrown) && thrown.TryGetProperty("description", out var description) ? description.GetString() : fault.GetProperty("text").GetString();
            throw new BrowserException($"The browser could not draw it: {said?.Split('\n')[0]}");
        }

        return result.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public async Task OpenFileAsync(string path, CancellationToken cancellation)
    {
        var loaded = connection.NextAsync(session, "Page.loadEventFired");
        var opened = await SendAsync("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri }, cancellation).ConfigureAwait(false);
        if (opened.TryGetProperty("errorText", out var error))
            throw new BrowserException($"The browser cannot open {path}: {error.GetString()}");
        try
        {
            await loaded.WaitAsync(patience.Print, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new BrowserException($"The browser did not finish loading {path}.");
        }
    }

    /// <summary>The size of the page's window in CSS pixels, and how many pixels of a picture one of them makes.</summary>
    public Task ResizeAsync(int width, int height, double scale, CancellationToken cancellation)
        => SendAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = scale, ["mobile"] = false }, cancellation);

    /// <summary>What the window shows, as PNG.</summary>
    public async Task<byte[]> CaptureAsync(CancellationToken cancellation)
        => (await SendAsync("Page.captureScreenshot", new() { ["format"] = "png", ["optimizeForSpeed"] = false }, cancellation).ConfigureAwait(false)).GetProperty("data").GetBytesFromBase64();

    /// <summary>The document printed as PDF.</summary>
    /// <param name="paper">What <c>Page.printToPDF</c> takes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<byte[]> PrintAsync(JsonObject paper, CancellationToken cancellation)
        => (await connection.SendAsync(session, "Page.printToPDF", paper, patience.Print, cancellation).ConfigureAwait(false)).GetProperty("data").GetBytesFromBase64();

    internal Task<JsonElement> SendAsync(string method, JsonObject? parameters, CancellationToken cancellation)
        => connection.SendAsync(session, method, parameters, patience.Answer, cancellation);
}

using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Deals.Report.Browsers;

/// <summary>
/// A browser without a window and without a network, in a profile of its own. It ends with this object, and also when this
/// process ends without a word, as its pipes close then.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>How long to wait for the end of what it says once it has ended: a program that it started may still hold the pipe.</summary>
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(2);

    private static readonly string[] Flags =
    [
        "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
        "--disable-default-apps", "--disable-extensions", "--disable-sync", "--mute-audio", "--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none",
        "--disable-lcd-text", "--host-resolver-rules=MAP * ~NOTFOUND", "--lang=en-US", "--remote-debugging-pipe",
    ];

    private readonly Process process;
    private readonly DevTools connection;
    private readonly DirectoryInfo profile;
    private readonly BrowserPatience patience;
    private readonly Task<string> lastWords;
    private bool isDisposed;

    private Browser(BrowserProcess started, DirectoryInfo profile, BrowserPatience patience)
    {
        (process, this.profile, this.patience) = (started.Process, profile, patience);
        connection = new(started.ToBrowser, started.FromBrowser);
        lastWords = LastWordsAsync(process.StandardError);
    }

    /// <summary>The product and version that the browser gives itself: "HeadlessChrome/156.0.8078.108".</summary>
    public string Version { get; private set; } = "";

    /// <summary>Starts a browser.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="patience">How long to wait for it; the usual when left out.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="BrowserException">It did not start, or not in time.</exception>
    public static async Task<Browser> StartAsync(string program, BrowserPatience? patience = null, CancellationToken cancellation = default)
    {
        patience ??= BrowserPatience.Usual;
        var profile = Directory.CreateTempSubdirectory("deals-browser-");
        Browser browser;
        try
        {
            browser = new(BrowserProcess.Start(program, profile.FullName, [.. Flags, .. AsRoot, "about:blank"]), profile, patience);
        }
        catch (Exception fault) when (fault is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
        {
            await DeleteAsync(profile).ConfigureAwait(false);
            throw new BrowserException($"The browser {program} did not start: {fault.Message}", fault);
        }

        try
        {
            var version = await browser.connection.SendAsync(null, "Browser.getVersion", null, patience.Start, cancellation).ConfigureAwait(false);
            browser.Version = version.GetProperty("product").GetString() ?? "";
            return browser;
        }
        catch (Exception fault)
        {
            // What it said is whole only once it has ended.
            await browser.DisposeAsync().ConfigureAwait(false);
            if (fault is not BrowserException)
                throw;
            var said = browser.lastWords.IsCompletedSuccessfully ? await browser.lastWords.ConfigureAwait(false) : "";
            throw new BrowserException($"The browser {program} did not start: {Beginning(fault.Message)}{(said.Length > 0 ? $" Its last words: “{said}”." : "")}", fault);
        }
    }

    /// <summary>Opens an empty page, which cannot reach any network.</summary>
    /// <exception cref="BrowserException">The browser refused, is gone, or did not answer in time.</exception>
    public async Task<BrowserPage> OpenAsync(CancellationToken cancellation)
    {
        var target = await SendAsync(null, "Target.createTarget", new() { ["url"] = "about:blank" }, cancellation).ConfigureAwait(false);
        var attached = await SendAsync(null, "Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, cancellation).ConfigureAwait(false);
        var page = new BrowserPage(connection, attached.GetProperty("sessionId").GetString()!, patience);
        await page.SendAsync("Page.enable", null, cancellation).ConfigureAwait(false);
        await page.SendAsync("Network.enable", null, cancellation).ConfigureAwait(false);
        await page.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = true, ["latency"] = 0, ["downloadThroughput"] = 0, ["uploadThroughput"] = 0 }, cancellation).ConfigureAwait(false);
        return page;
    }

    /// <summary>Puts a file beside the browser's profile, where it can be opened from; it goes with the browser.</summary>
    /// <returns>The file's path.</returns>
    public async Task<string> KeepAsync(string name, byte[] contents, CancellationToken cancellation)
    {
        var path = Path.Combine(profile.FullName, name);
        await File.WriteAllBytesAsync(path, contents, cancellation).ConfigureAwait(false);
        return path;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
            return;
        isDisposed = true;
        try
        {
            // Takes the browser and all of its own processes.
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It had ended by itself.
        }

        await connection.DisposeAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        await Task.WhenAny(lastWords, Task.Delay(LongestGoodbye)).ConfigureAwait(false);
        process.Dispose();
        await DeleteAsync(profile).ConfigureAwait(false);
    }

    private Task<System.Text.Json.JsonElement> SendAsync(string? session, string method, JsonObject parameters, CancellationToken cancellation)
        => connection.SendAsync(session, method, parameters, patience.Answer, cancellation);

    private static string Beginning(string message) => message.StartsWith("The browser ", StringComparison.Ordinal) ? $"it {message["The browser ".Length..]}" : message;

    /// <summary>Chromium refuses to run as root with its sandbox on; everyone else keeps it.</summary>
    private static string[] AsRoot => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];

    /// <summary>Reads to the end what it says, so that it never blocks on saying it, and keeps the last line.</summary>
    private static async Task<string> LastWordsAsync(StreamReader errors)
    {
        var last = "";
        try
        {
            while (await errors.ReadLineAsync().ConfigureAwait(false) is { } line)
                last = string.IsNullOrWhiteSpace(line) ? last : line.Trim();
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // Closed with the process.
        }

        return last;
    }

    private static async Task DeleteAsync(DirectoryInfo profile)
    {
        // Its processes write to it until the last of them is gone.
        for (var attempt = 0; attempt < 40 && Directory.Exists(profile.FullName); attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(50).ConfigureAwait(false);
            }
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Deals.Notebooks.Hosting;

namespace Deals.Report.Browsers;

/// <summary>
/// A browser without a window and without a network, in a profile of its own. It ends with this object, and also when this
/// process ends without a word.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";

    /// <summary>
    /// Waits for the end of either the browser or our standard input, which closes with this process however that ends, and
    /// then ends the other. Debian's program is a script that starts the browser and waits: when this process was ended from
    /// outside, the browser itself is found by the profile on its command line, and nobody else is left to delete that.
    /// </summary>
    private const string Watched = """
        exec 3<&0
        "$@" 3<&- </dev/null &
        browser=$!
        (
          read -r _ <&3
          trap '' TERM
          kill -9 $browser
          read -r self _ </proc/self/stat
          for each in /proc/[0-9]*; do
            id=${each#/proc/}
            [ "$id" != "$self" ] && [ "$id" != "$$" ] && grep -qF -- "--user-data-dir=$0" "$each/cmdline" && kill -9 "$id"
          done
          rm -rf "$0"
        ) >/dev/null 2>&1 &
        watch=$!
        wait $browser
        code=$?
        kill $watch 2>/dev/null
        exit $code
        """;

    private static readonly string[] Flags =
    [
        "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
        "--disable-default-apps", "--disable-extensions", "--disable-sync", "--mute-audio", "--hide-scrollbars", "--force-color-profile=srgb", "--font-render-hinting=none",
        "--disable-lcd-text", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--lang=en-US", "--remote-debugging-address=127.0.0.1", "--remote-debugging-port=0",
    ];

    private readonly Process process;
    private readonly DirectoryInfo profile;
    private readonly BrowserPatience patience;
    private DevTools? connection;
    private bool isDisposed;

    private Browser(Process process, DirectoryInfo profile, BrowserPatience patience, TaskCompletionSource<Uri> address)
    {
        (this.process, this.profile, this.patience) = (process, profile, patience);
        _ = ReadErrorsAsync(address);
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
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        Browser? browser = null;
        try
        {
            browser = new(Start(program, profile.FullName), profile, patience, address);
            Uri listening;
            try
            {
                listening = await address.Task.WaitAsync(patience.Start, cancellation).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw new BrowserException(string.Create(CultureInfo.InvariantCulture, $"The browser {program} did not start within {patience.Start.TotalSeconds:0.#} s."));
            }

            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(patience.Start);
            browser.connection = await DevTools.ConnectAsync(listening, time.Token).ConfigureAwait(false);
            var version = await browser.connection.SendAsync(null, "Browser.getVersion", null, patience.Start, cancellation).ConfigureAwait(false);
            browser.Version = version.GetProperty("product").GetString() ?? "";
            return browser;
        }
        catch (Exception fault)
        {
            if (browser is not null)
                await browser.DisposeAsync().ConfigureAwait(false);
            else
                Delete(profile);
            cancellation.ThrowIfCancellationRequested();
            throw fault is BrowserException ? fault : new BrowserException($"The browser {program} did not start: {fault.Message}", fault);
        }
    }

    /// <summary>Opens an empty page, which cannot reach any network.</summary>
    /// <exception cref="BrowserException">The browser refused, is gone, or did not answer in time.</exception>
    public async Task<BrowserPage> OpenAsync(CancellationToken cancellation)
    {
        var target = await SendAsync(null, "Target.createTarget", new() { ["url"] = "about:blank" }, cancellation).ConfigureAwait(false);
        var attached = await SendAsync(null, "Target.attachToTarget", new() { ["targetId"] = target.GetProperty("targetId").GetString(), ["flatten"] = true }, cancellation).ConfigureAwait(false);
        var page = new BrowserPage(connection!, attached.GetProperty("sessionId").GetString()!, patience);
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
        if (connection is not null)
            await connection.DisposeAsync().ConfigureAwait(false);
        try
        {
            // Takes the watching shell, the browser and all of the browser's own processes.
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It had ended by itself.
        }

        await process.WaitForExitAsync().ConfigureAwait(false);
        process.Dispose();
        Delete(profile);
    }

    private Task<System.Text.Json.JsonElement> SendAsync(string? session, string method, JsonObject parameters, CancellationToken cancellation)
        => connection!.SendAsync(session, method, parameters, patience.Answer, cancellation);

    private static Process Start(string program, string profile)
    {
        // Chromium refuses to run as root with its sandbox on; everyone else keeps it.
        string[] asRoot = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? ["--no-sandbox"] : [];
        string[] arguments = [.. Flags, .. asRoot, $"--user-data-dir={profile}", "about:blank"];
        // On Windows a job does what the shell does elsewhere.
        if (OperatingSystem.IsWindows())
            ProcessGroup.Lead();
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo(program, arguments) : new ProcessStartInfo("/bin/sh", ["-c", Watched, profile, program, .. arguments]);
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = true;
        start.CreateNoWindow = true;
        // Pictures do not depend on where they are made.
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C.UTF-8";
        var process = Process.Start(start) ?? throw new BrowserException($"The browser {program} did not start.");
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    /// <summary>Reads to the end what it says, so that it never blocks on saying it; the address is among the first lines.</summary>
    private async Task ReadErrorsAsync(TaskCompletionSource<Uri> address)
    {
        var last = "";
        try
        {
            while (await process.StandardError.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                if (line.StartsWith(Listening, StringComparison.Ordinal) && Uri.TryCreate(line[Listening.Length..].Trim(), UriKind.Absolute, out var listening))
                    address.TrySetResult(listening);
                else if (!string.IsNullOrWhiteSpace(line))
                    last = line;
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed with the process.
        }

        address.TrySetException(new BrowserException($"The browser ended when it was started{(last.Length > 0 ? $"; its last words: “{last}”" : "")}."));
    }

    private static void Delete(DirectoryInfo profile)
    {
        // Its processes write to it until the last of them is gone.
        for (var attempt = 0; attempt < 20 && Directory.Exists(profile.FullName); attempt++)
        {
            try
            {
                profile.Delete(recursive: true);
            }
            catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(50);
            }
        }
    }
}

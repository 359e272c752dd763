using System.Diagnostics;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Net.WebSockets;
using Deals.Tests;
using Deals.Tests.Runner;
using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>The page is served to its reader and to nobody else, whatever is asked of it, and to nobody once its starter is gone.</summary>
public sealed class WhatIfServerTests(Browser browser, WhatIfSite site)
{
    /// <summary>The end of the test, or of patience with what has been asked.</summary>
    private static CancellationToken Ends
    {
        get
        {
            var ends = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            ends.CancelAfter(TimeSpan.FromMinutes(2));
            return ends.Token;
        }
    }

    [Theory]
    [InlineData("../../Analysis.sln")]
    [InlineData("..%2fAnalysis.sln")]
    [InlineData("%2e%2e/%2e%2e/Analysis.sln")]
    [InlineData("%252e%252e/Analysis.sln")]
    [InlineData("../Deals.WhatIf.Server.dll")]
    [InlineData("..%5cDeals.WhatIf.Server.dll")]
    [InlineData("/etc/passwd")]
    [InlineData("live//etc/passwd")]
    [InlineData("whatif.css%00.js")]
    public async Task It_serves_nothing_outside_its_folder(string target) => Assert.Matches("^HTTP/1.1 40[034]", await AskAsync($"GET {{1}}{target} HTTP/1.1\r\nHost: {{0}}\r\nConnection: close\r\n\r\n"));

    [Theory]
    [InlineData("example.org")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.example.org:{2}")]
    public async Task It_refuses_a_foreign_host_even_with_the_key(string host) => Assert.StartsWith("HTTP/1.1 421", await AskAsync($"GET {{1}} HTTP/1.1\r\nHost: {host}\r\n\r\n"));

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("http://localhost:1")]
    [InlineData("https://{0}")]
    [InlineData("null")]
    public async Task It_refuses_what_another_page_asks_even_with_the_key(string origin)
    {
        Assert.StartsWith("HTTP/1.1 403", await AskAsync($"GET {{1}} HTTP/1.1\r\nHost: {{0}}\r\nOrigin: {origin}\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 403", await AskAsync($"GET {{1}}_blazor HTTP/1.1\r\nHost: {{0}}\r\nOrigin: {origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/whatif.css")]
    [InlineData("/_blazor/negotiate")]
    [InlineData("/AAAAAAAAAAAAAAAAAAAAAA/")]
    [InlineData("/AAAAAAAAAAAAAAAAAAAAAA/_framework/blazor.web.js")]
    [InlineData("/favicon.ico")]
    public async Task Without_the_key_it_says_where_the_key_is_and_nothing_else(string target)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(new Uri(await site.AddressAsync()), target), Ends);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(Ends);
        Assert.Contains("the address with its key", text);
        Assert.DoesNotContain(new Uri(await site.AddressAsync()).AbsolutePath.Trim('/'), text);
    }

    [Theory]
    [InlineData("POST {1} HTTP/1.1\r\nHost: {0}\r\nContent-Length: 0\r\n\r\n", "405")]
    [InlineData("DELETE {1}whatif.css HTTP/1.1\r\nHost: {0}\r\n\r\n", "405")]
    [InlineData("POST {1}_blazor/disconnect HTTP/1.1\r\nHost: {0}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\n", "400")]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("GET {1} HTTP/1.1\r\n\r\n", "400")]
    [InlineData("GET {1}no-such-page HTTP/1.1\r\nHost: {0}\r\n\r\n", "404")]
    [InlineData("HEAD {1}whatif.css HTTP/1.1\r\nHost: {0}\r\nConnection: close\r\n\r\n", "200")]
    public async Task It_answers_what_is_no_plain_request_with_its_code(string request, string code) => Assert.StartsWith($"HTTP/1.1 {code}", await AskAsync(request));

    [Theory]
    [InlineData(1, 20_000, 431)]
    [InlineData(100, 1, 431)]
    [InlineData(1, 0, 200)]
    public async Task It_reads_no_more_headers_than_a_browser_sends(int count, int length, int code)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(at => $"X-{at}: {new string('x', length)}\r\n"));
        Assert.StartsWith($"HTTP/1.1 {code}", await AskAsync($"GET {{1}} HTTP/1.1\r\nHost: {{0}}\r\n{headers}Connection: close\r\n\r\n"));
    }

    [Fact]
    public async Task It_answers_on_loopback_only()
    {
        var port = new Uri(await site.AddressAsync()).Port;
        var bound = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(end => end.Port == port).ToList();
        Assert.NotEmpty(bound);
        Assert.All(bound, end => Assert.Equal(IPAddress.Loopback, end.Address));
    }

    [Fact]
    public async Task A_file_is_asked_for_every_time_and_sent_only_when_it_changed()
    {
        using var http = new HttpClient();
        var address = new Uri(new Uri(await site.AddressAsync()), "whatif.css");
        using var first = await http.GetAsync(address, Ends);
        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        Assert.Equal("text/css", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, await CodeAsync(request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(request => request.Headers.IfNoneMatch.ParseAdd("\"another\"")));
        Assert.Equal(HttpStatusCode.NotModified, await CodeAsync(request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified));
        Assert.Equal(HttpStatusCode.OK, await CodeAsync(request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified!.Value.AddDays(-1)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await CodeAsync(request => request.Headers.IfMatch.ParseAdd("\"another\"")));
        // What it was when it was last read says nothing of the page itself.
        using var page = await http.GetAsync(new Uri(await site.AddressAsync()), Ends);
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Null(page.Headers.ETag);

        async Task<HttpStatusCode> CodeAsync(Action<HttpRequestMessage> condition)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            condition(request);
            using var answer = await http.SendAsync(request, Ends);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task Only_VS_Code_and_what_this_machine_serves_may_show_it_within_itself()
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(await site.AddressAsync()), Ends);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'self' vscode-webview: vscode-file: http://127.0.0.1:* http://localhost:*", policy);
        Assert.False(answer.Headers.Contains("X-Frame-Options")); // it would be narrower than the policy
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_message_of_a_megabyte_ends_its_connection_and_no_other()
    {
        using var socket = new ClientWebSocket();
        var address = await site.AddressAsync();
        await socket.ConnectAsync(new($"{address.Replace("http:", "ws:", StringComparison.Ordinal)}_blazor"), Ends);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, endOfMessage: true, Ends);
        // A message's length comes first, seven bits a byte.
        await socket.SendAsync((byte[])[0x80, 0x80, 0x40, .. new byte[1_048_576]], WebSocketMessageType.Binary, endOfMessage: true, Ends);
        var said = new StringBuilder();
        var buffer = new byte[8192];
        try
        {
            while (await socket.ReceiveAsync(buffer, Ends) is { MessageType: not WebSocketMessageType.Close } part)
                said.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
        }
        catch (WebSocketException)
        {
            // Closed without ceremony.
        }

        Assert.Contains("maximum message size", said.ToString());
        using var http = new HttpClient();
        Assert.Contains("blazor.web.js", await http.GetStringAsync(new Uri(address), Ends));
    }

    [Fact]
    public async Task Two_hundred_idle_connections_under_256_descriptors_keep_nobody_out_for_long()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        using var command = StartWithFewFiles();
        var idle = new List<Socket>();
        try
        {
            var address = await WhatIfSite.AddressOfAsync(command);
            for (var at = 0; at < 200; at++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                idle.Add(socket);
                try
                {
                    await socket.ConnectAsync(IPAddress.Loopback, address.Port, Ends);
                }
                catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionReset)
                {
                    // Closed as soon as it was open: that is how one too many ends.
                }
            }

            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
            var began = Stopwatch.StartNew();
            string? page = null;
            while (page is null && began.Elapsed < TimeSpan.FromMinutes(1))
            {
                try
                {
                    page = await http.GetStringAsync(address, Ends);
                }
                // Closed between opening and asking, HttpClient passes on the socket's own exception.
                catch (Exception busy) when (busy is HttpRequestException or TaskCanceledException or SocketException)
                {
                    await Task.Delay(500, Ends);
                }
            }

            Assert.Contains("blazor.web.js", page);
            Assert.False(command.HasExited);
        }
        finally
        {
            idle.ForEach(socket => socket.Dispose());
            command.Kill();
        }
    }

    [Fact]
    public async Task Pages_that_went_away_without_a_word_are_forgotten_and_one_too_many_is_told_so()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        const int MoreThanThereIsRoomFor = 10;
        using var command = StartWithFewFiles();
        try
        {
            // The tabs of one browser, which shares its connections among them.
            var address = (await WhatIfSite.AddressOfAsync(command)).AbsoluteUri;
            await using var context = await browser.NewContextAsync();
            context.SetDefaultTimeout(120_000);
            await context.RouteAsync("**/_blazor/disconnect*", route => route.AbortAsync());
            for (var at = 0; at < MoreThanThereIsRoomFor; at++)
            {
                var (page, said) = await OpenAsync(context, address);
                Assert.Null(said);
                await page.CloseAsync();
            }

            await context.UnrouteAllAsync();
            var open = new List<IPage>();
            string? refusal = null;
            while (refusal is null && open.Count < MoreThanThereIsRoomFor)
            {
                (var page, refusal) = await OpenAsync(context, address);
                open.Add(page);
            }

            Assert.Matches("^This page is open [0-9]+ times already.* Close one of them", refusal);
            await open[^1].CloseAsync();
            await open[0].GotoAsync("about:blank");
            Assert.Null((await OpenAsync(context, address)).Refusal);
        }
        finally
        {
            command.Kill();
        }

        static async Task<(IPage Page, string? Refusal)> OpenAsync(IBrowserContext context, string address)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(address);
            await page.WaitForFunctionAsync("() => document.documentElement.dataset.ready === 'yes' || document.querySelector('.failure [role=alert]')");
            return (page, await page.EvaluateAsync<string?>("() => document.querySelector('.failure [role=alert]')?.textContent ?? null"));
        }
    }

    [Fact]
    public async Task It_ends_with_the_command_however_that_ends()
    {
        using var command = WhatIfSite.Start(["whatif", "--no-browser", "--port", WhatIfSite.FreePort().ToString(CultureInfo.InvariantCulture)]);
        var address = await WhatIfSite.AddressOfAsync(command);
        command.Kill(); // it alone: nobody tells its child
        var began = Stopwatch.StartNew();
        while (IsListening(address.Port))
        {
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(30), "The page is served by nobody's child.");
            await Task.Delay(100, Ends);
        }
    }

    /// <summary>The command where a program may open few files, as on some machines, with deals that are soon shown.</summary>
    private static Process StartWithFewFiles()
        => Command.Start(Repository.Root, "sh", ["-c", "ulimit -n 256; exec \"$0\" \"$1\" whatif --no-browser --dataset tests/data/tower-lease", Command.Dotnet, Command.Program]);

    private static bool IsListening(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(end => end.Port == port);

    /// <summary>Sends bytes as they are, with the host, the path with the key and the port in their places; the first line of the answer.</summary>
    private async Task<string> AskAsync(string request)
    {
        var address = new Uri(await site.AddressAsync());
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Ends);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Format(CultureInfo.InvariantCulture, request, address.Authority, address.AbsolutePath, address.Port)), Ends);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync(Ends) ?? "";
    }
}

using Deals.Data;
using Deals.Tests;
using Deals.Tests.Runner;
using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>Where the page stands and who may use it: without a network, in a sub-folder, by keyboard, by screen reader.</summary>
public sealed class WhatIfPlaceTests(Browser browser, WhatIfSite site)
{
    [Fact]
    public async Task Once_loaded_the_published_page_works_without_a_network_and_no_request_ever_leaves_the_origin()
    {
        var address = await site.PublishedAsync();
        await using var open = await WhatIfPage.OpenAsync(browser, address);
        await open.SettledAsync();
        await open.Page.Context.SetOfflineAsync(true);
        var loaded = open.Requests.Count;
        await open.SlideAsync("revenue_2030", 0);
        foreach (var tab in new[] { "Tornado", "Windows", "Beside", "BreakEven", "Overview" })
        {
            await open.Page.ClickAsync($"#tab-{tab}");
            await open.SettledAsync();
        }

        await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync("#sheet-cap [data-export=png]"));
        await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync("#download"));
        Assert.DoesNotContain(open.Requests.Skip(loaded), request => request.StartsWith("http", StringComparison.Ordinal));
        Assert.All(open.Requests, request => Assert.True(request.StartsWith(address, StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal) || request.StartsWith("blob:", StringComparison.Ordinal), request));
        await open.Page.Context.SetOfflineAsync(false);
        await The_policy_lets_no_script_in_that_is_not_the_pages_own(open, (await open.Page.GetAttributeAsync("meta[http-equiv=Content-Security-Policy]", "content"))!, Host.Browser);
    }

    [Fact]
    public async Task Without_plotly_the_sliders_move_and_the_page_says_what_is_missing_until_it_arrives()
    {
        await using var open = await WhatIfPage.NewAsync(browser);
        await open.Page.RouteAsync("**/plotly.min.js", route => route.AbortAsync());
        await open.GoToAsync(await site.AddressAsync());
        await open.SettledAsync();
        Assert.Contains("did not arrive", await open.Page.InnerTextAsync("#sheet-verdicts .why"));
        Assert.True(await open.Page.IsVisibleAsync("#sheet-bridge .live svg"));
        var before = await open.SaidAsync();
        await open.SlideAsync("revenue_2030", 0);
        Assert.NotEqual(before, await open.SaidAsync());
        await open.Page.ClickAsync("#sheet-cap [data-export=svg]");
        await open.Page.WaitForFunctionAsync("() => document.getElementById('message').textContent.includes('did not arrive')");
        await open.Page.UnrouteAllAsync();
        await open.SlideAsync("revenue_2030", 10);
        await open.SettledAsync();
        Assert.True(await open.Page.IsVisibleAsync("#sheet-bridge .main-svg >> nth=0"));
        Assert.True(await open.Page.IsVisibleAsync("#sheet-verdicts .main-svg >> nth=0"));
        Assert.False(await open.Page.IsVisibleAsync("#sheet-verdicts .why"));
    }

    [Fact]
    public async Task The_policy_of_the_served_page_lets_no_script_in_that_is_not_the_pages_own()
    {
        var address = await site.AddressAsync();
        await using var open = await WhatIfPage.OpenAsync(browser, address);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken);
        await The_policy_lets_no_script_in_that_is_not_the_pages_own(open, answer.Headers.GetValues("Content-Security-Policy").Single(), Host.Program);
    }

    private static async Task The_policy_lets_no_script_in_that_is_not_the_pages_own(WhatIfPage open, string policy, Host computes)
    {
        var scripts = policy.Split(';').Single(part => part.Trim().StartsWith("script-src", StringComparison.Ordinal));
        Assert.DoesNotContain("unsafe-inline", scripts);
        Assert.DoesNotContain("'unsafe-eval'", scripts);
        Assert.Equal(computes == Host.Browser, scripts.Contains("'wasm-unsafe-eval'", StringComparison.Ordinal));
        Assert.Contains("connect-src 'self'", policy);
        Assert.Empty(open.Errors);
        await open.Page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.taken = true'; document.body.append(script); }");
        Assert.False(await open.Page.EvaluateAsync<bool>("() => window.taken === true"));
        Assert.Equal("blocked", await open.Page.EvaluateAsync<string>("() => fetch('http://localhost:1/').then(() => 'sent', () => 'blocked')"));
    }

    [Theory]
    [InlineData(390, ColorScheme.Dark)]
    [InlineData(1440, ColorScheme.Light)]
    public async Task Nothing_serious_keeps_anyone_from_using_it(int width, ColorScheme scheme)
    {
        await using var open = await WhatIfPage.OpenAsync(browser, await site.AddressAsync(), new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        foreach (var tab in new[] { "Overview", "Tornado", "Windows", "Beside", "BreakEven", "a figure alone, as in a notebook" })
        {
            if (tab.Contains(' ', StringComparison.Ordinal))
                await open.Page.EvaluateAsync("() => { location.hash = 'figure=bridge'; }");
            else
                await open.Page.ClickAsync($"#tab-{tab}");
            await open.SettledAsync();
            // What is not in the view is the same on every tab.
            Assert.Equal((tab, ""), (tab, string.Join('\n', await Browser.GraveFaultsAsync(open.Page, tab == "Overview" || tab.Contains(' ', StringComparison.Ordinal) ? null : "#view"))));
        }
    }

    [Fact]
    public async Task Nothing_is_wider_than_the_window()
    {
        await using var open = await WhatIfPage.OpenAsync(browser, await site.AddressAsync());
        foreach (var tab in new[] { "Overview", "Tornado", "Windows", "Beside", "BreakEven" })
        {
            await open.Page.ClickAsync($"#tab-{tab}");
            foreach (var width in new[] { 390, 820, 1440 })
            {
                await open.Page.SetViewportSizeAsync(width, 900);
                await open.ShownAsync();
                Assert.True(await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{tab} is wider than a window of {width}");
            }
        }
    }

    [Fact]
    public async Task All_is_reached_and_moved_by_keyboard_and_where_one_is_can_be_seen()
    {
        await using var open = await WhatIfPage.OpenAsync(browser, await site.AddressAsync());
        await open.Page.FocusAsync("#tab-Overview");
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await open.Page.WaitForFunctionAsync("() => document.activeElement.id === 'tab-Tornado'");
        await open.Page.Keyboard.PressAsync("Home");
        await open.Page.WaitForFunctionAsync("() => document.activeElement.id === 'tab-Overview'");
        await open.Page.FocusAsync("#s-revenue_2030");
        var before = await open.Page.GetAttributeAsync("#s-revenue_2030", "aria-valuetext");
        await open.Page.Keyboard.PressAsync("ArrowRight");
        await open.ShownAsync();
        Assert.NotEqual(before, await open.Page.GetAttributeAsync("#s-revenue_2030", "aria-valuetext"));
        Assert.StartsWith("$", await open.Page.GetAttributeAsync("#s-revenue_2030", "aria-valuetext"));
        Assert.Contains("set.revenue_2030", await open.FragmentAsync());
        Assert.NotEqual("none", await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        // From the top, Tab comes to every kind of control.
        await open.Page.EvaluateAsync("() => { document.activeElement.blur(); window.scrollTo(0, 0); }");
        var reached = new HashSet<string>();
        for (var at = 0; at < 80; at++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            reached.Add(await open.Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.dataset.export || document.activeElement.tagName"));
        }

        Assert.Superset(new HashSet<string> { "scenario", "baseline", "party", "count", "download", "upload", "tab-Overview", "svg", "png", "s-agi_date", "SUMMARY" }, reached);
    }

    [Fact]
    public async Task It_works_from_a_sub_folder_of_any_host()
    {
        await using var host = new SubFolderHost("some/deep/folder/", await site.FolderAsync(), Repository.PathOf("tests", "data"), ["league-rights"]);
        await using var open = await WhatIfPage.OpenAsync(browser, host.Address);
        await open.SettledAsync();
        Assert.True(await open.Page.IsVisibleAsync("#sheet-bridge .main-svg"));
        Assert.All(open.Requests.Where(request => request.StartsWith("http", StringComparison.Ordinal)), request => Assert.StartsWith(host.Address, request));
        Assert.Empty(open.Errors);
    }

    [Fact]
    public async Task Deals_without_money_open_with_their_rights_and_others_are_chosen_on_the_page()
    {
        await using var host = new SubFolderHost("page/", await site.FolderAsync(), Repository.PathOf("tests", "data"), ["drug-licence", "league-rights"]);
        await using var open = await WhatIfPage.OpenAsync(browser, host.Address);
        await open.SettledAsync();
        Assert.True(await open.Page.IsVisibleAsync("#sheet-windows .main-svg"));
        Assert.False(await open.Page.IsVisibleAsync("#sheet-windows .why"));
        await open.Page.ClickAsync("#tab-Overview");
        await open.SettledAsync();
        Assert.Contains("view=overview", await open.FragmentAsync());
        Assert.Contains("has no ledger", await open.Page.InnerTextAsync("#sheet-bridge .why"));
        await open.Page.SelectOptionAsync("#dataset", "league-rights");
        await open.Page.WaitForSelectorAsync("#sheet-bridge .main-svg");
        await open.SettledAsync();
        var league = await Dataset.Find(Repository.PathOf("tests", "data", "league-rights")).ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal($"What if? {league.Title}", await open.Page.InnerTextAsync("h1"));
        Assert.Contains("dataset=league-rights", await open.FragmentAsync());
        Assert.StartsWith(league.Money().Outcomes().MostAffected.ShortName, await open.Page.GetAttributeAsync("#sheet-bridge .picture", "aria-label"));
        Assert.Empty(open.Errors);
    }

    [Theory]
    [InlineData(2, "no_such", "whatif", "--scenario", "no_such")]
    [InlineData(2, "no_such", "whatif", "--set", "assume=no_such=1")]
    [InlineData(2, "takes assumptions only", "whatif", "--set", "rate=1")]
    [InlineData(2, "revenue_2030 goes from", "whatif", "--set", "assume=revenue_2030=1e12")]
    [InlineData(2, "nowhere", "whatif", "--dataset", "nowhere")]
    [InlineData(2, "--port", "whatif", "--port", "70000")]
    [InlineData(2, "--publish", "whatif", "--compiled")]
    public async Task The_command_refuses_what_cannot_be_in_a_sentence(int exitCode, string word, params string[] arguments)
    {
        var run = await CommandAfterCommand.DealsAsync(Repository.Root, [.. arguments, "--no-browser"]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(word, run.Errors);
    }

    /// <summary>The files are the same whatever was set; the address is what holds it.</summary>
    [Fact]
    public async Task A_page_that_is_published_says_at_which_address_it_opens_as_it_was_set()
    {
        var folder = Directory.CreateTempSubdirectory("deals-whatif-");
        try
        {
            var (code, output, error) = await WhatIfSite.RunAsync("whatif", "--publish", folder.FullName, "--set", "assume=agi_date=2029-01-01");
            Assert.True(code == 0, error);
            Assert.EndsWith("at index.html#dataset=openai-clouds&set.agi_date=2029-01-01", output.TrimEnd());
            Assert.True(File.Exists(Path.Combine(folder.FullName, "index.html")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_the_workload_that_compiles_the_page_the_command_says_how_to_get_it()
    {
        var dotnet = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location)))!;
        Assert.SkipWhen(Directory.Exists(Path.Combine(dotnet, "..", "packs", "Microsoft.NET.Runtime.WebAssembly.Sdk")), "The workload is installed here.");
        var (code, _, error) = await WhatIfSite.RunAsync("whatif", "--compiled", "--publish", Path.Combine(Path.GetTempPath(), "deals-whatif-none"));
        Assert.Equal(3, code);
        Assert.Contains("dotnet workload install wasm-tools", error);
    }
}

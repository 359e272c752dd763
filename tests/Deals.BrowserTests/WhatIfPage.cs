using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>The page open in a fresh browser profile, with what it asked the network for and what went wrong in it.</summary>
internal sealed class WhatIfPage : IAsyncDisposable
{
    private readonly IBrowserContext context;

    private WhatIfPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    public List<string> Requests { get; } = [];

    /// <summary>Errors on the console, and violations of the policy among them.</summary>
    public List<string> Errors { get; } = [];

    public static async Task<WhatIfPage> OpenAsync(Browser browser, string address, BrowserNewContextOptions? options = null)
    {
        var open = await NewAsync(browser, options);
        await open.GoToAsync(address);
        return open;
    }

    /// <summary>A fresh profile, with nothing open yet.</summary>
    public static async Task<WhatIfPage> NewAsync(Browser browser, BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        var open = new WhatIfPage(context, await context.NewPageAsync());
        // Other tests use the same few processors.
        open.Page.SetDefaultTimeout(120_000);
        open.Page.Request += (_, request) => open.Requests.Add(request.Url);
        open.Page.PageError += (_, error) => open.Errors.Add(error);
        open.Page.Console += (_, said) =>
        {
            if (said.Type == "error")
                open.Errors.Add(said.Text);
        };
        return open;
    }

    /// <summary>Opens the page and waits until its sliders move.</summary>
    public async Task GoToAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.WaitForFunctionAsync("() => document.documentElement.dataset.ready === 'yes' && document.documentElement.dataset.shown !== undefined", null, new() { Timeout = 90_000 });
    }

    /// <summary>What comes after # in the address.</summary>
    public async Task<string> FragmentAsync()
    {
        await HeardAsync();
        return await Page.EvaluateAsync<string>("() => location.hash.slice(1)");
    }

    /// <summary>Waits until the sheets that follow a slider are painted for the present address.</summary>
    public async Task ShownAsync()
    {
        await HeardAsync();
        await Page.WaitForFunctionAsync("() => document.documentElement.dataset.shown === location.hash.slice(1)", null, new() { Timeout = 60_000 });
    }

    /// <summary>Waits until everything is painted.</summary>
    public async Task SettledAsync()
    {
        await HeardAsync();
        await Page.WaitForFunctionAsync("() => document.documentElement.dataset.settled === location.hash.slice(1) && !document.querySelector('.waits')", null, new() { Timeout = 60_000 });
    }

    /// <summary>Moves a slider as a hand does: through positions, and then lets go.</summary>
    public async Task SlideAsync(string assumption, int position)
    {
        await MoveAsync(assumption, position);
        await ShownAsync();
    }

    /// <summary>The same, without waiting until what follows it is painted.</summary>
    public Task MoveAsync(string assumption, int position)
        => Page.EvaluateAsync(
            """
            ([id, position]) => {
              const slider = document.getElementById("s-" + id);
              slider.value = position;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
              slider.dispatchEvent(new Event("change", { bubbles: true }));
            }
            """, new object[] { assumption, position });

    /// <summary>All that the page says of a scenario: its numbers, and its figures in words.</summary>
    public async Task<string> SaidAsync()
    {
        await HeardAsync();
        return await Page.EvaluateAsync<string>(
            "() => [...document.querySelectorAll('.number')].map(each => each.id + ' ' + each.textContent).concat([...document.querySelectorAll('.picture')].map(each => each.getAttribute('aria-label')), [...document.querySelectorAll('.row output')].map(each => each.id + ' ' + each.textContent)).join('\\n')");
    }

    public async Task<string> MessageAsync() => await Page.Locator("#message").IsVisibleAsync() ? await Page.Locator("#message").InnerTextAsync() : "";

    public async Task<string> NumberAsync(Party party, Regime baseline) => await Page.Locator($"[id='d-{party.Id}-{baseline.Id}']").InnerTextAsync();

    /// <summary>A page that is computed elsewhere: what was done to it has been heard there, and answered. Who computes may be gone: it is not waited for without end.</summary>
    private async Task HeardAsync()
        => await Page.EvaluateAsync("async () => { if (document.getElementById('components-reconnect-modal')) await (await import(new URL('served.js', document.baseURI))).answered(); }").WaitAsync(TimeSpan.FromMinutes(2));

    public ValueTask DisposeAsync() => new(context.CloseAsync());
}

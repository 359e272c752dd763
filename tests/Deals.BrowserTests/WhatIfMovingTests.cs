using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>While a slider moves the page draws the charts itself, and plotly.js when it rests: a reader sees no change.</summary>
public sealed class WhatIfMovingTests(Browser browser, WhatIfSite site)
{
    /// <summary>In percent: the edges of columns that touch are smoothed in another way.</summary>
    private const double MostPixels = 0.3;

    [Theory]
    [InlineData("Overview", "revenue_2030", 1440, ColorScheme.Light)]
    [InlineData("Overview", "agi_date", 1440, ColorScheme.Dark)]
    [InlineData("Overview", "revenue_2030", 390, ColorScheme.Light)]
    [InlineData("Windows", "agi_date", 1440, ColorScheme.Light)]
    [InlineData("Windows", "agi_date", 390, ColorScheme.Dark)]
    public async Task A_chart_looks_the_same_while_the_slider_moves_and_when_it_rests(string view, string slider, int width, ColorScheme scheme)
    {
        await using var open = await WhatIfPage.OpenAsync(browser, $"{await site.AddressAsync()}#view={view.ToLowerInvariant()}", new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        await open.SettledAsync();
        // What stands above a chart says more when the slider rests, and moves it by a part of a pixel.
        await open.Page.AddStyleTagAsync(new() { Content = ".answer, .verdicts, .bar { display: none !important }" });
        await open.Page.EvaluateAsync("id => { const slider = document.getElementById('s-' + id); slider.value = Math.round(slider.max * 0.7); slider.dispatchEvent(new Event('input', { bubbles: true })); }", slider);
        await open.Page.WaitForFunctionAsync("() => performance.getEntriesByName('slide-to-paint').length > 0");
        var moving = await open.Page.Locator(".sheet.moves").EvaluateAllAsync<string[]>("sheets => sheets.map(sheet => sheet.id)");
        Assert.Equal(view == "Overview" ? ["sheet-bridge", "sheet-flows", "sheet-cap"] : ["sheet-windows", "sheet-choice"], moving);
        var before = new List<byte[]>();
        foreach (var sheet in moving)
            before.Add(await PictureOfAsync(open, sheet));

        await open.Page.EvaluateAsync("id => document.getElementById('s-' + id).dispatchEvent(new Event('change', { bubbles: true }))", slider);
        await open.SettledAsync();
        Assert.Equal(0, await open.Page.Locator(".sheet.moves").CountAsync());
        foreach (var (sheet, picture) in moving.Zip(before))
        {
            var differing = await DifferingAsync(open.Page, picture, await PictureOfAsync(open, sheet));
            Assert.True(differing <= MostPixels, $"{differing:0.00} % of the pixels of {sheet} changed.");
        }
    }

    private static async Task<byte[]> PictureOfAsync(WhatIfPage open, string sheet) => await open.Page.Locator($"#{sheet} .scroll").ScreenshotAsync();

    /// <summary>How many percent of two pictures' pixels differ visibly; all when their sizes do.</summary>
    private static async Task<double> DifferingAsync(IPage page, byte[] one, byte[] other) => await page.EvaluateAsync<double>(
        """
        async pictures => {
          const [one, other] = await Promise.all(pictures.map(async picture => {
            const image = new Image();
            image.src = "data:image/png;base64," + picture;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext("2d");
            context.drawImage(image, 0, 0);
            return context.getImageData(0, 0, image.width, image.height);
          }));
          if (one.width !== other.width || one.height !== other.height) return 100;
          let differing = 0;
          for (let at = 0; at < one.data.length; at += 4) {
            if ([0, 1, 2].some(channel => Math.abs(one.data[at + channel] - other.data[at + channel]) > 32)) differing++;
          }
          return 100 * differing / (one.data.length / 4);
        }
        """, new[] { Convert.ToBase64String(one), Convert.ToBase64String(other) });
}

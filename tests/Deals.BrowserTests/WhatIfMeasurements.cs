using System.Globalization;

namespace Deals.BrowserTests;

/// <summary>How long the page takes; run by tests/benchmarks/whatif.sh, and never among the tests.</summary>
public sealed class WhatIfMeasurements(Browser browser, WhatIfSite site)
{
    private const int Steps = 200;

    [Theory]
    [InlineData(Host.Program)]
    [InlineData(Host.Browser)]
    public async Task From_a_sliders_movement_to_the_painted_charts(Host computes)
    {
        var address = await site.AddressAsync(computes);
        for (var run = 0; run < 3; run++)
        {
            await using var open = await WhatIfPage.OpenAsync(browser, address);
            await open.SettledAsync();
            var interactive = await open.Page.EvaluateAsync<double>("() => performance.getEntriesByName('interactive')[0].startTime");
            foreach (var view in new[] { "Overview", "Windows" })
            {
                await open.Page.ClickAsync($"#tab-{view}");
                await open.SettledAsync();
                var slider = view == "Overview" ? "revenue_2030" : "agi_date";
                var times = await open.Page.EvaluateAsync<double[]>(
                    """
                    async ([id, steps]) => {
                      const slider = document.getElementById("s-" + id);
                      const times = [];
                      for (let step = 0; step < steps; step++) {
                        performance.clearMeasures();
                        slider.value = Math.round(slider.max * (step % 50) / 50);
                        slider.dispatchEvent(new Event("input", { bubbles: true }));
                        while (performance.getEntriesByName("slide-to-paint").length === 0) await new Promise(done => setTimeout(done, 1));
                        times.push(performance.getEntriesByName("slide-to-paint")[0].duration);
                      }
                      slider.dispatchEvent(new Event("change", { bubbles: true }));
                      return times;
                    }
                    """, new object[] { slider, Steps });
                await open.SettledAsync();
                Array.Sort(times);
                TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{computes}, {view}: interactive {interactive:0} ms; slider to paint p50 {times[Steps / 2]:0.0} ms, p95 {times[Steps * 95 / 100]:0.0} ms, most {times[^1]:0.0} ms"));
            }
        }
    }
}

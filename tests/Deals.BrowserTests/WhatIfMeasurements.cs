using System.Diagnostics;
using Deals.Tests;
using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>How long the page takes; run by tests/benchmarks/whatif.sh, and never among the tests.</summary>
public sealed class WhatIfMeasurements(Browser browser, WhatIfSite site)
{
    private const int Steps = 200, Pages = 3;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    /// <summary>Moves a slider, each time to another place, as soon as the step before is painted; the milliseconds of each step.</summary>
    private const string Slide = """
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
        """;

    private const string IsSettled = "() => document.documentElement.dataset.settled === location.hash.slice(1) && !document.querySelector('.waits')";

    [Theory]
    [InlineData(Host.Program)]
    [InlineData(Host.Browser)]
    public async Task From_a_sliders_movement_to_the_painted_charts(Host computes)
    {
        var address = await site.AddressAsync(computes);
        var who = computes == Host.Program ? "served" : "published";
        for (var run = 0; run < Pages; run++)
        {
            await using var open = await WhatIfPage.OpenAsync(browser, address);
            var frame = open.Page.MainFrame;
            await frame.WaitForFunctionAsync(IsSettled);
            await SayWhenSlidersMoveAsync(who, frame);
            foreach (var (view, slider) in new[] { ("Overview", "revenue_2030"), ("Windows", "agi_date") })
            {
                await frame.ClickAsync($"#tab-{view}");
                await SlideAsync($"{who}, {view}", frame, slider);
            }

            if (run == 0)
                await SayWhatRestCostsAsync(who, open.Page);
        }
    }

    /// <summary>The page in a cell of the classic Notebook: its one figure, and then all of it.</summary>
    [Fact]
    public async Task In_a_notebook()
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        context.SetDefaultTimeout(180_000);
        await using var notebook = await WhatIfInANotebookTests.StartAsync();
        for (var run = 0; run < Pages; run++)
        {
            var page = await WhatIfInANotebookTests.RunAsync(context, notebook.Address);
            await page.WaitForFunctionAsync(WhatIfInANotebookTests.IsLive);
            var frame = page.Frames.Single(frame => frame.Url.Contains("cell=", StringComparison.Ordinal));
            await frame.Locator("#s-revenue_2030").ScrollIntoViewIfNeededAsync();
            await frame.WaitForFunctionAsync(IsSettled);
            await SayWhenSlidersMoveAsync("in a notebook", frame);
            await SlideAsync("in a notebook, one figure", frame, "revenue_2030");
            await frame.ClickAsync("#all");
            await frame.Locator("#s-revenue_2030").ScrollIntoViewIfNeededAsync();
            await SlideAsync("in a notebook, Overview", frame, "revenue_2030");
            await page.CloseAsync();
        }
    }

    private static async Task SayWhenSlidersMoveAsync(string who, IFrame frame)
        => Say($"{who}: sliders move after {await frame.EvaluateAsync<double>("() => performance.getEntriesByName('interactive')[0].startTime"):0} ms");

    private static async Task SlideAsync(string what, IFrame frame, string slider)
    {
        await frame.WaitForFunctionAsync(IsSettled);
        var times = await frame.EvaluateAsync<double[]>(Slide, new object[] { slider, Steps });
        await frame.WaitForFunctionAsync(IsSettled);
        Array.Sort(times);
        Say($"{what}: slider to paint p50 {times[Steps / 2]:0.0} ms, p95 {times[Steps * 95 / 100]:0.0} ms, most {times[^1]:0.0} ms");
    }

    /// <summary>Of the browser's page, and of the program that serves it.</summary>
    private static async Task SayWhatRestCostsAsync(string who, IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        var (browserBefore, programBefore) = (await BusyAsync(), ProgramsTime());
        await Task.Delay(Rest, TestContext.Current.CancellationToken);
        Say($"{who}, at rest for {Rest.TotalSeconds:0} s: the browser's page works {(await BusyAsync() - browserBefore) * 1000:0} ms, the program {(ProgramsTime() - programBefore).TotalMilliseconds:0} ms");

        async Task<double> BusyAsync() => (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble();
    }

    private static TimeSpan ProgramsTime() => Process.GetProcessesByName("dotnet").Where(process => File.ReadAllText($"/proc/{process.Id}/cmdline") is var line
            && line.Contains("Deals.WhatIf.Server.dll", StringComparison.Ordinal) && line.Contains(Repository.Root, StringComparison.Ordinal))
        .Aggregate(TimeSpan.Zero, (sum, process) => sum + process.TotalProcessorTime);

    private static void Say(FormattableString sentence) => TestContext.Current.TestOutputHelper!.WriteLine(sentence.ToString(CultureInfo.InvariantCulture));
}

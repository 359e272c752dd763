using System.Diagnostics;
using System.Net.NetworkInformation;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deals.Tests;
using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>The page with sliders in a cell of the classic Notebook: it lives with the kernel, and leaves its picture behind.</summary>
public sealed partial class WhatIfInANotebookTests(Browser browser)
{
    /// <summary>Of notebook 04 what leads to the sliders; the last cell tells how they stand.</summary>
    private static readonly string[] Kept = ["set-up", "parameters", "whatif"];

    /// <summary>Whether the page has taken the picture's place.</summary>
    internal const string IsLive = "() => document.querySelector('.deals-whatif-still')?.hidden === true";

    private const string HasLostItsKernel = "() => { const still = document.querySelector('.deals-whatif-still'); return still && !still.hidden && still.textContent.includes('lost their kernel'); }";

    private const string PortOfCell = "() => +new URL(document.querySelector('.deals-whatif-cell').dataset.address).port";

    private const string ProcessOfKernel = """
        () => new Promise(done => Jupyter.notebook.kernel.execute("Console.Write(Environment.ProcessId)",
          { iopub: { output: said => { if (said.msg_type === "stream") done(+said.content.text); } } }, { silent: false }))
        """;

    private static readonly BrowserNewContextOptions Wide = new() { ViewportSize = new() { Width = 1200, Height = 1000 } };

    /// <summary>Two notebooks, each with a kernel of its own: the one is killed, and the other, which is used meanwhile, is restarted.</summary>
    [Fact]
    public async Task Sliders_live_with_their_own_kernel_and_leave_their_picture_and_no_program_behind()
    {
        await using var context = await browser.NewContextAsync(Wide);
        context.SetDefaultTimeout(180_000);
        await using var notebook = await StartAsync();
        var other = notebook.Copy("other.ipynb");
        var (killed, kept) = (await RunAsync(context, notebook.Address), await RunAsync(context, other));
        await killed.WaitForFunctionAsync(IsLive);
        await kept.WaitForFunctionAsync(IsLive);
        var (port, portKept) = (await killed.EvaluateAsync<int>(PortOfCell), await kept.EvaluateAsync<int>(PortOfCell));
        Assert.NotEqual(port, portKept);

        await Sliders_follow_mouse_and_keyboard_the_wheel_scrolls_the_notebook_and_the_next_cell_knows_them(kept);
        Assert.DoesNotContain("revenue_2030=", await killed.FrameLocator(".deals-whatif-cell iframe").Locator(".assume code").InnerTextAsync());
        await A_kernel_that_is_killed_takes_its_own_sliders_and_leaves_a_picture_in_the_saved_file(killed, notebook.Address, port);
        Assert.True(IsListening(portKept));
        Assert.True(await kept.EvaluateAsync<bool>(IsLive));

        // A restart leaves the picture too, and no program.
        await kept.EvaluateAsync("() => { Jupyter.notebook.kernel.restart(); }");
        await kept.WaitForFunctionAsync(HasLostItsKernel);
        Assert.False(IsListening(portKept));
    }

    private static async Task Sliders_follow_mouse_and_keyboard_the_wheel_scrolls_the_notebook_and_the_next_cell_knows_them(IPage page)
    {
        // The picture gave way to the page.
        await page.BringToFrontAsync();
        var frame = page.FrameLocator(".deals-whatif-cell iframe");
        Assert.Equal(1, await frame.Locator(".sheet").CountAsync());
        Assert.Equal(6, await frame.Locator("input[type=range]").CountAsync());
        Assert.Equal("base", await LastOutputAsync(page));

        var slider = frame.Locator("#s-revenue_2030");
        await slider.ScrollIntoViewIfNeededAsync();
        var box = (await slider.BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + (box.Width * 0.8f), box.Y + (box.Height / 2));
        await frame.Locator(".assume code", new() { HasText = "revenue_2030=" }).WaitForAsync();
        var byMouse = await frame.Locator(".assume code").InnerTextAsync();
        await slider.PressAsync("ArrowLeft");
        await frame.Locator(".assume code", new() { HasNotText = Value().Match(byMouse).Value }).WaitForAsync();
        var byKey = Value().Match(await frame.Locator(".assume code").InnerTextAsync()).Groups[1].Value;

        // VS Code scrolls a notebook by the wheel events that its own script hears.
        await page.EvaluateAsync("() => { window.heard = []; window.addEventListener('wheel', event => { window.heard.push(event.deltaY, event.wheelDeltaY); }); }");
        await slider.HoverAsync();
        await page.Mouse.WheelAsync(0, 120);
        await page.WaitForFunctionAsync("() => window.heard.length > 0");
        Assert.Equal("120,-120", await page.EvaluateAsync<string>("() => window.heard.join()"));

        await page.EvaluateAsync("() => { Jupyter.notebook.get_cells().at(-1).clear_output(); Jupyter.notebook.execute_cells([Jupyter.notebook.ncells() - 1]); }");
        await page.WaitForFunctionAsync("() => Jupyter.notebook.get_cells().at(-1).output_area.outputs.length > 0");
        Assert.Contains(byKey, await LastOutputAsync(page));
    }

    private static async Task A_kernel_that_is_killed_takes_its_own_sliders_and_leaves_a_picture_in_the_saved_file(IPage page, string address, int port)
    {
        Assert.True(IsListening(port));
        using (var kernel = Process.GetProcessById(await page.EvaluateAsync<int>(ProcessOfKernel)))
            kernel.Kill(); // it alone, and without a word: nobody tells its child
        await page.WaitForFunctionAsync(HasLostItsKernel);
        Assert.False(IsListening(port));

        await page.EvaluateAsync("() => Jupyter.notebook.save_notebook()");
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => document.querySelector('.deals-whatif-still .deals-figure')?.getBoundingClientRect().height > 200");
        await page.WaitForFunctionAsync(HasLostItsKernel);
    }

    /// <summary>A server with the shortened notebook.</summary>
    internal static async Task<ClassicNotebook> StartAsync()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Shortened(), TestContext.Current.CancellationToken);
            return await ClassicNotebook.StartAsync("04-assumptions-lab.ipynb", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Opens a notebook and runs all its cells.</summary>
    internal static async Task<IPage> RunAsync(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok'");
        await page.EvaluateAsync("() => Jupyter.notebook.execute_all_cells()");
        return page;
    }

    private static async Task<string> LastOutputAsync(IPage page)
        => await page.EvaluateAsync<string>("() => { const [output] = Jupyter.notebook.get_cells().at(-1).output_area.outputs; return [].concat(output.data['text/plain']).join(''); }");

    private static bool IsListening(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(end => end.Port == port);

    private static string Shortened()
    {
        var notebook = JsonNode.Parse(File.ReadAllText(Repository.PathOf("notebooks", "04-assumptions-lab.ipynb")))!;
        var cells = notebook["cells"]!.AsArray();
        var whatIf = cells.Single(cell => (string)cell!["id"]! == "whatif")!;
        foreach (var cell in cells.Where(cell => !Kept.Contains((string)cell!["id"]!)).ToList())
            cells.Remove(cell);
        var (study, settings) = (whatIf.DeepClone(), whatIf.DeepClone());
        study["id"] = "study";
        study["source"] = "var book = await Kit.OpenAsync(dataset);\nvar study = book.Study(scenario, assume, viewer);";
        cells.Insert(2, study);
        settings["id"] = "settings";
        settings["source"] = "$\"{whatIf.Study.Scenario}\"";
        cells.Add(settings);
        return notebook.ToJsonString();
    }

    [GeneratedRegex(@"revenue_2030=([0-9.]+)")]
    private static partial Regex Value();
}

using Deals.Charts.Html;
using Microsoft.Playwright;

namespace Deals.BrowserTests;

/// <summary>A notebook in the classic Notebook, as its reader runs it: Run All, another parameter, Run All again.</summary>
public sealed class ClassicNotebookTests(Browser browser)
{
    private const int MostMillisecondsToSee = 10_000;

    /// <summary>Ends rights that run until AGI.</summary>
    private const string EarlyAgi = "agi_date=2029-01-01";

    private const string IsReady = "() => window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok'";

    // Notes when the first cell with a figure had run, and when each figure was to be seen.
    private const string RunAll = """
        () => {
          const code = Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code');
          code.forEach(cell => cell.clear_output());
          const seen = new Map();
          let began;
          window.dealsRun = { late: 0, figures: 0, done: false };
          const timer = setInterval(() => {
            const now = performance.now();
            const figures = [...document.querySelectorAll('.output .deals-figure')];
            if (figures.length > 0) began ??= now;
            for (const figure of figures)
              if (!seen.has(figure) && [...figure.querySelectorAll('svg, .main-svg')].some(picture => picture.getBoundingClientRect().height > 100))
                seen.set(figure, now - began);
            // A cell's number may come before its last output; outputs come before the kernel says that it is idle.
            const ran = code.every(cell => Number.isInteger(cell.input_prompt_number)) && !Jupyter.notebook.kernel_busy;
            window.dealsRun = { late: Math.max(0, ...seen.values()), figures: figures.length, done: ran && figures.every(figure => seen.has(figure)) };
            if (window.dealsRun.done) clearInterval(timer);
          }, 50);
          code.forEach(cell => { cell.input_prompt_number = '*'; });
          Jupyter.notebook.execute_all_cells();
        }
        """;

    private const string Html = "() => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').flatMap(cell => cell.output_area.outputs).map(output => output.data && output.data['text/html']).filter(Boolean)";

    private const string FiguresInOutputs = "type => Jupyter.notebook.get_cells().filter(cell => cell.cell_type === 'code').flatMap(cell => cell.output_area.outputs).filter(output => output.data && output.data[type]).length";

    private const string Assume = """
        assumption => {
          const cell = Jupyter.notebook.get_cells().find(cell => (cell.metadata.tags || []).includes('parameters'));
          const text = cell.get_text();
          cell.set_text(text.replace('string[] assume = []', `string[] assume = ["${assumption}"]`));
          return cell.get_text() !== text;
        }
        """;

    [Fact]
    public async Task Every_figure_is_seen_after_Run_All_and_says_what_the_runner_says_also_with_another_parameter()
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1400, Height = 1000 } });
        context.SetDefaultTimeout(180_000);
        await using var notebook = await ClassicNotebook.StartAsync("01-exclusivity-windows.ipynb");
        var (page, faults) = (await context.NewPageAsync(), new List<string>());
        page.PageError += (_, error) => Note(error);
        page.Console += (_, message) => Note(message.Type == "error" ? message.Text : "");
        await page.GotoAsync(notebook.Address);
        await page.WaitForFunctionAsync(IsReady);
        faults.Clear(); // what the Notebook says of itself while it opens

        var first = await RunAllAsync(page);
        Assert.Equal(Said(await notebook.RunByTheRunnerAsync()), Said(first));

        Assert.True(await page.EvaluateAsync<bool>(Assume, EarlyAgi));
        var second = await RunAllAsync(page);
        Assert.Equal(Said(await notebook.RunByTheRunnerAsync($"assume={EarlyAgi}")), Said(second));
        Assert.NotEqual(Said(first), Said(second));
        Assert.Empty(faults);

        void Note(string fault)
        {
            if (fault.Length == 0)
                return;
            lock (faults)
                faults.Add(fault);
        }
    }

    private static async Task<string[]> RunAllAsync(IPage page)
    {
        await page.EvaluateAsync(RunAll);
        await page.WaitForFunctionAsync("() => window.dealsRun.done");
        var figures = await page.EvaluateAsync<int>(FiguresInOutputs, MimeType.Figure);
        Assert.True(figures > 0);
        Assert.Equal(figures, await page.EvaluateAsync<int>("() => window.dealsRun.figures"));
        Assert.InRange(await page.EvaluateAsync<double>("() => window.dealsRun.late"), 0, MostMillisecondsToSee);
        return await page.EvaluateAsync<string[]>(Html);
    }

    /// <summary>Every figure and table; neither the script that draws, nor the one by which the kernel makes itself known, nor sliders, which live in the one and not in the other.</summary>
    private static List<string> Said(IEnumerable<string> outputs) =>
        [.. outputs.Where(html => !html.Contains("class=\"deals-setup\"", StringComparison.Ordinal) && !html.Contains("dotnet-interactive-this-cell", StringComparison.Ordinal) && !html.Contains("class=\"deals-whatif-cell\"", StringComparison.Ordinal))];
}

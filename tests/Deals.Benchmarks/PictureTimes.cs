using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Deals.Charts.Html;
using Deals.Report.Browsers;
using Deals.Report.Exports;
using Deals.Report.Pictures;
using Microsoft.Playwright;

namespace Deals.Benchmarks;

/// <summary>
/// How long pictures of all of a dataset's figures take: with the kit, with Playwright and plotly.js' own toImage on one page,
/// and with a browser started anew for each figure. All three start from the same drawings, made before.
/// </summary>
internal static class PictureTimes
{
    private const int Rounds = 3;
    private const int FreshBrowsers = 5;
    private const double Scale = 2;

    public static async Task<int> PrintAsync()
    {
        var book = Measured.Books.Figures;
        var figures = DealFigures.All(book, book.Timeline()).Select(FigureRecord.Of).ToList();
        var program = BrowserProgram.Find() ?? throw new InvalidOperationException("No browser: install chromium-headless-shell.");
        var kit = new List<Times>();
        var playwright = new List<Times>();
        var fresh = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            // One after the other, so that all meet the same machine.
            kit.Add(await WithKitAsync(program, figures, book.AsOf));
            playwright.Add(await WithPlaywrightAsync(program, figures));
            fresh.Add(await WithFreshBrowsersAsync(program, figures.Take(FreshBrowsers).ToList(), book.AsOf));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Count} figures of {book.Name}; medians of {Rounds} rounds\n"));
        Console.WriteLine("| | the kit | Playwright, `Plotly.toImage` | a fresh browser each, by the kit |\n|---|---|---|---|");
        Row("first SVG, s", kit.Select(times => times.First), playwright.Select(times => times.First), fresh, 2);
        Row("SVG, figures a second", Rate(kit, times => times.Svg), Rate(playwright, times => times.Svg), fresh.Select(seconds => 1 / seconds), 1);
        Row($"PNG {Scale:0}×, figures a second", Rate(kit, times => times.Png), Rate(playwright, times => times.Png), [], 1);
        Row("PDF, figures a second", Rate(kit, times => times.Pdf), Rate(playwright, times => times.Pdf), [], 1);
        Row("SVG, PNG and PDF of all, browser's start included, s", kit.Select(times => times.Whole), playwright.Select(times => times.Whole), fresh.Select(seconds => seconds * figures.Count), 1);
        return 0;

        IEnumerable<double> Rate(IEnumerable<Times> rounds, Func<Times, double> seconds) => rounds.Select(times => figures.Count / seconds(times));
    }

    private static async Task<Times> WithKitAsync(string program, List<FigureRecord> figures, DateOnly day)
    {
        var whole = Stopwatch.StartNew();
        await using var painter = await Painter.StartAsync(program);
        await painter.SvgAsync(figures[0], new());
        var first = whole.Elapsed.TotalSeconds;
        var pictures = new List<SvgText>();
        var svg = await SecondsAsync(figures, async figure => pictures.Add(await painter.SvgAsync(figure, new())));
        var png = await SecondsAsync(pictures, picture => painter.PngAsync(picture, Scale));
        var pdf = await SecondsAsync(pictures, picture => painter.PdfAsync(picture, day));

        // As `deals report` does it.
        var clock = Stopwatch.StartNew();
        await using var other = await Painter.StartAsync(program);
        var export = new FigureExport(other, new(Scale: Scale), day);
        await Parallel.ForEachAsync(figures, new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (figure, stopped) => await export.WriteAsync(figure, [FigureFormat.Svg, FigureFormat.Png, FigureFormat.Pdf], cancellation: stopped));
        return new(first, svg, png, pdf, clock.Elapsed.TotalSeconds);
    }

    private static async Task<Times> WithPlaywrightAsync(string program, List<FigureRecord> figures)
    {
        var whole = Stopwatch.StartNew();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<div id=\"host\"></div>");
        await page.AddScriptTagAsync(new() { Content = FigurePage.Plotly() });
        var drawings = figures.Select(figure => Sized(JsonNode.Parse(figure.Drawing())!.AsObject())).ToList();
        Task<string> ToImageAsync(JsonObject drawing, string format, double scale) => page.EvaluateAsync<string>(
            "([json, format, scale]) => { const figure = JSON.parse(json); return Plotly.toImage(figure, { format: format, width: figure.layout.width, height: figure.layout.height, scale: scale }); }",
            new object[] { drawing.ToJsonString(), format, scale });
        await ToImageAsync(drawings[0], "svg", 1);
        var first = whole.Elapsed.TotalSeconds;
        var svg = await SecondsAsync(drawings, drawing => ToImageAsync(drawing, "svg", 1));
        var png = await SecondsAsync(drawings, drawing => ToImageAsync(drawing, "png", Scale));
        var pdf = await SecondsAsync(drawings, async drawing =>
        {
            await page.EvaluateAsync("json => { const figure = JSON.parse(json); return Plotly.newPlot('host', figure.data, figure.layout).then(() => null); }", drawing.ToJsonString());
            await page.PdfAsync(new() { Width = $"{Figure.NarrowWidth}px", Height = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(drawing["layout"]!["height"]!.GetValue<double>())}px"), PrintBackground = true, PageRanges = "1" });
        });
        return new(first, svg, png, pdf, whole.Elapsed.TotalSeconds);
    }

    /// <summary>Seconds for each figure.</summary>
    private static async Task<double> WithFreshBrowsersAsync(string program, List<FigureRecord> figures, DateOnly day) => await SecondsAsync(figures, async figure =>
    {
        await using var painter = await Painter.StartAsync(program);
        await new FigureExport(painter, new(Scale: Scale), day).WriteAsync(figure, [FigureFormat.Svg]);
    }) / figures.Count;

    private static JsonObject Sized(JsonObject drawing)
    {
        drawing["layout"]!["width"] = Figure.NarrowWidth;
        return drawing;
    }

    private static async Task<double> SecondsAsync<T>(IEnumerable<T> each, Func<T, Task> work)
    {
        var clock = Stopwatch.StartNew();
        foreach (var one in each)
            await work(one);
        return clock.Elapsed.TotalSeconds;
    }

    private static void Row(string what, IEnumerable<double> kit, IEnumerable<double> playwright, IEnumerable<double> fresh, int digits)
    {
        string Text(IEnumerable<double> rounds) => rounds.Order().Skip(Rounds / 2).FirstOrDefault() is > 0 and var median ? Math.Round(median, digits).ToString(CultureInfo.InvariantCulture) : "";
        Console.WriteLine($"| {what} | {Text(kit)} | {Text(playwright)} | {Text(fresh)} |");
    }

    private sealed record Times(double First, double Svg, double Png, double Pdf, double Whole);
}

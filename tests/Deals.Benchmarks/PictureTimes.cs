using System.Diagnostics;
using System.Text.Json.Nodes;
using Deals.Charts.Html;
using Deals.Charts.Themes;
using Deals.Report.Exports;
using Microsoft.Playwright;

namespace Deals.Benchmarks;

/// <summary>How long pictures of all of a dataset's figures take: with the kit, and with Playwright and plotly.js' own toImage on one page.</summary>
internal static class PictureTimes
{
    private const int Rounds = 3;
    private const double Scale = 2;

    public static async Task<int> PrintAsync()
    {
        var book = Measured.Books.Figures;
        var figures = DealFigures.All(book, book.Timeline()).Select(FigureRecord.Of).ToList();
        var program = ((string[])["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]).First(File.Exists);
        var kit = new List<Times>();
        var playwright = new List<Times>();
        for (var round = 0; round < Rounds; round++)
        {
            // One after the other, so that both meet the same machine.
            kit.Add(WithKit(figures, book.AsOf));
            playwright.Add(await WithPlaywrightAsync(program, figures));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figures.Count} figures of {book.Name}; medians of {Rounds} rounds\n"));
        Console.WriteLine("| | the kit | Playwright, `Plotly.toImage` |\n|---|---|---|");
        Row("first SVG, s", kit.Select(times => times.First), playwright.Select(times => times.First), 3);
        Row("SVG, figures a second", Rate(kit, times => times.Svg), Rate(playwright, times => times.Svg), 1);
        Row($"PNG {Scale:0}×, figures a second", Rate(kit, times => times.Png), Rate(playwright, times => times.Png), 1);
        Row("PDF, figures a second", Rate(kit, times => times.Pdf), Rate(playwright, times => times.Pdf), 1);
        Row("SVG, PNG and PDF of all, s", kit.Select(times => times.Whole), playwright.Select(times => times.Whole), 1);
        return 0;

        IEnumerable<double> Rate(IEnumerable<Times> rounds, Func<Times, double> seconds) => rounds.Select(times => figures.Count / seconds(times));
    }

    private static Times WithKit(List<FigureRecord> figures, DateOnly day)
    {
        var export = new FigureExport(new(Scale: Scale), day);
        var first = Seconds([figures[0]], FigureFormat.Svg);
        var (svg, png, pdf) = (Seconds(figures, FigureFormat.Svg), Seconds(figures, FigureFormat.Png), Seconds(figures, FigureFormat.Pdf));
        // As `deals report` does it.
        var clock = Stopwatch.StartNew();
        Parallel.ForEach(figures, figure => Array.ForEach((FigureFormat[])[FigureFormat.Svg, FigureFormat.Png, FigureFormat.Pdf], format => export.Write(figure, format)));
        return new(first, svg, png, pdf, clock.Elapsed.TotalSeconds);

        double Seconds(IReadOnlyList<FigureRecord> some, FigureFormat format)
        {
            var clock = Stopwatch.StartNew();
            foreach (var figure in some)
                export.Write(figure, format);
            return clock.Elapsed.TotalSeconds;
        }
    }

    private static async Task<Times> WithPlaywrightAsync(string program, List<FigureRecord> figures)
    {
        var whole = Stopwatch.StartNew();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync();
        await page.SetContentAsync("<div id=\"host\"></div>");
        await page.AddScriptTagAsync(new() { Content = FigurePage.Plotly() });
        var drawings = figures.Select(figure => Sized(JsonNode.Parse(figure.Drawing(Theme.Light))!.AsObject())).ToList();
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

    private static void Row(string what, IEnumerable<double> kit, IEnumerable<double> playwright, int digits)
    {
        string Text(IEnumerable<double> rounds) => Math.Round(rounds.Order().ElementAt(Rounds / 2), digits).ToString(CultureInfo.InvariantCulture);
        Console.WriteLine($"| {what} | {Text(kit)} | {Text(playwright)} |");
    }

    private sealed record Times(double First, double Svg, double Png, double Pdf, double Whole);
}

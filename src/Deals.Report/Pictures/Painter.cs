using System.Text.Json.Nodes;
using System.Xml;
using Deals.Charts.Html;
using Deals.Report.Browsers;

namespace Deals.Report.Pictures;

/// <summary>Makes pictures of figures with one browser: it draws on one page and photographs and prints on another. Its methods may be called at the same time.</summary>
public sealed class Painter : IAsyncDisposable
{
    private const double PixelsPerInch = 96;

    private readonly Browser browser;
    private readonly BrowserPage easel;
    private readonly BrowserPage stage;
    private readonly SemaphoreSlim atEasel = new(1);
    private readonly SemaphoreSlim onStage = new(1);

    private Painter(Browser browser, BrowserPage easel, BrowserPage stage) => (this.browser, this.easel, this.stage) = (browser, easel, stage);

    /// <summary>The browser's product and version.</summary>
    public string BrowserVersion => browser.Version;

    /// <summary>Starts a browser and readies it.</summary>
    /// <param name="program">The browser's path, as <see cref="BrowserProgram.Find()"/> gives it.</param>
    /// <param name="patience">How long to wait for it; the usual when left out.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="BrowserException">It did not start.</exception>
    public static async Task<Painter> StartAsync(string program, BrowserPatience? patience = null, CancellationToken cancellation = default)
    {
        var browser = await Browser.StartAsync(program, patience, cancellation).ConfigureAwait(false);
        try
        {
            var easel = await browser.OpenAsync(cancellation).ConfigureAwait(false);
            await easel.ResizeAsync(PictureStyle.MostWidth, 1000, 1, cancellation).ConfigureAwait(false);
            await easel.EvaluateAsync(FigurePage.Plotly(), cancellation).ConfigureAwait(false);
            await easel.EvaluateAsync(Resource.Text("paint.js"), cancellation).ConfigureAwait(false);
            return new(browser, easel, await browser.OpenAsync(cancellation).ConfigureAwait(false));
        }
        catch
        {
            await browser.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A figure as SVG.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="style">How it is made.</param>
    /// <param name="state">The place of its slider; the initial one when left out.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="BrowserException">The browser could not draw it, or is gone.</exception>
    public async Task<SvgText> SvgAsync(FigureRecord figure, PictureStyle style, int? state = null, CancellationToken cancellation = default)
    {
        var drawing = figure.Drawing(style.Theme, style.Width, state);
        await atEasel.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var drawn = await easel.EvaluateAsync(FormattableString.Invariant($"dealsPaint({drawing}, {style.Width})"), cancellation).ConfigureAwait(false);
            return SvgText.Of(drawn.GetString()!, figure.Title, figure.AltTextOf(state));
        }
        catch (XmlException fault)
        {
            throw new BrowserException($"The figure {figure.Id} came out as no SVG: {fault.Message}", fault);
        }
        finally
        {
            atEasel.Release();
        }
    }

    /// <summary>A picture as PNG, <paramref name="scale"/> pixels for each of its own.</summary>
    /// <inheritdoc cref="SvgAsync"/>
    public Task<byte[]> PngAsync(SvgText picture, double scale, CancellationToken cancellation = default) => OnStageAsync(
        picture, scale, () => stage.CaptureAsync(cancellation), cancellation);

    /// <summary>A picture as a PDF of one page of its size, drawn in lines, with its fonts.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="day">The day that the PDF says it was made on.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <inheritdoc cref="SvgAsync"/>
    public async Task<byte[]> PdfAsync(SvgText picture, DateOnly day, CancellationToken cancellation = default)
    {
        var paper = new JsonObject
        {
            ["paperWidth"] = picture.Width / PixelsPerInch,
            ["paperHeight"] = picture.Height / PixelsPerInch,
            ["marginTop"] = 0,
            ["marginBottom"] = 0,
            ["marginLeft"] = 0,
            ["marginRight"] = 0,
            ["printBackground"] = true,
            ["pageRanges"] = "1",
            ["generateTaggedPDF"] = true,
        };
        return PdfStamps.SetTo(await OnStageAsync(picture, 1, () => stage.PrintAsync(paper, cancellation), cancellation).ConfigureAwait(false), day);
    }

    /// <summary>A page of figures printed on A4, with page numbers, an outline and working links.</summary>
    /// <param name="page">The page, in one file.</param>
    /// <param name="title">What stands at the foot of each page.</param>
    /// <param name="day">The day that the PDF says it was made on.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <inheritdoc cref="SvgAsync"/>
    public async Task<byte[]> PrintAsync(byte[] page, string title, DateOnly day, CancellationToken cancellation = default)
    {
        const double A4Width = 210 / 25.4, A4Height = 297 / 25.4, Side = 12 / 25.4, TopAndBottom = 15 / 25.4;
        var paper = await browser.OpenAsync(cancellation).ConfigureAwait(false);
        await paper.OpenFileAsync(await browser.KeepAsync("page.html", page, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var printed = await paper.PrintAsync(
            new()
            {
                ["paperWidth"] = A4Width,
                ["paperHeight"] = A4Height,
                ["marginTop"] = TopAndBottom,
                ["marginBottom"] = TopAndBottom,
                ["marginLeft"] = Side,
                ["marginRight"] = Side,
                ["printBackground"] = true,
                ["generateTaggedPDF"] = true,
                ["generateDocumentOutline"] = true,
                ["displayHeaderFooter"] = true,
                ["headerTemplate"] = "<span></span>",
                ["footerTemplate"] = $"""<div style="font:8px 'Open Sans',sans-serif;color:#59636e;width:100%;margin:0 12mm;display:flex;justify-content:space-between"><span>{HtmlText.Escape(title)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>""",
            },
            cancellation).ConfigureAwait(false);
        return PdfStamps.SetTo(printed, day);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync().ConfigureAwait(false);
        atEasel.Dispose();
        onStage.Dispose();
    }

    private async Task<byte[]> OnStageAsync(SvgText picture, double scale, Func<Task<byte[]>> work, CancellationToken cancellation)
    {
        await onStage.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await stage.ResizeAsync(picture.Width, picture.Height, scale, cancellation).ConfigureAwait(false);
            // Else the browser places letters by the scale at which it first met a font, and pictures depend on what was made before.
            var style = FormattableString.Invariant($"svg text{{text-rendering:geometricPrecision}}@page{{size:{picture.Width}px {picture.Height}px;margin:0}}html,body{{margin:0;overflow:hidden}}svg{{display:block}}");
            var markup = $"<style>{style}</style>{picture.Text}";
            await stage.EvaluateAsync($"document.documentElement.lang='en';document.body.innerHTML={JsonValue.Create(markup).ToJsonString()};document.title=document.querySelector('svg title').textContent;0", cancellation).ConfigureAwait(false);
            return await work().ConfigureAwait(false);
        }
        finally
        {
            onStage.Release();
        }
    }
}

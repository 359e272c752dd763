using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Deals.Report.Browsers;
using Deals.Report.Exports;
using Deals.Report.Pages;
using Deals.Report.Pictures;
using Deals.Report.Sheets;

namespace Deals.Report.Output;

/// <summary>Writes a whole report: figures, tables, pages, manifest.</summary>
/// <param name="folder">Where to.</param>
/// <param name="style">How pictures are made.</param>
public sealed class ReportWriter(ReportFolder folder, PictureStyle style)
{
    /// <summary>The file that lists every input, assumption, version and file; it is written last.</summary>
    public const string Manifest = "manifest.json";

    private const string Index = "index.html", Pdf = "report.pdf", Tables = "tables.xlsx";

    private static readonly FigureFormat[] Data = [FigureFormat.Csv, FigureFormat.Json];
    private static readonly FigureFormat[] Pictures = [FigureFormat.Svg, FigureFormat.Png, FigureFormat.Pdf];
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
    };

    /// <summary>Told at each step: what was done, in words.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Writes it.</summary>
    /// <param name="contents">What it is made of.</param>
    /// <param name="tables">The dataset's tables, which follow those of the figures in the workbook.</param>
    /// <param name="inputs">What the manifest says of the report's inputs.</param>
    /// <param name="painter">Makes the pictures; null where there is no browser: then pictures and the PDF are left out.</param>
    /// <param name="cancellation">Ends it early: what was written stays, without a manifest.</param>
    /// <returns>What went wrong with the browser; null when all was written that it could be asked for.</returns>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task<string?> WriteAsync(ReportContents contents, IReadOnlyList<Sheet> tables, JsonObject inputs, Painter? painter,
        CancellationToken cancellation)
    {
        var earlier = File.Exists(folder.PathOf(Manifest)) ? await File.ReadAllBytesAsync(folder.PathOf(Manifest), cancellation)
            .ConfigureAwait(false) : null;
        // Half a report is not to be taken for the one that the manifest of an earlier one describes.
        File.Delete(folder.PathOf(Manifest));

        string? fault = null;
        var figures = contents.Figures.Select(figure => figure with { Formats = Data }).ToList();
        await FiguresAsync(figures, Data, painter: null, contents.AsOf, cancellation).ConfigureAwait(false);
        folder.Write(Tables, Workbook.Write([.. figures.Select(figure => Sheet.Of(figure.Record) with { Name = figure.FileName }),
            .. tables]));
        Tell($"{figures.Count} figures: numbers as CSV and JSON, all tables as {Tables}");
        if (painter is not null)
        {
            try
            {
                await FiguresAsync(figures, Pictures, painter, contents.AsOf, cancellation).ConfigureAwait(false);
                figures = [.. figures.Select(figure => figure with { Formats = [.. Pictures, .. Data] })];
                Tell($"{figures.Count} figures: pictures as SVG, PNG and PDF");
            }
            catch (BrowserException gone)
            {
                (fault, painter) = (gone.Message, null);
                foreach (var figure in figures)
                    Array.ForEach(Pictures, format => folder.Drop(NameOf(figure, format)));
            }
        }

        foreach (var notebook in contents.Notebooks)
            folder.Write($"notebooks/{notebook.Name}.html", NotebookPage.Of(notebook, [.. contents.Notebooks.Select(other => other.Name)]));
        // `deals whatif --publish` may have put the page beside this one.
        var pages = contents with { Figures = figures, WhatIf = File.Exists(folder.PathOf("whatif/index.html")) ? "whatif/" : null };
        folder.Write(Index, ReportPage.Of(pages with { Files = FilesOf(pages, hasPdf: painter is not null) }));
        Tell($"{Index} and {contents.Notebooks.Count} notebooks as pages");
        if (painter is not null)
        {
            try
            {
                var pictures = await ForPaperAsync(figures, painter, cancellation).ConfigureAwait(false);
                folder.Write(Pdf, await painter.PrintAsync(ReportPage.ForPaper(pages with { Files = FilesOf(pages, hasPdf: true) },
                    pictures), contents.Title, contents.AsOf, cancellation).ConfigureAwait(false));
                Tell(Pdf);
            }
            catch (BrowserException gone)
            {
                fault = gone.Message;
                folder.Write(Index, ReportPage.Of(pages with { Files = FilesOf(pages, hasPdf: false) }));
            }
        }

        folder.Write(Manifest, Encoding.UTF8.GetBytes(ManifestOf(pages, inputs, painter?.BrowserVersion).ToJsonString(Readable) + "\n"));
        folder.Tidy(earlier);
        return fault;
    }

    private async Task FiguresAsync(IReadOnlyList<ReportFigure> figures, IReadOnlyList<FigureFormat> formats, Painter? painter,
        DateOnly day, CancellationToken cancellation)
    {
        var export = new FigureExport(painter, style, day);
        // One figure is drawn while the one before is photographed and printed; more at a time would only wait.
        const int AtATime = 3;
        await Parallel.ForEachAsync(figures, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (figure, stopped) =>
        {
            var contents = await export.WriteAsync(figure.Record, formats, state: null, stopped).ConfigureAwait(false);
            foreach (var (format, content) in formats.Zip(contents))
                folder.Write(NameOf(figure, format), content);
        }).ConfigureAwait(false);
    }

    /// <summary>Each figure for paper, by the name of its files: the pictures that were written, if they are light and narrow.</summary>
    private async Task<Dictionary<string, byte[]>> ForPaperAsync(IReadOnlyList<ReportFigure> figures, Painter painter,
        CancellationToken cancellation)
    {
        var paper = new PictureStyle();
        var pictures = new Dictionary<string, byte[]>();
        foreach (var figure in figures)
        {
            pictures[figure.FileName] = (style.Theme, style.Width) == (paper.Theme, paper.Width)
                ? await File.ReadAllBytesAsync(folder.PathOf(NameOf(figure, FigureFormat.Svg)), cancellation).ConfigureAwait(false)
                : (await painter.SvgAsync(figure.Record, paper, state: null, cancellation).ConfigureAwait(false)).ToBytes();
        }

        return pictures;
    }

    private static string NameOf(ReportFigure figure, FigureFormat format) => $"figures/{figure.FileName}.{format.Extension()}";

    private static IReadOnlyList<(string, string)> FilesOf(ReportContents contents, bool hasPdf) =>
    [
        .. hasPdf ? new[] { (Pdf, "This report for print, with page numbers") } : [],
        (Tables, "The numbers behind every figure, and all tables of the dataset"),
        .. contents.Notebooks.Select(notebook => ($"notebooks/{notebook.Name}.html", $"Executed notebook: {notebook.Title}")),
        (Manifest, "Every input, assumption, version and file, with hashes"),
    ];

    private JsonObject ManifestOf(ReportContents contents, JsonObject inputs, string? browser)
    {
        var manifest = new JsonObject
        {
            ["title"] = contents.Title,
            ["asOf"] = contents.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in inputs)
            manifest[name] = value?.DeepClone();
        manifest["pictures"] = new JsonObject
        {
            ["theme"] = style.Theme.ToString().ToLowerInvariant(),
            ["width"] = style.Width,
            ["scale"] = style.Scale,
            ["browser"] = browser
        };
        manifest["figures"] = new JsonArray([.. contents.Figures.Select(figure => new JsonObject
        {
            ["id"] = figure.Record.Id,
            ["files"] = $"figures/{figure.FileName}",
            ["title"] = figure.Record.Title,
            ["circumstances"] = figure.Record.ScenarioNote,
            ["assumptionsHash"] = figure.Record.AssumptionsHash,
            ["notebooks"] = new JsonArray([.. contents.Notebooks.Where(notebook
                => notebook.Figures.Any(shown => ReportFigure.IsSame(shown, figure.Record))).Select(notebook => (JsonNode)notebook.Name)]),
        })]);
        manifest["files"] = new JsonArray([.. folder.Written.Select(file
            => new JsonObject { ["path"] = file.Key, ["sha256"] = file.Value.Hash, ["bytes"] = file.Value.Bytes })]);
        return manifest;
    }
}

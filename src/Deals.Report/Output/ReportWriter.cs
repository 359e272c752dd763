using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Deals.Output;
using Deals.Report.Office;
using Deals.Report.Office.Slides;
using Deals.Report.Office.Text;

namespace Deals.Report.Output;

/// <summary>Writes a whole report: figures, tables, pages, manifest.</summary>
/// <param name="folder">Where to; whoever took it puts the report in its place.</param>
/// <param name="style">How pictures are made.</param>
public sealed class ReportWriter(OutputFolder folder, PictureStyle style)
{
    private const string Index = "index.html", Pdf = "report.pdf", Tables = "tables.xlsx", Slides = "deck.pptx", Text = "report.docx",
        BriefPage = "brief.html", BriefPdf = "brief.pdf";

    /// <summary>Whether bars and lines are charts that can be edited, in the deck and the document, rather than pictures.</summary>
    public bool HasNativeCharts { get; init; }

    /// <summary>Where the files of figures are kept for the next report; null to make all and keep none.</summary>
    public ResultCache? Cache { get; init; }

    /// <summary>Told at each step: what was done, in words.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>The files of a report whose names are known before it is made.</summary>
    public static IReadOnlyList<string> OwnFiles { get; } = [Index, Pdf, Tables, Slides, Text, BriefPage, BriefPdf, OutputFolder.Manifest];

    /// <summary>Writes it, and the list of its files.</summary>
    /// <param name="contents">What it is made of.</param>
    /// <param name="tables">The dataset's tables, which follow those of the figures in the workbook.</param>
    /// <param name="inputs">What the manifest says of the report's inputs.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task WriteAsync(ReportContents contents, IReadOnlyList<Sheet> tables, JsonObject inputs, CancellationToken cancellation)
    {
        var kept = new KeptFiles(style, contents.AsOf, Cache, folder.Path);
        var figures = contents.Figures.Select(figure => figure with { Formats = FigureFiles.Formats }).ToList();
        var (onPages, onSlides) =
            (new ConcurrentDictionary<ReportFigure, FigurePicture>(), new ConcurrentDictionary<ReportFigure, FigurePicture>());
        await Parallel.ForEachAsync(figures, cancellation, (figure, _) =>
        {
            var made = kept.Of(figure);
            foreach (var (format, bytes) in made.Files)
                folder.Write(NameOf(figure, format), bytes);
            onPages[figure] = made.OnPage(figure.Record, style);
            onSlides[figure] = made.OnSlide(figure.Record, style);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        Tell($"{figures.Count} figures: pictures as SVG, PNG and PDF, numbers as CSV and JSON");
        // `deals whatif --publish` may have put the page beside this one.
        var pages = contents with
        { Figures = figures, Files = FilesOf(contents), WhatIf = File.Exists(folder.PathOf("whatif/index.html")) ? "whatif/" : null };
        // Those that take longest first.
        Action[] steps =
        [
            () => Write(Slides, Deck.Of(pages, style.Theme, onSlides, HasNativeCharts)),
            () => Write(Text, ReportDocument.Of(pages, style.Theme, onPages, HasNativeCharts)),
            () => Write(Tables, Workbook.Write(
                [.. pages.Figures.Select(figure => Sheet.Of(figure.Record) with { Name = figure.FileName }), .. tables])),
            () => WritePages(pages),
            () => Write(Pdf, ReportPdf.Of(pages)),
            .. pages.Notebooks.Select(notebook => (Action)(() => folder.Write($"notebooks/{notebook.Name}.html",
                NotebookPage.Of(notebook, [.. pages.Notebooks.Select(other => other.Name)])))),
        ];
        await Parallel.ForEachAsync(steps, cancellation, (step, _) =>
        {
            step();
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        Tell($"{Index} and {(pages.Notebooks.Count == 1 ? "1 notebook as a page" : $"{pages.Notebooks.Count} notebooks as pages")}");
        folder.List(ManifestOf(pages, inputs));
    }

    private void Write(string file, byte[] contents)
    {
        folder.Write(file, contents);
        Tell(file);
    }

    private void WritePages(ReportContents contents)
    {
        folder.Write(Index, ReportPage.Of(contents));
        if (contents.Brief is { } brief)
        {
            folder.Write(BriefPage, Pages.BriefPage.Of(contents, brief));
            folder.Write(BriefPdf, new FigureExport(style, contents.AsOf).Write(brief.Record, FigureFormat.Pdf));
        }
    }

    private static string NameOf(ReportFigure figure, FigureFormat format) => $"figures/{figure.FileName}.{format.Extension()}";

    private static IReadOnlyList<(string, string)> FilesOf(ReportContents contents) =>
    [
        .. contents.Brief is null ? []
            : ((string, string)[])[(BriefPdf, "The answer on one page, for print"), (BriefPage, "The answer on one page")],
        (Pdf, "This report for print, with page numbers"),
        (Slides, "Slides, one finding each, with its numbers in the notes"),
        (Text, "This report to be edited, with its prose and figures"),
        (Tables, "The numbers behind every figure, and all tables of the dataset"),
        .. contents.Notebooks.Select(notebook => ($"notebooks/{notebook.Name}.html", $"Executed notebook: {notebook.Title}")),
        (OutputFolder.Manifest, "Every input, assumption, version and file, with hashes"),
    ];

    private JsonObject ManifestOf(ReportContents contents, JsonObject inputs)
    {
        var manifest = new JsonObject
        { ["title"] = contents.Title, ["asOf"] = contents.AsOf.ToString("O", System.Globalization.CultureInfo.InvariantCulture) };
        foreach (var (name, value) in inputs)
            manifest[name] = value?.DeepClone();
        manifest["pictures"] = new JsonObject
        { ["theme"] = style.Theme.ToString().ToLowerInvariant(), ["width"] = style.Width, ["scale"] = style.Scale };
        manifest["figures"] = new JsonArray([.. contents.Figures.Select(figure => new JsonObject
        {
            ["id"] = figure.Record.Id,
            ["files"] = $"figures/{figure.FileName}",
            ["title"] = figure.Record.Title,
            ["scenarioNote"] = figure.Record.ScenarioNote,
            ["assumptionsHash"] = figure.Record.AssumptionsHash,
            ["notebooks"] = new JsonArray([.. contents.Notebooks.Where(notebook
                => notebook.Figures.Any(shown => ReportFigure.IsSame(shown, figure.Record))).Select(notebook => (JsonNode)notebook.Name)]),
        })]);
        return manifest;
    }
}

/// <summary>The files of a report's figures, made once for the same figure, style and program, as notebooks run once.</summary>
/// <param name="style">How pictures are made.</param>
/// <param name="day">The day that PDFs say they were made on.</param>
/// <param name="cache">Where they are kept; null to make them anew and keep none.</param>
/// <param name="place">The folder for whose reports they are kept.</param>
internal sealed class KeptFiles(PictureStyle style, DateOnly day, ResultCache? cache, string place)
{
    /// <summary>For the report as it is, and for what is tried besides.</summary>
    private const int Kept = 2;

    private readonly byte[] ways = Encoding.UTF8.GetBytes(string.Join('\n',
        new[] { typeof(Figure), typeof(PictureFile), DrawingLibrary.Current.GetType(), typeof(SKSurface), typeof(PdfDocument) }
            .Select(type => type.Module.ModuleVersionId.ToString()).Append(style.ToString())
            .Append(day.ToString("O", CultureInfo.InvariantCulture))));

    /// <summary>Those of a figure, as an earlier report made them, or else made and kept.</summary>
    public FigureFiles Of(ReportFigure figure)
    {
        var path = Path.Combine(place, figure.FileName);
        var key = Convert.ToHexStringLower(SHA256.HashData([.. ways, .. figure.Record.ToUtf8()]));
        if (cache?.Find(path, key) is { } kept)
            return JsonSerializer.Deserialize<FigureFiles>(kept)!;
        var made = FigureFiles.Of(figure.Record, style, day);
        cache?.Keep(path, key, JsonSerializer.SerializeToUtf8Bytes(made), Kept);
        return made;
    }
}

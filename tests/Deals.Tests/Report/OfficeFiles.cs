using System.Text.Json.Nodes;
using Deals.Charts.Drawing;
using Deals.Charts.Html;
using Deals.Charts.Themes;
using Deals.Report.Exports;
using Deals.Report.Office;
using Deals.Report.Office.Text;
using Deals.Report.Pages;
using Deals.Report.Pictures;
using Deals.Tests.Charts;
using Deals.Tests.Runner;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Deals.Tests.Report;

/// <summary>Decks and documents for tests, and what a program that is strict finds in them.</summary>
internal static class OfficeFiles
{
    private static readonly PictureStyle Small = new(Scale: 1);

    /// <summary>Prose with every kind of paragraph that a notebook has.</summary>
    public const string Prose = "## What it shows\n\nA **bold** and *slanted* claim with `code`, a [page](https://example.org/a?b=c&d) and ~~what was wrong~~.\n\n1. first\n2. second\n   - inner\n\n- one\n\n> quoted\n\n```\ncode < here\n```\n\n| Who | How much |\n|---|---:|\n| Ada | 12 |\n| Bob | 7 |";

    /// <summary>A report of all figures of a dataset, as if a notebook with prose had shown them.</summary>
    public static async Task<ReportContents> ReportOfAsync(string folder)
    {
        var (book, figures) = await RealDeals.OfAsync(folder);
        return Report(book.Title, Prose, figures, book.AsOf);
    }

    /// <summary>A report of some figures, under the scenario of the first, which a notebook shows below some prose: all of them, or the first so many.</summary>
    public static ReportContents Report(string title, string prose, IReadOnlyList<FigureRecord> figures, DateOnly day, int shown = int.MaxValue)
        => new(title, $"About {title}", day, "dataset", HostileTexts.Whole(figures.FirstOrDefault()?.ScenarioText ?? title), [Notebook($"# {title.ReplaceLineEndings(" ")}\n\nWhat is **known**?", []), Notebook(prose, [.. figures.Take(shown)])], figures);

    /// <summary>A report in which every text is the same one.</summary>
    public static ReportContents Saying(string text) => Report(text, $"{text}\n\n- {text}\n\n| {text} |\n|---|\n| {text} |", [Records.Saying(text), Places(text, "two", text)], new(2030, 1, 1));

    /// <summary>A figure of columns that go up and down, and of a line: one that can be a chart to edit.</summary>
    public static FigureRecord Places(string first, string second, string series) => FigureRecord.Of(new(
        "places", new("Two places", "Numbers that mean nothing", "Two places."), () => new(["What"], [["nothing"]]), SmallBook.Book.Timeline().Scenario, [],
        canvas => new Stack().Gap(8).Add(new()
        {
            Height = 200,
            X = Axis.Places([first, second], canvas.ContentWidth),
            Y = Axis.Numbers([-1, 4], new()) with { Caption = series },
            Marks =
            [
                new Bars(series, [new(0, 2, 0, 0.5, new(Palette.Good), []), new(0, 1.5, 1, 0.5, new(Palette.Good, IsHatched: true), [])]) { Stand = true },
                new Bars("lost", [new(0, -0.5, 1, 0.5, new(Palette.Alarm, Palette.Line), [])]) { Stand = true },
                new Line("so far", [new(0, 2, []), new(1, 3, [])], Palette.Text, 2, Dash.Dashed, Steps: false),
            ],
        }).Gap(Panel.TickRoom).ToBody()));

    public static byte[] Deck(ReportContents contents, bool native = false, Theme theme = Theme.Light)
        => Deals.Report.Office.Slides.Deck.Of(contents, theme, Pictures(contents, (pictures, figure) => pictures.OnSlide(figure, Small)), native);

    public static byte[] Document(ReportContents contents, bool native = false) => ReportDocument.Of(contents, Theme.Light, Pictures(contents, (pictures, figure) => pictures.OnPage(figure, Small)), native);

    public static PresentationDocument OpenDeck(byte[] bytes) => Valid(PresentationDocument.Open(new MemoryStream(bytes), isEditable: false));

    public static WordprocessingDocument OpenDocument(byte[] bytes) => Valid(WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false));

    private static T Valid<T>(T document)
        where T : OpenXmlPackage
    {
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken);
        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").Take(20));
        return document;
    }

    private static Dictionary<ReportFigure, FigurePicture> Pictures(ReportContents contents, Func<FigureFiles, FigureRecord, FigurePicture> placed)
        => contents.Figures.ToDictionary(figure => figure, figure => placed(FigureFiles.Of(figure.Record, Small, contents.AsOf), figure.Record));

    private static ExecutedNotebook Notebook(string prose, IReadOnlyList<FigureRecord> figures)
    {
        var markdown = new JsonObject { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = prose };
        var code = Workbench.Cell("1 < 2");
        code["outputs"] = new JsonArray([.. figures.Select(figure
            => new JsonObject { ["output_type"] = "display_data", ["metadata"] = new JsonObject(), ["data"] = new JsonObject { [MimeType.Figure] = figure.Write() } })]);
        return new("n", Deals.Notebooks.Notebook.ParseExecuted(Encoding.UTF8.GetBytes(Workbench.NotebookJson(markdown, code))), []);
    }
}

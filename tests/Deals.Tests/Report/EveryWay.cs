using Deals.Report.Exports;
using Deals.Report.Office.Slides;
using Deals.Report.Office.Text;
using Deals.Report.Pages;
using Deals.Report.Pictures;
using Deals.Report.Sheets;

namespace Deals.Tests.Report;

/// <summary>
/// Shows a book in every way that commands do: its figures listed, drawn, as numbers, in a workbook, on the brief's page, in a report
/// with its deck and document, and what a simulation finds. No number may be none, or the rounding of sums.
/// </summary>
internal static class EveryWay
{
    private const int Worlds = 256, Points = 64;

    private static readonly PictureStyle Style = new();

    /// <param name="book">A book that checked clean.</param>
    /// <param name="turn">Which of the slow ways are gone: one picture in pixels, one as PDF, and every few turns the whole report.</param>
    public static void Show(DealBook book, int turn)
    {
        var figures = DealFigures.All(book, book.Timeline());
        var simulated = Simulated(book);
        var records = figures.Concat(simulated).Select(Recorded).ToList();
        var export = new FigureExport(Style, book.AsOf);
        var pictures = records.ConvertAll(record => export.Write(record, FigureFormat.Svg));
        foreach (var (record, svg) in records.Zip(pictures))
            Drawn(record, Encoding.UTF8.GetString(svg));
        Assert.NotEmpty(export.Write(records[turn % records.Count], FigureFormat.Png));
        Assert.NotEmpty(export.Write(records[(turn / 2) % records.Count], FigureFormat.Pdf));
        Assert.NotEmpty(export.Write(records[(turn / 3) % records.Count], FigureFormat.Json));
        Assert.NotEmpty(Workbook.Write([.. records.Select(Sheet.Of)]));
        var contents = new ReportContents(book.Title, book.Description, book.AsOf, book.Name, Scenario.Base(book).ToString(), [], [.. records.Take(figures.Count)]);
        Assert.NotEmpty(ReportPage.Of(contents));
        Assert.NotEmpty(BriefPage.Of(contents, contents.Brief!));
        if (turn % 10 != 0)
            return;
        var drawn = contents.Figures.ToDictionary(figure => figure, figure => FigureFiles.Of(figure.Record, Style, book.AsOf).OnPage(figure.Record, Style));
        Assert.NotEmpty(ReportPdf.Of(contents));
        foreach (var native in new[] { false, true })
        {
            Assert.NotEmpty(Deck.Of(contents, Style.Theme, drawn, native));
            Assert.NotEmpty(ReportDocument.Of(contents, Style.Theme, drawn, native));
        }
    }

    private static void Drawn(FigureRecord record, string svg)
    {
        foreach (var none in new[] { "NaN", "∞" })
        {
            var at = svg.IndexOf(none, StringComparison.Ordinal);
            Assert.True(at < 0, $"{record.Id} is drawn with no number: {svg.AsSpan(Math.Max(0, at - 120), Math.Min(160, svg.Length - Math.Max(0, at - 120)))}");
        }
    }

    private static FigureRecord Recorded(Figure figure)
    {
        foreach (var number in figure.Table.Rows.SelectMany(row => row).OfType<double>())
            Assert.True(double.IsFinite(number) && (number == 0 || Math.Abs(number) > 1e-12), $"{figure.Id} has {number:R}");
        foreach (var text in new[] { figure.Title, figure.Subtitle })
            Assert.False(text.Contains("NaN", StringComparison.Ordinal) || text.Contains('∞'), $"{figure.Id} says {text}");
        Assert.NotEmpty(CsvText.Write(figure.Table));
        return FigureRecord.Of(figure);
    }

    private static IReadOnlyList<Figure> Simulated(DealBook book)
        => book.HasMoney ? SimulationFigures.All(new Simulator(book.Money(), Scenario.Base(book), new(1) { Worlds = Worlds }).Run(), Points) : [];
}

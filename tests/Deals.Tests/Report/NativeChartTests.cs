using Deals.Data;
using Deals.Report.Office.Charts;
using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Packaging;

namespace Deals.Tests.Report;

/// <summary>Charts that can be edited: which figures are some, and that their numbers are the figure's.</summary>
public sealed class NativeChartTests
{
    [Fact]
    public async Task Bars_and_lines_on_plain_axes_are_charts_and_nothing_else_is()
    {
        var (_, figures) = await RealDeals.OfAsync(Repository.PathOf("data", "openai-clouds"));
        string[] plain = ["cap-burn-down", "cap-full", "change-by-year", "drivers", "flips-when", "flows-by-quarter", "joint-outcomes", "payments-by-regime", "worth-knowing"];
        foreach (var figure in figures)
        {
            var charts = PlainChart.Of(figure.Picture(Figure.NarrowWidth, state: null));
            Assert.Equal((figure.Id, plain.Any(kind => figure.Id.StartsWith(kind, StringComparison.Ordinal))), (figure.Id, charts.Count > 0));
        }
    }

    [Fact]
    public async Task A_chart_s_numbers_are_the_figure_s()
    {
        var (book, figures) = await RealDeals.OfAsync(Repository.PathOf("data", "openai-clouds"));
        var contents = OfficeFiles.Report("Charts", "So.", [.. figures.Where(figure => figure.Id.StartsWith("cap-burn-down", StringComparison.Ordinal) || figure.Id.StartsWith("flows-by-quarter-openai", StringComparison.Ordinal))], book.AsOf);
        using var deck = OfficeFiles.OpenDeck(OfficeFiles.Deck(contents, native: true));
        foreach (var (figure, slide) in contents.Figures.Zip(DeckTests.SlidesOf(deck).Skip(1)))
        {
            Assert.Empty(slide.Slide.Descendants<DocumentFormat.OpenXml.Presentation.Picture>());
            var charts = slide.ChartParts.OrderBy(part => part.Uri.ToString(), StringComparer.Ordinal).Select(Read).ToList();
            if (figure.Record.Id.StartsWith("cap-burn-down", StringComparison.Ordinal))
            {
                // Panels that stand side by side keep the figure's scales.
                Assert.All(slide.ChartParts, part => Assert.Single(part.ChartSpace!.Descendants<MaxAxisValue>()));
                Assert.Equal(Column(figure.Record, "Counted toward the cap so far"), charts[0].Values["Counted toward the cap"]);
                Assert.Equal(Column(figure.Record, "Cap ("), charts[0].Values["cap"]);
                Assert.Equal(Column(figure.Record, "Paid ("), charts[1].Values["Paid"].Select(value => value ?? 0).Cast<double?>());
                // The table has "2028Q4", the axis what people say.
                Assert.Equal(Column(figure.Record, "Quarter", row => row).OfType<string>().Distinct().Select(quarter => $"{quarter[4..]} {quarter[..4]}"), charts[0].Places);
            }
            else
            {
                var nets = figure.Record.Rows.Where(row => (string?)row[2] == "net").Select(row => Number(row[5]));
                Assert.Equal(nets, charts[0].Values["net"]);
                // The columns of a quarter add up to its net.
                foreach (var (at, net) in nets.Select((net, at) => (at, net)))
                    Assert.Equal(net!.Value, charts[0].Values.Where(series => series.Key != "net").Sum(series => series.Value[at] ?? 0), 1e-6);
            }
        }
    }

    /// <summary>What a picture says below its charts stands on the slide's notes and in the document where charts take its place.</summary>
    [Fact]
    public async Task What_a_figure_says_below_its_charts_is_kept()
    {
        var book = await Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken);
        var record = FigureRecord.Of(book.Money().Under().PaymentsByRegime(book.Parties["amazon"], book.Parties["openai"]));
        const string Remark = "Amounts are averages over the odds of the verification of AGI and the end of the old terms.";
        var contents = OfficeFiles.Report("Charts", "So.", [record], book.AsOf);
        using var deck = OfficeFiles.OpenDeck(OfficeFiles.Deck(contents, native: true));
        Assert.Contains(DeckTests.NotesOf(DeckTests.SlidesOf(deck).Last()), note => note.StartsWith(Remark, StringComparison.Ordinal));
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(contents, native: true));
        Assert.Contains(Remark, document.MainDocumentPart!.Document!.Body!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void The_workbook_within_holds_what_the_chart_shows()
    {
        var contents = OfficeFiles.Report("Charts", "So.", [Records.Invented("invented-quarters"), OfficeFiles.Places("one", "_x0041_", "gained <b>")], new(2030, 1, 1));
        using var deck = OfficeFiles.OpenDeck(OfficeFiles.Deck(contents, native: true));
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(contents, native: true));
        var part = Assert.Single(DeckTests.SlidesOf(deck).SelectMany(slide => slide.ChartParts));
        Assert.Equal(Read(part).Places, Read(Assert.Single(document.MainDocumentPart!.ChartParts)).Places);
        using var stream = part.EmbeddedPackagePart!.GetStream();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var sheet = Assert.Single(ReadSheets.Of(copy.ToArray()));
        Assert.Equal("Data", sheet.Name);
        Assert.Equal(["Place", "gained <b>", "lost", "so far"], Row(1));
        Assert.Equal(["one", 2.0, null, 2.0], Row(2));
        Assert.Equal(["_x0041_", 1.5, -0.5, 3.0], Row(3));
        IEnumerable<object?> Row(int row) => "ABCD".Select(column => sheet.Cells.GetValueOrDefault($"{column}{row}"));
        var formulas = part.ChartSpace.Descendants<Formula>().Select(formula => formula.Text).ToList();
        Assert.Equal(["Data!$B$1", "Data!$A$2:$A$3", "Data!$B$2:$B$3", "Data!$C$1"], formulas.Take(4));
    }

    private static (IReadOnlyList<string> Places, IReadOnlyDictionary<string, double?[]> Values) Read(ChartPart part)
    {
        var series = part.ChartSpace.Descendants<SeriesText>().Select(text => text.Parent!).ToList();
        var places = series[0].Descendants<CategoryAxisData>().Single().Descendants<NumericValue>().Select(value => value.Text).ToList();
        return (places, series.ToDictionary(one => one.GetFirstChild<SeriesText>()!.Descendants<NumericValue>().Single().Text, one =>
        {
            var values = new double?[places.Count];
            foreach (var point in one.GetFirstChild<Values>()!.Descendants<NumericPoint>())
                values[point.Index!.Value] = double.Parse(point.NumericValue!.Text, CultureInfo.InvariantCulture);
            return values;
        }));
    }

    private static IEnumerable<double?> Column(FigureRecord figure, string start) => Column(figure, start, Number);

    /// <summary>A cell's number; whole ones were read from the notebook as such.</summary>
    private static double? Number(object? cell) => cell is null ? null : Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<T> Column<T>(FigureRecord figure, string start, Func<object?, T> of)
    {
        var at = figure.Columns.ToList().FindIndex(column => column.StartsWith(start, StringComparison.Ordinal));
        return figure.Rows.Select(row => of(row[at]));
    }
}

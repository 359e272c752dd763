using System.Xml.Linq;
using Deals.Report.Sheets;
using Deals.Tests.Charts;
using Deals.Tests.Data;
using Deals.Tests.Runner;
using UglyToad.PdfPig;

namespace Deals.Tests.Report;

/// <summary>A workbook, a deck and a document as LibreOffice understands them.</summary>
public sealed class LibreOfficeTests
{
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    [Fact]
    public async Task Days_are_days_numbers_numbers_and_nothing_is_computed()
    {
        OtherTools.Require(OtherTools.Office, "libreoffice-calc");
        var table = new FigureTable(
            ["Day", "Paid (USD bn)", "Sure", "Note", "=Heading"],
            [
                [new DateOnly(2026, 4, 27), 0.1 + 0.2, true, "=1+1", null],
                [new DateOnly(1900, 3, 1), -1e-7, false, "=HYPERLINK(\"https://example.org\",\"click\")", "2026-04-27"],
                [new DateOnly(9999, 12, 31), 1.7976931348623157e308, null, "@SUM(A1)", "1.5"],
                [new DateOnly(1850, 1, 1), 9_007_199_254_740_992, true, "_x0041_ \U0001F600 שלום", "\0"],
            ]);

        var rows = await OpenAsync(new Sheet("types", "=1+1", ["+note"], table) { ColumnDescriptions = ["-day"] }, "types");

        Assert.Equal(["string Day", "string Paid (USD bn)", "string Sure", "string Note", "string =Heading"], rows[0]);
        Assert.Equal(["date 2026-04-27", $"float {Shown(0.1 + 0.2)}", "truth TRUE", "string =1+1"], rows[1]);
        Assert.Equal(["date 1900-03-01", $"float {Shown(-1e-7)}", "truth FALSE", "string =HYPERLINK(\"https://example.org\",\"click\")", "string 2026-04-27"], rows[2]);
        Assert.Equal(["date 9999-12-31", $"float {Shown(1.7976931348623157e308)}", "", "string @SUM(A1)", "string 1.5"], rows[3]);
        Assert.Equal(["string 1850-01-01", $"float {Shown(9_007_199_254_740_992)}", "truth TRUE", "string _x0041_ \U0001F600 שלום", "string \uFFFD"], rows[4]);
    }

    [Theory]
    [InlineData("deck.pptx", "/usr/lib/libreoffice/program/libsdlo.so", "libreoffice-impress")]
    [InlineData("report.docx", "/usr/lib/libreoffice/program/libswlo.so", "libreoffice-writer")]
    public async Task A_deck_and_a_document_open_with_every_figure_s_words(string name, string program, string package)
    {
        OtherTools.Require(OtherTools.Office, package);
        OtherTools.Require(program, package);
        var figures = InventedFigures.All.Select(FigureRecord.Of).ToList();
        var contents = OfficeFiles.Report("Fruit & <crates>", OfficeFiles.Prose, figures, new(2030, 1, 1));
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.PathOf(name), name == "deck.pptx" ? OfficeFiles.Deck(contents, native: true) : OfficeFiles.Document(contents, native: true), TestContext.Current.CancellationToken);
        var pdf = Path.ChangeExtension(name, "pdf");
        var said = await OtherTools.ToEndAsync(folder.Path, OtherTools.Office, $"-env:UserInstallation={new Uri(folder.PathOf("profile"))}", "--headless", "--convert-to", "pdf", name);
        Assert.True(File.Exists(folder.PathOf(pdf)), said.Output + said.Errors);

        using var document = PdfDocument.Open(folder.PathOf(pdf));
        var pages = document.GetPages().ToList();
        var words = Letters(string.Concat(pages.Select(page => page.Text)));
        Assert.All(figures, figure => Assert.Contains(Letters(figure.Title), words, StringComparison.Ordinal));
        if (name == "deck.pptx")
        {
            Assert.Equal(figures.Count + 1, pages.Count);
            Assert.All(figures.Zip(pages.Skip(1)), pair => Assert.Contains(Letters(pair.First.Title), Letters(pair.Second.Text), StringComparison.Ordinal));
        }
        else
        {
            Assert.Contains(Letters("A bold and slanted claim with code, a page and"), words, StringComparison.Ordinal);
        }
    }

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>Has LibreOffice write the workbook in its own format, as XML, and reads one sheet of that.</summary>
    private static async Task<List<List<string>>> OpenAsync(Sheet sheet, string name)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.PathOf("book.xlsx"), Workbook.Write([sheet]), TestContext.Current.CancellationToken);
        var said = await OtherTools.ToEndAsync(folder.Path, OtherTools.Office, $"-env:UserInstallation={new Uri(folder.PathOf("profile"))}", "--headless", "--convert-to", "fods", "book.xlsx");
        Assert.True(File.Exists(folder.PathOf("book.fods")), said.Output + said.Errors);

        var document = XDocument.Load(folder.PathOf("book.fods"));
        // Truth values are numbers there, which LibreOffice shows by a function of its own.
        Assert.DoesNotContain(document.Descendants().Attributes(Table + "formula"), formula => formula.Value is not ("of:=TRUE()" or "of:=FALSE()"));
        var found = document.Descendants(Table + "table").Single(table => (string?)table.Attribute(Table + "name") == name);
        return [.. found.Descendants(Table + "table-row").Select(row => row.Elements(Table + "table-cell").SelectMany(Cells).ToList()).Where(row => row.Count > 1)];
    }

    private static IEnumerable<string> Cells(XElement cell)
    {
        var type = (string?)cell.Attribute(Office + "value-type");
        var value = type switch
        {
            null => "",
            _ when cell.Attribute(Table + "formula") is not null => $"truth {cell.Element(Text + "p")!.Value}",
            "float" => $"float {Shown((double)cell.Attribute(Office + "value")!)}",
            "date" => $"date {(string?)cell.Attribute(Office + "date-value")}",
            _ => $"{type} {string.Join('\n', cell.Elements(Text + "p").Select(line => line.Value))}",
        };
        // LibreOffice fills the row up with empty cells, thousands in one, with those that are ours at its end.
        var times = (int?)cell.Attribute(Table + "number-columns-repeated") ?? 1;
        return times > 100 ? [] : Enumerable.Repeat(value, times);
    }

    /// <summary>LibreOffice writes 15 digits, or 16, of the number it holds.</summary>
    private static string Shown(double number) => number.ToString("E14", System.Globalization.CultureInfo.InvariantCulture);
}

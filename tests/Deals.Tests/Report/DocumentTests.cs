using Deals.Tests.Charts;
using DocumentFormat.OpenXml.Packaging;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Deals.Tests.Report;

/// <summary>The report as a document: headings, prose, figures and tables by styles, valid whatever the words are.</summary>
public sealed class DocumentTests
{
    [Theory]
    [MemberData(nameof(RealTablesTests.Folders), MemberType = typeof(RealTablesTests))]
    public async Task Every_figure_stands_once_with_caption_alt_text_and_sources(string folder)
    {
        var contents = await OfficeFiles.ReportOfAsync(folder);
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(contents));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Equal(contents.Figures.Select((figure, at) => $"Figure {at + 1}. {figure.Record.Title}"), Styled(body, "Caption").Select(Shown));
        Assert.Equal(contents.Figures.Select(figure => figure.Record.AltTextOf()), body.Descendants<D.DocProperties>().Select(drawing => drawing.Description!.Value));
        var sources = Styled(body, "FigureSource").Select(Shown).ToList();
        Assert.All(contents.Figures, figure => Assert.Contains(sources, text => text.StartsWith(figure.Record.SourceNote, StringComparison.Ordinal)));
        Assert.Equal(["The answer", "Findings", "n", "Notes on method", "Sources"], Styled(body, "Heading1").Select(Shown));
        Assert.All(body.Descendants<W.Table>(), table => Assert.NotNull(table.Elements<W.TableRow>().First().TableRowProperties!.GetFirstChild<W.TableHeader>()));
        Leads(document);
    }

    [Theory]
    [MemberData(nameof(RealTablesTests.Folders), MemberType = typeof(RealTablesTests))]
    public async Task Where_no_notebook_shows_a_figure_all_follow_the_answer(string folder)
    {
        var contents = await OfficeFiles.ReportOfAsync(folder) with { Notebooks = [] };
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(contents));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Equal(contents.Figures.Select((figure, at) => $"Figure {at + 1}. {figure.Record.Title}"), Styled(body, "Caption").Select(Shown));
        Assert.Equal(["The answer", "Findings", "Further figures", "Notes on method", "Sources"], Styled(body, "Heading1").Select(Shown));
    }

    [Fact]
    public void What_no_notebook_shows_is_left_out_where_one_shows_any()
    {
        var figures = InventedFigures.All.Select(FigureRecord.Of).ToList();
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(OfficeFiles.Report("Fruit", "So.", figures, new(2030, 1, 1), shown: 2)));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Equal(figures.Take(2).Select((figure, at) => $"Figure {at + 1}. {figure.Title}"), Styled(body, "Caption").Select(Shown));
    }

    [Fact]
    public void Prose_is_prose()
    {
        var contents = OfficeFiles.Report("Fruit", OfficeFiles.Prose, [.. InventedFigures.All.Select(FigureRecord.Of)], new(2030, 1, 1));
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(contents));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Contains("What it shows", Styled(body, "Heading2").Select(Shown));
        Assert.Equal("bold", RunsWith<W.Bold>(body).First(run => run.InnerText == "bold").InnerText);
        Assert.Contains("slanted", RunsWith<W.Italic>(body).Select(run => run.InnerText));
        Assert.Contains("what was wrong", RunsWith<W.Strike>(body).Select(run => run.InnerText));
        Assert.Contains("code", RunsWith<W.RunStyle>(body).Where(run => run.RunProperties!.RunStyle!.Val == "CodeText").Select(run => run.InnerText));
        Assert.Contains("code < here", Styled(body, "Code").Select(Shown));
        Assert.Contains("quoted", Styled(body, "Quote").Select(Shown));
        var items = Styled(body, "ListParagraph").Where(item => ((string[])["first", "second", "inner", "one"]).Contains(Shown(item))).Select(item => item.ParagraphProperties!.NumberingProperties!).ToList();
        Assert.Equal([0, 0, 1, 0], items.Select(item => item.NumberingLevelReference!.Val!.Value));
        Assert.Equal(items[0].NumberingId!.Val!.Value, items[1].NumberingId!.Val!.Value);
        Assert.NotEqual(items[0].NumberingId!.Val!.Value, items[3].NumberingId!.Val!.Value);
        var table = body.Descendants<W.Table>().First(one => one.InnerText.StartsWith("Who", StringComparison.Ordinal));
        Assert.Equal([["Who", "How much"], ["Ada", "12"], ["Bob", "7"]], table.Elements<W.TableRow>().Select(row => row.Elements<W.TableCell>().Select(cell => cell.InnerText)));
        Assert.Equal("https://example.org/a?b=c&d", document.MainDocumentPart.HyperlinkRelationships.First().Uri.OriginalString);
        Leads(document);
    }

    [Theory]
    [InlineData(10, 3, true)]
    [InlineData(11, 3, false)]
    [InlineData(10, 100, false)]
    public void A_table_stands_there_whole_or_the_document_says_where_it_is(int count, int length, bool isThere)
    {
        var rows = Enumerable.Range(0, count).Select(at => (IReadOnlyList<object?>)[new string('x', length), at * 1.5]).ToList();
        var figure = Records.Saying("Long") with { Columns = ["What", "How much"], Rows = rows };
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(OfficeFiles.Report("Long", "So.", [figure], new(2030, 1, 1))));
        var body = document.MainDocumentPart!.Document.Body!;
        var table = body.Descendants<W.Table>().FirstOrDefault(one => one.InnerText.StartsWith("What", StringComparison.Ordinal));
        Assert.Equal(isThere ? count + 1 : null, table?.Elements<W.TableRow>().Count());
        Assert.Equal(!isThere, Styled(body, "FigureSource").Select(Shown).Contains("The numbers are in tables.xlsx, sheet long."));
    }

    [Fact]
    public void It_names_its_title_its_day_and_nobody()
    {
        var contents = OfficeFiles.Report("Fruit & <crates>", "So.", [.. InventedFigures.All.Select(FigureRecord.Of)], new(2030, 1, 1));
        using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(contents));
        var properties = document.PackageProperties;
        Assert.Equal(("Fruit & <crates>", new DateTime(2030, 1, 1), null, null), (properties.Title, properties.Created!.Value.ToUniversalTime(), properties.Creator, properties.LastModifiedBy));
        Assert.Contains("PAGE", document.MainDocumentPart!.FooterParts.Single().Footer.InnerText, StringComparison.Ordinal);
        Assert.Contains("TOC", document.MainDocumentPart.Document.Descendants<W.FieldCode>().First().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_texts_hold_they_are_texts()
    {
        foreach (var text in HostileTexts.All.Where(text => text.Length > 0))
        {
            using var document = OfficeFiles.OpenDocument(OfficeFiles.Document(OfficeFiles.Saying(text), native: true));
            var body = document.MainDocumentPart!.Document.Body!;
            Assert.Equal($"Figure 1. {DeckTests.Plain(text)}", Shown(Styled(body, "Caption").First()));
            Assert.Equal(DeckTests.Legal(text), body.Descendants<D.DocProperties>().First().Description!.Value);
            Assert.All(document.MainDocumentPart.HyperlinkRelationships, link => Assert.Contains(link.Uri.Scheme, (string[])["http", "https", "mailto"]));
            Leads(document);
        }
    }

    /// <summary>Every place is one place's, and every link within leads to one.</summary>
    private static void Leads(WordprocessingDocument document)
    {
        var places = document.MainDocumentPart!.Document.Descendants<W.BookmarkStart>().Select(place => place.Name!.Value!).ToList();
        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.All(document.MainDocumentPart.Document.Descendants<W.Hyperlink>().Where(link => link.Anchor is not null), link => Assert.Contains(link.Anchor!.Value!, places));
    }

    private static IEnumerable<W.Paragraph> Styled(W.Body body, string style) => body.Elements<W.Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == style);

    private static IEnumerable<W.Run> RunsWith<T>(W.Body body)
        where T : DocumentFormat.OpenXml.OpenXmlElement => body.Descendants<W.Run>().Where(run => run.RunProperties?.GetFirstChild<T>() is not null);

    /// <summary>The text that is seen: not the codes of fields.</summary>
    private static string Shown(W.Paragraph paragraph) => string.Concat(paragraph.Descendants<W.Text>().Select(text => text.Text));
}

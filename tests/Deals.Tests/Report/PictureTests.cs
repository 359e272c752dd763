using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Xml.Linq;
using Deals.Charts.Themes;
using Deals.Report.Exports;
using Deals.Report.Pictures;
using Deals.Tests.Charts;
using UglyToad.PdfPig;

namespace Deals.Tests.Report;

/// <summary>Pictures in files: SVG, PNG and PDF.</summary>
public sealed class PictureTests
{
    private static readonly DateOnly Day = new(2031, 6, 30);
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Two lines and two squares, drawn together, are four shapes in the file: PDFsharp would join lines of one path.</summary>
    [Fact]
    public void Lines_of_a_pdf_are_not_joined_to_each_other()
    {
        using var document = new PdfSharp.Pdf.PdfDocument();
        using (var drawing = PdfSharp.Drawing.XGraphics.FromPdfPage(document.AddPage()))
        {
            var sheet = new PdfSheet(drawing, Theme.Light);
            sheet.Lines([[new(10, 10), new(60, 10)], [new(10, 40), new(60, 40)]], new(Palette.Line, 1, []));
            sheet.Area([[new(10, 50), new(20, 50), new(20, 60), new(10, 60)], [new(40, 70), new(50, 70), new(50, 80), new(40, 80)]], Palette.Good, 1);
        }

        using var file = new MemoryStream();
        document.Save(file, closeStream: false);
        using var pdf = PdfDocument.Open(file.ToArray());
        var boxes = pdf.GetPage(1).Paths.SelectMany(path => path).Select(part => part.GetBoundingRectangle()!.Value).ToList();
        Assert.Equal([(50, 0), (50, 0), (10, 10), (10, 10)], boxes.Select(box => ((int)Math.Round(box.Width), (int)Math.Round(box.Height))));
    }

    [Theory]
    [InlineData("invented-quarters", Theme.Light, 700)]
    [InlineData("invented-quarters", Theme.Dark, 1200)]
    [InlineData("invented-bridge", Theme.Light, 1200)]
    [InlineData("invented-field", Theme.Dark, 700)]
    [InlineData("invented-sankey", Theme.Light, 700)]
    public void An_svg_is_text_and_lines_with_words_for_those_who_do_not_see_it(string id, Theme theme, int width)
    {
        var record = Records.Invented(id);
        var root = XElement.Parse(Written(record, FigureFormat.Svg, new(theme, width)));
        Assert.Equal(width.ToString(CultureInfo.InvariantCulture), root.Attribute("width")!.Value);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.Equal(record.Title, root.Element(Svg + "title")!.Value);
        Assert.Equal(record.AltTextOf(), root.Element(Svg + "desc")!.Value);
        var words = TextsOf(root);
        Assert.Contains(Letters(record.Title), words, StringComparison.Ordinal);
        Assert.Contains(Letters(record.SourceNote), words, StringComparison.Ordinal);
        Assert.Empty(root.Descendants(Svg + "pattern"));
        Harmless(root);
    }

    [Fact]
    public void Hostile_texts_come_out_as_text()
    {
        foreach (var figure in DealFigures.All(SmallBook.Hostile, SmallBook.Hostile.Timeline()))
            Harmless(XElement.Parse(Written(FigureRecord.Of(figure), FigureFormat.Svg, new())));
        // Data are read from UTF-8, which holds no halves of pairs.
        foreach (var text in HostileTexts.All.Where(text => text == HostileTexts.Whole(text)))
        {
            // As a label of the kit's own figure: escaped for plotly.js by what draws it.
            var book = SmallBook.Saying(text);
            var record = FigureRecord.Of(DealFigures.All(book, book.Timeline())[0]);
            var root = XElement.Parse(Written(record, FigureFormat.Svg, new()));
            Harmless(root);
            Assert.Equal(Legal(HostileTexts.Whole(record.Title)).ReplaceLineEndings("\n"), root.Element(Svg + "title")!.Value.ReplaceLineEndings("\n"));
            if (text.Length is > 5 and < 100 && !text.Contains('$', StringComparison.Ordinal))
                Assert.Contains(Letters(Legal(HostileTexts.Whole(text)))[..5], TextsOf(root), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Theme.Light, 1)]
    [InlineData(Theme.Dark, 2)]
    [InlineData(Theme.Light, 3)]
    [InlineData(Theme.Dark, 4)]
    [InlineData(Theme.Light, 1.5)]
    public void A_png_has_the_pixels_that_were_asked_for_and_says_at_which_size_it_is_printed(Theme theme, double scale)
    {
        var record = Records.Invented("invented-bridge");
        var png = Bytes(record, FigureFormat.Png, new(theme, 700, scale));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        var height = record.Picture(700, state: null).Height;
        Assert.Equal(((int)Math.Round(700 * scale), (int)Math.Round(height * scale)), SizeOf(png));
        Assert.Equal("pHYs", Encoding.ASCII.GetString(png, 37, 4));
        // 96 pixels of a picture make an inch of 25.4 mm.
        Assert.Equal((int)Math.Round(96 * scale / 0.0254), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(41)), 1.0);
    }

    [Theory]
    [InlineData(PictureSize.Card, 1200, 675)]
    [InlineData(PictureSize.Slide, 1280, 720)]
    [InlineData(PictureSize.Column, 700, null)]
    [InlineData(PictureSize.Page, 794, null)]
    [InlineData(PictureSize.Phone, 360, null)]
    public void A_size_by_name_is_that_size(PictureSize size, int width, int? height)
    {
        foreach (var record in InventedFigures.All.Select(FigureRecord.Of))
        {
            var (pixels, high) = SizeOf(Bytes(record, FigureFormat.Png, new(Scale: 1) { Size = size }));
            Assert.Equal((width, height ?? high), (pixels, high));
        }
    }

    /// <summary>On a slide of 13 1/3 inches a label of 11 pixels is 10 points at a width of 1,050, 9 at 1,150; on a card it is 11 pixels and more.</summary>
    [Theory]
    [InlineData("data/openai-clouds")]
    [InlineData("tests/data/league-rights")]
    [InlineData("tests/data/drug-licence")]
    [InlineData("tests/data/tower-lease")]
    public async Task On_a_card_and_a_slide_everything_stands_within_the_sheet_in_type_that_can_be_read(string folder)
    {
        foreach (var figure in (await RealDeals.OfAsync(Repository.PathOf(folder.Split('/')))).Figures)
        {
            foreach (var picture in figure.Screen)
            {
                Assert.True(picture.Width <= 1150, $"{figure.Id} takes {picture.Width} pixels.");
                Assert.Equal(picture.Width * 9 / 16, picture.Height, 1e-6);
                Assert.All(picture.Panels, panel => Assert.InRange(panel.Top + panel.Height + panel.RoomBelow, 0, picture.ContentHeight + 1e-6));
            }
        }
    }

    [Fact]
    public void Rows_that_have_no_room_on_a_screen_are_counted_below_it()
    {
        var canvas = new Canvas(1050, Height: 300);
        var body = canvas.Holding(40, rows => new Stack().Add(Deals.Charts.Drawing.Panel.OfPixels(100, 20 * rows)).Say(Deals.Charts.Figures.Remark.LeftOut(40 - rows, "row"), canvas).ToBody());
        var rows = body.Panels[0].Height / 20;
        Assert.InRange(body.Height, 300 - 20, 300);
        Assert.StartsWith($"{40 - rows} more rows have no room here", body.Panels[1].Notes[0].Lines[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invented-quarters", Theme.Light)]
    [InlineData("invented-bridge", Theme.Dark)]
    [InlineData("invented-sankey", Theme.Light)]
    public void A_pdf_is_one_page_in_lines_with_its_fonts_and_the_day_of_the_data(string id, Theme theme)
    {
        var record = Records.Invented(id);
        var bytes = Bytes(record, FigureFormat.Pdf, new(theme));
        using var pdf = PdfDocument.Open(bytes);
        var page = pdf.GetPage(1);
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Equal(700 * 0.75, page.Width, 1.0);
        Assert.Equal(record.Picture(700, state: null).Height * 0.75, page.Height, 1.0);
        Assert.Contains(Letters(record.Title), Letters(page.Text), StringComparison.Ordinal);
        Assert.Contains(Letters(record.SourceNote), Letters(page.Text), StringComparison.Ordinal);
        Assert.Empty(page.GetImages());
        Assert.NotEmpty(page.Paths);
        Assert.StartsWith("D:20310630000000", pdf.Information.CreationDate, StringComparison.Ordinal);
        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Equal(Count(raw, "/Type/FontDescriptor"), Count(raw, "/FontFile2 "));
    }

    [Fact]
    public void Equal_figures_give_equal_bytes_in_any_culture()
    {
        var first = Hashes();
        Assert.Equal(first, Hashes());
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["de-DE", "tr-TR", "ar-SA"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(first, Hashes());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static List<string> Hashes() =>
    [
        .. from figure in InventedFigures.All
           let record = FigureRecord.Of(figure)
           from format in (FigureFormat[])[FigureFormat.Svg, FigureFormat.Png, FigureFormat.Pdf]
           select $"{record.Id} {format} {Convert.ToHexStringLower(SHA256.HashData(Bytes(record, format, new())))}",
    ];

    private static byte[] Bytes(FigureRecord record, FigureFormat format, PictureStyle style) => new FigureExport(style, Day).Write(record, format);

    private static string Written(FigureRecord record, FigureFormat format, PictureStyle style) => Encoding.UTF8.GetString(Bytes(record, format, style));

    private static (int Width, int Height) SizeOf(byte[] png) => (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));

    /// <summary>Without what XML has no way to write.</summary>
    private static string Legal(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || System.Xml.XmlConvert.IsXmlChar((char)rune.Value)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string TextsOf(XElement root) => Letters(string.Concat(root.Descendants(Svg + "text").Select(text => text.Value)));

    private static void Harmless(XElement root) => Assert.All(root.DescendantsAndSelf(), element =>
    {
        Assert.DoesNotContain(element.Name.LocalName, (string[])["script", "foreignObject", "a", "use", "animate", "set"]);
        Assert.All(element.Attributes(), attribute => Assert.False(attribute.Name.LocalName == "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute}"));
    });
}

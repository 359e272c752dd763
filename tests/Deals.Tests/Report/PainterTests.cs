using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Deals.Charts.Themes;
using Deals.Report.Pictures;
using Deals.Tests.Charts;
using UglyToad.PdfPig;

namespace Deals.Tests.Report;

/// <summary>Pictures made with the machine's own browser.</summary>
public sealed class PainterTests(SharedPainter shared) : IClassFixture<SharedPainter>
{
    private static readonly DateOnly Day = new(2031, 6, 30);
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("invented-quarters", Theme.Light, 700)]
    [InlineData("invented-quarters", Theme.Dark, 1200)]
    [InlineData("invented-bridge", Theme.Light, 1200)]
    [InlineData("invented-field", Theme.Dark, 700)]
    [InlineData("invented-sankey", Theme.Light, 700)]
    public async Task An_svg_is_text_and_lines_with_words_for_those_who_do_not_see_it(string id, Theme theme, int width)
    {
        var record = Records.Invented(id);
        var picture = await (await shared.GetAsync()).SvgAsync(record, new(theme, width), cancellation: Stop);
        var root = XElement.Parse(picture.Text);
        Assert.Equal((width, width.ToString(CultureInfo.InvariantCulture)), (picture.Width, root.Attribute("width")!.Value));
        Assert.Equal(record.Title, root.Element(Svg + "title")!.Value);
        Assert.Equal(record.AltTextOf(), root.Element(Svg + "desc")!.Value);
        var words = TextsOf(root);
        Assert.Contains(Letters(record.Title), words, StringComparison.Ordinal);
        Assert.Contains(Letters(record.SourceNote), words, StringComparison.Ordinal);
        Assert.Empty(root.Descendants(Svg + "pattern"));
        Harmless(root);
    }

    [Fact]
    public async Task Hostile_texts_come_out_as_text()
    {
        var painter = await shared.GetAsync();
        foreach (var figure in DealFigures.All(SmallBook.Hostile, SmallBook.Hostile.Timeline()))
            Harmless(XElement.Parse((await painter.SvgAsync(FigureRecord.Of(figure), new(), cancellation: Stop)).Text));
        // Data are read from UTF-8, which holds no halves of pairs.
        foreach (var text in HostileTexts.All.Where(text => text == HostileTexts.Whole(text)))
        {
            // As a label of the kit's own figure: escaped for plotly.js by what draws it.
            var book = SmallBook.Saying(text);
            var record = FigureRecord.Of(DealFigures.All(book, book.Timeline())[0]);
            var root = XElement.Parse((await painter.SvgAsync(record, new(), cancellation: Stop)).Text);
            Harmless(root);
            Assert.Equal(SvgText.Legal(HostileTexts.Whole(record.Title)).ReplaceLineEndings("\n"), root.Element(Svg + "title")!.Value.ReplaceLineEndings("\n"));
            if (text.Length is > 5 and < 100 && !text.Contains('$', StringComparison.Ordinal))
                Assert.Contains(Letters(SvgText.Legal(HostileTexts.Whole(text)))[..5], TextsOf(root), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(Theme.Light, 1)]
    [InlineData(Theme.Dark, 2)]
    [InlineData(Theme.Light, 3)]
    [InlineData(Theme.Dark, 4)]
    [InlineData(Theme.Light, 1.5)]
    public async Task A_png_has_the_pixels_that_were_asked_for(Theme theme, double scale)
    {
        var painter = await shared.GetAsync();
        var picture = await painter.SvgAsync(Records.Invented("invented-bridge"), new(theme), cancellation: Stop);
        var png = await painter.PngAsync(picture, scale, Stop);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(
            ((int)Math.Ceiling(picture.Width * scale), (int)Math.Ceiling(picture.Height * scale)),
            (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Theory]
    [InlineData("invented-quarters", Theme.Light)]
    [InlineData("invented-bridge", Theme.Dark)]
    [InlineData("invented-sankey", Theme.Light)]
    public async Task A_pdf_is_one_page_in_lines_with_its_fonts_and_the_day_of_the_data(string id, Theme theme)
    {
        var (painter, record) = (await shared.GetAsync(), Records.Invented(id));
        var picture = await painter.SvgAsync(record, new(theme), cancellation: Stop);
        var bytes = await painter.PdfAsync(picture, Day, Stop);
        using var pdf = PdfDocument.Open(bytes);
        var page = pdf.GetPage(1);
        Assert.Equal(1, pdf.NumberOfPages);
        Assert.Equal(picture.Width * 0.75, page.Width, 1.0);
        Assert.Equal(picture.Height * 0.75, page.Height, 1.0);
        Assert.Contains(Letters(record.Title), Letters(page.Text), StringComparison.Ordinal);
        Assert.Contains(Letters(record.SourceNote), Letters(page.Text), StringComparison.Ordinal);
        Assert.Empty(page.GetImages());
        Assert.NotEmpty(page.Paths);
        Assert.StartsWith("D:20310630000000", pdf.Information.CreationDate, StringComparison.Ordinal);
        var raw = Encoding.Latin1.GetString(bytes);
        Assert.Equal(Count(raw, "/FontDescriptor "), Count(raw, "/FontFile2 ") + Count(raw, "/FontFile3 ") + Count(raw, "/FontFile ") + Count(raw, "/Type /FontDescriptor") - Count(raw, "/Type /FontDescriptor"));
    }

    /// <summary>A browser that has done other things before, and another one, in other cultures, give the same bytes.</summary>
    [Fact]
    public async Task Equal_figures_give_equal_bytes()
    {
        var painter = await shared.GetAsync();
        var first = await AllOfAsync(painter);
        Assert.Equal(first, await AllOfAsync(painter));
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in (string[])["de-DE", "tr-TR", "ar-SA"])
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                await using var other = await Painter.StartAsync(Browsing.Program(), cancellation: Stop);
                Assert.Equal(first, await AllOfAsync(other));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static async Task<List<string>> AllOfAsync(Painter painter)
    {
        var hashes = new List<string>();
        foreach (var record in InventedFigures.All.Select(FigureRecord.Of))
        {
            var picture = await painter.SvgAsync(record, new(), cancellation: Stop);
            foreach (var bytes in (byte[][])[picture.ToBytes(), await painter.PngAsync(picture, 2, Stop), await painter.PdfAsync(picture, Day, Stop)])
                hashes.Add($"{record.Id} {Convert.ToHexStringLower(SHA256.HashData(bytes))}");
        }

        return hashes;
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static string TextsOf(XElement root) => Letters(string.Concat(root.Descendants(Svg + "text").Select(text => text.Value)));

    private static void Harmless(XElement root) => Assert.All(root.DescendantsAndSelf(), element =>
    {
        Assert.DoesNotContain(element.Name.LocalName, (string[])["script", "foreignObject", "a", "use", "animate", "set"]);
        // A heat map is a picture of its cells, within the file.
        Assert.All(element.Attributes(), attribute => Assert.False((attribute.Name.LocalName == "href" && !attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal)) || attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute}"));
    });
}

using Deals.Charts.Themes;
using Deals.Tests.Charts;
using DocumentFormat.OpenXml.Office2019.Drawing.SVG;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using A = DocumentFormat.OpenXml.Drawing;

namespace Deals.Tests.Report;

/// <summary>The deck: one finding a slide, every word of it a text, valid whatever the words are.</summary>
public sealed class DeckTests
{
    /// <summary>No title takes more than three lines of a slide, of some 160 narrow letters each.</summary>
    private const int LongestTitle = 500;

    [Theory]
    [MemberData(nameof(RealTablesTests.Folders), MemberType = typeof(RealTablesTests))]
    public async Task Every_figure_has_a_slide_with_its_title_alt_text_and_numbers(string folder)
    {
        var contents = await OfficeFiles.ReportOfAsync(folder);
        using var deck = OfficeFiles.OpenDeck(OfficeFiles.Deck(contents));
        var slides = SlidesOf(deck);
        Assert.Equal(contents.Figures.Count + 1, slides.Count);
        Assert.Equal(contents.Title, TextOf(slides[0], PlaceholderValues.CenteredTitle));
        Assert.Contains(contents.Figures[0].Record.Title, AllText(slides[0]), StringComparison.Ordinal);
        foreach (var (figure, slide) in contents.Figures.Zip(slides.Skip(1)))
        {
            Assert.Equal(figure.Record.Title, TextOf(slide, PlaceholderValues.Title));
            var picture = Assert.Single(slide.Slide.Descendants<Picture>());
            Assert.Equal(figure.Record.AltTextOf(), picture.NonVisualPictureProperties!.NonVisualDrawingProperties!.Description!.Value);
            var notes = NotesOf(slide);
            Assert.Equal([figure.Record.Title, figure.Record.SourceNote, figure.Record.ScenarioNote], new[] { notes[0], notes[2], notes[3] });
            Assert.Equal(figure.Record.Columns, notes[4].Split(" | "));
            Assert.Equal(Math.Min(20, figure.Record.Rows.Count), notes.Count - 5 - (figure.Record.Rows.Count > 20 ? 1 : 0));
            if (figure.Record.Rows.Count > 20)
                Assert.Contains($"{figure.Record.Rows.Count - 20:N0} more", notes[^1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_picture_is_lines_with_pixels_beside_them_and_lies_within_the_slide()
    {
        var contents = OfficeFiles.Report("Fruit", "## So", [.. InventedFigures.All.Select(FigureRecord.Of)], new(2030, 1, 1));
        using var deck = OfficeFiles.OpenDeck(OfficeFiles.Deck(contents));
        foreach (var slide in SlidesOf(deck).Skip(1))
        {
            var picture = slide.Slide.Descendants<Picture>().Single();
            var blip = picture.BlipFill!.Blip!;
            Assert.Equal("image/png", slide.GetPartById(blip.Embed!).ContentType);
            Assert.Equal("image/svg+xml", slide.GetPartById(blip.Descendants<SVGBlip>().Single().Embed!).ContentType);
            var (place, size) = (picture.ShapeProperties!.Transform2D!.Offset!, picture.ShapeProperties.Transform2D.Extents!);
            Assert.InRange(place.Y!.Value, 1_447_800, 6_400_800 - size.Cy!.Value);
            Assert.InRange(place.X!.Value, 0, 12_192_000 - size.Cx!.Value);
            // What is cut off are the words that the slide has as text, and what is shown is not distorted.
            var crop = picture.BlipFill.SourceRectangle!;
            Assert.InRange(crop.Top!.Value, 5_000, 60_000);
            Assert.InRange(crop.Bottom!.Value, 1_000, 60_000);
            using var png = SkiaSharp.SKBitmap.Decode(slide.GetPartById(blip.Embed!).GetStream());
            Assert.Equal((double)size.Cx.Value / size.Cy.Value, png.Width / (png.Height * (100_000.0 - crop.Top.Value - crop.Bottom.Value) / 100_000), 0.02);
        }
    }

    [Fact]
    public void The_deck_names_the_kit_s_font_and_colours_and_numbers_its_slides()
    {
        var contents = OfficeFiles.Report("Fruit", "## So", [.. InventedFigures.All.Select(FigureRecord.Of)], new(2030, 1, 1));
        foreach (var (theme, ground) in ((Theme, string)[])[(Theme.Light, "FFFFFF"), (Theme.Dark, "181A1F")])
        {
            using var deck = OfficeFiles.OpenDeck(OfficeFiles.Deck(contents, theme: theme));
            var elements = deck.PresentationPart!.SlideMasterParts.Single().ThemePart!.Theme.ThemeElements!;
            Assert.Equal("Open Sans", elements.FontScheme!.MinorFont!.LatinFont!.Typeface!.Value);
            Assert.Equal(ground, elements.ColorScheme!.Light1Color!.RgbColorModelHex!.Val!.Value);
            Assert.All(SlidesOf(deck), slide => Assert.Equal("slidenum", Assert.Single(slide.Slide.Descendants<A.Field>()).Type!.Value));
            Assert.Equal((12192000, 6858000), (deck.PresentationPart.Presentation.SlideSize!.Cx!.Value, deck.PresentationPart.Presentation.SlideSize.Cy!.Value));
        }
    }

    [Fact]
    public void Whatever_texts_hold_they_are_texts_and_fit()
    {
        foreach (var text in HostileTexts.All.Where(text => text.Length > 0))
        {
            var contents = OfficeFiles.Saying(text);
            using var deck = OfficeFiles.OpenDeck(OfficeFiles.Deck(contents, native: true));
            var slide = SlidesOf(deck)[1];
            var (title, whole) = (TextOf(slide, PlaceholderValues.Title), Plain(text));
            Assert.True(title == whole || (title.EndsWith('…') && title.Length <= LongestTitle), title);
            // In full for the speaker.
            if (whole.Length > 0)
                Assert.Equal(whole, NotesOf(slide)[0]);
            Assert.Single(SlidesOf(deck)[2].ChartParts);
            Assert.Equal(Legal(text), slide.Slide.Descendants<Picture>().Single().NonVisualPictureProperties!.NonVisualDrawingProperties!.Description!.Value);
        }
    }

    [Fact]
    public void The_same_report_gives_the_same_bytes_in_any_culture_and_time_zone()
    {
        var contents = OfficeFiles.Report("Fruit", OfficeFiles.Prose, [.. InventedFigures.All.Select(FigureRecord.Of)], new(2030, 1, 1));
        (byte[] Deck, byte[] Document) Write() => (OfficeFiles.Deck(contents, native: true), OfficeFiles.Document(contents, native: true));
        var (deck, document) = SameBytesTests.Under("", "UTC", Write);
        foreach (var (culture, zone) in ((string, string)[])[("de-DE", "Europe/Berlin"), ("tr-TR", "Pacific/Kiritimati"), ("ar-SA", "America/St_Johns")])
        {
            var (otherDeck, otherDocument) = SameBytesTests.Under(culture, zone, Write);
            Assert.Equal(deck, otherDeck);
            Assert.Equal(document, otherDocument);
        }
    }

    internal static List<SlidePart> SlidesOf(PresentationDocument deck)
        => [.. deck.PresentationPart!.Presentation.SlideIdList!.Elements<SlideId>().Select(id => (SlidePart)deck.PresentationPart.GetPartById(id.RelationshipId!))];

    /// <summary>The text on one line, as any file holds it.</summary>
    internal static string Plain(string text) => Legal(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    internal static string Legal(string text) => Deals.Report.Sheets.SheetText.Legal(text);

    private static string TextOf(SlidePart slide, PlaceholderValues place)
        => Assert.Single(slide.Slide.Descendants<Shape>(), shape => shape.NonVisualShapeProperties!.ApplicationNonVisualDrawingProperties!.PlaceholderShape!.Type?.Value == place).TextBody!.InnerText;

    private static string AllText(SlidePart slide) => string.Join('\n', slide.Slide.Descendants<A.Paragraph>().Select(paragraph => paragraph.InnerText));

    internal static List<string> NotesOf(SlidePart slide) => [.. slide.NotesSlidePart!.NotesSlide.Descendants<A.Paragraph>().Select(paragraph => paragraph.InnerText)];
}

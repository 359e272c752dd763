using System.IO.Packaging;

namespace Deals.Report.Office.Slides;

/// <summary>The report as a deck: an opening slide, then one finding a slide. All texts can be edited, none runs over, and whatever is cut
/// stands in full in the speaker notes.</summary>
internal sealed class Deck
{
    private const uint FirstSlide = 256, Master = 2147483648;

    private readonly PresentationPart part;
    private readonly SlideMasterPart master;
    private readonly NotesMasterPart notesMaster;
    private readonly P.SlideIdList slides = new();

    private Deck(PresentationPart part, Theme theme)
    {
        this.part = part;
        master = part.AddNewPart<SlideMasterPart>("master");
        OfficeFile.Fill(master, "deck-master.xml");
        OfficeFile.FillTheme(master.AddNewPart<ThemePart>("theme"), theme);
        foreach (var (id, resource) in ((string, string)[])[(SlideText.Opening, "deck-opening.xml"), (SlideText.Finding,
            "deck-finding.xml")])
        {
            var layout = master.AddNewPart<SlideLayoutPart>(id);
            OfficeFile.Fill(layout, resource);
            layout.AddPart(master, "master");
        }

        notesMaster = part.AddNewPart<NotesMasterPart>("notes");
        OfficeFile.Fill(notesMaster, "deck-notes.xml");
        // Notes are read on paper.
        OfficeFile.FillTheme(notesMaster.AddNewPart<ThemePart>("theme"), Theme.Light);
    }

    /// <summary>Writes the deck.</summary>
    /// <param name="contents">The report.</param>
    /// <param name="theme">On which ground it stands: that of the pictures.</param>
    /// <param name="pictures">The picture of each figure, made for <see cref="FindingSlide.PictureWidth"/> and its height.</param>
    /// <param name="native">Whether bars and lines are charts that can be edited.</param>
    /// <returns>The bytes of a .pptx file.</returns>
    public static byte[] Of(ReportContents contents, Theme theme, IReadOnlyDictionary<ReportFigure, FigurePicture> pictures, bool native)
    {
        using var package = new MemoryStream();
        using (var document = PresentationDocument.Create(package, PresentationDocumentType.Presentation))
        {
            var part = document.AddPresentationPart();
            document.ChangeIdOfPart(part, "deck"); // the library makes up another each time
            document.CompressionOption = CompressionOption.NotCompressed; // packed at the end, once
            var core = document.AddCoreFilePropertiesPart();
            document.ChangeIdOfPart(core, "properties");
            OfficeFile.Describe(core, contents.Title, contents.AsOf);
            var deck = new Deck(part, theme);
            deck.Open(contents);
            foreach (var figure in contents.Figures)
                deck.Show(figure, new FindingSlide(figure, pictures[figure], native ? theme : null));
            deck.End();
        }

        return ReportBundle.WithoutClock(package);
    }

    private void Open(ReportContents contents)
    {
        var title = OfficeText.Fitted(contents.Title, SlideText.Width, lines: 2, size: 32, least: 20, isBold: true);
        var about = OfficeText.Fitted(contents.Description ?? "", SlideText.Width, lines: 3, size: 14, least: 11);
        var scenario = OfficeText.Fitted(
            $"Dataset {contents.DatasetName}, as of {Wording.Day(contents.AsOf)}. Scenario: {contents.ScenarioText}.", SlideText.Width,
            lines: 2, size: 12, least: 9);
        // What a brief says in a page would stand here, in the place of each notebook's first finding.
        var findings = contents.Headlines.Select(each => (Of: OfficeText.Fitted(each.Of, SlideText.Width, lines: 1, size: 10,
            least: 10).Text, each.Finding)).ToList();
        var lines = findings.Select(each => OfficeText.Fitted(each.Finding.Title, SlideText.Width, lines: 2, size: 13,
            least: 11)).ToList();
        var size = lines.Select(line => line.Size).DefaultIfEmpty(13).Min();
        Add(SlideText.Opening,
        [
            SlideText.Shape(2, "Title", new() { Type = P.PlaceholderValues.CenteredTitle }, SlideText.Paragraph(title.Text, title.Size)),
            SlideText.Shape(3, "Subtitle", new() { Type = P.PlaceholderValues.SubTitle, Index = 1 },
                [.. about.Text.Length == 0 ? [] : new[] { SlideText.Paragraph(about.Text, about.Size) },
                    SlideText.Paragraph(scenario.Text, scenario.Size)]),
            SlideText.Shape(4, "Findings", new() { Type = P.PlaceholderValues.Body, Index = 10 },
                [.. findings.Zip(lines).SelectMany(pair => new[] { SlideText.Paragraph(pair.First.Of),
                    SlideText.Paragraph(pair.Second.Text, size, level: 1) })]),
            SlideText.Number(5),
        ], [contents.Title, contents.Description ?? "", $"Scenario: {contents.ScenarioText}.",
            .. contents.Headlines.Select(each => each.Finding.Title)]);
    }

    private void Show(ReportFigure figure, FindingSlide slide)
    {
        var made = Add(SlideText.Finding, [], slide.Notes());
        made.Slide.CommonSlideData!.ShapeTree!.Append(slide.Shapes(made));
        made.Slide.CommonSlideData.Name = figure.FileName;
    }

    private SlidePart Add(string layout, IEnumerable<OpenXmlElement> shapes, IEnumerable<string> notes)
    {
        var number = (uint)slides.ChildElements.Count;
        var id = string.Create(CultureInfo.InvariantCulture, $"slide{number + 1}");
        var slide = part.AddNewPart<SlidePart>(id);
        slide.AddPart(master.GetPartById(layout), "layout");
        slide.Slide = new(new P.CommonSlideData(SlideText.Tree(shapes)), new P.ColorMapOverride(new A.MasterColorMapping()));
        slides.Append(new P.SlideId { Id = FirstSlide + number, RelationshipId = id });

        var page = slide.AddNewPart<NotesSlidePart>("notes");
        page.AddPart(notesMaster, "master");
        page.AddPart(slide, "slide");
        var image = new P.Shape(
            new P.NonVisualShapeProperties(
                new P.NonVisualDrawingProperties { Id = 2, Name = "Slide" },
                new P.NonVisualShapeDrawingProperties(new A.ShapeLocks { NoGrouping = true, NoRotation = true, NoChangeAspect = true }),
                new P.ApplicationNonVisualDrawingProperties(new P.PlaceholderShape { Type = P.PlaceholderValues.SlideImage, Index = 2 })),
            new P.ShapeProperties());
        var text = SlideText.Shape(3, "Notes", new() { Type = P.PlaceholderValues.Body, Index = 3 },
            [.. notes.SelectMany(OfficeText.Lines).Where(line => line.Length > 0).Select(line => SlideText.Paragraph(line))]);
        page.NotesSlide = new(new P.CommonSlideData(SlideText.Tree([image, text])), new P.ColorMapOverride(new A.MasterColorMapping()));
        return slide;
    }

    private void End() => part.Presentation = new(
        new P.SlideMasterIdList(new P.SlideMasterId { Id = Master, RelationshipId = "master" }),
        new P.NotesMasterIdList(new P.NotesMasterId { Id = "notes" }), slides,
        new P.SlideSize { Cx = SlideText.SlideWidth, Cy = SlideText.SlideHeight }, new P.NotesSize
        { Cx = SlideText.SlideHeight, Cy = 9144000 });
}

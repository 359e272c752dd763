using Deals.Report.Office.Charts;

namespace Deals.Report.Office.Slides;

/// <summary>A slide with one figure: its title and subtitle, its picture or charts, its sources.</summary>
/// <param name="figure">The figure.</param>
/// <param name="picture">Its picture.</param>
/// <param name="charts">The ground on which bars and lines are charts that can be edited; null where every figure is a picture.</param>
internal sealed class FindingSlide(ReportFigure figure, FigurePicture picture, Theme? charts)
{
    public const int PictureWidth = SlideText.SlideWidth - (2 * SlideText.Edge);

    public const int PictureHeight = 4_846_320;

    private const int Top = 1_490_472;

    /// <summary>Points that the slide's number leaves to the sources.</summary>
    private const double SourceWidth = 828;

    private const int MostRows = 20;
    private const int ChartsAbreast = 2;

    /// <summary>The shapes of the slide; the picture's parts are put beside it.</summary>
    public IEnumerable<OpenXmlElement> Shapes(SlidePart slide)
    {
        var record = figure.Record;
        var title = OfficeText.Fitted(figure.Title, SlideText.Width, lines: 2, size: 24, least: 16, isBold: true);
        if (title.Text != OfficeText.Line(figure.Title))
            title = OfficeText.Fitted(figure.Title, SlideText.Width, lines: 3, size: 16, least: 12, isBold: true);
        var subtitle = OfficeText.Fitted(figure.Subtitle, SlideText.Width, lines: 1, size: 12, least: 12);
        if (subtitle.Text != OfficeText.Line(figure.Subtitle))
            subtitle = OfficeText.Fitted(figure.Subtitle, SlideText.Width, lines: 2, size: 10, least: 9);
        var source = OfficeText.Fitted(string.Join(' ', new[] { Remarks, record.SourceNote }.Where(text => text.Length > 0)), SourceWidth,
            lines: 2, size: 8, least: Remarks.Length > 0 ? 7 : 8);
        return
        [
            SlideText.Shape(2, "Title", new() { Type = P.PlaceholderValues.Title }, SlideText.Paragraph(title.Text, title.Size)),
            SlideText.Shape(3, "Subtitle", new() { Type = P.PlaceholderValues.Body, Size = P.PlaceholderSizeValues.Quarter, Index = 10 },
                SlideText.Paragraph(subtitle.Text, subtitle.Size)),
            .. Drawn(slide),
            SlideText.Shape(4, "Source", new() { Type = P.PlaceholderValues.Body, Size = P.PlaceholderSizeValues.Quarter, Index = 11 },
                SlideText.Paragraph(source.Text)),
            SlideText.Number(5),
        ];
    }

    /// <summary>What the speaker reads: every text in full, and the numbers, as many as are of use there.</summary>
    public IEnumerable<string> Notes()
    {
        var table = TableLines.Of(figure, MostRows);
        return
        [
            OfficeText.Line(figure.Title), OfficeText.Line(figure.Subtitle), OfficeText.Line(Remarks),
                OfficeText.Line(figure.Record.SourceNote), OfficeText.Line(figure.Record.ScenarioNote),
            .. table.Columns.Count == 0 ? [] : table.Rows.Prepend(table.Columns).Select(row => string.Join(" | ", row)), table.Rest ?? "",
        ];
    }

    /// <summary>The charts to edit; none where the figure is a picture.</summary>
    private readonly IReadOnlyList<PlainChart> plain = charts is null ? [] : PlainChart.Of(picture.Drawn);

    /// <summary>What the picture says below its charts, where charts to edit stand in its place.</summary>
    private string Remarks => plain.Count > 0 ? PlainChart.RemarksIn(picture.Drawn) : "";

    private IEnumerable<OpenXmlElement> Drawn(SlidePart slide)
    {
        if (charts is { } theme && plain.Count > 0)
            return plain.Select((chart, at) => ChartOf(slide, chart, theme, at, plain.Count));
        var zoom = picture.ZoomIn(PictureWidth, PictureHeight);
        var (width, height) = ((long)(picture.Width * zoom), (long)(picture.Height * zoom));
        var fill = new P.BlipFill();
        fill.Append(picture.FillOf(slide, "picture"));
        return
        [
            new P.Picture(
                new P.NonVisualPictureProperties(Named(6, figure.FileName),
                    new P.NonVisualPictureDrawingProperties(new A.PictureLocks { NoChangeAspect = true }),
                    new P.ApplicationNonVisualDrawingProperties()),
                fill,
                new P.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = (SlideText.SlideWidth - width) / 2, Y = Top + ((PictureHeight - height) / 2) },
                        new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })),
        ];
    }

    /// <summary>A chart; of several, two stand beside each other, as a slide is wide.</summary>
    private P.GraphicFrame ChartOf(SlidePart slide, PlainChart chart, Theme theme, int at, int count)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"chart{at + 1}");
        ChartWriter.Write(slide.AddNewPart<ChartPart>(id), chart, theme);
        var (columns, rows) = (Math.Min(count, ChartsAbreast), (count + ChartsAbreast - 1) / ChartsAbreast);
        var (width, height) = (PictureWidth / columns, PictureHeight / rows);
        return new(
            new P.NonVisualGraphicFrameProperties(
                Named((uint)(6 + at), $"{figure.FileName} {at + 1}"),
                    new P.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoGrouping = true }),
                    new P.ApplicationNonVisualDrawingProperties()),
            new P.Transform(new A.Offset { X = SlideText.Edge + (at % columns * width), Y = Top + (at / columns * height) },
                new A.Extents { Cx = width, Cy = height }),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = id }) { Uri = ChartWriter.Uri }));
    }

    private P.NonVisualDrawingProperties Named(uint id, string name) => new()
    { Id = id, Name = name, Description = OfficeText.Whole(figure.Record.AltTextOf()) };
}

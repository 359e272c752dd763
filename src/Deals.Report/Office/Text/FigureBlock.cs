using Deals.Report.Office.Charts;
using D = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using I = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Deals.Report.Office.Text;

/// <summary>
/// A figure in a document: caption, what is shown, the picture or charts, sources, and the numbers where they are few and short: print has
/// no room for tables made for a screen.
/// </summary>
/// <param name="part">The document.</param>
/// <param name="words">Writes text.</param>
/// <param name="pictures">The picture of each figure.</param>
/// <param name="charts">The ground on which bars and lines are charts that can be edited; null where every figure is a picture.</param>
internal sealed class FigureBlock(MainDocumentPart part, WordText words, IReadOnlyDictionary<ReportFigure, FigurePicture> pictures,
    Theme? charts)
{
    /// <summary>As wide as the text, and so high that heading, some prose, caption and sources find room on the page.</summary>
    private const long MostWidth = (long)(ReportDocument.TextWidth * 635), MostHeight = 7 * OfficeFile.EmuAnInch;

    private const long ChartHeight = 33 * OfficeFile.EmuAnInch / 10;
    private const int MostRows = 10, MostColumns = 6;

    private uint drawings;

    /// <summary>The figure.</summary>
    /// <param name="figure">Which.</param>
    /// <param name="number">Its number in the document.</param>
    /// <param name="place">The name of the place that links to it lead to.</param>
    public IEnumerable<OpenXmlElement> Of(ReportFigure figure, int number, string place)
    {
        var record = figure.Record;
        IReadOnlyList<OpenXmlElement> label = [WordText.Run("Figure "), .. WordText.Field("SEQ Figure \\* ARABIC",
            number.ToString(CultureInfo.InvariantCulture)), WordText.Run(". ")];
        yield return WordText.Paragraph("Caption", words.Place(place, [.. label, WordText.Line(figure.Title)]));
        yield return WordText.Paragraph("FigureSubtitle", WordText.Line(figure.Subtitle));
        var drawn = pictures[figure].Drawn;
        var plain = charts is null ? [] : PlainChart.Of(drawn);
        foreach (var drawing in Drawings(figure, plain))
            yield return WordText.Paragraph("Figure", new W.Run(drawing));
        var remarks = plain.Count > 0 ? PlainChart.RemarksIn(drawn) : "";
        yield return WordText.Paragraph("FigureSource", WordText.Line(string.Join(' ', new[] { remarks, record.SourceNote,
            record.ScenarioNote }.Where(note => note.Length > 0))));
        var table = TableLines.Of(figure, MostRows);
        if (table.Columns.Count is 0 or > MostColumns || table.IsCut || table.Rest is not null)
        {
            if (table.Columns.Count > 0)
                yield return WordText.Paragraph("FigureSource", WordText.Line($"The numbers are in tables.xlsx, sheet {figure.FileName}."));
            yield break;
        }

        yield return WordTable.Of(table.Columns, table.Rows, table.AreNumbers);
        yield return WordText.Paragraph("FigureSource");
    }

    private IEnumerable<W.Drawing> Drawings(ReportFigure figure, IReadOnlyList<PlainChart> plain)
    {
        var picture = pictures[figure];
        if (charts is { } theme && plain.Count > 0)
        {
            foreach (var chart in plain)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"chart{drawings + 1}");
                ChartWriter.Write(part.AddNewPart<ChartPart>(id), chart, theme);
                yield return Inline(figure, MostWidth, ChartHeight,
                    new A.GraphicData(new C.ChartReference { Id = id }) { Uri = ChartWriter.Uri });
            }

            yield break;
        }

        var zoom = Math.Min(picture.ZoomIn(MostWidth, MostHeight), OfficeFile.EmuAPixel);
        var (width, height) = ((long)(picture.Width * zoom), (long)(picture.Height * zoom));
        var fill = new I.BlipFill();
        fill.Append(picture.FillOf(part, string.Create(CultureInfo.InvariantCulture, $"picture{drawings + 1}")));
        var drawn = new I.Picture(
            new I.NonVisualPictureProperties(new I.NonVisualDrawingProperties { Id = 0, Name = figure.FileName },
                new I.NonVisualPictureDrawingProperties(new A.PictureLocks { NoChangeAspect = true })),
            fill,
            new I.ShapeProperties(
                new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle }));
        yield return Inline(figure, width, height,
            new A.GraphicData(drawn) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" });
    }

    private W.Drawing Inline(ReportFigure figure, long width, long height, A.GraphicData data) => new(new D.Inline(
        new D.Extent { Cx = width, Cy = height }, new D.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
        new D.DocProperties { Id = ++drawings, Name = figure.FileName, Description = OfficeText.Whole(figure.Record.AltTextOf()) },
        new D.NonVisualGraphicFrameDrawingProperties(), new A.Graphic(data))
    { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 });
}

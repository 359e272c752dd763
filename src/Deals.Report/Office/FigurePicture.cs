using DocumentFormat.OpenXml.Office2019.Drawing.SVG;

namespace Deals.Report.Office;

/// <summary>
/// A figure's picture as a deck or a document holds it: in lines, and beside it in pixels for programs that know no SVG. Of both only the
/// part between title and source note is shown, as those stand around it as text; whoever opens the file can take the crop away.
/// </summary>
/// <param name="Svg">The picture in lines.</param>
/// <param name="Png">The picture in pixels.</param>
/// <param name="Drawn">What was drawn.</param>
internal sealed record FigurePicture(byte[] Svg, byte[] Png, Picture Drawn)
{
    /// <summary>Air above and below what is shown, in the picture's pixels: the figure leaves more.</summary>
    private const double Air = 6;

    /// <summary>Whole parts in which a file counts what is cut off.</summary>
    private const int Parts = 100_000;

    /// <summary>The width of what is shown, in the picture's pixels.</summary>
    public double Width => Drawn.Width;

    /// <summary>The height of what is shown, in the picture's pixels.</summary>
    public double Height => Drawn.Height - Above - Below;

    private double Above => Math.Max(0, Drawn.Head - Air);

    private double Below => Math.Max(0, Drawn.Foot - Air);

    /// <summary>By how much what is shown is enlarged to fill a place.</summary>
    public double ZoomIn(double width, double height) => Math.Min(width / Width, height / Height);

    /// <summary>The picture as one of a part's, with its own parts beside it.</summary>
    /// <param name="part">The slide, or the document.</param>
    /// <param name="name">A name that no other picture of the part has, of letters that ids may have.</param>
    public OpenXmlElement[] FillOf<TPart>(TPart part, string name)
        where TPart : OpenXmlPart, ISupportedRelationship<ImagePart>
    {
        Add(ImagePartType.Png, Png, $"{name}-png");
        Add(ImagePartType.Svg, Svg, $"{name}-svg");
        return
        [
            new A.Blip(new A.BlipExtensionList(new A.BlipExtension(new SVGBlip { Embed = $"{name}-svg" }) { Uri =
                "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" })) { Embed = $"{name}-png" },
            new A.SourceRectangle { Top = PartOf(Above), Bottom = PartOf(Below) }, new A.Stretch(new A.FillRectangle()),
        ];

        void Add(PartTypeInfo type, byte[] bytes, string id)
        {
            using var stream = new MemoryStream(bytes);
            part.AddImagePart(type, id).FeedData(stream);
        }
    }

    private int PartOf(double height) => (int)Math.Round(height / Drawn.Height * Parts);
}

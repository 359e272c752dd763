namespace Deals.Report.Office.Slides;

/// <summary>The texts of slides, in the places that the master and its layouts have for them.</summary>
internal static class SlideText
{
    /// <summary>The layouts of the master, by the names of their relationships.</summary>
    public const string Opening = "opening", Finding = "finding";

    /// <summary>13.333 by 7.5 inches.</summary>
    public const int SlideWidth = 12_192_000, SlideHeight = 6_858_000;

    /// <summary>The blank edge at the left and right.</summary>
    public const int Edge = 457_200;

    /// <summary>The width between the edges, in points.</summary>
    public const double Width = (SlideWidth - (2.0 * Edge)) / 12_700;

    public static P.ShapeTree Tree(IEnumerable<OpenXmlElement> shapes)
    {
        var tree = new P.ShapeTree(
            new P.NonVisualGroupShapeProperties(new P.NonVisualDrawingProperties { Id = 1, Name = "" },
                new P.NonVisualGroupShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
            new P.GroupShapeProperties(new A.TransformGroup(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 },
                new A.ChildOffset { X = 0, Y = 0 }, new A.ChildExtents { Cx = 0, Cy = 0 })));
        tree.Append(shapes);
        return tree;
    }

    /// <summary>Text in a place that the layout has for it.</summary>
    /// <param name="id">A number that no other shape of the slide has.</param>
    /// <param name="name">What the list of shapes says.</param>
    /// <param name="place">The place.</param>
    /// <param name="paragraphs">The text; without any the place is left empty.</param>
    public static P.Shape Shape(uint id, string name, P.PlaceholderShape place, params IReadOnlyList<A.Paragraph> paragraphs)
    {
        var body = new P.TextBody(new A.BodyProperties(new A.NormalAutoFit()), new A.ListStyle());
        body.Append(paragraphs.Count == 0 ? [new A.Paragraph()] : paragraphs);
        return new(
            new P.NonVisualShapeProperties(
                new P.NonVisualDrawingProperties { Id = id, Name = name },
                    new P.NonVisualShapeDrawingProperties(new A.ShapeLocks { NoGrouping = true }),
                new P.ApplicationNonVisualDrawingProperties(place)),
            new P.ShapeProperties(), body);
    }

    /// <summary>A paragraph.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="size">The size of its type in points; that of its place when left out.</param>
    /// <param name="level">The level whose look it has.</param>
    public static A.Paragraph Paragraph(string text, int? size = null, int level = 0) => new(
        new A.ParagraphProperties { Level = level },
        new A.Run(new A.RunProperties { Language = OfficeFile.Language, FontSize = size * 100 }, new A.Text(OfficeText.Line(text))));

    /// <summary>The slide's number.</summary>
    /// <param name="id">A number that no other shape of the slide has.</param>
    public static P.Shape Number(uint id)
        => Shape(id, "Slide number", new() { Type = P.PlaceholderValues.SlideNumber, Size = P.PlaceholderSizeValues.Quarter, Index = 4 },
            new A.Paragraph(
            new A.Field(new A.RunProperties { Language = OfficeFile.Language },
                new A.Text("‹#›"))
            { Id = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", Type = "slidenum" }));
}

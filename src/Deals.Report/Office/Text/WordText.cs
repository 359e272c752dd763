namespace Deals.Report.Office.Text;

/// <summary>Paragraphs, runs, links and fields of a document, by the styles that it brings along.</summary>
/// <param name="part">The document, which holds the addresses that links lead to.</param>
internal sealed class WordText(MainDocumentPart part)
{
    /// <summary>An address that is longer is text: programs refuse a file that has one.</summary>
    private const int LongestAddress = 2000;

    private readonly Dictionary<string, string> addresses = new(StringComparer.Ordinal);
    private int bookmarks;

    public static W.Paragraph Paragraph(string? style, params IReadOnlyList<OpenXmlElement> content)
    {
        var paragraph = new W.Paragraph();
        if (style is not null)
            paragraph.Append(new W.ParagraphProperties(new W.ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    public static W.Run Line(string text) => Run(OfficeText.Line(text));

    /// <summary>A text as it stands, blanks at its ends too; a tab is a tab.</summary>
    /// <param name="text">The text.</param>
    /// <param name="look">How it differs from its paragraph.</param>
    public static W.Run Run(string text, params IReadOnlyList<OpenXmlElement> look)
    {
        var run = new W.Run();
        if (look.Count > 0)
            run.Append(new W.RunProperties(look));
        var parts = OfficeText.Whole(text).Split('\t');
        for (var at = 0; at < parts.Length; at++)
        {
            if (at > 0)
                run.Append(new W.TabChar());
            run.Append(new W.Text(parts[at]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>Text that leads to a page, where its address is one.</summary>
    /// <param name="url">The address.</param>
    /// <param name="content">The text.</param>
    public IReadOnlyList<OpenXmlElement> Link(string? url, params IReadOnlyList<OpenXmlElement> content)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.AbsoluteUri.Length > LongestAddress
            || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeMailto))
            return content;
        if (!addresses.TryGetValue(address.AbsoluteUri, out var id))
        {
            id = addresses[address.AbsoluteUri] = string.Create(CultureInfo.InvariantCulture, $"link{addresses.Count + 1}");
            part.AddHyperlinkRelationship(new Uri(address.AbsoluteUri), isExternal: true, id);
        }

        return [new W.Hyperlink(content) { Id = id, History = true }];
    }

    /// <summary>Text that leads to a place of the document.</summary>
    /// <param name="bookmark">The name of the place.</param>
    /// <param name="content">The text.</param>
    public static W.Hyperlink Inside(string bookmark, params IReadOnlyList<OpenXmlElement> content) => new(content)
    { Anchor = bookmark, History = true };

    /// <summary>Content that links lead to.</summary>
    /// <param name="bookmark">The name of the place: letters and digits, at most 40, and no other place's.</param>
    /// <param name="content">The content.</param>
    public IReadOnlyList<OpenXmlElement> Place(string bookmark, params IReadOnlyList<OpenXmlElement> content)
    {
        var id = (++bookmarks).ToString(CultureInfo.InvariantCulture);
        return [new W.BookmarkStart { Id = id, Name = bookmark }, .. content, new W.BookmarkEnd { Id = id }];
    }

    /// <summary>A field, which the program reckons anew, with what it gives at first.</summary>
    public static IReadOnlyList<OpenXmlElement> Field(string code, string result) => [.. FieldStart(code), Run(result), FieldEnd()];

    /// <summary>The start of a field, up to what it gives.</summary>
    public static IReadOnlyList<OpenXmlElement> FieldStart(string code) =>
    [
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Begin }),
            new W.Run(new W.FieldCode($" {code} ") { Space = SpaceProcessingModeValues.Preserve }),
        new W.Run(new W.FieldChar { FieldCharType = W.FieldCharValues.Separate }),
    ];

    public static W.Run FieldEnd() => new(new W.FieldChar { FieldCharType = W.FieldCharValues.End });

    public static W.RunStyle LinkLook() => new() { Val = "Hyperlink" };
}

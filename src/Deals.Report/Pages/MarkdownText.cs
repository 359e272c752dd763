using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Deals.Report.Pages;

/// <summary>A notebook's prose as markup. Its HTML is shown as text, its links go to pages and never run anything, and its pictures become
/// links, as a page fetches nothing.</summary>
internal sealed class MarkdownText(MarkdownDocument document)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseEmphasisExtras().DisableHtml()
        .Build();
    private static readonly string[] SafeSchemes = ["http", "https", "mailto"];

    /// <summary>Reads a cell's text.</summary>
    public static MarkdownText Parse(string text) => new(Markdown.Parse(text, Pipeline));

    /// <summary>What it is made of, for those who write it as something else than HTML.</summary>
    public MarkdownDocument Document => document;

    /// <summary>The text of the first heading of a level, without its marks; null where there is none.</summary>
    public string? HeadingOf(int level) => document.OfType<HeadingBlock>()
        .FirstOrDefault(heading => heading.Level == level) is { Inline: { } inline } ? PlainOf(inline) : null;

    /// <summary>The level of the heading it starts with; null where it starts with none.</summary>
    public int? StartsWithHeading => document.FirstOrDefault() is HeadingBlock heading ? heading.Level : null;

    public MarkdownText FirstParagraph() => Only(document.OfType<ParagraphBlock>().FirstOrDefault());

    public MarkdownText FirstHeading() => Only(document.OfType<HeadingBlock>().FirstOrDefault());

    /// <summary>Its text block by block: headings with their level, paragraphs with 0, items of lists and rows of tables with −1.</summary>
    public IEnumerable<(int Level, string Text)> Blocks() => document.Descendants<LeafBlock>().Where(block => block.Inline is not null)
        .Select(block => (block is HeadingBlock heading ? heading.Level
            : block.Parent is ListItemBlock or Markdig.Extensions.Tables.TableCell ? -1 : 0, PlainOf(block.Inline!)));

    private MarkdownText Only(Block? block)
    {
        foreach (var other in document.Where(other => other != block).ToList())
            document.Remove(other);
        return this;
    }

    /// <summary>The markup.</summary>
    /// <param name="linkOf">Where a link goes; null takes the link away and leaves its text.</param>
    /// <param name="shift">By how many levels headings are lowered.</param>
    public string ToHtml(Func<string, string?> linkOf, int shift)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Min(6, heading.Level + shift);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (SafeOf(link.Url, linkOf) is { } url)
                (link.IsImage, link.GetDynamicUrl, link.Url) = (false, null, url);
            else
                link.ReplaceBy(new ContainerInline());
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && SafeOf(link.Url, linkOf) is null)
            .ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>Where a link may lead; null where it may not.</summary>
    /// <param name="url">What it says.</param>
    /// <param name="linkOf">Where a link within the report goes; null where it leads out of it.</param>
    public static string? SafeOf(string? url, Func<string, string?> linkOf)
    {
        if (string.IsNullOrWhiteSpace(url))
            return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && !absolute.IsFile)
            return SafeSchemes.Contains(absolute.Scheme) ? url : null;
        return url.Contains(':', StringComparison.Ordinal) ? null : linkOf(url);
    }

    /// <summary>A text without its marks.</summary>
    public static string PlainOf(ContainerInline inline) => string.Concat(inline.Descendants().Select(part => part switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        _ => "",
    }));
}

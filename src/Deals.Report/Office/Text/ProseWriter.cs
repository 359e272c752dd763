using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkedCell = Markdig.Extensions.Tables.TableCell;

namespace Deals.Report.Office.Text;

/// <summary>A notebook's prose as paragraphs of a document. Its HTML is text, as everywhere in a report.</summary>
/// <param name="words">Writes text and links.</param>
/// <param name="lists">Counts lists.</param>
/// <param name="placeOf">The place of the document that a link to a file leads to; null for none.</param>
internal sealed class ProseWriter(WordText words, WordLists lists, Func<string, string?> placeOf)
{
    private const int LowestHeading = 4;

    /// <summary>The paragraphs and tables.</summary>
    /// <param name="text">The prose.</param>
    /// <param name="style">The style of plain paragraphs; that of all text when left out.</param>
    /// <param name="headingContent">What a heading of a level holds besides its text: the place that the contents lead to.</param>
    public IEnumerable<OpenXmlElement> Write(MarkdownText text, string? style, Func<int, IReadOnlyList<OpenXmlElement>, string,
        IReadOnlyList<OpenXmlElement>> headingContent)
        => text.Document.SelectMany(block => Of(block, style, headingContent));

    private IEnumerable<OpenXmlElement> Of(Block block, string? style, Func<int, IReadOnlyList<OpenXmlElement>, string,
        IReadOnlyList<OpenXmlElement>> headingContent)
    {
        switch (block)
        {
            case HeadingBlock heading:
                // A notebook's own title is the first level; what it calls so further below is no title.
                var level = Math.Clamp(heading.Level, 2, LowestHeading);
                return [WordText.Paragraph($"Heading{level}", headingContent(level, Of(heading.Inline),
                    MarkdownText.PlainOf(heading.Inline!)))];
            case ListBlock list:
                return Of(list, 0);
            case QuoteBlock quote:
                return quote.SelectMany(each => Of(each, "Quote", headingContent));
            case Table table:
                return [Of(table), WordText.Paragraph(null)];
            case CodeBlock code:
                return code.Lines.ToString().Split('\n').Select(line => WordText.Paragraph("Code", WordText.Run(line)));
            case LeafBlock { Inline: { } inline }:
                return [WordText.Paragraph(style, Of(inline))];
            default:
                return [];
        }
    }

    private List<OpenXmlElement> Of(ListBlock list, int level)
    {
        var number = list.IsOrdered ? lists.Count(int.TryParse(list.OrderedStart, out var start) ? start : 1) : WordLists.Bullets;
        var items = new List<OpenXmlElement>();
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var isFirst = true;
            foreach (var block in item)
            {
                if (block is ListBlock inner)
                {
                    items.AddRange(Of(inner, level + 1));
                    continue;
                }

                foreach (var leaf in (block as LeafBlock is { } one ? [one] : block.Descendants<LeafBlock>()).Where(leaf
                    => leaf.Inline is not null || leaf is CodeBlock))
                {
                    items.Add(WordLists.Item(number, level, isFirst, leaf.Inline is null ? [Coded(((CodeBlock)leaf).Lines.ToString(),
                        [])] : Of(leaf.Inline)));
                    isFirst = false;
                }
            }
        }

        return items;
    }

    private W.Table Of(Table table)
    {
        var rows = table.OfType<TableRow>().Select(row => row.OfType<MarkedCell>().Select(cell
            => cell.Descendants<LeafBlock>().FirstOrDefault(leaf => leaf.Inline is not null)?.Inline).ToList()).ToList();
        string Plain(ContainerInline? inline) => inline is null ? "" : MarkdownText.PlainOf(inline);
        IReadOnlyList<string> columns = [.. rows[0].Select(Plain)];
        return WordTable.Of(
            columns, [.. rows.Skip(1).Select(row => (IReadOnlyList<WordTable.Cell>)[.. row.Select(cell => new WordTable.Cell(Plain(cell),
                Of(cell)))])],
            [.. columns.Select((_, at) => at < table.ColumnDefinitions.Count
                && table.ColumnDefinitions[at].Alignment == TableColumnAlign.Right)], staysWhole: false);
    }

    private List<OpenXmlElement> Of(ContainerInline? inline) => inline is null ? [] : [.. Of(inline, [])];

    private IReadOnlyList<OpenXmlElement> Of(ContainerInline container,
        IReadOnlyList<OpenXmlElement> look) => [.. container.SelectMany(part => Of(part, look))];

    private IReadOnlyList<OpenXmlElement> Of(Inline part, IReadOnlyList<OpenXmlElement> look) => part switch
    {
        LiteralInline literal => [Looking(literal.Content.ToString(), look)],
        CodeInline code => [Coded(code.Content, look)],
        HtmlEntityInline entity => [Looking(entity.Transcoded.ToString(), look)],
        LineBreakInline line => [line.IsHard ? new W.Run(new W.Break()) : WordText.Run(" ")],
        EmphasisInline emphasis => Of(emphasis, [.. look, Emphasis(emphasis)]),
        AutolinkInline link => words.Link(MarkdownText.SafeOf(link.IsEmail ? $"mailto:{link.Url}" : link.Url, placeOf), Looking(link.Url,
            [.. look, WordText.LinkLook()])),
        LinkInline link => Linked(link, look),
        ContainerInline other => Of(other, look),
        _ => [],
    };

    private IReadOnlyList<OpenXmlElement> Linked(LinkInline link, IReadOnlyList<OpenXmlElement> look)
    {
        var url = link.Url;
        if (MarkdownText.SafeOf(url, placeOf) is not { } target)
            return Of(link, look);
        var content = Of(link, [.. look, WordText.LinkLook()]);
        return target == url ? words.Link(url, content) : [WordText.Inside(target, content)];
    }

    private static W.Run Looking(string text, IReadOnlyList<OpenXmlElement> look) => WordText.Run(text, Ordered(look));

    private static W.Run Coded(string text, IReadOnlyList<OpenXmlElement> look) => WordText.Run(text,
        Ordered([.. look.Where(one => one is not W.RunStyle), new W.RunStyle { Val = "CodeText" }]));

    /// <summary>Each look once, in the order that the format wants them in.</summary>
    private static IReadOnlyList<OpenXmlElement> Ordered(IReadOnlyList<OpenXmlElement> look)
    {
        Type[] order = [typeof(W.RunStyle), typeof(W.Bold), typeof(W.Italic), typeof(W.Strike)];
        return [.. look.DistinctBy(one => one.GetType()).OrderBy(one => Array.IndexOf(order,
            one.GetType())).Select(one => one.CloneNode(deep: true))];
    }

    private static OpenXmlElement Emphasis(EmphasisInline emphasis) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('~', 2) => new W.Strike(),
        (_, 2) => new W.Bold(),
        _ => new W.Italic(),
    };
}

namespace Deals.Report.Office.Text;

/// <summary>The lists of a document: all that have bullets are one, each numbered one counts for itself.</summary>
internal sealed class WordLists
{
    /// <summary>How deep lists may lie in each other; deeper ones stay at the last level.</summary>
    private const int Levels = 4;

    private const int Indent = 360, Bulleted = 1, Numbered = 2;

    private readonly List<W.NumberingInstance> lists = [new(new W.AbstractNumId { Val = Bulleted }) { NumberID = Bulleted }];

    public static int Bullets => Bulleted;

    /// <summary>A further numbered list.</summary>
    /// <param name="start">Its first number.</param>
    public int Count(int start)
    {
        var list = new W.NumberingInstance(new W.AbstractNumId { Val = Numbered }) { NumberID = lists.Count + 1 };
        for (var level = 0; level < Levels; level++)
            list.Append(new W.LevelOverride(new W.StartOverrideNumberingValue { Val = start }) { LevelIndex = level });
        lists.Add(list);
        return lists.Count;
    }

    /// <summary>An item of a list; its further paragraphs have no sign of their own.</summary>
    public static W.Paragraph Item(int list, int level, bool isFirst, params IReadOnlyList<OpenXmlElement> content)
    {
        level = Math.Min(level, Levels - 1);
        var properties = new W.ParagraphProperties(new W.ParagraphStyleId { Val = "ListParagraph" });
        if (isFirst)
            properties.Append(new W.NumberingProperties(new W.NumberingLevelReference { Val = level }, new W.NumberingId { Val = list }));
        else
            properties.Append(new W.Indentation { Left = LeftOf(level) });
        var paragraph = new W.Paragraph(properties);
        paragraph.Append(content);
        return paragraph;
    }

    public void WriteTo(NumberingDefinitionsPart part)
    {
        var numbering = new W.Numbering(Kind(Bulleted, W.NumberFormatValues.Bullet, _ => "•"), Kind(Numbered,
            W.NumberFormatValues.Decimal, level => $"%{level + 1}."));
        numbering.Append(lists);
        part.Numbering = numbering;
    }

    private static string LeftOf(int level) => ((level + 1) * Indent).ToString(CultureInfo.InvariantCulture);

    private static W.AbstractNum Kind(int id, W.NumberFormatValues format, Func<int, string> sign)
    {
        var kind = new W.AbstractNum(new W.MultiLevelType { Val = W.MultiLevelValues.HybridMultilevel }) { AbstractNumberId = id };
        for (var level = 0; level < Levels; level++)
        {
            kind.Append(new W.Level(
                new W.StartNumberingValue { Val = 1 }, new W.NumberingFormat { Val = format }, new W.LevelText { Val = sign(level) },
                    new W.LevelJustification { Val = W.LevelJustificationValues.Left },
                new W.PreviousParagraphProperties(new W.Indentation { Left = LeftOf(level), Hanging = "360" }))
            { LevelIndex = level });
        }

        return kind;
    }
}

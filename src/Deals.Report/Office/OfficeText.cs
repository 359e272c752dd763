using Deals.Report.Sheets;

namespace Deals.Report.Office;

/// <summary>Texts as decks and documents can hold them: no character that XML has no way to write, and no more than there is room
/// for.</summary>
internal static class OfficeText
{
    /// <summary>The programs set type a little wider here and there than the kit measures it.</summary>
    private const double Safety = 0.97;

    /// <summary>The text on one line: every stretch of white space is one blank.</summary>
    public static string Line(string text) => SheetText.Legal(string.Join(' ', text.Split((char[]?)null,
        StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>The whole text.</summary>
    public static string Whole(string text) => SheetText.Legal(text);

    /// <summary>The text in its lines.</summary>
    public static IReadOnlyList<string> Lines(string text) => [.. SheetText.Legal(text).ReplaceLineEndings("\n").Split('\n')];

    /// <summary>The text on one line and the largest type, of two sizes and those between, in which it takes so many lines; if it does not
    /// even in the smaller one, it is cut off with "…".</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The width of its place, in points.</param>
    /// <param name="lines">How many lines there is room for.</param>
    /// <param name="size">The wanted size, in points.</param>
    /// <param name="least">The smallest size.</param>
    /// <param name="isBold">Whether it is set bold.</param>
    public static (string Text, int Size) Fitted(string text, double width, int lines, int size, int least, bool isBold = false)
    {
        var line = Line(text);
        for (; size > least; size--)
        {
            if (Lettering.Wrap(line, width * Safety, size, isBold).Count <= lines)
                return (line, size);
        }

        var shown = Lettering.Wrap(line, width * Safety, least, isBold, lines);
        return (Lettering.Wrap(line, width * Safety, least, isBold).Count <= lines ? line : string.Join(' ', shown), least);
    }
}

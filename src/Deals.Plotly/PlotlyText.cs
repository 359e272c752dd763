using System.Text;
using Deals.Charts.Drawing;

namespace Deals.Plotly;

/// <summary>
/// Plain text for plotly.js, which reads a few tags and, where MathJax is about, formulas between dollar signs: here every
/// character means itself.
/// </summary>
internal static class PlotlyText
{
    public static string Escape(string text)
    {
        // Most texts need nothing; taking each letter on costs a browser more than all else in a drawing.
        if (!NeedsEscaping(text))
            return text;
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '$' => escaped.Append("&#36;"),
                '\n' or '\r' or '\t' => escaped.Append(' '),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    private static bool NeedsEscaping(string text)
    {
        foreach (var letter in text)
        {
            if (letter is '&' or '<' or '>' or '$' or '\n' or '\r' or '\t')
                return true;
        }

        return false;
    }

    public static string Of(Note note) => string.Join("<br>", note.Lines.Select(Of));

    /// <summary>The first line is the heading.</summary>
    public static string OfHover(IReadOnlyList<string> lines)
        => string.Join("<br>", lines.Select((line, at) => at == 0 ? $"<b>{Escape(line)}</b>" : Escape(line)));

    private static string Of(NoteLine line)
    {
        var text = Escape(line.Text);
        if (line.Bold)
            text = $"<b>{text}</b>";
        return line.Colour is { } colour ? $"<span style=\"color:{colour}\">{text}</span>" : text;
    }
}

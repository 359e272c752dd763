using System.Text;

namespace Deals.Charts.Text;

/// <summary>
/// How wide texts come out, so that labels can be placed without a screen. The advances are those of Open Sans; the fonts
/// that stand in for it run no wider.
/// </summary>
internal static class Lettering
{
    /// <summary>The fonts of every figure, the wanted one first.</summary>
    public const string Fonts = "Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";

    /// <summary>The distance from one line to the next, in sizes of the type.</summary>
    public const double LineHeight = 1.3;

    private const char First = ' ';

    /// <summary>Advances from space to tilde, in thousandths of the size.</summary>
    private static readonly short[] Regular =
    [
        260, 267, 401, 646, 572, 823, 730, 221, 296, 296, 552, 572, 245, 322, 266, 367, 572, 572, 572, 572, 572, 572, 572, 572,
        572, 572, 266, 266, 572, 572, 572, 429, 899, 633, 648, 631, 729, 556, 516, 728, 738, 279, 267, 614, 519, 903, 754, 779,
        602, 779, 618, 549, 553, 728, 595, 926, 577, 560, 571, 329, 367, 329, 542, 448, 577, 556, 613, 476, 613, 561, 339, 548,
        614, 253, 253, 525, 253, 930, 614, 604, 613, 613, 408, 477, 353, 614, 501, 778, 524, 504, 468, 379, 551, 379, 572,
    ];

    private static readonly short[] Bold =
    [
        260, 286, 472, 646, 571, 901, 750, 266, 339, 339, 545, 571, 290, 322, 285, 413, 571, 571, 571, 571, 571, 571, 571, 571,
        571, 571, 285, 290, 571, 571, 571, 477, 897, 690, 672, 637, 740, 560, 549, 724, 765, 331, 331, 664, 565, 943, 813, 796,
        628, 796, 660, 551, 579, 756, 650, 967, 667, 624, 579, 331, 413, 331, 532, 411, 607, 604, 633, 514, 633, 591, 387, 565,
        657, 305, 305, 620, 305, 982, 657, 619, 633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 571,
    ];

    /// <summary>The width of a text in pixels when it is set on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the type in pixels.</param>
    /// <param name="bold">Whether it is set bold.</param>
    public static double Width(string text, double size, bool bold = false) => Thousandths(text, bold) * size / 1000;

    /// <summary>Breaks a text into lines that are no wider than <paramref name="width"/> pixels; a word that alone is wider is broken
    /// too.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        // Widths add up, so each word is measured once.
        var blank = Thousandths(" ", bold);
        var lines = new List<string>();
        var line = new StringBuilder();
        var taken = 0;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => Fitting(word, width, size, bold)))
        {
            var own = Thousandths(word, bold);
            if (line.Length > 0 && (taken + blank + own) * size / 1000 > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            taken = line.Length == 0 ? own : taken + blank + own;
            line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        if (line.Length > 0 || lines.Count == 0)
            lines.Add(line.ToString());
        return lines;
    }

    /// <summary>As the other, but with at most <paramref name="most"/> lines; what does not fit is cut off with "…".</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold, int most)
    {
        var lines = Wrap(text, width, size, bold);
        if (lines.Count <= most)
            return lines;
        var last = lines[most - 1];
        while (last.Length > 0 && Width($"{last}…", size, bold) > width)
            last = last[..^1].TrimEnd();
        return [.. lines.Take(most - 1), $"{last}…"];
    }

    private static int Thousandths(string text, bool bold)
    {
        var advances = bold ? Bold : Regular;
        var sum = 0;
        foreach (var letter in text)
            sum += Advance(letter, advances);
        return sum;
    }

    /// <summary>The parts of a word that each fit on a line.</summary>
    private static IEnumerable<string> Fitting(string word, double width, double size, bool bold)
    {
        if (Width(word, size, bold) <= width)
        {
            yield return word;
            yield break;
        }

        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (end < word.Length && (Width(word[start..(end + 1)], size, bold) <= width || char.IsLowSurrogate(word[end])))
                continue;
            yield return word[start..end];
            start = end;
        }
    }

    private static int Advance(char letter, short[] advances) => letter switch
    {
        _ when letter - First is var at and >= 0 && at < advances.Length => advances[at],
        '–' or '‘' or '’' or '·' or '“' or '”' => 500,
        >= '\u2e80' => 1000,
        >= '\u2000' => 900,
        _ => 720,
    };
}

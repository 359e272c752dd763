namespace Deals.Charts.Text;

/// <summary>
/// How wide texts come out, so that labels can be placed without a screen. The advances are those of Open Sans, which the kit
/// brings along.
/// </summary>
internal static class Lettering
{
    /// <summary>The fonts of every figure, the wanted one first.</summary>
    public const string Fonts = "Open Sans, Segoe UI, Helvetica Neue, Arial, sans-serif";

    /// <summary>The distance from one line to the next, in sizes of the type.</summary>
    public const double LineHeight = 1.3;

    private static readonly HashSet<string> Months =
    [
        .. CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames.Concat(CultureInfo.InvariantCulture.DateTimeFormat.MonthNames)
            .Where(name => name.Length > 0),
    ];

    /// <summary>How far above the line letters reach; in whole pixels, as browsers have it.</summary>
    internal static double Ascent(double size) => Math.Round(size * FontFile.Regular.Ascent / FontFile.Regular.UnitsPerEm);

    /// <summary>How far below the line letters reach; in whole pixels, as browsers have it.</summary>
    internal static double Descent(double size) => Math.Round(size * FontFile.Regular.Descent / FontFile.Regular.UnitsPerEm);

    /// <summary>The file of a font that the kit brings along: <c>OpenSans-Regular.ttf</c>, <c>OpenSans-Bold.ttf</c>.</summary>
    public static byte[] Font(string file) => FontFile.Bytes(file);

    /// <summary>The width of a text in pixels when it is set on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the type in pixels.</param>
    /// <param name="bold">Whether it is set bold.</param>
    public static double Width(string text, double size, bool bold = false) => Units(text, bold) * size / FontFile.Regular.UnitsPerEm;

    /// <summary>Whether the kit's font has every letter of a text.</summary>
    internal static bool Knows(string text)
    {
        foreach (var letter in text.EnumerateRunes())
        {
            if (FontFile.Regular.AdvanceOf(letter.Value) is null)
                return false;
        }

        return true;
    }

    /// <summary>
    /// A text as it is drawn where no other font steps in: a letter with marks that the kit's font lacks as one in its parts, or without
    /// a mark that it lacks too. What stays unknown is drawn as a box.
    /// </summary>
    internal static string Drawn(string text) => Knows(text) ? text : string.Concat(text.EnumerateRunes().Select(Plain));

    /// <summary>A letter, or what of it the font has.</summary>
    private static string Plain(Rune letter)
    {
        var whole = letter.ToString();
        if (FontFile.Regular.AdvanceOf(letter.Value) is not null || !Rune.IsLetter(letter))
            return Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark && !Knows(whole) ? "" : whole;
        var known = string.Concat(
            whole.Normalize(NormalizationForm.FormD).EnumerateRunes().Where(part => FontFile.Regular.AdvanceOf(part.Value) is not null));
        return known.Length > 0 ? known : whole;
    }

    /// <summary>Breaks a text into lines that are no wider than <paramref name="width"/> pixels; a word that alone is wider is broken
    /// too.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double size, bool bold = false)
    {
        // Widths add up, so each word is measured once.
        var blank = Units(" ", bold);
        var lines = new List<string>();
        var line = new StringBuilder();
        var taken = 0;
        foreach (var word in Unparted(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), width, size, bold)
            .SelectMany(word => Fitting(word, width, size, bold)))
        {
            var own = Units(word, bold);
            if (line.Length > 0 && (taken + blank + own) * size / FontFile.Regular.UnitsPerEm > width)
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

    /// <summary>Breaks a text into as few lines as it needs, and these as even as can be: no word stands alone on the last.</summary>
    public static IReadOnlyList<string> WrapEvenly(string text, double width, double size, bool bold = false)
    {
        var lines = Wrap(text, width, size, bold);
        if (lines.Count < 2)
            return lines;
        var (narrow, wide) = (width / 2, width);
        while (wide - narrow > 1)
        {
            var middle = (narrow + wide) / 2;
            (narrow, wide) = Wrap(text, middle, size, bold).Count > lines.Count ? (middle, wide) : (narrow, middle);
        }

        return Wrap(text, wide, size, bold);
    }

    /// <summary>
    /// Words, with a date or an amount as one: "31 Dec 2027", "Q2 2026–Q4 2032" and "DKK 1.2m" are torn by no line that has room for
    /// them.
    /// </summary>
    private static IEnumerable<string> Unparted(string[] words, double width, double size, bool bold)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var word = words[at];
            while (at + 1 < words.Length && (IsDate(words[at], words[at + 1]) || IsAmount(words[at], words[at + 1]))
                && Width($"{word} {words[at + 1]}", size, bold) <= width)
                word = $"{word} {words[++at]}";
            yield return word;
        }
    }

    /// <summary>Whether two words are a day and its month, or a month or quarter and its year.</summary>
    private static bool IsDate(string word, string next) => (char.IsAsciiDigit(word[^1]) && word.Length <= 2 && IsMonth(next))
        || ((IsMonth(word) || word is [.., 'Q', >= '1' and <= '4'])
            && next.Length >= 4 && next.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0);

    /// <summary>Whether two words are a currency, with whatever stands before it, and a number, or its millions.</summary>
    private static bool IsAmount(string word, string next)
        => (char.IsAsciiDigit(next[0]) || next.TrimEnd(',', ';', ':', '.', ')', '”') is "k" or "m" or "bn" or "tn")
            && word.AsSpan().TrimStart("+−(“") is { Length: 3 } currency && currency.IndexOfAnyExceptInRange('A', 'Z') < 0;

    private static bool IsMonth(string word)
        => word.Length >= 3 && char.IsAsciiLetterUpper(word[0]) && Months.Contains(word.TrimEnd(',', ';', ':', '.'));

    private static int Units(string text, bool bold)
    {
        var font = bold ? FontFile.Bold : FontFile.Regular;
        var sum = 0;
        foreach (var letter in Drawn(text).EnumerateRunes())
            sum += font.AdvanceOf(letter.Value) ?? Guess(letter.Value, font.UnitsPerEm);
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

    /// <summary>What another font, which steps in, will need for a letter at most.</summary>
    private static int Guess(int letter, int em) => letter < 0x300 ? em * 3 / 4 : letter < 0x370 ? 0 : em * 5 / 4;
}

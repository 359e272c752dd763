namespace Deals;

/// <summary>Tells which letters of a text the figures' font lacks: a picture in pixels or in a PDF has no other font to step in.</summary>
public static class MissingLetters
{
    /// <summary>
    /// Says of the first such letter how it is drawn: "'ṛ', which pictures draw as 'r'"; null where the font has them all.
    /// </summary>
    /// <param name="text">A text that figures may show.</param>
    public static string? In(string text)
    {
        foreach (var letter in text.EnumerateRunes().Select(letter => letter.ToString()).Where(letter => !Lettering.Knows(letter)))
        {
            var drawn = Lettering.Drawn(letter);
            // Letter and mark are drawn one over the other.
            if (drawn.Length > 0 && drawn != letter && drawn.Normalize() == letter)
                continue;
            return drawn == letter ? $"'{letter}', for which pictures have no letter but a box"
                : drawn.Length == 0 ? $"a mark (U+{letter.EnumerateRunes().First().Value:X4}) that pictures leave out"
                : $"'{letter}', which pictures draw as '{drawn}'";
        }

        return null;
    }
}

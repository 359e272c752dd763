namespace Deals;

/// <summary>Finds what somebody who mistyped a word meant.</summary>
public static class NearestWord
{
    /// <summary>Among more words than this no nearest one is looked for: it would take longer than reading the file.</summary>
    private const int MostWords = 2_000;

    /// <summary>Nor for a text longer than this: nobody mistyped it.</summary>
    private const int Longest = 60;

    /// <summary>The word that takes the fewest keystrokes to reach, if these are no more than a third of it; the first of several.</summary>
    public static string? To(string typed, IReadOnlyCollection<string> words)
    {
        if (typed.Length is 0 or > Longest || words.Count > MostWords)
            return null;
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var word in words)
        {
            var most = Math.Max(typed.Length, word.Length) / 3;
            if (Math.Abs(word.Length - typed.Length) > most)
                continue;
            var strokes = Strokes(typed.ToUpperInvariant(), word.ToUpperInvariant());
            if (strokes <= most && strokes < fewest)
                (nearest, fewest) = (word, strokes);
        }

        return nearest;
    }

    /// <summary>How many letters must be put in, left out or replaced to turn one word into the other.</summary>
    private static int Strokes(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}

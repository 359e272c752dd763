namespace Deals.Charts.Figures;

/// <summary>What several terms are called together.</summary>
internal static class TermNames
{
    /// <summary>Words with which no name ends.</summary>
    private static readonly string[] LinkingWords =
        ["a", "and", "as", "by", "for", "from", "in", "of", "on", "or", "part", "the", "to", "until"];

    /// <summary>
    /// The words that all their names begin with, at least two: "Engine fee"; of three payments or more what they begin and end with,
    /// and how many there are: "Guarantee (six payments)", "North's payment for shares (three)". Null where they have nothing in common.
    /// </summary>
    public static string? InCommon(IReadOnlyList<Term> terms)
    {
        var names = terms.Select(term => term.Name.Split(' ')).ToList();
        var first = Same(names);
        while (first.Count > 0 && LinkingWords.Contains(first[^1], StringComparer.Ordinal))
            first.RemoveAt(first.Count - 1);
        if (terms.Count < 3 || !terms.All(term => term is LumpSum or Tranche))
            return first.Count < 2 ? null : string.Join(' ', first).TrimEnd(',', ';', ':');
        var last = Same([.. names.Select(name => name.Skip(first.Count).Reverse().ToArray())]);
        last.Reverse();
        // A party's name alone would not say what it pays.
        if (first.Count + last.Count == 0 || (last.Count == 0 && first.Count == 1 && first[0].Contains('’', StringComparison.Ordinal)))
            return null;
        var name = string.Join(' ', first.Concat(last));
        return $"{name} ({Wording.Count(terms.Count)}{(name.Contains("payment", StringComparison.OrdinalIgnoreCase) ? "" : " payments")})";
    }

    /// <summary>The words with which all begin.</summary>
    private static List<string> Same(List<string[]> names)
        => [.. names[0].Where((_, at) => names.TrueForAll(other => other.Take(at + 1).SequenceEqual(names[0].Take(at + 1))))];
}

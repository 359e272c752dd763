namespace Deals.Charts.Figures;

/// <summary>What several terms are called together.</summary>
internal static class TermNames
{
    /// <summary>Words with which no name ends.</summary>
    private static readonly string[] LinkingWords = ["a", "and", "as", "by", "for", "from", "in", "of", "on", "or", "part", "the", "to", "until"];

    /// <summary>
    /// The words that all their names begin with, at least two: "Engine fee"; of three payments or more one is enough: "Guarantee (six
    /// payments)". Null where they have none in common.
    /// </summary>
    public static string? InCommon(IReadOnlyList<Term> terms)
    {
        var words = terms.Select(term => term.Name.Split(' ')).ToList();
        var same = words[0].Where((_, at) => words.TrueForAll(other => other.Take(at + 1).SequenceEqual(words[0].Take(at + 1)))).ToList();
        while (same.Count > 0 && LinkingWords.Contains(same[^1], StringComparer.Ordinal))
            same.RemoveAt(same.Count - 1);
        var arePayments = terms.Count > 2 && terms.All(term => term is LumpSum or Tranche);
        return same.Count < (arePayments ? 1 : 2) ? null
            : string.Join(' ', same) + (arePayments ? $" ({Wording.Count(terms.Count, "payment")})" : "");
    }
}

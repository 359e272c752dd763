namespace Deals.Charts.Figures;

/// <summary>What the figures of flows say of amounts besides their numbers.</summary>
internal static class FlowWords
{
    /// <summary>"12.3", or "nothing".</summary>
    public static string OrNothing(this OutcomeWords words, double amount) => Math.Abs(amount) <= OutcomeWords.Nothing ? "nothing" : words.Number(amount);

    /// <summary>"4.0 more than", "4.0 less than", "as much as".</summary>
    public static string MoreThan(this OutcomeWords words, double amount, double other) => Math.Abs(amount - other) <= OutcomeWords.Nothing
        ? "as much as"
        : words.Number(Math.Abs(amount - other)) == words.Number(0) ? "about as much as"
        : $"{words.Number(Math.Abs(amount - other))} {(amount > other ? "more" : "less")} than";
}

namespace Deals.Tests.Charts;

/// <summary>What no sentence for readers may hold.</summary>
internal static class Prose
{
    private static readonly string[] Never = ["NaN", "∞", "USD bn", "EUR m", "{", "}", "  ", " ,", " .", "..", "$−", "€−", "−−", "+−", ": ,", "()", "“”", "; ;"];

    public static void IsFit(Figure figure, DealBook book) => IsFit(figure.Title, book);

    public static void IsFit(string sentence, DealBook book)
    {
        Assert.NotEmpty(sentence);
        Assert.Equal(sentence.Trim(), sentence);
        Assert.All(Never, part => Assert.DoesNotContain(part, sentence, StringComparison.Ordinal));
        Assert.All(
            book.Regimes.Where(regime => regime.Phrase is not null),
            regime => Assert.DoesNotContain($"“{regime.Name}”", sentence, StringComparison.Ordinal));
    }
}

namespace Deals.Tests.Charts;

/// <summary>Whom a figure credits.</summary>
public sealed class SourceNoteTests
{
    [Fact]
    public void A_source_credits_the_original_or_who_published_the_page()
    {
        Assert.Equal("Gazette", Of("S1", "Gazette").Credit);
        Assert.Equal("The Maker", Of("S1", "Gazette", original: ("The Maker", SourceKind.Filing)).Credit);
    }

    [Theory]
    [InlineData("A B C D", "Sources: A; B; C; D.")]
    // a fifth takes no more room than "1 more"
    [InlineData("A B C D E", "Sources: A; B; C; D; E.")]
    [InlineData("A B C D E F", "Sources: A; B; C; D; 2 more.")]
    [InlineData("A B C D E F G", "Sources: A; B; C; D; 3 more.")]
    // whom most of it goes back to is named
    [InlineData("A B C D E F F", "Sources: F; A; B; C; 2 more.")]
    [InlineData("A A", "Source: A.")]
    [InlineData("", "Source: none, a judgement.")]
    public void At_most_five_are_named(string publishers, string note)
        => Assert.Equal(note, FigureWords.SourceNote([.. publishers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((publisher, at) => Of($"S{at}", publisher))]));

    [Fact]
    public void Filings_stand_first_then_parties_the_press_and_analysts()
        => Assert.Equal(
            "Sources: Court; Maker; Gazette; Bank; Seed.",
            FigureWords.SourceNote([Of("S1", "Seed", SourceKind.Seed), Of("S2", "Bank", SourceKind.Analyst), Of("S3", "Gazette"), Of("S4", "Maker", SourceKind.Party), Of("S5", "Court", SourceKind.Filing)]));

    [Fact]
    public void What_a_page_passes_on_counts_as_what_it_goes_back_to()
        => Assert.Equal(
            "Sources: Maker; Digest. One of two documents was read in the original, the other in a copy or a quotation.", FigureWords.SourceNote([Of("S1", "Digest"), Of("S2", "Gazette", original: ("Maker", SourceKind.Filing))]));

    [Fact]
    public void Whoever_has_a_filing_stands_with_those_whatever_else_goes_back_to_them()
    {
        // Maker's own words come first by id, its filing makes it as near as the court; and it has two.
        Source[] sources = [Of("S1", "Maker", SourceKind.Party), Of("S2", "Maker", SourceKind.Filing), Of("S3", "Court", SourceKind.Filing)];
        Assert.Equal("Sources: Maker; Court.", FigureWords.SourceNote(sources));
    }

    [Fact]
    public void What_was_not_read_itself_is_said()
        => Assert.Equal("Source: A. Read in a copy or a quotation, not in the original.", FigureWords.SourceNote([Of("S1", "A", access: SourceAccess.Relayed)]));

    private static Source Of(
        string id, string publisher, SourceKind kind = SourceKind.Press, (string Who, SourceKind Kind)? original = null, SourceAccess access = SourceAccess.Direct)
        => new(id, publisher, "title", null, null, new(2026, 1, 1), kind, access, original?.Who, original?.Kind);
}

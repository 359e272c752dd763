using Deals.Tests.Money;

namespace Deals.Tests.Charts;

/// <summary>The answer on one page, for data with money, with rights alone and with neither.</summary>
public sealed class BriefTests
{
    [Fact]
    public void With_money_and_odds_it_says_who_gains_why_what_turns_it_and_how_likely_it_is()
    {
        var outcomes = OutcomeBook.Book.Money().Outcomes();
        var figure = BriefOf(OutcomeBook.Book);
        Assert.Equal(outcomes.VerdictFigure().Title, figure.Title);
        Assert.StartsWith(figure.Title, figure.AltText, StringComparison.Ordinal);
        Assert.Equal(3, figure.Table.Rows.Count(row => (string)row[0]! == "gain"));
        Assert.Contains(figure.Table.Rows, row => (string)row[0]! == "why");
        var party = outcomes.MostAffected;
        var isGain = outcomes.DeltaOf(party, outcomes.Model.Baselines[0]).LookThrough > 0;
        Assert.Matches(
            $"^In [0-9]+% of 32,768 simulations of eight assumptions, {party.ShortName} {(isGain ? "gains" : "loses")} \\$[0-9.]+bn or more: ([0-9]+%|all|none) if “Shops close” (happens on "
                + "30 Jun 2028 and ([0-9]+%|all|none) if it never happens|never happens and ([0-9]+%|all|none) if it happens on 30 Jun 2028)\\. Median [−+]\\$[0-9.]+bn, mean [−+]\\$[0-9.]+bn\\.$",
            Section(figure, "How sure"));
        Assert.Matches(
            $"^(By the data’s own odds of “Shops close”, {party.ShortName}’s {(isGain ? "gain" : "loss")} is [0-9]+% likely\\. Nothing else is in these odds|"
                + $"{party.ShortName} [a-z]+ at every value of “Shops close” that has odds\\. Nothing else is in these odds); .* are judgements\\.$",
            Section(OutcomeBook.Book.Brief(OutcomeBook.Book.Timeline(), outcomes), "How sure"));
        Assert.Matches(
            $" {party.ShortName} (gains|loses) \\$[0-9.]+bn if “Shops close” happens on 30 Jun 2028 \\(25%\\) and ((gains|loses) )?\\$[0-9.]+bn if it never happens \\(75%\\)\\.$", Section(figure, "What would change it"));
        Assert.StartsWith(OutcomeBook.Book.Regimes.Single(regime => regime.Role == RegimeRole.DefaultBaseline).Description, Section(figure, "Compared with"), StringComparison.Ordinal);
        Assert.Matches("^The parties stated [a-z0-9]+ of [a-z0-9]+ payment rules; ", Section(figure, "Confirmed"));
    }

    /// <summary>What a reader takes in beside a chart.</summary>
    [Fact]
    public async Task It_has_less_than_150_words_beside_its_chart()
    {
        var book = await Deals.Data.Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken);
        var words = BriefOf(book).Table.Rows.Where(row => (string)row[0]! is not ("gain" or "why")).Sum(row => ((string)row[5]!).Split(' ').Length);
        Assert.InRange(words, 80, 149);
    }

    [Fact]
    public void What_lies_beyond_the_ledger_is_told_where_it_is_most_of_a_result()
    {
        // 36 a year more, for two years: 72. A value of 10,000 less 792 in the ledger is 23.25 times the 396 of its last year, and 23.25 · 36 = 837.
        var book = new MoneyBook();
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("contract", RegimeRole.Current, now);
        book.Regime("old", RegimeRole.DefaultBaseline, before);
        book.Sales("sales", book.Flat("revenue", 360), MoneyBook.Lab);
        book.Sales("more", book.Flat("further revenue", 36), MoneyBook.Lab, now);
        book.Value(10_000, (MoneyBook.North, new(2020, 1, 1), 0.1m));
        Assert.Equal(
            "837 M of Lab’s gain of 909 M lies after 2027, where payments are no longer counted one by one: a year’s income counts there at the multiple that the valuation implies.",
            Section(BriefOf(book.Book()), "Beyond the ledger"));
        Assert.DoesNotContain(BriefOf(WordsTests.Shares(0.3m)).Table.Rows, row => (string)row[0]! == "Beyond the ledger");
    }

    [Fact]
    public void Without_odds_it_tells_the_ends_of_what_matters_most_and_without_worlds_no_likelihood()
    {
        var figure = BriefOf(WordsTests.Shares(0.3m));
        Assert.Equal("North gains about 20 M; Lab loses about 20 M, but gains if “rate” is below 20%", figure.Title);
        Assert.Matches(
            "^In [0-9]+% of 32,768 simulations of one assumption, Lab loses 1 M or more: ([0-9]+%|all) if “rate” is [0-9.]+% or (less|more) "
                + "and ([0-9]+%|all|none) if it is [0-9.]+% or (less|more)\\. Median −[0-9.]+ M, mean −[0-9.]+ M\\.$",
            Section(figure, "How sure"));
        var odds = WordsTests.Shares(0.3m);
        Assert.Equal("Five of five assumptions are judgements.", Section(odds.Brief(odds.Timeline(), odds.Money().Outcomes()), "How sure"));
        Assert.StartsWith("Lab gains if “rate” is below 20%.", Section(figure, "What would change it"), StringComparison.Ordinal);
    }

    /// <summary>The lab loses at 21 percent, and gains below 20: where most of the range lies.</summary>
    [Fact]
    public void A_median_of_the_other_sign_is_not_left_without_a_word()
        => Assert.EndsWith(" M: most simulations are better than the assumptions as they stand.", Section(BriefOf(WordsTests.Shares(0.21m, 0.05m, 0.25m)), "How sure"), StringComparison.Ordinal);

    /// <summary>Of 720 North has 40 percent now, 25 before and 50 otherwise.</summary>
    [Fact]
    public void A_baseline_against_which_a_result_has_the_other_sign_is_named()
    {
        var book = new MoneyBook();
        var sales = book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        foreach (var (id, role, rate) in new[] { ("now", RegimeRole.Current, 0.4m), ("before", RegimeRole.DefaultBaseline, 0.25m), ("other", RegimeRole.Baseline, 0.5m) })
        {
            book.Share($"share_{id}", sales, rate, MoneyBook.North, book.Switch(id));
            book.Regime(id, role, book.SwitchOf(id));
        }

        Assert.EndsWith("Compared with “other” instead, Lab gains 72 M and North loses 72 M.", Section(BriefOf(book.Book()), "Compared with"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_turns_above_a_value_only_is_named_without_a_condition()
        => Assert.Equal("“rate” alone can turn North’s loss of 20.0 M into a gain.", Section(BriefOf(WordsTests.Shares(0.1m)), "What would change it"));

    [Fact]
    public void What_nothing_turns_is_said_so()
        => Assert.Equal(
            "No single assumption, within its range, turns Lab’s loss of 20.0 M into a gain of 1 M or more. “rate” alone moves it between −40.0 M and −10.0 M.",
            Section(BriefOf(WordsTests.Shares(0.3m, 0.25m, 0.4m)), "What would change it"));

    [Fact]
    public void Of_rights_alone_it_says_what_clashed_and_what_customers_may_choose()
    {
        var figure = BriefOf(SmallBook.Book);
        Assert.Equal("On North’s reading, North’s rights and South’s clashed for 31 days, until the settlement of 1 Apr 2030; on the other reading, nothing clashes", figure.Title);
        // The title has said what clashed.
        Assert.DoesNotContain(figure.Table.Rows, row => (string)row[0]! == "Rights");
        Assert.Equal("On North’s reading, customers may use three of four offers, up from one of four.", Section(figure, "Choice"));
        Assert.Contains(figure.Table.Rows, row => (string)row[0]! == "Agreed");
        Assert.Contains("North: “", Section(figure, "Who holds what"), StringComparison.Ordinal);
        Assert.Equal("Of one claim, none can be relied on.", Section(figure, "Confirmed"));
        Assert.DoesNotContain(figure.Table.Rows, row => (string)row[0]! is "gain" or "why" or "How sure" or "What would change it");
    }

    [Theory]
    [InlineData("north_any", "Nothing clashed: no right is exclusive")]
    [InlineData("south_novels north_any", "Nothing clashed: only one right is exclusive")]
    public void Where_nothing_clashed_it_says_why(string rights, string title)
        => Assert.Equal(title, BriefOf(SmallBook.Holding(rights.Split(' '), _ => [])).Title);

    [Fact]
    public void Where_nobody_gains_or_loses_it_says_so_and_tells_of_rights()
    {
        var book = new MoneyBook();
        book.Sales("sales", book.Flat("revenue", 10), MoneyBook.Lab);
        var figure = BriefOf(book.Book());
        Assert.Equal("No lab, cloud or investor gains or loses under “now”, compared with “before”", figure.Title);
        Assert.DoesNotContain("Rights", figure.Table.Rows.Select(row => row[0])); // there are none
        Assert.Equal("Customers may use both offers.", Section(figure, "Choice"));
        Assert.False(figure.IsEmpty);
        Assert.NotEmpty(figure.ToJson());
    }

    [Fact]
    public void A_regime_is_called_what_the_data_call_it_and_not_by_its_name_in_quotes()
    {
        var book = WordsTests.Shares(0.3m, phrase: "the new contract");
        var figures = DealFigures.All(book, book.Timeline());
        Assert.Contains(figures, figure => figure.Title.Contains("the old contract", StringComparison.Ordinal));
        foreach (var text in figures.SelectMany(figure => new[] { figure.Title, figure.Subtitle, figure.AltText }))
        {
            Assert.DoesNotContain("“New contract”", text, StringComparison.Ordinal);
            Assert.DoesNotContain("“Old contract”", text, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string> Books => ["small", "bare", "flows", "flows without a cap", "flows never capped", "outcomes", "many outcomes", "euros", "shares", "losing shares"];

    [Theory]
    [MemberData(nameof(Books))]
    public void No_title_of_an_invented_book_has_what_a_program_writes(string name)
    {
        var book = name switch
        {
            "small" => SmallBook.Book,
            "bare" => SmallBook.Bare,
            "flows" => FlowBook.Book,
            "flows without a cap" => FlowBook.Of(1, 0, "USD bn", 0),
            "flows never capped" => FlowBook.Of(1000, 3, "EUR m", 40),
            "outcomes" => OutcomeBook.Book,
            "many outcomes" => OutcomeBook.Of(0.001m, 9, "USD bn"),
            "euros" => OutcomeBook.Of(1, 0, "EUR m"),
            "shares" => WordsTests.Shares(0.3m),
            _ => WordsTests.Shares(0.1m),
        };
        Assert.All(DealFigures.All(book, book.Timeline()), figure => Prose.IsFit(figure, book));
    }

    private static Figure BriefOf(DealBook book) => DealFigures.All(book, book.Timeline())[0];

    private static string Section(Figure figure, string heading) => (string)figure.Table.Rows.Single(row => (string)row[0]! == heading)[5]!;
}

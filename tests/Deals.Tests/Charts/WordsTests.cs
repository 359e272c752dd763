using Deals.Charts.Figures;
using Deals.Tests.Money;

namespace Deals.Tests.Charts;

/// <summary>Amounts, parts of a year and conditions as titles say them.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("38", "USD bn", "$38bn")]
    [InlineData("−0.5", "EUR m", "−€0.5m")]
    [InlineData("+1.2", "GBP tn", "+£1.2tn")]
    [InlineData("0.15", "USD bn a year", "$0.15bn a year")]
    [InlineData("5", "USD", "$5")]
    [InlineData("5", "CHF m", "CHF 5m")]
    [InlineData("12", "seats", "12 seats")]
    [InlineData("−12", "M", "−12 M")]
    [InlineData("3", "", "3")]
    [InlineData("3", "USDA grants", "3 USDA grants")]
    public void An_amount_has_its_sign_its_currency_its_number_and_its_scale(string number, string unit, string expected)
        => Assert.Equal(expected, SpokenMoney.Of(number, unit));

    [Theory]
    [InlineData(1234.56, "USD bn", 3, "$1.23tn")]
    [InlineData(-0.0456, "USD bn", 2, "−$0.046bn")]
    [InlineData(0, "EUR m", 4, "€0")]
    public void A_number_is_said_with_so_many_digits(double amount, string unit, int digits, string expected)
        => Assert.Equal(expected, SpokenMoney.Of(amount, unit, digits));

    [Theory]
    [InlineData("USD bn", "$bn")]
    [InlineData("USD bn a year", "$bn a year")]
    [InlineData("seats", "seats")]
    public void A_unit_alone_has_no_number(string unit, string expected) => Assert.Equal(expected, SpokenMoney.Unit(unit));

    [Theory]
    [InlineData(1, 1, "early 2029")]
    [InlineData(4, 30, "early 2029")]
    [InlineData(5, 1, "mid-2029")]
    [InlineData(8, 31, "mid-2029")]
    [InlineData(9, 1, "late 2029")]
    [InlineData(12, 31, "late 2029")]
    public void A_year_has_three_parts(int month, int day, string expected) => Assert.Equal(expected, OutcomeWords.PartOfYear(new(2029, month, day)));

    [Fact]
    public void A_condition_is_the_datas_phrase_or_the_assumptions_label()
    {
        var book = new MoneyBook();
        var (number, day, amount) = (book.Number("Share", 0.2m), book.Day("End", new(2029, 1, 1)), book.Money("Sum", 5));
        Assert.Equal("“Share” is below 12.3%", OutcomeWords.Below(number, AssumptionValue.Of(0.12345m), new(2032, 4)));
        Assert.Equal("“Share” is below −0.0457%", OutcomeWords.Below(number, AssumptionValue.Of(-0.0004567m), new(2032, 4)));
        Assert.Equal("“Share” is below 0%", OutcomeWords.Below(number, AssumptionValue.Of(0), new(2032, 4)));
        Assert.Equal("“End” happens before mid-2029", OutcomeWords.Below(day, AssumptionValue.Of(new DateOnly(2029, 7, 13)), new(2032, 4)));
        Assert.Equal("“Sum” is below 123,500%", OutcomeWords.Below(amount, AssumptionValue.Of(1234.56m), new(2032, 4)));
        Assert.Equal("the shops close before late 2029", OutcomeWords.Below(Saying(day, "the shops close before {0}"), AssumptionValue.Of(new DateOnly(2029, 10, 1)), new(2032, 4)));
    }

    [Theory]
    // With phrases, by their label, and by "it" where a sentence has named them.
    [InlineData("2029-01-01", "2029-01-01", "the shops close on 1 Jan 2029", "“End” happens on 1 Jan 2029", "it happens on 1 Jan 2029")]
    [InlineData("never", "never", "the shops stay open", "“End” never happens", "it never happens")]
    [InlineData("2029-01-01", "2030-06-30", "the shops close between 1 Jan 2029 and 30 Jun 2030", "“End” happens between 1 Jan 2029 and 30 Jun 2030", "it happens between 1 Jan 2029 and 30 Jun 2030")]
    [InlineData("2029-01-01", "never", "the shops close on 1 Jan 2029 or later, if ever", "“End” happens on 1 Jan 2029 or later, if ever", "it happens on 1 Jan 2029 or later, if ever")]
    public void A_day_comes_as_the_datas_phrase_says(string from, string to, string phrased, string labelled, string again)
    {
        var day = new MoneyBook().Day("End", new(2029, 1, 1));
        var (first, last) = (Day(from), Day(to));
        Assert.Equal(phrased, Saying(day, "the shops close before {0}", "the shops stay open").Being(first, last));
        Assert.Equal((labelled, again), (day.Being(first, last), day.Being(first, last, again: true)));
    }

    [Fact]
    public void A_bound_is_said_as_one()
    {
        var book = new MoneyBook();
        var (number, day) = (book.Number("Share", 0.2m), book.Day("End", new(2029, 1, 1)));
        var closing = Saying(day, "the shops close before {0}", "the shops stay open");
        var (least, most) = (AssumptionValue.Of(0.12345m), AssumptionValue.Of(0.3m));
        var at = AssumptionValue.Of(new DateOnly(2029, 1, 1));
        Assert.Equal(
            ["“Share” is 12.3% or more", "“Share” is 30% or less", "“Share” is 12.3% to 30%"],
            [number.Within(least, null), number.Within(null, most), number.Within(least, most)]);
        Assert.Equal(
            ["the shops close on 1 Jan 2029 or later", "the shops close by 1 Jan 2029", "the shops stay open"],
            [closing.Within(at, null), closing.Within(null, at), closing.Within(AssumptionValue.Never, null)]);
        Assert.Equal(["“End” happens on 1 Jan 2029 or later", "“End” happens by 1 Jan 2029"], [day.Within(at, null), day.Within(null, at)]);
        Assert.Equal(("whatever “Share” is", "whenever “End” happens, if ever", "whenever the shops close, if ever"), (number.Whatever(), day.Whatever(), closing.Whatever()));
        Assert.Equal(("“Share”", "when “End” happens", "when the shops close"), (number.AsQuestion(), day.AsQuestion(), closing.AsQuestion()));
        // A phrase without "before" says of no other time than that when it happens.
        Assert.Equal("“End” happens by 1 Jan 2029", Saying(day, "the shops are shut at {0}").Within(null, at));
    }

    [Theory]
    // The verb goes with the last word before "of", "in" and the like; a name in quotes is one thing.
    [InlineData("gold sales in 2028", "gold sales in 2028 are 30% or less", "they are 10% to 30%")]
    [InlineData("the odds", "the odds are 30% or less", "they are 10% to 30%")]
    [InlineData("the price of shares", "the price of shares is 30% or less", "it is 10% to 30%")]
    [InlineData("the loss", "the loss is 30% or less", "it is 10% to 30%")]
    [InlineData("the bonus", "the bonus is 30% or less", "it is 10% to 30%")]
    [InlineData("the basis", "the basis is 30% or less", "it is 10% to 30%")]
    [InlineData("OpenAI’s", "OpenAI’s is 30% or less", "it is 10% to 30%")]
    [InlineData(null, "“Sales” is 30% or less", "it is 10% to 30%")]
    public void A_verb_goes_with_its_noun(string? noun, string atMost, string again)
    {
        var plain = new MoneyBook().Number("Sales", 0.2m);
        var number = new Assumption(
            plain.Id, plain.Label, plain.Group, plain.Unit, plain.Low, plain.Base, plain.High, plain.Distribution, plain.Minimum, plain.Maximum, plain.Step, plain.Basis, plain.Source, plain.Reason, plain.InformationDate)
        { Noun = noun };
        Assert.Equal(atMost, number.Within(null, AssumptionValue.Of(0.3m)));
        Assert.Equal(again, number.Being(AssumptionValue.Of(0.1m), AssumptionValue.Of(0.3m), again: true));
    }

    [Theory]
    [InlineData(new[] { "2029-01-01", "2030-06-30" }, "the shops close on 1 Jan 2029 or on 30 Jun 2030")]
    [InlineData(new[] { "2029-01-01", "never" }, "the shops close on 1 Jan 2029 or the shops stay open")]
    [InlineData(new[] { "never" }, "the shops stay open")]
    public void One_of_several_values_names_the_assumption_once(string[] values, string said)
        => Assert.Equal(said, Saying(new MoneyBook().Day("End", new(2029, 1, 1)), "the shops close before {0}", "the shops stay open").BeingOneOf([.. values.Select(Day)]));

    [Fact]
    public void Gains_and_losses_are_about()
    {
        var words = new OutcomeWords([12.34, -3], "USD bn");
        Assert.Equal("North gains about $12bn", words.About(MoneyBook.North, 12.34));
        Assert.Equal("North loses about $3bn", words.About(MoneyBook.North, -3));
        Assert.Equal("North neither gains nor loses", words.About(MoneyBook.North, 0));
        Assert.Equal(("$3.0bn to $12.3bn", "$3.0bn"), (words.Range(3, 12.34), words.Range(3, 3.01)));
        Assert.Equal(("−$3.0bn", "+$12.3bn", "zero"), (words.SignedAmount(-3), words.SignedAmount(12.34), words.SignedAmount(0)));
        Assert.Equal((" into a loss", " into a gain", ""), (OutcomeWords.Turned(3), OutcomeWords.Turned(-3), OutcomeWords.Turned(0)));
    }

    [Theory]
    [InlineData(0.3, ", but loses if “rate” is below 20%")]
    // From a loss it turns above the value; for that the data have no phrase.
    [InlineData(0.1, "")]
    public void A_gain_is_turned_below_a_value_or_not_said_to_be(double rate, string but)
    {
        var outcomes = Shares((decimal)rate).Money().Outcomes();
        Assert.Equal(but, outcomes.But(MoneyBook.North));
        Assert.Equal(rate > 0.2, outcomes.DeltaOf(MoneyBook.North, outcomes.Model.Baselines[0]).LookThrough > 0);
    }

    [Fact]
    public void What_nothing_turns_or_what_turns_twice_has_no_condition()
    {
        Assert.Equal("", Shares(0.3m, 0.25m, 0.4m).Money().Outcomes().But(MoneyBook.North));
        Assert.Equal("", Until(new(2027, 1, 1), costs: true).Money().Outcomes().But(MoneyBook.North));
    }

    [Fact]
    public void What_never_comes_may_turn_what_would_come_early()
        => Assert.Equal(", but loses if “end” happens before mid-2026", Until(null, costs: false).Money().Outcomes().But(MoneyBook.North));

    [Fact]
    public void What_turns_one_of_several_losers_is_said_of_that_one()
    {
        var book = new MoneyBook { Threshold = 0.1m };
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("contract", RegimeRole.Current, now);
        book.Regime("old", RegimeRole.DefaultBaseline, before);
        var sales = book.Sales("sales", book.Flat("revenue", 100), MoneyBook.Lab);
        book.Share("north", sales, 0.2m, MoneyBook.North, before);
        book.Share("south", sales, 0.1m, MoneyBook.South, before, until: book.Day("end", new(2027, 1, 1)));
        book.Share("norths_new", sales, 0.1m, MoneyBook.North, now, until: book.Day("Last day", null));
        var title = book.Book().Money().Outcomes().VerdictFigure().Title;
        Assert.StartsWith("Lab gains about ", title, StringComparison.Ordinal);
        Assert.Contains("; North loses about ", title, StringComparison.Ordinal);
        Assert.DoesNotContain(", unless", title, StringComparison.Ordinal);
    }

    /// <summary>North's share is that of now instead of 20%.</summary>
    internal static DealBook Shares(decimal rate, decimal low = 0.05m, decimal high = 0.45m, string? phrase = null)
    {
        var book = new MoneyBook();
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime(new("contract", "New contract", "", RegimeRole.Current, [now], null) { Phrase = phrase });
        book.Regime(new("old", "Old contract", "", RegimeRole.DefaultBaseline, [before], null) { Phrase = phrase is null ? null : "the old contract" });
        var sales = book.Sales("sales", book.Flat("revenue", 100), MoneyBook.Lab);
        book.Share("before", sales, 0.2m, MoneyBook.North, before);
        book.Term("now", TermKind.RevenueShare, MoneyBook.Lab, MoneyBook.North, new() { Rate = book.Number("rate", rate, 0, 1, low, high), Bases = [new(sales.Id, false, null)] }, now);
        return book.Book();
    }

    /// <summary>North has 10 a year up to a day instead of 5 once, and from 2027 up to that day costs of 25 if there are any.</summary>
    private static DealBook Until(DateOnly? day, bool costs)
    {
        var book = new MoneyBook();
        var (now, before) = (book.Switch("now"), book.Switch("before"));
        book.Regime("contract", RegimeRole.Current, now);
        book.Regime("old", RegimeRole.DefaultBaseline, before);
        var sales = book.Sales("sales", book.Flat("revenue", 100), MoneyBook.Lab);
        var end = book.Day("end", day);
        book.Share("new", sales, 0.1m, MoneyBook.North, now, until: end);
        book.Share("short", sales, 0.05m, MoneyBook.North, before, to: new(2026, 12, 31));
        if (costs)
            book.Term("costs", TermKind.Expense, MoneyBook.North, MoneyBook.Courts, new() { Amount = book.Money("a year", 25) }, now, new(2027, 1, 1), until: end);
        return book.Book();
    }

    private static AssumptionValue Day(string text) => AssumptionValue.TryParse(text, isDate: true, out var value) ? value : throw new ArgumentException(text);

    private static Assumption Saying(Assumption like, string phrase, string? never = null) => new(
        like.Id, like.Label, like.Group, like.Unit, like.Low, like.Base, like.High, like.Distribution, like.Minimum, like.Maximum, like.Step, like.Basis, like.Source, like.Reason, like.InformationDate)
    {
        Phrase = phrase,
        PhraseNever = never,
    };
}

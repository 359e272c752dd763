using Deals.Data;
using Deals.Tests.Money;

namespace Deals.Tests.Charts;

/// <summary>The title of a bargain is true whatever came of it.</summary>
public sealed class BargainFigureTests
{
    /// <summary>
    /// Of the lab's sales of 200 North has a part x now. Before, the lab paid it another amount; with the deal each has something more:
    /// North gains 200 x + more for North − before, the lab more for the lab + before − 200 x.
    /// </summary>
    [Theory]
    // A zone from 40% to 80%, what was signed below, within and above it.
    [InlineData(0.3, 60, 20, 100, "Both sides would sign with “new_rate” at 40% to 80%; at the assumed 30% North loses 20 M")]
    [InlineData(0.5, 60, 20, 100, "Both sides would sign with “new_rate” at 40% to 80%; the assumed 50% gives Lab 75% of the most it could have and North 25%")]
    [InlineData(0.9, 60, 20, 100, "Both sides would sign with “new_rate” at 40% to 80%; at the assumed 90% Lab loses 20 M")]
    // The zone reaches one bound, or both.
    [InlineData(0.5, 120, 20, 100, "Both sides would sign with “new_rate” at 40% or more; the assumed 50% gives Lab 86% of the most it could have and North 17%")]
    [InlineData(0.5, 300, 200, 100, "Both sides would sign whatever “new_rate” is; the assumed 50% gives Lab 75% of the most it could have and North 67%")]
    // No zone: one signs nowhere, or each where the other does not.
    [InlineData(0.5, 60, 20, 300, "Whatever “new_rate” is, North loses: 180 M at the assumed 50%, 80 M at best")]
    [InlineData(1, 60, 20, 300, "Whatever “new_rate” is, North loses: 80 M at the assumed 100%, which is the least")]
    [InlineData(0.5, -40, 20, 100, "No value of “new_rate” suits all who signed: Lab accepts 30% or less and North accepts 40% or more; at the assumed 50% Lab loses 40.0 M")]
    [InlineData(0.5, -140, -120, 100, "Whatever “new_rate” is, Lab and North lose; at the assumed 50% Lab loses 140 M and North 120 M")]
    public void The_title_says_who_would_have_signed_what(double agreed, double moreForLab, double moreForNorth, double before, string title)
    {
        var figure = FigureOf((decimal)agreed, (decimal)moreForLab, (decimal)moreForNorth, (decimal)before);
        Assert.Equal(title, figure.Title);
        Assert.StartsWith(title, figure.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_moves_nobody_who_signed_is_no_bargain_between_them()
    {
        var book = new MoneyBook();
        var now = book.Switch("now", book.SignedBy(MoneyBook.Lab, MoneyBook.North));
        book.Sales("sales", book.Flat("d", 100), MoneyBook.North, now);
        // A pool that never fills.
        var cap = book.Number("cap", 500, 400, 1000);
        book.Share("share", book.TermOf("sales"), 0.1m, MoneyBook.North, now, cap: new("pool", "pool", cap, new(2026, 1, 1), null, null, MoneyBook.Somewhere, true, null));
        var figure = book.Book().Money().Outcomes().BargainFigure(cap);
        Assert.Equal("“cap” makes no difference to those who signed: Lab loses 20 M and North gains 220 M", figure.Title);
    }

    [Fact]
    public void What_each_lacks_stands_below()
    {
        var lines = FigureOf(0.3m, 60, 20, 100).ToPicture(700).Panels.SelectMany(panel => panel.Notes).SelectMany(note => note.Lines);
        var texts = string.Join(' ', lines.Select(line => line.Text));
        Assert.Contains("Signing at 30% makes sense only if what the model lacks is worth at least 20 M to North.", texts, StringComparison.Ordinal);
        Assert.Contains("Nash’s solution and even split 60%", texts, StringComparison.Ordinal);
        Assert.Contains("North signs from 40%", texts, StringComparison.Ordinal);
        Assert.Contains("Lab signs up to 80%", texts, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_deal_or_another_number_is_asked_for_it_says_so()
    {
        var book = new MoneyBook();
        book.Share("share", book.Sales("sales", book.Flat("d", 100), MoneyBook.Lab), 0.1m, MoneyBook.North, book.Switch("now"));
        var outcomes = book.Book().Money().Outcomes();
        NothingToShow.In(outcomes.BargainFigure(), "The data name no number that the parties of a deal agreed on");
        Assert.DoesNotContain(OutcomeFigures.All(outcomes), figure => figure.Id.StartsWith("bargain", StringComparison.Ordinal));
        var (with, _) = Book(0.5m, 60, 20, 100);
        NothingToShow.In(with.Money().Outcomes().BargainFigure(with.Assumptions["old_rate"]), "“old_rate” is no number that the parties agreed on", "“new_rate” is.");
    }

    [Fact]
    public async Task The_numbers_are_those_of_the_verdicts()
    {
        var book = await Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync(TestContext.Current.CancellationToken);
        var outcomes = book.Money().Outcomes();
        Assert.Equal("share_cap", outcomes.Negotiated[0].Assumption.Id);
        Assert.Equal(["share_cap", "share_counts_clouds", "share_past_counts", "share_rate"], outcomes.Negotiated.Select(term => term.Assumption.Id).Order());
        foreach (var one in outcomes.Bargain(book.Assumptions["share_cap"]).Cases.Where(one => one.Given is null && outcomes.Model.Baselines.Contains(one.Without)))
            foreach (var (at, party) in one.Term.Signatories.Index())
                Assert.Equal(outcomes.DeltaOf(party, one.Without).LookThrough, one.Gains[at], 1e-9);
        // What the gain would be with a cap at which it is zero, computed anew.
        var early = Scenario.Base(book).With("agi_date", new DateOnly(2028, 12, 31));
        var main = book.Money().Outcomes(early).Bargain(book.Assumptions["share_cap"]).Main;
        foreach (var party in main.Term.Signatories)
        {
            var cap = Assert.Single(main.Reservations(party));
            Assert.Equal(0, book.Money().Outcomes(early.With("share_cap", cap)).DeltaOf(party, main.Without).LookThrough, 1e-6);
        }
    }

    [Fact]
    public async Task What_was_negotiated_by_whom_is_read_from_any_deals()
    {
        var league = await Dataset.In(Repository.PathOf("tests", "data", "league-rights")).ReadAsync(TestContext.Current.CancellationToken);
        var negotiated = league.Money().Outcomes().Negotiated;
        // What Alpha pays as before belongs to no clause of the renewal, and nobody agreed on how long a share goes on after the ledger.
        Assert.Equal(["beta_lag", "beta_rate", "beta_spread", "pool", "pool_counts", "saturday_rate"], negotiated.Select(term => term.Assumption.Id).Order());
        Assert.All(negotiated, term => Assert.Equal(["league", "alpha", "beta"], term.Signatories.Select(party => party.Id)));
        // A sale and leaseback whose only number is a margin.
        var towers = await Dataset.In(Repository.PathOf("tests", "data", "tower-lease")).ReadAsync(TestContext.Current.CancellationToken);
        Assert.Empty(towers.Money().Outcomes().Negotiated);
    }

    private static Figure FigureOf(decimal agreed, decimal moreForLab, decimal moreForNorth, decimal before)
    {
        var (book, rate) = Book(agreed, moreForLab, moreForNorth, before);
        return book.Money().Outcomes().BargainFigure(rate);
    }

    private static (DealBook Book, Assumption Rate) Book(decimal agreed, decimal moreForLab, decimal moreForNorth, decimal before)
    {
        var book = new MoneyBook();
        var (old, now) = (book.Switch("old", book.SignedBy(MoneyBook.Lab, MoneyBook.South)), book.Switch("now", book.SignedBy(MoneyBook.Lab, MoneyBook.North)));
        var sales = book.Sales("sales", book.Flat("d", 100), MoneyBook.Lab);
        book.Share("old", book.Sales("had", book.Flat("h", before), MoneyBook.Lab), 0.5m, MoneyBook.North, old);
        More("more_lab", MoneyBook.Lab, moreForLab);
        More("more_north", MoneyBook.North, moreForNorth);
        var rate = book.Share("new", sales, agreed, MoneyBook.North, now).Number("rate")!;
        book.Regime("after", RegimeRole.Current, now);
        book.Regime("earlier", RegimeRole.DefaultBaseline, old);
        return (book.Book(), rate);

        // What is less than nothing is a cost of the deal.
        void More(string id, Party party, decimal amount)
        {
            if (amount > 0)
                book.Sales(id, book.Flat(id, amount / 2), party, now);
            else if (amount < 0)
                book.Term(id, TermKind.Expense, party, MoneyBook.Courts, new() { Amount = book.Money($"{id}_amount", -amount / 2) }, now);
        }
    }
}

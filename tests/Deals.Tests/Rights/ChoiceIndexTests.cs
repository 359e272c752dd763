using Deals.Tests.Charts;
using Deals.Tests.Money;

namespace Deals.Tests.Rights;

/// <summary>
/// The choice index with pairs that are not on sale from the start, by hand. The product is on sale on North, announced for South from
/// 1 April 2026 on, and only possible on other clouds; from 1 February to 30 June only North may sell it, and in the last quarter North
/// and South.
/// </summary>
public sealed class ChoiceIndexTests
{
    [Fact]
    public void What_is_to_come_counts_while_a_right_keeps_it_away_and_what_is_possible_is_counted_apart()
    {
        var steps = Index(Book(OfferStage.Announced));
        Assert.Equal(
            [
                // from, usable of those that count, possible of one; South is to come, and nobody bars it
                "2026-01-01 1/1 1/1",
                // only North may sell it: South is barred, and on 1 April, when it is announced, it still is
                "2026-02-01 1/2 0/1",
                "2026-07-01 2/2 1/1",
                "2026-10-01 2/2 0/1",
                "2027-01-01 2/2 1/1",
            ],
            steps.Select(step => $"{step.Window.Start:O} {step.Usable}/{step.Pairs} {step.Possible}/{step.PossiblePairs}"));
        Assert.Equal([1, 0.5, 1, 1, 1], steps.Select(step => step.Share));
        Assert.Equal(Window.Through(new(2026, 1, 1), new(2028, 1, 1)), Window.Until(steps[0].Window.Start, steps[^1].Window.End));
    }

    [Fact]
    public void A_pair_counts_from_its_first_day_on()
    {
        // nobody's alone: on 31 March South is to come, on 1 April it is there
        var book = Book(OfferStage.OnSale, isExclusive: false);
        var timeline = book.Timeline();
        bool Usable(DateOnly day) => timeline.Offers(book.Readings[0], day).Single(offer => offer.Offer.Cloud == MoneyBook.South).IsUsable;
        Assert.Equal((false, true), (Usable(new(2026, 3, 31)), Usable(new(2026, 4, 1))));
        Assert.Equal(["2026-01-01 1/1", "2026-04-01 2/2"], Index(book).Select(step => $"{step.Window.Start:O} {step.Usable}/{step.Pairs}"));
        // It came on sale by itself: no right brought choice, and there is nothing to win.
        Assert.Equal((0, CriterionVerdict.Neutral), (Assert.Single(Book(OfferStage.OnSale, isExclusive: false, asOf: new(2026, 7, 1)).Money().Outcomes().Criteria()) is var found ? (found.Value!.Value, found.Verdict) : default));
    }

    [Fact]
    public void A_pair_that_is_over_counts_no_more_and_is_barred_by_nobody()
    {
        var invented = new MoneyBook { ValuationDate = new(2026, 12, 1) };
        invented.Sales("sales", invented.Flat("d", 360), MoneyBook.Lab);
        invented.Offer(MoneyBook.North, OfferStage.OnSale, to: new(2026, 9, 30));
        invented.Offer(MoneyBook.South, OfferStage.OnSale, new(2026, 4, 1), new(2026, 6, 30));
        invented.Exclusive(MoneyBook.North, new(2026, 6, 1), new(2026, 12, 31));
        var book = invented.Book();
        // South is there from April, is barred in June and gone in July; North is gone in October.
        Assert.Equal(
            ["2026-01-01 1/1", "2026-04-01 2/2", "2026-06-01 1/2", "2026-07-01 1/1", "2026-10-01 0/0"],
            Index(book).Select(step => $"{step.Window.Start:O} {step.Usable}/{step.Pairs}"));
        var south = book.Timeline().Offers(book.Readings[0], new(2026, 7, 1))[1];
        Assert.Equal((true, false, false, 0), (south.IsOver, south.IsUsable, south.Counts, south.BarredBy.Count));
        Assert.StartsWith("No offer is on sale any more on 1 Dec 2026; while there were some, customers could use 50% of them at the least", book.ChoiceIndex(book.Timeline()).Title, StringComparison.Ordinal);
        Assert.Contains("no longer on sale", book.WhoMaySell(book.Timeline(), book.Readings[0]).ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_there_yet_nothing_is_barred()
    {
        var invented = new MoneyBook();
        invented.Sales("sales", invented.Flat("d", 360), MoneyBook.Lab);
        invented.Offer(MoneyBook.South, OfferStage.Announced, new(2026, 4, 1));
        Assert.Equal(["0/0 1", "1/1 1"], Index(invented.Book()).Select(step => $"{step.Usable}/{step.Pairs} {step.Share}"));
    }

    [Theory]
    // in February South was barred: from one of one to one of two; that it is announced in April changes nothing
    [InlineData("2026-01-31", 0, CriterionVerdict.Neutral)]
    [InlineData("2026-03-01", -50, CriterionVerdict.Loss)]
    [InlineData("2026-04-01", -50, CriterionVerdict.Loss)]
    // in July South was free: from one of two to two
    [InlineData("2026-07-01", 50, CriterionVerdict.Win)]
    // in November that is still the last change
    [InlineData("2026-11-01", 50, CriterionVerdict.Win)]
    public void A_change_of_what_is_only_possible_is_no_change_of_the_index(string asOf, double percent, CriterionVerdict verdict)
    {
        var outcomes = Book(OfferStage.Announced, asOf: DateOnly.Parse(asOf, null)).Money().Outcomes();
        var found = Assert.Single(outcomes.Criteria());
        found.Value!.Value.Is(percent);
        Assert.Equal(verdict, found.Verdict);
    }

    [Fact]
    public void Where_nothing_is_on_sale_or_announced_there_is_no_index()
    {
        var invented = new MoneyBook();
        invented.Sales("sales", invented.Flat("d", 360), MoneyBook.Lab);
        invented.Offer(MoneyBook.North, OfferStage.Possible);
        invented.Offer(MoneyBook.South, OfferStage.Possible);
        invented.Criterion(Change);
        var book = invented.Book();
        Assert.Contains("on sale or announced", Assert.Throws<InvalidOperationException>(() => Index(book)).Message, StringComparison.Ordinal);
        NothingToShow.In(book.ChoiceIndex(book.Timeline()), "offers, and the dataset lists none.");
        Assert.NotEmpty(book.WhoMaySell(book.Timeline(), book.Readings[0]).ToJson());
        // What cannot be asked is left out, which `deals check` warns of.
        Assert.Empty(book.Money().Outcomes().Criteria());
    }

    private static Criterion Change => new("c", MoneyBook.Customers, "c", CriterionQuantity.ChoiceIndexChange, null, true, null, null, MoneyBook.Somewhere, null);

    private static IReadOnlyList<ChoiceIndex> Index(DealBook book) => book.Timeline().ChoiceIndex(book.Readings[0], book.Period);

    private static DealBook Book(OfferStage south, bool isExclusive = true, DateOnly? asOf = null)
    {
        var book = new MoneyBook { ValuationDate = asOf ?? new(2026, 1, 1) };
        book.Sales("sales", book.Flat("d", 360), MoneyBook.Lab);
        book.Offer(MoneyBook.North, OfferStage.OnSale);
        book.Offer(MoneyBook.South, south, new(2026, 4, 1));
        book.Offer(MoneyBook.OtherClouds, OfferStage.Possible);
        if (isExclusive)
        {
            book.Exclusive(MoneyBook.North, new(2026, 2, 1), new(2026, 6, 30));
            book.Exclusive(MoneyBook.North, new(2026, 10, 1), new(2026, 12, 31), MoneyBook.South);
        }

        book.Criterion(Change);
        return book.Book();
    }
}

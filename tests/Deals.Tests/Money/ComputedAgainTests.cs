using CsCheck;
using Deals.Data;

namespace Deals.Tests.Money;

/// <summary>A model computes again only what reads something that changed. Nobody can tell: after any way, the numbers are those of a new model, to the last bit.</summary>
public sealed class ComputedAgainTests
{
    [Theory]
    [InlineData("data/openai-clouds")]
    [InlineData("tests/data/league-rights")]
    public async Task Each_assumption_of_real_books_moved_by_itself(string folder)
    {
        var book = await Dataset.In(Repository.PathOf(folder.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
        var used = book.Money();
        foreach (var assumption in book.Assumptions)
        {
            foreach (var value in new[] { assumption.Low, assumption.High })
                AreTheSame(used, Scenario.Base(book).With(assumption.Id, value));
        }
    }

    [Fact]
    public void Any_way_through_any_book()
        => Gen.Select(AnyMoneyBook.Any, Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 3]).Array[1, 8]).Sample(
            (any, steps) =>
            {
                var book = any.Book();
                var used = book.Money();
                var scenario = Scenario.Base(book);
                foreach (var (which, what) in steps)
                {
                    var assumption = book.Assumptions[which % book.Assumptions.Count];
                    scenario = what == 3 ? scenario.Without(assumption.Id) : scenario.With(assumption.Id, what == 0 ? assumption.Low : what == 1 ? assumption.Base : assumption.High);
                    if (MoneyChecks.Of(book, scenario).All(fault => fault.IsWarning))
                        AreTheSame(used, scenario);
                }
            },
            iter: 100);

    private static void AreTheSame(MoneyModel used, Scenario scenario)
    {
        var fresh = used.Book.Money();
        var (one, other) = (used.Under(scenario), fresh.Under(scenario));
        Assert.Equal(other.Values, one.Values);
        Assert.Equal(other.Drivers, one.Drivers);
        foreach (var regime in used.Book.Regimes)
        {
            Assert.Equal(other.Flows(regime), one.Flows(regime));
            Assert.Equal(other.CapUses(regime), one.CapUses(regime));
            Assert.Equal(other.Commitments(regime), one.Commitments(regime));
        }

        Assert.Equal(fresh.Deltas([scenario])[0], used.Deltas([scenario])[0]);
        foreach (var baseline in used.Baselines)
            Assert.Equal(other.BridgeByClause(used.Book.Parties[0], baseline), one.BridgeByClause(used.Book.Parties[0], baseline));
    }
}

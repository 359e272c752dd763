using Deals.Data;

namespace Deals.Tests.Charts;

/// <summary>An assumption set to the far side of a break-even turns what titles, brief and verdicts say of the party.</summary>
public sealed class FarSideTests
{
    [Theory]
    [InlineData("data/openai-clouds", 5)]
    [InlineData("tests/data/league-rights", 1)]
    public async Task Beyond_a_break_even_a_party_is_told_to_gain_that_lost_and_to_lose_that_gained(string dataset, int atLeast)
    {
        var book = await Dataset.In(Repository.PathOf(dataset.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
        var model = book.Money();
        var (outcomes, baseline) = (model.Outcomes(), model.Baselines[0]);
        var (turned, told) = (0, 0);
        foreach (var found in book.Assumptions.SelectMany(outcomes.BreakEvens).Where(found => found.Baseline == baseline && found.Kind == BreakEvenKind.One))
        {
            var now = outcomes.DeltaOf(found.Party, baseline).LookThrough;
            var isBelow = Math.Sign(found.AtMinimum) != Math.Sign(now);
            var beyond = isBelow ? found.AtMinimum : found.AtMaximum;
            if (Math.Sign(beyond) != -Math.Sign(now) || Math.Min(Math.Abs(beyond), Math.Abs(now)) < (double)model.Frame.Threshold)
                continue;
            var far = isBelow ? found.Assumption.Minimum : found.Assumption.Maximum;
            var there = model.Outcomes(Scenario.Base(book).With(found.Assumption.Id, far));
            var delta = there.DeltaOf(found.Party, baseline).LookThrough;
            Assert.True(Math.Sign(delta) == -Math.Sign(now), $"{found.Party.ShortName}: {now} at the base and {delta} with {found.Assumption.Id}={far}");
            turned++;

            var (verb, other) = delta > 0 ? ("gains", "loses") : ("loses", "gains");
            var verdict = there.Verdicts().Single(one => one.Party == found.Party);
            // Where the baselines, or the party's own cash and its stakes, disagree, the reason says so.
            Assert.False(verdict.Reason.StartsWith($"{other} ", StringComparison.Ordinal), $"{found.Party.ShortName}, {delta}: {verdict.Reason}");
            told += verdict.Reason.StartsWith($"{verb} ", StringComparison.Ordinal) ? 1 : 0;
            var brief = book.Brief(book.Timeline(there.Scenario), there);
            Assert.Equal(there.VerdictFigure().Title, brief.Title);
            foreach (var part in brief.Title.Split("; ").Select(one => one.Split(", but ")[0]).Where(one => !one.StartsWith("compared with", StringComparison.Ordinal)).Where(one => one.Contains(found.Party.ShortName, StringComparison.Ordinal)))
                Assert.DoesNotContain($"{other} about", part, StringComparison.Ordinal);
            Assert.All(brief.Table.Rows.Where(row => (string)row[0]! == "gain" && (string)row[1]! == found.Party.ShortName), row => Assert.Equal(Math.Sign(delta), Math.Sign((double)row[2]!)));
        }

        Assert.True(told >= atLeast, $"only {told} of {turned} break-evens turn a reason");
    }
}

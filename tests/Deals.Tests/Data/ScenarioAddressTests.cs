using CsCheck;

namespace Deals.Tests.Data;

/// <summary>Scenarios as the fragments of addresses.</summary>
public sealed class ScenarioAddressTests
{
    private static readonly Lazy<DealBook> Clouds = new(() => Deals.Data.Dataset.Find("openai-clouds", Repository.Root).ReadAsync().GetAwaiter().GetResult());

    /// <summary>Any values within the bounds, any deals left out, any baseline.</summary>
    private static readonly Gen<(Scenario Scenario, Regime? Baseline)> Any =
        from changes in Gen.Select(Gen.Int[0, Clouds.Value.Assumptions.Count - 1], Gen.Int[0, 1000]).Array[0, 8]
        from leftOut in Gen.Int[0, Clouds.Value.Deals.Count - 1].Array[0, 2]
        from baseline in Gen.Int[0, 2]
        select (
            leftOut.Aggregate(
                changes.Aggregate(Scenario.Base(Clouds.Value), (scenario, change) => Moved(scenario, Clouds.Value.Assumptions[change.Item1], change.Item2)),
                (scenario, deal) => scenario.WithoutDeal(Clouds.Value.Deals[deal].Id)),
            baseline == 0 ? null : Clouds.Value.Regimes.Where(regime => regime.Role is RegimeRole.DefaultBaseline or RegimeRole.Baseline).ElementAt(baseline - 1));

    [Fact]
    public void What_is_written_is_read_again_as_the_same() => Any.Sample(any =>
    {
        var fragment = ScenarioAddress.Of(Clouds.Value, any.Scenario, any.Baseline);
        var read = ScenarioAddress.Parse("#" + fragment, Clouds.Value);
        return read.Scenario.ToString() == any.Scenario.ToString() && read.Baseline == any.Baseline && read.Others.Count == 0
            && ScenarioAddress.Of(Clouds.Value, read.Scenario, read.Baseline) == fragment && ScenarioAddress.DatasetOf(fragment) == Clouds.Value.Name;
    });

    [Fact]
    public void An_assumption_set_to_its_base_stays_set_where_it_has_odds()
    {
        var odd = Clouds.Value.Assumptions.First(assumption => assumption.Odds.Count > 0);
        var scenario = Scenario.Base(Clouds.Value).With(odd.Id, odd.Base);
        Assert.True(ScenarioAddress.Parse(ScenarioAddress.Of(Clouds.Value, scenario), Clouds.Value).Scenario.IsSet(odd));
    }

    [Fact]
    public async Task It_says_only_what_differs_and_what_a_page_adds()
    {
        var book = (await new SmallPackage().WithMoney().CheckAsync()).Book!;
        var scenario = book.NamedScenario("more").WithoutDeal("second");
        var fragment = ScenarioAddress.Of(book, scenario, others: [new("view", "a & b")]);
        Assert.Equal("dataset=small&set.rate=0.3&without=second&view=a%20%26%20b", fragment);
        Assert.Equal("a & b", ScenarioAddress.Parse(fragment, book, ["view"]).Others.Single().Value);
        Assert.Equal("More (rate = 0.3), without the rights of Second deal", ScenarioAddress.Parse("scenario=more&without=second", book).Scenario.ToString());
        Assert.Equal("base", ScenarioAddress.Parse("", book).Scenario.ToString());
        Assert.Equal("base", scenario.Without("rate").ToString().Replace("without the rights of Second deal", "base", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rate", "‘rate’; parts are name=value")]
    [InlineData("=1", "parts are name=value")]
    [InlineData("surprise=1", "unknown part ‘surprise’")]
    [InlineData("dataset=large", "for the dataset ‘large’, and this is small")]
    [InlineData("scenario=most", "'most'")]
    [InlineData("set.rate=0.2&scenario=more", "the scenario comes first")]
    [InlineData("set.rat=0.1", "'rat'")]
    [InlineData("set.rate=NaN", "rate takes a number")]
    [InlineData("set.rate=Infinity", "rate takes a number")]
    [InlineData("set.rate=99", "rate goes from")]
    [InlineData("set.rate=0.2&set.rate=0.3", "‘set.rate’ twice")]
    [InlineData("baseline=none", "no baseline of small")]
    [InlineData("without=third", "'third'")]
    public async Task What_cannot_be_used_is_said_in_a_sentence(string fragment, string says)
    {
        var book = (await new SmallPackage().WithMoney().CheckAsync()).Book!;
        Assert.Contains(says, Assert.Throws<FormatException>(() => ScenarioAddress.Parse(fragment, book)).Message);
    }

    [Fact]
    public async Task A_fragment_without_end_is_not_read()
    {
        var book = (await new SmallPackage().WithMoney().CheckAsync()).Book!;
        var endless = new string('a', ScenarioAddress.MostLetters + 1);
        Assert.Contains("letters long", Assert.Throws<FormatException>(() => ScenarioAddress.Parse(endless, book)).Message);
        Assert.Null(ScenarioAddress.DatasetOf(endless));
    }

    private static Scenario Moved(Scenario scenario, Assumption assumption, int part) => scenario.With(assumption.Id, assumption.IsDate
        ? part > 900 && assumption.Maximum.IsNever ? AssumptionValue.Never : AssumptionValue.Of(assumption.Minimum.Day!.Value.AddDays(Math.Min(part, (assumption.Maximum.Day?.DayNumber ?? int.MaxValue) - assumption.Minimum.Day!.Value.DayNumber)))
        : AssumptionValue.Of(assumption.Minimum.Number!.Value + ((assumption.Maximum.Number!.Value - assumption.Minimum.Number.Value) * part / 1000)));
}

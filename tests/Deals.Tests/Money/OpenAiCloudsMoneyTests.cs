using Deals.Data;

namespace Deals.Tests.Money;

/// <summary>The money of the dataset that comes with the kit: what the worked example of docs/model.md says, and what every dataset must hold to.</summary>
public sealed class OpenAiCloudsMoneyTests
{
    private static readonly Lazy<Task<DealBook>> Clouds = new(() => Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync());

    [Fact]
    public async Task OpenAIs_plan_is_the_worked_example()
    {
        var book = await Clouds.Value;
        var result = book.Money().Under(book.NamedScenario("company_plan"));
        var cap = Assert.Single(result.Caps(result.Model.Current));
        Assert.Equal(new Quarter(2029, 1), cap.Binds);
        Assert.Equal(38, cap.TotalWithCap, 9);
        Assert.Equal(127.2527, cap.TotalWithoutCap, 4);
        Assert.Equal(0.9571, result.Paid("share_capped")[2], 4);
        Assert.Equal([12.13, 14.15, 16.49, 19.23], result.Drivers.Where(value => value.Driver.Id == "openai_revenue" && value.Quarter.Year == 2027).Select(value => Math.Round(value.Value, 2)));
        Assert.Equal(0.6265, result.Paid("share_capped")[(new Quarter(2029, 1)) - book.Ledger!.First], 4);
    }

    [Theory]
    // scenario, the quarter in which the cap binds, total with it
    [InlineData("base", "2028Q4", 38)]
    [InlineData("slow_growth", "2029Q2", 38)]
    [InlineData("run_rate_growth", "2028Q2", 38)]
    [InlineData("cap_generous", "2029Q3", 60)]
    [InlineData("cap_counts_past", "2028Q3", 38 - 4.877)]
    public async Task A_cap_binds_where_growth_and_its_size_say(string scenario, string binds, double total)
    {
        var book = await Clouds.Value;
        var result = book.Money().Under(book.NamedScenario(scenario));
        var cap = Assert.Single(result.Caps(result.Model.Current));
        Assert.Equal(binds, $"{cap.Binds}");
        Assert.Equal(total, cap.TotalWithCap, 9);
    }

    [Fact]
    public async Task What_OpenAI_owed_before_the_amendment_is_what_the_assumption_says()
    {
        // 20 percent of 3.7, of 13.07, of 5.7 and of 26 of 91 days of 6.7
        var owed = 0.2 * (3.7 + 13.07 + 5.7 + (6.7 * 26 / 91));
        Assert.Equal(owed, (double)(await Clouds.Value).Assumptions["share_paid_before"].Base.Number!.Value, 3);
    }

    [Fact]
    public async Task Amazons_payments_are_its_fifty_and_its_stake_is_their_part_of_the_value()
    {
        var book = await Clouds.Value;
        decimal Base(string id) => book.Assumptions[id].Base.Number!.Value;
        Assert.Equal(50, Base("tranche_1") + Base("tranche_2") + Base("tranche_3"));
        Assert.Equal(50 / Base("openai_value"), Base("amazon_stake"), 4);
        Assert.Equal(15 / Base("openai_value"), Base("amazon_stake_first"), 4);
        Assert.Equal(28.7m / Base("openai_value"), Base("amazon_stake_second"), 4);
    }

    [Fact]
    public async Task Each_win_and_loss_that_the_article_states_is_a_criterion()
    {
        var book = await Clouds.Value;
        Assert.Superset(
            new HashSet<string> { "F013", "F014", "F015", "F016", "F018", "F019", "F020", "F021" },
            book.Criteria.Select(criterion => criterion.Claim?.Id).OfType<string>().ToHashSet());
        Assert.All(book.Money().Outcomes().Criteria(), result => Assert.True(result.Value is not null || result.Criterion.Quantity == CriterionQuantity.Judgement));
    }

    [Theory]
    [InlineData("data/openai-clouds")]
    [InlineData("tests/data/league-rights")]
    public async Task Every_quarter_adds_up_to_zero_and_every_bridge_to_its_delta_in_every_scenario(string dataset)
    {
        var book = await Dataset.In(Repository.PathOf(dataset.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
        var money = book.Money();
        Assert.All(book.Scenarios, named =>
        {
            var result = money.Under(Scenario.Base(book).With(named));
            Assert.All(book.Regimes.SelectMany(regime => result.Ledger(regime).GroupBy(entry => entry.Quarter)), quarter => Assert.Equal(0, quarter.Sum(entry => entry.Net), 9));
            Assert.All(result.Deltas, delta =>
            {
                Assert.Equal(delta.LookThrough, result.BridgeByTerm(delta.Party, delta.Baseline).Sum(step => step.LookThrough), 9);
                Assert.Equal(delta.LookThrough, result.BridgeByClause(delta.Party, delta.Baseline).Sum(step => step.LookThrough), 9);
            });
        });
    }

    /// <summary>A number that nobody can retrace is worse than none.</summary>
    [Theory]
    [InlineData("data/openai-clouds")]
    [InlineData("tests/data/league-rights")]
    public async Task A_reason_names_only_facts_that_the_dataset_has(string dataset)
    {
        var book = await Dataset.In(Repository.PathOf(dataset.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
        var texts = book.Assumptions.Select(row => row.Reason).Concat(book.Terms.Select(row => row.Reason)).Concat(book.Drivers.Select(row => row.Reason))
            .Concat(book.Drivers.SelectMany(row => row.Anchors.Select(anchor => anchor.Note))).Concat(book.Scenarios.SelectMany(row => row.Values.Select(value => value.Reason).Append(row.Description)))
            .Concat(book.Criteria.Select(row => row.Reason)).Concat(book.Published.Select(row => row.Note)).Concat(book.Switches.Select(row => row.Description)).OfType<string>();
        var named = texts.SelectMany(text => System.Text.RegularExpressions.Regex.Matches(text, @"\bF\d{3}\b").Select(match => match.Value)).Distinct();
        Assert.Empty(named.Except(book.Claims.Select(claim => claim.Id)));
    }
}

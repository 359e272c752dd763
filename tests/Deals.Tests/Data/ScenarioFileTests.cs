using Deals.Data;
using Deals.Tests.Charts;

namespace Deals.Tests.Data;

/// <summary>Scenarios as JSON files.</summary>
public sealed class ScenarioFileTests
{
    [Fact]
    public async Task A_file_sets_what_it_says_on_top_of_the_scenario_it_starts_from()
    {
        var book = await BookAsync();
        var scenario = ScenarioFile.Parse("""{ "dataset": "small", "scenario": "more", "assumptions": { "cap": 6, "day_y": "never" }, "withoutDeals": ["second"] }""", book);
        Assert.Equal("cap = 6, day_y = never, rate = 0.3, without the rights of Second deal", scenario.ToString());
        Assert.True(scenario.IsSet(book.Assumptions["day_y"]));
    }

    [Fact]
    public async Task What_is_written_is_read_again_as_the_same()
    {
        var book = await BookAsync();
        foreach (var scenario in new[] { Scenario.Base(book), book.NamedScenario("more").With("day_x", null).WithoutDeal("second"), book.NamedScenario("early") })
        {
            var again = ScenarioFile.Parse(ScenarioFile.Write(scenario, book), book);
            Assert.Equal(scenario.ToString(), again.ToString());
            Assert.Equal(scenario.ToJson(book), again.ToJson(book));
        }
    }

    [Theory]
    [InlineData("{", "it is not JSON from line 1, byte 2 on: it ends before its brackets are closed")]
    [InlineData("{\n  \"assumptions\": {},\n}", "it is not JSON from line 3, byte 1 on: a comma stands before the closing bracket")]
    [InlineData("{ // mine\n}", "it is not JSON from line 1, byte 3 on: a comment is no part of JSON")]
    [InlineData("{\"assumptions\": {\"cap\": 1, \"cap\": 2}}", "the property cap is there twice")]
    [InlineData("[]", "it is not a JSON object")]
    [InlineData("""{ "assumption": {} }""", "unknown property 'assumption'; there are dataset, scenario, assumptions and withoutDeals")]
    [InlineData("""{ "assumptions": {}, "assumptions": {} }""", "assumptions")]
    [InlineData("""{ "dataset": "large" }""", "it is for the dataset 'large', and this is small")]
    [InlineData("""{ "dataset": 3 }""", "'3' in dataset is not a text")]
    [InlineData("""{ "scenario": "mor" }""", "There is no scenario 'mor'; the nearest is 'more'. Known: ")]
    [InlineData("""{ "assumptions": [] }""", "assumptions is not an object")]
    [InlineData("""{ "assumptions": { "rat": 0.1 } }""", "There is no assumption 'rat'; the nearest is 'rate'. Known: ")]
    [InlineData("""{ "assumptions": { "rate": 20 } }""", "rate goes from 0 to 0.5 (fraction), so it cannot be 20; a fraction is written 0.8 for 80 percent.")]
    [InlineData("""{ "assumptions": { "rate": "2024-01-01" } }""", "rate takes a number (fraction), not '2024-01-01'")]
    [InlineData("""{ "assumptions": { "rate": "1,000" } }""", "not '1,000'; decimals stand after a point, and nothing between thousands: 1000, or 1.000 where the comma is a decimal one")]
    [InlineData("""{ "assumptions": { "rate": "1.234,5" } }""", "nothing between thousands: 1234.5")]
    [InlineData("""{ "assumptions": { "day_x": 3 } }""", "day_x takes a date")]
    [InlineData("""{ "assumptions": { "rate": NaN } }""", "is")]
    [InlineData("""{ "assumptions": { "rate": 1e99 } }""", "out of range")]
    [InlineData("""{ "assumptions": { "rate": null } }""", "rate is neither a number nor a text")]
    [InlineData("""{ "withoutDeals": ["third"] }""", "'third'")]
    [InlineData("""{ "withoutDeals": "second" }""", "withoutDeals is not a list")]
    public async Task What_a_file_cannot_say_is_told_with_its_name(string json, string says)
    {
        var book = await BookAsync();
        var told = Assert.Throws<ScenarioFileException>(() => ScenarioFile.Parse(json, book, "mine.json")).Message;
        Assert.StartsWith("mine.json: ", told, StringComparison.Ordinal);
        Assert.Contains(says, told, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rival_scenario_without_a_name_is_the_datasets_second()
    {
        var book = await BookAsync();
        Assert.Equal(book.Scenario(book.Scenarios[1].Id).ToString(), book.RivalScenario("").ToString());
        Assert.Equal(book.Scenario("base").ToString(), book.RivalScenario("base").ToString());
        Assert.Equal(Scenario.Base(SmallBook.Book).ToString(), SmallBook.Book.RivalScenario("").ToString());
        Assert.StartsWith("There is no scenario 'mor'; the nearest is 'more'.", Assert.Throws<KeyNotFoundException>(() => book.RivalScenario("mor")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_or_a_file_is_the_same_to_a_notebook()
    {
        var book = await BookAsync();
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "Mine.JSON");
        await File.WriteAllTextAsync(file, """{ "assumptions": { "rate": 0.3 } }""", TestContext.Current.CancellationToken);
        Assert.Equal(book.Scenario("more").ToString(), book.Scenario(file).ToString());
        Assert.Equal("base", book.Scenario("base").ToString());
        Assert.Contains("more", Assert.Throws<KeyNotFoundException>(() => book.Scenario("most")).Message, StringComparison.Ordinal);
        Assert.Contains("none.json", Assert.Throws<ScenarioFileException>(() => book.Scenario(Path.Combine(folder.Path, "none.json"))).Message, StringComparison.Ordinal);
    }

    private static async Task<DealBook> BookAsync() => (await new SmallPackage().WithMoney().CheckAsync()).Book!;
}

using Deals.Data;

namespace Deals.Tests.Money;

/// <summary>The table of docs/model.md that says what the data give now, and under each end of the old terms.</summary>
public sealed class NumbersOfTheModelTests
{
    private static readonly string[] Parties = ["openai", "microsoft", "amazon"];

    private static readonly Lazy<Task<DealBook>> Clouds = new(() => Dataset.In(Repository.PathOf("data", "openai-clouds")).ReadAsync());

    [Theory]
    [InlineData("**now**", null)]
    [InlineData("now, if only AGI ends the old terms", "never")]
    [InlineData("now, if AGI or the end of 2032 does", "2033-01-01")]
    [InlineData("now, if AGI or the end of 2030 does", "2031-01-01")]
    public async Task What_the_table_says_is_what_the_data_give(string row, string? end)
    {
        var book = await Clouds.Value;
        var scenario = end is null ? Scenario.Base(book) : Scenario.Base(book).With([$"old_terms_end={end}"]);
        var money = book.Money();
        var deltas = money.Deltas([scenario])[0];
        double Of(string party) => deltas.First(delta => delta.Party.Id == party && delta.Baseline == money.Baselines[0]).LookThrough;
        var line = File.ReadLines(Repository.PathOf("docs", "model.md")).Single(line => line.StartsWith($"| {row} |", StringComparison.Ordinal));
        string[] numbers = [.. Parties.Select(party => Of(party).ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−'))];
        Assert.Equal(numbers, line.Split('|')[2..5].Select(cell => cell.Trim()));
    }
}

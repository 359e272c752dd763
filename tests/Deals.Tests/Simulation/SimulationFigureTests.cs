using Deals.Data;
using Deals.Tests.Charts;

namespace Deals.Tests.Simulations;

/// <summary>The figures of simulations say what is true and fit their sheets, whatever the deals.</summary>
public sealed class SimulationFigureTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "data/openai-clouds", "" },
        { "data/openai-clouds", "slow_growth" },
        { "tests/data/league-rights", "" },
        { "tests/data/tower-lease", "" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Every_figure_says_what_it_shows_and_fits(string folder, string scenario)
    {
        var simulation = await SimulateAsync(folder, scenario);
        var figures = SimulationFigures.All(simulation, 64).Concat(
            simulation.Model.Book.Parties.SelectMany(party => new[] { simulation.Spread(party), simulation.TornadoFigure(party), simulation.FlipsWhen(party), simulation.WorthKnowing(party) })).DistinctBy(figure => figure.Id).ToList();
        Assert.NotEmpty(figures);
        foreach (var figure in figures)
        {
            Prose.IsFit(figure, simulation.Model.Book);
            Assert.Matches("^[a-z0-9]+(-+[a-z0-9]+)*$", figure.Id);
            Assert.StartsWith(figure.Title, figure.AltText, StringComparison.Ordinal);
            if (figure.IsEmpty)
                continue;
            Assert.NotEmpty(figure.Table.Rows);
            Assert.All(figure.Table.Rows, row => Assert.Equal(figure.Table.Columns.Count, row.Count));
            foreach (var width in new[] { Figure.LeastWidth, 700, 1400 })
                PictureTexts.AreFaultless(figure.ToPicture(width), figure.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_title_tells_a_chance_without_what_it_is_given(string folder, string scenario)
    {
        var simulation = await SimulateAsync(folder, scenario);
        foreach (var title in new[] { simulation.Chances().Title, simulation.JointFigure().Title })
            Assert.True(!title.Contains('%', StringComparison.Ordinal) || title.Contains(" of the simulations in which ", StringComparison.Ordinal) || simulation.Drawn.Count == 0 || title.Contains("all of", StringComparison.Ordinal), title);
    }

    [Fact]
    public async Task The_chances_in_the_title_are_those_of_the_model()
    {
        var simulation = await SimulateAsync("data/openai-clouds", "");
        var odds = simulation.Model.Book.Assumptions["agi_date"];
        var cloud = simulation.Model.Book.Parties["amazon"];
        var given = simulation.DeltaOf(cloud, simulation.Model.Baselines[0]).Given.Where(one => one.Assumption == odds).ToList();
        Assert.Equal(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Amazon gains in all of the simulations in which {odds.PhraseNever}, and in {100 * given[0].Gain.Value:0}% of those in which a panel verifies AGI on 31 Dec 2027"),
            simulation.Chances().Title);
        Assert.InRange(given[^1].Gain.Value, 0.9999, 1);
    }

    [Fact]
    public void Where_nothing_is_drawn_or_at_stake_a_sentence_says_so()
    {
        var fixedOne = Tried.Run(Tried.Paying(true, [Tried.Number("rate", 0.3m, 0.3m, 0.3m, Distribution.Triangular)]));
        Assert.Equal("No assumption has a range or odds that the scenario leaves open, so there is nothing to simulate.", fixedOne.Chances().Title);
        Assert.Empty(SimulationFigures.All(fixedOne));
        Assert.True(fixedOne.JointFigure().IsEmpty);
        var simulation = Tried.Run(Tried.Paying(true, [Tried.Number("rate", 0.3m, 0.4m, 0.5m, Distribution.Triangular)]));
        Assert.Equal("Fund has no money at stake in any simulation, so there is no spread to show.", simulation.Spread(Money.MoneyBook.Fund).Title);
        Assert.Equal("North loses in fewer than one of 100 simulations, so there is no rule for when it does.", simulation.FlipsWhen(Money.MoneyBook.North).Title);
        Assert.Equal("North pays Lab nothing under “now”.", simulation.PaymentsFan(Money.MoneyBook.North, Money.MoneyBook.Lab).Title);
    }

    [Fact]
    public void A_title_tells_the_range_of_nine_of_ten_simulations()
    {
        // 100x − 50 with x even from 0.2 to 0.8.
        var simulation = Tried.Run(Tried.Paying50(Tried.Number("rate", 0.2m, 0.5m, 0.8m, Distribution.Uniform)));
        Assert.Equal("North’s result lies between −27.0 M and +27.0 M in nine of ten simulations; the median is about zero", simulation.Spread(Money.MoneyBook.North).Title);
        Assert.Equal("“rate” moves North’s result most, from −24.0 M to +24.0 M; nothing else alone, within its likely range, turns it into a gain or a loss", simulation.TornadoFigure(Money.MoneyBook.North).Title);
        Assert.Equal("To North, knowing “rate” before it chooses is worth 7.50 M, knowing everything 7.50 M", simulation.WorthKnowing(Money.MoneyBook.North).Title);
    }

    private static async Task<Simulation> SimulateAsync(string folder, string scenario)
    {
        var book = await Dataset.In(Repository.PathOf(folder.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
        return Tried.Run(book.Money(), 4096, scenario: scenario.Length == 0 ? null : book.NamedScenario(scenario));
    }
}

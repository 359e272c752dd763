using CsCheck;
using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Tests.Charts;

public class MarkTests
{
    private static readonly Canvas Sheet = new(700);
    private static readonly Colour Grey = Colour.Parse("#808080");

    public static TheoryData<string> FigureIds => [.. InventedFigures.All.Select(figure => figure.Id)];

    private static Figure FigureOf(string id) => InventedFigures.All.Single(figure => figure.Id == id);

    [Theory]
    [MemberData(nameof(FigureIds))]
    public void A_mark_is_drawn_as_it_was_when_last_looked_at(string id)
        => Expectation.Compare($"{id}.json", Expectation.Indented(FigureOf(id).ToJson()));

    [Theory]
    [InlineData("", "", 1234.5, 1, "1,234.5")]
    [InlineData("$", " bn", -2.5, 1, "−$2.5 bn")]
    [InlineData("$", " bn", -0.04, 1, "$0.0 bn")]
    [InlineData("", "%", 15, 0, "15%")]
    public void A_number_is_written_in_its_unit(string prefix, string suffix, double value, int decimals, string expected)
        => Assert.Equal(expected, new Unit(prefix, suffix).Of(value, decimals));

    [Theory]
    [InlineData(0, 9.5, "0 2 4 6 8 10")]
    [InlineData(-0.25, 0.5, "−0.4 −0.2 0.0 0.2 0.4 0.6")]
    [InlineData(-120, -30, "−120 −100 −80 −60 −40 −20")]
    [InlineData(3, 3, "0.0 0.5 1.0 1.5 2.0 2.5 3.0")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(double.NaN, double.NaN, "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void Numbers_are_labelled_at_round_places(double one, double other, string expected)
        => Assert.Equal(expected, string.Join(' ', Axis.Numbers([one, other], new()).Ticks!.Select(tick => tick.Label)));

    [Fact]
    public void An_axis_covers_its_numbers_with_no_more_labels_than_asked() =>
        Gen.Select(Gen.Double[-1e6, 1e6].Array[1, 9], Gen.Int[-9, 0], Gen.Int[3, 12]).Sample((whole, power, most) =>
        {
            var values = whole.Select(value => value * Math.Pow(10, power)).ToArray();
            var axis = Axis.Numbers(values, new(), most);
            var reach = axis.To - axis.From;
            Assert.All(values, value => Assert.InRange(value, axis.From - (reach * 1e-6), axis.To + (reach * 1e-6)));
            Assert.InRange(axis.Ticks!.Count, 2, most);
            Assert.Equal(axis.Ticks.Count, axis.Ticks.Select(tick => tick.Label).Distinct().Count());
            Assert.Equal((axis.From, axis.To), (axis.Ticks[0].At, axis.Ticks[^1].At));
        });

    [Fact]
    public void Links_fill_their_nodes_and_nodes_keep_their_places_in_all_states() =>
        Gen.Double[0, 100].Array[5].Array[1, 5].Sample(years =>
        {
            SankeyNode[] nodes = [new("a", "A", 0, Grey), new("b", "B", 0, Grey), new("m", "M", 1, Grey), new("c", "C", 2, Grey), new("d", "D", 2, Grey)];
            var states = years.Select(year => (IReadOnlyList<SankeyLink>)[Link("a", "c", year[0]), Link("a", "d", year[1]), Link("b", "c", year[2]), Link("b", "d", year[3]), Link("b", "m", year[4]), Link("m", "d", year[4])]).ToList();
            var sankey = new Sankey(nodes, states, value => $"{value:0}", 200, Sheet);
            for (var at = 0; at < years.Length; at++)
            {
                var panel = sankey.Of(at);
                var bars = panel.Marks.OfType<Bars>().Single().Items;
                var links = panel.Marks.OfType<Band>().ToList();
                Assert.Equal(bars.Take(2).Sum(bar => bar.To - bar.From), links.SkipLast(1).Sum(link => link.Points.Take(1).Sum(Thickness)), 0.6);
                Assert.Equal(bars.Skip(3).Sum(bar => bar.To - bar.From), links.Where(link => !link.Name.EndsWith('m')).Sum(link => link.Points.TakeLast(1).Sum(Thickness)), 0.6);
                Assert.All(bars, bar => Assert.True(bar.From >= -1e-6 && bar.To <= panel.Height));
                Assert.True(bars[0].To < bars[1].From && bars[3].To < bars[4].From);
                Assert.Equal(sankey.Of(0).Notes.Select(note => (note.X, note.Y)), panel.Notes.Select(note => (note.X, note.Y)));
            }
        });

    [Theory]
    [InlineData("a", "a", 1)]
    [InlineData("b", "a", 1)]
    [InlineData("a", "b", -1)]
    [InlineData("a", "b", double.NaN)]
    [InlineData("a", "b", double.PositiveInfinity)]
    public void A_link_that_does_not_flow_to_the_right_is_refused(string from, string to, double value)
        => Assert.Throws<ArgumentException>(() => new Sankey([new("a", "A", 0, Grey), new("b", "B", 1, Grey)], [[Link(from, to, value)]], value => "", 100, Sheet));

    [Fact]
    public void A_figure_whose_axes_differ_between_states_is_refused()
    {
        Panel Reaching(double to) => new() { Height = 10, X = new(AxisKind.Number, 0, to), Y = Axis.FromTop(10) };
        Figure Jumping(params double[] reaches) => new(
            "jumping", new("Title", "Subtitle", "Alt"), () => new([], []), SmallBook.Book.Timeline().Scenario, [],
            canvas => [.. reaches.Select(reach => new Body([Reaching(reach)], 10))], new Slider("Reach", [new("1", "One."), new("2", "Two.")], 0));

        Assert.Equal(2, Jumping(1, 1).ToPictures(700).Count);
        Assert.Throws<InvalidOperationException>(() => Jumping(1, 2).ToPictures(700));
        Assert.Throws<InvalidOperationException>(() => Jumping(1).ToPictures(700));
    }

    private static double Thickness(BandPoint point) => point.Low - point.High;

    private static SankeyLink Link(string from, string to, double value) => new(from, to, value, Grey, ["link"]);
}

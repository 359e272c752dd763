using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deals.Charts.Themes;
using Deals.Data;

namespace Deals.Tests.Charts;

/// <summary>A theme changes colours and nothing else, so where texts stand in one theme they stand in the other.</summary>
public sealed partial class ThemeTests
{
    [Theory]
    [InlineData("data/openai-clouds")]
    [InlineData("tests/data/league-rights")]
    public async Task The_dark_theme_differs_from_the_light_one_in_colours_alone(string dataset)
    {
        var book = await Dataset.In(Repository.PathOf(dataset.Split('/'))).ReadAsync(TestContext.Current.CancellationToken);
        var colours = 0;
        IEnumerable<Figure> figures =
        [
            .. DealFigures.All(book, book.Timeline()), .. DealFigures.All(SmallBook.Hostile, SmallBook.Hostile.Timeline()), .. InventedFigures.All,
            .. OutcomeBook.Figures(OutcomeBook.Book), .. FlowFigures.All(FlowBook.Book.Money().Under()),
        ];
        foreach (var figure in figures)
        {
            foreach (var width in (int[])[Figure.NarrowWidth, Figure.WideWidth])
            {
                var (light, dark) = (LeavesOf(figure, Theme.Light, width), LeavesOf(figure, Theme.Dark, width));
                Assert.Equal(light.Select(leaf => leaf.Path), dark.Select(leaf => leaf.Path));
                foreach (var ((path, one), (_, other)) in light.Zip(dark).Where(pair => pair.First.Value != pair.Second.Value))
                {
                    Assert.True(Colour().Replace(one, "colour") == Colour().Replace(other, "colour"), $"{figure.Id} at {width} px: {path}: {one} and {other}");
                    colours++;
                }
            }
        }

        Assert.True(colours > 1000, $"only {colours} colours differ");
    }

    private static List<(string Path, string Value)> LeavesOf(Figure figure, Theme theme, int width) => [.. LeavesIn(JsonNode.Parse(figure.ToJson(theme, width)), "")];

    private static IEnumerable<(string Path, string Value)> LeavesIn(JsonNode? node, string path) => node switch
    {
        JsonObject parts => parts.SelectMany(part => LeavesIn(part.Value, $"{path}.{part.Key}")),
        JsonArray items => items.SelectMany((item, at) => LeavesIn(item, $"{path}[{at}]")),
        _ => [(path, node?.ToJsonString() ?? "null")],
    };

    [GeneratedRegex("#[0-9a-fA-F]{6}|rgba?\\([0-9., ]+\\)")]
    private static partial Regex Colour();
}

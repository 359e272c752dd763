using System.Reflection;
using System.Text.Json.Nodes;
using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Tests.Charts;

/// <summary>A drawing is written twice: by Plotly.NET for notebooks and reports, and without it in a browser. Both say the same.</summary>
public sealed class PlotlyJsonTests
{
    // Deals.Plotly lies in a load context of its own, as in a notebook, so the test has to ask it for its type.
    private static readonly Func<Picture, Theme, bool, string> Write = DrawingLibrary.Current.GetType().Assembly.GetType("Deals.Plotly.PlotlyJson")!
        .GetMethod("Of", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<Picture, Theme, bool, string>>();

    private static readonly IReadOnlyList<Figure> Figures =
    [
        .. DealFigures.All(SmallBook.Book, SmallBook.Book.Timeline()), .. DealFigures.All(SmallBook.Hostile, SmallBook.Hostile.Timeline()),
        .. InventedFigures.All, .. OutcomeBook.Figures(OutcomeBook.Book),
    ];

    public static TheoryData<int> Places => [.. Enumerable.Range(0, Figures.Count)];

    [Theory]
    [MemberData(nameof(Places))]
    public void Without_Plotly_NET_a_drawing_is_the_same(int place)
    {
        foreach (var theme in Enum.GetValues<Theme>())
        {
            foreach (var picture in ((int[])[Figure.LeastWidth, Figure.NarrowWidth, 1400]).SelectMany(width => Figures[place].ToPictures(width)))
            {
                var expected = JsonNode.Parse(DrawingLibrary.Current.Draw(picture, theme))!.AsObject();
                expected.Remove("config");
                expected.Remove("frames");
                Assert.Null(Difference(expected, JsonNode.Parse(Write(picture, theme, true)), $"{Figures[place].Id}, {theme}, {picture.Width}: "));
            }
        }
    }

    /// <summary>Where two differ, and how; null when they do not.</summary>
    private static string? Difference(JsonNode? one, JsonNode? other, string at) => (one, other) switch
    {
        (JsonObject first, JsonObject second) when first.Count == second.Count
            => first.Select(property => second.ContainsKey(property.Key) ? Difference(property.Value, second[property.Key], $"{at}.{property.Key}") : $"{at}.{property.Key} is missing").FirstOrDefault(found => found is not null),
        (JsonArray first, JsonArray second) when first.Count == second.Count
            => first.Zip(second).Index().Select(pair => Difference(pair.Item.First, pair.Item.Second, $"{at}[{pair.Index}]")).FirstOrDefault(found => found is not null),
        _ => JsonNode.DeepEquals(one, other) ? null : $"{at}: {one?.ToJsonString() ?? "null"} and {other?.ToJsonString() ?? "null"}",
    };
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Deals.Charts.Html;

namespace Deals.Tests.Charts;

/// <summary>A chart that a reader drew with Plotly.NET, as a piece of a page.</summary>
public class OwnChartTests
{
    private const string UnaskedTemplate = """{"layout":{"plot_bgcolor":"rgba(229, 236, 246, 1.0)","paper_bgcolor":"rgba(255, 255, 255, 1.0)"}}""";

    [Fact]
    public void A_chart_for_which_nobody_asked_is_as_wide_as_its_place_and_in_the_colours_of_the_page()
    {
        var spec = SpecOf(Chart($$""" "width":600,"height":600,"template":{{UnaskedTemplate}} """));
        var layout = spec["drawings"]![0]!["layout"]!.AsObject();
        Assert.False(layout.ContainsKey("width"));
        Assert.Equal(450, layout["height"]!.GetValue<int>());
        Assert.Equal("rgba(0,0,0,0)", (string?)layout["template"]!["layout"]!["paper_bgcolor"]);
        Assert.Matches("^light-dark\\(#[0-9a-f]{6},#[0-9a-f]{6}\\)$", layout["template"]!["layout"]!["font"]!["color"]!.ToString());
    }

    [Fact]
    public void What_a_reader_asked_for_stays()
    {
        var spec = SpecOf(Chart(""" "width":900,"height":600,"template":{"layout":{"plot_bgcolor":"#111111"}} """));
        var layout = spec["drawings"]![0]!["layout"]!;
        Assert.Equal((900, 600), (layout["width"]!.GetValue<int>(), layout["height"]!.GetValue<int>()));
        Assert.Equal("#111111", (string?)layout["template"]!["layout"]!["plot_bgcolor"]);
        Assert.DoesNotContain("light-dark", spec.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_a_chart_is_text()
    {
        var html = OwnChart.Of(Chart(""" "title":{"text":"</script><b>bold</b>\" onload=\"x"} """));
        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal(2, page.Scripts.Length);
        Assert.Empty(page.QuerySelectorAll("b, [onload]"));
        Assert.Contains("<b>bold</b>", page.QuerySelector(".deals-static")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("script first", true)]
    [InlineData("chart first", true)]
    [InlineData("no script", false)]
    public async Task A_chart_is_drawn_by_the_script_of_the_page_or_says_what_is_missing(string order, bool isDrawn)
    {
        var chart = OwnChart.Of(Chart($$""" "width":600,"height":600,"template":{{UnaskedTemplate}} """));
        var body = order switch
        {
            "script first" => FigurePage.Script() + chart,
            "chart first" => chart + FigurePage.Script(),
            _ => chart,
        };
        var page = new HtmlParser().ParseDocument(await HeadlessBrowser.DocumentAfterAsync($"<!DOCTYPE html><body>{body}</body>", TestContext.Current.CancellationToken));
        Assert.Equal(isDrawn, page.QuerySelector(".deals-chart .main-svg") is not null);
        Assert.Equal(isDrawn, page.QuerySelector(".deals-chart .deals-static")!.HasAttribute("hidden"));
        Assert.DoesNotMatch(new Regex("""(src|href)="https?:"""), chart);
    }

    private static string Chart(string layout) => $$"""{"data":[{"type":"bar","x":["a","b"],"y":[1,2]}],"layout":{ {{layout}} },"config":{"responsive":true} }""";

    private static JsonNode SpecOf(string json) => JsonNode.Parse(Packed.Text(new HtmlParser().ParseDocument(OwnChart.Of(json)).QuerySelector(".deals-spec")!.TextContent))!;
}

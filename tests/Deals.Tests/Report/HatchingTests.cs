using System.Xml.Linq;
using Deals.Report.Pictures;

namespace Deals.Tests.Report;

/// <summary>Bars that plotly.js fills with a pattern, drawn in lines.</summary>
public sealed class HatchingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static XElement Drawing(string bar, string stroke = "M2.5,12.5L12.5,2.5M0,10L10,0M-2.5,7.5L7.5,-2.5", string ground = "<rect width=\"10\" height=\"10\" fill=\"white\"/>") => XElement.Parse($"""
        <svg xmlns="http://www.w3.org/2000/svg"><defs><pattern id="p1" width="10px" height="10px">{ground}<path d="{stroke}" stroke="black" stroke-width="2px" opacity="1"/></pattern></defs><path d="{bar}" style="opacity: 0.5; stroke: rgb(1, 2, 3); stroke-width: 1px; fill: url('#p1');"/></svg>
        """);

    private static List<string> Paths(XElement drawing) => [.. drawing.Elements(Svg + "path").Select(path => path.Attribute("d")!.Value)];

    /// <summary>On each stroke x + y is a multiple of 10: of a square from 0 to 10 only the diagonal, as those of 0 and 20 touch its corners alone.</summary>
    [Fact]
    public void A_square_of_one_period_has_its_diagonal()
    {
        var drawing = Drawing("M0,0V10H10V0Z");
        Hatching.ToLines(drawing);
        Assert.Equal(["M0,0V10H10V0Z", "M0,10L10,0", "M0,0V10H10V0Z"], Paths(drawing));
        Assert.Empty(drawing.Descendants(Svg + "pattern"));
        var styles = drawing.Elements(Svg + "path").Select(path => path.Attribute("style")!.Value).ToList();
        Assert.Contains("fill: white", styles[0], StringComparison.Ordinal);
        Assert.DoesNotContain("stroke", styles[0], StringComparison.Ordinal);
        Assert.Contains("stroke: black", styles[1], StringComparison.Ordinal);
        Assert.Contains("stroke-width: 2", styles[1], StringComparison.Ordinal);
        Assert.Contains("fill: none", styles[2], StringComparison.Ordinal);
        Assert.Contains("stroke: rgb(1, 2, 3)", styles[2], StringComparison.Ordinal);
    }

    [Theory]
    // x from 0 to 20, y from 0 to 10: the strokes of 10 and of 20
    [InlineData("M0,0V10H20V0Z", "M0,10L10,0M10,10L20,0")]
    // the corners named the other way round
    [InlineData("M20,10V0H0V10Z", "M0,10L10,0M10,10L20,0")]
    // below zero: x from -10 to 0, y from 0 to 10, so x + y from -10 to 10
    [InlineData("M-10,0V10H0V0Z", "M-10,10L0,0")]
    // smaller than a period, and the stroke of 10 goes through it
    [InlineData("M4,4V7H7V4Z", "M4,6L6,4")]
    public void Strokes_go_where_x_and_y_add_up_to_a_multiple_of_the_period(string bar, string lines)
    {
        var drawing = Drawing(bar);
        Hatching.ToLines(drawing);
        Assert.Equal([bar, lines, bar], Paths(drawing));
    }

    [Fact]
    public void A_bar_between_two_strokes_has_none_and_keeps_its_ground()
    {
        var drawing = Drawing("M1,1V3H3V1Z");
        Hatching.ToLines(drawing);
        Assert.Equal(["M1,1V3H3V1Z", "M1,1V3H3V1Z"], Paths(drawing));
    }

    [Theory]
    [InlineData("M0,0L10,5Z", "M0,10L10,0")] // no rectangle
    [InlineData("M0,0V10H10V0Z", "M0,0L10,10")] // falling strokes
    public void Others_stay_as_they_are(string bar, string stroke)
    {
        var drawing = Drawing(bar, stroke);
        var before = drawing.ToString();
        Hatching.ToLines(drawing);
        Assert.Equal(before, drawing.ToString());
    }

    [Fact]
    public void A_pattern_without_a_ground_stays_as_it_is()
    {
        var drawing = Drawing("M0,0V10H10V0Z", ground: "");
        var before = drawing.ToString();
        Hatching.ToLines(drawing);
        Assert.Equal(before, drawing.ToString());
    }
}

using Deals.Charts.Html;

namespace Deals.Tests.Charts;

public class MarkTests
{
    public static TheoryData<string> FigureIds => [.. InventedFigures.All.Select(figure => figure.Id)];

    [Theory]
    [MemberData(nameof(FigureIds))]
    public void A_mark_is_drawn_as_it_was_when_last_looked_at(string id)
        => Expectation.Compare($"{id}.json", Expectation.Indented(InventedFigures.All.Single(figure => figure.Id == id).ToJson()));

    [Fact]
    public void Scratch()
    {
        foreach (var figure in InventedFigures.All)
        {
            foreach (var (theme, ground) in new[] { ("light", "#fff"), ("dark", "#181a1f") })
            {
                foreach (var width in new[] { 700, 1400 })
                    File.WriteAllText($"/tmp/draw-marks/{figure.Id}-{theme}-{width}.html", $"<!doctype html><meta charset=utf-8><body style='margin:0;background:{ground};color:{(theme == "dark" ? "#eee" : "#111")}' data-theme={theme}>{FigurePage.Script()}<div style='width:{width}px'>{FigurePage.Of(figure)}</div>");
            }
        }
    }
}

using Deals.Charts.Html;

namespace Deals.Tests.Charts;

/// <summary>A figure of data that have nothing for it says so, wherever it is seen.</summary>
internal static class NothingToShow
{
    public static void In(Figure figure, params string[] why)
    {
        Assert.True(figure.IsEmpty);
        Assert.All(why, part => Assert.Contains(part, figure.Title, StringComparison.Ordinal));
        Assert.Matches("^[a-z0-9]+(-+[a-z0-9]+)*$", figure.Id);
        Assert.Contains("\"data\":[]", figure.ToJson(), StringComparison.Ordinal);
        Assert.Contains(HtmlText.Escape(figure.Title), FigurePage.Of(figure), StringComparison.Ordinal);
        Assert.True(FigureRecord.Read(FigureRecord.Of(figure).Write())!.IsEmpty);
    }
}

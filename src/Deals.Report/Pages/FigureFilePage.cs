using Deals.Charts.Html;

namespace Deals.Report.Pages;

/// <summary>One figure as a page of its own.</summary>
internal static class FigureFilePage
{
    /// <summary>The page.</summary>
    public static byte[] Of(FigureRecord figure)
        => new HtmlPage(figure.Title, $"<main><h1 class=\"unseen\">{HtmlText.Escape(figure.Title)}</h1>{FigurePage.Of(figure)}</main>{FigurePage.Script()}") { Scripts = FigurePage.Scripts() }.ToBytes();
}

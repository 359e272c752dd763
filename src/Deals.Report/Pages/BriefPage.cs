namespace Deals.Report.Pages;

/// <summary>The answer on a page of its own, to be sent or linked to: one figure, and where the rest is.</summary>
internal static class BriefPage
{
    /// <summary>Writes the page; it stands beside the report's.</summary>
    public static byte[] Of(ReportContents contents, ReportFigure brief)
    {
        var body = $"""
            <main class="brief">
            {FigurePage.Of(brief.Record, contents.WhatIf)}
            <p class="files screen"><a href="index.html">The whole report</a> · <a href="figures/{brief.FileName}.csv">Its numbers</a></p>
            </main>
            {FigurePage.Script()}
            """;
        return new HtmlPage(brief.Record.Title, body) { Scripts = FigurePage.Scripts() }.ToBytes();
    }
}

using System.Security.Cryptography;

namespace Deals.Report.Pages;

/// <summary>A page in one file: it fetches nothing, and runs only the scripts it was made with, whatever its texts hold.</summary>
/// <param name="Title">What the window is called.</param>
/// <param name="Body">The markup between the body's tags.</param>
internal sealed record HtmlPage(string Title, string Body)
{
    /// <summary>Texts of scripts that stand in the body; no others run.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    public byte[] ToBytes()
    {
        var own = Resource.Text("page.js");
        var scripts = string.Join(' ', Scripts.Append(own).Select(HashOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        // Frames, forms, connections and pictures from anywhere: none. plotly.js writes styles.
        var policy = $"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; "
            + "form-action 'none'";
        var head = $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>{HtmlText.Escape(Title)}</title>
            <style>{Resource.Text("page.css")}</style>
            </head>
            <body>

            """;
        var foot = $"""

            <script>{own}</script>
            </body>
            </html>

            """;
        // Straight into the bytes: a page holds megabytes of script, and each copy of them costs as much as the rest of the work.
        string[] parts = [head, Body, foot];
        var bytes = new byte[parts.Sum(Encoding.UTF8.GetByteCount)];
        var at = 0;
        foreach (var part in parts)
            at += Encoding.UTF8.GetBytes(part, bytes.AsSpan(at));
        return bytes;
    }

    // A browser reads every line end as one line feed before it hashes.
    private static string HashOf(string script)
        => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.ReplaceLineEndings("\n"))))}'";
}

/// <summary>The answer on a page of its own, to be sent or linked to: one figure, and where the rest is.</summary>
internal static class BriefPage
{
    /// <summary>Writes the page; it stands beside the report's.</summary>
    public static byte[] Of(ReportContents contents, ReportFigure brief)
    {
        var body = $"""
            <main class="brief">
            {FigurePage.Of(brief.Record, contents.WhatIf, forPhones: true)}
            <p class="files screen"><a href="index.html">The whole report</a> · <a href="figures/{brief.FileName}.csv">Its numbers</a></p>
            </main>
            {FigurePage.Script()}
            """;
        return new HtmlPage(brief.Record.Title, body) { Scripts = FigurePage.Scripts() }.ToBytes();
    }
}

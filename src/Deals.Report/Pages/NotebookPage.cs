namespace Deals.Report.Pages;

/// <summary>An executed notebook as a page: prose, code folded away, and what each cell showed.</summary>
internal static partial class NotebookPage
{
    /// <summary>What a cell may show, the one that is taken first.</summary>
    private static readonly (string MimeType, Func<string, string> Html)[] Kinds =
    [
        (MimeType.Html, text => text),
        ("image/svg+xml", text => Picture("image/svg+xml", Convert.ToBase64String(Encoding.UTF8.GetBytes(text)))),
        ("image/png", text => Picture("image/png", text)),
        ("image/jpeg", text => Picture("image/jpeg", text)),
        ("text/markdown", text => $"<div class=\"markdown\">{MarkdownText.Parse(text).ToHtml(_ => null, 1)}</div>"),
        ("text/plain", Preformatted),
    ];

    /// <summary>The page.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="others">The names of the notebooks whose pages lie beside it.</param>
    public static byte[] Of(ExecutedNotebook notebook, IReadOnlyCollection<string> others)
    {
        var body = new StringBuilder("<header><p class=\"about\"><a href=\"../index.html\">The report</a></p><button class=\"theme\" "
            + "type=\"button\" hidden></button></header>\n<main>\n");
        foreach (var cell in notebook.Document?.Cells ?? [])
        {
            if (cell.Kind == CellKind.Markdown)
                body.Append("<div class=\"markdown\">").Append(MarkdownText.Parse(cell.Source).ToHtml(url => LinkOf(url, others), 0))
                    .Append("</div>\n");
            else if (cell.Kind == CellKind.Code)
                Code(body, cell);
        }

        if (notebook.Problem.Count > 0)
            body.Append("<div class=\"alarm\"><p><b>It did not run to its end.</b></p>")
                .Append(Preformatted(string.Join('\n', notebook.Problem))).Append("</div>\n");
        body.Append("</main>");
        // The scripts that cells showed run, each by its hash; none that a text or another script brings in later.
        var shown = body.ToString();
        return new HtmlPage(notebook.Title,
            shown)
        { Scripts = [.. Script().Matches(shown).Select(script => script.Groups["text"].Value)] }.ToBytes();
    }

    private static void Code(StringBuilder body, NotebookCell cell)
    {
        body.Append("<div class=\"cell\"><details><summary>Code</summary><pre tabindex=\"0\"><code>").Append(HtmlText.Escape(cell.Source))
            .Append("</code></pre></details>\n");
        foreach (var output in cell.Outputs.OfType<JsonObject>())
            body.Append("<div class=\"output\">").Append(Output(output)).Append("</div>\n");
        body.Append("</div>\n");
    }

    private static string Output(JsonObject output) => output["output_type"]?.GetValue<string>() switch
    {
        "stream" => Preformatted(ExecutedNotebook.TextOf(output["text"]!)),
        "error" => $"<pre class=\"error\" tabindex=\"0\">{HtmlText.Escape(TracebackOf(output))}</pre>",
        _ => Shown(output["data"] as JsonObject ?? []),
    };

    private static string TracebackOf(JsonObject output)
        => string.Join('\n', output["traceback"]!.AsArray().Select(line => line!.GetValue<string>()));

    private static string Shown(JsonObject data)
    {
        foreach (var (mimeType, html) in Kinds)
        {
            if (data[mimeType] is { } value)
                return html(ExecutedNotebook.TextOf(value));
        }

        return data.FirstOrDefault() is { Value: { } other } ? Preformatted(other.ToJsonString()) : "";
    }

    /// <summary>A script that a browser runs; one of another type is data.</summary>
    [GeneratedRegex("""<script\b(?![^>]*\stype\s*=\s*(?>["']?)(?!module|text/javascript|application/javascript))(?:"[^"]*"|'[^']*'|[^'">])*>(?<text>.*?)</script\s*>""", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    private static string Preformatted(string text) => $"<pre tabindex=\"0\">{HtmlText.Escape(text)}</pre>";

    private static string Picture(string mimeType, string base64)
        => $"<img alt=\"\" src=\"data:{mimeType};base64,{HtmlText.Escape(string.Concat(base64.Where(letter => !char.IsWhiteSpace(letter))))}\">";

    private static string? LinkOf(string url, IReadOnlyCollection<string> others)
        => url.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) && others.Contains(Path.GetFileNameWithoutExtension(url))
            ? $"{Uri.EscapeDataString(Path.GetFileNameWithoutExtension(url))}.html"
            : null;
}

using System.Text.Json.Nodes;

namespace Deals.Charts.Html;

/// <summary>
/// Figures in a page: each as a piece of HTML of its own, and, once a page, the script that shows them. Nothing is fetched
/// from anywhere. Until the script has come, or where scripts do not run, a figure shows what it says in words.
/// </summary>
public static class FigurePage
{
    /// <summary>Where <c>deals whatif</c> serves the what-if page when nothing else is said.</summary>
    public const string LocalWhatIf = "http://127.0.0.1:8421/";

    /// <summary>The script behind each figure, for those that come after the script that shows them.</summary>
    internal const string DrawNow = "window.dealsFigures && window.dealsFigures.draw();";

    /// <summary>What a page needs once: the styles, plotly.js, and the script that shows figures.</summary>
    public static string Script() => $"{Styles()}<script>{Plotly()}</script><script>{Resource("figure.js")}</script>";

    /// <summary>The texts of all scripts that the page runs, once each: a page that lets no others run names their hashes.</summary>
    public static IReadOnlyList<string> Scripts() => [Plotly(), Resource("figure.js"), DrawNow];

    /// <summary>The styles of figures and tables.</summary>
    public static string Styles() => $"<style>{Resource("figure.css")}</style>";

    /// <summary>A figure, with its alternative text and the table behind it.</summary>
    public static string Of(Figure figure) => Of(figure.Record, "To see the figure, run the set-up cell.", LocalWhatIf);

    /// <summary>The same of a figure's record.</summary>
    /// <param name="figure">The record.</param>
    /// <param name="hint">What a reader can do who sees the words only.</param>
    /// <param name="whatIf">Where the what-if page stands, to which a link leads at the figure's scenario; null for no link.</param>
    public static string Of(FigureRecord figure, string hint, string? whatIf = null)
    {
        var alt = HtmlText.Escape(figure.AltTextOf());
        return $"""
            <figure class="deals-figure" data-figure="{HtmlText.Escape(figure.Id)}">
            {Styles()}
            <div class="deals-scroll"><div class="deals-plot" role="img" aria-label="{alt}" data-height="{HeightOf(figure.Narrow)}" data-wide-height="{HeightOf(figure.Wide)}" hidden></div></div>
            {SliderOf(figure)}<div class="deals-fallback"><p>{alt}</p><p><i>{HtmlText.Escape(hint)}</i></p></div>
            {WhatIfOf(figure, whatIf)}{TableOf(figure)}
            <script type="application/json" class="deals-spec">{SpecOf(figure)}</script>
            <script>{DrawNow}</script>
            </figure>
            """;

        // Its place is kept until it is drawn.
        string HeightOf(IReadOnlyList<Picture> pictures) => pictures[0].Height.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What figure.js draws from: each state in both layouts, with the colours of both themes; it holds no <c>&lt;</c>.</summary>
    private static string SpecOf(FigureRecord figure)
    {
        static string Drawn(IEnumerable<Picture> pictures)
            => string.Join(',', pictures.Select(picture => DrawingLibrary.Current.Draw(picture, theme: null)));
        var states = figure.Slider?.States.Select((state, at)
            => new JsonObject { ["label"] = state.Label, ["alt"] = figure.AltTextOf(at) });
        var pictures = $"\"narrow\":[{Drawn(figure.Narrow)}],\"wide\":[{Drawn(figure.Wide)}]";
        return $"{{{pictures},\"states\":{new JsonArray([.. states ?? []]).ToJsonString()}}}"
            .Replace("<", "\\u003C", StringComparison.Ordinal);
    }

    private static string TableOf(FigureRecord figure) => figure.IsEmpty
        ? ""
        : $"<details><summary>The table behind this figure</summary><div "
            + $"class=\"deals-scroll\">{HtmlTable.Of(figure.Table)}</div></details>";

    private static string WhatIfOf(FigureRecord figure, string? whatIf)
    {
        if (whatIf is null)
            return "";
        var condition = whatIf == LocalWhatIf ? " (while <code>./deals whatif</code> runs)" : "";
        return $"<p class=\"deals-whatif\"><a href=\"{HtmlText.Escape($"{whatIf}#{figure.WhatIfFragment}")}\">Change the "
            + $"assumptions</a>{condition}</p>\n";
    }

    /// <summary>The slider of a figure that has one: hidden until the script shows the figure, and then within reach of the keyboard, whose
    /// arrows JupyterLab would otherwise keep for its cells.</summary>
    private static string SliderOf(FigureRecord figure)
    {
        if (figure.Slider is not { } slider)
            return "";
        string Escaped(string text) => HtmlText.Escape(text);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <div class="deals-states" data-lm-suppress-shortcuts="true" hidden><b>{Escaped(slider.Caption)}: <output>{Escaped(slider.States[slider.Initial].Label)}</output></b><span>{Escaped(slider.States[0].Label)}</span><input type="range" min="0" max="{slider.States.Count - 1}" step="1" value="{slider.Initial}" autocomplete="off" aria-label="{Escaped(slider.Caption)}"><span>{Escaped(slider.States[^1].Label)}</span></div>

            """);
    }

    /// <summary>plotly.js. With AMD about (Jupyter) it would hand itself to the module loader and define no global.</summary>
    public static string Plotly()
    {
        var script = DrawingLibrary.Current.Script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        return $"(function(define,module,exports){{{script}\n}}).call(window);";
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(FigurePage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Charts.Html;

/// <summary>
/// Figures in a page: each as a piece of HTML of its own, and, once a page, the script that shows them. Nothing is fetched
/// from anywhere. Until the script has come, or where scripts do not run, a figure shows what it says in words.
/// </summary>
public static class FigurePage
{
    /// <summary>Lets letters of every script stand as they are; what could end a script or a tag is still escaped.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>What a page needs once: the styles, plotly.js, and the script that shows figures.</summary>
    public static string Script()
    {
        // With AMD about (Jupyter), plotly.js would hand itself to the module loader and define no global.
        var plotly = DrawingLibrary.Current.Script.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase);
        return $"{Styles()}<script>(function(define,module,exports){{{plotly}\n}}).call(window);</script><script>{Resource("figure.js")}</script>";
    }

    /// <summary>The styles of figures and tables.</summary>
    public static string Styles() => $"<style>{Resource("figure.css")}</style>";

    /// <summary>A figure, with its alternative text and the table behind it.</summary>
    public static string Of(Figure figure)
    {
        var alt = HtmlText.Escape(figure.AltText);
        return $"""
            <figure class="deals-figure" data-figure="{HtmlText.Escape(figure.Id)}">
            {Styles()}
            <div class="deals-scroll"><div class="deals-plot" role="img" aria-label="{alt}" hidden></div></div>
            <div class="deals-fallback"><p>{alt}</p><p><i>To see the figure, run the set-up cell.</i></p></div>
            <details><summary>The table behind this figure</summary><div class="deals-scroll">{HtmlTable.Of(figure.Table)}</div></details>
            <script type="application/json" class="deals-spec">{SpecOf(figure)}</script>
            <script>window.dealsFigures && window.dealsFigures.draw();</script>
            </figure>
            """;
    }

    private static string SpecOf(Figure figure)
    {
        JsonNode Drawing(Theme theme, int width) => JsonNode.Parse(figure.ToJson(theme, width))!;
        var light = Drawing(Theme.Light, Figure.NarrowWidth);
        JsonObject Change(Theme theme, int width) => FigureChange.Between(light, Drawing(theme, width)) ?? [];
        var spec = new JsonObject
        {
            ["changes"] = new JsonObject
            {
                ["dark"] = Change(Theme.Dark, Figure.NarrowWidth),
                ["lightWide"] = Change(Theme.Light, Figure.WideWidth),
                ["darkWide"] = Change(Theme.Dark, Figure.WideWidth),
            },
            ["figure"] = light,
        };
        return spec.ToJsonString(Readable);
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(FigurePage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

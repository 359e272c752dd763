using System.Globalization;
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
        var alt = HtmlText.Escape(AltOf(figure, figure.Slider?.Initial ?? 0));
        return $"""
            <figure class="deals-figure" data-figure="{HtmlText.Escape(figure.Id)}">
            {Styles()}
            <div class="deals-scroll"><div class="deals-plot" role="img" aria-label="{alt}" hidden></div></div>
            {SliderOf(figure)}<div class="deals-fallback"><p>{alt}</p><p><i>To see the figure, run the set-up cell.</i></p></div>
            <details><summary>The table behind this figure</summary><div class="deals-scroll">{HtmlTable.Of(figure.Table)}</div><a class="deals-whatif" data-fragment="{HtmlText.Escape(figure.WhatIfFragment)}" hidden>Change these assumptions</a></details>
            <script type="application/json" class="deals-spec">{SpecOf(figure)}</script>
            <script>window.dealsFigures && window.dealsFigures.draw();</script>
            </figure>
            """;
    }

    /// <summary>The slider of a figure that has one: hidden until the script shows the figure, and then within reach of the keyboard, whose arrows JupyterLab would otherwise keep for its cells.</summary>
    private static string SliderOf(Figure figure)
    {
        if (figure.Slider is not { } slider)
            return "";
        string Escaped(string text) => HtmlText.Escape(text);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <div class="deals-states" data-lm-suppress-shortcuts="true" hidden><b>{Escaped(slider.Caption)}: <output>{Escaped(slider.States[slider.Initial].Label)}</output></b><span>{Escaped(slider.States[0].Label)}</span><input type="range" min="0" max="{slider.States.Count - 1}" step="1" value="{slider.Initial}" autocomplete="off" aria-label="{Escaped(slider.Caption)}"><span>{Escaped(slider.States[^1].Label)}</span></div>

            """);
    }

    /// <summary>
    /// One drawing, the changes to its other themes and widths, and for each state the change to it: in the light and narrow
    /// drawing, and what differs from that change in the others.
    /// </summary>
    private static string SpecOf(Figure figure)
    {
        var initial = figure.Slider?.Initial ?? 0;
        List<JsonNode> Drawings(Theme theme, int width) => [.. figure.ToPictures(theme, width).Select(picture => JsonNode.Parse(DrawingLibrary.Current.Draw(picture))!)];
        var light = Drawings(Theme.Light, Figure.NarrowWidth);
        var variants = new (string Name, List<JsonNode> Drawings)[]
        {
            ("dark", Drawings(Theme.Dark, Figure.NarrowWidth)),
            ("lightWide", Drawings(Theme.Light, Figure.WideWidth)),
            ("darkWide", Drawings(Theme.Dark, Figure.WideWidth)),
        };
        JsonObject Named(Func<List<JsonNode>, JsonNode?> change) => new(variants.Select(variant => KeyValuePair.Create(variant.Name, change(variant.Drawings))));
        var spec = new JsonObject
        {
            ["changes"] = Named(drawings => FigureChange.Between(light[initial], drawings[initial]) ?? []),
            ["figure"] = light[initial],
        };
        if (figure.Slider is { } slider)
        {
            JsonObject To(List<JsonNode> drawings, int state) => FigureChange.Between(drawings[initial], drawings[state]) ?? [];
            spec["states"] = new JsonArray([.. slider.States.Select((state, at) => new JsonObject
            {
                ["label"] = state.Label,
                ["alt"] = AltOf(figure, at),
                ["change"] = To(light, at),
                ["variants"] = Named(drawings => FigureChange.Between(To(light, at), To(drawings, at))),
            })]);
        }

        return spec.ToJsonString(Readable);
    }

    private static string AltOf(Figure figure, int state) => figure.Slider is { } slider ? $"{figure.AltText} {slider.States[state].Finding}" : figure.AltText;

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(FigurePage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

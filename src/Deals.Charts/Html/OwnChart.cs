namespace Deals.Charts.Html;

/// <summary>
/// A chart that a reader drew with Plotly.NET as a piece of a page. The script that shows the figures shows it too, with the
/// plotly.js that the page has: whichever comes first, and nothing is fetched from anywhere.
/// </summary>
public static class OwnChart
{
    private const int Height = 450;

    /// <summary>Plotly.NET's width and height of a chart for which nobody asked for a size.</summary>
    private const int Unasked = 600;

    /// <summary>The ground of Plotly.NET's template for a chart for which nobody asked for another; it is light whatever the
    /// theme.</summary>
    private const string UnaskedGround = "rgba(229, 236, 246, 1.0)";

    /// <summary>The chart.</summary>
    /// <param name="json">An object with <c>data</c>, <c>layout</c> and <c>config</c>.</param>
    /// <returns>A piece of a page: as wide as its place and in the colours of the page, unless the reader chose size or colours.</returns>
    public static string Of(string json)
    {
        var chart = JsonNode.Parse(json)!.AsObject();
        var layout = chart["layout"]!.AsObject();
        if (HasSize(layout["width"], Unasked) && HasSize(layout["height"], Unasked))
        {
            layout.Remove("width");
            layout.Remove("height");
        }

        layout["height"] ??= Height;
        var title = HtmlText.Escape(TextOf(layout["title"]) ?? "A chart");
        if (layout["template"]?["layout"]?["plot_bgcolor"]?.ToString() is null or UnaskedGround)
            layout["template"] = Template();
        var spec = new JsonObject { ["drawings"] = new JsonArray(chart) };
        return $"""
            <div class="deals-chart {HtmlText.NoFormulas}">
            {FigurePage.Styles()}
            <div class="deals-scroll"><div class="deals-plot" role="img" aria-label="{title}" hidden></div></div>
            <div class="deals-static"><p>{title}</p><p><i>A script draws this chart, and none has run here: open the notebook and run its set-up cell.</i></p></div>
            <script type="application/gzip" class="deals-spec">{Packed.Of(spec.ToJsonString())}</script>
            <script>{FigurePage.DrawNow}</script>
            </div>
            """;
    }

    private static bool HasSize(JsonNode? size, int asked) => size is JsonValue value && value.TryGetValue<double>(out var number)
        && number == asked;

    private static string? TextOf(JsonNode? title) => title is JsonObject ? title["text"]?.ToString() : title?.ToString();

    /// <summary>The figures' template, on the ground of the page, with room for labels of any length and colours for series that have
    /// none.</summary>
    private static JsonNode Template()
    {
        var template = JsonNode.Parse(DrawingLibrary.Current.Template())!;
        var layout = template["layout"]!;
        layout["paper_bgcolor"] = "rgba(0,0,0,0)";
        layout["xaxis"]!["automargin"] = true;
        layout["yaxis"]!["automargin"] = true;
        return template;
    }
}

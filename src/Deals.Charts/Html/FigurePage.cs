using System.Text.RegularExpressions;
using Deals.Charts.Painting;

namespace Deals.Charts.Html;

/// <summary>
/// Figures in a page: each as a piece of HTML of its own, and, once a page, the script that shows them. Nothing is fetched
/// from anywhere. A figure is whole without scripts; where they run, a chart that can be moved takes its place.
/// </summary>
public static partial class FigurePage
{
    /// <summary>Where <c>deals whatif</c> serves the what-if page when nothing else is said.</summary>
    public const string LocalWhatIf = "http://127.0.0.1:8421/";

    /// <summary>The class of what a notebook's set-up cell shows: versions of this machine, and the script.</summary>
    public const string SetupClass = "deals-setup";

    /// <summary>So many rows of a figure's table stand in a page; longer ones are for spreadsheets.</summary>
    private const int MostRows = 60;

    /// <summary>The script behind each figure, for those that come after the script that shows them.</summary>
    internal const string DrawNow = "window.dealsFigures && window.dealsFigures.draw();";

    /// <summary>What a page needs once: the styles, plotly.js, and the script that shows figures.</summary>
    public static string Script() => $"{Styles()}<script>{Plotly()}</script><script>{Resource("figure.js")}</script>";

    /// <summary>The texts of all scripts that the page runs, once each: a page that lets no others run names their hashes.</summary>
    public static IReadOnlyList<string> Scripts() => [Plotly(), Resource("figure.js"), DrawNow];

    /// <summary>The styles of figures and tables.</summary>
    public static string Styles() => $"<style>{Resource("figure.css")}</style>";

    /// <summary>A figure, with its alternative text and the table behind it.</summary>
    public static string Of(Figure figure) => Of(figure.Record, LocalWhatIf);

    /// <summary>The same of a figure's record.</summary>
    /// <param name="figure">The record.</param>
    /// <param name="whatIf">Where the what-if page stands, to which a link leads at the figure's scenario; null for no link.</param>
    /// <param name="forPhones">Whether it brings a picture that is laid out for phones, for pages that are read there.</param>
    public static string Of(FigureRecord figure, string? whatIf = null, bool forPhones = false)
    {
        var alt = HtmlText.Escape(figure.AltTextOf());
        var image = forPhones ? WithPhonePicture(figure, ImageOf(figure, alt)) : ImageOf(figure, alt);
        return $"""
            <figure class="deals-figure {HtmlText.NoFormulas}" data-figure="{HtmlText.Escape(figure.Id)}">
            {Styles()}
            <div class="deals-scroll"><div class="deals-static">{image}</div><div class="deals-plot" role="img" aria-label="{alt}" hidden></div></div>
            {SliderOf(figure)}{WhatIfOf(figure, whatIf)}{TableOf(figure)}
            <script type="application/gzip" class="deals-spec">{Packed.Of(SpecOf(figure))}</script>
            <script>{DrawNow}</script>
            </figure>
            """;
    }

    /// <summary>What figure.js draws from: each state, with the colours of both themes.</summary>
    private static string SpecOf(FigureRecord figure)
    {
        var drawings = figure.Narrow.Select(picture => DrawingLibrary.Current.Draw(picture, theme: null));
        var states = figure.Slider?.States.Select((state, at)
            => new JsonObject { ["label"] = state.Label, ["alt"] = figure.AltTextOf(at) });
        return $$"""{"drawings":[{{string.Join(',', drawings)}}],"states":{{new JsonArray([.. states ?? []]).ToJsonString()}}}""";
    }

    /// <summary>A reader that trusts nothing takes drawings out of HTML and leaves images. With its size, so that nothing jumps.</summary>
    private static string ImageOf(FigureRecord figure, string alt)
    {
        var picture = figure.Picture(Figure.NarrowWidth, state: null);
        return string.Create(CultureInfo.InvariantCulture,
            $"<img alt=\"{alt}\" width=\"{picture.Width:0.##}\" height=\"{picture.Height:0.##}\" "
                + $"src=\"{DataAddress.Of(StillOf(figure))}\">");
    }

    /// <summary>
    /// The image with another for phones in its place. A figure with a slider has none: there a reader would move what is not seen.
    /// </summary>
    private static string WithPhonePicture(FigureRecord figure, string image)
    {
        if (figure.Slider is not null)
            return image;
        var picture = figure.PhonePicture(state: null);
        var still = DataAddress.Of(StillOf(figure, picture));
        // In a list of addresses a blank would end one.
        return string.Create(CultureInfo.InvariantCulture,
            $"<picture class=\"deals-phone\"><source media=\"(max-width:560px)\" width=\"{picture.Width:0.##}\" "
                + $"height=\"{picture.Height:0.##}\" srcset=\"{still.Replace(" ", "%20", StringComparison.Ordinal)}\">{image}</picture>");
    }

    /// <summary>The figure as it is before and without scripts, in the colours of the place that shows it.</summary>
    internal static string StillOf(FigureRecord figure) => StillOf(figure, figure.Picture(Figure.NarrowWidth, state: null));

    private static string StillOf(FigureRecord figure, Picture picture)
        => SvgSheet.Of(picture, theme: null, figure.Title, figure.AltTextOf());

    /// <summary>
    /// The same as a piece of a page that may load MathJax: of an element of SVG it reads no class, so each dollar sign stands in an
    /// element of its own, where no second one ends a formula.
    /// </summary>
    public static string WithoutFormulas(string svg) => DollarInText().Replace(svg, "<tspan>$$</tspan>");

    [GeneratedRegex(@"\$(?=[^<>]*</text>)")]
    private static partial Regex DollarInText();

    private static string TableOf(FigureRecord figure)
    {
        var table = HtmlTable.Of(figure.Table with { Rows = [.. figure.Rows.Take(MostRows)] });
        var rest = figure.Rows.Count <= MostRows ? "" : string.Create(CultureInfo.InvariantCulture, $"""
            <p>The first {MostRows} of {figure.Rows.Count:N0} rows; <code>deals report</code> writes all of them as CSV.</p>
            """);
        return $"<details><summary>The table behind this figure</summary><div class=\"deals-scroll\">{table}</div>{rest}</details>";
    }

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

/// <summary>
/// An SVG file as the address of an image: in letters that stay readable, as most are neither markup nor signs of an address.
/// </summary>
internal static class DataAddress
{
    private const string Start = "data:image/svg+xml,";

    /// <summary>The address, escaped for an attribute in double quotes.</summary>
    /// <param name="svg">The file; no text in it has a quotation mark of its own.</param>
    public static string Of(string svg) => Start + svg
        .Replace("%", "%25", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal)
        .Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)
        .Replace('"', '\'').Replace("&", "&amp;", StringComparison.Ordinal);
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Deals.Report.Exports;

/// <summary>Writes figures as files' contents. Equal figures and styles give equal bytes.</summary>
/// <param name="style">How pictures are made.</param>
/// <param name="day">The day that PDFs say they were made on: the dataset's as-of day.</param>
public sealed class FigureExport(PictureStyle style, DateOnly day)
{
    private static readonly JsonSerializerOptions Readable = new()
    { WriteIndented = true, IndentSize = 1, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Writes a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="format">As what.</param>
    /// <param name="state">The place of its slider; the initial one when left out.</param>
    public byte[] Write(FigureRecord figure, FigureFormat format, int? state = null) => format switch
    {
        FigureFormat.Svg => new PictureFile(figure, style, state).Svg(),
        FigureFormat.Png => new PictureFile(figure, style, state).Png(),
        FigureFormat.Pdf => new PictureFile(figure, style, state).Pdf(day),
        FigureFormat.Csv => CsvText.Write(figure.Table),
        FigureFormat.Json => Json(figure, state),
        _ => FigureFilePage.Of(figure),
    };

    private byte[] Json(FigureRecord figure, int? state)
    {
        var json = figure.ToJson();
        if (figure.Slider is { } slider)
            json["state"] = slider.States[state ?? slider.Initial].Label;
        json["theme"] = style.Theme.ToString().ToLowerInvariant();
        json["width"] = style.Width;
        json["plotly"] = JsonNode.Parse(figure.Drawing(style.Theme, style.Width, state));
        return Encoding.UTF8.GetBytes(json.ToJsonString(Readable) + "\n");
    }
}

/// <summary>What a figure can be written as.</summary>
public enum FigureFormat
{
    /// <summary>A picture in lines, whose texts are texts.</summary>
    Svg,

    /// <summary>A picture in pixels.</summary>
    Png,

    /// <summary>A page in lines, with its fonts.</summary>
    Pdf,

    /// <summary>The numbers behind it, for spreadsheets.</summary>
    Csv,

    /// <summary>Everything about it: words, sources, numbers, and its drawing as Plotly JSON.</summary>
    Json,

    /// <summary>A page to move about in, in one file that needs no network.</summary>
    Html,
}

/// <summary>What formats need and are called.</summary>
public static class FigureFormats
{
    /// <summary>The end of a file's name, without a dot.</summary>
    public static string Extension(this FigureFormat format) => format.ToString().ToLowerInvariant();
}

internal static class FigureFilePage
{
    /// <summary>The page.</summary>
    public static byte[] Of(FigureRecord figure)
    {
        var heading = $"<h1 class=\"unseen\">{HtmlText.Escape(figure.Title)}</h1>";
        var page = new HtmlPage(figure.Title, $"<main>{heading}{FigurePage.Of(figure)}</main>{FigurePage.Script()}");
        return (page with { Scripts = FigurePage.Scripts() }).ToBytes();
    }
}

namespace Deals.Report.Exports;

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

using System.Runtime.InteropServices.JavaScript;

namespace Deals.WhatIf;

/// <summary>What the page's script does for the page: everything that happens many times a second goes this way, past the components.</summary>
internal static partial class Browser
{
    public const string Module = "whatif";

    [JSImport("start", Module)]
    public static partial void Start(
        [JSMarshalAs<JSType.Function<JSType.String, JSType.Number>>] Action<string, int> slide, [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> rest,
        [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> address, [JSMarshalAs<JSType.Function<JSType.String, JSType.String>>] Action<string, string> file,
        [JSMarshalAs<JSType.Function>] Action redraw, [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> key);

    /// <summary>Draws a figure into a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="figure">Plotly JSON; empty for what was drawn there last.</param>
    /// <param name="alt">What it shows, for those who do not see it.</param>
    /// <param name="isMoving">Whether it may change again in a moment: then it is drawn in a cheaper way.</param>
    /// <returns>Whether it was.</returns>
    [JSImport("paint", Module)]
    public static partial bool Paint(string sheet, string figure, string alt, bool isMoving);

    /// <summary>Waits for plotly.js, with which figures that stay are drawn.</summary>
    /// <returns>Whether it arrived.</returns>
    [JSImport("plotlyReady", Module)]
    public static partial Task<bool> PlotlyReadyAsync();

    /// <summary>Says in a sheet why there is no figure.</summary>
    [JSImport("sayWhyNot", Module)]
    public static partial void SayWhyNot(string sheet, string sentence);

    /// <summary>Marks sheets that wait for the slider to rest.</summary>
    [JSImport("wait", Module)]
    public static partial void Wait(string sheet);

    [JSImport("setText", Module)]
    public static partial void SetText(string id, string text);

    [JSImport("setSlider", Module)]
    public static partial void SetSlider(string id, int position, string text);

    [JSImport("setAddress", Module)]
    public static partial void SetAddress(string fragment);

    [JSImport("address", Module)]
    public static partial string Address();

    [JSImport("isDark", Module)]
    public static partial bool IsDark();

    [JSImport("widthOf", Module)]
    public static partial int WidthOf(string sheet);

    [JSImport("download", Module)]
    public static partial void Download(string name, string text);

    [JSImport("exportFigure", Module)]
    public static partial void ExportFigure(string sheet, string format, string name);

    /// <summary>Says in the page what is painted now: the sheets that follow a slider, or all.</summary>
    [JSImport("shown", Module)]
    public static partial void Shown(bool isAll);

    [JSImport("focus", Module)]
    public static partial void Focus(string id);

    [JSImport("ready", Module)]
    public static partial void Ready();
}

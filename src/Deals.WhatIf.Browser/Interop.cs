using System.Runtime.InteropServices.JavaScript;

namespace Deals.WhatIf.Browser;

/// <summary>The page's script, called in the browser that computes the page.</summary>
internal static partial class Interop
{
    public const string Module = "whatif";

    [JSImport("start", Module)]
    public static partial void Start(
        [JSMarshalAs<JSType.Function<JSType.String, JSType.Number>>] Action<string, int> slide, [JSMarshalAs<JSType.Function>] Action rest,
        [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> address,
        [JSMarshalAs<JSType.Function<JSType.String, JSType.String>>] Action<string, string> file,
        [JSMarshalAs<JSType.Function>] Action redraw, [JSMarshalAs<JSType.Function<JSType.String>>] Action<string> key);

    [JSImport("paint", Module)]
    public static partial void Paint(string sheet, string figure, string alt, bool isMoving);

    [JSImport("plotlyReady", Module)]
    public static partial Task<bool> PlotlyReadyAsync();

    [JSImport("sayWhyNot", Module)]
    public static partial void SayWhyNot(string sheet, string sentence);

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

    [JSImport("ground", Module)]
    public static partial string Ground(string[] sheets);

    [JSImport("download", Module)]
    public static partial void Download(string name, string text);

    [JSImport("copy", Module)]
    public static partial void Copy(string text);

    [JSImport("exportFigure", Module)]
    public static partial void ExportFigure(string sheet, string format, string name);

    [JSImport("shown", Module)]
    public static partial void Shown(bool isAll);

    [JSImport("focus", Module)]
    public static partial void Focus(string id);

    [JSImport("ready", Module)]
    public static partial void Ready();
}

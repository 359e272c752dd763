using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace Deals.Plotly;

/// <summary>Draws pictures with Plotly.NET; they are shown by the plotly.js that lies inside it.</summary>
internal sealed partial class PlotlyLibrary : IDrawingLibrary
{
    private static readonly Assembly Library = typeof(GenericChart).Assembly;
    private static string ScriptName => Library.GetManifestResourceNames()
        .Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));

    /// <summary>
    /// Few buttons; and no formulas, as a text may hold two dollar signs on a page that has MathJax. Plotly.NET leaves the
    /// configuration out of a figure's JSON, so it is put there.
    /// </summary>
    private const string Config =
        """{"responsive":true,"displaylogo":false,"typesetMath":false,"modeBarButtons":[["toImage","zoomIn2d","zoomOut2d","resetScale2d"]]}""";

    public string Description => $"Plotly.NET {Library.GetName().Version!.ToString(3)}, plotly.js {VersionIn().Match(ScriptName).Value}";

    public string Script
    {
        get
        {
            using var script = Library.GetManifestResourceStream(ScriptName)!;
            var bytes = new byte[script.Length];
            script.ReadExactly(bytes);
            return Encoding.UTF8.GetString(bytes);
        }
    }

    public string Draw(Picture picture, Theme? theme)
    {
        var ink = new Ink(theme);
        var traces = new Traces(picture, ink, hasHovers: true).All().Select(trace => Filled(new Trace((string)trace[0].Value!), trace));
        var chart = GenericChart.ofTraceObjects(useDefaults: false, ListModule.OfSeq(traces));
        var json = GenericChart.toFigureJson(GenericChart.setLayout(Filled(new Layout(), new PictureLayout(picture, ink).Whole()), chart));
        return $$"""{{json[..^1]}},"config":{{Config}}}""";
    }

    public string Template()
    {
        var ink = new Ink(theme: null);
        return PlotlyJson.Of(PictureLayout.Template(ink, ("colorway", Palette.Series.Select(colour => ink.Of(colour)).ToArray())));
    }

    private static T Filled<T>(T made, PlotlyObject properties)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in properties)
            made.SetProperty(name, Plain(value));
        return made;
    }

    /// <summary>Below traces and layout, dictionaries: as the library's own dynamic objects they take ten times as long to become
    /// JSON.</summary>
    private static object? Plain(object? value) => value switch
    {
        PlotlyObject made => made.ToDictionary(property => property.Key, property => Plain(property.Value)),
        PlotlyObject[] made => made.Select(Plain).ToArray(),
        _ => value,
    };

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex VersionIn();
}

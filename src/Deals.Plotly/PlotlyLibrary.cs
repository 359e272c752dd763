using System.Reflection;
using System.Text.RegularExpressions;
using Deals.Charts.Drawing;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace Deals.Plotly;

/// <summary>Draws pictures with Plotly.NET; they are shown by the plotly.js that lies inside it.</summary>
public sealed partial class PlotlyLibrary : IDrawingLibrary
{
    private static readonly Assembly Library = typeof(GenericChart).Assembly;
    private static readonly string ScriptName = Library.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));

    private static readonly string[] UnusedButtons = ["select2d", "lasso2d", "autoScale2d"];

    /// <inheritdoc/>
    public string Description => $"Plotly.NET {Library.GetName().Version!.ToString(3)}, plotly.js {VersionIn().Match(ScriptName).Value}";

    /// <inheritdoc/>
    public string Script
    {
        get
        {
            using var reader = new StreamReader(Library.GetManifestResourceStream(ScriptName)!);
            return reader.ReadToEnd();
        }
    }

    /// <inheritdoc/>
    public string Draw(Picture picture)
    {
        var traces = picture.Panels.SelectMany((panel, at) => panel.Marks.Select(mark => Traces.Of(mark, panel, at)));
        var chart = GenericChart.ofTraceObjects(useDefaults: false, ListModule.OfSeq(traces));
        return GenericChart.toFigureJson(GenericChart.setConfig(PictureConfig(), GenericChart.setLayout(PictureLayout.Of(picture), chart)));
    }

    private static Config PictureConfig()
    {
        var config = new Config();
        config.SetProperty("responsive", true);
        config.SetProperty("displaylogo", false);
        config.SetProperty("typesetMath", false);
        config.SetProperty("modeBarButtonsToRemove", UnusedButtons);
        return config;
    }

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex VersionIn();
}

using Deals.Charts.Drawing;

namespace Deals.Plotly;

/// <summary>What plotly.js calls a way to draw a line.</summary>
internal static class DashName
{
    public static string Of(Dash dash) => dash switch
    {
        Dash.Dashed => "dash",
        Dash.Dotted => "dot",
        Dash.DashDotted => "dashdot",
        _ => "solid",
    };
}

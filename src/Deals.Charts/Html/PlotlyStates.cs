using System.Globalization;
using System.Text.Json.Nodes;
using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Charts.Html;

/// <summary>
/// A figure with states for hosts that show Plotly JSON by themselves: its states as frames, below it plotly.js's own slider.
/// The drawing library drops frames, so they are put into its JSON.
/// </summary>
internal static class PlotlyStates
{
    private const double SliderRoom = 70;

    /// <summary>The figure in its initial state, light and narrow, with the frames and the slider if it has states.</summary>
    public static string Of(Figure figure)
    {
        if (figure.Slider is not { } slider)
            return figure.ToJson();
        var pictures = figure.ToPictures(Theme.Light, Figure.NarrowWidth);
        var drawings = pictures.Select(picture => JsonNode.Parse(DrawingLibrary.Current.Draw(picture))!).ToList();
        var shown = drawings[slider.Initial].DeepClone();
        var layout = shown["layout"]!.AsObject();
        layout["height"] = pictures[0].Height + SliderRoom;
        layout["margin"]!["b"] = pictures[0].Foot + SliderRoom;
        layout["sliders"] = new JsonArray(new JsonObject
        {
            ["active"] = slider.Initial,
            ["currentvalue"] = new JsonObject { ["prefix"] = $"{slider.Caption}: " },
            ["pad"] = new JsonObject { ["t"] = pictures[0].Foot },
            ["steps"] = new JsonArray([.. slider.States.Select((state, at) => Step(state, Name(at)))]),
        });
        shown["frames"] = new JsonArray([.. drawings.Select((drawing, at) => new JsonObject
        {
            ["name"] = Name(at),
            ["data"] = drawing["data"]!.DeepClone(),
            ["layout"] = new JsonObject { ["annotations"] = drawing["layout"]!["annotations"]!.DeepClone(), ["shapes"] = drawing["layout"]!["shapes"]!.DeepClone() },
        })]);
        return shown.ToJsonString();
    }

    private static string Name(int state) => state.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Step(FigureState state, string frame) => new()
    {
        ["label"] = state.Label,
        ["method"] = "animate",
        ["args"] = new JsonArray(new JsonArray(frame), new JsonObject
        {
            ["mode"] = "immediate",
            ["frame"] = new JsonObject { ["duration"] = 0, ["redraw"] = true },
            ["transition"] = new JsonObject { ["duration"] = 0 },
        }),
    };
}

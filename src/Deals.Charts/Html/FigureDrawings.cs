using System.Text.Json.Nodes;
using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals.Charts.Html;

/// <summary>
/// The drawings of a figure in every theme, layout and state, kept small: one drawing, the changes to its other themes and
/// widths, and for each state the change to it in the light and narrow drawing, and what differs from that change in the others.
/// </summary>
internal sealed class FigureDrawings(JsonObject figure, JsonObject changes, JsonArray? states)
{
    private const string LightNarrow = "light";
    private static readonly (string Name, Theme Theme, int Width)[] Variants =
    [
        ("dark", Theme.Dark, Figure.NarrowWidth), ("lightWide", Theme.Light, Figure.WideWidth), ("darkWide", Theme.Dark, Figure.WideWidth),
    ];

    /// <summary>The light and narrow drawing of the initial state.</summary>
    public JsonObject First => figure;

    /// <summary>For each other variant the change that makes it of <see cref="First"/>.</summary>
    public JsonObject Changes => changes;

    /// <summary>For each state <c>change</c> and <c>variants</c>; null for a figure of one state.</summary>
    public JsonArray? States => states;

    /// <summary>Draws a figure in all of them.</summary>
    public static FigureDrawings Of(Figure figure)
    {
        var initial = figure.Slider?.Initial ?? 0;
        List<JsonNode> Drawings(Theme theme, int width) => [.. figure.ToPictures(theme, width).Select(picture => JsonNode.Parse(DrawingLibrary.Current.Draw(picture))!)];
        var light = Drawings(Theme.Light, Figure.NarrowWidth);
        var variants = Variants.Select(variant => (variant.Name, Drawings: Drawings(variant.Theme, variant.Width))).ToList();
        JsonObject Named(Func<List<JsonNode>, JsonNode?> change) => new(variants.Select(variant => KeyValuePair.Create(variant.Name, change(variant.Drawings))));
        JsonObject To(List<JsonNode> drawings, int state) => FigureChange.Between(drawings[initial], drawings[state]) ?? [];
        return new(
            light[initial].AsObject(),
            Named(drawings => FigureChange.Between(light[initial], drawings[initial]) ?? []),
            figure.Slider is null ? null : new JsonArray([.. Enumerable.Range(0, light.Count).Select(at => new JsonObject
            {
                ["change"] = To(light, at),
                ["variants"] = Named(drawings => FigureChange.Between(To(light, at), To(drawings, at))),
            })]));
    }

    /// <summary>How high the figure is at a width, in pixels; themes and states change nothing of it.</summary>
    public double HeightAt(int width) => For(Theme.Light, width, state: null)["layout"]!["height"]!.GetValue<double>();

    /// <summary>One of them, as figure.js puts it together too.</summary>
    public JsonObject For(Theme theme, int width, int? state)
    {
        var name = Variants.FirstOrDefault(variant => variant.Theme == theme && variant.Width == (width >= Figure.WideWidth ? Figure.WideWidth : Figure.NarrowWidth)).Name ?? LightNarrow;
        var drawing = FigureChange.Applied(figure, changes[name] as JsonObject);
        if (states is not null && state is { } at)
        {
            var change = FigureChange.Applied(states[at]!["change"], states[at]!["variants"]![name] as JsonObject);
            drawing = FigureChange.Applied(drawing, change as JsonObject);
        }

        return drawing!.DeepClone().AsObject();
    }
}

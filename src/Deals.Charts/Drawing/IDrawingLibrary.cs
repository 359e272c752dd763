using Deals.Charts.Themes;

namespace Deals.Charts.Drawing;

/// <summary>
/// What a drawing library fulfils. Its signatures name only this assembly's own types and the base ones, so that the
/// library and all it needs can live in a load context of their own.
/// </summary>
public interface IDrawingLibrary
{
    /// <summary>The library with its version, and the version of the script that shows its drawings.</summary>
    string Description { get; }

    /// <summary>The script that a page needs once to show drawings.</summary>
    string Script { get; }

    /// <summary>Draws a picture.</summary>
    /// <returns>Plotly JSON: an object with <c>data</c>, <c>layout</c> and <c>config</c>; equal pictures give equal text.</returns>
    string Draw(Picture picture);

    /// <summary>What all drawings of a theme share: fonts, colours, lines of the axes.</summary>
    /// <returns>A template as Plotly JSON.</returns>
    string Template(Theme theme);
}

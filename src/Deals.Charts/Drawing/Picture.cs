namespace Deals.Charts.Drawing;

/// <summary>
/// One state of a figure, whole, for both themes: panels stacked on a sheet of fixed height, and texts at fixed places (x from the
/// inset, y from the top). All lengths are pixels at the width it was laid out for; on a wider sheet panels stretch, texts and
/// heights stay.
/// </summary>
/// <param name="Title">The title in the lines it is to be set in.</param>
/// <param name="Width">The width it was laid out for.</param>
/// <param name="Height">The height.</param>
/// <param name="Inset">The blank edge at the left and right; panels and texts start behind it.</param>
/// <param name="Head">The height of the part above the panels: title, subtitle.</param>
/// <param name="Foot">The height of the part below the panels: source note.</param>
/// <param name="Panels">The panels, from top to bottom.</param>
/// <param name="Notes">The texts besides the title.</param>
internal sealed record Picture(
    Note Title, double Width, double Height, double Inset, double Head, double Foot, IReadOnlyList<Panel> Panels, IReadOnlyList<Note> Notes)
{
    public double ContentWidth => Width - (2 * Inset);

    public double ContentHeight => Height - Head - Foot;

    /// <summary>Returns the picture on a sheet of another width, not less than what it was laid out for: its panels stretch.</summary>
    public Picture At(double width)
    {
        var stretch = (width - (2 * Inset)) / ContentWidth;
        return stretch == 1 ? this : this with
        { Width = width, Panels = [.. Panels.Select(panel => panel with { Left = panel.Left * stretch, Right = panel.Right * stretch })] };
    }
}

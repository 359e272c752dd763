namespace Deals.Report.Pages;

/// <summary>What stands below the words of a figure that is not drawn.</summary>
internal static class FigureHint
{
    public const string Text = "To see the figure, let the page run its scripts.";
}

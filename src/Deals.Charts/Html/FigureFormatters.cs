namespace Deals.Charts.Html;

/// <summary>How a figure is shown in a notebook: as a piece of the page, and as Plotly JSON for hosts that prefer it.</summary>
public sealed class FigureFormatters
{
    private readonly Shown[] formatters =
    [
        new(MimeType.Html, figure => FigurePage.Of((Figure)figure)),
        new(MimeType.Plotly, figure => PlotlyStates.Of((Figure)figure)),
    ];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}

using Deals.Hosting;

namespace Deals;

/// <summary>A data frame to be shown with all its rows and columns: see <see cref="DataFrames.ShowAll"/>.</summary>
[TypeFormatterSource(typeof(WholeFrameFormatters), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class WholeFrame
{
    private readonly ShownFrame shown;

    internal WholeFrame(DataFrame frame) => shown = new(frame, isWhole: true);

    /// <summary>The table for a console, its columns aligned.</summary>
    public override string ToString() => shown.Text();

    internal string ToHtml() => FigurePage.Styles() + shown.Html();
}

/// <summary>How a whole data frame is shown in a notebook.</summary>
public sealed class WholeFrameFormatters
{
    private readonly Shown[] formatters =
        [new(MimeType.Html, frame => ((WholeFrame)frame).ToHtml()), new(MimeType.Plain, frame => $"{frame}")];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}

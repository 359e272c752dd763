namespace Deals;

/// <summary>What the set-up found. Shown in a notebook, it brings the script that draws the figures.</summary>
[TypeFormatterSource(typeof(SetupFormatters), PreferredMimeTypes = [MimeType.Html])]
public sealed class SetupReport
{
    internal SetupReport(string versions, IReadOnlyList<string> stale) => (Versions, Stale) = (versions, stale);

    /// <summary>The kit, the runtime and the drawing library with their versions.</summary>
    public string Versions { get; }

    /// <summary>The kit's assemblies that were rebuilt after this process had loaded them; none when all is well.</summary>
    public IReadOnlyList<string> Stale { get; }

    /// <summary>What to do about it; null when nothing is to be done.</summary>
    public string? Warning => Stale.Count == 0 ? null : $"Library rebuilt; restart the kernel. (Changed: {string.Join(", ", Stale)}.)";

    /// <inheritdoc/>
    public override string ToString() => Warning is null ? Versions : $"{Warning}\n{Versions}";

    internal string ToHtml()
    {
        var warning = Warning is null ? ""
            : $"<p style=\"color:#b3261e;background:#fde8e6;padding:.5em 1em\"><b>{HtmlText.Escape(Warning)}</b></p>";
        return $"<div class=\"{FigurePage.SetupClass}\">{warning}<p "
            + $"style=\"font-size:12px;opacity:.75\">{HtmlText.Escape(Versions)}</p>{FigurePage.Script()}</div>";
    }
}

/// <summary>How the set-up's report is shown in a notebook.</summary>
public sealed class SetupFormatters
{
    private readonly Shown[] formatters = [new(MimeType.Html, report => ((SetupReport)report).ToHtml())];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}

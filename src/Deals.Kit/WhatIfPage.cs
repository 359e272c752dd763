namespace Deals;

/// <summary>
/// The page with sliders, in a cell of a notebook: see <see cref="Deals.Study.WhatIf"/>. It is shown while the notebook's kernel
/// runs, in VS Code and Jupyter; everywhere else, and in the saved notebook, the picture of the figure as it was at first.
/// </summary>
[TypeFormatterSource(typeof(WhatIfFormatters), PreferredMimeTypes = [MimeType.Html, MimeType.Svg, MimeType.Figure])]
public sealed class WhatIfPage
{
    private readonly Study opened;
    private readonly string sheet;
    private readonly int? cell;

    internal WhatIfPage(Study study, string sheet)
    {
        (opened, this.sheet) = (study, sheet);
        Figure = FigureOf(study, sheet);
        if (Kit.FolderOf(study.Book) is not { } folder)
            Lack = "The page with sliders shows datasets that Kit.OpenAsync read from a folder.";
        else if (WhatIfServer.IsLive)
            (cell, Lack) = WhatIfServer.Current.Open(folder);
    }

    /// <summary>The study as the sliders stand; the one that it was opened with as long as none was moved.</summary>
    public Study Study => cell is { } at && WhatIfServer.Current.SettingsOf(at) is { } settings
        ? opened.Under(ScenarioAddress.Parse(settings, opened.Book).Scenario)
        : opened;

    /// <summary>The figure that it was opened at, as it was then.</summary>
    public Figure Figure { get; }

    /// <summary>Why the page cannot be shown, and what to do; null where it can be, or where a notebook has no live outputs.</summary>
    public string? Lack { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Figure.Title}\n{Settings}";

    internal string ToHtml()
    {
        var picture = FigurePage.Of(Figure);
        var note = $"<p class=\"deals-note {HtmlText.NoFormulas}\">{HtmlText.Escape(Settings)} "
            + $"{HtmlText.Escape(Lack ?? "This is the picture of it; the sliders are here while the notebook’s kernel runs, in VS Code or Jupyter: run this cell.")}</p>";
        if (cell is not { } at)
            return $"<div class=\"deals-whatif-cell\">{picture}{note}</div>";
        var address = $"{WhatIfServer.Current.Address}?cell={at.ToString(CultureInfo.InvariantCulture)}#{Fragment}";
        return $"<div class=\"deals-whatif-cell\" data-address=\"{HtmlText.Escape(address)}\"><div "
            + $"class=\"deals-whatif-still\">{picture}{note}</div><script>{WhatIfServer.CellScript}</script></div>";
    }

    private string Fragment => ScenarioAddress.Of(opened.Book, opened.Scenario, others:
    [
        .. opened.Book.HasMoney ? new KeyValuePair<string, string>[] { new("party", opened.Party.Id) } : [],
        new("figure", sheet),
    ]);

    private string Settings => opened.Scenario.Changes.Count == 0 ? "Settings: every assumption at its base."
        : $"Settings: {string.Join(", ", opened.Scenario.Changes.Select(change => $"{change.Assumption.Label} {change.Assumption.TextOf(change.Value)}"))}.";

    private static Figure FigureOf(Study study, string sheet) => sheet switch
    {
        "bridge" => study.Bridge(),
        "flows" => study.Result.FlowsByQuarter(study.Party),
        "cap" => study.CapBurnDown(),
        "verdicts" => study.Verdicts(),
        "windows" => study.Windows(),
        "choice" => study.Choice(),
        _ => throw new ArgumentException($"The page has no figure {sheet}. There are bridge, flows, cap, verdicts, windows, choice.",
            nameof(sheet)),
    };
}

/// <summary>How the page with sliders is shown in a notebook.</summary>
public sealed class WhatIfFormatters
{
    private readonly Shown[] formatters =
    [
        new(MimeType.Html, page => ((WhatIfPage)page).ToHtml()),
        new(MimeType.Svg, page => FigurePage.WithoutFormulas(FigurePage.StillOf(((WhatIfPage)page).Figure.Record))),
        new(MimeType.Figure, page => ((WhatIfPage)page).Figure.Record.Write()),
    ];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}

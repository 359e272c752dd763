using Deals.Charts.Drawing;
using Deals.Charts.Themes;

namespace Deals;

/// <summary>
/// A finished figure: its words, the table behind it, and its drawing on request for a theme and a width. Equal data give
/// equal bytes.
/// </summary>
[TypeFormatterSource(typeof(Charts.Html.FigureFormatters), PreferredMimeTypes = [Charts.Html.MimeType.Html, Charts.Html.MimeType.Plotly])]
public sealed class Figure
{
    /// <summary>The narrowest sheet a figure is laid out for, in pixels; what is laid out for it holds for every wider one.</summary>
    public const int NarrowWidth = 700;

    /// <summary>The width, in pixels, from which the layout for wide sheets is used.</summary>
    public const int WideWidth = 1050;

    private readonly Func<FigureTable> table;
    private readonly Func<Canvas, IReadOnlyList<Body>> bodies;
    private readonly FigureCircumstances circumstances;

    internal Figure(string id, FigureWords words, Func<FigureTable> table, DealBook book, Scenario scenario, IEnumerable<Source?> sources, Func<Canvas, Body> body)
        : this(id, words, table, book, scenario, sources, canvas => [body(canvas)], slider: null)
    {
    }

    /// <summary>A figure with states; their bodies differ in what is drawn, not in where panels and axes are.</summary>
    internal Figure(string id, FigureWords words, Func<FigureTable> table, DealBook book, Scenario scenario, IEnumerable<Source?> sources, Func<Canvas, IReadOnlyList<Body>> bodies, Slider? slider)
    {
        (Id, Title, Subtitle, AltText, Slider, this.table, this.bodies) = (id, words.Title, words.Subtitle, words.AltText, slider, table, bodies);
        Sources = [.. sources.OfType<Source>().DistinctBy(source => source.Id).OrderBy(source => source.Id, StringComparer.Ordinal)];
        SourceNote = FigureWords.SourceNote(Sources);
        circumstances = FigureCircumstances.Of(book, scenario);
    }

    /// <summary>The figure's name, for files and links: lower case words joined by hyphens.</summary>
    public string Id { get; }

    /// <summary>The finding, with its numbers, in a sentence.</summary>
    public string Title { get; }

    /// <summary>What is shown, in which unit, over which period.</summary>
    public string Subtitle { get; }

    /// <summary>Where the rows that went into it were read.</summary>
    public string SourceNote { get; }

    /// <summary>The scenario: what differs from the base, in words; "base" when nothing does.</summary>
    public string ScenarioText => circumstances.Scenario;

    /// <summary>The fragment of an address at which the what-if page shows the same dataset and scenario, without the #.</summary>
    public string WhatIfFragment => circumstances.Fragment;

    /// <summary>The dataset, its as-of day and the scenario.</summary>
    public string Circumstances => circumstances.Sentence;

    /// <summary>What it shows, for those who do not see it.</summary>
    public string AltText { get; }

    /// <summary>What a reader may choose between below it; null for a figure of one state.</summary>
    public Slider? Slider { get; }

    /// <summary>The numbers behind it.</summary>
    public FigureTable Table => field ??= table();

    /// <summary>The sources of the rows that went into it, by id.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>Twelve hexadecimal digits of a SHA-256 over the dataset's name, what every assumption is set to or that it stands at its odds, and the deals left out.</summary>
    public string AssumptionsHash => circumstances.Hash;

    /// <summary>The drawing, in its initial state.</summary>
    /// <param name="theme">On which ground.</param>
    /// <param name="width">The width in pixels it is laid out for, at least 480; it holds for every greater width.</param>
    /// <returns>Plotly JSON: an object with <c>data</c>, <c>layout</c> and <c>config</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than 480.</exception>
    public string ToJson(Theme theme = Theme.Light, int width = NarrowWidth) => DrawingLibrary.Current.Draw(ToPicture(theme, width));

    /// <summary>What a drawing library is asked to draw for the initial state.</summary>
    /// <inheritdoc cref="ToJson"/>
    public Picture ToPicture(Theme theme, int width) => ToPictures(theme, width)[Slider?.Initial ?? 0];

    /// <summary>What a drawing library is asked to draw, for each state in turn: sheets of one height, panels and axes in the same places.</summary>
    /// <inheritdoc cref="ToJson"/>
    public IReadOnlyList<Picture> ToPictures(Theme theme, int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 480);
        var canvas = new Canvas(width, Palette.Of(theme));
        return FigureFrame.Around(bodies(canvas), this, canvas);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Title}";
}

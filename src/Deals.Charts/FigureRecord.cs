using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deals.Charts.Html;
using Deals.Charts.Themes;

namespace Deals;

/// <summary>
/// A figure as it was shown: words, numbers and drawings, without the book that they were computed from. A notebook's output
/// holds one, so a report can be made of what a notebook showed.
/// </summary>
public sealed class FigureRecord
{
    internal FigureRecord(FigureFacts facts, FigureTable table, IReadOnlyList<FigureSource> sources, Slider? slider, FigureDrawings drawings)
        => (Id, Title, Subtitle, AltText, SourceNote, ScenarioText, WhatIfFragment, Circumstances, AssumptionsHash, Table, Sources, Slider, Drawings) =
            (facts.Id, facts.Title, facts.Subtitle, facts.AltText, facts.SourceNote, facts.ScenarioText, facts.WhatIfFragment, facts.Circumstances, facts.AssumptionsHash, table, sources, slider, drawings);

    /// <summary>The figure's name. One that was read from a page may be any text; it names files only after <see cref="Figure.Id"/>'s rules were applied to it.</summary>
    public string Id { get; }

    /// <inheritdoc cref="Figure.Title"/>
    public string Title { get; }

    /// <inheritdoc cref="Figure.Subtitle"/>
    public string Subtitle { get; }

    /// <inheritdoc cref="Figure.AltText"/>
    public string AltText { get; }

    /// <inheritdoc cref="Figure.SourceNote"/>
    public string SourceNote { get; }

    /// <inheritdoc cref="Figure.ScenarioText"/>
    public string ScenarioText { get; }

    /// <inheritdoc cref="Figure.WhatIfFragment"/>
    public string WhatIfFragment { get; }

    /// <inheritdoc cref="Figure.Circumstances"/>
    public string Circumstances { get; }

    /// <inheritdoc cref="Figure.AssumptionsHash"/>
    public string AssumptionsHash { get; }

    /// <inheritdoc cref="Figure.Table"/>
    public FigureTable Table { get; }

    /// <inheritdoc cref="Figure.Sources"/>
    public IReadOnlyList<FigureSource> Sources { get; }

    /// <inheritdoc cref="Figure.Slider"/>
    public Slider? Slider { get; }

    /// <summary>A SHA-256 over <see cref="ToJson"/>, in hexadecimal digits: equal for records that say the same.</summary>
    public string Fingerprint => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToJson().ToJsonString())));

    internal FigureDrawings Drawings { get; }

    /// <summary>Records a figure.</summary>
    public static FigureRecord Of(Figure figure) => new(
        new(figure.Id, figure.Title, figure.Subtitle, figure.AltText, figure.SourceNote, figure.ScenarioText, figure.WhatIfFragment, figure.Circumstances, figure.AssumptionsHash),
        figure.Table, [.. figure.Sources.Select(FigureSource.Of)], figure.Slider, FigureDrawings.Of(figure));

    /// <summary>The figures of a page or a piece of one, as <see cref="FigurePage"/> wrote them, in order; what cannot be read as one is passed over.</summary>
    public static IReadOnlyList<FigureRecord> In(string html) => FigureSpec.ReadAll(html);

    /// <summary>What it shows in a state, for those who do not see it.</summary>
    /// <param name="state">The place of the slider; the initial one when left out.</param>
    public string AltTextOf(int? state = null) => Slider is null ? AltText : $"{AltText} {Slider.States[state ?? Slider.Initial].Finding}";

    /// <summary>What it says, without its drawings: words, sources, columns and rows; days are ISO texts.</summary>
    public JsonObject ToJson() => FigureSpec.Words(this, isMarked: false);

    /// <summary>A drawing of it.</summary>
    /// <param name="theme">On which ground.</param>
    /// <param name="width">The width of its place, in pixels: it decides between the layouts for narrow and for wide sheets.</param>
    /// <param name="state">The place of the slider; the initial one when left out.</param>
    /// <returns>Plotly JSON: an object with <c>data</c>, <c>layout</c> and <c>config</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than <see cref="Figure.NarrowWidth"/>, or there is no such state.</exception>
    public JsonObject Drawing(Theme theme = Theme.Light, int width = Figure.NarrowWidth, int? state = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, Figure.NarrowWidth);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(state ?? 0, Slider?.States.Count ?? 1, nameof(state));
        return Drawings.For(theme, width, Slider is null ? null : state ?? Slider.Initial);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Title}";
}

/// <summary>What a record says in words.</summary>
internal sealed record FigureFacts(string Id, string Title, string Subtitle, string AltText, string SourceNote, string ScenarioText, string WhatIfFragment, string Circumstances, string AssumptionsHash);

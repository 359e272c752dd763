using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Deals.Charts.Html;

namespace Deals;

/// <summary>
/// A finished figure: its words, the table behind it, and its picture on request for a width. Equal data give equal bytes.
/// </summary>
[TypeFormatterSource(typeof(FigureFormatters), PreferredMimeTypes = [MimeType.Html, MimeType.Svg, MimeType.Figure])]
public sealed class Figure
{
    /// <summary>The narrowest sheet a figure is laid out for, in pixels; what is laid out for it holds for every wider one.</summary>
    public const int NarrowWidth = 700;

    /// <summary>The width, in pixels, of what a phone shows.</summary>
    public const int PhoneWidth = 360;

    /// <summary>The width, in pixels, of the narrowest place on a phone's page: no figure is laid out for less.</summary>
    internal const int LeastWidth = 340;

    /// <summary>The width, in pixels, from which the layout for wide sheets is used.</summary>
    public const int WideWidth = 1050;

    private readonly Func<FigureTable> table;
    private readonly Func<Canvas, IReadOnlyList<Body>> bodies;
    private readonly FigureScenario scenario;

    internal Figure(string id, FigureWords words, Func<FigureTable> table, Scenario scenario, IEnumerable<Source?> sources,
        Func<Canvas, Body> body)
        : this(id, words, table, scenario, sources, canvas => [body(canvas)], slider: null)
    {
    }

    /// <summary>A figure with states; their bodies differ in what is drawn, not in where panels and axes are.</summary>
    internal Figure(
        string id, FigureWords words, Func<FigureTable> table, Scenario scenario, IEnumerable<Source?> sources,
        Func<Canvas, IReadOnlyList<Body>> bodies, Slider? slider)
    {
        (Slider, this.table, this.bodies, this.scenario) = (slider, table, bodies, FigureScenario.Of(scenario));
        (Id, Title, Subtitle, AltText) = (id, words.Title, this.scenario.Supposed + words.Subtitle, words.AltText);
        Sources = [.. sources.OfType<Source>().DistinctBy(source => source.Id)
            .OrderBy(source => IdOrder.Of(source.Id), StringComparer.Ordinal)];
    }

    /// <summary>A figure for which the data have nothing to show, and which says so.</summary>
    internal static Figure Nothing(string id, string why, Scenario scenario)
        => new(id, new(why, "Nothing to show", why), () => new([], []), scenario, [], canvas => new Stack()
            .Add(Panel.OfPixels(canvas.ContentWidth, 8)).ToBody())
        { IsEmpty = true };

    /// <summary>The figure's name, for files and links: lower case words joined by hyphens.</summary>
    public string Id { get; }

    /// <summary>The finding, with its numbers, in a sentence.</summary>
    public string Title { get; }

    /// <summary>What is shown, in which unit, over which period.</summary>
    public string Subtitle { get; }

    /// <summary>Where the rows that went into it were read.</summary>
    public string SourceNote => IsEmpty ? "" : FigureWords.SourceNote(Sources);

    /// <summary>The scenario: what differs from the base, in words; "base" when nothing does.</summary>
    public string ScenarioText => scenario.Text;

    /// <summary>The fragment of an address at which the what-if page shows the same dataset and scenario, without the #.</summary>
    public string WhatIfFragment => scenario.Fragment;

    /// <summary>The dataset, its as-of day and the scenario, in a sentence.</summary>
    public string ScenarioNote => scenario.Note;

    /// <summary>Whether the data have nothing to show in it; its title says why.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>What it shows, for those who do not see it.</summary>
    public string AltText { get; }

    /// <summary>What a reader may choose between below it; null for a figure of one state.</summary>
    public Slider? Slider { get; }

    /// <summary>The numbers behind it.</summary>
    public FigureTable Table => field ??= table();

    /// <summary>The sources of the rows that went into it, by id.</summary>
    public IReadOnlyList<Source> Sources { get; }

    /// <summary>Twelve hexadecimal digits of a SHA-256 over the dataset's cells, what every assumption is set to or that it stands at its
    /// odds, and the deals left out.</summary>
    public string AssumptionsHash => scenario.Hash;

    /// <summary>What the scenario supposes, in a sentence with a blank after it; nothing for the base.</summary>
    internal string Supposed => scenario.Supposed;

    internal FigureRecord Record => field ??= FigureRecord.Of(this);

    /// <summary>Draws its initial state.</summary>
    /// <param name="theme">On which ground.</param>
    /// <param name="width">
    /// The width in pixels it is laid out for, at least <see cref="LeastWidth"/>; it holds for every greater width.
    /// </param>
    /// <returns>Plotly JSON: an object with <c>data</c>, <c>layout</c> and <c>config</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width is less than <see cref="LeastWidth"/>.</exception>
    public string ToJson(Theme theme = Theme.Light, int width = NarrowWidth) => DrawingLibrary.Current.Draw(ToPicture(width), theme);

    /// <summary>
    /// Draws its initial state as the text of an SVG file, which fetches nothing:
    /// <c>File.WriteAllText("verdicts.svg", study.Verdicts().ToSvg())</c>. Other formats are made by <c>deals export</c>.
    /// </summary>
    /// <inheritdoc cref="ToJson" path="/param"/>
    /// <inheritdoc cref="ToJson" path="/exception"/>
    public string ToSvg(Theme theme = Theme.Light, int width = NarrowWidth)
        => Charts.Painting.SvgSheet.Of(ToPicture(width), theme, Title, Record.AltTextOf()) + "\n";

    internal Picture ToPicture(int width) => ToPictures(width)[Slider?.Initial ?? 0];

    /// <summary>Returns the picture of each state in turn: sheets of one height, panels and axes in the same places.</summary>
    internal IReadOnlyList<Picture> ToPictures(int width)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, LeastWidth);
        var canvas = new Canvas(width);
        return new FigureFrame(this, canvas).Around(bodies(canvas));
    }

    /// <summary>Returns the picture of each state in the form of a screen, 16 to 9, for cards and slides.</summary>
    internal IReadOnlyList<Picture> ToScreenPictures() => new ScreenLayout(this, bodies).ToPictures();

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: {Title}";
}

internal sealed partial record FigureWords(string Title, string Subtitle, string AltText)
{
    public string Title { get; } = Wording.Sentence(Typeset(Title));

    public string Subtitle { get; } = Typeset(Subtitle);

    public string AltText { get; } = Wording.Sentence(Short(Typeset(AltText)));

    /// <summary>What is longer nobody listens to: its last sentences stand in the table.</summary>
    private const int LongestAlt = 2000;

    /// <summary>As many whole sentences of a text as are short enough.</summary>
    private static string Short(string text)
    {
        const string Rest = " The table behind the figure has the rest.";
        if (text.Length <= LongestAlt)
            return text;
        var end = text.LastIndexOf(". ", LongestAlt - Rest.Length, StringComparison.Ordinal);
        return end < 0 ? text : text[..(end + 1)] + Rest;
    }

    /// <summary>More than these would be read by nobody; the data behind the figure name all of them.</summary>
    private const int MostCredits = 4;

    /// <summary>With the apostrophes of print: beside the kit's own, those typed in the data would look like slips.</summary>
    internal static string Typeset(string text) => TypedApostrophe().Replace(text, "’");

    [GeneratedRegex(@"(?<=\p{L})'")]
    private static partial Regex TypedApostrophe();

    /// <summary>
    /// Whom most of it goes back to, filings and parties before the press, and how many more; how much of it was read where others pass
    /// it on.
    /// </summary>
    public static string SourceNote(IReadOnlyList<Source> sources)
    {
        if (sources.Count == 0)
            return "Source: none, a judgement.";
        var credits = sources.GroupBy(source => source.Credit).OrderByDescending(group => group.Count())
            .ThenBy(RankOf).ToList();
        var named = credits.Take(credits.Count == MostCredits + 1 ? MostCredits + 1 : MostCredits).OrderBy(RankOf)
            .Select(group => group.Key).ToList();
        var more = credits.Count > named.Count ? $"; {credits.Count - named.Count} more" : "";
        var second = sources.Count(source => source.IsSecondHand);
        var passed = (sources.Count - second) switch
        {
            _ when second == 0 => "",
            0 when sources.Count == 1 => " Read in a copy or a quotation, not in the original.",
            0 => " All were read in copies or quotations, none in the original.",
            var first => $" {Wording.Sentence(Wording.Count(first))} of {Wording.Count(sources.Count, "document")} "
                + $"{(first == 1 ? "was" : "were")} "
                + $"read in the original, the {(second == 1 ? "other in a copy or a quotation" : "others in copies or quotations")}.",
        };
        var all = $"{string.Join("; ", named)}{more}".TrimEnd('.');
        return $"{(named.Count == 1 && more.Length == 0 ? "Source" : "Sources")}: {all}.{passed}";
    }

    /// <summary>Of all that goes back to somebody, what is nearest to the parties.</summary>
    private static int RankOf(IEnumerable<Source> sources) => sources.Min(RankOf);

    private static int RankOf(Source source) => (source.OriginalKind ?? source.Kind) switch
    {
        SourceKind.Filing => 0,
        SourceKind.Party => 1,
        SourceKind.Press => 2,
        SourceKind.Analyst => 3,
        _ => 4,
    };
}

/// <summary>The scenario under which a figure holds, as it says so itself: the same for all figures of one.</summary>
/// <param name="Text">What differs from the base, in words.</param>
/// <param name="Fragment">The fragment of an address at which the what-if page shows the same.</param>
/// <param name="Hash">Twelve hexadecimal digits over the data, all assumptions and the deals left out.</param>
/// <param name="Note">The dataset, its as-of day and the scenario.</param>
/// <param name="Supposed">What it supposes, as the first sentence of what is shown: nobody must take it for the base. Nothing for
/// that.</param>
internal sealed record FigureScenario(string Text, string Fragment, string Hash, string Note, string Supposed)
{
    private const int MostSupposed = 3;

    // A scenario never changes, and belongs to one dataset.
    private static readonly ConditionalWeakTable<Scenario, FigureScenario> Known = [];

    public static FigureScenario Of(Scenario scenario) => Known.GetValue(scenario, _ =>
    {
        var (book, text) = (scenario.Book, scenario.ToString());
        var hash = HashOf(book, scenario);
        var note = $"Dataset {book.Name}, as of {Wording.Day(book.AsOf)}. Scenario: {text}. Fingerprint of data and assumptions: {hash}.";
        return new(text, ScenarioAddress.Of(book, scenario), hash, note, Suppose(book, scenario));
    });

    private static string Suppose(DealBook book, Scenario scenario)
    {
        var all = scenario.Changes.Select(change => change.Assumption.Being(change.Value, change.Value))
            .Concat(scenario.LeftOut.Select(deal => $"“{deal.Name}” brought no rights and no events"
                + (book.Switches.Any(clause => clause.Deal == deal) ? " (its payments stay)" : ""))).ToList();
        var more = all.Count - MostSupposed;
        return all.Count == 0 ? ""
            : $"Supposing that {Wording.List(more > 1 ? [.. all.Take(MostSupposed), $"{Wording.Count(more, "more thing")} are otherwise"] : all)}. ";
    }

    private static string HashOf(DealBook book, Scenario scenario)
    {
        var values = book.Assumptions.Select(assumption => assumption.Odds.Count > 0 && !scenario.IsSet(assumption)
            ? $"{assumption.Id} at its odds"
            : $"{assumption.Id}={scenario.ValueOf(assumption)}");
        var leftOut = scenario.LeftOut.Select(deal => $"without {deal.Id}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
            [book.Name, book.Fingerprint, .. values, .. leftOut]))))[..12];
    }
}

/// <summary>A state of a figure: what a reader sees at one place of the slider below it.</summary>
/// <param name="Label">What the slider says there, as short as "2027" or "15%".</param>
/// <param name="Finding">What it shows, in a sentence with its numbers that names the state; it stands below the subtitle.</param>
public sealed record FigureState(string Label, string Finding);

/// <summary>Ids in the order in which a reader looks for them: S2 before S10.</summary>
internal static partial class IdOrder
{
    /// <summary>Returns what to order an id by: with each of its numbers at one length.</summary>
    public static string Of(string id) => Number().Replace(id, number => number.Value.PadLeft(12, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

/// <summary>The slider below a figure.</summary>
/// <param name="Caption">What it sets: "Year".</param>
/// <param name="States">Its places, from left to right; at least one.</param>
/// <param name="Initial">The place it has at first, which is also the one that shows where it cannot be moved.</param>
public sealed record Slider(string Caption, IReadOnlyList<FigureState> States, int Initial);

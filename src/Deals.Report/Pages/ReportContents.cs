namespace Deals.Report.Pages;

/// <summary>What a report is made of.</summary>
/// <param name="Title">Its title: the dataset's.</param>
/// <param name="Description">What the dataset is about, where it says so.</param>
/// <param name="AsOf">The last day whose news the dataset takes in.</param>
/// <param name="DatasetName">The dataset's short name.</param>
/// <param name="ScenarioText">The scenario: what differs from the base, in words.</param>
/// <param name="Notebooks">The notebooks, in the order of reading.</param>
/// <param name="Further">Figures that no notebook may have shown; those that one has, under the same scenario, are not repeated: a
/// notebook may draw more worlds for the same.</param>
public sealed record ReportContents(
    string Title, string? Description, DateOnly AsOf, string DatasetName, string ScenarioText, IReadOnlyList<ExecutedNotebook> Notebooks,
        IReadOnlyList<FigureRecord> Further)
{
    private const int MostHeadlines = 7;

    /// <summary>How many figures tell the story; the others stand in an appendix.</summary>
    private const int MostOfStory = 12;

    /// <summary>The id of the figure that holds the answer on one page.</summary>
    private const string BriefId = "brief";

    /// <summary>The id of the figure that is there wherever money is at stake.</summary>
    private const string VerdictsId = "verdicts";

    /// <summary>The figures, once each, the brief first and then in the order of reading, with the names of their files.</summary>
    public IReadOnlyList<ReportFigure> Figures { get; init; } = [.. ReportFigure.Named(Notebooks.SelectMany(notebook => notebook.Figures)
        .Concat(Further.Where(further => !Notebooks.Any(
            notebook => notebook.Figures.Any(shown => (shown.Id, shown.ScenarioText) == (further.Id, further.ScenarioText)))))
        .OrderBy(figure => figure.Id != BriefId))
        .Select(figure => figure.Record.ScenarioText == ScenarioText ? figure
            : figure with { Title = figure.Record.TitleBesideOthers })];

    /// <summary>The answer on one page, under the report's own scenario; null where no figure is one.</summary>
    public ReportFigure? Brief
        => Figures.FirstOrDefault(figure => figure.Record.Id == BriefId && figure.Record.ScenarioText == ScenarioText);

    /// <summary>
    /// The figures that tell the story, after the brief: the notebooks take turns, each with what it shows first, under the report's own
    /// scenario. Where no notebook shows any, the first there are.
    /// </summary>
    public IReadOnlySet<ReportFigure> Story => field ??= StoryOf();

    private HashSet<ReportFigure> StoryOf()
    {
        var own = Notebooks.Select(notebook => notebook.Figures.Where(figure => figure.ScenarioText == ScenarioText).Select(FigureOf)
            .Where(figure => figure != Brief).Distinct().ToList()).ToList();
        var turns = Enumerable.Range(0, own.Select(figures => figures.Count).DefaultIfEmpty(0).Max())
            .SelectMany(turn => own.Where(figures => turn < figures.Count).Select(figures => figures[turn])).Distinct().ToList();
        return [.. (turns.Count > 0 ? turns : Figures.Where(figure => figure != Brief)).Take(MostOfStory)];
    }

    /// <summary>The figures that no notebook shows, but for the brief.</summary>
    public IReadOnlyList<ReportFigure> Appendix => [.. Figures.Where(figure => figure != Brief
        && !Notebooks.SelectMany(notebook => notebook.Figures).Any(shown => ReportFigure.IsSame(shown, figure.Record)))];

    /// <summary>The findings that a deck and a document open with, each with what it is of: the first of every notebook under the report's
    /// scenario, or the first few where no notebook shows any.</summary>
    public IReadOnlyList<(string Of, ReportFigure Finding)> Headlines
    {
        get
        {
            List<(string, ReportFigure)> ofNotebooks = [.. Notebooks.Where(notebook => notebook.Figures.Any()).Select(notebook
                => (notebook.Title, FigureOf(notebook.Figures.FirstOrDefault(figure => figure.ScenarioText == ScenarioText)
                    ?? notebook.Figures.First())))];
            return [.. (ofNotebooks.Count > 0 ? ofNotebooks.DistinctBy(each => each.Item2) : Figures.Select(figure => (figure.FileName,
                figure))).Take(MostHeadlines)];
        }
    }

    /// <summary>The notes on method, in Markdown: those on money only where a figure counts some.</summary>
    internal string Method => Resource.Text("method.md")
        + (Figures.Any(figure => figure.Record.Id == VerdictsId) ? Resource.Text("method-money.md") : "");

    /// <summary>The figure that a notebook shows.</summary>
    internal ReportFigure FigureOf(FigureRecord record) => Figures.First(figure => ReportFigure.IsSame(figure.Record, record));

    /// <summary>The facts that may be cited by their numbers.</summary>
    public IReadOnlyList<CitedFact> Facts { get; init; } = [];

    /// <summary>Those that prose or a figure's table cites, in the order of their numbers.</summary>
    internal IReadOnlyList<CitedFact> Cited
    {
        get
        {
            var texts = Notebooks.SelectMany(notebook => notebook.Segments.Select(segment => segment.Source)).Append(Method)
                .Concat(Figures.SelectMany(figure => figure.Record.Rows).SelectMany(row => row).OfType<string>());
            var cited = texts.SelectMany(CitedFact.NumbersIn).ToHashSet();
            return [.. Facts.Where(fact => cited.Contains(fact.Id)).OrderBy(fact => fact.Id, StringComparer.Ordinal)];
        }
    }

    /// <summary>The sources of the rows behind the figures and of the facts that are cited, once each.</summary>
    internal IReadOnlyList<FigureSource> Sources => Once(FigureSources.Concat(Cited.Select(fact => fact.Source)));

    /// <summary>The sources of the rows behind the figures, once each.</summary>
    internal IReadOnlyList<FigureSource> FigureSources => Once(Figures.SelectMany(figure => figure.Record.Sources));

    private static FigureSource[] Once(IEnumerable<FigureSource> sources)
        => [.. sources.DistinctBy(source => source.Id).OrderBy(source => IdOrder.Of(source.Id), StringComparer.Ordinal)];

    /// <summary>Where the what-if page stands, from the report's page; null where there is none.</summary>
    public string? WhatIf { get; init; }

    /// <summary>Other files of the report: path, and what it is, in words.</summary>
    public IReadOnlyList<(string Path, string What)> Files { get; init; } = [];
}

/// <summary>A figure in a report: its record, the name of its files, and which of them there are.</summary>
/// <param name="Record">The figure.</param>
/// <param name="FileName">The name of its files without ending; no two figures of a report share one, whatever the case of its
/// letters.</param>
public sealed record ReportFigure(FigureRecord Record, string FileName)
{
    private const int LongestName = 100;

    /// <summary>Names that Windows keeps for devices, whatever ending follows.</summary>
    private static readonly HashSet<string> Devices = ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10)
        .SelectMany(number => new[] { $"com{number}", $"lpt{number}" })];

    /// <summary>Its title; of a figure under another scenario than the report's, with what that supposes.</summary>
    public string Title { get; init; } = Record.Title;

    /// <summary>The formats that were written.</summary>
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [];

    /// <summary>
    /// Names figures: by their id, a second of the same id by the hash of its assumptions besides. Equal figures are one; what
    /// is no letter, digit or hyphen becomes a hyphen, so that no name leads out of a folder, and none is a device of Windows.
    /// </summary>
    public static IReadOnlyList<ReportFigure> Named(IEnumerable<FigureRecord> records)
    {
        var figures = new List<ReportFigure>();
        foreach (var record in records)
        {
            if (figures.Exists(figure => IsSame(figure.Record, record)))
                continue;
            var id = string.Concat(record.Id.Take(LongestName)
                .Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'))
                .Trim('-') is { Length: > 0 } some ? some : "figure";
            if (Devices.Contains(id))
                id = $"figure-{id}";
            var names = Enumerable.Range(2, int.MaxValue - 2)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"{id}-{number}"))
                .Prepend($"{id}-{string.Concat(record.AssumptionsHash.Where(char.IsAsciiLetterOrDigit).Take(6)).ToLowerInvariant()}")
                    .Prepend(id);
            figures.Add(new(record, names.First(name => figures.TrueForAll(figure => figure.FileName != name))));
        }

        return figures;
    }

    /// <summary>What is shown, and what the state of the figure says that is shown.</summary>
    internal string Subtitle
        => Record.Slider is { } slider ? $"{Record.Subtitle}. {slider.States[slider.Initial].Finding}" : Record.Subtitle;

    /// <summary>Whether two records say the same.</summary>
    public static bool IsSame(FigureRecord one, FigureRecord other) => one.Fingerprint == other.Fingerprint;
}

using System.IO.Enumeration;

namespace Deals.Cli;

/// <summary>The deals that a command is about, read, and the scenario it looks at them under.</summary>
/// <param name="Dataset">Where they were read from.</param>
/// <param name="Book">The deals.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Assumed">The assumptions that were set on the command line, as id=value.</param>
/// <param name="Others">What was set besides: it is no assumption of these deals.</param>
internal sealed record OpenedDeals(Dataset Dataset, DealBook Book, Scenario Scenario, IReadOnlyList<string> Assumed,
    IReadOnlyList<ParameterSetting> Others)
{
    /// <summary>The parameter by which notebooks take assumptions, and the word before an assumption on the command line.</summary>
    public const string AssumeParameter = "assume";

    /// <summary>Computes the figures that the data support, in the order of reading, while a terminal says so.</summary>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="names">The names of those that are needed; others may be missing then. All are computed when left out, and where there
    /// is none of such a name.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public Task<IReadOnlyList<Figure>> FiguresAsync(CancellationToken cancellation, IReadOnlyCollection<string>? names = null)
        => ProgressLine.WhileAsync($"computing the figures of {Book.Name}",
            () => Task.FromResult((names is null ? null : Named(names)) ?? Figures()), cancellation);

    /// <summary>Every figure that the data support, in the order of reading.</summary>
    public IReadOnlyList<Figure> Figures() => DealFigures.All(Book, Book.Timeline(Scenario));

    /// <summary>Whether a name, in which * stands for any letters and ? for one, is that of a figure.</summary>
    public static bool IsNamed(Figure figure, string name) => FileSystemName.MatchesSimpleExpression(name, figure.Id, ignoreCase: true);

    /// <summary>The figures of these names with some of their kinds, or null where one is not there.</summary>
    private List<Figure>? Named(IReadOnlyCollection<string> names)
    {
        var missing = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var figures = new List<Figure>();
        foreach (var figure in FigureKind.Shown(DealFigures.Kinds(Book, Book.Timeline(Scenario)).Where(kind => names.Any(kind.MayHold))))
        {
            figures.Add(figure);
            // A name with * or ? is none of a figure, so that all of these kinds are computed for it.
            if (missing.Remove(figure.Id) && missing.Count == 0)
                break;
        }

        return names.All(name => figures.Exists(figure => IsNamed(figure, name))) ? figures : null;
    }

    /// <summary>Opens what was asked for.</summary>
    /// <exception cref="RefusedException">There is no such dataset, scenario or assumption, or a value is none that it can
    /// take.</exception>
    /// <exception cref="DataProblemsException">Something is wrong with the data.</exception>
    public static async Task<OpenedDeals> OpenAsync(DealRequest request, CancellationToken cancellation)
    {
        try
        {
            var dataset = request.Dataset is { } wanted ? Dataset.Find(wanted) : DefaultDataset();
            var book = await ProgressLine.WhileAsync($"checking {dataset.Name}", () => dataset.ReadAsync(cancellation), cancellation)
                .ConfigureAwait(false);
            var (assumed, others) = Sorted([.. request.Settings.Select(ParameterSetting.Parse)], book);
            var named = request.Scenario switch
            {
                null => Scenario.Base(book),
                _ when IsFile(request.Scenario) => ScenarioFile.Read(request.Scenario, book),
                _ => book.NamedScenario(request.Scenario),
            };
            return new(dataset, book, named.With(assumed), assumed, others);
        }
        catch (Exception refusal) when (refusal is DatasetNotFoundException or ScenarioFileException or ParameterException
            or KeyNotFoundException or ArgumentException)
        {
            throw new RefusedException(Failure.MessageOf(refusal).ReplaceLineEndings(" "));
        }
    }

    public static bool IsFile(string scenario) => scenario.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static (IReadOnlyList<string> Assumed, IReadOnlyList<ParameterSetting> Others) Sorted(IReadOnlyList<ParameterSetting> settings,
        DealBook book)
    {
        var assumed = settings.SelectMany(setting =>
            setting.Name == AssumeParameter ? ParameterValue.Texts(setting)
            : book.Assumptions.Any(assumption => assumption.Id == setting.Name) ? [$"{setting.Name}={setting.Value}"]
            : Array.Empty<string>());
        return ([.. assumed], [.. settings.Where(
            setting => setting.Name != AssumeParameter && book.Assumptions.All(assumption => assumption.Id != setting.Name))]);
    }

    /// <summary>The dataset that the notebooks here open when nothing else is said; without notebooks, the only one there is.</summary>
    private static Dataset DefaultDataset()
    {
        if (NotebookFolder.DatasetOf(NotebookFolder.Usual) is { } named)
            return Dataset.Find(named, NotebookFolder.Usual);
        return Dataset.FindAll() switch
        {
            [var only] => only,
            [] => throw new RefusedException("There is no dataset in data/ here or above. Name one: --dataset FOLDER"),
            var several => throw new RefusedException(
                $"There are {several.Count} datasets; name one: --dataset "
                    + $"{string.Join(" or --dataset ", several.Select(dataset => dataset.Name))}"),
        };
    }
}

/// <summary>The options that say which deals, and under which scenario; the same for every command that draws.</summary>
internal sealed class DealOptions
{
    public Option<string?> Dataset { get; } =
        new("--dataset")
        {
            Description =
            "Which deals: a name, looked for in data/ here and above, or a folder; without it, those that the notebooks open",
            HelpName = "NAME|FOLDER"
        };

    public Option<string?> Scenario { get; } =
        new("--scenario")
        { Description = "Under which scenario: the name of one of the dataset's, or a file.json", HelpName = "NAME|FILE" };

    public Option<string[]> Set { get; } =
        new("--set") { Description = "Set an assumption: id=value, or assume=id=value (repeatable)", HelpName = "id=value" };

    public DealOptions() => Dataset.CompletionSources.Add(_ => Data.Dataset.FindAll().Select(dataset => dataset.Name));

    /// <summary>The options, to be added to a command.</summary>
    public IEnumerable<Option> All => [Dataset, Scenario, Set];

    /// <summary>What was asked for.</summary>
    public DealRequest Of(ParseResult parsed) => new(parsed.GetValue(Dataset), parsed.GetValue(Scenario), parsed.GetValue(Set) ?? []);
}

/// <summary>Which deals and under which scenario, as typed.</summary>
/// <param name="Dataset">A name or a folder; null for the one that the notebooks open.</param>
/// <param name="Scenario">A scenario's name or file; null for the base.</param>
/// <param name="Settings">Assumptions set on top, and in a report parameters of notebooks too.</param>
internal sealed record DealRequest(string? Dataset, string? Scenario, IReadOnlyList<string> Settings);

namespace Deals.Cli;

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
        {
            Description = "Under which scenario: the name of one of the dataset's, or a file.json",
            HelpName = "NAME|FILE"
        };

    public Option<string[]> Set { get; } =
        new("--set") { Description = "Set an assumption: id=value, or assume=id=value (repeatable)", HelpName = "id=value" };

    public DealOptions()
        => Dataset.CompletionSources.Add(_ => Data.Dataset.FindAll().Select(dataset => dataset.Name));

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

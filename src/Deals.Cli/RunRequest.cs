namespace Deals.Cli;

/// <summary>What `deals run` was asked for, as it was typed.</summary>
internal sealed record RunRequest
{
    public required IReadOnlyList<string> Notebooks { get; init; }

    public required IReadOnlyList<string> Settings { get; init; }

    /// <summary>Settings for those notebooks that declare their names; where none does, nothing is said.</summary>
    public IReadOnlyList<ParameterSetting> SettingsWhereDeclared { get; init; } = [];

    /// <summary>The dataset that the notebooks open, by name or folder; null for the one that they name themselves.</summary>
    public string? Dataset { get; init; }

    /// <summary>The name of a scenario, or a file that holds one; null for none.</summary>
    public string? Scenario { get; init; }

    public required string Out { get; init; }

    /// <summary>Whether results are for a place that runs no scripts, as GitHub is.</summary>
    public bool IsStatic { get; init; }

    public required double TimeoutSeconds { get; init; }

    public required int Parallel { get; init; }

    public required bool KeepGoing { get; init; }

    public required bool NoCache { get; init; }
}

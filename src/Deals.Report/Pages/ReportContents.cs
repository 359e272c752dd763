namespace Deals.Report.Pages;

/// <summary>What a report is made of.</summary>
/// <param name="Title">Its title: the dataset's.</param>
/// <param name="Description">What the dataset is about, where it says so.</param>
/// <param name="AsOf">The last day whose news the dataset takes in.</param>
/// <param name="DatasetName">The dataset's short name.</param>
/// <param name="ScenarioText">The scenario: what differs from the base, in words.</param>
/// <param name="Notebooks">The notebooks, in the order of reading.</param>
/// <param name="Further">Figures that no notebook may have shown; those that one has are not repeated.</param>
public sealed record ReportContents(
    string Title, string? Description, DateOnly AsOf, string DatasetName, string ScenarioText, IReadOnlyList<ExecutedNotebook> Notebooks, IReadOnlyList<FigureRecord> Further)
{
    /// <summary>The figures, once each, in the order of reading, with the names of their files.</summary>
    public IReadOnlyList<ReportFigure> Figures { get; init; } = ReportFigure.Named(Notebooks.SelectMany(notebook => notebook.Figures).Concat(Further));

    /// <summary>Where the what-if page stands, from the report's page; null where there is none.</summary>
    public string? WhatIf { get; init; }

    /// <summary>Other files of the report: path, and what it is, in words.</summary>
    public IReadOnlyList<(string Path, string What)> Files { get; init; } = [];
}

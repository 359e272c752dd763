namespace Deals.Report.Sheets;

/// <summary>A table with the words that go with it, as one sheet of a workbook.</summary>
/// <param name="Name">Its name. The sheet's tab has it as far as Excel allows.</param>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Notes">What a reader must know besides: units and period, sources, scenario; one a paragraph.</param>
/// <param name="Table">The headings and rows.</param>
public sealed record Sheet(string Name, string Title, IReadOnlyList<string> Notes, FigureTable Table)
{
    /// <summary>What each column means, in the order of the columns; null, or a shorter list, where nothing needs to be said.</summary>
    public IReadOnlyList<string?> ColumnDescriptions { get; init; } = [];

    /// <summary>The numbers behind a figure, with its words.</summary>
    public static Sheet Of(FigureRecord figure) => new(figure.Id, figure.Title, [figure.Subtitle, figure.SourceNote, figure.ScenarioNote], figure.Table);
}

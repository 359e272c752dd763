namespace Deals.Notebooks;

/// <summary>A step of a run: the cell that now starts. The end is told by the result.</summary>
/// <param name="Source">The notebook's path.</param>
/// <param name="Cell">The number of the cell among the code cells, from 1.</param>
/// <param name="Cells">How many code cells there are.</param>
public sealed record RunProgress(string Source, int Cell, int Cells);

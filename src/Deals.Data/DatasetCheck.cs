namespace Deals.Data;

/// <summary>What a check of a dataset found: its book, or all its problems.</summary>
/// <param name="Dataset">The dataset's name.</param>
/// <param name="Book">The book; null when there is a problem.</param>
/// <param name="Problems">The problems, in the order of the descriptor's files, then by line and column; empty for a clean dataset.</param>
/// <param name="ProblemCount">How many there are, with those of which no record was kept: a file's first thousand are.</param>
/// <param name="Warnings">What is odd, and can be computed all the same.</param>
/// <param name="Tables">The tables that were read, in the order of the descriptor.</param>
public sealed record DatasetCheck(string Dataset, DealBook? Book, IReadOnlyList<Problem> Problems, long ProblemCount, IReadOnlyList<Problem> Warnings, IReadOnlyList<TableCount> Tables);

/// <summary>How many rows a table has.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="File">Its file.</param>
/// <param name="Rows">Its rows, without the header row.</param>
public sealed record TableCount(string Name, string File, int Rows);

using System.Globalization;

namespace Deals.Data;

/// <summary>Thrown when a dataset is asked for its book and has problems. It carries all of them; its message lists the first.</summary>
public sealed class DataProblemsException : Exception
{
    private const int Listed = 20;

    /// <summary>Creates the exception.</summary>
    /// <param name="dataset">The dataset's name.</param>
    /// <param name="problems">What was found, at least one.</param>
    /// <param name="count">How many there are, with those of which no record was kept.</param>
    internal DataProblemsException(string dataset, IReadOnlyList<Problem> problems, long count)
        : base(Text(dataset, problems, count))
        => (Dataset, Problems, Count) = (dataset, problems, count);

    /// <summary>The dataset's name.</summary>
    public string Dataset { get; }

    /// <summary>The problems, in the order of the descriptor's files, then by line and column.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How many there are, with those of which no record was kept.</summary>
    public long Count { get; }

    private static string Text(string dataset, IReadOnlyList<Problem> problems, long count)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"The dataset {dataset} has {count} problem{(count == 1 ? "" : "s")}:");
        var more = problems.Count > Listed ? [$"… `deals check {dataset}` lists them all."] : Array.Empty<string>();
        return string.Join('\n', [head, .. problems.Take(Listed).Select(problem => problem.ToString()), .. more]);
    }
}

using System.Collections.Concurrent;
using Deals.Data;

namespace Deals.Tests.Report;

/// <summary>The datasets of the repository with the records of all their figures, which are computed once for all tests.</summary>
internal static class RealDeals
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<(DealBook Book, IReadOnlyList<FigureRecord> Figures)>>> s_all = new(StringComparer.Ordinal);

    /// <param name="folder">The dataset's own.</param>
    public static Task<(DealBook Book, IReadOnlyList<FigureRecord> Figures)> OfAsync(string folder) => s_all.GetOrAdd(folder, _ => new(() => ReadAsync(folder))).Value;

    private static async Task<(DealBook Book, IReadOnlyList<FigureRecord> Figures)> ReadAsync(string folder)
    {
        var book = await Dataset.In(folder).ReadAsync();
        return (book, [.. DealFigures.All(book, book.Timeline()).Select(FigureRecord.Of)]);
    }
}

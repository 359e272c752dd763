using Deals.Tables;
using Microsoft.Data.Analysis;

namespace Deals;

/// <summary>Tables and results as data frames, for filtering, joining and grouping.</summary>
public static class DataFrames
{
    /// <summary>
    /// A row for each item: a table of the book (<c>book.Rights</c>, <c>book.Events</c>, …) or a list of results
    /// (collisions, coverage, gaps, offers, choice index, problems). Days are ISO text, which sorts by time; what is not
    /// known is null; numbers are doubles or whole numbers.
    /// </summary>
    /// <exception cref="ArgumentException">There is no table of such items; the message names those there are.</exception>
    public static DataFrame ToDataFrame<T>(this IEnumerable<T> rows) => TableViews.Of<T>().Frame(rows);
}

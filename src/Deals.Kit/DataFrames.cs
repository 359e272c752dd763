namespace Deals;

/// <summary>Tables and results as data frames, for filtering, joining, grouping and charts of one's own.</summary>
public static class DataFrames
{
    /// <summary>
    /// Makes a row for each item: of a table of the book (<c>book.Rights</c>, <c>book.Terms</c>, …) or of a list of results
    /// (flows, deltas, collisions, …). Numbers are numbers and days are days (at midnight) in every row; the unit has a column
    /// of its own where rows differ in it. What a row names has two columns, <c>payer id</c> to join with
    /// <c>book.Parties.ToDataFrame()</c> on its <c>party id</c>, and <c>payer</c> to read. An assumption's value that is a day
    /// stands in a column that ends in <c>date</c>; never leaves both columns empty, and a column says it in words.
    /// What is not known is null.
    /// </summary>
    /// <remarks>
    /// Things to know of the library: comparisons, and the means and minima of <c>GroupBy</c> and <c>Description</c>, take a null
    /// for zero; <see cref="Known"/> leaves such rows out. <c>GroupBy</c> and <c>Merge</c> pass over rows whose key is null. Name
    /// the columns to add up: <c>Sum()</c> over columns of text throws. A frame without rows can be filtered and described, but
    /// not sorted, grouped or merged.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no table of such items; the message names those there are.</exception>
    public static DataFrame ToDataFrame<T>(this IEnumerable<T> rows) => TableViews.Of<T>().Frame(rows);

    /// <summary>
    /// Makes a data frame of the numbers behind a figure: <c>study.Verdicts().Table.ToDataFrame()</c>. Columns of numbers are numbers,
    /// columns of days are days at midnight, and where cells of a column differ in kind it holds texts. An
    /// empty cell is null.
    /// </summary>
    public static DataFrame ToDataFrame(this FigureTable table) => new(table.Columns.Select((name, at) =>
    {
        var cells = table.Rows.Select(row => row[at]).ToList();
        bool All(Func<object, bool> isOf) => cells.Exists(cell => cell is not null) && cells.TrueForAll(cell => cell is null || isOf(cell));
        double? Number(object? cell) => cell is null ? null : Convert.ToDouble(cell, CultureInfo.InvariantCulture);
        return All(cell => cell is double or int or decimal) ? new DoubleDataFrameColumn(name, cells.Select(Number))
            : All(cell => cell is DateOnly) ? new DateTimeDataFrameColumn(name,
                cells.Select(cell => ((DateOnly?)cell)?.ToDateTime(TimeOnly.MinValue)))
            : All(cell => cell is bool) ? new BooleanDataFrameColumn(name, cells.Select(cell => (bool?)cell))
            : (DataFrameColumn)new StringDataFrameColumn(name, cells.Select(cell => cell switch
            {
                null => null,
                DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
                _ => Convert.ToString(cell, CultureInfo.InvariantCulture),
            }));
    }));

    /// <summary>
    /// Leaves out the rows in which a column holds nothing: <c>deals.Known("amount").GroupBy("status").Mean("amount")</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The frame has no such column.</exception>
    public static DataFrame Known(this DataFrame frame, string column)
        => frame.Columns.Any(one => one.Name == column) ? frame.Filter(frame[column].ElementwiseIsNotNull())
        : throw new ArgumentException($"There is no column {column}. There are: {string.Join(", ", frame.Columns.Select(one => one.Name))}.",
            nameof(column));

    /// <summary>
    /// Shows a data frame with all its rows, columns and texts, where a notebook otherwise shows twenty rows and leaves out the
    /// ids beside their names: let <c>frame.ShowAll()</c> be a cell's last expression. From 10,000 rows on it says how many are left out.
    /// </summary>
    public static WholeFrame ShowAll(this DataFrame frame) => new(frame);
}

/// <summary>A data frame to be shown with all its rows and columns: see <see cref="DataFrames.ShowAll"/>.</summary>
[TypeFormatterSource(typeof(WholeFrameFormatters), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class WholeFrame
{
    private readonly ShownFrame shown;

    internal WholeFrame(DataFrame frame) => shown = new(frame, isWhole: true);

    /// <summary>The table for a console, its columns aligned.</summary>
    public override string ToString() => shown.Text();

    internal string ToHtml() => FigurePage.Styles() + shown.Html();
}

/// <summary>How a whole data frame is shown in a notebook.</summary>
public sealed class WholeFrameFormatters
{
    private readonly Shown[] formatters =
        [new(MimeType.Html, frame => ((WholeFrame)frame).ToHtml()), new(MimeType.Plain, frame => $"{frame}")];

    /// <summary>The formatters.</summary>
    public IEnumerable<object> CreateTypeFormatters() => formatters;
}

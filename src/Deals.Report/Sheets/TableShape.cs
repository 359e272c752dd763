using System.Globalization;

namespace Deals.Report.Sheets;

/// <summary>What every table must be to be written: rows as long as its headings, cells of the kinds that a table holds.</summary>
internal static class TableShape
{
    /// <summary>Checks a table.</summary>
    /// <exception cref="ArgumentException">It is not; the message names the row, counted from 1, and the column.</exception>
    public static void Check(FigureTable table)
    {
        for (var at = 0; at < table.Rows.Count; at++)
        {
            var row = table.Rows[at];
            if (row.Count != table.Columns.Count)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {at + 1} has {row.Count} cells; the table has {table.Columns.Count} columns."), nameof(table));
            for (var column = 0; column < row.Count; column++)
            {
                if (row[column] is not (null or string or bool or DateOnly) && NumberText.Of(row[column]) is null)
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {at + 1}, column {table.Columns[column]}: a cell is a text, a number, a day, a truth value or null, not a {row[column]!.GetType()}."), nameof(table));
            }
        }
    }
}

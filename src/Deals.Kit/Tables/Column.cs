using System.Globalization;
using Microsoft.Data.Analysis;

namespace Deals.Tables;

/// <summary>One column of a table view: its heading and what a row has there.</summary>
/// <typeparam name="T">What a row is.</typeparam>
internal abstract class Column<T>(string name)
{
    public string Name => name;

    /// <summary>The cell as a value: text, whole number, number, day, truth value, or null.</summary>
    public abstract object? ValueOf(T row);

    /// <summary>The column of a data frame; what is not there is null, not empty.</summary>
    public abstract DataFrameColumn Frame(IReadOnlyCollection<T> rows);
}

internal sealed class TextColumn<T>(string name, Func<T, string?> value) : Column<T>(name)
{
    public override object? ValueOf(T row) => value(row);

    public override DataFrameColumn Frame(IReadOnlyCollection<T> rows) => new StringDataFrameColumn(Name, rows.Select(value));
}

/// <summary>A day. In a data frame it is ISO text: that sorts by time and prints the same on every machine; a frame's own dates print in the machine's way, with midnights.</summary>
internal sealed class DayColumn<T>(string name, Func<T, DateOnly?> value) : Column<T>(name)
{
    public override object? ValueOf(T row) => value(row);

    public override DataFrameColumn Frame(IReadOnlyCollection<T> rows)
        => new StringDataFrameColumn(Name, rows.Select(row => value(row)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}

internal sealed class WholeColumn<T>(string name, Func<T, int?> value) : Column<T>(name)
{
    public override object? ValueOf(T row) => value(row);

    public override DataFrameColumn Frame(IReadOnlyCollection<T> rows) => new Int32DataFrameColumn(Name, rows.Select(value));
}

internal sealed class NumberColumn<T>(string name, Func<T, double?> value) : Column<T>(name)
{
    public override object? ValueOf(T row) => value(row);

    public override DataFrameColumn Frame(IReadOnlyCollection<T> rows) => new DoubleDataFrameColumn(Name, rows.Select(value));
}

internal sealed class TruthColumn<T>(string name, Func<T, bool?> value) : Column<T>(name)
{
    public override object? ValueOf(T row) => value(row);

    public override DataFrameColumn Frame(IReadOnlyCollection<T> rows) => new BooleanDataFrameColumn(Name, rows.Select(value));
}

using System.Collections;
using Microsoft.Data.Analysis;

namespace Deals.Tables;

/// <summary>How rows of some type are laid out as a table.</summary>
internal abstract class TableView
{
    /// <summary>What a row is.</summary>
    public abstract Type RowType { get; }

    /// <summary>Rows of this view's type as a table.</summary>
    public abstract FigureTable Table(IEnumerable rows);
}

/// <inheritdoc/>
/// <typeparam name="T">What a row is.</typeparam>
internal sealed class TableView<T>(params Column<T>[] columns) : TableView
{
    public override Type RowType => typeof(T);

    public override FigureTable Table(IEnumerable rows)
        => new([.. columns.Select(column => column.Name)], [.. rows.Cast<T>().Select(row => columns.Select(column => column.ValueOf(row)).ToArray())]);

    public DataFrame Frame(IEnumerable<T> rows)
    {
        var all = rows.ToList();
        return new(columns.Select(column => column.Frame(all)));
    }
}

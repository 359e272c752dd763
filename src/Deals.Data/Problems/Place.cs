using System.Globalization;

namespace Deals.Data;

/// <summary>Where in a data package a problem lies.</summary>
/// <param name="File">The file, as the descriptor names it.</param>
/// <param name="Line">The line, counted from 1, on which the cell or property starts; null when the file as a whole is meant.</param>
/// <param name="Column">The column, counted from 1 as it stands in the file; null when no single one is meant.</param>
/// <param name="Header">The column's name, or the property's path within the descriptor.</param>
public readonly record struct Place(string File, int? Line = null, int? Column = null, string? Header = null)
{
    /// <summary>The place as editors and people read it: <c>rights.csv:12 column 9 'to'</c>.</summary>
    public override string ToString()
    {
        var line = Line is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        var column = Column is { } position ? string.Create(CultureInfo.InvariantCulture, $" column {position}") : "";
        return $"{File}{line}{column}{(Header is null ? "" : $" '{Header}'")}";
    }
}

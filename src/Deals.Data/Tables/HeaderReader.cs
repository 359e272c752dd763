using System.Globalization;

namespace Deals.Data;

/// <summary>Reads a table's header row: which column of the file is which field. Columns may stand in any order.</summary>
internal sealed class HeaderReader(TableDescriptor resource, ProblemLog log)
{
    /// <summary>Reads the header row and reports what is wrong with it.</summary>
    /// <returns>For each field the column, counted from 0, in which it stands; -1 when the file lacks it.</returns>
    public int[] Read(CsvScanner scanner, string path)
    {
        var columns = new int[resource.Fields.Count];
        Array.Fill(columns, -1);
        var names = resource.Fields.Select(field => field.Name).ToList();
        QuoteCheck.Report(scanner, path, _ => null, log);
        for (var column = 0; column < scanner.Count; column++)
        {
            var name = scanner.Text(column);
            var place = new Place(path, scanner.LineOf(column), column + 1, name);
            var field = names.IndexOf(name);
            if (!scanner.IsUtf8(column))
                log.Report(ProblemKind.InvalidUtf8, place, name, $"the column's name {VisibleText.Quoted(name)} has bytes that are not UTF-8", "a file saved as UTF-8");
            else if (field < 0)
                log.Report(ProblemKind.UnknownColumn, place, name, $"the descriptor has no column {VisibleText.Quoted(name)}", () => Suggestion.OneOf(names, name));
            else if (columns[field] >= 0)
                log.Report(ProblemKind.DuplicateColumn, place, name, $"the column {VisibleText.Quoted(name)} stands twice", string.Create(CultureInfo.InvariantCulture, $"it once, as column {columns[field] + 1} has this name"));
            else
                columns[field] = column;
        }

        for (var field = 0; field < columns.Length; field++)
        {
            if (columns[field] < 0)
                log.Report(ProblemKind.MissingColumn, new(path, scanner.Line, null, names[field]), null, $"the column {VisibleText.Quoted(names[field])} is missing", "every column of the descriptor");
        }

        return columns;
    }
}

namespace Deals.Report.Sheets;

/// <summary>The sheets before the tables: what there is, and what the columns mean.</summary>
internal static class FrontSheets
{
    public const string Contents = "Contents";
    public const string Columns = "Columns";

    /// <summary>A row a sheet. Its first column leads to the sheet.</summary>
    /// <param name="sheets">The sheets.</param>
    /// <param name="tabs">What their tabs say, which may be less than their names.</param>
    public static FigureTable ContentsOf(IReadOnlyList<Sheet> sheets, IReadOnlyList<string> tabs) => new(
        ["Sheet", "Title", "Rows", "Notes"],
        [.. sheets.Select((sheet, at) => new object?[] { tabs[at], sheet.Title, sheet.Table.Rows.Count, NotesOf(sheet, tabs[at]) })]);

    /// <summary>A row for each column that has a description, and the sheets to which their first cells lead.</summary>
    /// <inheritdoc cref="ContentsOf"/>
    public static (FigureTable Table, IReadOnlyList<string> Links) ColumnsOf(IReadOnlyList<Sheet> sheets, IReadOnlyList<string> tabs)
    {
        List<string[]> rows =
        [
            .. from at in Enumerable.Range(0, sheets.Count)
               from column in sheets[at].Table.Columns.Zip(sheets[at].ColumnDescriptions)
               where column.Second is not null
               select new[] { tabs[at], column.First, column.Second },
        ];
        return (new(["Sheet", "Column", "Description"], rows), rows.ConvertAll(row => row[0]));
    }

    private static string? NotesOf(Sheet sheet, string tab)
    {
        string[] notes = [.. sheet.Notes.Where(note => note.Length > 0), .. tab == sheet.Name ? Array.Empty<string>() : [$"In full, the sheet's name is: {sheet.Name}"]];
        return notes.Length == 0 ? null : string.Join('\n', notes);
    }
}

namespace Deals.Report.Sheets;

/// <summary>
/// Tables as an Excel workbook. The first sheet lists them with their titles, notes and a link to each; a second one says what
/// columns mean, where that is known; then each table has a sheet of its own.
/// </summary>
/// <remarks>
/// <para>
/// Titles and notes stand on the first sheet only. So a table's sheet is the table and nothing else, the headings in row 1: Excel
/// filters and sorts it, and LibreOffice, pandas and others read it, without being told where it starts.
/// </para>
/// <para>
/// Numbers, days and truth values are cells of their kind, null is no cell. A day before March 1900, for which spreadsheets have no
/// number or not the same, is a text; so is a whole number beyond 2^53, which a spreadsheet would round. A text is never a formula,
/// whatever it starts with: the cell holds it unchanged, marked as quoted. Characters that XML cannot hold are replaced, and a text
/// over 32,767 characters is cut and says so.
/// </para>
/// <para>The same sheets give the same bytes: nothing in the file comes from a clock, a culture or a place.</para>
/// </remarks>
public static class Workbook
{
    /// <summary>The rows that a sheet has room for, without the header row.</summary>
    public const int MostRows = 1_048_575;

    /// <summary>The columns that a sheet has room for.</summary>
    public const int MostColumns = 16_384;

    /// <summary>Writes a workbook.</summary>
    /// <param name="sheets">The tables, in order. Tabs have their names as far as Excel allows; two alike are told apart by a
    /// number.</param>
    /// <returns>The bytes of an .xlsx file.</returns>
    /// <exception cref="ArgumentException">
    /// A table has more rows or columns than a sheet has room for, a row is not as long as the headings, or a cell is not of a kind that
    /// a table holds. The message names the sheet.
    /// </exception>
    public static byte[] Write(IReadOnlyList<Sheet> sheets)
    {
        foreach (var sheet in sheets)
            Check(sheet);

        var names = new SheetNames();
        var contents = names.Give(FrontSheets.Contents);
        var describesColumns = sheets.Any(sheet => sheet.ColumnDescriptions.Any(description => description is not null));
        var columns = describesColumns ? names.Give(FrontSheets.Columns) : "";
        List<string> tabs = [.. sheets.Select(sheet => names.Give(sheet.Name))];

        return Packed(book =>
        {
            book.Add(contents, FrontSheets.ContentsOf(sheets, tabs), tabs);
            if (describesColumns)
            {
                var (table, links) = FrontSheets.ColumnsOf(sheets, tabs);
                book.Add(columns, table, links);
            }

            foreach (var (sheet, tab) in sheets.Zip(tabs))
                book.Add(tab, sheet.Table, []);
        });
    }

    /// <summary>Writes a table alone, as the workbook that a chart holds its numbers in.</summary>
    /// <param name="tab">The name of its sheet, one that Excel takes.</param>
    /// <param name="table">The headings and rows.</param>
    internal static byte[] WriteAlone(string tab, FigureTable table) => Packed(book => book.Add(tab, table, []));

    private static byte[] Packed(Action<BookWriter> fill)
    {
        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            document.ChangeIdOfPart(part, "workbook"); // the library makes up another each time
            var book = new BookWriter(part);
            fill(book);
            book.End();
        }

        return ReportBundle.WithoutClock(package);
    }

    private static void Check(Sheet sheet)
    {
        (int Count, int Most, string What, string Where)[] limits =
            [(sheet.Table.Rows.Count, MostRows, "rows", " below the headings"), (sheet.Table.Columns.Count, MostColumns, "columns", "")];
        foreach (var (count, most, kind, where) in limits.Where(limit => limit.Count > limit.Most))
        {
            var size = string.Create(CultureInfo.InvariantCulture, $"{count:N0} {kind}; Excel has room for {most:N0}{where}");
            throw new ArgumentException($"The sheet {sheet.Name} would have {size}. As CSV the table can be written.", nameof(sheet));
        }

        try
        {
            WrittenTable.Check(sheet.Table);
        }
        catch (ArgumentException wrong)
        {
            throw new ArgumentException($"The sheet {sheet.Name} cannot be written. {wrong.Message}", nameof(sheet), wrong);
        }
    }

    /// <summary>The parts of the file, each with a name that depends on its place alone.</summary>
    private sealed class BookWriter(WorkbookPart part)
    {
        private readonly SharedTexts texts = new();
        private readonly Xl.Sheets list = new();
        private readonly Xl.DefinedNames printTitles = new();

        public void Add(string tab, FigureTable table, IReadOnlyList<string> links)
        {
            var number = (uint)list.ChildElements.Count + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"sheet{number}");
            new SheetWriter(texts).Write(part.AddNewPart<WorksheetPart>(id), table, links);
            list.Append(new Xl.Sheet { Name = tab, SheetId = number, Id = id });
            printTitles.Append(new Xl.DefinedName($"{SheetWriter.Quoted(tab)}!$1:$1")
            { Name = "_xlnm.Print_Titles", LocalSheetId = number - 1 });
        }

        public void End()
        {
            part.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Stylesheet.Make();
            texts.WriteTo(part.AddNewPart<SharedStringTablePart>("texts"));
            part.Workbook = new(new Xl.BookViews(new Xl.WorkbookView()), list, printTitles);
        }
    }
}

/// <summary>A table with the words that go with it, as one sheet of a workbook.</summary>
/// <param name="Name">Its name. The sheet's tab has it as far as Excel allows.</param>
/// <param name="Title">What it shows, in a sentence.</param>
/// <param name="Notes">What a reader must know besides: units and period, sources, scenario; one a paragraph.</param>
/// <param name="Table">The headings and rows.</param>
public sealed record Sheet(string Name, string Title, IReadOnlyList<string> Notes, FigureTable Table)
{
    /// <summary>What each column means, in the order of the columns; null, or a shorter list, where nothing needs to be said.</summary>
    public IReadOnlyList<string?> ColumnDescriptions { get; init; } = [];

    /// <summary>The numbers behind a figure, with its words.</summary>
    public static Sheet Of(FigureRecord figure) => new(figure.Id, figure.Title, [figure.Subtitle, figure.SourceNote, figure.ScenarioNote],
        figure.Table);
}

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
        string[] notes = [.. sheet.Notes.Where(note => note.Length > 0), .. tab == sheet.Name ? Array.Empty<string>()
            : [$"Name in full: {sheet.Name}"]];
        return notes.Length == 0 ? null : string.Join('\n', notes);
    }
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

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
    /// <param name="sheets">The tables, in order. Tabs have their names as far as Excel allows; two alike are told apart by a number.</param>
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

        using var package = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(package, SpreadsheetDocumentType.Workbook))
        {
            var part = document.AddWorkbookPart();
            document.ChangeIdOfPart(part, "workbook"); // the library makes up another each time
            var book = new BookWriter(part);
            book.Add(contents, FrontSheets.ContentsOf(sheets, tabs), tabs);
            if (describesColumns)
            {
                var (table, links) = FrontSheets.ColumnsOf(sheets, tabs);
                book.Add(columns, table, links);
            }

            foreach (var (sheet, tab) in sheets.Zip(tabs))
                book.Add(tab, sheet.Table, []);
            book.End();
        }

        return FixedTimes.Of(package);
    }

    private static void Check(Sheet sheet)
    {
        var (rows, columns) = (sheet.Table.Rows.Count, sheet.Table.Columns.Count);
        if (rows > MostRows)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The sheet {sheet.Name} would have {rows:N0} rows; Excel has room for {MostRows:N0} below the headings. As CSV the table can be written."), nameof(sheet));
        if (columns > MostColumns)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The sheet {sheet.Name} would have {columns:N0} columns; Excel has room for {MostColumns:N0}. As CSV the table can be written."), nameof(sheet));
        try
        {
            TableShape.Check(sheet.Table);
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
            printTitles.Append(new Xl.DefinedName($"{SheetWriter.Quoted(tab)}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = number - 1 });
        }

        public void End()
        {
            part.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Stylesheet.Make();
            texts.WriteTo(part.AddNewPart<SharedStringTablePart>("texts"));
            part.Workbook = new(new Xl.BookViews(new Xl.WorkbookView()), list, printTitles);
        }
    }
}

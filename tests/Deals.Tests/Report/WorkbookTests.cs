using DocumentFormat.OpenXml.Spreadsheet;
using Workbook = Deals.Report.Sheets.Workbook;

namespace Deals.Tests.Report;

/// <summary>What becomes of a table's cells and words in a workbook.</summary>
public sealed class WorkbookTests
{
    public static TheoryData<string> Hostile => [.. Tables.HostileTexts];

    [Fact]
    public void Every_kind_of_cell_keeps_its_type()
    {
        var sheet = Written(Tables.OfOneColumn(0.1 + 0.2, 42, 1.10m, -3L, new DateOnly(2026, 4, 27), true, false, null, "text", "1.5", 0.1f));

        Assert.Equal(
            new object?[] { 0.3, 42.0, 1.1, -3.0, new DateOnly(2026, 4, 27), true, false, null, "text", "1.5", 0.1 },
            Enumerable.Range(2, 11).Select(row => sheet.Cells.GetValueOrDefault($"A{row}")));
        Assert.False(sheet.Xml.ContainsKey("A9")); // null is no cell at all
    }

    [Theory]
    [InlineData("1900-03-01", 61)] // the numbers that Excel gives
    [InlineData("2026-04-27", 46139)]
    [InlineData("9999-12-31", 2958465)]
    public void A_day_is_the_number_that_Excel_has_for_it(string day, int number)
        => Assert.Equal($"{number}", Written(Tables.OfOneColumn(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).Xml["A2"].CellValue!.Text);

    [Theory]
    [InlineData("1900-02-28")] // Excel and LibreOffice differ by a day here
    [InlineData("1899-12-31")]
    [InlineData("0001-01-01")]
    public void A_day_before_all_programs_count_alike_is_a_text(string day)
        => Assert.Equal(day, Written(Tables.OfOneColumn(DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))).Cells["A2"]);

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(9_007_199_254_740_993L, "9007199254740993")]
    [InlineData(long.MinValue, "-9223372036854775808")]
    [InlineData(ulong.MaxValue, "18446744073709551615")]
    public void A_number_that_a_spreadsheet_would_change_is_a_text(object number, string text)
        => Assert.Equal(text, Written(Tables.OfOneColumn(number)).Cells["A2"]);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_is_a_text_and_nothing_else(string text)
    {
        var bytes = Workbook.Write([Tables.Sheet(new([text], [[text]]), text) with { Title = text, Notes = [text], ColumnDescriptions = [text] }]);
        var sheets = ReadSheets.Of(bytes);

        var shown = Shown(text);
        foreach (var cell in new[] { (sheets[2], "A1"), (sheets[2], "A2"), (sheets[0], "B2"), (sheets[1], "B2"), (sheets[1], "C2") })
        {
            Assert.Equal(shown, cell.Item1.Cells[cell.Item2]);
            var starts = shown.Length > 0 && "=+-@\t\n＝".Contains(shown[0]);
            Assert.Equal(starts, ReadSheets.FormatOf(bytes, cell.Item1.Xml[cell.Item2]).QuotePrefix?.Value ?? false);
        }
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(32_767)]
    public void A_long_text_is_there_in_full(int length)
        => Assert.Equal(new string('x', length), Written(Tables.OfOneColumn(new string('x', length))).Cells["A2"]);

    [Theory]
    [InlineData("x")]
    [InlineData("\U0001F600")]
    public void A_text_that_Excel_has_no_room_for_is_cut_and_says_so(string character)
    {
        var text = string.Concat(Enumerable.Repeat(character, 40_000));
        var cell = Assert.IsType<string>(Written(Tables.OfOneColumn(text)).Cells["A2"]);

        Assert.InRange(cell.Length, 32_766, 32_767);
        var cut = cell[..cell.IndexOf(" … ", StringComparison.Ordinal)];
        Assert.StartsWith(cut, text);
        Assert.EndsWith(character, cut); // no pair torn apart
        Assert.EndsWith($"[cut here: a cell has no room for all {text.Length} characters]", cell);
    }

    [Fact]
    public void More_rows_than_Excel_has_room_for_are_an_error_that_names_the_sheet()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Workbook.Write([Tables.Sheet(new(["n"], new ManyRows(Workbook.MostRows + 1)), "flows")]));
        Assert.Contains("flows would have 1,048,576 rows; Excel has room for 1,048,575", wrong.Message);
    }

    [Theory]
    [InlineData(16_384, true)]
    [InlineData(16_385, false)]
    public void So_many_columns_fit(int columns, bool fit)
    {
        var sheet = Tables.Sheet(new([.. Enumerable.Range(1, columns).Select(at => $"c{at}")], []));
        if (fit)
            Assert.Equal($"c{columns}", ReadSheets.Of(Workbook.Write([sheet]))[1].Cells["XFD1"]);
        else
            Assert.Contains("16,385 columns", Assert.Throws<ArgumentException>(() => Workbook.Write([sheet])).Message);
    }

    [Fact]
    public void A_row_of_another_length_and_a_cell_of_another_kind_are_errors_that_say_where()
    {
        Assert.Contains("table cannot be written. Row 2 has 1 cells; the table has 2 columns.", Assert.Throws<ArgumentException>(() => Workbook.Write([Tables.Sheet(new(["a", "b"], [[1, 2], [1]]))])).Message);
        Assert.Contains("Row 1, column b:", Assert.Throws<ArgumentException>(() => Workbook.Write([Tables.Sheet(new(["a", "b"], [[1, new object()]]))])).Message);
    }

    [Fact]
    public void The_header_is_bold_stays_in_view_and_filters()
    {
        var bytes = Workbook.Write([Tables.Sheet(new(["a", "b"], [[1, 2], [3, 4]]))]);
        var sheet = ReadSheets.Of(bytes)[1];

        var pane = sheet.Worksheet.Descendants<Pane>().Single();
        Assert.Equal((PaneStateValues.Frozen, 1.0, "A2"), (pane.State!.Value, pane.VerticalSplit!.Value, pane.TopLeftCell!.Value));
        Assert.Equal("A1:B3", sheet.Worksheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        Assert.Equal(1u, ReadSheets.FormatOf(bytes, sheet.Xml["A1"]).FontId!.Value);
        Assert.Equal(["a", "b"], new[] { sheet.Cells["A1"], sheet.Cells["B1"] });
    }

    [Fact]
    public void The_first_sheets_list_the_tables_and_say_what_columns_mean()
    {
        var sheets = ReadSheets.Of(Workbook.Write(
        [
            new("it's", "What is paid", ["USD bn", "", "Sources: S1"], Tables.OfOneColumn(1, 2)) { ColumnDescriptions = ["The sum."] },
            new("a name of more than thirty-one characters", "Another", [], new(["x", "y"], [])),
        ]));

        Assert.Equal(["Contents", "Columns", "it's", "a name of more than thirty-one"], sheets.Select(sheet => sheet.Name));
        Assert.Equal(["it's", "What is paid", 2.0, "USD bn\nSources: S1"], RowOf(sheets[0], 2));
        Assert.Equal(["a name of more than thirty-one", "Another", 0.0, "Name in full: a name of more than thirty-one characters"], RowOf(sheets[0], 3));
        Assert.Equal(["it's", "Value", "The sum.", null], RowOf(sheets[1], 2));
        Assert.Equal(["'it''s'!A1", "'a name of more than thirty-one'!A1"], sheets[0].Worksheet.Descendants<Hyperlink>().Select(link => link.Location!.Value));
        Assert.Equal(["A2", "A3"], sheets[0].Worksheet.Descendants<Hyperlink>().Select(link => link.Reference!.Value));
        Assert.All(sheets.SelectMany(sheet => sheet.Worksheet.Descendants<Hyperlink>()), link => Assert.Null(link.Id)); // none leads out of the file
    }

    [Fact]
    public void A_workbook_of_nothing_has_a_list_of_nothing()
    {
        Assert.Equal(["Contents"], ReadSheets.Of(Workbook.Write([])).Select(sheet => sheet.Name));
        Assert.Empty(ReadSheets.Of(Workbook.Write([Tables.Sheet(new([], []))]))[1].Cells);
    }

    private static ReadSheet Written(FigureTable table) => ReadSheets.Of(Workbook.Write([Tables.Sheet(table)]))[1];

    /// <summary>The rule, written once more: line feeds end lines, and a replacement character stands for what XML cannot hold.</summary>
    internal static string Shown(string text)
        => string.Concat(text.Replace("\r\n", "\n").Replace('\r', '\n').EnumerateRunes().Select(rune => rune.Value is < 0x20 and not ('\t' or '\n') or 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString()));

    private static object?[] RowOf(ReadSheet sheet, int row) => [.. "ABCD".Select(column => sheet.Cells.GetValueOrDefault($"{column}{row}"))];

    private sealed class ManyRows(int count) : IReadOnlyList<IReadOnlyList<object?>>
    {
        public int Count => count;

        public IReadOnlyList<object?> this[int index] => [index];

        public IEnumerator<IReadOnlyList<object?>> GetEnumerator() => Enumerable.Range(0, count).Select(at => this[at]).GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

using CsCheck;
using Deals.Report.Sheets;

namespace Deals.Tests.Report;

/// <summary>Whatever is written can be read back, and whatever tables are called their sheets have names that Excel takes.</summary>
public sealed class WorkbookLaws
{
    private static readonly Gen<string> Names = Gen.OneOf(
        Gen.OneOf("", " ", "'", "''", "History", "HISTORY", "history 2", "Contents", "columns", "Columns", "[]:*?/\\", "a/b", "a\\b", "../../etc/passwd", "con", "=1+1", "table", "Table", "TABLE", "İ", "i", "ı", "\uD800", "\0", "a\nb"),
        Gen.OneOf("a", "A", "'", " ", "/", "é", "É", "\U0001F600", "\u0001", "ß").Array[0, 40].Select(string.Concat),
        Gen.String[0, 60]);

    [Fact]
    public void A_table_is_read_back_as_it_was()
        => Tables.Any.Sample(
            table =>
            {
                var sheet = ReadSheets.Of(Workbook.Write([Tables.Sheet(table)]))[1];
                var wanted = new[] { table.Columns }.Concat(table.Rows).SelectMany((row, at) => row.Select((cell, column) => (At: Tables.At(column, at), Cell: ReadAs(cell)))).Where(cell => cell.Cell is not null);
                Assert.Equal(wanted.ToDictionary(cell => cell.At, cell => cell.Cell!), sheet.Cells);
            },
            iter: 200, threads: 1);

    [Fact]
    public void Sheets_have_names_that_Excel_takes()
        => Names.Array[1, 12].Sample(
            wanted =>
            {
                var names = ReadSheets.Of(Workbook.Write([.. wanted.Select(name => Tables.Sheet(Tables.OfOneColumn(1), name))])).Select(sheet => sheet.Name).ToList();
                Assert.Equal("Contents", names[0]);
                Assert.Equal(wanted.Length + 1, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
                Assert.All(names, name =>
                {
                    Assert.InRange(name.Length, 1, 31);
                    Assert.DoesNotContain(name, character => "[]:*?/\\".Contains(character) || char.IsControl(character));
                    Assert.False(name[0] is '\'' or ' ' || name[^1] is '\'' or ' ' || name.Equals("History", StringComparison.OrdinalIgnoreCase));
                });
            },
            iter: 300, threads: 1);

    [Fact]
    public void A_name_that_Excel_takes_is_kept()
    {
        string[] wanted = ["flows-by-year", "Été 2026", "flows-by-year"];
        Assert.Equal(["Contents", "flows-by-year", "Été 2026", "flows-by-year 2"], ReadSheets.Of(Workbook.Write([.. wanted.Select(name => Tables.Sheet(Tables.OfOneColumn(1), name))])).Select(sheet => sheet.Name));
    }

    private static object? ReadAs(object? cell) => cell switch
    {
        string text => WorkbookTests.Shown(text),
        int or long => Convert.ToDouble(cell, CultureInfo.InvariantCulture),
        decimal number => double.Parse(number.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => cell,
    };
}

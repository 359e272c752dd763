using CsCheck;
using CsvHelper;
using Deals.Report.Sheets;

namespace Deals.Tests.Report;

/// <summary>Tables as CSV.</summary>
public sealed class CsvTextTests
{
    [Fact]
    public void A_table_as_one_would_write_it_by_hand()
        => Assert.Equal(
            "\uFEFFQuarter,Party,\"Paid, USD bn\",Since,Sure,'=note\r\n"
            + "2026Q2,Ünal,0.3,2026-04-27,true,\"said \"\"yes\"\"\"\r\n"
            + "2026Q3,'-1,-1.50,,false,\"'=HYPERLINK(\"\"x\"\")\"\r\n"
            + "2026Q4,,1E+300,9999-12-31,,\"two\nlines\"\r\n",
            Written(new(
                ["Quarter", "Party", "Paid, USD bn", "Since", "Sure", "=note"],
                [
                    ["2026Q2", "Ünal", 0.1 + 0.2, new DateOnly(2026, 4, 27), true, "said \"yes\""],
                    ["2026Q3", "-1", -1.50m, null, false, "=HYPERLINK(\"x\")"],
                    ["2026Q4", "", 1e300, new DateOnly(9999, 12, 31), null, "two\nlines"],
                ])));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("＝1")]
    public void A_text_that_starts_like_a_formula_is_kept_from_being_one(string text) => Assert.Equal($"'{text}", Assert.Single(ReadBack(Tables.OfOneColumn(text))[1]));

    [Theory]
    [InlineData("1=1")]
    [InlineData(" =1")]
    [InlineData("'=1")]
    [InlineData("a@example.org")]
    public void Any_other_text_is_unchanged(string text) => Assert.Equal(text, Assert.Single(ReadBack(Tables.OfOneColumn(text))[1]));

    [Fact]
    public void A_row_of_one_empty_cell_is_no_blank_line() => Assert.Equal("\uFEFFValue\r\n\"\"\r\n1\r\n", Written(Tables.OfOneColumn(null, 1)));

    [Fact]
    public void What_is_read_back_is_what_was_written()
        => Tables.Any.Sample(
            table =>
            {
                var read = ReadBack(table);
                Assert.Equal(table.Rows.Count + 1, read.Count);
                foreach (var (row, cells) in read.Zip(table.Rows.Prepend(table.Columns)))
                    Assert.All(row.Zip(cells), pair => Assert.True(Tells(pair.First, pair.Second), $"{pair.Second} was read as {pair.First}"));
            },
            iter: 2_000, threads: 1);

    private static bool Tells(string read, object? cell) => cell switch
    {
        null => read.Length == 0,
        string text => read.TrimStart('\'') == WholeCharacters(text).TrimStart('\'') && (read == WholeCharacters(text) || read == $"'{WholeCharacters(text)}"),
        bool truth => read == (truth ? "true" : "false"),
        double number => double.Parse(read, CultureInfo.InvariantCulture).Equals(number),
        decimal number => decimal.Parse(read, CultureInfo.InvariantCulture) == number,
        DateOnly day => DateOnly.ParseExact(read, "yyyy-MM-dd", CultureInfo.InvariantCulture) == day,
        _ => long.Parse(read, CultureInfo.InvariantCulture) == Convert.ToInt64(cell, CultureInfo.InvariantCulture),
    };

    /// <summary>UTF-8 cannot hold half a character.</summary>
    private static string WholeCharacters(string text) => string.Concat(text.EnumerateRunes());

    private static string Written(FigureTable table) => Encoding.UTF8.GetString(CsvText.Write(table));

    private static List<string[]> ReadBack(FigureTable table)
    {
        var bytes = CsvText.Write(table);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        using var reader = CsvReader.Create(new MemoryStream(bytes[3..]), new() { Separator = ',', HasHeader = false, SkipEmptyLines = true });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}

using Deals.Data;
using Deals.Report.Sheets;

namespace Deals.Tests.Report;

/// <summary>The tables of the datasets in the repository, and those behind all their figures.</summary>
public sealed class RealTablesTests
{
    public static TheoryData<string> Folders => [Repository.PathOf("data", "openai-clouds"), Repository.PathOf("tests", "data", "league-rights")];

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task All_figures_and_raw_tables_make_a_valid_workbook(string folder)
    {
        var (_, figures) = await RealDeals.OfAsync(folder);
        var tables = await Dataset.In(folder).TablesAsync(TestContext.Current.CancellationToken);
        var raw = tables.Select(table => new Sheet(table.Name, table.Title!, [table.Description!], new([.. table.Columns.Select(column => column.Heading)], table.Rows)) { ColumnDescriptions = [.. table.Columns.Select(column => column.Description)] });

        var sheets = ReadSheets.Of(Workbook.Write([.. figures.Select(figure => Sheet.Of(figure)), .. raw]));

        Assert.Equal(2 + figures.Count + tables.Count, sheets.Count);
        Assert.All(figures.Zip(sheets.Skip(2)), pair => Assert.Equal(pair.First.Rows.Count + 1, pair.Second.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count()));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public async Task A_number_or_a_day_of_a_figure_s_table_is_no_text(string folder)
    {
        var (_, figures) = await RealDeals.OfAsync(folder);
        var wrong =
            from figure in figures
            from row in figure.Table.Rows
            from cell in figure.Table.Columns.Zip(row)
            where cell.First != "Year" // some years are parts of one, and are named so
            where cell.Second is string text && (double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) || DateOnly.TryParseExact(text, "yyyy-MM-dd", out _))
            select $"{figure.Id}, {cell.First}: {cell.Second}";
        Assert.Empty(wrong.Distinct());
    }
}

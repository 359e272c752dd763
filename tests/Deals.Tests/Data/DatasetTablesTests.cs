using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>A dataset's tables as rows.</summary>
public sealed class DatasetTablesTests
{
    [Theory]
    [InlineData("number", "-1.50", "-1.50")]
    [InlineData("integer", "42", "42")]
    [InlineData("year", "2026", "2026")]
    [InlineData("date", "2026-04-27", "2026-04-27")]
    [InlineData("boolean", "true", "True")]
    [InlineData("string", "=1+1", "=1+1")]
    [InlineData("yearmonth", "2026-04", "2026-04")]
    [InlineData("datetime", "2026-04-27T10:00:00Z", "2026-04-27T10:00:00Z")]
    [InlineData("any", "1.50", "1.50")]
    [InlineData("any", "007", "007")]
    [InlineData("any", "2026-04-27", "2026-04-27")]
    [InlineData("any", "never", "never")]
    public async Task A_cell_has_the_type_of_its_column(string type, string csv, string invariant)
    {
        var table = (await TablesAsync(new SmallPackage().ExtraTable(type, csv)))[^1];

        Type[] kind = type switch
        {
            "number" => [typeof(decimal)],
            "integer" or "year" => [typeof(long)],
            "date" => [typeof(DateOnly)],
            "boolean" => [typeof(bool)],
            "any" => [csv switch { "1.50" => typeof(decimal), "2026-04-27" => typeof(DateOnly), _ => typeof(string) }],
            _ => [typeof(string)],
        };
        var row = Assert.Single(table.Rows);
        Assert.Equal(["x", invariant], row.Select(cell => cell is DateOnly day ? $"{day:O}" : FormattableString.Invariant($"{cell}")));
        Assert.IsType(kind[0], row[1]);
    }

    [Fact]
    public async Task An_empty_cell_is_null() => Assert.Null((await TablesAsync(new SmallPackage().ExtraTable("number", "")))[^1].Rows[0][1]);

    [Fact]
    public async Task A_table_has_the_descriptor_s_words_and_the_file_s_rows_in_order()
    {
        var package = new SmallPackage().ExtraTable("number", "").Text("extra.csv", "value,id\n3,c\n1,a\n2,b\n")
            .Table("extra", table => (table["title"], table["description"]) = ("Extra", "A row is anything."))
            .Field("extra", "value", field => (field["description"], field["unit"]) = ("How much.", "USD bn"));

        var table = (await TablesAsync(package))[^1];

        Assert.Equal(("extra", "Extra", "A row is anything.", "extra.csv"), (table.Name, table.Title, table.Description, table.File));
        Assert.Equal([new("id", null, null, null, "string"), new("value", null, "How much.", "USD bn", "number")], table.Columns);
        Assert.Equal(["id", "value [USD bn]"], table.Columns.Select(column => column.Heading));
        Assert.Equal([["c", 3m], ["a", 1m], ["b", 2m]], table.Rows);
    }

    [Fact]
    public async Task Every_table_of_the_descriptor_is_there_in_its_order()
    {
        var package = new SmallPackage();
        var check = await package.CheckAsync();
        var tables = await TablesAsync(package);
        Assert.Equal(check.Tables.Select(table => (table.Name, table.File, table.Rows)), tables.Select(table => (table.Name, table.File, table.Rows.Count)));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count)));
    }

    [Fact]
    public async Task Problems_are_told_all_at_once()
    {
        var package = new SmallPackage().ExtraTable("number", "one").Add("extra.csv", "y,two");
        var problems = (await Assert.ThrowsAsync<DataProblemsException>(() => TablesAsync(package))).Problems;
        Assert.Equal(["one", "two"], problems.Select(problem => problem.Value));
        await Assert.ThrowsAsync<DataProblemsException>(() => TablesAsync(new SmallPackage().Without("datapackage.json")));
    }

    private static Task<IReadOnlyList<DatasetTable>> TablesAsync(SmallPackage package) => new Dataset("small", package).TablesAsync(TestContext.Current.CancellationToken);
}

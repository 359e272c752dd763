using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>Faults that come together, and what is no fault.</summary>
public sealed class SeveralFaultsTests
{
    [Fact]
    public async Task Faults_of_one_row_one_file_and_several_files_are_all_told_in_order()
    {
        var package = new SmallPackage()
            .Cell("rights.csv", 2, 4, "nort").Cell("rights.csv", 2, 9, "2024-01-09").Cell("rights.csv", 2, 10, "share")
            .Line("rights.csv", 3, "R2,second,Code,south,maker,code,often,2024-06-31,,,,S2,,")
            .Cell("sources.csv", 2, 4, "2025-01-01")
            .Cell("placements.csv", 4, 3, "code");
        var check = await package.CheckAsync();

        Assert.Null(check.Book);
        Assert.Equal(
            [
                "sources.csv:2 column 4 'published' published-after-accessed",
                "placements.csv:4 column 3 'parent_id' cycle-in-subjects",
                "rights.csv:2 column 4 'holder_id' orphan-key",
                "rights.csv:2 column 9 'to' end-before-start",
                "rights.csv:2 column 10 'until' end-not-a-date",
                "rights.csv:3 column 7 'kind' not-listed",
                "rights.csv:3 column 8 'from' wrong-type",
                "rights.csv:3 column 13 'confidence' required-empty",
            ],
            check.Problems.Select(problem => $"{problem.Place} {problem.Kind}"));
        Assert.Equal(8, check.ProblemCount);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_does_not_make_orphans_of_those_that_refer_to_it()
    {
        var package = new SmallPackage()
            .Cell("sources.csv", 2, 6, "soon").Cell("parties.csv", 3, 4, "clouds").Cell("deals.csv", 2, 3, "")
            .Line("events.csv", 4, "ended,2024-06-01").Cell("subjects.csv", 3, 2, "").Cell("assumptions.csv", 2, 11, "x").Cell("readings.csv", 2, 3, "");
        var check = await package.CheckAsync();
        Assert.Equal(7, check.ProblemCount);
        Assert.DoesNotContain(check.Problems, problem => problem.Kind.Id == "orphan-key");
    }

    /// <summary>A right and terms end on day_x or on day_y, whichever is first; what is wrong with day_x alone is told at day_x alone.</summary>
    [Theory]
    [InlineData("day_x")]
    [InlineData("day_y")]
    public async Task A_wrong_assumption_is_told_once_and_not_again_where_rights_and_terms_name_it(string id)
    {
        var package = new SmallPackage().WithMoney();
        var line = 1 + Array.FindIndex(Encoding.UTF8.GetString(package["assumptions.csv"]).Split('\n'), row => row.StartsWith($"{id},", StringComparison.Ordinal));
        var check = await package.Cell("assumptions.csv", line, 10, "2024-01-02").CheckAsync();
        Assert.Equal([line], check.Problems.Select(problem => problem.Place.Line!.Value).Distinct());
        Assert.All(check.Problems, problem => Assert.Equal("assumptions.csv", problem.Place.File));
    }

    [Fact]
    public async Task A_file_that_is_not_there_does_not_make_orphans()
    {
        var check = await new SmallPackage().Without("sources.csv").Without("subjects.csv").CheckAsync();
        Assert.Equal(["sources.csv", "subjects.csv"], check.Problems.Select(problem => problem.Place.File));
    }

    [Fact]
    public async Task A_cell_has_one_problem_the_first()
    {
        var check = await new SmallPackage().Constraint("parties", "colour", "pattern", "^#[0-9a-f]{6}$").Cell("parties.csv", 2, 5, "red").CheckAsync();
        Assert.Equal("wrong-pattern", Assert.Single(check.Problems).Kind.Id);
    }

    [Fact]
    public async Task What_is_no_fault_is_not_told()
    {
        var package = new SmallPackage()
            .Text("offers.csv", "subject_id,party_id,source_id,reason\n")
            .Text("right_exceptions.csv", "note,party_id,right_id,source_id\n\"a \"\"b\"\", c\",south,R1,S1")
            .Cell("deals.csv", 2, 9, "=1+1").Cell("deals.csv", 3, 9, "  @ indented")
            .Cell("sources.csv", 3, 3, "\" Terms \"")
            .ExtraTable("any", "whatever")
            .Descriptor(root => root["resources"]!.AsArray().Add(new System.Text.Json.Nodes.JsonObject { ["name"] = "picture", ["path"] = "picture.png" }));
        var check = await package.CheckAsync();

        Assert.Empty(check.Problems);
        Assert.Equal("=1+1", check.Book!.Deals["first"].Note);
        Assert.Equal("  @ indented", check.Book.Deals["second"].Note);
        Assert.Equal(" Terms ", check.Book.Sources["S2"].Title);
        Assert.Empty(check.Book.Offers);
        Assert.Equal("south", Assert.Single(check.Book.Rights["R1"].Exceptions).Id);
        Assert.Equal(new TableCount("extra", "extra.csv", 1), check.Tables[^1]);
    }

    [Theory]
    [InlineData("string", "")]
    [InlineData("number", "-12.50")]
    [InlineData("number", "1.5e3")]
    [InlineData("number", "0.0")]
    [InlineData("number", "123456789012345.1234567890123")]
    [InlineData("integer", "-9223372036854775808")]
    [InlineData("boolean", "TRUE")]
    [InlineData("date", "2024-02-29")]
    [InlineData("year", "0001")]
    [InlineData("yearmonth", "2024-12")]
    [InlineData("time", "23:59:59")]
    [InlineData("datetime", "2024-01-10T10:00:00Z")]
    [InlineData("duration", "P1Y2M")]
    [InlineData("object", "{}")]
    [InlineData("array", "[]")]
    [InlineData("geopoint", "\"90.50, -45.5\"")]
    [InlineData("geojson", "{}")]
    [InlineData("any", "NaN")]
    public async Task A_value_of_each_type_is_no_fault(string type, string cell)
        => Assert.Empty((await new SmallPackage().ExtraTable(type, cell).CheckAsync()).Problems);

    [Theory]
    [InlineData("email", "a@example.org")]
    [InlineData("uri", "https://example.org/a?b")]
    [InlineData("uuid", "123e4567-e89b-12d3-a456-426614174000")]
    [InlineData("binary", "YWJj")]
    public async Task A_text_of_each_format_is_no_fault(string format, string cell)
        => Assert.Empty((await new SmallPackage().ExtraTable("string", cell, new() { ["format"] = format }).CheckAsync()).Problems);

    [Fact]
    public async Task A_row_may_refer_to_itself_and_to_one_further_down()
    {
        var package = new SmallPackage().ExtraTable("string", "x").Text("extra.csv", "id,value\nx,x\ny,z\nz,\n")
            .Schema("extra", schema => schema["foreignKeys"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject
            {
                ["fields"] = "value",
                ["reference"] = new System.Text.Json.Nodes.JsonObject { ["resource"] = "", ["fields"] = "id" },
            }));
        Assert.Empty((await package.CheckAsync()).Problems);
    }

    [Fact]
    public async Task A_table_that_may_be_absent_is_then_empty()
    {
        var package = new SmallPackage().Cell("rights.csv", 2, 11, "").Descriptor(root =>
        {
            var tables = root["resources"]!.AsArray();
            foreach (var absent in tables.Where(table => (string?)table!["name"] is "claims" or "claim_conflicts" or "events" or "reading_holders" or "offers" or "right_exceptions").ToList())
                tables.Remove(absent);
        });
        var check = await package.CheckAsync();
        Assert.Empty(check.Problems);
        Assert.Empty(check.Book!.Events);
        Assert.Empty(check.Book.Readings["wide"].HeldBy);
    }

    /// <summary>However a file was saved, the book is the same, quoted line ends included.</summary>
    [Theory]
    [InlineData("\r\n", false)]
    [InlineData("\n", true)]
    [InlineData("\r\n", true)]
    [InlineData("\r", false)]
    public async Task Line_ends_and_byte_order_mark_change_nothing(string lineEnd, bool mark)
    {
        var plain = Lined();
        var saved = Lined();
        foreach (var file in saved.CsvFiles.Append("datapackage.json").ToList())
        {
            saved.Text(file, text => text.Replace("\n", lineEnd, StringComparison.Ordinal));
            if (mark)
                saved[file] = [.. Encoding.UTF8.GetPreamble(), .. saved[file]];
        }

        Assert.Equal(BookText.Of((await plain.CheckAsync()).Book!), BookText.Of((await saved.CheckAsync()).Book!));

        saved.Text("rights.csv", text => text.Replace("2026-12-31", "2024-01-09", StringComparison.Ordinal));
        var problem = Assert.Single((await saved.CheckAsync()).Problems);
        Assert.Equal("rights.csv:4 column 9 'to'", problem.Place.ToString());

        static SmallPackage Lined() => new SmallPackage().Cell("rights.csv", 2, 3, "\"All\nof\nit\"");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100_000)]
    public async Task In_whatever_pieces_the_bytes_come_the_book_is_the_same(int piece)
    {
        var check = await new SmallPackage { Piece = piece }.CheckAsync();
        Assert.Equal(BookText.Of((await new SmallPackage().CheckAsync()).Book!), BookText.Of(check.Book!));
    }

    [Fact]
    public async Task Values_are_shown_short_and_with_nothing_hidden()
    {
        var check = await new SmallPackage().Cell("deals.csv", 2, 4, $"\u001b[31m{new string('9', 100)}").Cell("deals.csv", 3, 3, "\u202E2024\u200B\u0007").CheckAsync();
        Assert.Equal($@"\u001B[31m{new string('9', 55)}… (105 characters)", check.Problems[0].Value);
        Assert.Equal(@"\u202E2024\u200B\u0007", check.Problems[1].Value);
        Assert.DoesNotContain(check.Problems, problem => problem.ToString().Any(char.IsControl));
    }

    [Fact]
    public async Task A_notebook_gets_the_first_problems_and_their_number_in_one_message()
    {
        var package = new SmallPackage().ExtraTable("integer", "x").Text("extra.csv", $"id,value\n{string.Concat(Enumerable.Repeat("x,y\n", 1234))}");
        var thrown = await Assert.ThrowsAsync<DataProblemsException>(() => new Dataset("small", package).ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1234, thrown.Count);
        Assert.Equal(501, thrown.Problems.Count);
        Assert.StartsWith("The dataset small has 1234 problems:\nextra.csv:2 column 2 'value': 'y' is not a whole number;", thrown.Message, StringComparison.Ordinal);
        Assert.EndsWith("\n… `deals check small` lists them all.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(22, thrown.Message.Split('\n').Length);
    }

    [Fact]
    public async Task Reading_stops_when_it_is_told_to()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Dataset.In(Repository.PathOf("tests", "data", "league-rights")).CheckAsync(stop.Token));
    }
}

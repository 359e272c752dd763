using Deals.Charts.Html;
using Deals.Hosting;
using Deals.Tests.Charts;
using Microsoft.Data.Analysis;

namespace Deals.Tests.Notebooks;

/// <summary>Data frames, the kit's and a reader's own, as a notebook shows them.</summary>
public sealed class ShownFrameTests
{
    [Fact]
    public void The_numbers_behind_a_figure_are_a_data_frame_whose_columns_have_the_kind_of_their_cells()
    {
        var day = new DateOnly(2030, 5, 1);
        var frame = new FigureTable(["number", "day", "truth", "text", "mixed", "empty"],
            [[1.5, day, true, "x", 2, null], [null, null, null, null, day, null]]).ToDataFrame();
        Assert.Equal([typeof(double), typeof(DateTime), typeof(bool), typeof(string), typeof(string), typeof(string)], frame.Columns.Select(column => column.DataType));
        Assert.Equal([1.5, day.ToDateTime(TimeOnly.MinValue), true, "x", "2", null], frame.Columns.Select(column => column[0]));
        Assert.Equal([null, null, null, null, "2030-05-01", null], frame.Columns.Select(column => column[1]));
    }

    [Theory]
    // amounts: three digits of the largest, one place from 10 on, none from 1,000 on
    [InlineData(new[] { 0.95714, 106.58123, 38 }, "1.0 106.6 38.0")]
    [InlineData(new[] { 3.7, 1.004 }, "3.7 1.0")]
    [InlineData(new[] { 3.7, 1.014 }, "3.70 1.01")]
    [InlineData(new[] { 1234.4, 0.4 }, "1234 0")]
    [InlineData(new[] { 1234567.8, 12.0 }, "1,234,568 12")]
    // shares
    [InlineData(new[] { 0.2, 0.055 }, "0.200 0.055")]
    [InlineData(new[] { 0.25, 0.5 }, "0.25 0.50")]
    [InlineData(new[] { 0.0123 }, "0.0123")]
    // whole numbers, zeros, what rounds to zero
    [InlineData(new[] { 2, -3.0 }, "2 -3")]
    [InlineData(new[] { -0.0, 0 }, "0 0")]
    [InlineData(new[] { -0.001, 12.34 }, "0.0 12.3")]
    // the rounding of binary fractions
    [InlineData(new[] { 3.5527e-15, -7.1e-15 }, "0 0")]
    [InlineData(new[] { 0.1 + 0.2, 0.3 }, "0.3 0.3")]
    [InlineData(new[] { 0.00001234 }, "1.23E-5")]
    [InlineData(new[] { double.NaN, 1.5, double.NegativeInfinity }, "NaN 1.5 -Infinity")]
    public void Numbers_of_a_column_are_rounded_alike(double[] numbers, string wanted)
    {
        var table = new FigureTable(["n"], [.. numbers.Select(number => new object?[] { number })]);
        var text = ColumnText.Of(table)[0];
        Assert.Equal(wanted, string.Join(' ', numbers.Select(number => text.Of(number))));
    }

    [Fact]
    public void Where_rows_differ_in_what_they_measure_each_number_is_rounded_by_its_own_size()
        => Assert.Equal(
            ["7.43", "3154"],
            ((double[])[7.425545491, 3154]).Select(number => ColumnText.Of(new(["measure", "value"], [["shares", 7.425545491], ["market value", 3154.0]]))[1].Of(number)));

    [Fact]
    public void The_numbers_behind_a_figure_show_as_a_table()
    {
        var shown = new FigureTableFormatters().CreateTypeFormatters().Cast<Shown>().ToDictionary(one => one.MimeType, one =>
        {
            using var text = new StringWriter();
            one.Format(new FigureTable(["Party", "Gain ($bn)"], [["North & South", 12.5]]), text);
            return text.ToString();
        });
        Assert.Contains(">North &amp; South</td>", shown[MimeType.Html], StringComparison.Ordinal);
        Assert.Contains("12.5", shown[MimeType.Html], StringComparison.Ordinal);
        Assert.Equal("1 row\nParty; Gain ($bn)\nNorth & South; 12.5", shown[MimeType.Plain]);
    }

    [Fact]
    public void Where_rows_differ_in_unit_each_number_is_rounded_by_its_own_size()
        => Assert.Equal(
            "3 rows\n     base  unit\n    0.055  fraction\n       38  USD bn\n2,500,000  people",
            new ShownFrame(new(new DoubleDataFrameColumn("base", [0.055, 38, 2500000]), new StringDataFrameColumn("unit", ["fraction", "USD bn", "people"]))).Text());

    [Fact]
    public void Twenty_rows_are_shown_with_the_count_of_the_rest_and_all_by_a_call()
    {
        var frame = new DataFrame(new Int32DataFrameColumn("number", Enumerable.Range(1000, 1521)));
        var html = new ShownFrame(frame).Html();
        Assert.Contains("<caption>1,521 rows</caption>", html, StringComparison.Ordinal);
        Assert.Contains(">1019<", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">1020<", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"deals-note tex2jax_ignore mathjax_ignore\">… and 1,501 more rows. ShowAll() shows everything.</p>", html, StringComparison.Ordinal);
        var whole = frame.ShowAll();
        Assert.Contains(">2520<", whole.ToHtml(), StringComparison.Ordinal);
        Assert.DoesNotContain("<p class=\"deals-note", whole.ToHtml(), StringComparison.Ordinal);
        Assert.Equal(1522, whole.ToString().Split('\n').Length - 1);
    }

    [Fact]
    public void Ids_beside_their_names_and_columns_of_nothing_are_left_out_until_all_is_asked_for()
    {
        var frame = new DataFrame(
            new StringDataFrameColumn("term id", ["a", "b"]), new StringDataFrameColumn("term", ["Share", "Rent"]), new StringDataFrameColumn("payer id", ["x", "x"]),
            new StringDataFrameColumn("payer", ["Xen", "Xen"]), new StringDataFrameColumn("claim id", ["C1", null]), new DateTimeDataFrameColumn("to", new DateTime?[] { null, null }));
        Assert.Equal(
            """
            2 rows
            term id  term   payer  claim id
            a        Share  Xen    C1
            b        Rent   Xen    –
            Not shown: payer id. Empty: to. ShowAll() shows everything.
            """.ReplaceLineEndings("\n"), new ShownFrame(frame).Text());
        Assert.Contains(">payer id<", frame.ShowAll().ToHtml(), StringComparison.Ordinal);
        Assert.Contains(">to<", frame.ShowAll().ToHtml(), StringComparison.Ordinal);
        // An id that does not name the rows stands back even where it is first.
        Assert.StartsWith("2 rows\npayer\n", new ShownFrame(new(frame["payer id"], frame["payer"])).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_without_rows_shows_its_columns()
        => Assert.Equal("0 rows\nname  paid", new ShownFrame(new(new StringDataFrameColumn("name", 0), new DoubleDataFrameColumn("paid", 0))).Text());

    [Fact]
    public void What_a_reader_made_of_frames_is_shown_like_them()
    {
        var sums = new DataFrame(new StringDataFrameColumn("year", ["2026", "2026", "2027"]), new DoubleDataFrameColumn("paid", [0.1, 0.2, 12])).GroupBy("year").Sum("paid");
        Assert.Equal("2 rows\nyear  paid\n2026   0.3\n2027  12.0", new ShownFrame(sums).Text());
    }

    [Fact]
    public void A_long_text_is_cut_between_words_and_whole_where_it_is_pointed_at()
    {
        var text = string.Join(' ', Enumerable.Repeat("wörter & \"zeichen\"", 24));
        var frame = new DataFrame(new StringDataFrameColumn("note", [text]));
        var html = new ShownFrame(frame).Html();
        Assert.Contains($"title=\"{HtmlText.Escape(text)}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain($">{HtmlText.Escape(text)}<", html, StringComparison.Ordinal);
        Assert.Contains($">{HtmlText.Escape(text)}<", frame.ShowAll().ToHtml(), StringComparison.Ordinal);
        Assert.Equal("one two…", HtmlTable.Cut("one two three", 10));
        Assert.Equal("one two", HtmlTable.Cut("one two", 7));
        Assert.Equal("abcdefghi…", HtmlTable.Cut("abcdefghijklmnop", 10));
        Assert.Equal("abcdefgh…", HtmlTable.Cut("abcdefgh😀jklmnop", 10));
    }

    [Fact]
    public void Tables_escape_every_text()
    {
        var hostile = SmallBook.Hostile;
        foreach (var html in new[] { TableFormatters.HtmlOf(hostile), new ShownFrame(hostile.Parties.ToDataFrame()).Html(), hostile.Rights.ToDataFrame().ShowAll().ToHtml() })
        {
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("</figure>", html, StringComparison.OrdinalIgnoreCase);
        }
    }
}

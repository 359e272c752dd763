using CsCheck;
using Deals.Report.Sheets;

namespace Deals.Tests.Report;

/// <summary>Tables to be written: hostile ones by hand, any at random.</summary>
internal static class Tables
{
    public static readonly string[] HostileTexts =
    [
        "<script>alert(1)</script>", "</script>", "=HYPERLINK(\"https://example.org\",\"click\")", "+1+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "'=1+1", "'",
        "\"quoted\", with a comma", "two\r\nlines", "two\nlines", "  blanks around  ", " ", "", "\u202Eright to left", "שלום", "مرحبا", "\U0001F600\U0001F468\u200D\U0001F469\u200D\U0001F467", "&amp; & <b>", "]]>", "_x0041_", "_x005F_x0041_",
        "\0\u0001\u001F\u007F", "\uD800", "\uDC00 alone", "half \uD83D", "\uFFFE\uFFFF", "2026-04-27", "1.5", "TRUE", "#REF!", "{=1}", "DDE(\"cmd\")",
    ];

    public static readonly Gen<string> Texts = Gen.OneOf(
        Gen.OneOf(HostileTexts), Gen.String[0, 40], Gen.OneOf("a", "=", "'", "\"", ",", "\r", "\n", "\t", "_x0041_", "é", "本", "\U0001F600", "\uD83D", "\u0001", " ").Array[0, 8].Select(string.Concat));

    private static readonly Gen<object?> Cells = Gen.OneOf(
        Texts.Select(text => (object?)text), Gen.Double.Where(double.IsFinite).Select(number => (object?)number), Gen.Int.Select(number => (object?)number), Gen.Long[-9_007_199_254_740_992, 9_007_199_254_740_992].Select(number => (object?)number),
        Gen.Decimal[-1_000_000, 1_000_000].Select(number => (object?)number), Gen.Int[new DateOnly(1900, 3, 1).DayNumber, DateOnly.MaxValue.DayNumber].Select(day => (object?)DateOnly.FromDayNumber(day)),
        Gen.Bool.Select(truth => (object?)truth), Gen.Const((object?)null));

    public static readonly Gen<FigureTable> Any =
        from columns in Gen.Int[1, 30]
        from headings in Texts.Array[columns]
        from rows in Cells.Array[columns].Array[0, 8]
        select new FigureTable(headings, rows);

    public static FigureTable OfOneColumn(params object?[] cells) => new(["Value"], [.. cells.Select(cell => new[] { cell })]);

    public static Sheet Sheet(FigureTable table, string name = "table") => new(name, "A table", ["USD bn, 2026", "Sources: none"], table);

    /// <summary>The address of a cell, both counted from 0.</summary>
    public static string At(int column, int row) => $"{(column < 26 ? "" : (char)('A' + (column / 26) - 1))}{(char)('A' + (column % 26))}{row + 1}";
}

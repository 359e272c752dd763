using System.Text;
using CsCheck;
using Deals.Report.Sheets;
using Deals.Tests.Data;

namespace Deals.Tests.Report;

/// <summary>
/// Whatever the check passes, every command can show: of datasets with extremes, those that are clean list their figures, and every
/// figure is drawn and written, with no number that is none and none that is the rounding of sums. DEALS_DATASETS sets how many are
/// drawn.
/// </summary>
public sealed class WhateverChecksCleanTests
{
    private static readonly int Datasets = int.TryParse(Environment.GetEnvironmentVariable("DEALS_DATASETS"), out var many) ? many : 200;

    private static readonly string[] Optional =
        ["claims", "events", "offers", "right_exceptions", "reading_holders", "sizes", "correlations", "criteria", "published", "scenarios", "assumption_odds", "valuations", "ownership", "deal_parties", "rights", "cap_groups", "terms"];

    private static readonly string[] Days = ["1800-01-01", "2024-01-01", "2024-01-10", "2024-07-01", "2026-12-31", "2999-12-31"];

    private static readonly string[] Numbers = ["0", "-1", "0.000001", "0.5", "1", "12", "1000", "1000000"];

    /// <summary>Changes to the small dataset with money, most of which leave it clean.</summary>
    private static readonly Gen<Func<SmallPackage, SmallPackage>> Change = Gen.OneOf(
        Gen.OneOf(Optional).Select(table => new Func<SmallPackage, SmallPackage>(at => Emptied(at, table))),
        Gen.Int[1, 3].Select(quarters => new Func<SmallPackage, SmallPackage>(at => Ledger(at, $"2024Q{quarters}"))),
        Gen.OneOf("2024Q1", "2034Q4", "2123Q4").Select(last => new Func<SmallPackage, SmallPackage>(at => Ledger(at, last))),
        Gen.Select(Gen.OneOf(Days), Gen.OneOf(Days)).Select((from, through) => new Func<SmallPackage, SmallPackage>(at => Period(at, from, through))),
        Gen.OneOf(Days).Select(day => new Func<SmallPackage, SmallPackage>(at => at.Descriptor(root => root["deals"]!["asOf"] = day))),
        Gen.Select(Gen.Int[2, 3], Gen.Int[8, 9], Gen.OneOf([.. Days, ""])).Select((line, cell, day) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "rights", line, cell, day))),
        Gen.Select(Gen.Int[4, 16], Gen.OneOf(Numbers)).Select((line, number) => new Func<SmallPackage, SmallPackage>(at => Same(at, line, number))),
        Gen.Select(Gen.Int[2, 3], Gen.OneOf(Numbers)).Select((line, number) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "anchors", line, 3, number))),
        Gen.Select(Gen.Int[2, 6], Gen.OneOf(Numbers)).Select((line, number) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "published", line, 12, number))),
        Gen.Select(Gen.Int[2, 11], Gen.OneOf("open", "old", "")).Select((line, clause) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "terms", line, 4, clause))),
        Gen.Select(Gen.Int[2, 11], Gen.Int[8, 9], Gen.OneOf([.. Days, ""])).Select((line, cell, day) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "terms", line, cell, day))));

    [Fact]
    public async Task Whatever_checks_clean_is_shown()
    {
        var clean = 0;
        await Change.Array[0, 5].SampleAsync(async changes =>
        {
            var check = await changes.Aggregate(new SmallPackage { Piece = 65_536 }.WithMoney(), (at, change) => change(at)).CheckAsync();
            if (check.Book is not { } book)
                return;
            Interlocked.Increment(ref clean);
            foreach (var figure in DealFigures.All(book, book.Timeline()))
            {
                foreach (var number in figure.Table.Rows.SelectMany(row => row).OfType<double>())
                    Assert.True(double.IsFinite(number) && (number == 0 || Math.Abs(number) > 1e-12), $"{figure.Id} has {number:R}");
                Assert.DoesNotContain("NaN", figure.Title, StringComparison.Ordinal);
                Assert.NotEmpty(FigureRecord.Of(figure).Write());
                Assert.DoesNotContain("E-1", Encoding.UTF8.GetString(CsvText.Write(figure.Table)), StringComparison.Ordinal);
            }
        }, iter: Datasets, threads: 1);
        Assert.InRange(clean, Datasets / 5, Datasets);
    }

    /// <summary>Leaves a table its heading.</summary>
    private static SmallPackage Emptied(SmallPackage package, string table) => package.Text($"{table}.csv", all => $"{all.Split('\n')[0]}\n");

    private static SmallPackage Ledger(SmallPackage package, string last) => package.Descriptor(root => root["deals"]!["ledger"]!["through"] = last);

    private static SmallPackage Period(SmallPackage package, string from, string through) => package.Descriptor(root =>
    {
        root["deals"]!["period"]!["from"] = from;
        root["deals"]!["period"]!["through"] = through;
    });

    /// <summary>Sets a cell where the table still has the line.</summary>
    private static SmallPackage Cell(SmallPackage package, string table, int line, int cell, string text) => package.Text($"{table}.csv", all =>
    {
        var lines = all.Split('\n');
        if (line > lines.Length || lines[line - 1].Length == 0)
            return all;
        var cells = lines[line - 1].Split(',');
        cells[cell - 1] = text;
        lines[line - 1] = string.Join(',', cells);
        return string.Join('\n', lines);
    });

    /// <summary>Sets an assumption's low, base and high to one number.</summary>
    private static SmallPackage Same(SmallPackage package, int line, string number)
        => Enumerable.Range(5, 3).Aggregate(package, (at, cell) => Cell(at, "assumptions", line, cell, number));
}

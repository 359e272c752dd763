using System.Text.Json.Nodes;
using CsCheck;
using Deals.Tests.Data;

namespace Deals.Tests.Report;

/// <summary>
/// Whatever the check passes, every command can show: of datasets with extremes, those that are clean are shown in every way.
/// DEALS_DATASETS sets how many are drawn.
/// </summary>
public sealed class WhateverChecksCleanTests
{
    private static readonly int Datasets = int.TryParse(Environment.GetEnvironmentVariable("DEALS_DATASETS"), out var many) ? many : 60;

    private static readonly string[] Optional =
        ["claims", "events", "offers", "right_exceptions", "reading_holders", "sizes", "correlations", "criteria", "published", "scenarios", "assumption_odds", "valuations", "ownership", "deal_parties", "rights", "cap_groups", "terms", "claim_conflicts", "deals", "readings", "regimes", "clauses"];

    private static readonly string[] Days = ["1800-01-01", "2024-01-01", "2024-01-10", "2024-07-01", "2026-12-31", "2999-12-31"];

    private static readonly string[] Numbers = ["0", "-1", "0.000001", "0.5", "1", "12", "1000", "1000000", "1000000000000", "1000000000000000", "-1000000000000000", "0.0000000000000001"];

    /// <summary>The columns of an assumption's low, base and high value and of its bounds.</summary>
    private static readonly int[] Values = [5, 6, 7, 9, 10];

    /// <summary>What belongs to nobody in particular: with it alone there is one party, and no deal.</summary>
    private static readonly string[] OfNobody = ["sources", "readings", "subjects", "placements", "assumptions", "scenarios"];

    /// <summary>Changes to the small dataset with money, most of which leave it clean.</summary>
    private static readonly Gen<Func<SmallPackage, SmallPackage>> Change = Gen.OneOf(
        Gen.OneOf(Optional).Select(table => new Func<SmallPackage, SmallPackage>(at => Emptied(at, table))),
        Gen.OneOf("maker", "north", "south").Select(party => new Func<SmallPackage, SmallPackage>(at => Alone(at, party))),
        Gen.OneOf("offers", "terms", "rights", "events", "deals", "criteria", "ownership", "valuations", "placements", "readings").SelectMany(table => Gen.Int[2, 11].Select(line => new Func<SmallPackage, SmallPackage>(at => Without(at, table, line)))),
        Gen.OneOf("offers", "rights", "terms", "anchors", "ownership").SelectMany(table => Gen.Int[2, 6].Select(line => new Func<SmallPackage, SmallPackage>(at => Twice(at, table, line)))),
        Gen.OneOf(Numbers).Select(number => new Func<SmallPackage, SmallPackage>(at => Ledger(at, "threshold", decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)))),
        Gen.OneOf(Days).Select(day => new Func<SmallPackage, SmallPackage>(at => Ledger(at, "valuationDate", day))),
        Gen.Select(Gen.Int[4, 16], Gen.Int[5, 7], Gen.OneOf(Numbers)).Select((line, cell, number) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "assumptions", line, cell, number))),
        Gen.Select(Gen.Int[2, 11], Gen.Int[11, 19], Gen.OneOf("rate", "cap", "half", "total", "years", "share", "growth", "")).Select((line, cell, id) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "terms", line, cell, id))),
        Gen.Select(Gen.OneOf("day_y", "rate", "cap", "total", "growth", "day_x"), Gen.Bool).Select((id, isThere) => new Func<SmallPackage, SmallPackage>(at => Ledger(at, "headline", isThere ? id : null))),
        Gen.Select(Gen.Int[2, 4], Gen.OneOf(Days)).Select((line, day) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "events", line, 2, day))),
        Gen.Select(Gen.Int[2, 4], Gen.OneOf(Days)).Select((line, day) => new Func<SmallPackage, SmallPackage>(at => Cell(at, "valuations", line, 3, day))),
        Gen.Select(Gen.Int[2, 3], Gen.OneOf([.. Days, "never"])).Select((line, day) => new Func<SmallPackage, SmallPackage>(at => Always(at, line, day))),
        Gen.Int[1, 3].Select(quarters => new Func<SmallPackage, SmallPackage>(at => Ledger(at, "through", $"2024Q{quarters}"))),
        Gen.OneOf("2024Q1", "2034Q4", "2123Q4").Select(last => new Func<SmallPackage, SmallPackage>(at => Ledger(at, "through", last))),
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
            if (check.Book is { } book)
                EveryWay.Show(book, Interlocked.Increment(ref clean));
        }, iter: Datasets, threads: 1);
        Assert.InRange(clean, Datasets / 5, Datasets);
    }

    /// <summary>Leaves a table its heading.</summary>
    private static SmallPackage Emptied(SmallPackage package, string table) => package.Text($"{table}.csv", all => $"{all.Split('\n')[0]}\n");

    /// <summary>Leaves one party, and what needs no other; money needs others, so it goes.</summary>
    private static SmallPackage Alone(SmallPackage package, string party)
    {
        foreach (var file in package.CsvFiles)
        {
            if (!OfNobody.Contains(Path.GetFileNameWithoutExtension(file)) && file != "assumption_odds.csv")
                package.Text(file, all => string.Join('\n', all.Split('\n').Where((line, at) => at == 0 || (file == "parties.csv" && line.StartsWith($"{party},", StringComparison.Ordinal)))) + "\n");
        }

        return package.Text("scenario_values.csv", all => $"{all.Split('\n')[0]}\n").Text("scenarios.csv", all => $"{all.Split('\n')[0]}\n").Descriptor(root => root["deals"]!.AsObject().Remove("ledger"));
    }

    private static SmallPackage Without(SmallPackage package, string table, int line)
        => package.Text($"{table}.csv", all => string.Join('\n', all.Split('\n').Where((text, at) => at + 1 != line || text.Length == 0)));

    /// <summary>Repeats a row under another id: the same right, term or anchor once more.</summary>
    private static SmallPackage Twice(SmallPackage package, string table, int line) => package.Text($"{table}.csv", all =>
    {
        var lines = all.Split('\n');
        if (line > lines.Length || lines[line - 1].Length == 0)
            return all;
        var cells = lines[line - 1].Split(',');
        if (table is "rights" or "terms")
            (cells[0], cells[1]) = ($"{cells[0]}_2", table == "terms" ? $"{cells[1]} 2" : cells[1]);
        return $"{all.TrimEnd('\n')}\n{string.Join(',', cells)}\n";
    });

    /// <summary>Sets an assumption that is a day to one day, whatever happens.</summary>
    private static SmallPackage Always(SmallPackage package, int line, string day)
        => Values.Aggregate(package, (at, cell) => Cell(at, "assumptions", line, cell, day));

    /// <summary>Sets a property of the ledger, where there still is one.</summary>
    private static SmallPackage Ledger(SmallPackage package, string property, JsonNode? value) => package.Descriptor(root =>
    {
        if (root["deals"]!["ledger"] is not JsonObject ledger)
            return;
        if (value is null)
            ledger.Remove(property);
        else
            ledger[property] = value;
    });

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

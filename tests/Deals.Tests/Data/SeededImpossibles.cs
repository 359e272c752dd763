using Deals.Data;

namespace Deals.Tests.Data;

/// <summary>What cannot be true, cannot be seen, or would take for ever: each is refused at its place.</summary>
internal static class SeededImpossibles
{
    private const string Json = "datapackage.json";

    private static readonly string[] WrongNames = ["", " ", "../x", "..", "Small", "my deals", "tower_lease/x", "\u00e9t\u00e9", "-x", ".hidden"];

    private static readonly string[] WrongAddresses = ["javascript:alert(1)", "ftp://example.org/a", "file:///etc/passwd", "data:text/html;base64;AA", "www.example.org", "https://exa mple.org", "mailto:a@example.org", "https://"];

    /// <summary>What a text may not hold: controls, the turns of writing, the mark of byte order.</summary>
    private static readonly (string Name, string Text)[] Controls =
        [("an escape", "\u001B]0;x\u0007"), ("a bell", "\u0007"), ("a delete", "\u007F"), ("a C1 control", "\u0085"), ("a turn to the left", "\u202Eabc"), ("an isolate", "\u2066abc"), ("a line separator", "a\u2028b"), ("a mark of byte order", "a\uFEFFb")];

    /// <summary>Names that an eye takes for "North Cloud", which stands above.</summary>
    private static readonly (string Name, string Text)[] Twins =
    [
        ("case", "NORTH cloud"), ("two blanks", "North  Cloud"), ("a no-break space", "North\u00A0Cloud"), ("a thin space", "North\u2009Cloud"),
        ("an ideographic space", "North\u3000Cloud"), ("a Cyrillic letter", "N\u043Erth Cloud"), ("a Greek letter", "N\u03BFrth Cloud"), ("full width", "\uFF2Eorth Cloud"),
        ("the same letters", "North Cloud"),
    ];

    private static readonly (string Name, string Text)[] Unseen =
        [("a zero-width space", "South\u200B Cloud"), ("a soft hyphen", "Sou\u00ADth Cloud"), ("a zero-width joiner", "South\u200DCloud"), ("a filler", "South\u3164Cloud"), ("a blank before", " South Cloud"), ("a no-break space after", "South Cloud\u00A0"), ("nothing but a no-break space", "\u00A0"), ("nothing but Braille without dots", "\u2800"), ("a tab", "South\tCloud")];

    public static IReadOnlyList<Fault> All { get; } = [.. Files(), .. Descriptor(), .. Texts(), .. Names(), .. Days(), .. Numbers(), .. Amounts()];

    private static IEnumerable<Fault> Files() =>
    [
        new("a table that is a pipe", at => Refusing(at, "claims.csv", ProblemKind.NotAFile), new Told("not-a-file", "claims.csv")),
        new("a descriptor that is a folder", at => Refusing(at, Json, ProblemKind.NotAFile), new Told("not-a-file", Json)),
        new("a table of a gigabyte", at => Refusing(at, "claims.csv", ProblemKind.TooLargeFile), new Told("file-too-large", "claims.csv")),
    ];

    private static IEnumerable<Fault> Descriptor() =>
    [
        .. WrongNames.Select(name => new Fault($"the package's name '{name}'", at => at.Descriptor(root => root["name"] = name), new Told("wrong-property", Json, Header: "name", Value: name) { LineWith = "\"name\"", Says = "lower-case letters, digits" })),
        new("the package's name null", at => at.Descriptor(root => root["name"] = null), new Told("wrong-property", Json, Header: "name", Value: "null") { LineWith = "\"name\"" }),
        new("the package's name as a number", at => at.Descriptor(root => root["name"] = 7), new Told("wrong-property", Json, Header: "name", Value: "7") { LineWith = "\"name\"" }),
        new("lists nested a hundred deep", at => at.Text(Json, $"{{\n\"x\": {new string('[', 100)}{new string(']', 100)}\n}}"), new Told("too-deep", Json, 2) { Says = "nested deeper than 64" }),
        new("objects nested a hundred deep", at => at.Text(Json, $"{string.Concat(Enumerable.Repeat("{\n\"x\":", 100))}1{new string('}', 100)}"), new Told("too-deep", Json, 65) { Says = "nested deeper than 64" }),
        new("a title that sets a terminal's", at => at.Descriptor(root => root["title"] = "\u001B]0;x\u0007"), new Told("control-character", Json, Header: "title", Value: @"\u001B]0;x\u0007") { LineWith = "title" }),
        new("a description that turns its direction", at => at.Descriptor(root => root["description"] = "For \u202Etests"), new Told("control-character", Json, Header: "description", Value: @"For \u202Etests") { LineWith = "description" }),
    ];

    private static IEnumerable<Fault> Texts() =>
    [
        .. Controls.Select(one => new Fault($"{one.Name} in a remark", at => at.Cell("deals.csv", 2, 9, one.Text), new Told("control-character", "deals.csv", 2, 9, "note", Shown(one.Text)))),
        .. Controls.Select(one => new Fault($"{one.Name} in a party's name", at => at.Cell("parties.csv", 3, 3, one.Text), new Told("control-character", "parties.csv", 3, 3, "short_name", Shown(one.Text)))),
        .. WrongAddresses.Select(url => new Fault($"the address {url}", at => at.Cell("sources.csv", 2, 5, url), new Told("wrong-address", "sources.csv", 2, 5, "url", url) { Says = "https://" })),
    ];

    private static IEnumerable<Fault> Names() =>
    [
        .. Twins.Select(twin => new Fault($"two parties that differ by {twin.Name}", at => at.Cell("parties.csv", 4, 2, twin.Text), new Told("look-alike", "parties.csv", 4, 2, "name", Shown(twin.Text)) { Says = twin.Text == "North Cloud" ? "'North Cloud' names another row too; expected a name of its own, as line 3 has that one" : "looks like 'North Cloud'; expected a name of its own, as line 3 has that one" })),
        .. Unseen.Select(one => new Fault($"a party named with {one.Name}", at => at.Cell("parties.csv", 4, 2, one.Text), new Told("hidden-name", "parties.csv", 4, 2, "name", Shown(one.Text)))),
        new("two short names that differ by case", at => at.Cell("parties.csv", 4, 3, "NORTH"), new Told("look-alike", "parties.csv", 4, 3, "short_name", "NORTH")),
        new("two subjects that differ by case", at => at.Cell("subjects.csv", 4, 2, "CHAT"), new Told("look-alike", "subjects.csv", 4, 2, "name", "CHAT")),
        new("two readings that differ by a blank", at => at.Cell("readings.csv", 3, 2, "W ide").Cell("readings.csv", 2, 2, "W  ide"), new Told("look-alike", "readings.csv", 3, 2, "name", "W ide")),
        new("two deals of a name", at => at.Cell("deals.csv", 3, 2, "First deal"), new Told("look-alike", "deals.csv", 3, 2, "name", "First deal")),
        new("two sliders of a label", at => at.Cell("assumptions.csv", 3, 2, "day x"), new Told("look-alike", "assumptions.csv", 3, 2, "label", "day x")),
        new("an event of nothing to see", at => at.Cell("events.csv", 3, 5, "\u200B\u200B"), new Told("hidden-name", "events.csv", 3, 5, "title", @"\u200B\u200B") { Says = "has nothing to see" }),
        .. new[] { ("drivers", 3, "Sold"), ("clauses", 3, "OPEN"), ("regimes", 3, "court"), ("terms", 3, "sales"), ("scenarios", 3, "more") }.Select(one =>
            Money($"two {one.Item1} of a name", at => at.Cell($"{one.Item1}.csv", one.Item2, 2, one.Item3), new Told("look-alike", $"{one.Item1}.csv", one.Item2, 2, "name", one.Item3))),
        Money("two criteria of a party of a name", at => at.Add("criteria.csv", "again,maker,ALL in all,delta,,more,win,C1,S1,,"), new Told("look-alike", "criteria.csv", 6, 3, "name", "ALL in all")),
    ];

    private static IEnumerable<Fault> Days() =>
    [
        new("an as-of day before the period", at => at.Descriptor(root => root["deals"]!["asOf"] = "1900-01-01"), new Told("out-of-bounds", Json, Header: "deals.asOf", Value: "1900-01-01") { LineWith = "asOf", Says = "before the period" }),
        new("an as-of day centuries after the period", at => at.Descriptor(root => root["deals"]!["asOf"] = "2700-01-01"), new Told("out-of-bounds", Json, Header: "deals.asOf", Value: "2700-01-01") { LineWith = "asOf", Says = "more than a century after" }),
        new("an as-of day at the end of the calendar", at => at.Descriptor(root => root["deals"]!["asOf"] = "9999-12-31"), new Told("wrong-property", Json, Header: "deals.asOf", Value: "9999-12-31") { LineWith = "asOf", Says = "2999-12-31" }),
        new("a period of two centuries", at => at.Descriptor(root => root["deals"]!["period"]!["through"] = "2226-12-31"), new Told("too-many", Json, Header: "deals.period.through", Value: "2226-12-31") { LineWith = "through", Says = "202 years" }),
        .. new[] { "EUR\nm", "\u200B", " ", new string('x', 41) }.Select(unit => Money(
            $"money in {Shown(unit)}", at => at.Descriptor(root => root["deals"]!["ledger"]!["unit"] = unit), new Told("wrong-property", Json, Header: "deals.ledger.unit", Value: Shown(unit)) { LineWith = "\"unit\"", Says = "a unit as charts write it" })),
        new("an as-of day left empty", at => at.Descriptor(root => root["deals"]!["asOf"] = ""), new Told("wrong-property", Json, Header: "deals.asOf", Value: "") { LineWith = "asOf", Says = "the text is empty; expected a date as YYYY-MM-DD" }),
        Money("a ledger of more than a century", at => at.Descriptor(root => root["deals"]!["ledger"]!["through"] = "2124Q1"), new Told("too-many", Json, Header: "deals.ledger.through", Value: "2124Q1") { LineWith = "2124Q1", Says = "401 quarters" }),
        Money("a ledger of the year 1", at => at.Descriptor(root => root["deals"]!["ledger"]!["from"] = "0001Q1"), new Told("wrong-property", Json, Header: "deals.ledger.from", Value: "0001Q1") { LineWith = "0001Q1", Says = "1800 to 2999" }),
        new("a far day for no end", at => at.Cell("rights.csv", 3, 9, "9999-12-31"), new Told("above-maximum", "rights.csv", 3, 9, "to", "9999-12-31") { Says = "at most 2999-12-31" }),
        new("a day of the year 202", at => at.Cell("events.csv", 2, 2, "0202-04-01"), new Told("below-minimum", "events.csv", 2, 2, "date", "0202-04-01")),
        new("an assumed day at the end of the calendar", at => at.Cell("assumptions.csv", 2, 7, "9999-12-31"), new Told("number-out-of-range", "assumptions.csv", 2, 7, "high", "9999-12-31") { Says = "never" }),
        Money("a published number of another century", at => at.Cell("published.csv", 3, 10, "1824Q1"), new Told("out-of-bounds", "published.csv", 3, 10, "from_quarter", "1824Q1") { Says = "more than a century before the ledger" }),
        Money("an anchor of the year 9000", at => at.Cell("anchors.csv", 2, 2, "9000"), new Told("wrong-type", "anchors.csv", 2, 2, "period", "9000")),
    ];

    private static IEnumerable<Fault> Numbers() =>
    [
        new("an amount that nobody has", at => at.Cell("deals.csv", 2, 4, "1000000000000001"), new Told("number-out-of-range", "deals.csv", 2, 4, "amount", "1000000000000001") { Says = "from -10^15 to 10^15" }),
        new("a value that nobody has", at => at.Cell("claims.csv", 2, 6, "-1e16"), new Told("number-out-of-range", "claims.csv", 2, 6, "value", "-1e16")),
        new("a bound that no slider reaches", at => at.Cell("assumptions.csv", 3, 10, "7e28"), new Told("number-out-of-range", "assumptions.csv", 3, 10, "maximum", "7e28")),
        Money("a probability of -0.5 throughout", at => Assumed(at, "odd", "fraction", -0.5m).Cell("terms.csv", 9, 18, "odd"), new Told("number-out-of-kind", "terms.csv", 9, 18, "probability", "odd") { Says = "from 0 to 1" }),
        Money("the probability of an end of -0.5 throughout", at => Assumed(at, "odd", "fraction", -0.5m).Cell("regime_ends.csv", 2, 3, "odd"), new Told("number-out-of-kind", "regime_ends.csv", 2, 3, "probability", "odd") { Says = "0 to 1" }),
        Money("a share of a parent above one", at => Assumed(at, "odd", "fraction", 1.5m).Cell("drivers.csv", 3, 10, "odd"), new Told("number-out-of-kind", "drivers.csv", 3, 10, "share_from", "odd")),
        Money("a negative factor", at => Assumed(at, "odd", "ratio", -2).Cell("drivers.csv", 4, 5, "odd"), new Told("number-out-of-kind", "drivers.csv", 4, 5, "factor", "odd") { Says = "from 0" }),
        Money("a negative factor of what is taken off", at => Assumed(at, "odd", "ratio", -2).Cell("drivers.csv", 5, 5, "odd"), new Told("number-out-of-kind", "drivers.csv", 5, 5, "factor", "odd")),
        Money("a factor that is a day", at => at.Cell("drivers.csv", 4, 5, "day_x"), new Told("not-a-number", "drivers.csv", 4, 5, "factor", "day_x")),
        Money("a growth that is a day", at => at.Cell("drivers.csv", 2, 12, "day_x"), new Told("not-a-number", "drivers.csv", 2, 12, "growth", "day_x")),
        new("a probability below zero that nothing uses", at => Assumed(at, "odd", "probability", -0.5m), new Told("number-out-of-kind", "assumptions.csv", 4, 5, "low", "-0.5") { Says = "as the unit is probability" }, new("number-out-of-kind", "assumptions.csv", 4, 9, "minimum", "-0.5")),
        new("a share of 150 percent that nothing uses", at => Assumed(at, "odd", "share", 1.5m), new Told("number-out-of-kind", "assumptions.csv", 4, 10, "maximum", "1.5") { Says = "0.8 for 80 percent" }),
    ];

    private static IEnumerable<Fault> Amounts() =>
    [
        Money("more combinations of odds than are computed", at => Odds(at, 3, 10), new Told("too-many", "assumptions.csv", 18, 8, "distribution", "discrete") { Says = "there are 2,000 combinations of odds (2 × 10 × 10 × 10); expected at most" }),
        Money("more simulations than a number can hold", at => Odds(at, 400, 9), new Told("too-many", "assumptions.csv", 18, 8, "distribution", "discrete") { Says = "there are more than 10^308 combinations of odds (2 × 9 × 9 × 9 × 9 × 9 …)" }),
        Money("more drivers than are computed", at => Many(at, "drivers", 1000, one => $"d{one},Driver {one},product,sold,half,,,,,,,,,Made,,,"), new Told("too-many", "drivers.csv", 1002, 1, "driver_id", "d995") { Says = "there are 1,005 drivers" }),
        Money("more parties than are computed", at => Many(at, "parties", 200, one => $"p{one},Party {one},Party {one},investor,#777777,"), new Told("too-many", "parties.csv", 202, 1, "party_id", "p194") { Says = "206 parties" }),
        new("more rights than are compared", at => Many(at, "rights", 2000, one => $"M{one},second,Made {one},south,maker,code,non_exclusive,2024-06-01,,,,S2,low,"), new Told("too-many", "rights.csv", 2002, 1, "right_id", "M1998") { Says = "2,002 rights" }),
        new("more readings than are compared", at => Many(at, "readings", 49, one => $"r{one},Reading {one},Made,S1,").Text("placements.csv", all => all + string.Concat(Enumerable.Range(0, 49).Select(one => $"r{one},all,\nr{one},chat,\nr{one},code,\n"))), new Told("too-many", "readings.csv", 52, 1, "reading_id", "r48") { Says = "51 readings" }),
        new("a chain of ten thousand subjects that ends where it began", at => Many(Many(at, "subjects", 10_000, one => $"s{one},Subject {one},"), "placements", 10_000, one => $"wide,s{one},s{(one + 1) % 10_000}\nnarrow,s{one},"), new Told("cycle-in-subjects", "placements.csv", 8, 3, "parent_id", "s1") { Says = "s0 < s1 < s2 < s3 < s4 < s5 < … < s9995" }),
    ];

    private static Fault Money(string name, Func<SmallPackage, SmallPackage> seed, params IReadOnlyList<Told> expected) => new(name, at => seed(at.WithMoney()), expected);

    private static SmallPackage Refusing(SmallPackage package, string file, ProblemKind kind)
    {
        package.Refused.Add(file, new RefusedFileException(kind, "this will not do", "a regular file"));
        return package;
    }

    /// <summary>Adds an assumption that is the same throughout.</summary>
    internal static SmallPackage Assumed(SmallPackage package, string id, string unit, decimal value)
        => Many(package, "assumptions", 1, _ => FormattableString.Invariant($"{id},Odd one,Odd,{unit},{value},{value},{value},fixed,{value},{value},1,judgement,,Made,2024-07-01"));

    private static SmallPackage Many(SmallPackage package, string table, int count, Func<int, string> row)
        => package.Text($"{table}.csv", all =>
        {
            var missing = all.Split('\n')[0].Count(letter => letter == ',') - row(0).Split('\n')[0].Count(letter => letter == ',');
            return all + string.Concat(Enumerable.Range(0, count).Select(one => $"{row(one)}{new string(',', Math.Max(0, missing))}\n"));
        });

    private static SmallPackage Odds(SmallPackage package, int assumptions, int odds)
        => Many(
            Many(package, "assumptions", assumptions, one => $"o{one},Odds {one},Odds,EUR m,0,1,100,discrete,0,100,1,judgement,,Made,2024-07-01,"),
            "assumption_odds", assumptions * odds, one => FormattableString.Invariant($"o{one / odds},{one % odds},{(one % odds == 0 ? 1 - ((odds - 1) * 0.01m) : 0.01m)},,Made"));

    private static string Shown(string text) => VisibleText.Of(text);
}

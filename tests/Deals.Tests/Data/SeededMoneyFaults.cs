using System.Text.Json.Nodes;

namespace Deals.Tests.Data;

/// <summary>At least one fault of each kind that the money tables can have.</summary>
internal static class SeededMoneyFaults
{
    private const string Json = "datapackage.json";

    public static IReadOnlyList<Fault> All { get; } = [.. Ledger(), .. Rows(), .. AmongRows(), .. Model()];

    private static IEnumerable<Fault> Ledger() =>
    [
        Ledger("terms without a ledger", deals => deals.Remove("ledger"), new Told("missing-property", Json, Header: "deals.ledger") { LineWith = "\"deals\"" }),
        Ledger("a ledger without a unit", deals => deals["ledger"]!.AsObject().Remove("unit"), new Told("missing-property", Json, Header: "deals.ledger.unit") { LineWith = "\"ledger\"" }),
        Ledger("a ledger from a day", deals => deals["ledger"]!["from"] = "2024-01-01", new Told("wrong-property", Json, Header: "deals.ledger.from", Value: "2024-01-01") { LineWith = "\"from\": \"2024-01-01\"", Says = "2026Q1" }),
        Ledger("a ledger that ends before it starts", deals => deals["ledger"]!["through"] = "2023Q4", new Told("end-before-start", Json, Header: "deals.ledger.through", Value: "2023Q4") { LineWith = "2023Q4" }),
        Ledger("a valuation date outside the ledger", deals => deals["ledger"]!["valuationDate"] = "2026-01-01", new Told("out-of-bounds", Json, Header: "deals.ledger.valuationDate", Value: "2026-01-01") { LineWith = "valuationDate", Says = "2025-12-31" }),
        Ledger("a valuation date that is none", deals => deals["ledger"]!["valuationDate"] = "today", new Told("wrong-property", Json, Header: "deals.ledger.valuationDate", Value: "today") { LineWith = "today" }),
        Ledger("a threshold below zero", deals => deals["ledger"]!["threshold"] = -1, new Told("wrong-property", Json, Header: "deals.ledger.threshold", Value: "-1") { LineWith = "threshold" }),
        Ledger("a discount rate that is not assumed", deals => deals["ledger"]!["discount"]!["equity"] = "dicount", new Told("orphan-key", Json, Header: "deals.ledger.discount.equity", Value: "dicount") { LineWith = "dicount" }),
        Ledger("a discount rate of a day", deals => deals["ledger"]!["discount"]!["margin"] = "day_x", new Told("number-out-of-kind", Json, Header: "deals.ledger.discount.margin", Value: "day_x") { LineWith = "margin" }),
        Ledger("a headline that is not assumed", deals => deals["ledger"]!["headline"] = "day_z", new Told("orphan-key", Json, Header: "deals.ledger.headline", Value: "day_z") { LineWith = "day_z" }),
    ];

    private static IEnumerable<Fault> Rows() =>
    [
        Cell("odds of what is not discrete", "assumptions", 12, 8, "fixed", "odds-not-discrete", "distribution"),
        Cell("a discrete assumption without odds", "assumptions", 4, 8, "discrete", "odds-not-discrete", "distribution"),
        Cell("a fraction in percent", "assumptions", 10, 7, "80", "out-of-bounds", "maximum", says: "no less than the high value, 80; a fraction is written 0.8 for 80 percent", column: 10, value: "0.8"),
        Cell("odds before the minimum", "assumption_odds", 2, 2, "2023-12-31", "out-of-bounds", "value", says: "2024-01-01 to never"),
        Cell("odds of a number for a day", "assumption_odds", 2, 2, "0.5", "wrong-type", "value"),
        Money("odds above one", at => at.Cell("assumption_odds.csv", 2, 3, "1.25"), new Told("number-out-of-kind", "assumption_odds.csv", 2, 3, "probability", "1.25")),
        Cell("odds out of the blue", "assumption_odds", 2, 5, "", "neither-source-nor-reason", "reason"),

        Cell("a share without its parent", "drivers", 3, 4, "", "part-missing", "parent_id"),
        Cell("a product that ramps", "drivers", 4, 7, "linear", "part-not-of-kind", "ramp"),
        Cell("a ramp that ends before it starts", "drivers", 3, 9, "2023Q4", "end-before-start", "ramp_to"),
        Cell("a ramp from a year", "drivers", 3, 8, "2024", "wrong-type", "ramp_from", says: "2026Q1"),
        Cell("a driver that names a driver nobody has", "drivers", 4, 4, "solt", "orphan-key", "parent_id", says: "'sold'"),
        Cell("an anchor of a driver that has none", "anchors", 2, 1, "times", "part-not-of-kind", "driver_id"),
        Cell("an anchor of nothing", "anchors", 4, 4, "", "one-of-two", "value", column: 3),
        Cell("an anchor of two things", "anchors", 3, 4, "total", "one-of-two", "assumption_id"),
        Cell("an anchor of a day", "anchors", 4, 4, "day_x", "not-a-number", "assumption_id"),
        Cell("an anchor of a month", "anchors", 2, 2, "2023-01", "wrong-type", "period", says: "2026Q1"),
        Cell("a reported number without its source", "anchors", 2, 5, "", "number-without-source", "source_id"),

        Cell("a term that names a driver nobody has", "terms", 2, 12, "solt", "orphan-key", "driver_id", says: "'sold'"),
        Cell("a sale without a driver", "terms", 2, 12, "", "part-missing", "driver_id"),
        Cell("a sale with an amount", "terms", 2, 15, "amount", "part-not-of-kind", "amount"),
        Cell("a cap without a rate", "terms", 3, 13, "", "part-missing", "rate"),
        Cell("a rate above one", "terms", 3, 13, "cap", "number-out-of-kind", "rate", says: "0 to 1"),
        Money("a rate that may be so many percent", at => at.Cell("assumptions.csv", 4, 10, "100"), new Told("number-out-of-kind", "terms.csv", 3, 13, "rate", "rate") { Says = "an assumption from 0 to 1; a fraction is written 0.8 for 80 percent" }, new("number-out-of-kind", "terms.csv", 7, 13, "rate", "rate"), new("number-out-of-kind", "ownership.csv", 3, 4, "share", "rate")),
        Cell("a rate that is a day", "terms", 3, 13, "day_x", "not-a-number", "rate"),
        Cell("a term that ends before it starts", "terms", 3, 9, "2023-12-31", "end-before-start", "to"),
        Cell("a term until a number", "terms", 3, 11, "rate", "end-not-a-date", "until"),
        Cell("a term since a number", "terms", 3, 10, "rate", "end-not-a-date", "since"),
        Cell("a sale to suppliers", "terms", 2, 6, "crews", "roles-do-not-pay", "payee_id", says: "from customers to"),
        Cell("a share paid by customers", "terms", 3, 5, "fans", "roles-do-not-pay", "payee_id", says: "from lab to cloud, or from cloud to lab, as", column: 6, value: "north"),
        Cell("a share from one cloud to another", "terms", 3, 5, "south", "roles-do-not-pay", "payee_id", says: "from lab to cloud, or from cloud to lab, as", column: 6, value: "north"),
        Cell("a term out of the blue", "terms", 4, 27, "", "neither-source-nor-reason", "reason"),
        Money("a share of nothing", at => at.Text("term_bases.csv", all => all.Replace("cut,sales,plus,\n", "", StringComparison.Ordinal)), new Told("part-missing", "terms.csv", 3, 3, "kind", "revenue_share")),
        Cell("a weight above one", "term_bases", 3, 4, "amount", "number-out-of-kind", "weight"),
        Cell("a cap that is a day", "cap_groups", 2, 3, "day_x", "not-a-number", "cap"),
        Cell("a cap out of the blue", "cap_groups", 2, 8, "", "neither-source-nor-reason", "reason", column: 9),
        Cell("a cap confirmed by some", "cap_groups", 2, 7, "partly", "wrong-type", "confirmed"),
        Money("a valuation of a cloud", at => at.Cell("valuations.csv", 2, 1, "north").Cell("ownership.csv", 2, 1, "north").Cell("ownership.csv", 3, 1, "north"), new Told("not-a-lab", "valuations.csv", 2, 1, "lab_id", "north")),
        Cell("a valuation that is a day", "valuations", 2, 2, "day_x", "not-a-number", "post_money"),
        Cell("a part that may be more than all", "ownership", 2, 4, "amount", "number-out-of-kind", "share"),

        Cell("a scenario that sets an unknown assumption", "scenario_values", 2, 2, "rat", "orphan-key", "assumption_id", says: "expected an assumption_id of assumptions; the nearest is 'rate'"),
        Cell("a scenario that leaves an assumption's bounds", "scenario_values", 2, 3, "1.5", "out-of-bounds", "value", says: "0 to 0.5"),
        Cell("a scenario that sets a number to a day", "scenario_values", 2, 3, "2025-01-01", "wrong-type", "value"),
        Cell("a scenario's value out of the blue", "scenario_values", 2, 5, "", "neither-source-nor-reason", "reason"),
        Cell("a criterion of no term", "criteria", 3, 5, "", "part-missing", "term_id"),
        Cell("a criterion of a term it does not use", "criteria", 2, 5, "cut", "part-not-of-kind", "term_id"),
        Cell("a judgement without a verdict", "criteria", 4, 7, "", "part-missing", "stated"),
        Cell("a judgement with a direction", "criteria", 4, 6, "more", "part-not-of-kind", "better"),
        Cell("a published number of nothing", "published", 2, 7, "", "one-of-two", "driver_id"),
        Cell("a published number of two things", "published", 3, 7, "sold", "one-of-two", "driver_id"),
        Cell("a published period that ends before it starts", "published", 2, 11, "2022Q4", "end-before-start", "through_quarter"),
        Cell("a published period of a year", "published", 2, 10, "2023", "wrong-type", "from_quarter"),
    ];

    private static IEnumerable<Fault> AmongRows() =>
    [
        Money("a mixture with clauses", at => at.Add("regime_clauses.csv", "court,open"), new Told("mixture-with-clauses", "regimes.csv", 2, 1, "regime_id", "court")),
        Money("a mixture of a mixture", at => at.Cell("regime_ends.csv", 2, 2, "court"), new Told("mixture-of-mixtures", "regime_ends.csv", 2, 2, "end_id", "court")),
        Cell("a mixture before a mixture", "regimes", 2, 5, "court", "mixture-of-mixtures", "before_id"),
        Cell("a mixture that never resolves", "regimes", 2, 6, "", "part-missing", "until"),
        Cell("a mixture until a number", "regimes", 2, 6, "rate", "end-not-a-date", "until"),
        Money("a mixture without ends", at => at.Text("regime_ends.csv", "regime_id,end_id,probability\n"), new Told("part-missing", "regimes.csv", 2, 1, "regime_id", "court") { Says = "regime_ends" }),
    ];

    private static IEnumerable<Fault> Model() =>
    [
        Cell("a circle of drivers", "drivers", 4, 4, "times", "driver-cycle", "parent_id", says: "times → times"),
        Money("a circle of terms", at => at.Add("term_bases.csv", "cut,cut,plus,"), new Told("term-cycle", "terms.csv", 3, 1, "term_id", "cut") { Says = "cut → cut" }),
        Assumed("a growth that leaves nothing", 7, "-1.5", new Told("growth-too-low", "drivers.csv", 2, 12, "growth", "growth")),
        Assumed("a total of zero", 9, "0", new Told("quarters-above-year", "anchors.csv", 3, 3, "value", "2.84"), new Told("anchor-not-positive", "anchors.csv", 4, 4, "assumption_id", "total")),
        Money("a first total after the ledger's start", at => at.Text("anchors.csv", "driver_id,period,value,assumption_id,source_id,note\nsold,2025,10,,S1,\n").Text("published.csv", all => all.Replace("2023Q1,2023Q4", "2025Q1,2025Q4", StringComparison.Ordinal)), new Told("anchor-too-late", "drivers.csv", 2, 1, "driver_id", "sold") { Says = "of 2025" }),
        Money("quarters with gaps", at => at.Cell("anchors.csv", 3, 2, "2024Q2"), new Told("quarters-with-gaps", "anchors.csv", 3, 3, "value", "2.84")),
        Money("a quarter of a year without a total", at => at.Cell("anchors.csv", 3, 2, "2025Q1"), new Told("quarters-without-year", "anchors.csv", 3, 3, "value", "2.84")),
        Money("quarters above their year", at => at.Cell("anchors.csv", 3, 3, "12.5"), new Told("quarters-above-year", "anchors.csv", 3, 3, "value", "12.5")),
        Money("quarters above their year in a scenario alone", at => at.Cell("assumptions.csv", 9, 9, "1").Add("scenario_values.csv", "more,total,2,,Guess"), new Told("quarters-above-year", "anchors.csv", 3, 3, "value", "2.84") { Says = "in the scenario more, " }),
        Money("no current regime", at => at.Cell("regimes.csv", 3, 4, "other"), new Told("regime-roles", "regimes.csv") { Says = "0 regimes" }),
        Cell("two current regimes", "regimes", 4, 4, "current", "regime-roles", "role"),
        Money("ends that leave no odds for the last", at => at.Cell("regime_ends.csv", 2, 3, ""), new Told("not-one-in-all", "regime_ends.csv", 2, 3, "probability") { Says = "2 of" }),
        Money("ends that do not sum to one", at => at.Cell("regime_ends.csv", 3, 3, "rate"), new Told("not-one-in-all", "regime_ends.csv", 2, 3, "probability", "half") { Says = "0.7" }),
        Money("odds that do not sum to one", at => at.Cell("assumption_odds.csv", 2, 3, "0.5"), new Told("not-one-in-all", "assumption_odds.csv", 2, 3, "probability", "0.5") { Says = "1.25" }),
        Money("a substitute for a sale", at => at.Cell("terms.csv", 6, 19, "sales").Cell("terms.csv", 6, 20, ""), new Told("not-a-commitment", "terms.csv", 6, 19, "of_term_id", "sales")),
        Cell("a premium on a commitment", "terms", 7, 19, "power", "not-a-substitute", "of_term_id"),
        Assumed("a cap below zero", 5, "-1", new Told("cap-below-zero", "cap_groups.csv", 2, 3, "cap", "cap")),
        Money("a low value that cannot be computed", at => at.Cell("assumptions.csv", 5, 5, "-1").Cell("assumptions.csv", 5, 9, "-1"), new Told("cap-below-zero", "assumptions.csv", 5, 5, "low", "-1") { Says = "at this value of cap, cap_groups" }),
        Money("a maximum that cannot be computed", at => at.Cell("assumptions.csv", 4, 10, "1"), new Told("owned-above-one", "assumptions.csv", 4, 10, "maximum", "1") { Says = "1.5" }),
        Assumed("a lab worth nothing", 11, "0", new Told("anchor-not-positive", "valuations.csv", 2, 2, "post_money", "worth")),
        Money("owners of more than all", at => at.Cell("assumptions.csv", 4, 6, "0.6").Cell("assumptions.csv", 4, 7, "0.7").Cell("assumptions.csv", 4, 10, "1"), new Told("owned-above-one", "ownership.csv", 3, 4, "share", "rate") { Says = "1.1" }),
        Money(
            "a growth without bounds",
            at => at.Cell("assumptions.csv", 7, 6, "1000000000000000000000000000").Cell("assumptions.csv", 7, 7, "1000000000000000000000000000").Cell("assumptions.csv", 7, 10, "1000000000000000000000000000")
                .Descriptor(root => root["deals"]!["ledger"]!["through"] = "2045Q4"),
            new Told("not-finite", "drivers.csv", 2, 1, "driver_id", "sold") { Says = "no number in" }),
    ];

    private static Fault Money(string name, Func<SmallPackage, SmallPackage> seed, params IReadOnlyList<Told> expected) => new(name, at => seed(at.WithMoney()), expected);

    private static Fault Ledger(string name, Action<JsonObject> change, Told told)
        => Money(name, at => at.Descriptor(root => change(root["deals"]!.AsObject())), told);

    /// <summary>One cell of a table made wrong, and told there unless <paramref name="column"/> says another.</summary>
    private static Fault Cell(string name, string table, int line, int cell, string text, string kind, string header, string says = "", int? column = null, string? value = null)
        => Money(name, at => at.Cell($"{table}.csv", line, cell, text), new Told(kind, $"{table}.csv", line, column ?? cell, header, value ?? (text.Length == 0 ? null : text)) { Says = says });

    /// <summary>An assumption whose base value is wrong where it is used.</summary>
    private static Fault Assumed(string name, int line, string basis, params IReadOnlyList<Told> told)
        => Money(name, package => package.Cell("assumptions.csv", line, 5, basis).Cell("assumptions.csv", line, 6, basis).Cell("assumptions.csv", line, 9, basis), told);
}

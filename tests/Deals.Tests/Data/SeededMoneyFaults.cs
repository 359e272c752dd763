using System.Text.Json.Nodes;

namespace Deals.Tests.Data;

/// <summary>At least one fault of each kind that the money tables can have.</summary>
internal static class SeededMoneyFaults
{
    private const string Json = "datapackage.json";

    public static IReadOnlyList<Fault> All { get; } = [.. Ledger(), .. Rows(), .. Published(), .. Sizes(), .. Optional(), .. AmongRows(), .. Model()];

    private static IEnumerable<Fault> Ledger() =>
    [
        Ledger("terms without a ledger", deals => deals.Remove("ledger"), new Told("missing-property", Json, Header: "deals.ledger") { LineWith = "\"deals\"" }),
        Ledger("a slip in a property that may be left out", deals => { deals["ledger"]!.AsObject().Remove("headline"); deals["ledger"]!["headlin"] = "price"; }, new Told("unknown-property", Json, Header: "deals.ledger.headlin", Value: "price") { LineWith = "headlin", Says = "'headline', if that is meant" }),
        Ledger("a ledger without a unit", deals => deals["ledger"]!.AsObject().Remove("unit"), new Told("missing-property", Json, Header: "deals.ledger.unit") { LineWith = "\"ledger\"" }),
        Ledger("a ledger from a day", deals => deals["ledger"]!["from"] = "2024-01-01", new Told("wrong-property", Json, Header: "deals.ledger.from", Value: "2024-01-01") { LineWith = "\"from\": \"2024-01-01\"", Says = "2026Q1" }),
        Ledger("a ledger that ends before it starts", deals => deals["ledger"]!["through"] = "2023Q4", new Told("end-before-start", Json, Header: "deals.ledger.through", Value: "2023Q4") { LineWith = "2023Q4" }),
        Ledger("a valuation date outside the ledger", deals => deals["ledger"]!["valuationDate"] = "2026-01-01", new Told("out-of-bounds", Json, Header: "deals.ledger.valuationDate", Value: "2026-01-01") { LineWith = "valuationDate", Says = "2025-12-31" }),
        Ledger("a valuation date that is none", deals => deals["ledger"]!["valuationDate"] = "today", new Told("wrong-property", Json, Header: "deals.ledger.valuationDate", Value: "today") { LineWith = "today" }),
        Ledger("a threshold in quotes", deals => deals["ledger"]!["threshold"] = "15", new Told("wrong-property", Json, Header: "deals.ledger.threshold", Value: "15") { LineWith = "threshold", Says = "is a text, as quotes stand around it" }),
        Ledger("a threshold below zero", deals => deals["ledger"]!["threshold"] = -1, new Told("wrong-property", Json, Header: "deals.ledger.threshold", Value: "-1") { LineWith = "threshold" }),
        Ledger("a discount rate that is not assumed", deals => deals["ledger"]!["discount"]!["equity"] = "dicount", new Told("orphan-key", Json, Header: "deals.ledger.discount.equity", Value: "dicount") { LineWith = "dicount" }),
        Ledger("a discount rate of a day", deals => deals["ledger"]!["discount"]!["margin"] = "day_x", new Told("number-out-of-kind", Json, Header: "deals.ledger.discount.margin", Value: "day_x") { LineWith = "margin" }),
        Ledger("a life of clouds that is not assumed", deals => deals["ledger"]!["cloudLife"] = "yeras", new Told("orphan-key", Json, Header: "deals.ledger.cloudLife", Value: "yeras") { LineWith = "yeras" }),
        Ledger("a life of clouds that is a day", deals => deals["ledger"]!["cloudLife"] = "day_x", new Told("number-out-of-kind", Json, Header: "deals.ledger.cloudLife", Value: "day_x") { LineWith = "cloudLife" }),
        Ledger("a life of clouds that may be a thousand years", deals => deals["ledger"]!["cloudLife"] = "worth", new Told("number-out-of-kind", Json, Header: "deals.ledger.cloudLife", Value: "worth") { LineWith = "cloudLife", Says = "0 to 100" }),
        Ledger("a life of clouds that may be negative", deals => deals["ledger"]!["cloudLife"] = "growth", new Told("number-out-of-kind", Json, Header: "deals.ledger.cloudLife", Value: "growth") { LineWith = "cloudLife" }),
        Ledger("a life of clouds as a number", deals => deals["ledger"]!["cloudLife"] = 5, new Told("wrong-property", Json, Header: "deals.ledger.cloudLife", Value: "5") { LineWith = "cloudLife" }),
        Ledger("a headline that is not assumed", deals => deals["ledger"]!["headline"] = "day_z", new Told("orphan-key", Json, Header: "deals.ledger.headline", Value: "day_z") { LineWith = "day_z" }),
    ];

    private static IEnumerable<Fault> Rows() =>
    [
        Cell("odds of what is not discrete", "assumptions", 12, 8, "fixed", "odds-not-discrete", "distribution"),
        Cell("a discrete assumption without odds", "assumptions", 4, 8, "discrete", "odds-not-discrete", "distribution"),
        Cell("a fraction in percent", "assumptions", 10, 7, "80", "out-of-bounds", "maximum", says: "no less than the high value, 80; a fraction is written 0.8 for 80 percent", column: 10, value: "0.8"),
        Cell("odds before the minimum", "assumption_odds", 2, 2, "2023-12-31", "out-of-bounds", "value", says: "2024-01-01 to never"),
        Cell("odds of a number for a day", "assumption_odds", 2, 2, "0.5", "wrong-type", "value"),
        Money("a published range upside down", at => at.Cell("published.csv", 3, 18, "1.5"), new Told("low-base-high", "published.csv", 3, 18, "high", "1.5") { Says = "is not above the lower end of the range" }),
        Money("the least of a published range", at => at.Cell("published.csv", 3, 17, "at_least"), new Told("part-not-of-kind", "published.csv", 3, 17, "bound", "at_least") { Says = "does not go with a range" }),
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
        Money("a rate that may be so many percent", at => at.Cell("assumptions.csv", 4, 10, "100"), new Told("number-out-of-kind", "terms.csv", 3, 13, "rate", "rate") { Says = "an assumption from 0 to 1; its maximum is 100; a fraction is written 0.8 for 80 percent" }, new("number-out-of-kind", "terms.csv", 7, 13, "rate", "rate"), new("number-out-of-kind", "ownership.csv", 3, 4, "share", "rate")),
        Cell("a rate that is a day", "terms", 3, 13, "day_x", "not-a-number", "rate"),
        Cell("a term that ends before it starts", "terms", 3, 9, "2023-12-31", "end-before-start", "to"),
        Cell("a term until a number", "terms", 3, 11, "rate", "end-not-a-date", "until"),
        Cell("a term since a number", "terms", 3, 10, "rate", "end-not-a-date", "since"),
        Cell("a sale to suppliers", "terms", 2, 6, "crews", "roles-do-not-pay", "payee_id", says: "from customers to"),
        Cell("a share paid by customers", "terms", 3, 5, "fans", "roles-do-not-pay", "payee_id", says: "from lab or cloud to lab or cloud, as", column: 6, value: "north"),
        Cell("a term out of the blue", "terms", 4, 27, "", "neither-source-nor-reason", "reason"),
        Money("a share of nothing", at => at.Text("term_bases.csv", all => all.Replace("cut,sales,plus,\n", "", StringComparison.Ordinal)), new Told("part-missing", "terms.csv", 3, 3, "kind", "revenue_share")),
        Cell("a weight above one", "term_bases", 3, 4, "amount", "number-out-of-kind", "weight"),
        Cell("a cap that is a day", "cap_groups", 2, 3, "day_x", "not-a-number", "cap"),
        Cell("a cap out of the blue", "cap_groups", 2, 8, "", "neither-source-nor-reason", "reason", column: 9),
        Cell("a cap confirmed by some", "cap_groups", 2, 7, "partly", "wrong-type", "confirmed"),
        Money("a stake in one of two labs that is not named", at => at.Add("parties.csv", "other,Other Lab,Other,lab,#999933,").Add("valuations.csv", "other,worth,2024-01-01,,S1").Add("ownership.csv", "other,north,2024-01-01,rate,S1").Cell("criteria.csv", 5, 11, ""), new Told("part-missing", "criteria.csv", 5, 11, "lab_id", null) { Says = "no lab_id is given; expected one of the labs it owns parts of" }),
        Money("a lab of a number that is of all", at => at.Cell("criteria.csv", 2, 11, "maker"), new Told("part-not-of-kind", "criteria.csv", 2, 11, "lab_id", "maker")),
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

    private static IEnumerable<Fault> Published() =>
    [
        Cell("a published rumour", "published", 2, 3, "rumour", "not-listed", "kind", says: "one of actual, plan, estimate"),
        Cell("a published quantity nobody knows", "published", 2, 6, "accrues", "not-listed", "quantity", says: "the nearest is 'accrued'"),
        Cell("a published number that may be known", "published", 2, 13, "maybe", "not-listed", "known", says: "one of no, given, fitted"),
        Cell("a published number stated soon", "published", 2, 5, "soon", "wrong-type", "stated"),
        Cell("a published number without the number", "published", 2, 12, "", "required-empty", "value"),
        Cell("a published number of a word", "published", 2, 12, "ten", "wrong-type", "value"),
        Cell("a published number under no scenario", "published", 3, 9, "mor", "orphan-key", "scenario_id", says: "the nearest is 'more'"),
        Cell("a published number of no source", "published", 2, 14, "S9", "orphan-key", "source_id"),
        Cell("a published number without a source", "published", 2, 14, "", "required-empty", "source_id"),
        Cell("a published number of no driver", "published", 2, 7, "solt", "orphan-key", "driver_id", says: "the nearest is 'sold'"),
        Cell("a published number of no party", "published", 4, 8, "nort", "orphan-key", "party_id", says: "the nearest is 'north'"),
        Cell("cash of nobody", "published", 4, 8, "", "one-of-two", "driver_id", says: "no driver and no party", column: 7),
        Cell("cash of a driver", "published", 2, 6, "cash", "part-not-of-kind", "quantity", says: "names no party"),
        Cell("cash of terms", "published", 3, 6, "cash", "part-not-of-kind", "quantity", says: "names no party"),
        Cell("what a party accrues", "published", 4, 6, "accrued", "part-not-of-kind", "quantity", says: "is not cash, and names a party"),
        Cell("a published number of a driver and a party", "published", 4, 7, "sold", "one-of-two", "driver_id", says: "more than one of"),
        Cell("what a driver is paid", "published", 2, 6, "paid", "part-not-of-kind", "quantity", says: "does not go with a driver"),
        Cell("what a driver would be without a cap", "published", 2, 6, "uncapped", "part-not-of-kind", "quantity", says: "does not go with a driver"),
        Cell("what a cap saves of a driver", "published", 2, 6, "saved", "part-not-of-kind", "quantity", says: "does not go with a driver"),
        Cell("when a driver is full", "published", 2, 6, "cap_full", "part-not-of-kind", "quantity", says: "does not go with a driver"),
        Money("what a term without a cap would accrue", at => at.Cell("published_terms.csv", 4, 2, "sales"), new Told("part-not-of-kind", "published.csv", 5, 6, "quantity", "uncapped") { Says = "needs a cap" }),
        Money("what no cap saves", at => at.Cell("published_terms.csv", 4, 2, "sales").Cell("published.csv", 5, 6, "saved"), new Told("part-not-of-kind", "published.csv", 5, 6, "quantity", "saved") { Says = "needs a cap" }),
        Money("when no cap is full", at => at.Cell("published_terms.csv", 5, 2, "sales"), new Told("part-not-of-kind", "published.csv", 6, 6, "quantity", "cap_full") { Says = "needs a cap" }),
        Money("when two terms are full", at => at.Add("published_terms.csv", "full,sales,plus"), new Told("part-not-of-kind", "published.csv", 6, 6, "quantity", "cap_full") { Says = "no sum or difference; expected one term, with plus" }),
        Money("when a term is not full", at => at.Cell("published_terms.csv", 5, 3, "minus"), new Told("part-not-of-kind", "published.csv", 6, 6, "quantity", "cap_full") { Says = "expected one term, with plus" }),
        Cell("a quarter after the fourth", "published", 2, 10, "2023Q5", "wrong-type", "from_quarter", says: "2026Q1"),
        Cell("a last quarter that is a month", "published", 2, 11, "2023-12", "wrong-type", "through_quarter", says: "2026Q1"),
        Cell("a published number before the driver's first total", "published", 2, 10, "2022Q4", "out-of-bounds", "from_quarter", says: "of sold; expected a quarter of 2023 or later"),
        Cell("a published number before the first total of what its terms follow", "published", 3, 10, "2022Q4", "out-of-bounds", "from_quarter", says: "of sold"),
        Cell("cash before the first total of what is paid", "published", 4, 10, "2022Q4", "out-of-bounds", "from_quarter", says: "of sold"),
        Money("a cap that is full in the year 28", at => at.Cell("published.csv", 6, 12, "28.5"), new Told("out-of-bounds", "published.csv", 6, 12, "value", "28.5") { Says = "is no year" }),
        Money("a published number after the last total of what does not grow", at => at.Add("anchors.csv", "sold,2026,15,,S1,").Cell("drivers.csv", 2, 12, "").Cell("drivers.csv", 2, 15, "").Cell("published.csv", 2, 11, "2027Q1"), new Told("out-of-bounds", "published.csv", 2, 11, "through_quarter", "2027Q1") { Says = "a quarter of 2026 or earlier" }),
        Cell("a term of no published number", "published_terms", 2, 1, "left", "orphan-key", "published_id"),
        Money("no term of a published number", at => at.Cell("published_terms.csv", 4, 2, "cit"), new Told("orphan-key", "published_terms.csv", 4, 2, "term_id", "cit") { Says = "the nearest is 'cut'" }),
        Money("a term of a published number twice", at => at.Add("published_terms.csv", "left_2024,cut,plus"), new Told("duplicate-key", "published_terms.csv", 6, 1, "published_id", "left_2024, cut") { Says = "line 3" }),
        Cell("a term of a published number times", "published_terms", 2, 3, "times", "not-listed", "sign", says: "one of plus, minus"),
        Cell("a term of a published number without a sign", "published_terms", 2, 3, "", "required-empty", "sign"),
    ];

    private static IEnumerable<Fault> Sizes() =>
    [
        Cell("a size of nobody", "sizes", 2, 1, "nort", "orphan-key", "party_id", says: "the nearest is 'north'"),
        Cell("a size in people", "sizes", 2, 2, "people", "not-listed", "measure", says: "market_value"),
        Cell("a size of zero", "sizes", 2, 4, "0", "number-out-of-kind", "value", says: "more than zero"),
        Cell("a size below zero", "sizes", 4, 4, "-40", "number-out-of-kind", "value", says: "more than zero"),
        Cell("a size without its number", "sizes", 2, 4, "", "required-empty", "value"),
        Cell("a size without its source", "sizes", 2, 5, "", "required-empty", "source_id"),
        Cell("a size of no source", "sizes", 2, 5, "S9", "orphan-key", "source_id"),
        Cell("a market value of a year", "sizes", 2, 3, "2024", "wrong-type", "period", says: "is no day"),
        Cell("shares of no day", "sizes", 3, 3, "2024-02-30", "wrong-type", "period", says: "is no day"),
        Cell("a revenue of a day", "sizes", 4, 3, "2024-01-10", "wrong-type", "period", says: "FY2025"),
        Cell("an income of no year", "sizes", 5, 3, "FY23", "wrong-type", "period", says: "FY2025"),
        Money("a size twice", at => at.Add("sizes.csv", "north,revenue,FY2023,41,S1,"), new Told("duplicate-key", "sizes.csv", 6, 1, "party_id", "north, revenue, FY2023") { Says = "line 4" }),

        Cell("an assumption that moves with itself", "correlations", 2, 2, "share", "self-conflict", "other_id"),
        Cell("a correlation above one", "correlations", 2, 3, "1.01", "number-out-of-kind", "correlation", says: "-1 to 1"),
        Cell("a correlation below minus one", "correlations", 2, 3, "-1.01", "number-out-of-kind", "correlation", says: "-1 to 1"),
        Cell("a correlation without its number", "correlations", 2, 3, "", "required-empty", "correlation"),
        Cell("a fixed assumption that moves with another", "correlations", 2, 1, "rate", "number-out-of-kind", "assumption_id", says: "is fixed"),
        Cell("an assumption that moves with a discrete one", "correlations", 2, 2, "day_y", "number-out-of-kind", "other_id", says: "is discrete"),
        Cell("an assumption that moves with a day", "correlations", 2, 2, "day_w", "not-a-number", "other_id"),
        Cell("an assumption that moves with nothing", "correlations", 2, 2, "wages", "orphan-key", "other_id", says: "the nearest is 'wage'"),
        Cell("nothing that moves with an assumption", "correlations", 3, 1, "wages", "orphan-key", "assumption_id", says: "the nearest is 'wage'"),
        Cell("a correlation out of the blue", "correlations", 3, 5, "", "neither-source-nor-reason", "reason"),
        Money("a correlation twice", at => at.Add("correlations.csv", "wage,price,0.5,S1,"), new Told("duplicate-key", "correlations.csv", 4, 1, "assumption_id", "wage, price") { Says = "line 3" }),
        Money("a correlation the other way round", at => at.Add("correlations.csv", "price,wage,1,S1,"), new Told("duplicate-key", "correlations.csv", 4, 2, "other_id", "wage") { Says = "a pair once" }),
    ];

    /// <summary>Columns that a dataset may lack.</summary>
    private static IEnumerable<Fault> Optional() =>
    [
        Cell("a term or since a number", "terms", 11, 28, "rate", "end-not-a-date", "or_since"),
        Cell("a term or since no day", "terms", 11, 28, "day_z", "orphan-key", "or_since"),
        Cell("a term with another first day and no first", "terms", 11, 10, "", "part-missing", "since", says: "or_since names another one"),
        Cell("a term or until a number", "terms", 3, 29, "rate", "end-not-a-date", "or_until"),
        Cell("a term or until no day", "terms", 3, 29, "day_z", "orphan-key", "or_until"),
        Cell("a term with another end and no first", "terms", 3, 11, "", "part-missing", "until", says: "or_until names another one"),
        Cell("a later rate above one", "terms", 3, 30, "cap", "number-out-of-kind", "rate_to", says: "0 to 1"),
        Cell("a later rate that is a day", "terms", 3, 30, "day_x", "not-a-number", "rate_to"),
        Cell("a later rate of nothing", "terms", 3, 30, "hal", "orphan-key", "rate_to", says: "the nearest is 'half'"),
        Cell("a quarter of no later rate", "terms", 3, 30, "", "part-missing", "rate_to"),
        Cell("a later rate without its quarter", "terms", 3, 31, "", "part-missing", "rate_by"),
        Cell("a later rate by a year", "terms", 3, 31, "2025", "wrong-type", "rate_by", says: "2026Q1"),
        Cell("a later rate by the first quarter", "terms", 3, 31, "2024Q1", "end-before-start", "rate_by", says: "2024-01-01"),
        Cell("a rate that moves from no day", "terms", 3, 8, "", "part-missing", "from"),
        Cell("a sale with a later rate", "terms", 2, 30, "half", "part-not-of-kind", "rate_to"),
        Cell("a sale by a quarter", "terms", 2, 31, "2025Q1", "part-not-of-kind", "rate_by"),
        Cell("an expense of an amount and a driver", "terms", 10, 12, "part", "one-of-two", "driver_id"),
        Cell("an expense of nothing", "terms", 11, 12, "", "part-missing", "amount", says: "or a driver in driver_id", column: 15),
        Cell("an expense that follows nothing", "terms", 11, 12, "parts", "orphan-key", "driver_id", says: "the nearest is 'part'"),
        Cell("a fade to no growth", "drivers", 2, 12, "", "part-missing", "growth", says: "fade"),
        Cell("a fade over less than no years", "drivers", 2, 15, "growth", "number-out-of-kind", "fade", says: "0 to 100"),
        Cell("a fade over too many years", "drivers", 2, 15, "worth", "number-out-of-kind", "fade", says: "0 to 100"),
        Cell("a fade to a day", "drivers", 2, 15, "day_x", "number-out-of-kind", "fade"),
        Cell("a fade over nothing", "drivers", 2, 15, "year", "orphan-key", "fade", says: "the nearest is 'years'"),
        Cell("a share that fades", "drivers", 3, 15, "years", "part-not-of-kind", "fade"),
        Cell("a band below zero", "drivers", 6, 16, "growth", "number-out-of-kind", "band_from", says: "from 0"),
        Cell("a band up to a day", "drivers", 6, 17, "day_x", "not-a-number", "band_to"),
        Cell("a share with a band", "drivers", 3, 16, "rate", "part-not-of-kind", "band_from"),
        Cell("a payment on no day", "terms", 12, 10, "", "part-missing", "from", says: "or an assumed one in since", column: 8),
        Cell("a payment to itself", "terms", 12, 6, "south", "roles-do-not-pay", "payee_id", says: "another party than the payer"),
        Money("shares and costs of nothing but one", at => at.Text("term_bases.csv", "term_id,base_id,sign,weight\ncost,sales,plus,half\n"), new Told("part-missing", "terms.csv", 3, 3, "kind", "revenue_share") { Says = "a row for it in term_bases" }),
        Cell("an offer on trial", "offers", 2, 5, "trial", "not-listed", "stage", says: "on_sale"),
        Cell("an offer since a month", "offers", 2, 6, "2024-02", "wrong-type", "since"),
        Cell("what is only possible since a day", "offers", 3, 6, "2024-02-01", "part-not-of-kind", "since"),
        Cell("an offer that ends before it begins", "offers", 2, 7, "2024-01-31", "end-before-start", "to", says: "2024-02-01 or later"),
        Cell("what is only possible up to a day", "offers", 3, 7, "2024-02-01", "part-not-of-kind", "to"),
        Cell("an original of no kind", "sources", 2, 10, "", "part-missing", "original_kind"),
        Cell("a kind of no original", "sources", 2, 9, "", "part-missing", "original"),
        Cell("an original by hearsay", "sources", 2, 10, "hearsay", "not-listed", "original_kind", says: "filing"),
        Cell("a range in quantiles", "assumptions", 15, 16, "quantiles", "not-listed", "range", says: "one of bounds, percentiles"),
        Cell("percentiles of what is fixed", "assumptions", 4, 16, "percentiles", "part-not-of-kind", "range", says: "fixed"),
        Cell("percentiles of what is discrete", "assumptions", 12, 16, "percentiles", "part-not-of-kind", "range", says: "discrete"),
        Cell("a phrase without a place for its value", "assumptions", 15, 17, "the price is low", "wrong-type", "phrase", says: "no place for the value"),
        Cell("a phrase for never of what never is", "assumptions", 15, 18, "the price is never", "part-not-of-kind", "phrase_never", says: "cannot be never"),
        Cell("a rate in percent", "assumptions", 4, 4, "percent", "unit-in-percent", "unit", says: "0.08 for 8 percent"),
        Cell("an amount in another currency", "assumptions", 5, 4, "USD m", "unit-unlike-ledger", "unit", says: "EUR m"),
        Cell("an amount in another currency, by its sign", "assumptions", 5, 4, "$m", "unit-unlike-ledger", "unit", says: "EUR m"),
        Cell("an amount in another scale, in words", "assumptions", 5, 4, "billion", "unit-unlike-ledger", "unit", says: "EUR m"),
        Cell("an amount in another scale", "assumptions", 5, 4, "EUR bn a year", "unit-unlike-ledger", "unit", says: "nothing converts one into the other"),
        Cell("an amount that is a part", "assumptions", 6, 4, "fraction", "unit-unlike-ledger", "unit", says: "amount is a fraction, and stands where an amount in EUR m does"),
        Cell("the logarithm of zero", "assumptions", 14, 5, "0", "number-out-of-kind", "low", says: "above zero"),
        Cell("the logarithm of a day", "assumptions", 16, 8, "lognormal", "number-out-of-kind", "low", column: 5, value: "2025-01-01"),
        Cell("a right or until a number", "rights", 2, 15, "rate", "end-not-a-date", "or_until"),
        Cell("a right or until no day", "rights", 2, 15, "day_z", "orphan-key", "or_until"),
        Cell("a right with another end and no first", "rights", 2, 10, "", "part-missing", "until", says: "or_until names another one"),
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
        Money(
            "a band of a year that begins before the ledger",
            at => at.Descriptor(root => (root["deals"]!["ledger"]!["from"], root["deals"]!["ledger"]!["valuationDate"]) = ("2024Q2", "2024-04-01")),
            new Told("band-cut", "drivers.csv", 6, 1, "driver_id", "tier") { Says = "begins with 2024Q2" }),
        Money("quarters with gaps", at => at.Cell("anchors.csv", 3, 2, "2024Q2"), new Told("quarters-with-gaps", "anchors.csv", 3, 3, "value", "2.84")),
        Money("a quarter of a year without a total", at => at.Cell("anchors.csv", 3, 2, "2025Q1"), new Told("quarters-without-year", "anchors.csv", 3, 3, "value", "2.84")),
        Money("quarters above their year", at => at.Cell("anchors.csv", 3, 3, "12.5"), new Told("quarters-above-year", "anchors.csv", 3, 3, "value", "12.5")),
        Money("quarters above their year in a scenario alone", at => at.Cell("assumptions.csv", 9, 9, "1").Add("scenario_values.csv", "more,total,2,,Guess"), new Told("quarters-above-year", "anchors.csv", 3, 3, "value", "2.84") { Says = "in the scenario more, " }),
        Money("no current regime", at => at.Cell("regimes.csv", 3, 4, "other"), new Told("regime-roles", "regimes.csv") { Says = "no regime has the role current" }),
        Money("no regimes at all", at => at.Text("regimes.csv", all => all.Split('\n')[0] + "\n").Text("regime_clauses.csv", all => all.Split('\n')[0] + "\n").Text("regime_ends.csv", all => all.Split('\n')[0] + "\n"), new Told("regime-roles", "regimes.csv") { Says = "no regime has the role current, and none the role default_baseline" }),
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
        Money("a lab that owns itself", at => at.Cell("ownership.csv", 3, 2, "maker"), new Told("owns-itself", "ownership.csv", 3, 2, "holder_id", "maker") { Says = "maker owns a part of itself" }),
        Money("owners of more than all", at => at.Cell("assumptions.csv", 4, 6, "0.6").Cell("assumptions.csv", 4, 7, "0.7").Cell("assumptions.csv", 4, 10, "1"), new Told("owned-above-one", "ownership.csv", 3, 4, "share", "rate") { Says = "1.1" }),
        Money(
            "a growth without bounds",
            at => at.Cell("assumptions.csv", 7, 6, "1000000000000000").Cell("assumptions.csv", 7, 7, "1000000000000000").Cell("assumptions.csv", 7, 10, "1000000000000000")
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

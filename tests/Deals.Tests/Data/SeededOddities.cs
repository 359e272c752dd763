namespace Deals.Tests.Data;

/// <summary>What is odd and can be computed all the same: each is warned of at its place, and the dataset is clean.</summary>
internal static class SeededOddities
{
    private static readonly (string Colour, string Says)[] Faint =
        [("#ffffff", "light ground (#ffffff): a contrast of 1.0"), ("#FFFF00", "light ground"), ("#000000", "dark ground (#181a1f)"), ("#181a1f", "a contrast of 1.0")];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("an event of 2090", at => at.Cell("events.csv", 4, 2, "2090-06-01"), new Told("after-as-of", "events.csv", 4, 2, "date", "2090-06-01") { Says = "2024-07-01" }),
        new("a source read in 2099", at => at.Cell("sources.csv", 3, 6, "2099-01-01"), new Told("after-as-of", "sources.csv", 3, 6, "accessed", "2099-01-01")),
        new("an assumption of 2099", at => at.Cell("assumptions.csv", 2, 15, "2099-01-01"), new Told("after-as-of", "assumptions.csv", 2, 15, "information_date", "2099-01-01")),
        new("a deal of the day after", at => at.Cell("deals.csv", 3, 3, "2024-07-02"), new Told("after-as-of", "deals.csv", 3, 3, "announced", "2024-07-02")),
        Money("a round of the day after", at => at.Cell("valuations.csv", 2, 3, "2024-07-02"), new Told("after-as-of", "valuations.csv", 2, 3, "date", "2024-07-02")),
        Money("a market value of the day after", at => at.Cell("sizes.csv", 2, 3, "2024-07-02"), new Told("after-as-of", "sizes.csv", 2, 3, "period", "2024-07-02")),
        Money("a plan stated the day after", at => at.Cell("published.csv", 3, 5, "2024-07-02"), new Told("after-as-of", "published.csv", 3, 5, "stated", "2024-07-02")),
        Money("a published number after the ledger", at => at.Cell("published.csv", 6, 11, "2026Q1"), new Told("beyond-ledger", "published.csv", 6, 11, "through_quarter", "2026Q1") { Says = "2025Q4" }),
        .. Faint.Select(one => new Fault($"a party coloured {one.Colour}", at => at.Cell("parties.csv", 3, 5, one.Colour), new Told("faint-colour", "parties.csv", 3, 5, "colour", one.Colour) { Says = one.Says })),
        new("two parties coloured alike", at => at.Cell("parties.csv", 4, 5, "#aa3378"), new Told("colours-alike", "parties.csv", 4, 5, "colour", "#aa3378") { Says = "'#aa3377' of North" }),
        new("a high of a thousand times the base", at => at.Cell("assumptions.csv", 3, 7, "20500").Cell("assumptions.csv", 3, 10, "30000"), new Told("thousandfold", "assumptions.csv", 3, 7, "high", "20500") { Says = "1,000 times the base, 20" }),
        new("a low of a thousandth of the base", at => at.Cell("assumptions.csv", 3, 5, "0.0205"), new Told("thousandfold", "assumptions.csv", 3, 5, "low", "0.0205") { Says = "1/1,000 of the base" }),
        Money("a size of the next year in another unit", at => at.Add("sizes.csv", "north,revenue,FY2024,41000,S2,"), new Told("thousandfold", "sizes.csv", 6, 4, "value", "41000") { Says = "1,025 times FY2023, 40" }),
        Money("a published number in another unit", at => at.Cell("published.csv", 2, 12, "10000"), new Told("thousandfold", "published.csv", 2, 12, "value", "10000") { Says = "1,000 times the model's number, 10" }),
        Money("a lag of a quarter and a half", at => SeededImpossibles.Assumed(at, "odd", "quarters", 1.5m).Cell("terms.csv", 3, 22, "odd"), new Told("not-whole", "terms.csv", 3, 22, "lag", "odd") { Says = "has 1.5 among its values" }),
        Money("a spread over a quarter and a half", at => SeededImpossibles.Assumed(at, "odd", "quarters", 1.5m).Cell("terms.csv", 3, 23, "odd"), new Told("not-whole", "terms.csv", 3, 23, "spread", "odd")),
        Money("a criterion of a choice among nothing", at => at.Cell("criteria.csv", 2, 4, "choice_index_change").Cell("offers.csv", 2, 5, "possible").Cell("offers.csv", 2, 6, "").Cell("offers.csv", 2, 7, ""), new Told("idle-criterion", "criteria.csv", 2, 4, "quantity", "choice_index_change") { Says = "the criterion is left out" }),
        Money("a criterion of a choice without offers", at => at.Cell("criteria.csv", 2, 4, "choice_index_change").Text("offers.csv", all => all.Split('\n')[0] + "\n"), new Told("idle-criterion", "criteria.csv", 2, 4, "quantity", "choice_index_change")),
        Money("a discount rate of 8 for 8 percent", at => at.Cell("assumptions.csv", 8, 5, "8").Cell("assumptions.csv", 8, 6, "8").Cell("assumptions.csv", 8, 7, "8").Cell("assumptions.csv", 8, 10, "10"), new Told("rate-above-one", "assumptions.csv", 8, 6, "base", "8") { Says = "a discount rate of 800 percent" }),
        Money("a growth of 2 for 2 percent", at => at.Cell("assumptions.csv", 7, 6, "2").Cell("assumptions.csv", 7, 7, "2").Cell("assumptions.csv", 7, 10, "3"), new Told("rate-above-one", "assumptions.csv", 7, 6, "base", "2") { Says = "a yearly growth of 200 percent" }),
        Money("tiers with a gap", at => Tiers(at, "cap"), new Told("tiers-apart", "drivers.csv", 6, 16, "band_from", "amount") { Says = "tier begins at 8, and below, the tier below it, ends at 5: what lies between them is sold in no tier" }),
        Money("tiers that overlap", at => Tiers(at, "total"), new Told("tiers-apart", "drivers.csv", 6, 16, "band_from", "amount") { Says = "ends at 12: what lies between them is sold twice" }),
        Money("a published number of a term that is off", at => at.Cell("published_terms.csv", 3, 2, "fee"), new Told("published-off", "published.csv", 3, 1, "published_id", "left_2024") { Says = "fee is off under now" }),
        Money("a published number of quarters in which a term does not run", at => at.Cell("terms.csv", 3, 8, "2024-07-01"), new Told("published-off", "published.csv", 3, 10, "from_quarter", "2024Q1") { Says = "cut does not run from 2024Q1 through 2024Q1" }),
        Money("a pool that counts from before the ledger", at => at.Cell("cap_groups.csv", 2, 4, "2023-07-01").Cell("terms.csv", 3, 8, "2023-07-01"), new Told("cap-before-ledger", "cap_groups.csv", 2, 4, "from", "2023-07-01") { Says = "what cut claimed before fills nothing" }),
        Money("a share that goes on between two of whom nothing counts later", at => at.Cell("terms.csv", 3, 24, "years").Text("valuations.csv", all => all.Split('\n')[0] + "\n").Text("ownership.csv", all => all.Split('\n')[0] + "\n"), new Told("idle-life", "terms.csv", 3, 24, "life", "years") { Says = "neither maker nor north has a row in valuations" }),
        Money("a round below the cash", at => SeededImpossibles.Assumed(at, "little", "EUR m", 1).Cell("valuations.csv", 2, 2, "little"), new Told("value-below-cash", "valuations.csv", 2, 2, "post_money", "little") { Says = "maker is valued at 1, and its cash in the ledger alone is worth" }),
        Money("a term that ends before it begins", at => at.Cell("assumptions.csv", 16, 7, "2025-06-01").Cell("terms.csv", 10, 8, "2025-12-31").Cell("terms.csv", 10, 11, "day_w"), new Told("never-runs", "terms.csv", 10, 11, "until", "day_w") { Says = "fee begins on 2025-12-31, and day_w, with which it ends, comes on 2025-06-01 at the latest" }),
        Money("a rate that its parties stated and somebody guessed", at => at.Cell("assumptions.csv", 4, 12, "judgement").Cell("assumptions.csv", 4, 13, "").Cell("assumptions.csv", 4, 14, "Guess").Cell("terms.csv", 3, 25, "true"), new Told("confirmed-guess", "terms.csv", 3, 25, "confirmed", "true") { Says = "rate, its number, is a judgement" }),
        Money("all of a driver sold twice", at => at.Add("terms.csv", "sold_again,Again,sales,,fans,maker,equity,,,,,sold,,,,,,,,,,,,,true,S1,,,,,"), new Told("sold-twice", "terms.csv", 13, 12, "driver_id", "sold") { Says = "sold_again sells all of sold on days on which sales does" }),
        Money("a cost of what is taken off alone", at => at.Text("term_bases.csv", all => all.Replace("cost,sales,plus,half", "cost,sales,minus,half", StringComparison.Ordinal)), new Told("only-minus", "terms.csv", 4, 1, "term_id", "cost") { Says = "so that crews pays maker" }),
        Money("a dispute that outlasts the ledger", at => at.Cell("assumptions.csv", 2, 5, "2026-01-01").Cell("assumptions.csv", 2, 6, "2026-01-01"), new Told("never-resolves", "regimes.csv", 2, 6, "until", "day_x") { Says = "the ledger ends with 2025Q4: none of its ends counts" }),
        new("two claims of one amount that are said to differ", at => at.Cell("claims.csv", 3, 6, "0.0105").Cell("claims.csv", 3, 7, "").Cell("claims.csv", 3, 8, "EUR bn"), new Told("no-conflict", "claim_conflicts.csv", 2, 2, "other_claim_id", "C2") { Says = "0.0105 EUR bn is 10.5 EUR m" }),
        new("a deal in thousands of what its source states", at => at.Cell("deals.csv", 2, 4, "10.5").Cell("deals.csv", 2, 5, "EUR bn"), new Told("thousandfold", "deals.csv", 2, 4, "amount", "10.5") { Says = "1,000 times the amount that C1 states" }),
        new("an exception for the holder", at => at.Add("right_exceptions.csv", "R1,north,S1,"), new Told("idle-row", "right_exceptions.csv", 3, 2, "party_id", "north") { Says = "holds the right itself" }),
        Money("a clause that no regime has", at => at.Add("clauses.csv", "idle,Idle,Nothing,"), new Told("idle-row", "clauses.csv", 4, 1, "clause_id", "idle") { Says = "is on under no regime" }),
        Money("a pool that nothing fills", at => at.Add("cap_groups.csv", "idle,Idle,cap,2024-01-01,,,true,S1,"), new Told("idle-row", "cap_groups.csv", 3, 1, "cap_group_id", "idle")),
        Money("a pool that begins after the ledger", at => at.Cell("cap_groups.csv", 2, 4, "2034-07-01"), new Told("idle-row", "cap_groups.csv", 2, 4, "from", "2034-07-01") { Says = "nothing fills the cap" }),
        Money("a pool that is full from its first day", at => at.Cell("assumptions.csv", 17, 5, "12").Cell("assumptions.csv", 17, 6, "12").Cell("assumptions.csv", 17, 7, "12").Cell("assumptions.csv", 17, 10, "20"), new Told("idle-odds", "assumptions.csv", 12, 1, "assumption_id", "day_y"), new Told("full-from-start", "cap_groups.csv", 2, 5, "opening", "opening") { Says = "fills the cap at once: 6" }),
        Money("a base that the odds leave out", at => at.Cell("assumptions.csv", 12, 6, "2025-06-01"), new Told("odds-leave-out", "assumptions.csv", 12, 6, "base", "2025-06-01") { Says = "one of 2025-01-01, never, or a row for it there" }),
        Money("a low that the odds leave out", at => at.Cell("assumptions.csv", 12, 5, "2024-12-01"), new Told("odds-leave-out", "assumptions.csv", 12, 5, "low", "2024-12-01")),
        new("a right that stands twice", at => at.Add("rights.csv", "R3,second,Code,south,maker,code,non_exclusive,2024-06-01,,,,S2,low,"), new Told("twin-row", "rights.csv", 4, 1, "right_id", "R3") { Says = "is the same right as R2" }),
        new("a right of the decade before its deal", at => at.Cell("rights.csv", 3, 8, "2014-06-01"), new Told("right-off-deal", "rights.csv", 3, 8, "from", "2014-06-01") { Says = "is long before second was announced, 2024-06-01" }),
        new("an open right of a deal that is over", at => at.Cell("deals.csv", 3, 7, "superseded"), new Told("right-off-deal", "rights.csv", 3, 2, "deal_id", "second") { Says = "is superseded, and the right has no end" }),
        Money("a number that the model was not given", at => at.Cell("published.csv", 4, 13, "given"), new Told("given-differs", "published.csv", 4, 13, "known", "given") { Says = "cash_2024 is 3 and said to be given to the model, which has " }),
        Money("shares after the ledger", at => at.Cell("terms.csv", 9, 8, "2026-01-01"), new Told("idle-row", "terms.csv", 9, 8, "from", "2026-01-01") { Says = "ends with 2025Q4" }),
        Money("shares before the ledger", at => at.Cell("terms.csv", 9, 8, "2023-12-31"), new Told("idle-row", "terms.csv", 9, 8, "from", "2023-12-31") { Says = "begins with 2024Q1" }),
        Money("a share with payer and payee swapped", at => at.Cell("terms.csv", 3, 5, "north").Cell("terms.csv", 3, 6, "maker"), new Told("stranger-pays", "terms.csv", 3, 5, "payer_id", "north") { Says = "the party that is paid it, maker" }),
        Money("shares of which the payer has none", at => at.Text("ownership.csv", "lab_id,holder_id,from,share,source_id\nmaker,south,2024-07-01,rate,\n"), new Told("shares-for-nothing", "terms.csv", 9, 3, "kind", "tranche") { Says = "lump_sum for a payment without shares" }),
        Money("a payment on a day before the ledger", at => at.Cell("terms.csv", 12, 8, "2020-01-01").Cell("terms.csv", 12, 10, ""), new Told("idle-row", "terms.csv", 12, 8, "from", "2020-01-01") { Says = "is before the ledger" }),
        Money("a party that wins by gaining less", at => at.Cell("criteria.csv", 2, 6, "less"), new Told("less-is-never-better", "criteria.csv", 2, 6, "better", "less") { Says = "what the party itself gains" }),
        Money("a headline that moves nothing", at => at.Descriptor(root => root["deals"]!["ledger"]!["headline"] = "price"), new Told("idle-odds", "assumptions.csv", 15, 1, "assumption_id", "price") { Says = "price is the headline" }),
        Money("a letter with marks that pictures lack", at => at.Cell("parties.csv", 2, 3, "Ɨrgun ṛ Ǣd"), new Told("letter-not-shown", "parties.csv", 2, 3, "short_name", "Ɨrgun ṛ Ǣd") { Says = "has '" }),
        Money("letters that pictures lack", at => at.Cell("parties.csv", 2, 3, "映画"), new Told("letter-not-shown", "parties.csv", 2, 3, "short_name", "映画") { Says = "a box" }),
        Money("a currency that charts do not know", at => at.Descriptor(root => root["deals"]!["ledger"]!["unit"] = "euros, millions"), new Told("unknown-unit", "datapackage.json", Header: "deals.ledger.unit", Value: "euros, millions") { LineWith = "euros, millions" }),
        Money("a past that was another", at => at.Descriptor(root => root["deals"]!["ledger"]!["valuationDate"] = "2025-01-01"), new Told("past-differs", "regimes.csv", 2, 1, "regime_id", "court") { Says = "before the valuation date, 2025-01-01" }, new Told("past-differs", "regimes.csv", 4, 1, "regime_id", "was")),
        new("an assumption that nothing uses", at => at.Add("assumptions.csv", "idle,Idle,Money,EUR m,1,2,3,fixed,0,10,1,judgement,,Made,2024-07-01"), new Told("unused-assumption", "assumptions.csv", 4, 1, "assumption_id", "idle")),
    ];

    /// <summary>Sales in two tiers: up to an assumption, and from 8 on.</summary>
    private static SmallPackage Tiers(SmallPackage at, string end) => at.Add("drivers.csv", $"below,Below,band,sold,,,,,,,,,,Guess,,,{end}")
        .Add("terms.csv", "first,First,sales,,fans,maker,equity,,,,,below,,,,,,,,,,,,,true,S1,,,,,").Add("terms.csv", "second,Second,sales,,fans,maker,equity,,,,,tier,,,,,,,,,,,,,true,S1,,,,,");

    private static Fault Money(string name, Func<SmallPackage, SmallPackage> seed, params IReadOnlyList<Told> expected) => new(name, at => seed(at.WithMoney()), expected);
}

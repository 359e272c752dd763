namespace Deals.Benchmarks;

/// <summary>
/// The book that is measured: invented, and never changed, so that times of one year compare with those of another. 40 terms
/// of every kind, 29 quarters, four regimes of which one is a mixture, a pool with a cap, a day with odds. An assumption that
/// has a range is one that worlds move. A wider one, which is not measured, has all else that a book may have.
/// </summary>
internal sealed class InventedBook
{
    private static readonly Source Somewhere = new("S1", "Example Press", "A report", null, null, new(2026, 1, 1), SourceKind.Press, SourceAccess.Direct);

    private static readonly Party
        Lab = new("lab", "Lab", "Lab", PartyRole.Lab, "#000000", null),
        North = new("north", "North", "North", PartyRole.Cloud, "#111111", null),
        South = new("south", "South", "South", PartyRole.Cloud, "#222222", null),
        Fund = new("fund", "Fund", "Fund", PartyRole.Investor, "#333333", null),
        Customers = new("customers", "Customers", "Customers", PartyRole.Customers, "#444444", null),
        Suppliers = new("suppliers", "Suppliers", "Suppliers", PartyRole.Suppliers, "#555555", null),
        OtherClouds = new("other_clouds", "Other clouds", "Other clouds", PartyRole.OtherClouds, "#666666", null),
        OtherHolders = new("other_holders", "Other holders", "Other holders", PartyRole.OtherHolders, "#777777", null),
        Courts = new("courts", "Courts", "Courts", PartyRole.Courts, "#888888", null);

    private readonly List<Assumption> assumptions = [];
    private readonly List<Driver> drivers = [];
    private readonly List<Switch> clauses = [];
    private readonly List<Term> terms = [];

    private readonly bool isWider;

    private InventedBook(bool isWider) => this.isWider = isWider;

    public static DealBook Create() => new InventedBook(isWider: false).Book();

    /// <summary>
    /// From the first quarter of a year on, as bands of drivers count years; with rates and growth that move, days of which the earlier counts, an expense that follows a driver, payments on a day, and clouds that go on after
    /// the ledger, some of them until a day of their own.
    /// </summary>
    public static DealBook CreateWider() => new InventedBook(isWider: true).Book();

    private DealBook Book()
    {
        AddDrivers();
        var shares = Switch("shares");
        var barred = Switch("barred");
        var openChannel = Switch("open_channel");
        var south = Switch("south_contract");
        var others = Switch("other_contracts");
        var dispute = Switch("dispute");
        AddSales(barred, openChannel);
        AddContracts(south, others);
        AddCosts();
        AddShares(shares, openChannel);
        AddMoneyOnDays(dispute);
        if (isWider)
            AddWhatMoves(shares, openChannel);

        Regime Of(string id, RegimeRole role, params Switch[] on) => new(id, id, id, role, on, null);
        var now = Of("now", RegimeRole.Current, shares, openChannel, south, others);
        var before = Of("before", RegimeRole.DefaultBaseline, shares, barred, others);
        var enforced = Of("enforced", RegimeRole.Other, shares, barred, dispute);
        var suit = new Regime("suit", "suit", "suit", RegimeRole.Baseline, [], new(
            enforced, Day("suit_settled", new(2027, 9, 14), new(2027, 1, 1), new(2028, 12, 31)), [new(before, Number("suit_lost", 0.35m, 0.2m, 0.5m)), new(now, null)]));

        var owners = new[]
        {
            Owned(North, new(2025, 1, 1), 0.28m), Owned(North, new(2026, 3, 10), 0.26m), Owned(North, new(2028, 1, 1), 0.23m),
            Owned(South, new(2026, 8, 20), 0.04m), Owned(Fund, new(2025, 6, 1), 0.11m), Owned(Fund, new(2027, 5, 5), 0.12m),
        };
        var frame = new LedgerFrame(
            new(2025, isWider ? 1 : 4), new(2032, 4), "M", new(2026, 4, 27), 1, Number("contract_rate", 0.08m, 0.05m, 0.11m), Number("margin_rate", 0.1m, 0.07m, 0.13m), Number("equity_rate", 0.14m, 0.1m, 0.18m), null,
            isWider ? Number("cloud_life", 3, 0, 9, 0, 20) : null);
        return new("benchmark", "Benchmark", null, frame.ValuationDate, Window.Through(frame.First.Start, frame.Last.End), new()
        {
            Sources = [Somewhere],
            Parties = [Lab, North, South, Fund, Customers, Suppliers, OtherClouds, OtherHolders, Courts],
            Assumptions = assumptions,
            Ledger = frame,
            Drivers = drivers,
            Switches = clauses,
            Regimes = [now, before, suit, enforced],
            Terms = terms,
            Valuations = [new(Lab, Money("post_money", 700, 600, 800), new(2026, 3, 31), null, owners, Somewhere)],
        });
    }

    private void AddDrivers()
    {
        Anchored("revenue", Number("revenue_growth", 0.16m, 0.05m, 0.25m), ("2024", 4, null), ("2025", 13, null), ("2026", 31, null), ("2026Q1", 5.6m, null), ("2026Q2", 6.8m, null), ("2028", null, Money("revenue_2028", 105, 80, 130)), ("2030", null, Money("revenue_2030", 260, 180, 330)));
        Anchored("north_market", Number("north_growth", 0.12m, 0.06m, 0.18m), ("2025", 60, null), ("2025Q1", 13, null), ("2025Q2", 14.2m, null), ("2025Q3", 15.6m, null), ("2026", 78, null), ("2026Q1", 18, null), ("2029", null, Money("north_2029", 130, 110, 150)));
        Anchored("south_market", Number("south_growth", 0.13m, 0.06m, 0.2m), ("2024", 80, null), ("2026", 120, null), ("2026Q1", 27, null), ("2027", null, Money("south_2027", 140, 125, 155)));
        Share("via_south", "revenue", RampShape.Logistic, new(2026, 2), new(2029, 4), Number("via_south_first", 0.01m), Number("via_south_last", 0.22m, 0.1m, 0.35m));
        Share("via_north", "revenue", RampShape.Linear, new(2025, 4), new(2030, 1), Number("via_north_first", 0.2m), Number("via_north_last", 0.12m, 0.08m, 0.16m));
        drivers.Add(new ProductDriver("pull_south", "pull_south", "via_south", Number("pull", 0.8m, 0.4m, 1.2m, maximum: 3), Somewhere, null));
        drivers.Add(new LessDriver("direct", "direct", "revenue", Number("diverted", 0.55m, 0.3m, 0.8m), "via_south", Somewhere, null));
        drivers.Add(new LessDriver("direct_barred", "direct_barred", "revenue", Number("diverted_barred", 0.9m, 0.8m, 1), "via_south", Somewhere, null));
    }

    private void AddSales(Switch barred, Switch openChannel)
    {
        Sales("sales_open", "direct", Lab, openChannel);
        Sales("sales_barred", "direct_barred", Lab, barred);
        Sales("sales_via_south", "via_south", Lab, openChannel, from: new(2026, 4, 28));
        Sales("sales_via_north", "via_north", North, null, rate: Number("north_resale", 0.9m, 0.8m, 1));
        Sales("sales_north", "north_market", North, null, rate: Number("north_part", 0.3m, 0.25m, 0.35m));
        Sales("sales_south", "south_market", South, null, rate: Number("south_part", 0.25m, 0.2m, 0.3m));
        Sales("pulled_south", "pull_south", South, openChannel, from: new(2026, 7, 1), until: Day("pull_ends", null, new(2029, 1, 1), null));
        Sales("sales_other", "south_market", OtherClouds, barred, rate: Number("other_part", 0.02m));
    }

    private void AddContracts(Switch south, Switch others)
    {
        Commit("rent_north", North, 240, 200, 280, new(2025, 10, 28), new(2032, 12, 31), null, takeUp: Number("rent_north_drawn", 0.9m, 0.7m, 1));
        Commit("rent_north_late", North, 60, 40, 80, new(2027, 1, 1), new(2034, 6, 30), null, profile: Number("rent_north_k", 1.5m, 1, 2, 1, 3));
        Commit("rent_south", South, 38, 30, 45, new(2025, 11, 3), new(2032, 11, 2), south, profile: Number("rent_south_k", 2, 1, 3, 1, 3));
        Commit("rent_south_more", South, 100, 70, 130, new(2026, 2, 27), new(2034, 2, 26), south, takeUp: Number("rent_more_drawn", 0.8m, 0.6m, 1), profile: Number("rent_more_k", 2.2m, 1.5m, 3, 1, 3));
        Commit("rent_other", OtherClouds, 90, 60, 120, new(2026, 6, 1), new(2031, 5, 31), others, profile: Number("rent_other_k", 1.2m, 1, 1.6m, 1, 3));

        Instead("instead_south_north", "rent_south", North, Number("instead_south", 0.6m, 0.4m, 0.7m));
        Instead("instead_south_other", "rent_south", OtherClouds, null);
        Instead("instead_more_north", "rent_south_more", North, Number("instead_more", 0.5m, 0.3m, 0.6m));
        Instead("instead_more_other", "rent_south_more", OtherClouds, null);
        Instead("instead_other_north", "rent_other", North, null);
        Premium("premium_north", "instead_south_north", North);
        Premium("premium_more", "instead_more_north", North);
        Premium("premium_other", "instead_more_other", OtherClouds);
        Unserved("unserved_south", "rent_south", Number("unserved_part", 0.1m, 0.05m, 0.15m));
        Unserved("unserved_more", "rent_south_more", Number("unserved_more_part", 0.2m, 0.1m, 0.25m));
    }

    private void AddCosts()
    {
        Cost("cost_lab", Lab, 0.55m, [("sales_open", false, null), ("sales_barred", false, null), ("sales_via_south", false, 0.7m), ("rent_north", true, 0.35m), ("rent_south", true, 0.3m), ("rent_other", true, 0.3m)]);
        Cost("cost_north_sales", North, 0.6m, [("sales_north", false, null), ("sales_via_north", false, null)]);
        Cost("cost_north_rent", North, 0.25m, [("rent_north", false, null), ("rent_north_late", false, null), ("instead_south_north", false, null), ("instead_more_north", false, null), ("instead_other_north", false, null)]);
        Cost("cost_south_sales", South, 0.62m, [("sales_south", false, null), ("pulled_south", false, null)]);
        Cost("cost_south_rent", South, 0.2m, [("rent_south", false, null), ("rent_south_more", false, null)]);
        Cost("cost_other", OtherClouds, 0.2m, [("rent_other", false, null), ("instead_south_other", false, null), ("instead_more_other", false, null)]);
    }

    private void AddShares(Switch shares, Switch openChannel)
    {
        var pool = new CapGroup("pool", "pool", Money("pool_cap", 40, 30, 50), new(2026, 4, 27), Money("pool_opening", 4, 3, 5), Number("pool_counts", 0.5m, 0, 1), Somewhere, true, null);
        var ends = Odds("share_ends", (new(2028, 6, 30), 0.2m), (new(2030, 3, 31), 0.3m), (null, 0.5m));
        RevenueShare("share_open", Lab, North, "sales_open", 0.2m, shares, new(2025, 1, 1), new(2030, 12, 31), ends, pool);
        RevenueShare("share_barred", Lab, North, "sales_barred", 0.2m, shares, new(2025, 1, 1), new(2032, 12, 31), ends, pool);
        RevenueShare("share_via_south", Lab, North, "sales_via_south", 0.15m, shares, new(2026, 5, 1), new(2031, 8, 15), null, pool, lag: Number("share_lag", 1, 0.5m, 2, 0, 4), spread: Number("share_spread", 2, 1, 4, 1, 4));
        RevenueShare("share_of_north", North, Lab, "sales_via_north", 0.3m, null, new(2025, 1, 1), null, ends, null, life: Number("share_life", 6, 2, 10, 0, 20));
        RevenueShare("fee_south", Lab, South, "sales_via_south", 0.12m, openChannel, new(2026, 5, 1), null, null, null, lag: Number("fee_lag", 1, 0, 2, 0, 4), life: Number("fee_life", 4, 1, 8, 0, 20));
    }

    private void AddMoneyOnDays(Switch dispute)
    {
        terms.Add(new Tranche(Facts("tranche_fund", Fund, Lab, RiskClass.Equity, from: new(2026, 4, 15)), Money("tranche_fund_amount", 30)));
        terms.Add(new Tranche(Facts("tranche_south", South, Lab, RiskClass.Equity, from: new(2026, 8, 20)), Money("tranche_south_amount", 15)));
        terms.Add(new Tranche(Facts("tranche_later", South, Lab, RiskClass.Equity, from: new(2028, 3, 31)), Money("tranche_later_amount", 35), Number("tranche_likely", 0.6m, 0.3m, 0.9m)));
        terms.Add(new Expense(Facts("overhead", North, Courts, RiskClass.Margin, null, from: null), Money("overhead_yearly", 0.05m)));
        terms.Add(new Expense(Facts("suit_lab", Lab, Courts, RiskClass.Contract, dispute, from: new(2026, 3, 1)), Money("suit_lab_yearly", 0.2m, 0.1m, 0.3m)));
        terms.Add(new Expense(Facts("suit_south", South, Courts, RiskClass.Contract, dispute, from: new(2026, 3, 1)), Money("suit_south_yearly", 0.1m, 0.05m, 0.2m)));
    }

    private void AddWhatMoves(Switch shares, Switch openChannel)
    {
        drivers.Add(new AnchoredDriver(
            "fading", "fading", [new(2025, null, 20, null, Somewhere, null), new(2027, null, 45, null, Somewhere, null)], Number("fading_growth", 0.08m, 0.02m, 0.15m), Somewhere,
            null, Number("fading_years", 3.5m, 0, 8, 0, 20)));
        var (milestone, or) = (Day("milestone", new(2029, 5, 17), new(2027, 1, 1), null), Day("or_milestone", new(2030, 12, 31), new(2028, 1, 1), new(2033, 12, 31)));
        Sales("sales_fading", "fading", South, openChannel, until: Day("south_stops", new(2036, 3, 1), new(2031, 9, 1), new(2042, 1, 1)));
        Cost("cost_fading", South, 0.3m, [("sales_fading", false, 0.9m)]);
        Assumption Later(string id) => Number(id, 0.08m, 0.05m, 0.12m);
        var open = new TermFacts("share_moving", "share_moving", shares, Lab, North, RiskClass.Contract, new(2026, 5, 16), null, null, milestone, true, Somewhere, null) { OrUntil = or };
        terms.Add(new RevenueShare(open, Number("moving_rate", 0.2m, 0.15m, 0.25m), [new("sales_open", false, null)], rateTo: Later("moving_later"), rateBy: new(2029, 3)));
        terms.Add(new RevenueShare(
            Facts("share_of_south", South, Lab, RiskClass.Margin, from: new(2026, 1, 1)), Number("of_south_rate", 0.1m, 0.05m, 0.15m), [new("sales_fading", false, null)],
            rateTo: Later("of_south_later"), rateBy: new(2031, 1)));
        var pool = new CapGroup("south_pool", "south_pool", Money("south_pool_cap", 60, 20, 200), new(2026, 4, 27), null, null, Somewhere, true, null);
        terms.Add(new RevenueShare(Facts("capped_of_south", South, Lab, RiskClass.Contract), Number("capped_rate", 0.05m, 0.02m, 0.08m), [new("sales_fading", false, null)], pool));
        var waiting = new TermFacts("research", "research", openChannel, Lab, Suppliers, RiskClass.Equity, new(2026, 2, 1), null, milestone, null, true, Somewhere, null) { OrSince = or };
        terms.Add(new Expense(waiting, driverId: "pull_south"));
        drivers.Add(new BandDriver("upper_tier", "upper_tier", "fading", Money("tier_from", 30, 20, 40), Money("tier_to", 60, 50, 80), Somewhere, null));
        Sales("sales_upper_tier", "upper_tier", North, openChannel);
        terms.Add(new LumpSum(Facts("between_clouds", South, North, RiskClass.Contract, openChannel, from: new(2026, 5, 20)), Money("between_clouds_amount", 3, 2, 4)));
        var approved = new TermFacts("on_approval", "on_approval", shares, Lab, South, RiskClass.Contract, new(2027, 1, 1), null, milestone, null, true, Somewhere, null) { OrSince = or };
        terms.Add(new LumpSum(approved, Money("approval_amount", 5, 4, 8), Number("approval_likely", 0.7m, 0.4m, 0.9m)));
    }

    private Assumption Add(Assumption assumption)
    {
        assumptions.Add(assumption);
        return assumption;
    }

    private Assumption Number(string id, decimal value, decimal? low = null, decimal? high = null, decimal minimum = 0, decimal maximum = 1) => Add(new(
        id, id, "Numbers", "number", AssumptionValue.Of(low ?? value), AssumptionValue.Of(value), AssumptionValue.Of(high ?? value), low is null ? Distribution.Fixed : Distribution.Uniform,
        AssumptionValue.Of(minimum), AssumptionValue.Of(maximum), 0.01m, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1)));

    private Assumption Money(string id, decimal value, decimal? low = null, decimal? high = null) => Number(id, value, low, high, 0, 1_000_000);

    private Assumption Day(string id, DateOnly? value, DateOnly low, DateOnly? high) => Add(new(
        id, id, "Days", Assumption.DateUnit, AssumptionValue.Of(low), AssumptionValue.Of(value), AssumptionValue.Of(high), Distribution.Uniform,
        AssumptionValue.Of(new DateOnly(2020, 1, 1)), AssumptionValue.Never, 1, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1)));

    private Assumption Odds(string id, params (DateOnly? Day, decimal Probability)[] odds) => Add(new(
        id, id, "Days", Assumption.DateUnit, AssumptionValue.Of(odds[0].Day), AssumptionValue.Of(odds[^1].Day), AssumptionValue.Of(odds[^1].Day), Distribution.Discrete,
        AssumptionValue.Of(new DateOnly(2020, 1, 1)), AssumptionValue.Never, 1, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1))
    {
        Odds = [.. odds.Select(one => new Odds(AssumptionValue.Of(one.Day), one.Probability, null, "invented"))],
    });

    private Ownership Owned(Party holder, DateOnly from, decimal share)
        => new(Lab, holder, from, Number($"owned_{holder.Id}_{from.Year}", share, share - 0.01m, share + 0.01m), Somewhere);

    private Switch Switch(string id)
    {
        clauses.Add(new(id, id, id, null));
        return clauses[^1];
    }

    private void Anchored(string id, Assumption growth, params (string Period, decimal? Value, Assumption? Assumed)[] anchors) => drivers.Add(new AnchoredDriver(
        id, id,
        [
            .. from anchor in anchors
               let number = anchor.Period.Length > 4 ? anchor.Period[5] - '0' : (int?)null
               select new Anchor(int.Parse(anchor.Period[..4], CultureInfo.InvariantCulture), number, anchor.Value, anchor.Assumed, Somewhere, null),
        ],
        growth, Somewhere, null));

    private void Share(string id, string parent, RampShape ramp, Quarter from, Quarter to, Assumption first, Assumption last)
        => drivers.Add(new ShareDriver(id, id, parent, ramp, from, to, first, last, Somewhere, null));

    private static TermFacts Facts(
        string id, Party payer, Party payee, RiskClass risk, Switch? clause = null, DateOnly? from = null, DateOnly? to = null, Assumption? until = null)
        => new(id, id, clause, payer, payee, risk, from, to, null, until, true, Somewhere, null);

    private void Sales(string id, string driver, Party payee, Switch? clause, Assumption? rate = null, DateOnly? from = null, Assumption? until = null)
        => terms.Add(new Sales(Facts(id, Customers, payee, RiskClass.Margin, clause, from, until: until), driver, rate));

    private void Commit(string id, Party payee, decimal amount, decimal low, decimal high, DateOnly from, DateOnly to, Switch? clause, Assumption? takeUp = null, Assumption? profile = null)
        => terms.Add(new Commitment(Facts(id, Lab, payee, RiskClass.Contract, clause, from, to), Money($"{id}_amount", amount, low, high), takeUp, profile));

    private void Instead(string id, string of, Party payee, Assumption? share) => terms.Add(new Substitute(Facts(id, Lab, payee, RiskClass.Contract), of, share));

    private void Premium(string id, string of, Party payee)
        => terms.Add(new Premium(Facts(id, Lab, payee, RiskClass.Contract), of, Number($"{id}_rate", 0.15m, 0.05m, 0.3m)));

    private void Unserved(string id, string of, Assumption share)
        => terms.Add(new Unserved(Facts(id, Customers, Lab, RiskClass.Margin), of, Number($"{id}_lost", 1.2m, 0.8m, 1.6m, 0, 5), share));

    private void Cost(string id, Party payer, decimal margin, (string Term, bool Subtracted, decimal? Weight)[] bases) => terms.Add(new Cost(
        Facts(id, payer, Suppliers, RiskClass.Margin), Number($"{id}_margin", margin, margin - 0.1m, margin + 0.1m),
        [.. bases.Select(each => new TermBase(each.Term, each.Subtracted, each.Weight is { } weight ? Number($"{id}_{each.Term}", weight, weight - 0.1m, weight + 0.1m) : null))]));

    private void RevenueShare(
        string id, Party payer, Party payee, string of, decimal rate, Switch? clause, DateOnly? from, DateOnly? to, Assumption? until, CapGroup? pool,
        Assumption? lag = null, Assumption? spread = null, Assumption? life = null)
        => terms.Add(new RevenueShare(
            Facts(id, payer, payee, RiskClass.Contract, clause, from, to, until), Number($"{id}_rate", rate, rate - 0.05m, rate + 0.05m), [new(of, false, null)],
            pool, lag, spread, life));
}

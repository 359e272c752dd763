namespace Deals.Tests.Money;

/// <summary>
/// Invented books of deals, put together piece by piece. Every party has its role's name; each number becomes an assumption
/// of its own, called after the term and the part it is for, so that a test can change it.
/// </summary>
internal sealed class MoneyBook
{
    public static readonly Source Somewhere = new("S1", "Example Press", "A report", null, null, new(2026, 1, 1), SourceKind.Press, SourceAccess.Direct);

    public static readonly Party
        Lab = new("lab", "Lab", "Lab", PartyRole.Lab, "#000000", null),
        North = new("north", "North", "North", PartyRole.Cloud, "#111111", null),
        South = new("south", "South", "South", PartyRole.Cloud, "#222222", null),
        Fund = new("fund", "Fund", "Fund", PartyRole.Investor, "#333333", null),
        Customers = new("customers", "Customers", "Customers", PartyRole.Customers, "#444444", null),
        Suppliers = new("suppliers", "Suppliers", "Suppliers", PartyRole.Suppliers, "#555555", null),
        OtherClouds = new("other_clouds", "Other clouds", "Other clouds", PartyRole.OtherClouds, "#666666", null),
        OtherHolders = new("other_holders", "Other holders", "Other holders", PartyRole.OtherHolders, "#777777", null),
        Courts = new("courts", "Courts", "Courts", PartyRole.Courts, "#888888", null);

    private static readonly Deal Deal = new("deal", "Deal", new(2026, 1, 1), null, null, null, DealStatus.InForce, [], Somewhere, null);

    private readonly List<Assumption> assumptions = [];
    private readonly List<Driver> drivers = [];
    private readonly List<Switch> clauses = [];
    private readonly List<Regime> regimes = [];
    private readonly List<Term> terms = [];
    private readonly List<Valuation> valuations = [];
    private readonly List<Criterion> criteria = [];
    private readonly List<PublishedNumber> published = [];
    private readonly List<PartySize> sizes = [];
    private readonly List<Right> rights = [];
    private readonly List<NamedScenario> scenarios = [];
    private readonly List<Offer> offers = [];
    private readonly List<Deal> deals = [Deal];
    private readonly List<Correlation> correlations = [];

    /// <summary>What North and South both offer, if it is nobody's alone.</summary>
    private readonly Subject product = new("product", "Product", null);

    public Quarter First { get; init; } = new(2026, 1);

    public Quarter Last { get; init; } = new(2027, 4);

    public DateOnly ValuationDate { get; init; } = new(2026, 1, 1);

    public decimal Rate { get; init; }

    public decimal Threshold { get; init; } = 1;

    /// <summary>The id of the assumption that is the headline; null for none.</summary>
    public string? Headline { get; init; }

    /// <summary>For how many years clouds go on after the ledger; null where the dataset does not ask.</summary>
    public decimal? CloudLife { get; init; }

    /// <summary>A number that can be anything from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public Assumption Number(string id, decimal value, decimal minimum = 0, decimal maximum = 1, decimal? low = null, decimal? high = null)
        => Add(new(
            id, id, "Numbers", "fraction", AssumptionValue.Of(low ?? value), AssumptionValue.Of(value), AssumptionValue.Of(high ?? value), Distribution.Uniform,
            AssumptionValue.Of(minimum), AssumptionValue.Of(maximum), 0.01m, AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1)));

    public Assumption Money(string id, decimal value) => Number(id, value, 0, 1_000_000_000_000_000);

    /// <summary>A day; null is never.</summary>
    public Assumption Day(string id, DateOnly? value, params (DateOnly? Day, decimal Probability)[] odds)
        => Add(new(
            id, id, "Dates", Assumption.DateUnit, AssumptionValue.Of(new DateOnly(2020, 1, 1)), AssumptionValue.Of(value), AssumptionValue.Never,
            odds.Length == 0 ? Distribution.Fixed : Distribution.Discrete, AssumptionValue.Of(new DateOnly(2020, 1, 1)), AssumptionValue.Never, 1,
            AssumptionBasis.Judgement, null, "invented", new(2026, 1, 1))
        {
            Odds = [.. odds.Select(one => new Odds(AssumptionValue.Of(one.Day), one.Probability, null, "invented"))],
        });

    public Assumption Add(Assumption assumption)
    {
        assumptions.Add(assumption);
        return assumption;
    }

    public Switch Switch(string id, Deal? deal = null)
    {
        clauses.Add(new(id, id, id, deal));
        return clauses[^1];
    }

    /// <summary>A deal that some parties signed; clauses may belong to it.</summary>
    public Deal SignedBy(params Party[] parties)
    {
        deals.Add(new($"deal_{deals.Count}", "Deal", new(2026, 1, 1), null, null, null, DealStatus.InForce, [.. parties.Select(party => new DealParty(party, "partner"))], Somewhere, null));
        return deals[^1];
    }

    public Regime Regime(string id, RegimeRole role, params Switch[] on) => Regime(new(id, id, id, role, on, null));

    public Regime Regime(Regime regime)
    {
        regimes.Add(regime);
        return regime;
    }

    /// <summary>A driver from annual totals and quarters: "2026" or "2026Q1".</summary>
    public Driver Anchored(string id, Assumption? growth, params (string Period, decimal Value)[] anchors) => Driver(new AnchoredDriver(
        id, id,
        [.. anchors.Select(anchor => new Anchor(int.Parse(anchor.Period[..4], null), anchor.Period.Length > 4 ? anchor.Period[5] - '0' : null, anchor.Value, null, Somewhere, null))],
        growth, Somewhere, null));

    /// <summary>A driver that brings the same in each quarter of every year, up to the days' difference: nothing grows.</summary>
    public Driver Flat(string id, decimal yearly) => Anchored(id, null, [.. Enumerable.Range(2020, 40).Select(year => ($"{year}", yearly))]);

    /// <summary>The same, held by an assumption, as a published number that the model was not given needs it.</summary>
    public Driver Assumed(string id, decimal yearly)
    {
        var held = Money($"{id} a year", yearly);
        return Driver(new AnchoredDriver(id, id, [.. Enumerable.Range(2020, 40).Select(year => new Anchor(year, null, null, held, null, null))], null, Somewhere, null));
    }

    public Driver Driver(Driver driver)
    {
        drivers.Add(driver);
        return driver;
    }

    public Term Term(
        string id, TermKind kind, Party payer, Party payee, TermNumbers numbers, Switch? clause = null, DateOnly? from = null, DateOnly? to = null,
        Assumption? until = null, RiskClass risk = RiskClass.Contract, bool isConfirmed = true, Assumption? since = null, Assumption? orUntil = null,
        Assumption? orSince = null)
    {
        var facts = new TermFacts(id, id, clause, payer, payee, risk, from, to, since, until, isConfirmed, Somewhere, null) { OrSince = orSince, OrUntil = orUntil };
        terms.Add(Deals.Term.Of(kind, facts, column => numbers[column]));
        return terms[^1];
    }

    public Term Sales(string id, Driver driver, Party payee, Switch? clause = null, DateOnly? from = null, DateOnly? to = null, Assumption? until = null)
        => Term(id, TermKind.Sales, Customers, payee, new() { DriverId = driver.Id }, clause, from, to, until);

    public Term Share(
        string id, Term of, decimal rate, Party payee, Switch? clause = null, DateOnly? from = null, DateOnly? to = null, Assumption? until = null, CapGroup? cap = null)
        => Term(id, TermKind.RevenueShare, Lab, payee, new() { Rate = Number($"{id}_rate", rate), Bases = [new(of.Id, false, null)], CapGroup = cap }, clause, from, to, until);

    public CapGroup Cap(string id, decimal cap, DateOnly from, Assumption? opening = null, Assumption? openingShare = null)
        => new(id, id, Number($"{id}_cap", cap, -100, 1_000_000), from, opening, openingShare, Somewhere, true, null);

    public Valuation Value(decimal postMoney, params (Party Holder, DateOnly From, decimal Share)[] holders)
        => Value(postMoney, [.. holders.Select((row, at) => (row.Holder, row.From, Number($"own_{row.Holder.Id}_{at}", row.Share)))]);

    public Valuation Value(decimal postMoney, IReadOnlyList<(Party Holder, DateOnly From, Assumption Share)> holders)
    {
        valuations.Add(new(
            Lab, Money("post_money", postMoney), ValuationDate, null, [.. holders.Select(row => new Ownership(Lab, row.Holder, row.From, row.Share, Somewhere))], Somewhere));
        return valuations[^1];
    }

    /// <summary>Says that two assumptions move together.</summary>
    public void Together(Assumption one, Assumption other, double coefficient) => correlations.Add(new(one, other, coefficient, null, "invented"));

    public void Criterion(Criterion criterion) => criteria.Add(criterion);

    public void Published(PublishedNumber number) => published.Add(number);

    public void Size(Party party, SizeMeasure measure, decimal value) => sizes.Add(new(party, measure, "2026", value, Somewhere, null));

    public NamedScenario Named(string id, Assumption assumption, decimal value)
    {
        scenarios.Add(new(id, id, id, [new(assumption, AssumptionValue.Of(value), null, "invented")]));
        return scenarios[^1];
    }

    /// <summary>The product on a cloud; without any, it is on sale on North and South all along.</summary>
    public void Offer(Party cloud, OfferStage stage, DateOnly? since = null, DateOnly? to = null) => offers.Add(new(product, cloud, Somewhere, null, stage, since, to));

    /// <summary>For some days only the holder, and whoever is excepted, may offer the product.</summary>
    public void Exclusive(Party holder, DateOnly from, DateOnly to, params Party[] excepted) => rights.Add(new(
        $"right_{rights.Count}", Deal, "clause", holder, Lab, product, RightKind.Exclusive, from, to, null, null, excepted, Somewhere, Confidence.High, null));

    public Switch SwitchOf(string id) => clauses.Single(clause => clause.Id == id);

    public Assumption NumberOf(string id) => assumptions.Single(assumption => assumption.Id == id);

    public Term TermOf(string id) => terms.Single(term => term.Id == id);

    public DealBook Book()
    {
        if (regimes.All(regime => regime.Role != RegimeRole.Current))
            Regime("now", RegimeRole.Current, [.. clauses]);
        if (regimes.All(regime => regime.Role != RegimeRole.DefaultBaseline))
            Regime("before", RegimeRole.DefaultBaseline);
        Assumption Discount(string id) => Number(id, Rate, -1);
        var frame = new LedgerFrame(First, Last, "M", ValuationDate, Threshold, Discount("contract_rate"), Discount("margin_rate"), Discount("equity_rate"), Headline is { } headline ? NumberOf(headline) : null,
            CloudLife is { } years ? Number("cloud_life", years, 0, 20) : null);
        return new("invented", "Invented", null, ValuationDate, Window.Through(First.Start, Last.End), new()
        {
            Sources = [Somewhere],
            Parties = [Lab, North, South, Fund, Customers, Suppliers, OtherClouds, OtherHolders, Courts],
            Assumptions = assumptions,
            Ledger = frame,
            Drivers = drivers,
            Switches = clauses,
            Regimes = regimes,
            Terms = terms,
            Valuations = valuations,
            Criteria = criteria,
            Published = published,
            Sizes = sizes,
            Deals = deals,
            Subjects = [product],
            Readings = [new("reading", "Reading", "", [], new Dictionary<Subject, Subject?> { [product] = null }, null, "invented")],
            Offers = offers.Count > 0 ? offers : [new(product, North, Somewhere, null), new(product, South, Somewhere, null)],
            Scenarios = scenarios,
            Correlations = correlations,
            Rights = rights,
        });
    }

    /// <summary>The base scenario's results.</summary>
    public MoneyResult Result() => Book().Money().Under();
}

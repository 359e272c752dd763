namespace Deals;

/// <summary>
/// Everything a dataset states, checked and linked: each table as a register, each reference as the thing itself. It holds
/// no result; results are computed from it.
/// </summary>
public sealed class DealBook
{
    /// <summary>The name of the scenario that every dataset has.</summary>
    public const string BaseScenario = "base";

    /// <summary>Links the tables.</summary>
    /// <exception cref="ArgumentException">Two rows of a table share an id, or the period has no end.</exception>
    internal DealBook(string name, string title, string? description, DateOnly asOf, Window period, DealTables tables)
    {
        if (period.IsOpen)
            throw new ArgumentException("The period needs an end.", nameof(period));
        (Name, Title, Description, AsOf, Period) = (name, title, description, asOf, period);
        Sources = new("source", tables.Sources);
        Claims = new("claim", tables.Claims);
        Conflicts = [.. tables.Conflicts];
        Parties = new("party", tables.Parties);
        Deals = new("deal", tables.Deals);
        Events = new("event", tables.Events.OrderBy(happened => happened.Date).ThenBy(happened => happened.Id, StringComparer.Ordinal));
        Subjects = new("subject", tables.Subjects);
        Readings = new("reading", tables.Readings);
        Offers = [.. tables.Offers];
        Rights = new("right", tables.Rights);
        Assumptions = new("assumption", tables.Assumptions);
        Ledger = tables.Ledger;
        Drivers = new("driver", tables.Drivers);
        Switches = new("clause", tables.Switches);
        Regimes = new("regime", tables.Regimes);
        Terms = new("term", tables.Terms.OrderBy(term => term.Id, StringComparer.Ordinal));
        Valuations = new("valuation", tables.Valuations);
        Scenarios = new("scenario", tables.Scenarios);
        Criteria = new("criterion", tables.Criteria);
        Published = new("published number", tables.Published);
        Sizes = [.. tables.Sizes];
        Correlations = [.. tables.Correlations];
    }

    /// <summary>The dataset's short name.</summary>
    public string Name { get; }

    /// <summary>
    /// A SHA-256 over all that was read, in hexadecimal digits: other data have another. Empty where it was not read from files.
    /// </summary>
    public string Fingerprint { get; internal init; } = "";

    /// <summary>The dataset's title.</summary>
    public string Title { get; }

    /// <summary>What the dataset is about.</summary>
    public string? Description { get; }

    /// <summary>The last day whose news the dataset takes in.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The days that charts show and coverage counts.</summary>
    public Window Period { get; }

    /// <summary>Where everything was read.</summary>
    public Register<Source> Sources { get; }

    /// <summary>The stated facts.</summary>
    public Register<Claim> Claims { get; }

    /// <summary>The claims that contradict each other.</summary>
    public IReadOnlyList<ClaimConflict> Conflicts { get; }

    /// <summary>Who takes part.</summary>
    public Register<Party> Parties { get; }

    /// <summary>The agreements.</summary>
    public Register<Deal> Deals { get; }

    /// <summary>The story, in order of time.</summary>
    public Register<DealEvent> Events { get; }

    /// <summary>What rights cover.</summary>
    public Register<Subject> Subjects { get; }

    /// <summary>The ways to read what the rights cover.</summary>
    public Register<Reading> Readings { get; }

    /// <summary>The pairs of product and cloud that customers might use.</summary>
    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>The rights.</summary>
    public Register<Right> Rights { get; }

    /// <summary>What is not known and can be changed.</summary>
    public Register<Assumption> Assumptions { get; }

    /// <summary>Over which quarters and in which unit money is counted; null when the dataset has no money terms.</summary>
    public LedgerFrame? Ledger { get; }

    /// <summary>The time series that terms use.</summary>
    public Register<Driver> Drivers { get; }

    /// <summary>The switches.</summary>
    public Register<Switch> Switches { get; }

    /// <summary>The states of the world to value.</summary>
    public Register<Regime> Regimes { get; }

    /// <summary>The rules that move money, in the order of their ids.</summary>
    public Register<Term> Terms { get; }

    /// <summary>What the labs were worth, by the lab's id.</summary>
    public Register<Valuation> Valuations { get; }

    /// <summary>The sets of assumption values that have a name.</summary>
    public Register<NamedScenario> Scenarios { get; }

    /// <summary>What counts as a win or a loss.</summary>
    public Register<Criterion> Criteria { get; }

    /// <summary>The published numbers to hold the model against.</summary>
    public Register<PublishedNumber> Published { get; }

    /// <summary>How large parties are: what gains are held against.</summary>
    public IReadOnlyList<PartySize> Sizes { get; }

    /// <summary>The assumptions that move together.</summary>
    public IReadOnlyList<Correlation> Correlations { get; }

    /// <summary>Returns how well the claims are supported, a row for each kind of word they rest on.</summary>
    public IReadOnlyList<Evidence> Evidence() => global::Deals.Evidence.Of(this);

    /// <summary>Returns the claims on some word, each held against everything else that the data say: an article, claim by claim.</summary>
    /// <param name="basis">On whose word they rest.</param>
    public IReadOnlyList<CheckedClaim> Checked(ClaimBasis basis)
        => [.. Claims.Where(claim => claim.Basis == basis).Select(claim => CheckedClaim.Of(claim, this))];

    /// <summary>Returns the subjects that not all readings place alike, a row for each reading: what the parties differ about.</summary>
    public IReadOnlyList<Placement> DisputedPlacements() => Placement.Disputed(this);

    /// <summary>Whether there is money to count: a ledger and terms.</summary>
    public bool HasMoney => Ledger is not null && Terms.Count > 0;

    /// <summary>Returns the money that the terms move, ready to be computed under any scenario.</summary>
    /// <exception cref="InvalidOperationException">
    /// The dataset has no ledger or no terms, or its base values contradict each other.
    /// </exception>
    public MoneyModel Money() => MoneyModel.Of(this);

    /// <summary>
    /// Returns the scenario that a name stands for; "base" is every assumption at its base when the dataset has no scenario of that
    /// name.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such scenario; the message lists those there are.</exception>
    public Scenario NamedScenario(string id)
        => id == BaseScenario && Scenarios.All(named => named.Id != id) ? Scenario.Base(this) : Scenario.Base(this).With(Scenarios[id]);

    /// <summary>Returns who holds which right when, under a scenario; under the base scenario when none is given.</summary>
    public RightsTimeline Timeline(Scenario? scenario = null) => new(this, scenario ?? Scenario.Base(this));
}

/// <summary>The rows a <see cref="DealBook"/> is made of. A table that a dataset does not have is empty.</summary>
internal sealed class DealTables
{
    public IReadOnlyList<Source> Sources { get; init; } = [];

    public IReadOnlyList<Claim> Claims { get; init; } = [];

    public IReadOnlyList<ClaimConflict> Conflicts { get; init; } = [];

    public IReadOnlyList<Party> Parties { get; init; } = [];

    public IReadOnlyList<Deal> Deals { get; init; } = [];

    public IReadOnlyList<DealEvent> Events { get; init; } = [];

    public IReadOnlyList<Subject> Subjects { get; init; } = [];

    public IReadOnlyList<Reading> Readings { get; init; } = [];

    public IReadOnlyList<Offer> Offers { get; init; } = [];

    public IReadOnlyList<Right> Rights { get; init; } = [];

    public IReadOnlyList<Assumption> Assumptions { get; init; } = [];

    public LedgerFrame? Ledger { get; init; }

    public IReadOnlyList<Driver> Drivers { get; init; } = [];

    public IReadOnlyList<Switch> Switches { get; init; } = [];

    public IReadOnlyList<Regime> Regimes { get; init; } = [];

    public IReadOnlyList<Term> Terms { get; init; } = [];

    public IReadOnlyList<Valuation> Valuations { get; init; } = [];

    public IReadOnlyList<NamedScenario> Scenarios { get; init; } = [];

    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    public IReadOnlyList<PublishedNumber> Published { get; init; } = [];

    public IReadOnlyList<PartySize> Sizes { get; init; } = [];

    public IReadOnlyList<Correlation> Correlations { get; init; } = [];
}

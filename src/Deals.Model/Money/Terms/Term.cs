namespace Deals;

/// <summary>What a term does. See docs/model.md for each formula.</summary>
public enum TermKind
{
    /// <summary>Customers pay for products: see <see cref="Deals.Sales"/>.</summary>
    Sales,

    /// <summary>What serving costs: see <see cref="Deals.Cost"/>.</summary>
    Cost,

    /// <summary>A rate of other terms, until a pool is full: see <see cref="Deals.RevenueShare"/>.</summary>
    RevenueShare,

    /// <summary>An amount bought over the contract's days: see <see cref="Deals.Commitment"/>.</summary>
    Commitment,

    /// <summary>What a commitment that is switched off would have supplied, bought elsewhere: see <see cref="Deals.Substitute"/>.</summary>
    Substitute,

    /// <summary>What a substitute costs more than the commitment would have: see <see cref="Deals.Premium"/>.</summary>
    Premium,

    /// <summary>Revenue lost to what is bought nowhere: see <see cref="Deals.Unserved"/>.</summary>
    Unserved,

    /// <summary>Money against new shares on a day: see <see cref="Deals.Tranche"/>.</summary>
    Tranche,

    /// <summary>A payment on a day against no shares: see <see cref="Deals.LumpSum"/>.</summary>
    LumpSum,

    /// <summary>An amount a year while it runs: see <see cref="Deals.Expense"/>.</summary>
    Expense,
}

/// <summary>How risky a flow is: each class has a discount rate.</summary>
public enum RiskClass
{
    /// <summary>Owed by contract.</summary>
    Contract,

    /// <summary>What is earned by doing business.</summary>
    Margin,

    /// <summary>What is left to owners.</summary>
    Equity,
}

/// <summary>What a term of any kind says.</summary>
/// <param name="Id">The id others use.</param>
/// <param name="Name">What it is called in charts.</param>
/// <param name="Switch">The switch it belongs to; null for a term that always runs.</param>
/// <param name="Payer">Who pays.</param>
/// <param name="Payee">Who is paid.</param>
/// <param name="Risk">At which rate it is discounted, for payer and payee alike.</param>
/// <param name="From">Its first day; null for as long as there are numbers. A tranche's or lump sum's day.</param>
/// <param name="To">Its last day; null when it names none.</param>
/// <param name="Since">
/// The assumed day on which it begins, where that is later than <paramref name="From"/>; null when it waits for none.
/// </param>
/// <param name="Until">The assumed day on which it ends by its own terms; that day no longer counts.</param>
/// <param name="IsConfirmed">Whether the parties themselves stated its rate or amount.</param>
/// <param name="Source">Where it was read; null for a judgement.</param>
/// <param name="Reason">Remarks; required without a source.</param>
public sealed record TermFacts(
    string Id, string Name, Switch? Switch, Party Payer, Party Payee, RiskClass Risk, DateOnly? From, DateOnly? To, Assumption? Since,
    Assumption? Until, bool IsConfirmed, Source? Source, string? Reason)
{
    /// <summary>Another assumed day on which it may begin: the earlier of the two counts. Null when there is none.</summary>
    public Assumption? OrSince { get; init; }

    /// <summary>Another assumed day on which it may end: the earlier of the two counts. Null when there is none.</summary>
    public Assumption? OrUntil { get; init; }
}

/// <summary>
/// A rule that moves money from one party to another; each kind is a type of its own that holds what the kind has. Its numbers
/// are assumptions, so that each has its source, its range and a slider.
/// </summary>
public abstract class Term : IIdentified
{
    private readonly TermNumber[] numbers;

    /// <summary>Checks what all kinds have in common.</summary>
    /// <exception cref="FlawedException">
    /// A number whose bounds make no sense for it, a day missing that the kind needs, an end before the start, or parties whose
    /// roles do not pay each other so.
    /// </exception>
    private protected Term(
        TermKind kind, TermFacts facts, TermRoles roles, TermNumber[] numbers, bool needsFrom = false, bool needsTo = false)
    {
        var flaws = new Flaws();
        foreach (var (column, number, least, most) in numbers)
            flaws.Number(column, number, least, most);

        foreach (var (column, day) in new[]
            { ("since", facts.Since), ("or_since", facts.OrSince), ("until", facts.Until), ("or_until", facts.OrUntil) })
            flaws.If(day is { IsDate: false }, column, "end-not-a-date", $"an assumption with the unit {Assumption.DateUnit}");

        flaws.If(needsFrom && facts.From is null, "from", Parts.Missing, $"a value, as a term of kind {Flaws.Word(kind)} needs it")
            .If(needsTo && facts.To is null, "to", Parts.Missing, $"a value, as a term of kind {Flaws.Word(kind)} needs it")
            .If(facts.To < facts.From, "to", "end-before-start", $"a last day no earlier than the first, {facts.From:O}")
            .If(
                facts.OrSince is not null && facts.Since is null, "since", Parts.Missing,
                "an assumption that is a day, as or_since names another one")
            .If(
                facts.OrUntil is not null && facts.Until is null, "until", Parts.Missing,
                "an assumption that is a day, as or_until names another one")
            .If(
                !roles.Allow(facts.Payer, facts.Payee), "payee_id", "roles-do-not-pay",
                $"{roles}, as the kind is {Flaws.Word(kind)}")
            .If(
                facts.Source is null && facts.Reason is null, "reason", "neither-source-nor-reason",
                "a reason here, or a source in source_id")
            .Throw();
        (Kind, Facts, this.numbers) = (kind, facts, numbers);
    }

    /// <inheritdoc/>
    public string Id => Facts.Id;

    /// <summary>What it is called in charts.</summary>
    public string Name => Facts.Name;

    /// <summary>What it does.</summary>
    public TermKind Kind { get; }

    /// <summary>The switch it belongs to; null for a term that always runs.</summary>
    public Switch? Switch => Facts.Switch;

    /// <summary>Who pays.</summary>
    public Party Payer => Facts.Payer;

    /// <summary>Who is paid.</summary>
    public Party Payee => Facts.Payee;

    /// <summary>At which rate it is discounted, for payer and payee alike.</summary>
    public RiskClass Risk => Facts.Risk;

    /// <summary>Its first day; null for as long as there are numbers.</summary>
    public DateOnly? From => Facts.From;

    /// <summary>Its last day; null when it names none.</summary>
    public DateOnly? To => Facts.To;

    /// <summary>
    /// The assumed days of which the earliest begins it, where that is later than <see cref="From"/>; none when it waits for none.
    /// </summary>
    public IEnumerable<Assumption> BeginsOn => new[] { Facts.Since, Facts.OrSince }.OfType<Assumption>();

    /// <summary>The assumed days of which the earliest ends it by its own terms; none when it has no such end.</summary>
    public IEnumerable<Assumption> EndsOn => new[] { Facts.Until, Facts.OrUntil }.OfType<Assumption>();

    /// <summary>Whether the parties themselves stated its rate or amount.</summary>
    public bool IsConfirmed => Facts.IsConfirmed;

    /// <summary>Where it was read; null for a judgement.</summary>
    public Source? Source => Facts.Source;

    /// <summary>Remarks.</summary>
    public string? Reason => Facts.Reason;

    /// <summary>The assumptions that it is computed with, those of its pool and its bases among them.</summary>
    public virtual IEnumerable<Assumption> Numbers => numbers.Select(number => number.Value).OfType<Assumption>();

    /// <summary>
    /// The numbers that its contract states, which its parties could have agreed on otherwise; none where all its numbers are what comes
    /// of it.
    /// </summary>
    public virtual IEnumerable<Assumption> Agreed => [];

    /// <summary>The id of the driver that it follows; null when it follows none.</summary>
    public virtual string? DriverId => null;

    /// <summary>The ids of the terms that it is computed from.</summary>
    public virtual IEnumerable<string> ComputedFrom => [];

    /// <summary>Returns the assumption that a column of the table of terms holds; null where it holds none.</summary>
    /// <param name="column">The column, such as "rate" or "take_up".</param>
    public Assumption? Number(string column) => Array.Find(numbers, number => number.Column == column).Value;

    /// <summary>What it says besides what its kind has.</summary>
    internal TermFacts Facts { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Makes a term of a kind of the parts that lie under the names of columns.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="facts">What it says besides.</param>
    /// <param name="find">Finds a part; <c>bases</c> are <see cref="TermBase"/>s, from a table of their own.</param>
    /// <exception cref="FlawedException">
    /// A part that the kind needs is missing or one is set that it does not use, or a constructor finds a flaw.
    /// </exception>
    internal static Term Of(TermKind kind, TermFacts facts, Func<string, object?> find)
    {
        var parts = new Parts($"a term of kind {Flaws.Word(kind)}", find);
        return parts.Whole<Term>(
            [
                "driver_id", "rate", "margin", "amount", "take_up", "profile", "probability", "of_term_id", "share", "cap_group_id", "lag",
                "spread", "life", "rate_to", "rate_by", "bases",
            ],
            () => kind switch
            {
                TermKind.Sales => Sales.Of(facts, parts),
                TermKind.Cost => Cost.Of(facts, parts),
                TermKind.RevenueShare => RevenueShare.Of(facts, parts),
                TermKind.Commitment => Commitment.Of(facts, parts),
                TermKind.Substitute => Substitute.Of(facts, parts),
                TermKind.Premium => Premium.Of(facts, parts),
                TermKind.Unserved => Unserved.Of(facts, parts),
                TermKind.Tranche => Tranche.Of(facts, parts),
                TermKind.LumpSum => LumpSum.Of(facts, parts),
                _ => Expense.Of(facts, parts),
            });
    }

    /// <summary>Places what computes this term among the plans, after what it is computed from.</summary>
    /// <returns>Its place; -1 where it never runs.</returns>
    internal abstract int PlaceIn(PlanBuilder plans);
}

/// <summary>A number of a term, under the name of its column, and the least and the most it may be whatever the scenario.</summary>
internal readonly record struct TermNumber(string Column, Assumption? Value, decimal Least = 0, decimal Most = 1);

/// <summary>Who may pay whom under a term of a kind.</summary>
internal sealed record TermRoles(PartyRole[] Payers, PartyRole[] Payees)
{
    /// <summary>Any party may pay any other.</summary>
    public static readonly TermRoles Any = new(Enum.GetValues<PartyRole>(), Enum.GetValues<PartyRole>());

    /// <summary>Who buys capacity, under a contract or in its place: a lab, or a cloud of another one or of who supplies it.</summary>
    public static readonly TermRoles Purchase = new(
        [PartyRole.Lab, PartyRole.Cloud], [PartyRole.Cloud, PartyRole.OtherClouds, PartyRole.Suppliers]);

    /// <summary>Returns whether one party may pay the other; none pays itself.</summary>
    public bool Allow(Party payer, Party payee)
        => payer != payee && (this == Any || (Payers.Contains(payer.Role) && Payees.Contains(payee.Role)));

    /// <summary>Says it as the end of "expected …".</summary>
    public override string ToString() => this == Any ? "another party than the payer"
        : $"from {string.Join(" or ", Payers.Select(Flaws.Word))} to {string.Join(" or ", Payees.Select(Flaws.Word))}";
}

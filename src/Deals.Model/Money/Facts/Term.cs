namespace Deals;

/// <summary>What a term does. See docs/model.md for each formula.</summary>
public enum TermKind
{
    /// <summary>Customers pay for products: a driver, times a rate where only a part is taken.</summary>
    Sales,

    /// <summary>What serving costs: (1 − margin) of other terms, less what is already paid through others; never below zero.</summary>
    Cost,

    /// <summary>A rate of other terms, until its cap group is full.</summary>
    RevenueShare,

    /// <summary>An amount bought over the contract's days, along a profile.</summary>
    Commitment,

    /// <summary>What a commitment that is switched off would have supplied, bought elsewhere at the same price.</summary>
    Substitute,

    /// <summary>What a substitute costs more than the commitment would have.</summary>
    Premium,

    /// <summary>Revenue lost because a part of a commitment that is switched off is bought nowhere.</summary>
    Unserved,

    /// <summary>Money against new shares on a day.</summary>
    Tranche,

    /// <summary>A cost a year while it runs, such as a dispute's.</summary>
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

/// <summary>What a revenue share or a cost is computed from.</summary>
/// <param name="TermId">The id of the term whose flow is taken.</param>
/// <param name="Subtracted">Whether it is taken off instead of added.</param>
/// <param name="Weight">The part of it that counts, 0 to 1; null for all.</param>
public sealed record TermBase(string TermId, bool Subtracted, Assumption? Weight);

/// <summary>The numbers of a term, each an assumption, so that each has its source, its range and a slider. Which are set depends on the kind.</summary>
public sealed record TermNumbers
{
    /// <summary>The id of the driver that sales follow.</summary>
    public string? DriverId { get; init; }

    /// <summary>The rate, 0 to 1: of sales, of the base, of a substitute as premium; for <see cref="TermKind.Unserved"/> the revenue that one unit of capacity would have brought, any number from 0.</summary>
    public Assumption? Rate { get; init; }

    /// <summary>The part of a cost's base that its payer keeps; at most 1.</summary>
    public Assumption? Margin { get; init; }

    /// <summary>The amount in the ledger's unit: of a commitment or tranche in all, of an expense a year.</summary>
    public Assumption? Amount { get; init; }

    /// <summary>The part of a commitment that is drawn, 0 to 1; null for all.</summary>
    public Assumption? TakeUp { get; init; }

    /// <summary>The exponent k of a commitment's profile F(u) = u^k, 1 to 3: 1 is even, 3 late; null for 1.</summary>
    public Assumption? Profile { get; init; }

    /// <summary>How likely a tranche is paid, 0 to 1; null once it was.</summary>
    public Assumption? Probability { get; init; }

    /// <summary>The id of the commitment that a substitute or unserved part stands for, or of the substitute that a premium is paid on.</summary>
    public string? OfTermId { get; init; }

    /// <summary>The part of that commitment, 0 to 1; null for what the others leave.</summary>
    public Assumption? Share { get; init; }

    /// <summary>The pool that caps it.</summary>
    public CapGroup? CapGroup { get; init; }

    /// <summary>By how many quarters payment follows accrual, from 0; null for none.</summary>
    public Assumption? Lag { get; init; }

    /// <summary>Over how many quarters a quarter's accrual is paid, from 1; null for one.</summary>
    public Assumption? Spread { get; init; }

    /// <summary>For how many years at most a share goes on after the ledger's last quarter; null for none.</summary>
    public Assumption? Life { get; init; }

    /// <summary>What it is computed from.</summary>
    public IReadOnlyList<TermBase> Bases { get; init; } = [];

    /// <summary>The assumptions among them, with those of its pool and its bases.</summary>
    public IEnumerable<Assumption> All => new[] { Rate, Margin, Amount, TakeUp, Profile, Probability, Share, CapGroup?.Cap, CapGroup?.Opening, CapGroup?.OpeningShare, Lag, Spread, Life }
        .Concat(Bases.Select(each => each.Weight)).OfType<Assumption>();
}

/// <summary>A rule that moves money from one party to another.</summary>
public sealed class Term : IIdentified
{
    /// <summary>Creates a term.</summary>
    /// <param name="id">The id others use.</param>
    /// <param name="name">What it is called in charts.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="clause">The switch it belongs to; null for a term that always runs.</param>
    /// <param name="payer">Who pays.</param>
    /// <param name="payee">Who is paid.</param>
    /// <param name="risk">At which rate it is discounted.</param>
    /// <param name="from">Its first day; null for as long as there are numbers. A tranche's day.</param>
    /// <param name="to">Its last day; null when it names none.</param>
    /// <param name="until">The assumed day on which it ends by its own terms; that day no longer counts.</param>
    /// <param name="numbers">The numbers its kind needs.</param>
    /// <param name="isConfirmed">Whether the parties themselves stated its rate or amount.</param>
    /// <param name="source">Where it was read; null for a judgement.</param>
    /// <param name="reason">Remarks; required without a source.</param>
    /// <exception cref="FlawedException">A part that the kind needs is missing or one is set that it does not use, a number whose bounds make no sense for it, an end before the start, or parties whose roles do not pay each other so.</exception>
    public Term(
        string id, string name, TermKind kind, Clause? clause, Party payer, Party payee, RiskClass risk, DateOnly? from, DateOnly? to,
        Assumption? until, TermNumbers numbers, bool isConfirmed, Source? source, string? reason)
    {
        TermRules.Of(kind).Check(kind, numbers, from, to)
            .If(to < from, nameof(to), "end-before-start", $"a last day no earlier than the first, {from:O}")
            .If(until is { IsDate: false }, nameof(until), "end-not-a-date", $"an assumption with the unit {Assumption.DateUnit}")
            .If(!TermRules.MayPay(kind, payer.Role, payee.Role), "payee_id", "roles-do-not-pay", TermRules.PairsOf(kind))
            .If(source is null && reason is null, nameof(reason), "neither-source-nor-reason", "a reason here, or a source in source_id")
            .Throw();
        (Id, Name, Kind, Clause, Payer, Payee, Risk) = (id, name, kind, clause, payer, payee, risk);
        (From, To, Until, Numbers, IsConfirmed, Source, Reason) = (from, to, until, numbers, isConfirmed, source, reason);
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <summary>What it is called in charts.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public TermKind Kind { get; }

    /// <summary>The switch it belongs to; null for a term that always runs.</summary>
    public Clause? Clause { get; }

    /// <summary>Who pays.</summary>
    public Party Payer { get; }

    /// <summary>Who is paid.</summary>
    public Party Payee { get; }

    /// <summary>At which rate it is discounted, for payer and payee alike.</summary>
    public RiskClass Risk { get; }

    /// <summary>Its first day; null for as long as there are numbers.</summary>
    public DateOnly? From { get; }

    /// <summary>Its last day; null when it names none.</summary>
    public DateOnly? To { get; }

    /// <summary>The assumed day on which it ends by its own terms.</summary>
    public Assumption? Until { get; }

    /// <summary>The assumed day on which it begins, where that is later than <see cref="From"/>; null when it waits for none.</summary>
    /// <exception cref="FlawedException">The assumption is not a date.</exception>
    public Assumption? Since
    {
        get;
        init
        {
            new Flaws().If(value is { IsDate: false }, "since", "end-not-a-date", $"an assumption with the unit {Assumption.DateUnit}").Throw();
            field = value;
        }
    }

    /// <summary>Its numbers.</summary>
    public TermNumbers Numbers { get; }

    /// <summary>Whether the parties themselves stated its rate or amount.</summary>
    public bool IsConfirmed { get; }

    /// <summary>Where it was read; null for a judgement.</summary>
    public Source? Source { get; }

    /// <summary>Remarks.</summary>
    public string? Reason { get; }

    /// <summary>Whether its number is a judgement, or was not confirmed by the parties: charts hatch it.</summary>
    public bool RestsOnJudgement => !IsConfirmed || Numbers.All.Any(number => number.Basis == AssumptionBasis.Judgement);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

namespace Deals;

/// <summary>The memory in which a plan computes eight worlds; used again for the next eight, so that no world allocates any.</summary>
internal sealed class Workspace
{
    private readonly int quarters;
    private readonly bool keepsQuarters;
    private readonly bool[] changed;
    private bool isWhole;
    private bool isFirst;

    public Workspace(Plan plan)
    {
        (Calendar, StepOfPlan, quarters, keepsQuarters) = (plan.Calendar, plan.StepOfPlan, plan.Count, plan.KeepsQuarters);
        (Worlds, changed) = (new LaneMemory(plan.Inputs.Count), new bool[plan.Inputs.Count]);
        var plans = plan.Terms.Count;
        var kept = keepsQuarters ? plans : 1;
        Profiles = new LaneMemory(plan.ProfileCount * (quarters + 1));
        Multiples = new V[plan.Labs.Length];
        Drivers = new LaneMemory(plan.Drivers.Count * quarters);
        Accrued = new LaneMemory(plans * quarters);
        Paid = new LaneMemory(kept * quarters);
        Presents = new LaneMemory(kept * quarters);
        Plains = new LaneMemory(plan.CountsPlain ? quarters : 0);
        (Starts, Ends) = (new LaneMemory(plans), new LaneMemory(plans));
        (Present, Plain, Beyond) = (new LaneMemory(plans), new LaneMemory(plans), new LaneMemory(plans));
        CloudLater = new LaneMemory(plan.CloudGoesOn.Contains(true) ? plans : 0);
        var classes = Enum.GetValues<RiskClass>().Length;
        Factors = new LaneMemory(classes * quarters);
        FactorsBeyond = [.. Enum.GetValues<RiskClass>().Select(risk => new LaneMemory(plan.QuartersBeyond(risk)))];
        LogFactors = new LaneMemory(classes);
        HorizonFactors = new LaneMemory(classes);
        Labs = new LabSpace[plan.Labs.Length];
        for (var at = 0; at < Labs.Length; at++)
            Labs[at] = new(plan.Labs[at].Holders.Length, plans, plan.Labs[at].Periods);
    }

    public Calendar Calendar { get; }

    public Step[] StepOfPlan { get; }

    /// <summary>For each assumption its value in the worlds that are computed.</summary>
    public LaneMemory Worlds { get; }

    /// <summary>What each commitment's profile has drawn by the beginning of the ledger and the ends of the quarters.</summary>
    public LaneMemory Profiles { get; }

    /// <summary>Each lab's multiple of its last four quarters' sales.</summary>
    public V[] Multiples { get; }

    /// <summary>Each driver's quarters.</summary>
    public LaneMemory Drivers { get; }

    /// <summary>What each plan accrues, quarter by quarter.</summary>
    public LaneMemory Accrued { get; }

    /// <summary>What is paid, where quarters are kept.</summary>
    public LaneMemory Paid { get; }

    /// <summary>What the payments are worth on the valuation date, where quarters are kept.</summary>
    public LaneMemory Presents { get; }

    /// <summary>The payments on or after the valuation date of the plan that is being valued; none where they are not counted.</summary>
    public LaneMemory Plains { get; }

    public LaneMemory Starts { get; }

    public LaneMemory Ends { get; }

    /// <summary>The sum of <see cref="Presents"/>, with what is paid after the last quarter.</summary>
    public LaneMemory Present { get; }

    /// <summary>The payments on or after the valuation date, in all.</summary>
    public LaneMemory Plain { get; }

    /// <summary>The present value of what is paid after the last quarter.</summary>
    public LaneMemory Beyond { get; }

    /// <summary>The value of what clouds go on earning after the ledger, where the dataset asks for that.</summary>
    public LaneMemory CloudLater { get; }

    /// <summary>The discount factor of each risk class and quarter.</summary>
    public LaneMemory Factors { get; }

    /// <summary>The discount factors of each risk class in the quarters after the last in which something of it may be paid.</summary>
    public LaneMemory[] FactorsBeyond { get; }

    /// <summary>The logarithm of each risk class's factor of a year.</summary>
    public LaneMemory LogFactors { get; }

    /// <summary>The discount factor of each risk class at the end of the ledger.</summary>
    public LaneMemory HorizonFactors { get; }

    public LabSpace[] Labs { get; }

    /// <summary>
    /// Takes the worlds that are to be computed, and notes what differs from those that lie here; <see cref="End"/> says that
    /// they were computed.
    /// </summary>
    public void Begin(ReadOnlySpan<V> next)
    {
        var worlds = Worlds.AsSpan();
        for (var column = 0; column < worlds.Length; column++)
        {
            changed[column] = !isWhole || worlds[column] != next[column];
            worlds[column] = next[column];
        }

        // Until the end nothing here can be relied on.
        (isFirst, isWhole) = (!isWhole, false);
    }

    /// <summary>Returns whether anything in some columns differs; the first time all does, in none too.</summary>
    public bool IsAnew(int[] columns)
    {
        if (isFirst)
            return true;
        foreach (var column in columns)
        {
            if (changed[column])
                return true;
        }

        return false;
    }

    public void End() => isWhole = true;

    /// <summary>Returns the present value of one a year, paid for so many years after the ledger.</summary>
    public V AnnuityAtHorizon(RiskClass risk, V years)
    {
        var log = LogFactors[(int)risk];
        var rate = Lane.Exp(-log) - Lane.Create(1.0);
        var free = Lane.Equals(rate, V.Zero);
        var annuity = Lane.ConditionalSelect(
            free, years, (Lane.Create(1.0) - Lane.Exp(log * years)) / Lane.ConditionalSelect(free, Lane.Create(1.0), rate));
        return annuity * HorizonFactors[(int)risk];
    }

    /// <summary>Returns where a plan's payments go; the same for all plans where quarters are not kept.</summary>
    public Span<V> PaidOf(int plan) => Paid.AsSpan(keepsQuarters ? plan * quarters : 0, quarters);

    /// <summary>Returns where the present values of its payments go, likewise.</summary>
    public Span<V> PresentsOf(int plan) => Presents.AsSpan(keepsQuarters ? plan * quarters : 0, quarters);
}

/// <summary>The part of the workspace that one lab's equity needs.</summary>
internal sealed class LabSpace(int holders, int plans, int periods)
{
    /// <summary>Each holder's part, in one stretch of time after the other.</summary>
    public LaneMemory Ownership { get; } = new LaneMemory(holders * periods);

    /// <summary>Each holder's part in the last quarter.</summary>
    public LaneMemory Last { get; } = new LaneMemory(holders);

    /// <summary>The present value of what each plan pays in each stretch of time.</summary>
    public LaneMemory Present { get; } = new LaneMemory(plans * periods);

    /// <summary>The same, not discounted.</summary>
    public LaneMemory Plain { get; } = new LaneMemory(plans * periods);

    /// <summary>Each plan's part of what the multiple is applied to, discounted.</summary>
    public LaneMemory Sales { get; } = new LaneMemory(plans);

    /// <summary>The value of a share that goes on after the ledger.</summary>
    public LaneMemory Continuing { get; } = new LaneMemory(plans);
}

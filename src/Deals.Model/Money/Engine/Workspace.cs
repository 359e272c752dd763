namespace Deals.Model;

/// <summary>The memory in which a plan computes eight worlds; used again for the next eight, so that no world allocates any.</summary>
internal sealed class Workspace
{
    private readonly int quarters;

    /// <summary>Memory for a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="keepsQuarters">Whether payments and their present values are wanted quarter by quarter, and not only their sums: writing them takes longer than computing them.</param>
    public Workspace(Plan plan, bool keepsQuarters)
    {
        KeepsQuarters = keepsQuarters;
        quarters = plan.Count;
        var plans = plan.Terms.Count;
        var kept = keepsQuarters ? plans : 1;
        Drivers = new Lanes(plan.Drivers.Count * quarters);
        Accrued = new Lanes(plans * quarters);
        Paid = new Lanes(kept * quarters);
        Presents = new Lanes(kept * quarters);
        Plains = new Lanes(quarters);
        (Starts, Ends) = (new Lanes(plans), new Lanes(plans));
        (Present, Plain, Beyond) = (new Lanes(plans), new Lanes(plans), new Lanes(plans));
        var classes = Enum.GetValues<RiskClass>().Length;
        Factors = new Lanes(classes * quarters);
        LogFactors = new Lanes(classes);
        HorizonFactors = new Lanes(classes);
        Labs = new LabSpace[plan.Labs.Length];
        for (var at = 0; at < Labs.Length; at++)
            Labs[at] = new(plan.Labs[at].Holders.Count, plans, quarters);
    }

    public bool KeepsQuarters { get; }

    /// <summary>Each driver's quarters.</summary>
    public Lanes Drivers { get; }

    /// <summary>What each plan accrues, quarter by quarter.</summary>
    public Lanes Accrued { get; }

    /// <summary>What is paid, where quarters are kept.</summary>
    public Lanes Paid { get; }

    /// <summary>What the payments are worth on the valuation date, where quarters are kept.</summary>
    public Lanes Presents { get; }

    /// <summary>The payments on or after the valuation date of the plan that is being valued.</summary>
    public Lanes Plains { get; }

    public Lanes Starts { get; }

    public Lanes Ends { get; }

    /// <summary>The sum of <see cref="Presents"/>, with what is paid after the last quarter.</summary>
    public Lanes Present { get; }

    /// <summary>The payments on or after the valuation date, in all.</summary>
    public Lanes Plain { get; }

    /// <summary>The present value of what is paid after the last quarter.</summary>
    public Lanes Beyond { get; }

    /// <summary>The discount factor of each risk class and quarter.</summary>
    public Lanes Factors { get; }

    /// <summary>The logarithm of each risk class's factor of a year.</summary>
    public Lanes LogFactors { get; }

    /// <summary>The discount factor of each risk class at the end of the ledger.</summary>
    public Lanes HorizonFactors { get; }

    public LabSpace[] Labs { get; }

    /// <summary>Where a plan's payments go; the same for all plans where quarters are not kept.</summary>
    public Span<V> PaidOf(int plan) => Paid.AsSpan(KeepsQuarters ? plan * quarters : 0, quarters);

    /// <summary>Where the present values of its payments go, likewise.</summary>
    public Span<V> PresentsOf(int plan) => Presents.AsSpan(KeepsQuarters ? plan * quarters : 0, quarters);
}

/// <summary>The part of the workspace that one lab's equity needs.</summary>
internal sealed class LabSpace(int holders, int plans, int quarters)
{
    /// <summary>Each holder's part, quarter by quarter.</summary>
    public Lanes Ownership { get; } = new Lanes(holders * quarters);

    /// <summary>Each plan's present value, weighed with each holder's part at the time.</summary>
    public Lanes Present { get; } = new Lanes(plans * holders);

    /// <summary>The same, not discounted.</summary>
    public Lanes Plain { get; } = new Lanes(plans * holders);

    /// <summary>Each plan's part of what the multiple is applied to, discounted.</summary>
    public Lanes Sales { get; } = new Lanes(plans);

    /// <summary>The value of a share that goes on after the ledger.</summary>
    public Lanes Continuing { get; } = new Lanes(plans);

    public V Last(int holder, int count) => Ownership[(holder * count) + count - 1];
}

using V = System.Runtime.Intrinsics.Vector512<double>;

namespace Deals.Model;

/// <summary>The memory in which a plan computes eight worlds; used again for the next eight, so that no world allocates any.</summary>
internal sealed class Workspace
{
    public Workspace(Plan plan)
    {
        int quarters = plan.Count, plans = plan.Terms.Count;
        Drivers = new V[plan.Drivers.Count * quarters];
        Accrued = new V[plans * quarters];
        Paid = new V[plans * quarters];
        Presents = new V[plans * quarters];
        Plains = new V[quarters];
        (Starts, Ends) = (new V[plans], new V[plans]);
        (Present, Plain, Beyond) = (new V[plans], new V[plans], new V[plans]);
        var classes = Enum.GetValues<RiskClass>().Length;
        Factors = new V[classes * quarters];
        LogFactors = new V[classes];
        HorizonFactors = new V[classes];
        Labs = new LabSpace[plan.Labs.Length];
        for (var at = 0; at < Labs.Length; at++)
            Labs[at] = new(plan.Labs[at].Holders.Count, plans, quarters);
    }

    /// <summary>Each driver's quarters.</summary>
    public V[] Drivers { get; }

    /// <summary>What each plan accrues, quarter by quarter.</summary>
    public V[] Accrued { get; }

    /// <summary>What is paid.</summary>
    public V[] Paid { get; }

    /// <summary>What the payments are worth on the valuation date.</summary>
    public V[] Presents { get; }

    /// <summary>The payments on or after the valuation date of the plan that is being valued.</summary>
    public V[] Plains { get; }

    public V[] Starts { get; }

    public V[] Ends { get; }

    /// <summary>The sum of <see cref="Presents"/>, with what is paid after the last quarter.</summary>
    public V[] Present { get; }

    /// <summary>The payments on or after the valuation date, in all.</summary>
    public V[] Plain { get; }

    /// <summary>The present value of what is paid after the last quarter.</summary>
    public V[] Beyond { get; }

    /// <summary>The discount factor of each risk class and quarter.</summary>
    public V[] Factors { get; }

    /// <summary>The logarithm of each risk class's factor of a year.</summary>
    public V[] LogFactors { get; }

    /// <summary>The discount factor of each risk class at the end of the ledger.</summary>
    public V[] HorizonFactors { get; }

    public LabSpace[] Labs { get; }
}

/// <summary>The part of the workspace that one lab's equity needs.</summary>
internal sealed class LabSpace(int holders, int plans, int quarters)
{
    /// <summary>Each holder's part, quarter by quarter.</summary>
    public V[] Ownership { get; } = new V[holders * quarters];

    /// <summary>Each plan's present value, weighed with each holder's part at the time.</summary>
    public V[] Present { get; } = new V[plans * holders];

    /// <summary>The same, not discounted.</summary>
    public V[] Plain { get; } = new V[plans * holders];

    /// <summary>Each plan's part of what the multiple is applied to, discounted.</summary>
    public V[] Sales { get; } = new V[plans];

    /// <summary>The value of a share that goes on after the ledger.</summary>
    public V[] Continuing { get; } = new V[plans];

    public V Last(int holder, int count) => Ownership[(holder * count) + count - 1];
}

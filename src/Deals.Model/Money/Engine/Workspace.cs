namespace Deals;

/// <summary>The memory in which a plan computes eight worlds; used again for the next eight, so that no world allocates any.</summary>
internal sealed class Workspace
{
    private readonly int quarters;
    private readonly V[] worlds;
    private readonly bool[] changed;
    private bool isWhole;

    /// <summary>Memory for a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="keepsQuarters">Whether payments and their present values are wanted quarter by quarter, and not only their sums: writing them takes longer than computing them.</param>
    public Workspace(Plan plan, bool keepsQuarters)
    {
        KeepsQuarters = keepsQuarters;
        quarters = plan.Count;
        (worlds, changed) = (new V[plan.Inputs.Count], new bool[plan.Inputs.Count]);
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

    /// <summary>Takes the worlds that are to be computed; <see cref="End"/> says that they were.</summary>
    /// <returns>What differs from those that lie here.</returns>
    public Changes Begin(ReadOnlySpan<V> next)
    {
        for (var column = 0; column < worlds.Length; column++)
        {
            changed[column] = !isWhole || worlds[column] != next[column];
            worlds[column] = next[column];
        }

        var changes = new Changes(changed, !isWhole);
        // Until the end nothing here can be relied on.
        isWhole = false;
        return changes;
    }

    public void End() => isWhole = true;

    /// <summary>Where a plan's payments go; the same for all plans where quarters are not kept.</summary>
    public Span<V> PaidOf(int plan) => Paid.AsSpan(KeepsQuarters ? plan * quarters : 0, quarters);

    /// <summary>Where the present values of its payments go, likewise.</summary>
    public Span<V> PresentsOf(int plan) => Presents.AsSpan(KeepsQuarters ? plan * quarters : 0, quarters);
}

/// <summary>
/// Memory for one block of a scenario's worlds after another. Where the odds take several blocks, each has its own: from one
/// scenario to the next a block's worlds differ in what was set alone, so little of it is computed again.
/// </summary>
internal sealed class Workspaces
{
    private const int Most = 16;

    private readonly Workspace[] spaces;

    /// <inheritdoc cref="Workspace(Plan, bool)"/>
    public Workspaces(Plan plan, bool keepsQuarters)
    {
        var worlds = plan.Book.Assumptions.Aggregate(1.0, (product, assumption) => product * Math.Max(1, assumption.Odds.Count));
        spaces = new Workspace[(int)Math.Clamp(Math.Ceiling(worlds / Plan.Width), 1, Most)];
        for (var at = 0; at < spaces.Length; at++)
            spaces[at] = new(plan, keepsQuarters);
    }

    /// <summary>Where a block is computed.</summary>
    public Workspace this[int block] => spaces[block % spaces.Length];
}

/// <summary>The columns in which worlds differ from those that were computed before.</summary>
internal readonly ref struct Changes(ReadOnlySpan<bool> changed, bool isFirst)
{
    private readonly ReadOnlySpan<bool> changed = changed;

    /// <summary>Whether any of some columns is among them; the first time all are, and none is too.</summary>
    public bool Touch(int[] columns)
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

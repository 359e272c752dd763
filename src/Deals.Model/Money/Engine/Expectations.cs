namespace Deals;

/// <summary>
/// What the plans of a model come to on average over worlds. A plan is summed up once, however many regimes and paths it is
/// part of.
/// </summary>
internal sealed class Expectations
{
    private readonly Plan plan;
    private readonly int[] members;
    private readonly Totals totals;
    private readonly int parties;
    private readonly double[] values;
    private readonly double[] accrued;
    private readonly double[] paid;
    private readonly double[] present;
    private readonly Dictionary<CapPlan, CapExpectation> caps;
    private readonly double[] drawn;
    private readonly double[] tails;
    private readonly bool[] knownFinite;

    /// <param name="plan">The plans.</param>
    /// <param name="members">Which of them are summed up.</param>
    public Expectations(Plan plan, int[] members)
    {
        (this.plan, this.members) = (plan, members);
        totals = new(plan);
        parties = plan.Book.Parties.Count;
        values = new double[plan.Terms.Count * parties * Totals.Counts];
        (accrued, paid, present) = plan.KeepsQuarters ? (Rows(), Rows(), Rows()) : ([], [], []);
        caps = plan.KeepsQuarters ? plan.Caps.ToDictionary(cap => cap, _ => new CapExpectation(plan.Count)) : [];
        (drawn, tails) = (new double[plan.Terms.Count], new double[plan.Terms.Count]);
        knownFinite = new bool[plan.Terms.Count];

        double[] Rows() => new double[plan.Terms.Count * plan.Count];
    }

    public ReadOnlySpan<double> Accrued(int at) => accrued.AsSpan(at * plan.Count, plan.Count);

    public ReadOnlySpan<double> Paid(int at) => paid.AsSpan(at * plan.Count, plan.Count);

    public ReadOnlySpan<double> Present(int at) => present.AsSpan(at * plan.Count, plan.Count);

    /// <summary>A plan's values to every party, four each.</summary>
    public ReadOnlySpan<double> Values(int at) => values.AsSpan(at * parties * Totals.Counts, parties * Totals.Counts);

    public CapExpectation Cap(CapPlan cap) => caps[cap];

    /// <summary>What of a commitment is drawn in all, and what of it after the last quarter.</summary>
    public (double Drawn, double Tail) Commitment(int at) => (drawn[at], tails[at]);

    /// <summary>The first quarter in which a plan has no number; -1 when all are.</summary>
    public int FirstNotFinite(int at)
    {
        if (!knownFinite[at])
        {
            for (var quarter = 0; quarter < plan.Count; quarter++)
            {
                var place = (at * plan.Count) + quarter;
                if (!double.IsFinite(accrued[place]) || !double.IsFinite(paid[place]) || !double.IsFinite(present[place]))
                    return quarter;
            }

            knownFinite[at] = true;
        }

        return -1;
    }

    /// <summary>Adds the worlds of a block.</summary>
    /// <param name="space">What they came to.</param>
    /// <param name="weights">What each counts; 0 for a lane that only fills the block.</param>
    public void Add(Workspace space, ReadOnlySpan<double> weights)
    {
        if (!weights.ContainsAnyExcept(0))
            return;
        var pass = new Pass(space);
        foreach (var at in members)
        {
            AddValues(at, space, weights);
            if (!plan.KeepsQuarters)
                continue;
            var row = at * plan.Count;
            Add(accrued.AsSpan(row, plan.Count), pass.Row(at), weights);
            Add(paid.AsSpan(row, plan.Count), space.PaidOf(at), weights);
            Add(present.AsSpan(row, plan.Count), space.PresentsOf(at), weights);
            if (plan.CommitmentOf(at) is { } commitment)
            {
                drawn[at] += Expected(commitment.Total(pass.Worlds), weights);
                tails[at] += Expected(commitment.After(pass.Worlds, plan.Calendar.LastDay), weights);
            }
        }

        foreach (var (cap, sums) in caps)
            AddCap(ref pass, cap, sums, weights);
    }

    private static double Expected(V values, ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var lane = 0; lane < weights.Length; lane++)
        {
            // A lane that repeats a world to fill the block counts nothing, whatever it holds.
            if (weights[lane] != 0)
                sum += weights[lane] * values.GetElement(lane);
        }

        return sum;
    }

    private static void Add(Span<double> sums, ReadOnlySpan<V> values, ReadOnlySpan<double> weights)
    {
        for (var lane = 0; lane < weights.Length; lane++)
        {
            var weight = weights[lane];
            if (weight == 0)
                continue;
            for (var at = 0; at < sums.Length; at++)
                sums[at] += weight * values[at].GetElement(lane);
        }
    }

    private void AddValues(int at, Workspace space, ReadOnlySpan<double> weights)
    {
        totals.Clear();
        totals.Add(at, space);
        var sums = totals.Sums;
        foreach (var party in plan.TouchedBy(at))
        {
            for (var count = 0; count < Totals.Counts; count++)
                values[(((at * parties) + party) * Totals.Counts) + count] += Expected(sums[(count * parties) + party], weights);
        }
    }

    private void AddCap(ref Pass pass, CapPlan cap, CapExpectation sums, ReadOnlySpan<double> weights)
    {
        sums.Cap += Expected(cap.Cap(pass.Worlds), weights);
        sums.Opening += Expected(cap.Opening(pass.Worlds), weights);
        for (var member = 0; member < cap.Paid.Length; member++)
        {
            for (var quarter = 0; quarter < plan.Count; quarter++)
            {
                sums.Claimed[quarter] += Expected(pass.Row(cap.Claims[member])[quarter], weights);
                sums.Paid[quarter] += Expected(pass.Row(cap.Paid[member])[quarter], weights);
                sums.Filling[quarter] += Expected(cap.Filled(ref pass, member, quarter), weights);
            }
        }
    }
}

/// <summary>What a pool comes to on average over worlds.</summary>
internal sealed class CapExpectation(int quarters)
{
    public double Cap { get; set; }

    public double Opening { get; set; }

    public double[] Claimed { get; } = new double[quarters];

    public double[] Paid { get; } = new double[quarters];

    public double[] Filling { get; } = new double[quarters];
}

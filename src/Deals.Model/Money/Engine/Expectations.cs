namespace Deals;

/// <summary>
/// What the plans of a model come to on average over worlds. A plan is summed up once, however many regimes and paths it is
/// part of.
/// </summary>
internal sealed class Expectations
{
    private readonly Plan plan;
    private readonly int[] members;
    private readonly PathTotals totals;
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
    /// <param name="keepsQuarters">Whether their quarters and caps are too, and not only their values.</param>
    public Expectations(Plan plan, int[] members, bool keepsQuarters)
    {
        (this.plan, this.members) = (plan, members);
        totals = new(plan);
        parties = plan.Book.Parties.Count;
        values = new double[plan.Terms.Count * parties * Counts];
        KeepsQuarters = keepsQuarters;
        (accrued, paid, present) = keepsQuarters ? (Rows(), Rows(), Rows()) : ([], [], []);
        caps = keepsQuarters ? plan.Caps.ToDictionary(cap => cap, _ => new CapExpectation(plan.Count)) : [];
        (drawn, tails) = (new double[plan.Terms.Count], new double[plan.Terms.Count]);
        knownFinite = new bool[plan.Terms.Count];

        double[] Rows() => new double[plan.Terms.Count * plan.Count];
    }

    /// <summary>How many values a party has of a plan: direct, look-through, and both not discounted.</summary>
    public const int Counts = 4;

    private bool KeepsQuarters { get; }

    public ReadOnlySpan<double> Accrued(int at) => accrued.AsSpan(at * plan.Count, plan.Count);

    public ReadOnlySpan<double> Paid(int at) => paid.AsSpan(at * plan.Count, plan.Count);

    public ReadOnlySpan<double> Present(int at) => present.AsSpan(at * plan.Count, plan.Count);

    /// <summary>A plan's values to every party, four each.</summary>
    public ReadOnlySpan<double> Values(int at) => values.AsSpan(at * parties * Counts, parties * Counts);

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

    /// <summary>Adds the worlds that were last computed.</summary>
    /// <param name="worlds">Their values.</param>
    /// <param name="space">What they came to.</param>
    /// <param name="multiples">Each lab's multiple in them.</param>
    /// <param name="weights">What each counts; 0 for a lane that only fills the block.</param>
    public void Add(ReadOnlySpan<V> worlds, Workspace space, ReadOnlySpan<V> multiples, ReadOnlySpan<double> weights)
    {
        if (!weights.ContainsAnyExcept(0))
            return;
        foreach (var at in members)
        {
            AddValues(at, space, multiples, weights);
            if (!KeepsQuarters)
                continue;
            var row = at * plan.Count;
            Add(accrued.AsSpan(row, plan.Count), space.Accrued.AsSpan(row, plan.Count), weights);
            Add(paid.AsSpan(row, plan.Count), space.Paid.AsSpan(row, plan.Count), weights);
            Add(present.AsSpan(row, plan.Count), space.Presents.AsSpan(row, plan.Count), weights);
            if (plan.CommitmentOf(at) is { } commitment)
            {
                drawn[at] += Expected(commitment.Total(worlds), weights);
                tails[at] += Expected(commitment.After(worlds, plan.Calendar.Quarters[^1].End.DayNumber), weights);
            }
        }

        if (KeepsQuarters)
            AddCaps(plan.RunOf(worlds, space), weights);
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

    private void AddValues(int at, Workspace space, ReadOnlySpan<V> multiples, ReadOnlySpan<double> weights)
    {
        totals.Clear();
        totals.Add(at, space, multiples);
        var direct = totals.Direct.AsSpan();
        var lookThrough = totals.LookThrough.AsSpan();
        var directPlain = totals.DirectPlain.AsSpan();
        var lookThroughPlain = totals.LookThroughPlain.AsSpan();
        foreach (var party in plan.Parties.Touched(at))
        {
            var to = values.AsSpan(((at * parties) + party) * Counts, Counts);
            to[0] += Expected(direct[party], weights);
            to[1] += Expected(lookThrough[party], weights);
            to[2] += Expected(directPlain[party], weights);
            to[3] += Expected(lookThroughPlain[party], weights);
        }
    }

    private void AddCaps(Run run, ReadOnlySpan<double> weights)
    {
        foreach (var (cap, sums) in caps)
        {
            sums.Cap += Expected(cap.Cap(run.Worlds), weights);
            sums.Opening += Expected(cap.Opening(run.Worlds), weights);
            for (var member = 0; member < cap.Paid.Length; member++)
            {
                var (claims, pays) = (cap.Claims[member] * plan.Count, cap.Paid[member] * plan.Count);
                for (var quarter = 0; quarter < plan.Count; quarter++)
                {
                    sums.Claimed[quarter] += Expected(run.Accrued[claims + quarter], weights);
                    sums.Paid[quarter] += Expected(run.Accrued[pays + quarter], weights);
                    sums.Filling[quarter] += Expected(cap.Filled(ref run, member, quarter), weights);
                }
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

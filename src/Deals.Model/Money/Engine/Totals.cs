using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>
/// What some of a plan's terms are worth to each party, in the worlds of a block: the four numbers of a
/// <see cref="PartyValue"/>.
/// </summary>
internal sealed class Totals(Plan plan)
{
    /// <summary>How many numbers there are: direct, look-through, and both not discounted.</summary>
    public const int Counts = 4;

    private readonly int parties = plan.Book.Parties.Count;
    private readonly LaneMemory sums = new(plan.Book.Parties.Count * Counts);

    /// <summary>Each count's numbers, one for each party.</summary>
    public Span<V> Sums => sums.AsSpan();

    public void Clear() => sums.AsSpan().Clear();

    /// <summary>Adds others, each number so many times.</summary>
    public void Add(Totals others, V times)
    {
        var to = sums.AsSpan();
        var from = others.sums.AsSpan();
        for (var at = 0; at < to.Length; at++)
            to[at] += times * from[at];
    }

    /// <summary>Adds a whole path, term by term in the order of their ids.</summary>
    public void AddPath(int path, Workspace space)
    {
        foreach (var at in plan.PlansOf(path))
        {
            if (at >= 0)
                Add(at, space);
        }
    }

    /// <summary>Adds one term's plan.</summary>
    public void Add(int at, Workspace space)
    {
        // Money against shares at a fair price is worth nothing to either side.
        if (plan.Terms[at] is Tranche)
            return;
        int payer = plan.Payers[at], payee = plan.Payees[at];
        var credit = new Credit(sums.AsSpan(), parties);
        credit.To(payee, space.Present[at], space.Plain[at]);
        credit.To(payer, -space.Present[at], -space.Plain[at]);
        if (plan.CloudGoesOn[at])
        {
            // A lab's income is worth its multiple already.
            if (plan.Terms[at].Payee.Role != PartyRole.Lab)
                credit.To(payee, space.CloudLater[at], V.Zero);
            credit.To(payer, -space.CloudLater[at], V.Zero);
        }

        for (var lab = 0; lab < plan.Labs.Length; lab++)
        {
            if (payee == plan.Labs[lab].Place)
                AddToOwners(in credit, lab, at, space, paysLab: true);
            else if (payer == plan.Labs[lab].Place)
                AddToOwners(in credit, lab, at, space, paysLab: false);
        }
    }

    /// <summary>What a plan adds to a lab's value after the ledger: its part of the multiple's base, or a share that goes on.</summary>
    public static V AfterLedger(Plan plan, int at, int lab, Workspace space)
    {
        var own = space.Labs[lab];
        return plan.Payees[at] == plan.Labs[lab].Place ? (own.Sales[at] * space.Multiples[lab]) + own.Continuing[at]
            : plan.Payers[at] == plan.Labs[lab].Place ? -own.Continuing[at]
            : V.Zero;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddToOwners(in Credit credit, int lab, int at, Workspace space, bool paysLab)
    {
        var own = space.Labs[lab];
        var continuing = own.Continuing[at];
        credit.To(plan.Payees[at], continuing, V.Zero);
        credit.To(plan.Payers[at], -continuing, V.Zero);
        var later = paysLab ? own.Sales[at] * space.Multiples[lab] : V.Zero;
        credit.To(plan.Labs[lab].Place, later, V.Zero);
        later += paysLab ? continuing : -continuing;
        var of = plan.Labs[lab].Holders;
        var presents = own.Present.AsSpan(at * of.Length, of.Length);
        var plains = own.Plain.AsSpan(at * of.Length, of.Length);
        for (var holder = 0; holder < of.Length; holder++)
        {
            credit.LookThrough[of[holder]] += (paysLab ? presents[holder] : -presents[holder]) + (own.Last(holder, plan.Count) * later);
            credit.LookThroughPlain[of[holder]] += paysLab ? plains[holder] : -plains[holder];
        }
    }

    private readonly ref struct Credit(Span<V> sums, int parties)
    {
        public readonly Span<V> LookThrough = sums.Slice(parties, parties);
        public readonly Span<V> LookThroughPlain = sums.Slice(3 * parties, parties);
        private readonly Span<V> direct = sums[..parties];
        private readonly Span<V> directPlain = sums.Slice(2 * parties, parties);

        public void To(int party, V present, V plain)
        {
            direct[party] += present;
            LookThrough[party] += present;
            directPlain[party] += plain;
            LookThroughPlain[party] += plain;
        }
    }
}

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
    private readonly double[] afterLedger;
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
        afterLedger = plan.KeepsQuarters ? new double[plan.Terms.Count * plan.Labs.Length] : [];

        double[] Rows() => new double[plan.Terms.Count * plan.Count];
    }

    public ReadOnlySpan<double> Accrued(int at) => accrued.AsSpan(at * plan.Count, plan.Count);

    public ReadOnlySpan<double> Paid(int at) => paid.AsSpan(at * plan.Count, plan.Count);

    public ReadOnlySpan<double> Present(int at) => present.AsSpan(at * plan.Count, plan.Count);

    /// <summary>Returns a plan's values to every party, four each.</summary>
    public ReadOnlySpan<double> Values(int at) => values.AsSpan(at * parties * Totals.Counts, parties * Totals.Counts);

    public CapExpectation Cap(CapPlan cap) => caps[cap];

    /// <summary>Returns what of a commitment is drawn in all, and what of it after the last quarter.</summary>
    public (double Drawn, double Tail) Commitment(int at) => (drawn[at], tails[at]);

    /// <summary>Returns what a plan adds to a lab's value after the ledger, or takes from it.</summary>
    public double AfterLedger(int at, int lab) => afterLedger[(at * plan.Labs.Length) + lab];

    /// <summary>Returns the first quarter in which a plan has no number; -1 when all are.</summary>
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
            for (var lab = 0; lab < plan.Labs.Length; lab++)
                afterLedger[(at * plan.Labs.Length) + lab] += Expected(Totals.AfterLedger(plan, at, lab, space), weights);
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

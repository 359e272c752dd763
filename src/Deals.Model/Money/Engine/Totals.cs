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

    /// <summary>For each lab what its owners share in.</summary>
    private readonly OwnersShare[] owners = [.. plan.Labs.Select(lab => new OwnersShare(lab.Periods))];

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

    /// <summary>Sums up a whole path, term by term in the order of their ids.</summary>
    public void SumPath(int path, Workspace space) => Sum(plan.PlansOf(path), space);

    /// <summary>Sums up the plans of a few terms; where a term has none, -1.</summary>
    public void Sum(ReadOnlySpan<int> plans, Workspace space)
    {
        Clear();
        foreach (var share in owners)
            share.Clear();
        foreach (var at in plans)
        {
            // Money against shares at a fair price is worth nothing to either side.
            if (at >= 0 && plan.Terms[at] is not Tranche)
                Add(at, space);
        }

        var all = sums.AsSpan();
        // Look-through is a party's own cash and what it owns of the labs'.
        all[..parties].CopyTo(all.Slice(parties, parties));
        all.Slice(2 * parties, parties).CopyTo(all.Slice(3 * parties, parties));
        for (var lab = 0; lab < owners.Length; lab++)
            AddToOwners(lab, space.Labs[lab]);
    }

    private void Add(int at, Workspace space)
    {
        var direct = sums.AsSpan(0, parties);
        var directPlain = sums.AsSpan(2 * parties, parties);
        int payer = plan.Payers[at], payee = plan.Payees[at];
        var present = space.Present[at];
        direct[payee] += present;
        direct[payer] -= present;
        if (plan.CountsPlain)
        {
            directPlain[payee] += space.Plain[at];
            directPlain[payer] -= space.Plain[at];
        }

        if (plan.CloudGoesOn[at])
        {
            // A lab's income is worth its multiple already.
            if (plan.Terms[at].Payee.Role != PartyRole.Lab)
                direct[payee] += space.CloudLater[at];
            direct[payer] -= space.CloudLater[at];
        }

        for (var lab = 0; lab < owners.Length; lab++)
        {
            var place = plan.Labs[lab].Place;
            if (payee != place && payer != place)
                continue;
            var own = space.Labs[lab];
            var continuing = own.Continuing[at];
            direct[payee] += continuing;
            direct[payer] -= continuing;
            var later = space.Beyond[at] + continuing;
            if (payee == place)
            {
                var sales = own.Sales[at] * space.Multiples[lab];
                direct[place] += sales;
                owners[lab].Add(own, at, later + sales, plan.CountsPlain);
            }
            else
            {
                owners[lab].Subtract(own, at, later, plan.CountsPlain);
            }
        }
    }

    private void AddToOwners(int lab, LabSpace own)
    {
        var lookThrough = sums.AsSpan(parties, parties);
        var lookThroughPlain = sums.AsSpan(3 * parties, parties);
        var (holders, share) = (plan.Labs[lab].Holders, owners[lab]);
        for (var holder = 0; holder < holders.Length; holder++)
        {
            var parts = own.Ownership.AsSpan(holder * share.Periods, share.Periods);
            var (present, plain) = (own.Last[holder] * share.Later, V.Zero);
            for (var period = 0; period < parts.Length; period++)
            {
                present += parts[period] * share.Present[period];
                plain += parts[period] * share.Plain[period];
            }

            lookThrough[holders[holder]] += present;
            lookThroughPlain[holders[holder]] += plain;
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
}

/// <summary>
/// What a lab receives and pays, as its owners share in it: in each stretch of time in which their parts stay, and after the ledger.
/// </summary>
internal sealed class OwnersShare(int periods)
{
    public int Periods => periods;

    public LaneMemory Present { get; } = new(periods);

    public LaneMemory Plain { get; } = new(periods);

    /// <summary>What comes after the ledger's last quarter, discounted.</summary>
    public V Later { get; private set; }

    public void Clear()
    {
        Present.AsSpan().Clear();
        Plain.AsSpan().Clear();
        Later = V.Zero;
    }

    public void Add(LabSpace own, int at, V later, bool countsPlain)
    {
        Later += later;
        for (var period = 0; period < periods; period++)
        {
            Present[period] += own.Present[(at * periods) + period];
            if (countsPlain)
                Plain[period] += own.Plain[(at * periods) + period];
        }
    }

    /// <summary>Takes off what it pays under a plan.</summary>
    public void Subtract(LabSpace own, int at, V later, bool countsPlain)
    {
        Later -= later;
        for (var period = 0; period < periods; period++)
        {
            Present[period] -= own.Present[(at * periods) + period];
            if (countsPlain)
                Plain[period] -= own.Plain[(at * periods) + period];
        }
    }
}

/// <summary>
/// What the plans of a model come to on average over worlds. A plan is summed up once, however many regimes and paths it is
/// part of.
/// </summary>
/// <param name="plan">The plans.</param>
/// <param name="members">Which of them are summed up.</param>
internal sealed class Expectations(Plan plan, int[] members)
{
    private readonly Totals totals = new(plan);
    private readonly int parties = plan.Book.Parties.Count;
    private readonly double[] values = new double[plan.Terms.Count * plan.Book.Parties.Count * Totals.Counts];
    private readonly double[] accrued = Rows(plan, plan.Count);
    private readonly double[] paid = Rows(plan, plan.Count);
    private readonly double[] present = Rows(plan, plan.Count);
    private readonly Dictionary<CapPlan, CapExpectation> caps =
        plan.KeepsQuarters ? plan.Caps.ToDictionary(cap => cap, _ => new CapExpectation(plan.Count)) : [];
    private readonly double[] drawn = new double[plan.Terms.Count];
    private readonly double[] tails = new double[plan.Terms.Count];
    private readonly double[] afterLedger = Rows(plan, plan.Labs.Length);
    private readonly bool[] knownFinite = new bool[plan.Terms.Count];

    private static double[] Rows(Plan plan, int length) => plan.KeepsQuarters ? new double[plan.Terms.Count * length] : [];

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
        totals.Sum([at], space);
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

namespace Deals;

/// <summary>What some of a plan's terms are worth to each party, in the worlds of a block: the four numbers of a <see cref="PartyValue"/>.</summary>
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
        for (var lab = 0; lab < plan.Labs.Length; lab++)
        {
            if (payee == plan.Labs[lab].Place)
                AddToOwners(credit, lab, at, space, paysLab: true);
            else if (payer == plan.Labs[lab].Place)
                AddToOwners(credit, lab, at, space, paysLab: false);
        }
    }

    private void AddToOwners(Credit credit, int lab, int at, Workspace space, bool paysLab)
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

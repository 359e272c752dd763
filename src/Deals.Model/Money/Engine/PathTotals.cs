namespace Deals;

/// <summary>What the terms of a path are worth to each party, in eight worlds at a time: the four numbers of a <see cref="PartyValue"/>.</summary>
internal sealed class PathTotals
{
    private readonly Plan plan;
    private readonly PlanParties parties;

    public PathTotals(Plan plan)
    {
        (this.plan, parties) = (plan, plan.Parties);
        var count = plan.Book.Parties.Count;
        (Direct, LookThrough, DirectPlain, LookThroughPlain) = (new(count), new(count), new(count), new(count));
    }

    public Lanes Direct { get; }

    public Lanes LookThrough { get; }

    public Lanes DirectPlain { get; }

    public Lanes LookThroughPlain { get; }

    public void Clear()
    {
        Direct.AsSpan().Clear();
        LookThrough.AsSpan().Clear();
        DirectPlain.AsSpan().Clear();
        LookThroughPlain.AsSpan().Clear();
    }

    /// <summary>Adds a whole path, term by term in the order of their ids.</summary>
    public void AddPath(int path, Workspace space, ReadOnlySpan<V> multiples)
    {
        foreach (var at in plan.PlansOf(path))
        {
            if (at >= 0)
                Add(at, space, multiples);
        }
    }

    /// <summary>Adds one term's plan.</summary>
    /// <param name="at">The plan.</param>
    /// <param name="space">What it came to.</param>
    /// <param name="multiples">Each lab's multiple of the last four quarters' sales.</param>
    public void Add(int at, Workspace space, ReadOnlySpan<V> multiples)
    {
        // Money against shares at a fair price is worth nothing to either side.
        if (plan.Terms[at].Kind == TermKind.Tranche)
            return;
        int payer = parties.PayerOf(at), payee = parties.PayeeOf(at);
        var sums = new Sums(Direct.AsSpan(), LookThrough.AsSpan(), DirectPlain.AsSpan(), LookThroughPlain.AsSpan());
        sums.Credit(payee, space.Present[at], space.Plain[at]);
        sums.Credit(payer, -space.Present[at], -space.Plain[at]);
        var labs = parties.Labs;
        for (var lab = 0; lab < labs.Length; lab++)
        {
            if (payee == labs[lab])
                AddToOwners(ref sums, lab, at, space, multiples[lab], paysLab: true);
            else if (payer == labs[lab])
                AddToOwners(ref sums, lab, at, space, multiples[lab], paysLab: false);
        }
    }

    private void AddToOwners(ref Sums sums, int lab, int at, Workspace space, V multiple, bool paysLab)
    {
        var own = space.Labs[lab];
        var continuing = own.Continuing[at];
        sums.Credit(parties.PayeeOf(at), continuing, V.Zero);
        sums.Credit(parties.PayerOf(at), -continuing, V.Zero);
        var later = paysLab ? own.Sales[at] * multiple : V.Zero;
        sums.Credit(parties.Labs[lab], later, V.Zero);
        later += paysLab ? continuing : -continuing;
        var of = parties.HoldersOf(lab);
        var presents = own.Present.AsSpan(at * of.Length, of.Length);
        var plains = own.Plain.AsSpan(at * of.Length, of.Length);
        for (var holder = 0; holder < of.Length; holder++)
        {
            sums.LookThrough[of[holder]] += (paysLab ? presents[holder] : -presents[holder]) + (own.Last(holder, plan.Count) * later);
            sums.LookThroughPlain[of[holder]] += paysLab ? plains[holder] : -plains[holder];
        }
    }

    private readonly ref struct Sums(Span<V> direct, Span<V> lookThrough, Span<V> directPlain, Span<V> lookThroughPlain)
    {
        public readonly Span<V> LookThrough = lookThrough;
        public readonly Span<V> LookThroughPlain = lookThroughPlain;
        private readonly Span<V> direct = direct;
        private readonly Span<V> directPlain = directPlain;

        public void Credit(int party, V present, V plain)
        {
            direct[party] += present;
            LookThrough[party] += present;
            directPlain[party] += plain;
            LookThroughPlain[party] += plain;
        }
    }
}

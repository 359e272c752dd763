namespace Deals.Model;

/// <summary>What the terms of a path are worth to each party, in eight worlds at a time: the four numbers of a <see cref="PartyValue"/>.</summary>
internal sealed class PathTotals
{
    private readonly Plan plan;
    private readonly int[] payers;
    private readonly int[] payees;
    private readonly int[] labs;
    private readonly int[][] holders;

    public PathTotals(Plan plan)
    {
        this.plan = plan;
        var places = plan.Book.Parties.Select((party, at) => (party.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        payers = [.. plan.Terms.Select(term => places[term.Payer.Id])];
        payees = [.. plan.Terms.Select(term => places[term.Payee.Id])];
        labs = [.. plan.Labs.ToArray().Select(lab => places[lab.Lab.Id])];
        holders = [.. plan.Labs.ToArray().Select(lab => lab.Holders.Select(holder => places[holder.Id]).ToArray())];
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
        int payer = payers[at], payee = payees[at];
        Credit(payee, space.Present[at], space.Plain[at]);
        Credit(payer, -space.Present[at], -space.Plain[at]);
        for (var lab = 0; lab < labs.Length; lab++)
        {
            if (payee == labs[lab])
                AddToOwners(lab, at, space, multiples[lab], paysLab: true);
            else if (payer == labs[lab])
                AddToOwners(lab, at, space, multiples[lab], paysLab: false);
        }
    }

    private void AddToOwners(int lab, int at, Workspace space, V multiple, bool paysLab)
    {
        var own = space.Labs[lab];
        var continuing = own.Continuing[at];
        Credit(payees[at], continuing, V.Zero);
        Credit(payers[at], -continuing, V.Zero);
        var later = paysLab ? own.Sales[at] * multiple : V.Zero;
        Credit(labs[lab], later, V.Zero);
        later += paysLab ? continuing : -continuing;
        for (var holder = 0; holder < holders[lab].Length; holder++)
        {
            var place = (at * holders[lab].Length) + holder;
            var present = paysLab ? own.Present[place] : -own.Present[place];
            LookThrough[holders[lab][holder]] += present + (own.Last(holder, plan.Count) * later);
            LookThroughPlain[holders[lab][holder]] += paysLab ? own.Plain[place] : -own.Plain[place];
        }
    }

    private void Credit(int party, V present, V plain)
    {
        Direct[party] += present;
        LookThrough[party] += present;
        DirectPlain[party] += plain;
        LookThroughPlain[party] += plain;
    }
}

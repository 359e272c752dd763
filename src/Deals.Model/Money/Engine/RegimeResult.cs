namespace Deals;

/// <summary>One regime's expectations: those of its paths' plans, each path with its probability.</summary>
/// <param name="model">The model.</param>
/// <param name="regime">The regime.</param>
/// <param name="paths">Its paths, with the expectations of their plans.</param>
internal sealed class RegimeResult(MoneyModel model, Regime regime, IReadOnlyList<PathExpectation> paths)
{
    /// <summary>Differences below this are rounding, in the ledger's unit.</summary>
    private const double Rounding = 1e-12;

    /// <summary>A plan's quarters of one kind.</summary>
    private delegate ReadOnlySpan<double> RowOf(Expectations expectations, int plan);

    public Regime Regime => regime;

    // Thousands of rows, of which most results are never asked: each kind is made when it is.
    public IReadOnlyList<PartyValue> Values => field ??= MakeValues();

    public IReadOnlyList<Flow> Flows => field ??= MakeFlows();

    public IReadOnlyList<LedgerEntry> Ledger => field ??= MakeLedger();

    public IReadOnlyList<CapUse> CapUses => field ??= [.. Pools.SelectMany(Uses)];

    public IReadOnlyList<CapSummary> Caps => field ??= [.. Pools.Select(Summary)];

    public IReadOnlyList<CommitmentUse> Commitments => field ??= MakeCommitments();

    private Plan Plan => model.Plan;

    private int TermCount => model.Book.Terms.Count;

    /// <summary>The pools that a path uses, in the order of the plans.</summary>
    private IReadOnlyList<Pool> Pools => field ??= MakePools();

    /// <summary>Each term's values to each party, four each, one after another.</summary>
    private double[] Contributions => field ??= MakeContributions();

    public (double Direct, double LookThrough) Contribution(int term, int party)
    {
        var at = ((term * model.Book.Parties.Count) + party) * Totals.Counts;
        return (Contributions[at], Contributions[at + 1]);
    }

    /// <summary>Returns the first term and quarter in which a flow is no number; null when all are.</summary>
    public (Term Term, Quarter Quarter)? FirstNotFinite()
    {
        foreach (var path in paths.Where(path => path.Probability != 0))
        {
            var plans = Plan.PlansOf(path.Path);
            for (var term = 0; term < plans.Length; term++)
            {
                if (plans[term] >= 0 && path.Of.FirstNotFinite(plans[term]) is var quarter and >= 0)
                    return (model.Book.Terms[term], Plan.Calendar.Quarters[quarter]);
            }
        }

        return null;
    }

    /// <summary>Returns what each term adds to a lab's value after the ledger, or takes from it: those that do.</summary>
    public IReadOnlyList<AfterLedger> AfterLedger(int lab)
    {
        double Of(int term) => paths.Where(path => path.Probability != 0 && Plan.PlansOf(path.Path)[term] >= 0)
            .Sum(path => path.Probability * path.Of.AfterLedger(Plan.PlansOf(path.Path)[term], lab));
        return
        [
            .. from term in Enumerable.Range(0, TermCount)
               let value = Of(term)
               where value != 0
               select new AfterLedger(Regime, Plan.Labs[lab].Lab, model.Book.Terms[term], value),
        ];
    }

    private static int Sign(Term term, Party party) => term.Payee == party ? 1 : term.Payer == party ? -1 : 0;

    private bool Runs(int term) => paths.Any(path => Plan.PlansOf(path.Path)[term] >= 0);

    private double[] Row(int term, RowOf row)
    {
        var sums = new double[Plan.Count];
        foreach (var path in paths)
        {
            if (Plan.PlansOf(path.Path)[term] is >= 0 and var at)
                Add(sums, row(path.Of, at), path.Probability);
        }

        return sums;
    }

    private static void Add(Span<double> sums, ReadOnlySpan<double> values, double probability)
    {
        // What cannot happen counts nothing, whatever it comes to.
        if (probability == 0)
            return;
        for (var at = 0; at < sums.Length; at++)
            sums[at] += probability * values[at];
    }

    private double[] MakeContributions()
    {
        var perTerm = model.Book.Parties.Count * Totals.Counts;
        var sums = new double[TermCount * perTerm];
        foreach (var path in paths)
        {
            var plans = Plan.PlansOf(path.Path);
            for (var term = 0; term < plans.Length; term++)
            {
                if (plans[term] >= 0)
                    Add(sums.AsSpan(term * perTerm, perTerm), path.Of.Values(plans[term]), path.Probability);
            }
        }

        return sums;
    }

    private PartyValue[] MakeValues()
    {
        var parties = model.Book.Parties;
        var sums = new double[parties.Count * Totals.Counts];
        for (var term = 0; term < TermCount; term++)
            Add(sums, Contributions.AsSpan(term * sums.Length, sums.Length), 1);
        PartyValue Of(Party party, int first) => new(Regime, party, sums[first], sums[first + 1], sums[first + 2], sums[first + 3]);
        return [.. parties.Select((party, at) => Of(party, at * Totals.Counts))];
    }

    private Flow[] MakeFlows()
    {
        var quarters = Plan.Calendar.Quarters;
        var flows = new List<Flow>(TermCount * quarters.Count);
        for (var term = 0; term < TermCount; term++)
        {
            if (!Runs(term))
                continue;
            var accrued = Row(term, (of, plan) => of.Accrued(plan));
            var paid = Row(term, (of, plan) => of.Paid(plan));
            var present = Row(term, (of, plan) => of.Present(plan));
            for (var at = 0; at < quarters.Count; at++)
            {
                flows.Add(new(Regime, quarters[at], model.Book.Terms[term], accrued[at], paid[at], present[at])
                {
                    Counted = at >= Plan.Calendar.FirstWhole ? paid[at] : at < Plan.Calendar.FirstCounted ? 0 : InTheCut(term, paid),
                });
            }
        }

        return [.. flows];
    }

    /// <summary>Of the quarter that the valuation date cuts, what the whole is worth undiscounted less all whole quarters.</summary>
    private double InTheCut(int term, ReadOnlySpan<double> paid)
    {
        var of = model.Book.Terms[term];
        if (of is Tranche)
            return of.From!.Value.DayNumber >= Plan.Calendar.ValuationDay ? paid[Plan.Calendar.FirstCounted] : 0;
        var payee = model.Book.Parties.ToList().IndexOf(of.Payee);
        var all = Contributions[(((term * model.Book.Parties.Count) + payee) * Totals.Counts) + 2];
        var rest = all;
        foreach (var later in paid[Plan.Calendar.FirstWhole..])
            rest -= later;
        return Math.Abs(rest) <= Rounding * Math.Abs(all) ? 0 : rest;
    }

    private LedgerEntry[] MakeLedger()
    {
        var (terms, quarters) = (model.Book.Terms, Plan.Calendar.Quarters);
        var paid = terms.Select((_, term) => Row(term, (of, plan) => of.Paid(plan))).ToList();
        return
        [
            .. from quarter in Enumerable.Range(0, quarters.Count)
               from party in model.Book.Parties
               let net = Enumerable.Range(0, terms.Count).Sum(term => Sign(terms[term], party) * paid[term][quarter])
               select new LedgerEntry(Regime, quarters[quarter], party, net),
        ];
    }

    private CommitmentUse[] MakeCommitments()
    {
        var uses = new List<CommitmentUse>();
        for (var term = 0; term < TermCount; term++)
        {
            if (model.Book.Terms[term] is not Commitment || !Runs(term))
                continue;
            var (drawn, tail) = (0.0, 0.0);
            foreach (var path in paths)
            {
                if (Plan.PlansOf(path.Path)[term] is not (>= 0 and var at))
                    continue;
                var of = path.Of.Commitment(at);
                if (path.Probability != 0)
                    (drawn, tail) = (drawn + (path.Probability * of.Drawn), tail + (path.Probability * of.Tail));
            }

            uses.Add(new(Regime, model.Book.Terms[term], drawn, Row(term, (of, plan) => of.Accrued(plan)).Sum(), tail));
        }

        return [.. uses];
    }

    /// <summary>A pool that several paths use, cut by other terms on each, is one.</summary>
    private Pool[] MakePools()
    {
        var pools = new List<Pool>();
        foreach (var path in paths)
        {
            foreach (var cap in Plan.Caps)
            {
                if (!Plan.PlansOf(path.Path).Contains(cap.Paid[0]))
                    continue;
                var pool = pools.Find(each => each.Group.Id == cap.Group.Id);
                if (pool is null)
                    pools.Add(pool = new(cap.Group, new(Plan.Count)));
                if (path.Probability == 0)
                    continue;
                var of = path.Of.Cap(cap);
                pool.Sums.Cap += path.Probability * of.Cap;
                pool.Sums.Opening += path.Probability * of.Opening;
                Add(pool.Sums.Claimed, of.Claimed, path.Probability);
                Add(pool.Sums.Paid, of.Paid, path.Probability);
                Add(pool.Sums.Filling, of.Filling, path.Probability);
            }
        }

        return [.. pools];
    }

    private IEnumerable<CapUse> Uses(Pool pool)
    {
        var filled = Math.Min(pool.Sums.Opening, pool.Sums.Cap);
        for (var at = 0; at < Plan.Count; at++)
        {
            filled += pool.Sums.Filling[at];
            yield return new(
                Regime, pool.Group, Plan.Calendar.Quarters[at], pool.Sums.Claimed[at], pool.Sums.Paid[at], filled, pool.Sums.Cap);
        }
    }

    private CapSummary Summary(Pool pool)
    {
        var binds = Array.FindIndex(pool.Sums.Claimed.Zip(pool.Sums.Paid, (claim, pay) => claim - pay).ToArray(), left => left > Rounding);
        return new(Regime, pool.Group, binds < 0 ? null : Plan.Calendar.Quarters[binds], pool.Sums.Paid.Sum(), pool.Sums.Claimed.Sum());
    }

    private sealed record Pool(CapGroup Group, CapExpectation Sums);
}

/// <summary>A path of a regime, with what its plans come to.</summary>
/// <param name="Path">The plan's path.</param>
/// <param name="Of">The expectations of its plans.</param>
/// <param name="Probability">How likely it is; 1 where the expectations are weighed with it already, as it differs between worlds.</param>
internal sealed record PathExpectation(int Path, Expectations Of, double Probability);

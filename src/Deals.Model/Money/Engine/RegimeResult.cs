namespace Deals.Model;

/// <summary>Gathers one regime's expectations, block of worlds by block.</summary>
internal sealed class RegimeResult
{
    /// <summary>Differences below this are rounding, in the ledger's unit.</summary>
    private const double Rounding = 1e-12;

    private readonly MoneyModel model;
    private readonly RegimePaths regime;
    private readonly PathTotals path;
    private readonly double[] accrued;
    private readonly double[] paid;
    private readonly double[] present;
    private readonly bool[] runs;
    private readonly double[,,] contributions;
    private readonly Dictionary<string, CapNumbers> caps = [];
    private readonly double[] drawn;
    private readonly double[] tails;

    public RegimeResult(MoneyModel model, RegimePaths regime)
    {
        (this.model, this.regime) = (model, regime);
        path = new(model.Plan);
        var (terms, quarters) = (model.Book.Terms.Count, model.Plan.Count);
        accrued = new double[terms * quarters];
        paid = new double[terms * quarters];
        present = new double[terms * quarters];
        runs = new bool[terms];
        drawn = new double[terms];
        tails = new double[terms];
        contributions = new double[terms, model.Book.Parties.Count, 4];
    }

    public Regime Regime => regime.Regime;

    public IReadOnlyList<PartyValue> Values { get; private set; } = [];

    // Thousands of rows, of which most results are never asked: each kind is made when it is.
    public IReadOnlyList<Flow> Flows => field ??= MakeFlows();

    public IReadOnlyList<LedgerEntry> Ledger => field ??= MakeLedger();

    public IReadOnlyList<CapUse> CapUses => field ??= [.. caps.Values.SelectMany(cap => cap.Uses(Regime, Plan.Calendar.Quarters))];

    public IReadOnlyList<CapSummary> Caps => field ??= [.. caps.Values.Select(cap => cap.Summary(Regime, Plan.Calendar.Quarters))];

    public IReadOnlyList<CommitmentUse> Commitments => field ??= MakeCommitments();

    private Plan Plan => model.Plan;

    public (double Direct, double LookThrough) Contribution(int term, int party) => (contributions[term, party, 0], contributions[term, party, 1]);

    public void Add(Worlds worlds, int block, Workspace space, ReadOnlySpan<V> multiples)
    {
        Span<double> weights = stackalloc double[Plan.Width];
        for (var at = 0; at < regime.Count; at++)
        {
            var probability = regime.Probability(at, worlds.Blocks[block]);
            for (var lane = 0; lane < worlds.RealIn(block); lane++)
                weights[lane] = worlds.WeightOf((block * Plan.Width) + lane) * probability.GetElement(lane);
            for (var lane = worlds.RealIn(block); lane < Plan.Width; lane++)
                weights[lane] = 0;
            var plans = Plan.PlansOf(regime.First + at);
            for (var term = 0; term < plans.Length; term++)
            {
                if (plans[term] >= 0)
                    AddTerm(term, plans[term], worlds.Blocks[block], space, multiples, weights);
            }

            AddCaps(plans, worlds.Blocks[block], space, weights);
        }
    }

    public void Finish() => Values = [.. Enumerable.Range(0, model.Book.Parties.Count).Select(ValueOf)];

    /// <summary>The first term and quarter in which a flow is no number; null when all are.</summary>
    public (Term Term, Quarter Quarter)? FirstNotFinite()
    {
        for (var at = 0; at < accrued.Length; at++)
        {
            // A number that is none makes the sum none too; infinities of either sign do not cancel out.
            if (!double.IsFinite(accrued[at] + paid[at] + present[at]) && !(double.IsFinite(accrued[at]) && double.IsFinite(paid[at]) && double.IsFinite(present[at])))
                return (model.Book.Terms[at / Plan.Count], Plan.Calendar.Quarters[at % Plan.Count]);
        }

        return null;
    }

    private Flow[] MakeFlows()
    {
        var (terms, quarters) = (model.Book.Terms, Plan.Calendar.Quarters);
        return
        [
            .. from term in Enumerable.Range(0, terms.Count)
               where runs[term]
               from quarter in Enumerable.Range(0, quarters.Count)
               let at = (term * quarters.Count) + quarter
               select new Flow(Regime, quarters[quarter], terms[term], accrued[at], paid[at], present[at]),
        ];
    }

    private LedgerEntry[] MakeLedger()
    {
        var (terms, quarters) = (model.Book.Terms, Plan.Calendar.Quarters);
        return
        [
            .. from quarter in Enumerable.Range(0, quarters.Count)
               from party in model.Book.Parties
               let net = Enumerable.Range(0, terms.Count).Sum(term => Sign(terms[term], party) * paid[(term * quarters.Count) + quarter])
               select new LedgerEntry(Regime, quarters[quarter], party, net),
        ];
    }

    private CommitmentUse[] MakeCommitments()
    {
        var (terms, quarters) = (model.Book.Terms, Plan.Calendar.Quarters);
        return
        [
            .. from term in Enumerable.Range(0, terms.Count)
               where runs[term] && terms[term].Kind == TermKind.Commitment
               let within = accrued.AsSpan(term * quarters.Count, quarters.Count).ToArray().Sum()
               select new CommitmentUse(Regime, terms[term], drawn[term], within, tails[term]),
        ];
    }

    private static int Sign(Term term, Party party) => term.Payee == party ? 1 : term.Payer == party ? -1 : 0;

    private PartyValue ValueOf(int party)
    {
        var sums = new double[4];
        for (var term = 0; term < model.Book.Terms.Count; term++)
        {
            for (var count = 0; count < sums.Length; count++)
                sums[count] += contributions[term, party, count];
        }

        return new(Regime, model.Book.Parties[party], sums[0], sums[1], sums[2], sums[3]);
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

    private static void AddExpected(Span<double> sums, ReadOnlySpan<V> values, ReadOnlySpan<double> weights)
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

    private void AddTerm(int term, int at, ReadOnlySpan<V> worlds, Workspace space, ReadOnlySpan<V> multiples, ReadOnlySpan<double> weights)
    {
        runs[term] = true;
        var (row, from) = (at * Plan.Count, term * Plan.Count);
        AddExpected(accrued.AsSpan(from, Plan.Count), space.Accrued.AsSpan(row, Plan.Count), weights);
        AddExpected(paid.AsSpan(from, Plan.Count), space.Paid.AsSpan(row, Plan.Count), weights);
        AddExpected(present.AsSpan(from, Plan.Count), space.Presents.AsSpan(row, Plan.Count), weights);

        if (Plan.CommitmentOf(at) is { } commitment)
        {
            drawn[term] += Expected(commitment.Total(worlds), weights);
            tails[term] += Expected(commitment.After(worlds, Plan.Calendar.Quarters[^1].End.DayNumber), weights);
        }

        path.Clear();
        path.Add(at, space, multiples);
        for (var party = 0; party < model.Book.Parties.Count; party++)
        {
            contributions[term, party, 0] += Expected(path.Direct[party], weights);
            contributions[term, party, 1] += Expected(path.LookThrough[party], weights);
            contributions[term, party, 2] += Expected(path.DirectPlain[party], weights);
            contributions[term, party, 3] += Expected(path.LookThroughPlain[party], weights);
        }
    }

    private void AddCaps(ReadOnlySpan<int> plans, ReadOnlySpan<V> worlds, Workspace space, ReadOnlySpan<double> weights)
    {
        var run = Plan.RunOf(worlds, space);
        foreach (var cap in Plan.Caps)
        {
            if (!plans.Contains(cap.Paid[0]))
                continue;
            if (!caps.TryGetValue(cap.Group.Id, out var numbers))
                caps.Add(cap.Group.Id, numbers = new(cap.Group, Plan.Count));
            numbers.Cap += Expected(cap.Cap(worlds), weights);
            numbers.Opening += Expected(cap.Opening(worlds), weights);
            for (var quarter = 0; quarter < Plan.Count; quarter++)
            {
                for (var member = 0; member < cap.Paid.Length; member++)
                {
                    numbers.Claimed[quarter] += Expected(space.Accrued[(cap.Claims[member] * Plan.Count) + quarter], weights);
                    numbers.Paid[quarter] += Expected(space.Accrued[(cap.Paid[member] * Plan.Count) + quarter], weights);
                    numbers.Filling[quarter] += Expected(cap.Filled(ref run, member, quarter), weights);
                }
            }
        }
    }

    private sealed class CapNumbers(CapGroup group, int quarters)
    {
        public double Cap { get; set; }

        public double Opening { get; set; }

        public double[] Claimed { get; } = new double[quarters];

        public double[] Paid { get; } = new double[quarters];

        public double[] Filling { get; } = new double[quarters];

        public IEnumerable<CapUse> Uses(Regime regime, IReadOnlyList<Quarter> when)
        {
            var filled = Math.Min(Opening, Cap);
            for (var at = 0; at < Claimed.Length; at++)
            {
                filled += Filling[at];
                yield return new(regime, group, when[at], Claimed[at], Paid[at], filled, Cap);
            }
        }

        public CapSummary Summary(Regime regime, IReadOnlyList<Quarter> when)
        {
            var binds = Array.FindIndex(Claimed.Zip(Paid, (claim, pay) => claim - pay).ToArray(), left => left > Rounding);
            return new(regime, group, binds < 0 ? null : when[binds], Paid.Sum(), Claimed.Sum());
        }
    }
}

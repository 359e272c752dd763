using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>
/// A book's money, made ready for computing: the drivers in an order in which each finds what it needs, the terms likewise,
/// and the paths whose flows and values are asked for. It computes a few worlds at a time, each in its own lane, so that a
/// world's numbers do not depend on how many others are computed with it.
/// </summary>
internal sealed class Plan
{
    /// <summary>
    /// For so many blocks of a scenario's worlds there is memory of their own, where they take no more than <see cref="MostLanes"/>
    /// together.
    /// </summary>
    private const int MostSpaces = 16;

    /// <summary>Lanes of eight numbers that the memory of all blocks takes at most: 64 MB. One block has what it needs.</summary>
    private const int MostLanes = 1_000_000;

    private readonly Step[] steps;

    /// <summary>The columns by which every plan is valued: discount rates, and who owns the labs.</summary>
    private readonly int[] worthColumns;
    private readonly PaymentPlan[] payments;
    private readonly CapPlan?[] caps;
    private readonly CommitmentPlan?[] commitments;
    private readonly Input[] rates;
    private readonly int[][] touched;
    private readonly Input cloudLife;
    private readonly int[][] plansOfPath;

    /// <summary>For each risk class the years to the quarters after the last in which something of it may be paid.</summary>
    private readonly double[][] timesBeyond;

    /// <summary>
    /// Where the odds take several blocks, each has memory of its own: from one scenario to the next a block's worlds differ in
    /// what was set alone, so little of it is computed again.
    /// </summary>
    private readonly Workspace?[] spaces;

    /// <summary>Makes ready what some regimes need.</summary>
    /// <param name="book">The dataset.</param>
    /// <param name="regimes">The regimes.</param>
    /// <param name="keepsQuarters">
    /// Whether payments and their present values are wanted quarter by quarter, and not only their sums: writing them takes longer
    /// than computing them.
    /// </param>
    /// <param name="countsPlain">Whether payments are wanted undiscounted too.</param>
    public Plan(DealBook book, IReadOnlyList<Regime> regimes, bool keepsQuarters, bool countsPlain = true)
        : this(book, book.Ledger!.First, book.Ledger.Last, [.. regimes.SelectMany(PathState.AllOf)], keepsQuarters, countsPlain)
    {
        var first = 0;
        foreach (var regime in regimes)
        {
            Regimes.Add(new(regime, first, Inputs));
            first += Regimes[^1].Count;
        }
    }

    /// <summary>Makes ready what some paths need.</summary>
    public Plan(DealBook book, Quarter first, Quarter last, IReadOnlyList<PathState> paths, bool keepsQuarters = false,
        bool countsPlain = true)
    {
        (Book, KeepsQuarters, CountsPlain, Inputs) = (book, keepsQuarters, countsPlain, new(book.Assumptions));
        var frame = book.Ledger!;
        Calendar = new(first, last, frame.ValuationDate);
        var builder = new PlanBuilder(book, Calendar, Inputs);
        plansOfPath = [.. paths.Select(builder.PlansOf)];
        (steps, Drivers, Terms, payments) = ([.. builder.Steps], builder.Drivers, builder.Terms, [.. builder.Payments]);
        ProfileCount = builder.ProfileCount;
        (Labs, var ofLabs) = Inputs.Record(() => book.Valuations.Select(valuation => new LabEquity(valuation, builder)).ToArray());
        (rates, var ofRates) = Inputs.Record<Input[]>(() => [.. Enum.GetValues<RiskClass>().Select(risk => Inputs.Of(frame.RateOf(risk)))]);
        (cloudLife, var ofLife) = Inputs.Record(() => Inputs.OrElse(frame.CloudLife, 0));
        worthColumns = [.. ofLabs.Union(ofRates).Union(ofLife)];
        var goOn = new Dictionary<string, bool>();
        CloudGoesOn = [.. Terms.Select(term => frame.CloudLife is not null && GoesOnForClouds(book, term, goOn))];
        var places = book.Parties.Select((party, at) => (party.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        Payers = [.. Terms.Select(term => places[term.Payer.Id])];
        Payees = [.. Terms.Select(term => places[term.Payee.Id])];
        timesBeyond =
        [
            .. from risk in Enum.GetValues<RiskClass>()
               let quarters = Terms.Zip(payments).Where(pair => pair.First.Risk == risk).Select(pair => pair.Second.QuartersBeyond)
                   .DefaultIfEmpty(0).Max()
               select Enumerable.Range(1, quarters).Select(Calendar.TimeBeyond).ToArray(),
        ];
        touched = [.. Payers.Zip(Payees, (payer, payee) => OwnersBeside(payer, payee).Distinct().ToArray())];
        StepOfPlan = [.. builder.StepOfPlan];
        caps = [.. StepOfPlan.Select(step => step as CapPlan)];
        commitments = [.. StepOfPlan.Select(step => step as CommitmentPlan)];
        // A claim that a cap cuts, or what a commitment would have supplied, is only computed from.
        Valued = [.. plansOfPath.SelectMany(plans => plans).Where(at => at >= 0).Distinct().Order()];
        foreach (var of in Valued.GroupBy(at => StepOfPlan[at]))
            of.Key.Valued = [.. of];
        var blocks = Math.Ceiling(MoneySize.Worlds(book) / LaneMemory.Width);
        var lanes = ((keepsQuarters ? 3 : 1) * (Terms.Count + 1) * Count) + (2 * Terms.Count * Labs.Sum(lab => lab.Periods));
        spaces = new Workspace?[(int)Math.Clamp(Math.Min(blocks, MostLanes / Math.Max(1, lanes)), 1, MostSpaces)];
    }

    public DealBook Book { get; }

    public bool KeepsQuarters { get; }

    public bool CountsPlain { get; }

    public Inputs Inputs { get; }

    public Calendar Calendar { get; }

    /// <summary>The regimes, where it was made for some.</summary>
    public List<RegimePaths> Regimes { get; } = [];

    /// <summary>The drivers, in the order in which they are computed.</summary>
    public IReadOnlyList<Driver> Drivers { get; }

    public IReadOnlyList<Term> Terms { get; }

    public Step[] StepOfPlan { get; }

    /// <summary>Who pays under each plan, as a place among the parties.</summary>
    public int[] Payers { get; }

    /// <summary>Who is paid.</summary>
    public int[] Payees { get; }

    /// <summary>The plans that a path uses.</summary>
    public int[] Valued { get; }

    /// <summary>
    /// For each plan whether clouds go on being paid or paying under it after the ledger, where the dataset asks for that.
    /// </summary>
    public bool[] CloudGoesOn { get; }

    public LabEquity[] Labs { get; }

    /// <summary>
    /// For each lab its cash in the base scenario, and what its multiple is applied to there: by these the multiples are found.
    /// </summary>
    public (double Cash, double Scale)[] Solved { get; set; } = [];

    /// <summary>The columns on which anything that is computed depends.</summary>
    public IReadOnlySet<int> ColumnsRead
        => steps.SelectMany(step => step.Columns).Concat(worthColumns).Concat(Regimes.SelectMany(regime => regime.Columns)).ToHashSet();

    /// <summary>How many quarters there are.</summary>
    public int Count => Calendar.Count;

    /// <summary>How many commitments have a profile.</summary>
    public int ProfileCount { get; }

    public IEnumerable<CapPlan> Caps => steps.OfType<CapPlan>();

    /// <summary>Returns the plans of a path, one for each of the book's terms; -1 where it never runs.</summary>
    public int[] PlansOf(int path) => plansOfPath[path];

    /// <summary>Returns in how many quarters after the last something of a risk class may be paid.</summary>
    public int QuartersBeyond(RiskClass risk) => timesBeyond[(int)risk].Length;

    /// <summary>Returns the pool that cuts a plan; null where none does.</summary>
    public CapPlan? CapOf(int plan) => caps[plan];

    public CommitmentPlan? CommitmentOf(int plan) => commitments[plan];

    /// <summary>Returns whether a plan's term may go on after the ledger.</summary>
    public bool GoesOn(int plan) => payments[plan].GoesOn;

    /// <summary>For how many years it does at most.</summary>
    public Input LifeOf(int plan) => payments[plan].Life;

    /// <summary>
    /// Returns the parties to whom a plan may be worth something: who pays, who is paid, and who owns a lab that does either.
    /// </summary>
    public int[] TouchedBy(int plan) => touched[plan];

    /// <summary>
    /// Computes the worlds of a block. What reads nothing that changed since the same block was last computed stays as it is.
    /// </summary>
    /// <param name="worlds">For each assumption its value in the worlds.</param>
    /// <param name="block">Which block of its scenario they are, where that is known.</param>
    /// <returns>The results, good until the next block is computed.</returns>
    public Workspace Evaluate(ReadOnlySpan<V> worlds, int block = 0)
    {
        var space = spaces[block % spaces.Length] ??= new(this);
        space.Begin(worlds);
        var isAllWorthAnew = space.IsAnew(worthColumns);
        if (isAllWorthAnew)
        {
            Discount(worlds, space);
            for (var lab = 0; lab < Labs.Length; lab++)
                Labs[lab].FillOwnership(worlds, space.Labs[lab]);
        }

        for (var lab = 0; lab < Solved.Length; lab++)
            space.Multiples[lab] = Lane.Max(V.Zero, Labs[lab].PostMoney(worlds) - Lane.Create(Solved[lab].Cash)) / Solved[lab].Scale;
        // Each plan is valued as soon as it is computed, while its quarters are near.
        var pass = new Pass(space);
        foreach (var step in steps)
        {
            var isAnew = space.IsAnew(step.Columns);
            if (isAnew)
                step.Go(ref pass);
            if (!isAnew && !isAllWorthAnew)
                continue;
            foreach (var at in step.Valued)
                Value(ref pass, at, space);
        }

        space.End();
        return space;
    }

    /// <summary>
    /// Whether a term is what a cloud sells year after year, or a cost or share that it pays of nothing else. A share with a life
    /// of its own goes on for that, and one out of a pool ends with what is left of it.
    /// </summary>
    private static bool GoesOnForClouds(DealBook book, Term term, Dictionary<string, bool> known)
    {
        if (!known.TryGetValue(term.Id, out var goesOn))
        {
            goesOn = term switch
            {
                Sales => term.Payee.Role is PartyRole.Cloud or PartyRole.OtherClouds,
                RevenueShare { Life: not null } or RevenueShare { CapGroup: not null } => false,
                BasedTerm => term.Payer.Role is PartyRole.Cloud or PartyRole.OtherClouds
                    && term.ComputedFrom.All(id => GoesOnForClouds(book, book.Terms[id], known)),
                _ => false,
            };
            known.Add(term.Id, goesOn);
        }

        return goesOn;
    }

    private IEnumerable<int> OwnersBeside(int payer, int payee)
        => [payer, payee, .. Labs.Where(lab => lab.Place == payer || lab.Place == payee).SelectMany(lab => lab.Holders)];

    private void Discount(ReadOnlySpan<V> worlds, Workspace space)
    {
        for (var risk = 0; risk < rates.Length; risk++)
        {
            var log = -Lane.Log(Lane.Create(1.0) + rates[risk].In(worlds));
            space.LogFactors[risk] = log;
            for (var at = 0; at < Count; at++)
                space.Factors[(risk * Count) + at] = Lane.Exp(log * Calendar.Times[at]);
            space.HorizonFactors[risk] = Lane.Exp(log * Calendar.Horizon);
            for (var at = 0; at < timesBeyond[risk].Length; at++)
                space.FactorsBeyond[risk][at] = Lane.Exp(log * timesBeyond[risk][at]);
        }
    }

    /// <summary>What one plan's payments are worth.</summary>
    private void Value(ref Pass pass, int at, Workspace space)
    {
        var risk = (int)Terms[at].Risk;
        var accrued = pass.Row(at);
        var paid = accrued;
        var beyond = V.Zero;
        if (payments[at].IsLater)
        {
            paid = space.PaidOf(at);
            beyond = payments[at].Fill(pass.Worlds, accrued, paid, space.FactorsBeyond[risk].AsSpan());
        }
        else if (KeepsQuarters)
        {
            accrued.CopyTo(space.PaidOf(at));
        }

        var (present, plain) = (beyond, V.Zero);
        var presents = space.PresentsOf(at);
        var plains = space.Plains.AsSpan();
        var factors = space.Factors.AsSpan(risk * Count, Count);
        presents[..Calendar.FirstCounted].Clear();
        if (CountsPlain)
            plains[..Calendar.FirstCounted].Clear();
        if (Calendar.FirstCounted < Calendar.FirstWhole)
        {
            var cut = Calendar.FirstCounted;
            var counted = CountedOf(ref pass, at, cut, paid[cut]);
            presents[cut] = counted * factors[cut];
            present += presents[cut];
            if (CountsPlain)
            {
                plains[cut] = counted;
                plain = counted;
            }
        }

        var whole = Calendar.FirstWhole..;
        present = Discount(paid[whole], factors[whole], presents[whole], present);
        if (CountsPlain)
            plain = Add(paid[whole], plains[whole], plain);
        space.Present[at] = present;
        space.Plain[at] = plain;
        space.Beyond[at] = beyond;
        if (CloudGoesOn[at])
            space.CloudLater[at] = CloudLater(ref pass, at, space);
        for (var lab = 0; lab < Labs.Length; lab++)
        {
            if (Labs[lab].Concerns(at))
                Labs[lab].Value(ref pass, this, at, space, space.Labs[lab]);
        }
    }

    /// <summary>
    /// What a cloud's sales, or what it pays of them, go on to be worth at the level of the last four quarters: for the life assumed,
    /// or up to their own end where that comes first.
    /// </summary>
    private V CloudLater(ref Pass pass, int at, Workspace space)
    {
        var left = Lane.Max(V.Zero, (pass.Ends[at] - Lane.Create(Calendar.LastDay)) / Calendar.DaysInYear);
        return LabEquity.LastFour(pass.Row(at)) * space.AnnuityAtHorizon(Terms[at].Risk, Lane.Min(cloudLife.In(pass.Worlds), left));
    }

    /// <summary>Discounts quarters of payments and adds them to a sum. In a method of its own the sum stays in a register.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Discount(ReadOnlySpan<V> paid, ReadOnlySpan<V> factors, Span<V> presents, V sum)
    {
        factors = factors[..paid.Length];
        presents = presents[..paid.Length];
        for (var quarter = 0; quarter < paid.Length; quarter++)
        {
            var worth = paid[quarter] * factors[quarter];
            presents[quarter] = worth;
            sum += worth;
        }

        return sum;
    }

    /// <summary>Keeps quarters of payments and adds them to a sum, likewise.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Add(ReadOnlySpan<V> paid, Span<V> plains, V sum)
    {
        plains = plains[..paid.Length];
        for (var quarter = 0; quarter < paid.Length; quarter++)
        {
            plains[quarter] = paid[quarter];
            sum += paid[quarter];
        }

        return sum;
    }

    /// <summary>What counts of a payment in the quarter that the valuation date cuts.</summary>
    private V CountedOf(ref Pass pass, int at, int quarter, V paid)
    {
        var after = pass.StepOf(at)
            .Within(ref pass, at, quarter, Lane.Create((double)Calendar.ValuationDay), Lane.Create(Calendar.LastDay));
        if (!payments[at].IsLater)
            return after;
        // What accrues and is paid in this quarter is paid on the days on which it accrues; what accrued before, on all of them.
        var atOnce = payments[at].AtOnce(pass.Worlds);
        return (after * atOnce)
            + ((paid - (pass.Row(at)[quarter] * atOnce)) * ((Calendar.Quarters[quarter].End.DayNumber
                - Calendar.ValuationDay) / Calendar.Days[quarter]));
    }
}

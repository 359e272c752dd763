using System.Runtime.CompilerServices;

namespace Deals;

/// <summary>
/// A book's money, made ready for computing: the drivers in an order in which each finds what it needs, the terms likewise,
/// and the paths whose flows and values are asked for. It computes eight worlds at a time, each in its own lane, so that a
/// world's numbers do not depend on how many others are computed with it.
/// </summary>
internal sealed class Plan
{
    /// <summary>How many worlds are computed together.</summary>
    public const int Width = LaneCount.OfV;

    private readonly DriverPlan[] drivers;
    private readonly object[] steps;

    // The columns that each reads, itself or through what it is computed from: while they stay, so does what it comes to.
    private readonly int[][] driverColumns;
    private readonly int[][] stepColumns;

    /// <summary>The columns by which every plan is valued: discount rates, and who owns the labs.</summary>
    private readonly int[] worthColumns;
    private readonly RiskClass[] risks;
    private readonly PaymentPlan?[] payments;
    private readonly LabPlan[] labs;
    private readonly Input[] rates;
    private readonly Input[] lives;
    private readonly CapPlan?[] caps;
    private readonly CommitmentPlan?[] commitments;
    private readonly int[][] plansOfPath;

    /// <summary>For each plan whether a path uses it; a claim that a cap cuts, or what a commitment would have supplied, is only computed from.</summary>
    private readonly bool[] isValued;

    public Plan(DealBook book, Quarter first, Quarter last, IReadOnlyList<PathState> paths)
    {
        var frame = book.Ledger!;
        Book = book;
        Inputs = new(book.Assumptions);
        Calendar = new(first, last, frame.ValuationDate);
        var order = DriverOrder(book);
        Drivers = order;
        var places = order.Select((driver, at) => (driver.Id, at)).ToDictionary(pair => pair.Id, pair => pair.at);
        drivers = new DriverPlan[order.Count];
        driverColumns = new int[order.Count][];
        for (var at = 0; at < drivers.Length; at++)
        {
            (drivers[at], var own) = Inputs.Record(() => Of(order[at], places));
            // Parents stand before their children.
            driverColumns[at] = [.. own.Union(new[] { order[at].Parts.Parent, order[at].Parts.Other }.OfType<string>().SelectMany(id => driverColumns[places[id]]))];
        }

        var builder = new PlanBuilder(book, Inputs, Calendar, places, driverColumns);
        Paths = paths;
        plansOfPath = [.. paths.Select(path => book.Terms.Select(term => builder.PlanOf(term, path)).ToArray())];
        steps = [.. builder.Steps];
        Terms = [.. builder.Terms];
        risks = [.. Terms.Select(term => term.Risk)];
        payments = new PaymentPlan?[Terms.Count];
        lives = new Input[Terms.Count];
        var columns = new int[Terms.Count][];
        for (var at = 0; at < Terms.Count; at++)
        {
            ((payments[at], lives[at]), var own) = Inputs.Record(() => (PaymentPlan.Of(Terms[at], Inputs, Calendar), Inputs.OrElse(Terms[at].Numbers.Life, 0)));
            columns[at] = [.. builder.Columns[at].Union(own)];
        }

        stepColumns =
        [
            .. steps.Select(step => step switch
            {
                TermPlan term => columns[term.At],
                CapPlan cap => [.. cap.Paid.ToArray().SelectMany(paid => columns[paid]).Distinct()],
                _ => Array.Empty<int>(),
            }),
        ];
        (labs, var shares) = Inputs.Record(() => book.Valuations.Select(valuation => new LabPlan(valuation, book, Terms, Calendar, Inputs)).ToArray());
        Parties = new(book, Terms, labs);
        caps = new CapPlan?[Terms.Count];
        foreach (var cap in Caps)
        {
            foreach (var paid in cap.Paid)
                caps[paid] = cap;
        }

        commitments = new CommitmentPlan?[Terms.Count];
        foreach (var commitment in steps.OfType<CommitmentPlan>())
            commitments[commitment.At] = commitment;
        var used = plansOfPath.SelectMany(plans => plans).ToHashSet();
        isValued = [.. Enumerable.Range(0, Terms.Count).Select(used.Contains)];
        Valued = [.. Enumerable.Range(0, Terms.Count).Where(used.Contains)];
        (rates, var ofRates) = Inputs.Record<Input[]>(() => [Inputs.Of(frame.ContractRate), Inputs.Of(frame.MarginRate), Inputs.Of(frame.EquityRate)]);
        worthColumns = [.. shares.Union(ofRates)];
    }

    public DealBook Book { get; }

    /// <summary>The plans that a path uses.</summary>
    public int[] Valued { get; }

    public Inputs Inputs { get; }

    public Calendar Calendar { get; }

    public IReadOnlyList<Driver> Drivers { get; }

    public IReadOnlyList<PathState> Paths { get; }

    /// <summary>The term of each plan.</summary>
    public IReadOnlyList<Term> Terms { get; }

    public ReadOnlySpan<LabPlan> Labs => labs;

    /// <summary>Whom each plan concerns.</summary>
    public PlanParties Parties { get; }

    /// <summary>How many quarters there are.</summary>
    public int Count => Calendar.Count;

    /// <summary>The plans of a path, one for each of the book's terms; -1 where it never runs.</summary>
    public ReadOnlySpan<int> PlansOf(int path) => plansOfPath[path];

    public IEnumerable<CapPlan> Caps => steps.OfType<CapPlan>();

    /// <summary>The pool that cuts a plan; null where none does.</summary>
    public CapPlan? CapOf(int plan) => caps[plan];

    /// <summary>For how many years a plan's term goes on after the ledger at most.</summary>
    public Input LifeOf(int plan) => lives[plan];

    /// <summary>What plans read and wrote when the workspace was last filled.</summary>
    public Run RunOf(ReadOnlySpan<V> worlds, Workspace space)
        => new() { Worlds = worlds, Drivers = space.Drivers.AsSpan(), Calendar = Calendar, Accrued = space.Accrued.AsSpan(), Starts = space.Starts.AsSpan(), Ends = space.Ends.AsSpan() };

    public CommitmentPlan? CommitmentOf(int plan) => commitments[plan];

    /// <summary>Computes eight worlds into the workspace. What reads nothing that changed since it last computed stays as it is.</summary>
    /// <param name="worlds">For each assumption its value in the eight worlds.</param>
    /// <param name="space">Where the results go.</param>
    public void Evaluate(ReadOnlySpan<V> worlds, Workspace space)
    {
        var changes = space.Begin(worlds);
        for (var at = 0; at < drivers.Length; at++)
        {
            if (changes.Touch(driverColumns[at]))
                drivers[at].Run(worlds, space.Drivers.AsSpan(), space.Drivers.AsSpan(at * Count, Count));
        }

        var isAllWorthAnew = changes.Touch(worthColumns);
        if (isAllWorthAnew)
        {
            Discount(worlds, space);
            for (var lab = 0; lab < labs.Length; lab++)
                labs[lab].FillOwnership(worlds, space.Labs[lab], Count);
        }

        // Each plan is valued as soon as it is computed, while its quarters are near.
        var run = RunOf(worlds, space);
        for (var step = 0; step < steps.Length; step++)
        {
            if (steps[step] is ProfilePlan profile)
            {
                // Its numbers lie with the plan, not in the workspace.
                profile.Go(worlds);
                continue;
            }

            if (!isAllWorthAnew && !changes.Touch(stepColumns[step]))
                continue;
            switch (steps[step])
            {
                case TermPlan term:
                    term.Go(ref run);
                    if (isValued[term.At])
                        Value(ref run, term.At, space);
                    break;
                default:
                    var cap = (CapPlan)steps[step];
                    cap.Go(ref run);
                    foreach (var paid in cap.Paid)
                        Value(ref run, paid, space);
                    break;
            }
        }

        space.End();
    }

    private void Discount(ReadOnlySpan<V> worlds, Workspace space)
    {
        for (var risk = 0; risk < rates.Length; risk++)
        {
            var log = -Lane.Log(Lane.Create(1.0) + rates[risk].In(worlds));
            space.LogFactors[risk] = log;
            for (var at = 0; at < Count; at++)
                space.Factors[(risk * Count) + at] = Lane.Exp(log * Calendar.Times[at]);
            space.HorizonFactors[risk] = Lane.Exp(log * Calendar.Horizon);
        }
    }

    /// <summary>What one plan's payments are worth.</summary>
    private void Value(ref Run run, int at, Workspace space)
    {
        var risk = (int)risks[at];
        var accrued = run.Row(at);
        var paid = accrued;
        var beyond = V.Zero;
        if (payments[at] is { } payment)
        {
            paid = space.PaidOf(at);
            beyond = payment.Fill(run.Worlds, accrued, paid, space.LogFactors[risk]);
        }
        else if (space.KeepsQuarters)
        {
            accrued.CopyTo(space.PaidOf(at));
        }

        var present = beyond;
        var plain = V.Zero;
        var presents = space.PresentsOf(at);
        var plains = space.Plains.AsSpan(0, Count);
        var factors = space.Factors.AsSpan(risk * Count, Count);
        plains[..Calendar.FirstCounted].Clear();
        presents[..Calendar.FirstCounted].Clear();
        if (Calendar.FirstCounted < Calendar.FirstWhole)
        {
            var cut = Calendar.FirstCounted;
            plains[cut] = CountedOf(ref run, at, cut, paid[cut]);
            presents[cut] = plains[cut] * factors[cut];
            plain += plains[cut];
            present += presents[cut];
        }

        var whole = Calendar.FirstWhole..;
        Weigh(paid[whole], factors[whole], plains[whole], presents[whole], ref plain, ref present);
        space.Present[at] = present;
        space.Plain[at] = plain;
        space.Beyond[at] = beyond;
        for (var lab = 0; lab < labs.Length; lab++)
        {
            if (labs[lab].Concerns(at))
                labs[lab].Value(ref run, this, at, space, space.Labs[lab]);
        }
    }

    /// <summary>Discounts quarters of payments and adds them up. In a method of its own the sums stay in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Weigh(ReadOnlySpan<V> paid, ReadOnlySpan<V> factors, Span<V> plains, Span<V> presents, ref V plain, ref V present)
    {
        var (plainSum, presentSum) = (plain, present);
        for (var quarter = 0; quarter < paid.Length; quarter++)
        {
            var counted = paid[quarter];
            plains[quarter] = counted;
            plainSum += counted;
            var worth = counted * factors[quarter];
            presents[quarter] = worth;
            presentSum += worth;
        }

        (plain, present) = (plainSum, presentSum);
    }

    /// <summary>What counts of a payment in the quarter that the valuation date cuts.</summary>
    private V CountedOf(ref Run run, int at, int quarter, V paid)
    {
        if (Terms[at].Kind == TermKind.Tranche)
            return Terms[at].From!.Value.DayNumber >= Calendar.ValuationDay ? paid : V.Zero;
        if (payments[at] is not null)
            return paid * ((Calendar.Quarters[quarter].End.DayNumber - Calendar.ValuationDay) / Calendar.Days[quarter]);
        var (start, end) = (run.Starts[at], run.Ends[at]);
        return paid * (run.Days(quarter, Lane.Max(start, Lane.Create((double)Calendar.ValuationDay)), end) / Lane.Max(run.Days(quarter, start, end), Lane.Create(1.0)));
    }

    private DriverPlan Of(Driver driver, Dictionary<string, int> places) => driver.Kind switch
    {
        DriverKind.Anchored => new AnchoredPlan(driver, Calendar.Quarters[0], Calendar.Quarters[^1], Inputs),
        DriverKind.Share => new SharePlan(driver, places[driver.Parts.Parent!], Calendar.Quarters, Inputs),
        DriverKind.Product => new ProductPlan(driver, places[driver.Parts.Parent!], Inputs),
        _ => new LessPlan(driver, places[driver.Parts.Parent!], places[driver.Parts.Other!], Inputs),
    };

    /// <summary>Parents before their children; otherwise the order of the data.</summary>
    private static List<Driver> DriverOrder(DealBook book)
    {
        var order = new List<Driver>();
        void Add(string? id)
        {
            if (id is null || order.Any(placed => placed.Id == id))
                return;
            var driver = book.Drivers[id];
            Add(driver.Parts.Parent);
            Add(driver.Parts.Other);
            order.Add(driver);
        }

        foreach (var driver in book.Drivers)
            Add(driver.Id);
        return order;
    }
}

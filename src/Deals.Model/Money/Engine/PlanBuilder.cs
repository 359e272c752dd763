namespace Deals;

/// <summary>
/// Works out which plans a set of paths needs: one for each term and state of the world it can tell apart, so that what two
/// regimes share is computed once.
/// </summary>
internal sealed class PlanBuilder
{
    private readonly Dictionary<string, int> driverPlaces = [];
    private readonly Dictionary<string, ProfilePlan> profiles = [];
    private readonly Dictionary<string, int> known = [];
    private readonly Dictionary<string, int> pools = [];

    /// <summary>What is known of the path that is being followed: the plans of its terms, and the number of each pool.</summary>
    private readonly Dictionary<string, int> onPath = [];
    private readonly Dictionary<string, int> poolsOnPath = [];
    private readonly ILookup<string, RevenueShare> capped;
    private PathState path = new(new Dictionary<string, SwitchState>(), null);

    public PlanBuilder(DealBook book, Calendar calendar, Inputs inputs)
    {
        (Book, Calendar, Inputs) = (book, calendar, inputs);
        capped = book.Terms.OfType<RevenueShare>().Where(share => share.CapGroup is not null).ToLookup(share => share.CapGroup!.Id);
        foreach (var driver in book.Drivers)
            Place(driver);
    }

    public DealBook Book { get; }

    public Calendar Calendar { get; }

    public Inputs Inputs { get; }

    /// <summary>The drivers, parents before their children; otherwise in the order of the data.</summary>
    public List<Driver> Drivers { get; } = [];

    /// <summary>The steps in the order of computing; a cap stands where its claims are known.</summary>
    public List<Step> Steps { get; } = [];

    public List<Term> Terms { get; } = [];

    public List<Step> StepOfPlan { get; } = [];

    /// <summary>When each plan's accruals are paid.</summary>
    public List<PaymentPlan> Payments { get; } = [];

    /// <summary>How many commitments have a profile.</summary>
    public int ProfileCount => profiles.Count;

    /// <summary>Returns the plans of a path, one for each of the book's terms; -1 where it never runs.</summary>
    public int[] PlansOf(PathState of)
    {
        path = of;
        onPath.Clear();
        poolsOnPath.Clear();
        return [.. Book.Terms.Select(PlanOf)];
    }

    /// <summary>Returns the plan of a term on the path; -1 when it never runs there.</summary>
    public int PlanOf(string termId) => PlanOf(Book.Terms[termId]);

    /// <summary>Returns the place of a driver, which is among what is being made reads.</summary>
    public int DriverOf(string id)
    {
        var at = driverPlaces[id];
        Inputs.Touch(Steps[at].Columns);
        return at;
    }

    /// <summary>Returns the profile of a commitment, likewise.</summary>
    public ProfilePlan ProfileOf(Commitment commitment)
    {
        if (!profiles.TryGetValue(commitment.Id, out var profile))
        {
            profiles.Add(commitment.Id, profile = new(commitment, profiles.Count, Calendar, Inputs));
            profile.Columns = commitment.Profile is { } exponent ? [Inputs.ColumnOf(exponent)] : [];
            Steps.Add(profile);
        }

        Inputs.Touch(profile.Columns);
        return profile;
    }

    /// <summary>Places a plan of a term, unless one for the same state and of the same plans is there.</summary>
    /// <param name="term">The term.</param>
    /// <param name="of">The plans that it is computed from.</param>
    /// <param name="make">Makes the plan.</param>
    /// <param name="isOff">Whether it stands for the days on which the term's clause is off.</param>
    /// <returns>Its place; -1 where it never runs.</returns>
    public int Place(Term term, int[] of, Func<RunDays, TermPlan> make, bool isOff = false)
    {
        var state = path.StateOf(term.Switch);
        state = isOff ? PathState.Inverse(state) : state;
        if (state == SwitchState.Off)
            return -1;
        var resolution = state == SwitchState.On ? null : path.Resolution;
        var key = $"{(isOff ? "off:" : "")}{term.Id}:{state}:{resolution?.Id}:({string.Join(',', of)})";
        if (known.TryGetValue(key, out var at))
            return at;
        var ((plan, payment), columns) = Inputs.Record(
            () => (make(RunDays.Of(term, state, resolution, Inputs)), new PaymentPlan(term, Inputs)));
        plan.At = Place(term, plan, payment, key);
        Add(plan, columns, of);
        return plan.At;
    }

    /// <summary>Each term's plan is looked for once on a path, however many others are computed from it.</summary>
    private int PlanOf(Term term)
    {
        if (!onPath.TryGetValue(term.Id, out var at))
        {
            at = path.StateOf(term.Switch) == SwitchState.Off ? -1
                : term is RevenueShare { CapGroup: { } group } ? known[$"cap:{PoolOf(group)}:{term.Id}"]
                : term.PlaceIn(this);
            onPath.Add(term.Id, at);
        }

        return at;
    }

    /// <summary>The number of the pool that a group is on this path; what it leaves of each claim is placed with it.</summary>
    private int PoolOf(CapGroup group)
    {
        if (poolsOnPath.TryGetValue(group.Id, out var pool))
            return pool;
        var members = capped[group.Id].Where(member => path.StateOf(member.Switch) != SwitchState.Off).ToList();
        var claims = members.Select(member => member.PlaceIn(this)).ToArray();
        var key = $"{group.Id}({string.Join(',', claims)})";
        if (!pools.TryGetValue(key, out pool))
        {
            pools.Add(key, pool = pools.Count);
            var paid = Enumerable.Range(Terms.Count, members.Count).ToArray();
            var (cap, columns) = Inputs.Record(() => new CapPlan(group, claims, paid, Inputs));
            for (var member = 0; member < members.Count; member++)
                Place(members[member], cap, Payments[claims[member]], $"cap:{pool}:{members[member].Id}");
            Add(cap, columns, claims);
        }

        poolsOnPath.Add(group.Id, pool);
        return pool;
    }

    /// <summary>Takes the next place for a plan of a term.</summary>
    private int Place(Term term, Step step, PaymentPlan payment, string key)
    {
        known.Add(key, Terms.Count);
        Terms.Add(term);
        StepOfPlan.Add(step);
        Payments.Add(payment);
        return Terms.Count - 1;
    }

    /// <summary>Puts a step after those of the plans that it is computed from.</summary>
    private void Add(Step step, int[] columns, int[] of)
    {
        step.Columns = [.. columns.Concat(of.SelectMany(plan => StepOfPlan[plan].Columns)).Distinct()];
        Steps.Add(step);
    }

    private void Place(Driver driver)
    {
        if (driverPlaces.ContainsKey(driver.Id))
            return;
        foreach (var parent in driver.ComputedFrom)
            Place(Book.Drivers[parent]);
        var (plan, columns) = Inputs.Record(() => driver.Plan(this));
        (plan.At, plan.Columns) = (Drivers.Count, columns);
        driverPlaces.Add(driver.Id, plan.At);
        Drivers.Add(driver);
        Steps.Add(plan);
    }
}

namespace Deals;

/// <summary>
/// Works out which plans of terms a set of paths needs: one for each term and state of the world it can tell apart, so that
/// what two regimes share is computed once.
/// </summary>
internal sealed class PlanBuilder
{
    private readonly DealBook book;
    private readonly Inputs inputs;
    private readonly Calendar calendar;
    private readonly Dictionary<string, int> drivers;
    private readonly IReadOnlyList<int[]> driverColumns;
    private readonly Dictionary<string, ProfilePlan> profiles = [];
    private readonly Dictionary<string, int> known = [];
    private readonly Dictionary<string, int> termByKey = [];

    /// <param name="book">The dataset.</param>
    /// <param name="inputs">Where assumptions stand.</param>
    /// <param name="calendar">The quarters.</param>
    /// <param name="drivers">The place of each driver.</param>
    /// <param name="driverColumns">The columns that each driver reads.</param>
    public PlanBuilder(DealBook book, Inputs inputs, Calendar calendar, Dictionary<string, int> drivers, IReadOnlyList<int[]> driverColumns)
        => (this.book, this.inputs, this.calendar, this.drivers, this.driverColumns) = (book, inputs, calendar, drivers, driverColumns);

    /// <summary>The plans in the order of computing; a cap stands where its claims are known. Null where a plan is filled by a cap.</summary>
    public List<object> Steps { get; } = [];

    /// <summary>The term of each plan.</summary>
    public List<Term> Terms { get; } = [];

    /// <summary>For each plan the columns it reads, itself or through what it is computed from.</summary>
    public List<int[]> Columns { get; } = [];

    /// <summary>The plan of a term on a path; -1 when it never runs there.</summary>
    public int PlanOf(Term term, PathState path)
    {
        if (path.StateOf(term.Clause) == ClauseState.Off && term.Kind is not TermKind.Substitute and not TermKind.Unserved and not TermKind.Premium)
            return -1;
        var at = term.Numbers.CapGroup is null ? Claim(term, path) : Capped(term, path);
        if (at >= 0)
            inputs.Touch(Columns[at]);
        return at;
    }

    private int Capped(Term term, PathState path)
    {
        var group = term.Numbers.CapGroup!;
        var members = book.Terms.Where(other => other.Numbers.CapGroup?.Id == group.Id && path.StateOf(other.Clause) != ClauseState.Off).ToList();
        var claims = members.Select(member => Claim(member, path)).ToArray();
        var key = $"cap:{group.Id}({string.Join(',', claims)})";
        if (!known.TryGetValue($"{key}:{term.Id}", out var at))
        {
            var paid = members.Select(member => Place(member, $"{key}:{member.Id}")).ToArray();
            var (cap, own) = inputs.Record(() => new CapPlan(group, claims, paid, inputs));
            Steps.Add(cap);
            int[] columns = [.. own, .. claims.SelectMany(claim => Columns[claim])];
            foreach (var each in paid)
                Columns[each] = columns;
            at = known[$"{key}:{term.Id}"];
        }

        return at;
    }

    private int Place(Term term, string key)
    {
        var at = Terms.Count;
        Terms.Add(term);
        Columns.Add([]);
        known.Add(key, at);
        return at;
    }

    /// <summary>The term as it would be without a cap.</summary>
    private int Claim(Term term, PathState path) => Recorded(() => MakeClaim(term, path));

    /// <summary>Makes a plan, and keeps which columns it reads.</summary>
    private int Recorded(Func<int> make)
    {
        var (at, columns) = inputs.Record(make);
        if (at < 0)
            return at;
        // One that was known already reads what it did when it was made.
        if (Columns[at].Length == 0)
            Columns[at] = columns;
        inputs.Touch(Columns[at]);
        return at;
    }

    private int MakeClaim(Term term, PathState path)
    {
        var state = path.StateOf(term.Clause);
        if (state == ClauseState.Off)
            return -1;
        var numbers = term.Numbers;
        var days = RunPlan.Of(term, path, inputs);
        BasePlan[] bases =
        [
            .. from each in numbers.Bases
               let taken = PlanOf(book.Terms[each.TermId], path)
               where taken >= 0
               select new BasePlan(taken, each.Subtracted, inputs.OrElse(each.Weight, 1)),
        ];
        var of = numbers.OfTermId is { } id ? term.Kind == TermKind.Premium ? PlanOf(book.Terms[id], path) : OffNeed(book.Terms[id], path) : -1;
        if (numbers.OfTermId is not null && of < 0)
            return -1;
        var key = $"{term.Id}:{days.State}:{days.Resolution.Column}:{of}({string.Join(',', bases.Select(each => each.Plan))})";
        if (known.TryGetValue(key, out var at))
            return at;
        TermPlan plan = term.Kind switch
        {
            TermKind.Sales => new SalesPlan(term, days, DriverOf(numbers.DriverId!), inputs),
            TermKind.Cost => new BasedPlan(term, days, bases, inputs.Of(numbers.Margin!), isCost: true),
            TermKind.RevenueShare => new BasedPlan(term, days, bases, inputs.Of(numbers.Rate!), isCost: false),
            TermKind.Commitment => new CommitmentPlan(term, days, ProfileOf(term), inputs),
            TermKind.Substitute => new PartPlan(term, days, of, ShareOf(term), OtherShares(term), new(-1, 1), negative: false),
            TermKind.Unserved => new PartPlan(term, days, of, ShareOf(term), OtherShares(term), inputs.Of(numbers.Rate!), negative: true),
            TermKind.Premium => new PartPlan(term, days, of, new(-1, 1), [], inputs.Of(numbers.Rate!), negative: false),
            TermKind.Tranche => new TranchePlan(term, days, inputs),
            _ => new ExpensePlan(term, days, inputs),
        };
        return Add(plan, key);
    }

    /// <summary>What a commitment would have supplied on the days it is off; -1 when it never is.</summary>
    private int OffNeed(Term commitment, PathState path) => Recorded(() => MakeOffNeed(commitment, path));

    private int MakeOffNeed(Term commitment, PathState path)
    {
        var days = RunPlan.Of(commitment, path, inputs, inverted: true);
        if (days.State == ClauseState.Off)
            return -1;
        var key = $"off:{commitment.Id}:{days.State}:{days.Resolution.Column}";
        return known.TryGetValue(key, out var at) ? at : Add(new CommitmentPlan(commitment, days, ProfileOf(commitment), inputs), key);
    }

    private int DriverOf(string id)
    {
        inputs.Touch(driverColumns[drivers[id]]);
        return drivers[id];
    }

    private ProfilePlan ProfileOf(Term commitment)
    {
        if (commitment.Numbers.Profile is { } exponent)
            inputs.Touch([inputs.ColumnOf(exponent)]);
        if (!profiles.TryGetValue(commitment.Id, out var profile))
        {
            profiles.Add(commitment.Id, profile = new(commitment, calendar, inputs));
            Steps.Add(profile);
        }

        return profile;
    }

    private int Add(TermPlan plan, string key)
    {
        plan.At = Place(plan.Term, key);
        Steps.Add(plan);
        return plan.At;
    }

    private Input ShareOf(Term term) => inputs.OrElse(term.Numbers.Share, 1);

    /// <summary>A part whose share is not given takes what the others leave.</summary>
    private Input[] OtherShares(Term term) => term.Numbers.Share is not null
        ? []
        : [.. book.Terms.Where(other => other != term && other.Kind is TermKind.Substitute or TermKind.Unserved && other.Numbers.OfTermId == term.Numbers.OfTermId && other.Numbers.Share is not null)
            .Select(other => inputs.Of(other.Numbers.Share!))];
}

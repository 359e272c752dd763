namespace Deals;

/// <summary>An amount bought over the contract's days, from the term's first to its last, along a profile.</summary>
public sealed class Commitment(TermFacts facts, Assumption amount, Assumption? takeUp = null, Assumption? profile = null)
    : Term(
        TermKind.Commitment, facts, TermRoles.Purchase,
        [new("amount", amount, 0, decimal.MaxValue), new("take_up", takeUp), new("profile", profile, 1, 3)],
        needsFrom: true, needsTo: true)
{
    /// <summary>The amount in all, in the ledger's unit.</summary>
    public Assumption Amount { get; } = amount;

    /// <summary>The part of it that is drawn, 0 to 1; null for all.</summary>
    public Assumption? TakeUp { get; } = takeUp;

    /// <summary>The exponent k of the profile F(u) = u^k, 1 to 3: 1 is even, 3 late; null for 1.</summary>
    public Assumption? Profile { get; } = profile;

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Agreed => [Amount];

    internal static Commitment Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<Assumption>("amount"), parts.Maybe<Assumption>("take_up"), parts.Maybe<Assumption>("profile"));

    internal override int PlaceIn(PlanBuilder plans) => plans.Place(this, [], days => Plan(plans, days));

    /// <summary>Places what it would have supplied on the days on which it is off; -1 when it never is.</summary>
    internal int PlaceWhereOff(PlanBuilder plans) => plans.Place(this, [], days => Plan(plans, days), isOff: true);

    private CommitmentPlan Plan(PlanBuilder plans, RunDays days)
        => new(days, plans.ProfileOf(this), plans.Inputs.Of(Amount), plans.Inputs.OrElse(TakeUp, 1));
}

/// <summary>amount × take-up × (F(u₁) − F(u₀)), u the part of the contract's days that has passed.</summary>
internal sealed class CommitmentPlan(RunDays days, ProfilePlan profile, Input amount, Input takeUp) : TermPlan(days)
{
    /// <summary>Returns what is drawn in all, whether or not it falls within the ledger.</summary>
    public V Total(ReadOnlySpan<V> worlds)
    {
        RunDays.In(worlds, out var start, out var end);
        return All(worlds) * Lane.Max(V.Zero, profile.By(worlds, end) - profile.By(worlds, start));
    }

    public V After(ReadOnlySpan<V> worlds, double day)
    {
        RunDays.In(worlds, out var start, out var end);
        var last = Lane.Max(start, end);
        return All(worlds) * (profile.By(worlds, last) - profile.By(worlds, Lane.Max(start, Lane.Min(last, Lane.Create(day)))));
    }

    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        var all = All(pass.Worlds);
        var (byStart, byEnd) = (profile.By(pass.Worlds, start), profile.By(pass.Worlds, end));
        var edges = profile.Edges(ref pass);
        var before = Drawn(start, end, pass.Calendar.Starts[0], byStart, byEnd, edges[0]);
        for (var at = 0; at < row.Length; at++)
        {
            var after = Drawn(start, end, pass.Calendar.Ends[at], byStart, byEnd, edges[at + 1]);
            row[at] = all * (after - before);
            before = after;
        }
    }

    private V All(ReadOnlySpan<V> worlds) => amount.In(worlds) * takeUp.In(worlds);

    /// <summary>By a day or the end, whichever is first, but no earlier than the start.</summary>
    private static V Drawn(V start, V end, V day, V byStart, V byEnd, V byDay)
    {
        var by = Lane.ConditionalSelect(Lane.LessThanOrEqual(end, day), byEnd, byDay);
        return Lane.ConditionalSelect(Lane.GreaterThanOrEqual(start, Lane.Min(end, day)), byStart, by);
    }
}

/// <summary>
/// Which part of a commitment is drawn by a day, were it on throughout: F(u) = u^k. The ends of the quarters are computed
/// once for all plans of the commitment, since powers are what takes longest.
/// </summary>
internal sealed class ProfilePlan : Step
{
    /// <summary>
    /// Below about e^-700 all lanes would be computed in another way, and a world's last digit would depend on its neighbours;
    /// so zero is kept out of the logarithm. No day is so near the first one.
    /// </summary>
    private const double NearZero = 1e-100;

    private readonly int place;
    private readonly Input exponent;
    private readonly double first;
    private readonly double length;

    /// <summary>
    /// At the beginning of the ledger and at the end of each quarter: the part of the contract's days that has passed, and its
    /// logarithm.
    /// </summary>
    private readonly (double Passed, double Log)[] edges;

    public ProfilePlan(Commitment commitment, int place, Calendar calendar, Inputs inputs)
    {
        this.place = place;
        exponent = inputs.OrElse(commitment.Profile, 1);
        first = commitment.From!.Value.DayNumber;
        length = commitment.To!.Value.DayNumber + 1 - commitment.From.Value.DayNumber;
        edges =
        [
            .. from day in calendar.Ends.Prepend(calendar.Starts[0])
               let passed = Passed(day)
               select (passed.GetElement(0), Log(passed).GetElement(0)),
        ];
    }

    /// <summary>Returns what is drawn by the ends of the quarters; the beginning of the ledger first.</summary>
    public Span<V> Edges(ref Pass pass) => pass.Profiles.Slice(place * edges.Length, edges.Length);

    public override void Go(ref Pass pass)
    {
        var k = exponent.In(pass.Worlds);
        var drawn = Edges(ref pass);
        for (var edge = 0; edge < drawn.Length; edge++)
        {
            var (passed, log) = edges[edge];
            drawn[edge] = exponent.Column < 0 ? Lane.Create(passed) : passed == 0 ? V.Zero : Lane.Exp(k * Lane.Create(log));
        }
    }

    public V By(ReadOnlySpan<V> worlds, V day)
    {
        var u = Passed(day);
        return exponent.Column < 0 ? u : Lane.ConditionalSelect(Lane.Equals(u, V.Zero), V.Zero, Lane.Exp(exponent.In(worlds) * Log(u)));
    }

    private static V Log(V passed) => Lane.Log(Lane.Max(passed, Lane.Create(NearZero)));

    private V Passed(V day) => Lane.Min(Lane.Create(1.0), Lane.Max(V.Zero, (day - Lane.Create(first)) / length));
}

namespace Deals;

/// <summary>
/// A payment on a day, such as an upfront payment, a milestone or a buy-out: between any two parties, and against no shares, so
/// that it is worth its amount to whom it is paid. It is due on the later of the term's first day and the assumed one.
/// </summary>
public sealed class LumpSum : Term
{
    /// <summary>Creates a payment.</summary>
    /// <exception cref="FlawedException">What is wrong with a term of any kind, or no day at all.</exception>
    public LumpSum(TermFacts facts, Assumption amount, Assumption? probability = null)
        : base(TermKind.LumpSum, facts, TermRoles.Any, [new("amount", amount, 0, decimal.MaxValue), new("probability", probability)])
    {
        new Flaws()
            .If(
                facts.From is null && facts.Since is null, "from", Parts.Missing,
                "a day, or an assumed one in since, as a term of kind lump_sum needs one of them")
            .Throw();
        (Amount, Probability) = (amount, probability);
    }

    /// <summary>The amount, in the ledger's unit.</summary>
    public Assumption Amount { get; }

    /// <summary>How likely it is paid, 0 to 1; null where that is certain.</summary>
    public Assumption? Probability { get; }

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Agreed => [Amount];

    internal static LumpSum Of(TermFacts facts, Parts parts)
        => new(facts, parts.Needed<Assumption>("amount"), parts.Maybe<Assumption>("probability"));

    internal override int PlaceIn(PlanBuilder plans)
        => plans.Place(this, [], days => new LumpSumPlan(days, plans.Inputs.Of(Amount), plans.Inputs.OrElse(Probability, 1)));
}

/// <summary>amount × probability, in the quarter of the day on which it is due, if the term runs on that day.</summary>
internal sealed class LumpSumPlan(RunDays days, Input amount, Input probability) : TermPlan(days)
{
    protected override void Fill(ref Pass pass, V start, V end, Span<V> row)
    {
        // A clause that comes on later does not bring back a day that has passed.
        var due = RunDays.FirstDay(pass.Worlds);
        var (isDue, dayAfter) = (Lane.LessThanOrEqual(start, due) & Lane.LessThan(due, end), due + Lane.Create(1.0));
        var paid = Lane.ConditionalSelect(isDue, amount.In(pass.Worlds) * probability.In(pass.Worlds), V.Zero);
        for (var at = 0; at < row.Length; at++)
        {
            var isWithin = Lane.GreaterThan(dayAfter, pass.Calendar.Starts[at]) & Lane.LessThan(due, pass.Calendar.Ends[at]);
            row[at] = Lane.ConditionalSelect(isWithin, paid, V.Zero);
        }

        // It runs for that one day, so that the quarter of the valuation date counts it whole or not at all.
        (pass.Starts[At], pass.Ends[At]) = (due, dayAfter);
    }
}

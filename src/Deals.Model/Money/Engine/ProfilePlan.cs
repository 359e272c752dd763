namespace Deals;

/// <summary>
/// Which part of a commitment is drawn by a day, were it on throughout: F(u) = u^k. The ends of the quarters are computed
/// once for all plans of the commitment, since powers are what takes longest.
/// </summary>
internal sealed class ProfilePlan
{
    /// <summary>
    /// Below about e^-700 all eight lanes would be computed in another way, and a world's last digit would depend on its
    /// neighbours; so zero is kept out of the logarithm. No day is so near the first one.
    /// </summary>
    private const double NearZero = 1e-100;

    private readonly Input exponent;
    private readonly double first;
    private readonly double length;

    /// <summary>At the beginning of the ledger and at the end of each quarter: the part of the contract's days that has passed, and its logarithm.</summary>
    private readonly (double Passed, double Log)[] edges;
    private readonly Lanes drawn;

    public ProfilePlan(Term commitment, Calendar calendar, Inputs inputs)
    {
        exponent = inputs.OrElse(commitment.Numbers.Profile, 1);
        first = commitment.From!.Value.DayNumber;
        length = commitment.To!.Value.DayNumber + 1 - commitment.From.Value.DayNumber;
        edges =
        [
            .. from day in calendar.Ends.Prepend(calendar.Starts[0])
               let passed = Passed(day)
               select (passed.GetElement(0), Log(passed).GetElement(0)),
        ];
        drawn = new(edges.Length);
    }

    /// <summary>What is drawn by the ends of the quarters, after <see cref="Go"/>; the beginning of the ledger first.</summary>
    public Span<V> Edges => drawn.AsSpan();

    public void Go(ReadOnlySpan<V> worlds)
    {
        var k = exponent.In(worlds);
        var at = drawn.AsSpan();
        for (var edge = 0; edge < at.Length; edge++)
        {
            var (passed, log) = edges[edge];
            at[edge] = exponent.Column < 0 ? Lane.Create(passed) : passed == 0 ? V.Zero : Lane.Exp(k * Lane.Create(log));
        }
    }

    /// <summary>What is drawn by a day.</summary>
    public V By(ReadOnlySpan<V> worlds, V day)
    {
        var u = Passed(day);
        return exponent.Column < 0 ? u : Lane.ConditionalSelect(Lane.Equals(u, V.Zero), V.Zero, Lane.Exp(exponent.In(worlds) * Log(u)));
    }

    private static V Log(V passed) => Lane.Log(Lane.Max(passed, Lane.Create(NearZero)));

    private V Passed(V day) => Lane.Min(Lane.Create(1.0), Lane.Max(V.Zero, (day - Lane.Create(first)) / length));
}

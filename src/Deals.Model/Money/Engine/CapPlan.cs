namespace Deals;

/// <summary>Cuts the claims of one pool's terms down to what is left in it; the claims of a quarter share that in proportion.</summary>
/// <param name="group">The pool.</param>
/// <param name="claims">The plans of the claims; each stays what it is, and the plan after the last of them, in order, takes what is paid.</param>
/// <param name="paid">For each claim, the plan that takes what is paid.</param>
/// <param name="inputs">Where assumptions stand.</param>
internal sealed class CapPlan(CapGroup group, int[] claims, int[] paid, Inputs inputs)
{
    private readonly Input cap = inputs.Of(group.Cap);
    private readonly Input opening = inputs.OrElse(group.Opening, 0);
    private readonly Input openingShare = inputs.OrElse(group.OpeningShare, 1);
    private readonly double from = group.From.DayNumber;

    public CapGroup Group { get; } = group;

    public ReadOnlySpan<int> Claims => claims;

    public ReadOnlySpan<int> Paid => paid;

    public V Cap(ReadOnlySpan<V> worlds) => cap.In(worlds);

    public V Opening(ReadOnlySpan<V> worlds) => opening.In(worlds) * openingShare.In(worlds);

    /// <summary>The part of a plan's quarter that counts toward the cap.</summary>
    public V Counted(ref Run run, int plan, int quarter)
    {
        var (start, end) = (run.Starts[plan], run.Ends[plan]);
        var days = run.Days(quarter, start, end);
        if (from <= run.Calendar.FirstDays[quarter])
            return Lane.Min(days, Lane.Create(1.0));
        return run.Days(quarter, Lane.Max(start, Lane.Create(from)), end) / Lane.Max(days, Lane.Create(1.0));
    }

    /// <summary>What is left of the cap after the last quarter.</summary>
    public V Left(ref Run run)
    {
        var left = Lane.Max(V.Zero, Cap(run.Worlds) - Opening(run.Worlds));
        for (var quarter = 0; quarter < run.Count; quarter++)
        {
            foreach (var claim in claims)
                left -= Filled(ref run, Array.IndexOf(claims, claim), quarter);
        }

        return Lane.Max(V.Zero, left);
    }

    /// <summary>What of a claim's payment in a quarter fills the pool.</summary>
    public V Filled(ref Run run, int claim, int quarter)
        => run.Row(paid[claim])[quarter] - (run.Row(claims[claim])[quarter] * (Lane.Create(1.0) - Counted(ref run, claims[claim], quarter)));

    public void Go(ref Run run)
    {
        var left = Lane.Max(V.Zero, Cap(run.Worlds) - Opening(run.Worlds));
        for (var at = 0; at < claims.Length; at++)
        {
            run.Starts[paid[at]] = run.Starts[claims[at]];
            run.Ends[paid[at]] = run.Ends[claims[at]];
        }

        Span<V> parts = stackalloc V[claims.Length];
        Span<(int From, int To)> whole = stackalloc (int, int)[claims.Length];
        for (var at = 0; at < claims.Length; at++)
            whole[at] = run.Whole(Lane.Max(run.Starts[claims[at]], Lane.Create(from)), run.Ends[claims[at]]);
        for (var quarter = 0; quarter < run.Count; quarter++)
        {
            var claimed = V.Zero;
            for (var at = 0; at < claims.Length; at++)
            {
                parts[at] = quarter >= whole[at].From && quarter < whole[at].To ? Lane.Create(1.0) : Counted(ref run, claims[at], quarter);
                claimed += run.Row(claims[at])[quarter] * parts[at];
            }

            // Where nothing positive is claimed the pool neither fills nor cuts.
            var fits = Lane.LessThanOrEqual(claimed, left);
            var part = Lane.ConditionalSelect(fits, Lane.Create(1.0), left / Lane.ConditionalSelect(fits, Lane.Create(1.0), claimed));
            for (var at = 0; at < claims.Length; at++)
            {
                var claim = run.Row(claims[at])[quarter];
                run.Row(paid[at])[quarter] = claim * ((Lane.Create(1.0) - parts[at]) + (parts[at] * part));
            }

            left = Lane.ConditionalSelect(fits, left - claimed, V.Zero);
        }
    }
}

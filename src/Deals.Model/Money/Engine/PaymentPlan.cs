namespace Deals;

/// <summary>When accruals are paid: evenly over some quarters that begin some quarters later.</summary>
internal sealed class PaymentPlan
{
    private readonly Input lag;
    private readonly Input spread;
    private readonly int longest;

    /// <summary>Years to the middle of the quarters after the last.</summary>
    private readonly double[] timesBeyond;

    private PaymentPlan(Input lag, Input spread, int longest, Calendar calendar)
    {
        (this.lag, this.spread, this.longest) = (lag, spread, longest);
        timesBeyond = [.. Enumerable.Range(1, longest).Select(calendar.TimeBeyond)];
    }

    /// <summary>Null for a term that is paid as it accrues.</summary>
    public static PaymentPlan? Of(Term term, Inputs inputs, Calendar calendar) => term.Numbers is { Lag: null, Spread: null }
        ? null
        : new(
            inputs.OrElse(term.Numbers.Lag, 0), inputs.OrElse(term.Numbers.Spread, 1),
            (int)Math.Ceiling((term.Numbers.Lag?.Maximum.Number ?? 0) + (term.Numbers.Spread?.Maximum.Number ?? 1)), calendar);

    /// <summary>Writes what is paid in each quarter and gives the present value of what is paid after the last.</summary>
    public V Fill(ReadOnlySpan<V> worlds, ReadOnlySpan<V> accrued, Span<V> paid, V logFactor)
    {
        var from = lag.In(worlds);
        var over = spread.In(worlds);
        var to = from + over;
        paid.Clear();
        var beyond = V.Zero;
        Span<V> factors = stackalloc V[longest];
        for (var later = 0; later < longest; later++)
            factors[later] = Lane.Exp(logFactor * timesBeyond[later]);
        for (var later = 0; later < longest; later++)
        {
            var part = Lane.Max(V.Zero, Lane.Min(to, Lane.Create(later + 1.0)) - Lane.Max(from, Lane.Create((double)later))) / over;
            var within = Math.Max(0, accrued.Length - later);
            for (var quarter = 0; quarter < within; quarter++)
                paid[quarter + later] += accrued[quarter] * part;
            for (var quarter = within; quarter < accrued.Length; quarter++)
                beyond += accrued[quarter] * part * factors[quarter + later - accrued.Length];
        }

        return beyond;
    }
}

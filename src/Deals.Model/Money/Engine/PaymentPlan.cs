using V = System.Runtime.Intrinsics.Vector512<double>;
using Lane = System.Runtime.Intrinsics.Vector512;

namespace Deals.Model;

/// <summary>When accruals are paid: evenly over some quarters that begin some quarters later.</summary>
internal sealed class PaymentPlan
{
    private readonly Input lag;
    private readonly Input spread;
    private readonly int longest;

    private PaymentPlan(Input lag, Input spread, int longest) => (this.lag, this.spread, this.longest) = (lag, spread, longest);

    /// <summary>Null for a term that is paid as it accrues.</summary>
    public static PaymentPlan? Of(Term term, Inputs inputs) => term.Numbers is { Lag: null, Spread: null }
        ? null
        : new(
            inputs.OrElse(term.Numbers.Lag, 0), inputs.OrElse(term.Numbers.Spread, 1),
            (int)Math.Ceiling((term.Numbers.Lag?.Maximum.Number ?? 0) + (term.Numbers.Spread?.Maximum.Number ?? 1)));

    /// <summary>Writes what is paid in each quarter and gives the present value of what is paid after the last.</summary>
    public V Fill(ReadOnlySpan<V> worlds, ReadOnlySpan<V> accrued, Span<V> paid, Calendar calendar, V logFactor)
    {
        var from = lag.In(worlds);
        var over = spread.In(worlds);
        var to = from + over;
        paid.Clear();
        var beyond = V.Zero;
        for (var later = 0; later < longest; later++)
        {
            var part = Lane.Max(V.Zero, Lane.Min(to, Lane.Create(later + 1.0)) - Lane.Max(from, Lane.Create((double)later))) / over;
            for (var quarter = 0; quarter < accrued.Length; quarter++)
            {
                var amount = accrued[quarter] * part;
                if (quarter + later < accrued.Length)
                    paid[quarter + later] += amount;
                else
                    beyond += amount * Lane.Exp(logFactor * calendar.TimeBeyond(quarter + later - accrued.Length + 1));
            }
        }

        return beyond;
    }
}

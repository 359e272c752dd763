namespace Deals;

/// <summary>Values of an assumption in even steps, from one to another; days between which never may stand at the end.</summary>
internal sealed class AssumptionGrid(DealBook book, LedgerFrame frame)
{
    /// <summary>
    /// The last day that can make a difference: an end after it lets every term run through the ledger, and every share that
    /// goes on afterwards through its life, up to the high end of that.
    /// </summary>
    private readonly DateOnly lastTelling = frame.Last.End.AddYears((int)Math.Ceiling(book.Terms.OfType<RevenueShare>().Max(share => share.Life?.High.Number) ?? 0));

    /// <summary>From one value to another, both of which count.</summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="from">The first value.</param>
    /// <param name="to">The last value, not smaller.</param>
    /// <param name="count">How many, at least 2; fewer where there are not so many days.</param>
    public IReadOnlyList<AssumptionValue> Between(Assumption assumption, AssumptionValue from, AssumptionValue to, int count)
    {
        if (from == to)
            return [from];
        if (!assumption.IsDate)
            return [.. Enumerable.Range(0, count).Select(at => AssumptionValue.Of(from.Number!.Value + ((to.Number!.Value - from.Number.Value) * at / (count - 1))))];

        var first = from.Day!.Value.DayNumber;
        var last = to.Day?.DayNumber ?? Math.Max(first, lastTelling.DayNumber);
        var days = to.IsNever ? count - 1 : count;
        var values = Enumerable.Range(0, days).Select(at => first + (int)Math.Round((double)(last - first) * at / Math.Max(1, days - 1)))
            .Distinct().Select(day => AssumptionValue.Of(DateOnly.FromDayNumber(day)));
        return to.IsNever ? [.. values, AssumptionValue.Never] : [.. values];
    }

    /// <summary>All that makes sense, in even steps.</summary>
    public IReadOnlyList<AssumptionValue> Bounds(Assumption assumption, int count) => Between(assumption, assumption.Minimum, assumption.Maximum, count);
}

using MathNet.Numerics.RootFinding;

namespace Deals;

/// <summary>Finds where a quantity is zero along values that were already tried in even steps.</summary>
/// <param name="quantity">The quantity at any value.</param>
internal sealed class ZeroFinder(Func<AssumptionValue, double> quantity)
{
    /// <summary>What counts as zero, in the ledger's unit: far below a cent of a billion, above the rounding of a sum.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>How exactly a root is found, as a part of the stretch it lies in.</summary>
    private const double Accuracy = 1e-12;
    private const int MostSteps = 200;

    /// <summary>Returns the zeros, in ascending order.</summary>
    /// <param name="values">The values tried, ascending.</param>
    /// <param name="results">The quantity at each.</param>
    public IReadOnlyList<ZeroStretch> Along(IReadOnlyList<AssumptionValue> values, IReadOnlyList<double> results)
    {
        var zeros = new List<ZeroStretch>();
        for (var at = 0; at < values.Count; at++)
        {
            if (IsZero(results[at]))
            {
                var last = at;
                while (last + 1 < values.Count && IsZero(results[last + 1]))
                    last++;
                zeros.Add(last == at ? new(values[at], values[at]) : Stretch(values, at, last));
                at = last;
            }
            else if (at + 1 < values.Count && !IsZero(results[at + 1]) && Math.Sign(results[at]) != Math.Sign(results[at + 1]))
            {
                var root = Root(values[at], values[at + 1]);
                zeros.Add(new(root, root));
            }
        }

        return zeros;
    }

    private static bool IsZero(double result) => Math.Abs(result) <= Tolerance;

    private AssumptionValue Root(AssumptionValue below, AssumptionValue above)
    {
        if (below.Number is not { } lower || above.Number is not { } upper)
            return FirstDay(below, above, value => Math.Sign(quantity(value)) == Math.Sign(quantity(above)));
        var width = upper - lower;
        var part = Brent.FindRoot(x => quantity(AssumptionValue.Of(lower + (width * (decimal)x))), 0, 1, Accuracy, MostSteps);
        return AssumptionValue.Of(lower + (width * (decimal)part));
    }

    /// <summary>A stretch of zeros reaches a little beyond the values that were tried: to where it first is not zero.</summary>
    private ZeroStretch Stretch(IReadOnlyList<AssumptionValue> values, int first, int last) => new(
        first == 0 ? values[0] : Edge(values[first - 1], values[first], value => IsZero(quantity(value))),
        last == values.Count - 1 ? values[^1] : Edge(values[last], values[last + 1], value => !IsZero(quantity(value))));

    private static AssumptionValue Edge(AssumptionValue below, AssumptionValue above, Func<AssumptionValue, bool> holdsAbove)
    {
        if (below.Number is not { } lower || above.Number is not { } upper)
            return FirstDay(below, above, holdsAbove);
        return AssumptionValue.Of(LastHolding(upper, lower, value => holdsAbove(AssumptionValue.Of(value))));
    }

    /// <summary>The last value toward another one at which something still holds.</summary>
    public static decimal LastHolding(decimal inside, decimal outside, Func<decimal, bool> holds)
    {
        for (var step = 0; step < 50; step++)
        {
            var middle = (inside + outside) / 2;
            if (holds(middle))
                inside = middle;
            else
                outside = middle;
        }

        return inside;
    }

    /// <summary>Days are whole, so they are halved as whole days; never stands right after the last day that was tried.</summary>
    private static AssumptionValue FirstDay(AssumptionValue below, AssumptionValue above, Func<AssumptionValue, bool> holdsAbove)
    {
        if (above.IsNever)
            return above;
        int lower = below.Day!.Value.DayNumber, upper = above.Day!.Value.DayNumber;
        while (upper - lower > 1)
        {
            var middle = lower + ((upper - lower) / 2);
            if (holdsAbove(AssumptionValue.Of(DateOnly.FromDayNumber(middle))))
                upper = middle;
            else
                lower = middle;
        }

        return AssumptionValue.Of(DateOnly.FromDayNumber(upper));
    }
}

/// <summary>Values of an assumption in even steps, from one to another; days between which never may stand at the end.</summary>
internal sealed class AssumptionGrid(DealBook book, LedgerFrame frame)
{
    /// <summary>
    /// The last day that can make a difference: an end after it lets every term run through the ledger, and every share that
    /// goes on afterwards through its life, up to the high end of that.
    /// </summary>
    private readonly DateOnly lastTelling = frame.Last.End
        .AddYears((int)Math.Ceiling(book.Terms.OfType<RevenueShare>().Max(share => share.Life?.High.Number) ?? 0));

    /// <summary>How often the way to the last value that can be is halved: to less than any digit that is written.</summary>
    private const int Halvings = 40;

    /// <summary>Returns the value nearest to the end, on the way there, that can be.</summary>
    /// <param name="own">One that can be.</param>
    /// <param name="end">The end.</param>
    /// <param name="canBe">Whether a value can be: of two, what lies between them can if both can.</param>
    public static AssumptionValue Reach(AssumptionValue own, AssumptionValue end, Func<AssumptionValue, bool> canBe)
    {
        if (canBe(end))
            return end;
        if (own.IsNever || end.IsNever)
            return own; // there is no middle of the way to never
        var (can, cannot) = (own, end);
        for (var step = 0; step < Halvings; step++)
        {
            var middle = can.Number is { } number ? AssumptionValue.Of((number + cannot.Number!.Value) / 2)
                : AssumptionValue.Of(DateOnly.FromDayNumber((can.Day!.Value.DayNumber + cannot.Day!.Value.DayNumber) / 2));
            if (canBe(middle))
                can = middle;
            else
                cannot = middle;
        }

        return can;
    }

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
        {
            var (least, width) = (from.Number!.Value, to.Number!.Value - from.Number.Value);
            return [.. Enumerable.Range(0, count).Select(at => AssumptionValue.Of(least + (width * at / (count - 1))))];
        }

        var first = from.Day!.Value.DayNumber;
        var last = to.Day?.DayNumber ?? Math.Max(first, lastTelling.DayNumber);
        var days = to.IsNever ? count - 1 : count;
        var values = Enumerable.Range(0, days).Select(at => first + (int)Math.Round((double)(last - first) * at / Math.Max(1, days - 1)))
            .Distinct().Select(day => AssumptionValue.Of(DateOnly.FromDayNumber(day)));
        return to.IsNever ? [.. values, AssumptionValue.Never] : [.. values];
    }

    /// <summary>Returns all that makes sense, in even steps.</summary>
    public IReadOnlyList<AssumptionValue> Bounds(Assumption assumption, int count)
        => Between(assumption, assumption.Minimum, assumption.Maximum, count);
}

namespace Deals;

/// <summary>
/// What parties gain as one number moves from bound to bound, and what follows from it: who accepts what, and which value is best by
/// some measure. Where the gains come from is left open.
/// </summary>
/// <param name="parties">How many parties there are.</param>
/// <param name="bounds">From where to where the number moves.</param>
/// <param name="gains">For each of some values the gain of each party; asked for many at once, as that is one batch of worlds.</param>
internal sealed class BargainingSet(int parties, ValueRange bounds, Func<IReadOnlyList<decimal>, IReadOnlyList<double[]>> gains)
{
    /// <summary>Into how many values the bounds, and each range of the zone, are cut.</summary>
    private const int Steps = 65;

    /// <summary>How many values are tried between the neighbours of the best one, each time it is looked at more closely.</summary>
    private const int CloserSteps = 17;

    /// <summary>How often: each time the stretch is an eighth of what it was.</summary>
    private const int MostCloser = 14;

    /// <summary>Two ends that are so close, as a part of the bounds, are the same but for rounding.</summary>
    private const decimal Rounding = 1e-9m;

    /// <summary>What is so close to the best, as a part of it, is as good but for rounding.</summary>
    private const double Tie = 1e-12;

    private readonly decimal[] points = StepsOf(bounds);

    public ValueRange Bounds { get; } = bounds;

    public IReadOnlyList<ValueRange> Zone => field ??= Enumerable.Range(0, parties).Select(Accepted).Aggregate(Both);

    /// <summary>For each range of the zone the values tried, with their gains; the ranges are ascending.</summary>
    private List<(ValueRange Range, IReadOnlyList<decimal> Values, IReadOnlyList<double[]> Gains)> Tried => field ??=
        [.. from range in Zone let values = StepsOf(range) select (range, (IReadOnlyList<decimal>)values, gains(values))];

    /// <summary>Values in even steps from one end of a range to the other.</summary>
    public static decimal[] StepsOf(ValueRange range) => [.. range.Steps(Steps)];

    public double[] At(decimal value) => gains([value])[0];

    /// <summary>The gain of each party at each of some values.</summary>
    public IReadOnlyList<double[]> At(IReadOnlyList<decimal> values) => gains(values);

    /// <summary>The values at which a party does not lose.</summary>
    public IReadOnlyList<ValueRange> Accepted(int party)
    {
        double Gain(AssumptionValue value) => At(value.Number!.Value)[party];
        var zeros = new ZeroFinder(Gain).Along([.. points.Select(AssumptionValue.Of)], [.. gains(points).Select(each => each[party])])
            .Select(zero => new ValueRange(zero.From.Number!.Value, zero.To.Number!.Value)).ToList();
        var edges = zeros.SelectMany(zero => new[] { zero.From, zero.To }).Append(Bounds.From).Append(Bounds.To).Distinct()
            .Order().ToList();
        // Between two zeros next to each other the gain has one sign.
        var middles = gains([.. edges.Zip(edges.Skip(1), (one, next) => (one + next) / 2)]);
        var accepted = new List<ValueRange>();
        for (var at = 0; at < edges.Count; at++)
        {
            if (zeros.Exists(zero => zero.Contains(edges[at])) || Holds(At(edges[at])[party]))
                Join(accepted, new(edges[at], edges[at]));
            if (at < middles.Count && Holds(middles[at][party]))
                Join(accepted, new(edges[at], edges[at + 1]));
        }

        return accepted;

        static bool Holds(double gain) => gain >= -ZeroFinder.Tolerance;

        static void Join(List<ValueRange> ranges, ValueRange next)
        {
            if (ranges.Count > 0 && ranges[^1].To == next.From)
                ranges[^1] = ranges[^1] with { To = next.To };
            else
                ranges.Add(next);
        }
    }

    /// <summary>The most that a party gains in the zone; null where it gains the same all over it, or there is none.</summary>
    public double? Most(int party) => IsMoved(party) ? Tried.Max(each => each.Gains.Max(all => all[party])) : null;

    /// <summary>
    /// The value in the zone at which a measure of the gains of those who are moved there is largest; null without a zone. Found by
    /// trying values in even steps, then ever closer around the best of them.
    /// </summary>
    /// <param name="measure">The measure; their gains are none below zero.</param>
    /// <param name="preferred">Of several that are equally good the nearest to this value is taken.</param>
    public BargainSolution? Best(Func<IReadOnlyList<double>, double> measure, decimal preferred)
    {
        if (Zone.Count == 0)
            return null;
        var moved = Enumerable.Range(0, parties).Where(IsMoved).ToList();
        if (moved.Count == 0)
            return Solution(Zone.MinBy(range => Math.Abs(range.Nearest(preferred) - preferred)), preferred);
        double Of(double[] all) => measure([.. moved.Select(party => Math.Max(0, all[party]))]);
        var best = Tried.Select(each => Closer(each.Range, each.Values, each.Gains, Of)).ToList();
        var most = best.Max(each => each.Measure);
        bool IsBest(double measured) => measured >= most - (Math.Abs(most) * Tie);
        var ties = Tried.Zip(best).Where(each => IsBest(each.Second.Measure)).SelectMany(each =>
            Ties(each.First.Values, [.. each.First.Gains.Select(all => IsBest(Of(all)))], each.Second.Value,
                value => IsBest(Of(At(value)))));
        return Solution(ties.MinBy(range => Math.Abs(range.Nearest(preferred) - preferred)), preferred);
    }

    private BargainSolution Solution(ValueRange ties, decimal preferred)
    {
        var value = ties.Nearest(preferred);
        return new(value, ties, At(value));
    }

    private bool IsMoved(int party)
    {
        var all = Tried.SelectMany(each => each.Gains).Select(each => each[party]).ToList();
        return all.Count > 0 && all.Max() - all.Min() > ZeroFinder.Tolerance;
    }

    /// <summary>The best value of a range.</summary>
    private (decimal Value, double Measure) Closer(
        ValueRange range, IReadOnlyList<decimal> values, IReadOnlyList<double[]> found, Func<double[], double> measure)
    {
        for (var time = 0; ; time++)
        {
            var at = Enumerable.Range(0, values.Count).MaxBy(each => measure(found[each]));
            var near = new ValueRange(values[Math.Max(0, at - 1)], values[Math.Min(values.Count - 1, at + 1)]);
            if (time == MostCloser || range.IsPoint)
                return (values[at], measure(found[at]));
            values = [.. near.Steps(CloserSteps)];
            found = gains(values);
        }
    }

    /// <summary>
    /// The stretches of two tried values or more that are as good as the best one, each up to where it no longer holds; or that one alone.
    /// </summary>
    private static List<ValueRange> Ties(IReadOnlyList<decimal> values, IReadOnlyList<bool> isBest, decimal best, Func<decimal, bool> holds)
    {
        var stretches = new List<ValueRange>();
        for (var first = 0; first < values.Count; first++)
        {
            if (!isBest[first])
                continue;
            var last = first;
            while (last + 1 < values.Count && isBest[last + 1])
                last++;
            // Around the top of a smooth curve everything is the same but for rounding.
            stretches.Add(last == first ? new(values[first], values[first]) : new(
                first == 0 ? values[0] : ZeroFinder.LastHolding(values[first], values[first - 1], holds),
                last == values.Count - 1 ? values[^1] : ZeroFinder.LastHolding(values[last], values[last + 1], holds)));
            first = last;
        }

        return stretches.Count > 0 ? stretches : [new(best, best)];
    }

    /// <summary>What lies in both, with single values where two ends are the same but for rounding.</summary>
    private IReadOnlyList<ValueRange> Both(IReadOnlyList<ValueRange> ones, IReadOnlyList<ValueRange> others)
    {
        var slack = (Bounds.To - Bounds.From) * Rounding;
        return
        [
            .. from one in ones
               from other in others
               let both = new ValueRange(Math.Max(one.From, other.From), Math.Min(one.To, other.To))
               where both.To >= both.From - slack
               orderby both.From
               select both.To >= both.From ? both : new(both.To, both.To),
        ];
    }
}

namespace Deals;

/// <summary>A bargain with what each party would have had without the deal given: one disagreement point.</summary>
public sealed class BargainCase
{
    /// <summary>How far gains that are the same may differ for where they were looked for, as a part of them.</summary>
    private const double EqualGains = 1e-6;

    private readonly BargainingSet set;
    private readonly decimal signed;

    internal BargainCase(
        NegotiatedTerm term, Regime without, OddsCase? given, decimal signed, ValueRange bounds,
        Func<IReadOnlyList<decimal>, IReadOnlyList<double[]>> gains)
    {
        (Term, Without, Given, this.signed) = (term, without, given, signed);
        set = new(term.Signatories.Count, bounds, gains);
        Gains = set.At(signed);
    }

    /// <summary>The number that moves.</summary>
    public NegotiatedTerm Term { get; }

    /// <summary>What would have held without the deal.</summary>
    public Regime Without { get; }

    /// <summary>The value that an assumption with odds has in this case; null where all are left to their odds.</summary>
    public OddsCase? Given { get; }

    /// <summary>What each of the signatories gains by what was signed, in their order.</summary>
    public IReadOnlyList<double> Gains { get; }

    /// <summary>From where to where the number moves.</summary>
    public ValueRange Bounds => set.Bounds;

    /// <summary>The values that each of the signatories would have accepted, in their order: those at which it does not lose.</summary>
    public IReadOnlyList<IReadOnlyList<ValueRange>> Accepted => field ??= [.. Term.Signatories.Select((_, party) => set.Accepted(party))];

    /// <summary>
    /// The values that all would have accepted, ascending: the zone of possible agreement. None where there is no such value.
    /// </summary>
    public IReadOnlyList<ValueRange> Zone => field ??= set.Zone;

    /// <summary>Whether all would have accepted what was signed.</summary>
    public bool IsSignedInZone => Gains.All(gain => gain >= -ZeroFinder.Tolerance);

    /// <summary>
    /// Nash's solution: where in the zone the product of the gains is largest (J. F. Nash, The Bargaining Problem, Econometrica 18,
    /// 1950). Who gains the same throughout the zone takes no part. Null without a zone.
    /// </summary>
    public BargainSolution? Nash => field ??= set.Best(gains => gains.Aggregate(1.0, (product, gain) => product * gain), signed);

    /// <summary>
    /// The even split: where in the zone the smallest gain is largest; of two whose gains go opposite ways, both gain the same there
    /// (E. Kalai, Proportional Solutions to Bargaining Situations, Econometrica 45, 1977). Who gains the same throughout the zone
    /// takes no part. Null without a zone.
    /// </summary>
    public BargainSolution? Even => field ??= set.Best(gains => gains.Min(), signed);

    /// <summary>
    /// Whether all who take part in the even split gain the same by it. More than two, or two who want the same, need not: then it is
    /// only as even as the number can make it.
    /// </summary>
    public bool IsEvenEqual
    {
        get
        {
            var gains = Even is null ? [] : Even.Gains.Where((_, party) => set.Most(party) is not null).ToList();
            return gains.Count == 0 || gains.Max() - gains.Min() <= EqualGains * Math.Max(1, gains.Max());
        }
    }

    /// <summary>
    /// Of each signatory its gain by what was signed, as a part of the most that it gains anywhere in the zone: with two whose gains
    /// go opposite ways along straight lines, the shares of the surplus, which sum to 1. Null for who gains the same throughout the
    /// zone, and for all where the signed value is not in it.
    /// </summary>
    public IReadOnlyList<double?> PartsOfMost => field ??=
        [.. Term.Signatories.Select((_, party) => IsSignedInZone && set.Most(party) is { } most ? Gains[party] / most : (double?)null)];

    /// <summary>
    /// Returns what each of the signatories gains along a range of the number's values: in even steps, at what was signed, and where a
    /// signatory would just have accepted.
    /// </summary>
    /// <param name="range">The range, within <see cref="Bounds"/>.</param>
    public IReadOnlyList<BargainPoint> Along(ValueRange range)
    {
        var edges = Accepted.SelectMany(ranges => ranges).SelectMany(one => new[] { one.From, one.To }).Append(signed)
            .Where(range.Contains);
        decimal[] values = [.. BargainingSet.StepsOf(range).Concat(edges).Distinct().Order()];
        return [.. values.Zip(set.At(values), (value, gains) => new BargainPoint(value, gains))];
    }

    /// <summary>
    /// Returns the values at which a signatory would just have accepted, ascending: where its gain is zero, with a loss on one side.
    /// </summary>
    /// <exception cref="ArgumentException">The party did not sign.</exception>
    public IReadOnlyList<decimal> Reservations(Party party) =>
    [
        .. Accepted[PlaceOf(party)].SelectMany(range => range.IsPoint ? new[] { range.From } : [range.From, range.To])
            .Where(value => value != set.Bounds.From && value != set.Bounds.To),
    ];

    /// <summary>
    /// Returns how much a signatory must have seen that is not in the model, or is worth more than here, for its signature to make
    /// sense: what it loses by what was signed, as a present value in the ledger's unit. Zero for who gains.
    /// </summary>
    /// <exception cref="ArgumentException">The party did not sign.</exception>
    public double Missing(Party party) => Gains[PlaceOf(party)] < -ZeroFinder.Tolerance ? -Gains[PlaceOf(party)] : 0;

    private int PlaceOf(Party party)
    {
        var at = Term.Signatories.ToList().FindIndex(each => each.Id == party.Id);
        return at >= 0 ? at : throw new ArgumentException($"{party.Id} did not sign {Term.Deal.Id}.", nameof(party));
    }
}

/// <summary>What each signatory gains at one value of the number.</summary>
/// <param name="Value">The value.</param>
/// <param name="Gains">The gains, in the order of the signatories.</param>
public sealed record BargainPoint(decimal Value, IReadOnlyList<double> Gains);

/// <summary>What a solution picks out of the zone.</summary>
/// <param name="Value">The value; of several that are equally good, the one nearest to what was signed.</param>
/// <param name="Ties">The values as good as it around it; a point where it is the only one.</param>
/// <param name="Gains">What each gains at <paramref name="Value"/>, in the order of the signatories.</param>
public sealed record BargainSolution(decimal Value, ValueRange Ties, IReadOnlyList<double> Gains);

/// <summary>A range of a number's values, both ends included.</summary>
/// <param name="From">The lowest.</param>
/// <param name="To">The highest; the same where it is a single value.</param>
public readonly record struct ValueRange(decimal From, decimal To)
{
    /// <summary>Whether it is a single value.</summary>
    public bool IsPoint => From == To;

    /// <summary>Returns whether a value lies in it.</summary>
    public bool Contains(decimal value) => value >= From && value <= To;

    /// <summary>Returns the value in it that is nearest to another one.</summary>
    public decimal Nearest(decimal value) => Math.Clamp(value, From, To);

    /// <inheritdoc/>
    public override string ToString() => new ZeroStretch(AssumptionValue.Of(From), AssumptionValue.Of(To)).ToString();

    /// <summary>Returns so many values in even steps, both ends among them; one where it is a point.</summary>
    internal IEnumerable<decimal> Steps(int count)
    {
        var (from, to) = (From, To);
        // The last one is the end itself, not what rounding makes of it.
        return IsPoint ? [from] : [.. Enumerable.Range(0, count - 1).Select(at => from + ((to - from) * at / (count - 1))), to];
    }
}

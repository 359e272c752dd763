namespace Deals;

/// <summary>How likely the values of one assumption are, as numbers: a day as its day number, never as infinity.</summary>
internal abstract class Marginal
{
    /// <summary>Returns the value below which a part of the probability lies.</summary>
    /// <param name="part">The part, above 0 and below 1.</param>
    public abstract double Quantile(double part);

    /// <summary>Returns what an assumption's data state; null where they leave a single value.</summary>
    /// <exception cref="ArgumentException">A range that a simulation cannot draw from; the message names it.</exception>
    public static Marginal? Of(Assumption assumption)
    {
        if (assumption.Odds.Count > 0)
            return new OddsMarginal(assumption);
        if (assumption.Distribution is Distribution.Fixed or Distribution.Discrete || assumption.Low == assumption.High)
            return null;
        var (low, @base, high) = (Number(assumption.Low), Number(assumption.Base), Number(assumption.High));
        if (double.IsInfinity(high))
            throw new ArgumentException(
                $"{assumption.Id} may be anything up to never, and no distribution says how likely that is: give it odds.",
                nameof(assumption));
        Marginal marginal = assumption is { IsOneSided: true, Distribution: not Distribution.Uniform }
            ? new SpikedMarginal(@base, Cut(OneSide(assumption, low, @base, high), assumption), isLow: @base == low)
            : Cut(TwoSided(assumption, low, @base, high), assumption);
        return assumption.IsDate ? new WholeDays(marginal, low, high) : marginal;
    }

    private static double Number(AssumptionValue value) => Inputs.NumberOf(value);

    /// <summary>Nothing outside the bounds makes sense, whatever the tails say.</summary>
    private static Marginal Cut(ContinuousMarginal marginal, Assumption assumption)
        => CutMarginal.Of(marginal, Number(assumption.Minimum), Number(assumption.Maximum));

    private static ContinuousMarginal TwoSided(Assumption assumption, double low, double @base, double high)
    {
        var arePercentiles = assumption.Range == RangeMeaning.Percentiles;
        return assumption.Distribution switch
        {
            Distribution.Uniform when arePercentiles => UniformMarginal.WithPercentiles(low, high),
            Distribution.Uniform => new UniformMarginal(low, high),
            Distribution.Triangular when arePercentiles => FittedMarginal.Of(UnitShape.Triangular, low, @base, high),
            Distribution.Triangular => new ScaledMarginal(UnitShape.Triangular((@base - low) / (high - low)), low, high - low),
            Distribution.Pert when arePercentiles => FittedMarginal.Of(UnitShape.Pert, low, @base, high),
            Distribution.Pert => new ScaledMarginal(UnitShape.Pert((@base - low) / (high - low)), low, high - low),
            _ => LognormalMarginal.Of(low, @base, high, assumption.Range),
        };
    }

    /// <summary>
    /// The half of the probability that does not lie at the base: from there to the far end, or to where one in ten lies beyond it.
    /// </summary>
    private static ContinuousMarginal OneSide(Assumption assumption, double low, double @base, double high)
    {
        if (assumption.Distribution == Distribution.Lognormal)
            return LognormalMarginal.OneSide(low, @base, high, assumption.Range);
        var isUp = @base == low;
        var shape = assumption.Distribution == Distribution.Pert ? UnitShape.Pert(isUp ? 0 : 1) : UnitShape.Triangular(isUp ? 0 : 1);
        var reach = assumption.Range == RangeMeaning.Bounds ? 1 : isUp ? shape.Quantile(0.9) : 1 - shape.Quantile(0.1);
        var width = (high - low) / reach;
        return new ScaledMarginal(shape, isUp ? low : high - width, width);
    }
}

/// <summary>One with a probability below each value too, so that its tails can be cut off.</summary>
internal abstract class ContinuousMarginal : Marginal
{
    /// <summary>Returns the part of the probability that lies below a value.</summary>
    public abstract double Below(double value);
}

/// <summary>A few values, each with its odds, in ascending order.</summary>
internal sealed class OddsMarginal : Marginal
{
    private readonly (double Value, double Through)[] steps;

    public OddsMarginal(Assumption assumption)
    {
        var sum = assumption.Odds.Sum(odds => odds.Probability);
        if (Math.Abs(sum - 1) > 1e-9m)
            throw new ArgumentException($"The odds of {assumption.Id} sum to {sum}, not to 1.", nameof(assumption));
        var through = 0m;
        steps =
        [
            .. from odds in assumption.Odds.OrderBy(odds => odds.Value)
               let upTo = through += odds.Probability
               select (Inputs.NumberOf(odds.Value), (double)upTo),
        ];
    }

    public override double Quantile(double part)
    {
        foreach (var (value, through) in steps)
        {
            if (part < through)
                return value;
        }

        return steps[^1].Value;
    }
}

/// <summary>
/// Half of the probability at the base, and half to one side of it: the base is the most likely value and the median of a range that
/// tells of one side only.
/// </summary>
/// <param name="base">The base.</param>
/// <param name="tail">The other half.</param>
/// <param name="isLow">Whether the base is the low end.</param>
internal sealed class SpikedMarginal(double @base, Marginal tail, bool isLow) : Marginal
{
    public override double Quantile(double part) => (part < 0.5) == isLow ? @base : tail.Quantile(isLow ? (2 * part) - 1 : 2 * part);
}

/// <summary>Days are whole.</summary>
internal sealed class WholeDays(Marginal of, double first, double last) : Marginal
{
    public override double Quantile(double part) => Math.Clamp(Math.Floor(of.Quantile(part) + 0.5), first, last);
}

/// <summary>Only what lies within bounds, in proportion.</summary>
internal sealed class CutMarginal : Marginal
{
    private readonly ContinuousMarginal of;
    private readonly double minimum, maximum, below, within;

    private CutMarginal(ContinuousMarginal of, double minimum, double maximum, double below, double upTo)
        => (this.of, this.minimum, this.maximum, this.below, within) = (of, minimum, maximum, below, upTo - below);

    /// <summary>Returns the same where nothing lies outside.</summary>
    public static Marginal Of(ContinuousMarginal marginal, double minimum, double maximum)
        => (marginal.Below(minimum), marginal.Below(maximum)) is var (below, upTo) && below <= 0 && upTo >= 1
            ? marginal
            : new CutMarginal(marginal, minimum, maximum, below, upTo);

    public override double Quantile(double part) => Math.Clamp(of.Quantile(below + (part * within)), minimum, maximum);
}

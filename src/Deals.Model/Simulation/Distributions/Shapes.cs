using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.RootFinding;

namespace Deals;

/// <summary>Every value from one to another alike.</summary>
internal sealed class UniformMarginal(double from, double to) : ContinuousMarginal
{
    public static UniformMarginal WithPercentiles(double low, double high)
    {
        var beyond = (high - low) * 0.05 / 0.9;
        return new(low - beyond, high + beyond);
    }

    public override double Quantile(double part) => from + (part * (to - from));

    public override double Below(double value) => Math.Clamp((value - from) / (to - from), 0, 1);
}

/// <summary>A shape between 0 and 1.</summary>
internal abstract class UnitShape : ContinuousMarginal
{
    /// <summary>Rising evenly from 0 to the mode, and falling evenly to 1.</summary>
    public static UnitShape Triangular(double mode) => new TriangularShape(mode);

    /// <summary>
    /// The beta distribution of PERT, α = 1 + 4·mode and β = 1 + 4·(1 − mode): its mean is (0 + 4·mode + 1)/6 (D. G. Malcolm et al.,
    /// <i>Application of a technique for research and development program evaluation</i>, 1959).
    /// </summary>
    public static UnitShape Pert(double mode) => new PertShape(mode);

    /// <summary>Returns the value below which a part lies, of a shape that few are asked of.</summary>
    public virtual double Find(double part) => Quantile(part);

    private sealed class TriangularShape(double mode) : UnitShape
    {
        public override double Quantile(double part) => part < mode ? Math.Sqrt(part * mode) : 1 - Math.Sqrt((1 - part) * (1 - mode));

        public override double Below(double value)
            => value <= 0 ? 0 : value >= 1 ? 1 : value < mode ? value * value / mode : 1 - ((1 - value) * (1 - value) / (1 - mode));
    }

    private sealed class PertShape(double mode) : UnitShape
    {
        private const int Steps = 1024;

        /// <summary>Within so many steps of an end the value may rise too steeply to be read between them.</summary>
        private const int Edge = 192;

        private readonly double alpha = 1 + (4 * mode), beta = 1 + (4 * (1 - mode));
        private readonly double logOfFactor =
            SpecialFunctions.GammaLn(6) - SpecialFunctions.GammaLn(1 + (4 * mode)) - SpecialFunctions.GammaLn(1 + (4 * (1 - mode)));

        /// <summary>The part below each of even steps, and the value's first and second derivative by the part there.</summary>
        private Grid? grid;

        public override double Below(double value)
            => value <= 0 ? 0 : value >= 1 ? 1 : SpecialFunctions.BetaRegularized(alpha, beta, value);

        public override double Quantile(double part)
        {
            var of = grid ??= MakeGrid();
            var step = Array.BinarySearch(of.Parts, part);
            if (step >= 0)
                return step / (double)Steps;
            step = ~step - 1;
            var value = of.Between(step, part);
            return step is >= Edge and < Steps - Edge ? value : Find(part, step / (double)Steps, (step + 1) / (double)Steps, value);
        }

        public override double Find(double part) => Find(part, 0, 1, mode);

        /// <summary>Searches by Newton's method between two values, from a third one on, which may lie outside.</summary>
        private double Find(double part, double from, double to, double value)
        {
            if (!(value > from && value < to))
                value = (from + to) / 2;
            for (var turn = 0; turn < 50; turn++)
            {
                var off = Below(value) - part;
                var next = value - (off / Density(value));
                // The error left is of the order of the step's square.
                if (Math.Abs(next - value) <= 1e-8 * Math.Min(value, 1 - value))
                    return next;
                if (off < 0)
                    from = value;
                else
                    to = value;
                value = next > from && next < to ? next : (from + to) / 2;
            }

            return value;
        }

        private double Density(double value)
            => Math.Exp(logOfFactor + ((alpha - 1) * Math.Log(value)) + ((beta - 1) * Math.Log(1 - value)));

        private Grid MakeGrid()
        {
            double[] values = [.. Enumerable.Range(0, Steps + 1).Select(step => step / (double)Steps)];
            double[] slopes = [.. values.Select(value => 1 / Density(value))];
            return new(
                [.. values.Select(Below)], slopes,
                [.. values.Zip(slopes, (value, slope) => -slope * slope * (((alpha - 1) / value) - ((beta - 1) / (1 - value))))]);
        }

        private sealed record Grid(double[] Parts, double[] Slopes, double[] Bends)
        {
            /// <summary>
            /// Returns the polynomial of the fifth degree with the values and both derivatives at the two ends of a step (Hermite's).
            /// </summary>
            public double Between(int step, double part)
            {
                var width = Parts[step + 1] - Parts[step];
                var at = (part - Parts[step]) / width;
                const double Rise = 1.0 / Steps;
                var (first, last) = (Slopes[step] * width, Slopes[step + 1] * width);
                var (bend, lastBend) = (Bends[step] * width * width / 2, Bends[step + 1] * width * width / 2);
                var third = (10 * Rise) - (6 * first) - (4 * last) - (3 * bend) + lastBend;
                var fourth = (-15 * Rise) + (8 * first) + (7 * last) + (3 * bend) - (2 * lastBend);
                var fifth = (6 * Rise) - (3 * first) - (3 * last) - bend + lastBend;
                return (step / (double)Steps) + (at * (first + (at * (bend + (at * (third + (at * (fourth + (at * fifth)))))))));
            }
        }
    }
}

/// <summary>A shape moved and stretched.</summary>
internal sealed class ScaledMarginal(UnitShape shape, double from, double width) : ContinuousMarginal
{
    public override double Quantile(double part) => from + (width * shape.Quantile(part));

    public override double Below(double value) => shape.Below((value - from) / width);
}

/// <summary>A shape stretched so that it has its mode at the base, and low and high as its 5th and 95th percentiles.</summary>
internal static class FittedMarginal
{
    /// <summary>
    /// Finds it. How wide low and high lie apart tells the width, how unevenly they lie about the base the place of the mode between
    /// the ends: the one number that is searched for, by Brent's method.
    /// </summary>
    public static ScaledMarginal Of(Func<double, UnitShape> shapeOf, double low, double @base, double high)
    {
        double Unevenness(double mode)
        {
            var shape = shapeOf(mode);
            return ((mode - shape.Find(0.05)) * (high - @base)) - ((shape.Find(0.95) - mode) * (@base - low));
        }

        var mode = Brent.FindRoot(Unevenness, 0, 1, accuracy: 1e-13 * (high - low), maxIterations: 200);
        var found = shapeOf(mode);
        var width = (high - low) / (found.Find(0.95) - found.Find(0.05));
        return new(found, @base - (mode * width), width);
    }
}

/// <summary>
/// The logarithm is normal with the base as its median, on either side as wide as its range: low and high are the 5th and 95th
/// percentiles, or, as bounds, three standard deviations off and the ends.
/// </summary>
internal sealed class LognormalMarginal(double @base, double downward, double upward) : ContinuousMarginal
{
    private const double BoundsAt = 3;
    private static readonly double PercentilesAt = Normal.InvCDF(0, 1, 0.95);

    private readonly double middle = Math.Log(@base);

    public static ContinuousMarginal Of(double low, double @base, double high, RangeMeaning range)
    {
        var at = range == RangeMeaning.Bounds ? BoundsAt : PercentilesAt;
        var marginal = new LognormalMarginal(@base, Math.Log(@base / low) / at, Math.Log(high / @base) / at);
        return range == RangeMeaning.Bounds ? new Within(marginal, 0, 1, low, high) : marginal;
    }

    /// <summary>Only the half that lies to one side of the base.</summary>
    public static ContinuousMarginal OneSide(double low, double @base, double high, RangeMeaning range)
    {
        var at = range == RangeMeaning.Bounds ? BoundsAt : PercentilesAt;
        var width = Math.Log(high / low) / at;
        var (from, to) = range == RangeMeaning.Bounds ? (low, high) : @base == low ? (low, double.PositiveInfinity) : (0, high);
        return new Within(new LognormalMarginal(@base, width, width), @base == low ? 0.5 : 0, @base == low ? 1 : 0.5, from, to);
    }

    public override double Quantile(double part)
    {
        var normal = Normal.InvCDF(0, 1, part);
        return Math.Exp(middle + (normal * (normal < 0 ? downward : upward)));
    }

    public override double Below(double value)
    {
        if (value <= 0)
            return 0;
        var off = Math.Log(value) - middle;
        return Normal.CDF(0, 1, off / (off < 0 ? downward : upward));
    }

    /// <summary>What lies between two values, in proportion; or between two parts, where these are narrower.</summary>
    private sealed class Within(LognormalMarginal of, double fromPart, double toPart, double low, double high) : ContinuousMarginal
    {
        private readonly double from = Math.Max(fromPart, of.Below(low));
        private readonly double part = Math.Min(toPart, of.Below(high)) - Math.Max(fromPart, of.Below(low));

        public override double Quantile(double part) => Math.Clamp(of.Quantile(from + (part * this.part)), low, high);

        public override double Below(double value) => value >= high ? 1 : Math.Clamp((of.Below(value) - from) / part, 0, 1);
    }
}

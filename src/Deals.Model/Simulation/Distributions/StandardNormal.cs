namespace Deals;

/// <summary>
/// The standard normal distribution in the worlds that are computed together. A library's takes one number at a time, which was a
/// fifth of what a simulation takes; the tests hold this one to it.
/// </summary>
internal static class StandardNormal
{
    /// <summary>Beyond so many standard deviations lies less than a part in a hundred billion: nothing is drawn there.</summary>
    private const double Farthest = 7;

    // The polynomials' coefficients, the highest power first.
    private static readonly double[] Middle =
    [
        2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
        1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080,
    ];

    private static readonly double[] UnderMiddle =
    [
        5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867, 5394.1960214247511077,
        687.18700749205790830, 42.313330701600911252, 1,
    ];

    private static readonly double[] Tail =
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258,
        3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734,
    ];

    private static readonly double[] UnderTail =
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1,
    ];

    private static readonly double[] Beyond =
    [
        0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376,
    ];

    private static readonly double[] UnderBeyond =
    [
        0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948,
        440.413735824752,
    ];

    /// <summary>
    /// Returns the value below which a part lies, for parts that are at least 2^-34 away from 0 and 1, as those of all points are
    /// (M. J. Wichura, <i>Algorithm AS 241: the percentage points of the normal distribution</i>, 1988).
    /// </summary>
    public static V Quantile(V part)
    {
        var off = part - Lane.Create(0.5);
        var left = Lane.Create(0.180625) - (off * off);
        var middle = off * Polynomial(Middle, left) / Polynomial(UnderMiddle, left);
        if (Lane.GreaterThanOrEqualAll(left, V.Zero))
            return middle;
        var root = Lane.Sqrt(-Lane.Log(Lane.Min(part, Lane.Create(1.0) - part))) - Lane.Create(1.6);
        var tail = Polynomial(Tail, root) / Polynomial(UnderTail, root);
        return Lane.ConditionalSelect(
            Lane.GreaterThanOrEqual(left, V.Zero), middle, Lane.ConditionalSelect(Lane.LessThan(off, V.Zero), -tail, tail));
    }

    /// <summary>
    /// Returns which part lies below a value (J. F. Hart et al., <i>Computer approximations</i>, 1968, as G. West gives it in
    /// <i>Better approximations to cumulative normal functions</i>, 2005).
    /// </summary>
    public static V Below(V value)
    {
        var far = Lane.Min(Lane.Create(Farthest), Lane.Max(value, -value));
        var beyond = Lane.Exp(far * far * -0.5) * Polynomial(Beyond, far) / Polynomial(UnderBeyond, far);
        return Lane.ConditionalSelect(Lane.LessThan(value, V.Zero), beyond, Lane.Create(1.0) - beyond);
    }

    private static V Polynomial(double[] coefficients, V at)
    {
        var sum = Lane.Create(coefficients[0]);
        for (var power = 1; power < coefficients.Length; power++)
            sum = (sum * at) + Lane.Create(coefficients[power]);
        return sum;
    }
}

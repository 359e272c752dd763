namespace Deals;

/// <summary>A parent's quarters times a share that moves.</summary>
internal sealed class SharePlan : DriverPlan
{
    /// <summary>How steep the S curve is: its ends are within one percent of flat.</summary>
    private const double Steepness = 10;

    private readonly int parent;
    private readonly Input from;
    private readonly Input to;

    /// <summary>How far the share has moved in each quarter, 0 to 1.</summary>
    private readonly double[] progress;

    public SharePlan(Driver driver, int parent, IReadOnlyList<Quarter> quarters, Inputs inputs)
        : base(driver)
    {
        this.parent = parent;
        (from, to) = (inputs.Of(driver.Parts.ShareFrom!), inputs.Of(driver.Parts.ShareTo!));
        var (start, end) = (driver.Parts.RampFrom!.Value, driver.Parts.RampTo!.Value);
        progress = [.. quarters.Select(quarter => Curve(Math.Clamp((double)(quarter - start) / (end - start), 0, 1), driver.Parts.Ramp!.Value))];
    }

    public override void Run(ReadOnlySpan<V> worlds, ReadOnlySpan<V> drivers, Span<V> quarters)
    {
        var start = from.In(worlds);
        var way = to.In(worlds) - start;
        var whole = drivers.Slice(parent * quarters.Length, quarters.Length);
        for (var at = 0; at < quarters.Length; at++)
            quarters[at] = whole[at] * (start + (way * progress[at]));
    }

    private static double Curve(double x, RampShape shape)
    {
        if (shape == RampShape.Linear)
            return x;
        static double Logistic(double t) => 1 / (1 + Math.Exp(-t));
        var foot = Logistic(-Steepness / 2);
        return (Logistic(Steepness * (x - 0.5)) - foot) / (Logistic(Steepness / 2) - foot);
    }
}

/// <summary>A parent's quarters times a factor.</summary>
internal sealed class ProductPlan(Driver driver, int parent, Inputs inputs) : DriverPlan(driver)
{
    private readonly Input factor = inputs.Of(driver.Parts.Factor!);

    public override void Run(ReadOnlySpan<V> worlds, ReadOnlySpan<V> drivers, Span<V> quarters)
    {
        var times = factor.In(worlds);
        var whole = drivers.Slice(parent * quarters.Length, quarters.Length);
        for (var at = 0; at < quarters.Length; at++)
            quarters[at] = whole[at] * times;
    }
}

/// <summary>A parent's quarters less a factor times another driver's, not below zero.</summary>
internal sealed class LessPlan(Driver driver, int parent, int other, Inputs inputs) : DriverPlan(driver)
{
    private readonly Input factor = inputs.Of(driver.Parts.Factor!);

    public override void Run(ReadOnlySpan<V> worlds, ReadOnlySpan<V> drivers, Span<V> quarters)
    {
        var times = factor.In(worlds);
        var whole = drivers.Slice(parent * quarters.Length, quarters.Length);
        var less = drivers.Slice(other * quarters.Length, quarters.Length);
        for (var at = 0; at < quarters.Length; at++)
            quarters[at] = Lane.Max(V.Zero, whole[at] - (times * less[at]));
    }
}

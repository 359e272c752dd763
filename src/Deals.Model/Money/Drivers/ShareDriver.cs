namespace Deals;

/// <summary>How a share moves from its first to its last value.</summary>
public enum RampShape
{
    /// <summary>By the same amount each quarter.</summary>
    Linear,

    /// <summary>Slowly at first and at the end, fast in the middle: an S curve.</summary>
    Logistic,
}

/// <summary>A part of another driver that moves from one share to another between two quarters.</summary>
public sealed class ShareDriver : Driver
{
    /// <summary>Creates a share.</summary>
    /// <exception cref="FlawedException">The ramp does not end after it begins, a share may be below 0 or above 1, or there is neither a
    /// source nor a reason.</exception>
    public ShareDriver(
        string id, string name, string parent, RampShape ramp, Quarter rampFrom, Quarter rampTo, Assumption shareFrom, Assumption shareTo,
        Source? source, string? reason)
        : base(
            DriverKind.Share, id, name, source, reason, new Flaws()
                .If(rampTo <= rampFrom, "ramp_to", "end-before-start", $"a quarter after {rampFrom}")
                .Number("share_from", shareFrom, 0, 1)
                .Number("share_to", shareTo, 0, 1))
        => (Parent, Ramp, RampFrom, RampTo, ShareFrom, ShareTo) = (parent, ramp, rampFrom, rampTo, shareFrom, shareTo);

    /// <summary>The id of the driver it is a part of.</summary>
    public string Parent { get; }

    /// <summary>How the share moves.</summary>
    public RampShape Ramp { get; }

    /// <summary>The last quarter with the first share.</summary>
    public Quarter RampFrom { get; }

    /// <summary>The first quarter with the last share.</summary>
    public Quarter RampTo { get; }

    /// <summary>The share up to <see cref="RampFrom"/>, 0 to 1.</summary>
    public Assumption ShareFrom { get; }

    /// <summary>The share from <see cref="RampTo"/> on, 0 to 1.</summary>
    public Assumption ShareTo { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> ComputedFrom => [Parent];

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers => [ShareFrom, ShareTo];

    internal override DriverPlan Plan(PlanBuilder plans)
        => new SharePlan(this, plans.DriverOf(Parent), plans.Calendar.Quarters, plans.Inputs);
}

/// <summary>parent × (first share + progress × (last − first)).</summary>
internal sealed class SharePlan(ShareDriver driver, int parent, IReadOnlyList<Quarter> quarters, Inputs inputs) : DriverPlan
{
    /// <summary>How steep the S curve is: its ends are within one percent of flat.</summary>
    private const double Steepness = 10;

    private readonly Input from = inputs.Of(driver.ShareFrom);
    private readonly Input to = inputs.Of(driver.ShareTo);

    /// <summary>How far the share has moved in each quarter, 0 to 1.</summary>
    private readonly double[] progress = [.. quarters.Select(quarter => Curve(
        Math.Clamp((double)(quarter - driver.RampFrom) / (driver.RampTo - driver.RampFrom), 0, 1), driver.Ramp))];

    protected override void Fill(ref Pass pass, Span<V> row)
    {
        var start = from.In(pass.Worlds);
        var way = to.In(pass.Worlds) - start;
        var whole = pass.DriverRow(parent);
        for (var at = 0; at < row.Length; at++)
            row[at] = whole[at] * (start + (way * progress[at]));
    }

    /// <summary>Evenly, or L(x) = (σ(10(x−½)) − σ(−5)) / (σ(5) − σ(−5)).</summary>
    private static double Curve(double x, RampShape shape)
    {
        if (shape == RampShape.Linear)
            return x;
        static double Logistic(double t) => 1 / (1 + Math.Exp(-t));
        var foot = Logistic(-Steepness / 2);
        return (Logistic(Steepness * (x - 0.5)) - foot) / (Logistic(Steepness / 2) - foot);
    }
}

namespace Deals;

/// <summary>
/// A driver less a factor times another one, never below zero: a plan less what a barred channel would have added, for
/// instance.
/// </summary>
public sealed class LessDriver(string id, string name, string parent, Assumption factor, string other, Source? source, string? reason)
    : Driver(DriverKind.Less, id, name, source, reason, new Flaws().Number(nameof(factor), factor, 0))
{
    /// <summary>The id of the driver that something is taken off.</summary>
    public string Parent { get; } = parent;

    /// <summary>What the other driver is multiplied by, from 0.</summary>
    public Assumption Factor { get; } = factor;

    /// <summary>The id of the driver that is taken off.</summary>
    public string Other { get; } = other;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ComputedFrom => [Parent, Other];

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers => [Factor];

    internal override DriverPlan Plan(PlanBuilder plans)
        => new LessPlan(plans.DriverOf(Parent), plans.DriverOf(Other), plans.Inputs.Of(Factor));
}

/// <summary>parent − factor × other, not below zero.</summary>
internal sealed class LessPlan(int parent, int other, Input factor) : DriverPlan
{
    protected override void Fill(ref Pass pass, Span<V> quarters)
    {
        var times = factor.In(pass.Worlds);
        var whole = pass.DriverRow(parent);
        var less = pass.DriverRow(other);
        for (var at = 0; at < quarters.Length; at++)
            quarters[at] = Lane.Max(V.Zero, whole[at] - (times * less[at]));
    }
}

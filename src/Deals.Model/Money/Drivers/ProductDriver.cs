namespace Deals;

/// <summary>Another driver times a factor.</summary>
public sealed class ProductDriver(string id, string name, string parent, Assumption factor, Source? source, string? reason)
    : Driver(DriverKind.Product, id, name, source, reason, new Flaws().Number(nameof(factor), factor, 0))
{
    /// <summary>The id of the other driver.</summary>
    public string Parent { get; } = parent;

    /// <summary>What it is multiplied by, from 0.</summary>
    public Assumption Factor { get; } = factor;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ComputedFrom => [Parent];

    /// <inheritdoc/>
    public override IEnumerable<Assumption> Numbers => [Factor];

    internal override DriverPlan Plan(PlanBuilder plans) => new ProductPlan(plans.DriverOf(Parent), plans.Inputs.Of(Factor));
}

/// <summary>parent × factor.</summary>
internal sealed class ProductPlan(int parent, Input factor) : DriverPlan
{
    protected override void Fill(ref Pass pass, Span<V> quarters)
    {
        var times = factor.In(pass.Worlds);
        var whole = pass.DriverRow(parent);
        for (var at = 0; at < quarters.Length; at++)
            quarters[at] = whole[at] * times;
    }
}

namespace Deals;

/// <summary>A set of assumption values worth having a name.</summary>
/// <param name="Id">The id that commands and notebooks use.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">The question it answers, and why these values.</param>
/// <param name="Values">What differs from the base.</param>
public sealed record NamedScenario(string Id, string Name, string Description, IReadOnlyList<ScenarioValue> Values) : IIdentified
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What a scenario sets an assumption to.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Value">The value, within its bounds.</param>
/// <param name="Source">Where it was read; null for a judgement.</param>
/// <param name="Reason">Why; required without a source.</param>
public sealed record ScenarioValue(Assumption Assumption, AssumptionValue Value, Source? Source, string? Reason);

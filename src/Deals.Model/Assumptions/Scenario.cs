namespace Deals;

/// <summary>
/// What is looked at: what the assumptions are set to, and which deals are left out of the story. It never
/// changes; each method returns another one.
/// </summary>
public sealed class Scenario
{
    private readonly Register<Assumption> assumptions;
    private readonly Register<Deal> deals;
    private readonly IReadOnlyDictionary<string, AssumptionValue> values;
    private readonly IReadOnlySet<string> withoutDeals;
    private readonly DealBook book;

    private Scenario(DealBook book, IReadOnlyDictionary<string, AssumptionValue> values, IReadOnlySet<string> withoutDeals)
        => (this.book, assumptions, deals, this.values, this.withoutDeals) = (book, book.Assumptions, book.Deals, values, withoutDeals);

    /// <summary>The dataset it is of.</summary>
    internal DealBook Book => book;

    /// <summary>Returns every assumption at its base value and every deal as it happened.</summary>
    public static Scenario Base(DealBook book) => new(book, new Dictionary<string, AssumptionValue>(), new HashSet<string>());

    /// <summary>
    /// The assumptions that differ from their base value, or stand at one value instead of their odds, by id in alphabetical
    /// order.
    /// </summary>
    public IReadOnlyList<(Assumption Assumption, AssumptionValue Value)> Changes =>
    [
        .. from change in values
           let assumption = assumptions[change.Key]
           where change.Value != assumption.Base || assumption.Odds.Count > 0
           orderby change.Key
           select (assumption, change.Value),
    ];

    /// <summary>The deals that are left out, in the order of their table.</summary>
    public IReadOnlyList<Deal> LeftOut => [.. deals.Where(deal => withoutDeals.Contains(deal.Id))];

    /// <summary>Returns the same scenario with one assumption set to <paramref name="value"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such assumption.</exception>
    /// <exception cref="ArgumentException">
    /// The value is a day where a number is wanted, the other way round, or outside the assumption's bounds.
    /// </exception>
    public Scenario With(string assumptionId, AssumptionValue value)
    {
        Check(assumptions[assumptionId], value);
        return new(book, new Dictionary<string, AssumptionValue>(values) { [assumptionId] = value }, withoutDeals);
    }

    /// <summary>Returns the same scenario with a day assumed; null is never.</summary>
    /// <inheritdoc cref="With(string, AssumptionValue)"/>
    public Scenario With(string assumptionId, DateOnly? day) => With(assumptionId, AssumptionValue.Of(day));

    /// <summary>Returns the same scenario with a number assumed.</summary>
    /// <inheritdoc cref="With(string, AssumptionValue)"/>
    public Scenario With(string assumptionId, decimal number) => With(assumptionId, AssumptionValue.Of(number));

    /// <summary>
    /// Returns the same scenario with assumptions set as text, each as <c>id=value</c>: "agi_date=2027-06-30", "rate=0.2",
    /// "agi_date=never".
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such assumption.</exception>
    /// <exception cref="ArgumentException">A text is not of that form, or the value is none the assumption can take.</exception>
    public Scenario With(IEnumerable<string> settings)
    {
        var scenario = this;
        foreach (var setting in settings)
        {
            if (setting.Split('=', 2, StringSplitOptions.TrimEntries) is not [var id, var text])
            {
                var form = $"write it as id=value, such as {assumptions.FirstOrDefault()?.Id ?? "name"}=…";
                throw new ArgumentException($"'{setting}' does not say which assumption to set to what; {form}");
            }

            var assumption = assumptions[id];
            if (!AssumptionValue.TryParse(text, assumption.IsDate, out var value))
            {
                var cure = text.EndsWith('%') && assumption.IsFraction ? "; 45% is written 0.45"
                    : !assumption.IsDate && MeantNumber.Of(text) is { } meant
                    ? $"; decimals stand after a point, and nothing between thousands: {meant}"
                    : assumption.IsDate && text.Equals("never", StringComparison.OrdinalIgnoreCase) ? "; never is written in small letters"
                    : "";
                throw new ArgumentException($"{id} takes {assumption.Takes}, not '{text}'{cure}.");
            }

            scenario = scenario.With(id, value);
        }

        return scenario;
    }

    /// <summary>Returns the same scenario with one assumption left at its base, or to its odds where it has some.</summary>
    /// <exception cref="KeyNotFoundException">There is no such assumption.</exception>
    public Scenario Without(string assumptionId)
    {
        var left = new Dictionary<string, AssumptionValue>(values);
        left.Remove(assumptions[assumptionId].Id);
        return new(book, left, withoutDeals);
    }

    /// <summary>
    /// Returns the same scenario had a deal brought no rights: they are not granted, and its events neither happen nor end anybody's right.
    /// Its payments stay: which of them flow is said by the clauses of a regime.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such deal.</exception>
    public Scenario WithoutDeal(string dealId) => new(book, values, new HashSet<string>(withoutDeals) { deals[dealId].Id });

    /// <summary>
    /// Returns the same scenario had those deals never been made whose events ended any of <paramref name="collisions"/>.
    /// </summary>
    public Scenario Unsettled(IEnumerable<Collision> collisions)
        => collisions.SelectMany(collision => collision.Endings)
            .Where(ending => ending.Cause == EndingCause.Event)
            .Select(ending => ending.Right.EndedBy!.Deal).OfType<Deal>()
            .Aggregate(this, (scenario, deal) => scenario.WithoutDeal(deal.Id));

    /// <summary>Returns whether an assumption was set at all, be it to its base value: then its odds no longer count.</summary>
    public bool IsSet(Assumption assumption) => values.ContainsKey(assumption.Id);

    /// <summary>Returns the same scenario with what a named scenario sets.</summary>
    public Scenario With(NamedScenario named)
    {
        var all = new Dictionary<string, AssumptionValue>(values);
        foreach (var (assumption, value, _, _) in named.Values)
        {
            Check(assumption, value);
            all[assumption.Id] = value;
        }

        return new(book, all, withoutDeals);
    }

    /// <summary>Returns what an assumption is set to.</summary>
    public AssumptionValue ValueOf(Assumption assumption) => values.TryGetValue(assumption.Id, out var value) ? value : assumption.Base;

    /// <summary>Returns whether a deal is part of the story; no deal at all always is.</summary>
    public bool Includes(Deal? deal) => deal is null || !withoutDeals.Contains(deal.Id);

    /// <summary>
    /// Returns what differs from the base, in words, with its name where the dataset has one for it; "base" when nothing does.
    /// </summary>
    public override string ToString()
    {
        var changes = Changes;
        var set = string.Join(", ", changes.Select(change => $"{change.Assumption.Id} = {change.Value}"));
        var named = changes.Count == 0 ? null : book.Scenarios.FirstOrDefault(one => Base(book).With(one).Changes.SequenceEqual(changes));
        var parts = new[] { named is null ? set : $"{named.Name} ({set})" }.Where(text => text.Length > 0)
            .Concat(LeftOut.Select(deal => $"without the rights of {deal.Name}"));
        return string.Join(", ", parts) is { Length: > 0 } text ? text : "base";
    }

    private static void Check(Assumption assumption, AssumptionValue value)
    {
        if (assumption.IsDate != value.Number is null)
            throw new ArgumentException($"{assumption.Id} takes {assumption.Takes}, not {value}.");
        if (value < assumption.Minimum || value > assumption.Maximum)
        {
            var range = $"{assumption.Id} goes from {assumption.Minimum} to {assumption.Maximum} ({assumption.Unit})";
            throw new ArgumentException($"{range}, so it cannot be {value}{Assumption.PercentHint(assumption.Unit, value)}.");
        }
    }
}

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

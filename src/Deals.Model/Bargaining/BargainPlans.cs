namespace Deals;

/// <summary>A model made ready for bargains: what holds with the deal, and what each disagreement would come to.</summary>
internal sealed class BargainPlans
{
    private readonly MoneyModel model;
    private readonly Dictionary<string, int> places;
    private readonly Plan with;
    private readonly Plan without;

    public BargainPlans(MoneyModel model)
    {
        this.model = model;
        places = model.Book.Parties.Index().ToDictionary(party => party.Item.Id, party => party.Index);
        var mixture = model.Baselines[0];
        // Each end for sure: the same state before, the same day, and one way out.
        Ends = mixture.Resolution is { Ends.Count: > 1 } resolution
            ? [.. resolution.Ends.Select(end => new Regime(
                $"{mixture.Id} {end.Regime.Id}", end.Regime.Name, end.Regime.Description, RegimeRole.Other, [],
                new(resolution.Before, resolution.Until, [new(end.Regime, null)]))
            { Phrase = end.Regime.Phrase })]
            : [];
        with = Of([model.Current]);
        without = Of([.. model.Baselines, .. Ends]);
    }

    /// <summary>The ends of the default baseline, each as a regime that comes to it for sure.</summary>
    public IReadOnlyList<Regime> Ends { get; }

    /// <summary>Returns the values under the current regime: for each scenario one for each party.</summary>
    public IReadOnlyList<double[]> With(IReadOnlyList<Scenario> scenarios, IReadOnlyList<Party> parties)
    {
        var values = model.Values(with, scenarios);
        return [.. scenarios.Select((_, scenario) => parties.Select(party => LookThrough(values, scenario, 0, party)).ToArray())];
    }

    /// <summary>Returns what parties would have had without the deal.</summary>
    public double[] Without(Scenario scenario, IReadOnlyList<Party> parties, Regime regime)
    {
        var values = model.Values(without, [scenario]);
        var at = without.Regimes.FindIndex(each => each.Regime == regime);
        return [.. parties.Select(party => LookThrough(values, 0, at, party))];
    }

    /// <summary>Returns the first of an assumption's values that does not contradict what else the scenario sets.</summary>
    public AssumptionValue FirstPossible(Scenario scenario, Assumption assumption, params IEnumerable<AssumptionValue> values)
        => values.First(value => MoneyChecks.Of(model.Book, scenario.With(assumption.Id, value)).All(fault => fault.IsWarning));

    private Plan Of(IReadOnlyList<Regime> regimes) => new(model.Book, regimes, keepsQuarters: false) { Solved = model.Plan.Solved };

    private double LookThrough(double[,,] values, int scenario, int regime, Party party)
        => values[scenario, regime, places.Count + places[party.Id]];
}

/// <summary>What the deal is worth to each who signed it, as the number moves: each value is computed once.</summary>
internal sealed class BargainValues
{
    private readonly BargainPlans plans;
    private readonly NegotiatedTerm term;
    private readonly Dictionary<decimal, double[]> known = [];

    public BargainValues(BargainPlans plans, Scenario scenario, NegotiatedTerm term)
    {
        (this.plans, this.term, Scenario) = (plans, term, scenario);
        var number = term.Assumption;
        var signed = scenario.ValueOf(number);
        Bounds = new(
            plans.FirstPossible(scenario, number, number.Minimum, signed < number.Low ? signed : number.Low, signed).Number!.Value,
            plans.FirstPossible(scenario, number, number.Maximum, signed > number.High ? signed : number.High, signed).Number!.Value);
    }

    public Scenario Scenario { get; }

    /// <summary>From the least to the greatest value that can be computed.</summary>
    public ValueRange Bounds { get; }

    /// <summary>For each value of the number one for each signatory; those not known yet are computed as one batch.</summary>
    public IReadOnlyList<double[]> At(IReadOnlyList<decimal> points)
    {
        var open = points.Where(point => !known.ContainsKey(point)).Distinct().ToList();
        if (open.Count > 0)
        {
            var found = plans.With([.. open.Select(point => Scenario.With(term.Assumption.Id, point))], term.Signatories);
            foreach (var (point, values) in open.Zip(found))
                known.Add(point, values);
        }

        return [.. points.Select(point => known[point])];
    }
}

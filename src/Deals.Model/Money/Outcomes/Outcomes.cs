using System.Runtime.ExceptionServices;

namespace Deals;

/// <summary>
/// What a scenario's results depend on: who wins and who loses, which assumption flips it and where. Every question changes
/// assumptions one or two at a time and leaves all else as in the scenario.
/// </summary>
public sealed partial class Outcomes
{
    private readonly List<Movement> movements = [];
    private readonly List<Verdict> verdicts = [];
    private readonly IEnumerator<object> pieces;
    private bool areMovementsKnown;
    private Assumption? headline;
    private Party? mostAffected;
    private ExceptionDispatchInfo? failure;

    /// <summary>The questions to a model under a scenario.</summary>
    public Outcomes(MoneyModel model, Scenario scenario)
    {
        (Model, Scenario) = (model, scenario);
        pieces = Pieces().GetEnumerator();
        Result = model.Under(scenario);
    }

    /// <summary>The model that answers.</summary>
    public MoneyModel Model { get; }

    /// <summary>What all assumptions are set to that are not moved.</summary>
    public Scenario Scenario { get; }

    /// <summary>The scenario's own results.</summary>
    public MoneyResult Result { get; }

    /// <summary>
    /// The baselines that suppose something of their own: the default one, and each other against which some party's delta differs
    /// by the threshold or more from what it is against those before. One that hardly differs is no second test.
    /// </summary>
    public IReadOnlyList<Regime> Baselines => field ??= DistinctBaselines();

    /// <summary>The baselines that hardly differ from one of <see cref="Baselines"/>.</summary>
    public IReadOnlyList<Regime> TwinBaselines => [.. Model.Baselines.Except(Baselines)];

    /// <summary>The labs, clouds and investors for whom any regime or assumption makes a difference, in the order of the data.</summary>
    public IReadOnlyList<Party> Parties
        => [.. Model.Book.Parties.Where(party => party.Role is PartyRole.Lab or PartyRole.Cloud or PartyRole.Investor && IsTouched(party))];

    /// <summary>The party to look at first, by the rule of <see cref="Protagonist"/>.</summary>
    public Party MostAffected => mostAffected ??= Protagonist.Of(this);

    /// <summary>
    /// Returns whether an assumption alone, within its range, turns a gain or loss into one of the other sign that reaches the threshold.
    /// </summary>
    /// <param name="bar">What the assumption does.</param>
    /// <param name="now">The gain or loss.</param>
    internal bool IsTurned(TornadoBar bar, double now) => Model.Frame.IsTurned(now, bar.Least, bar.Most);

    /// <summary>
    /// Returns the party to look at beside another: the first lab; without one, of the others of <see cref="Parties"/> the one with the
    /// largest delta against the default baseline, or the first there is.
    /// </summary>
    public Party Counterparty(Party party)
        => Model.Book.Parties.FirstOrDefault(other => other.Role == PartyRole.Lab && other != party)
            ?? Parties.Where(other => other != party).MaxBy(other => Size.Of(DeltaOf(other, Model.Baselines[0]).LookThrough))
            ?? Model.Book.Parties.First(other => other != party);

    /// <summary>
    /// The assumption that the dataset's authors put first. Where it makes no difference to anybody, the one with the widest swing against
    /// the default baseline; null where they name none.
    /// </summary>
    public Assumption? Headline => Model.Frame.Headline is not { } named ? null : headline ??= Moves(named) ? named
        : Parties.SelectMany(party => Tornado(party, Model.Baselines[0])).MaxBy(bar => Size.Of(bar.Swing))?.Assumption ?? named;

    /// <summary>
    /// Returns whether an assumption makes a difference to any party, all else as in the scenario: between the values of its odds, or over
    /// its bounds where it has none.
    /// </summary>
    public bool Moves(Assumption assumption) => Model.Moves(assumption, Scenario);

    /// <summary>
    /// The assumptions with odds that the scenario leaves open and that make a difference to a party, in the order of the data.
    /// </summary>
    public IReadOnlyList<Assumption> OpenOdds => field ??=
        [.. Model.Book.Assumptions.Where(assumption => assumption.Odds.Count > 0 && !Scenario.IsSet(assumption) && Moves(assumption))];

    /// <summary>
    /// Returns the assumptions to move, those that tell most first: <see cref="Headline"/>, then those that move a party's delta against
    /// the default baseline, then all others that have bounds.
    /// </summary>
    public IReadOnlyList<Assumption> Levers(Party party) =>
    [
        .. new[] { Headline }.OfType<Assumption>()
            .Concat(Tornado(party, Model.Baselines[0]).Select(bar => bar.Assumption))
            .Concat(Model.Book.Assumptions.Where(assumption => assumption.Minimum != assumption.Maximum))
            .DistinctBy(assumption => assumption.Id),
    ];

    /// <summary>
    /// Returns the assumption to move first for a party: the first of <see cref="Levers"/>; without one, the first of the dataset.
    /// </summary>
    /// <param name="party">Whose gain is looked at.</param>
    /// <param name="besides">An assumption that is moved already: another one is taken, where there is one.</param>
    /// <exception cref="InvalidOperationException">The dataset has no assumptions.</exception>
    public Assumption Lever(Party party, Assumption? besides = null)
        => Levers(party).Concat(Model.Book.Assumptions).FirstOrDefault(assumption => assumption != besides)
            ?? besides
            ?? throw new InvalidOperationException("The dataset has no assumption that could be moved.");

    /// <summary>Returns what a party gains against a baseline.</summary>
    public Delta DeltaOf(Party party, Regime baseline) => Find(Result.Deltas, party, baseline);

    /// <summary>
    /// Returns what each assumption alone does to a party's delta, from its low to its high value: those that move it, the one that
    /// moves it most first.
    /// </summary>
    public IReadOnlyList<TornadoBar> Tornado(Party party, Regime baseline, Perspective perspective = Perspective.LookThrough)
    {
        var now = DeltaOf(party, baseline).In(perspective);
        return
        [
            .. from movement in Movements()
               let bar = movement.Bar(party, baseline, perspective, now, Scenario)
               where bar.Swing > ZeroFinder.Tolerance
               orderby Size.Of(bar.Swing) descending, bar.Assumption.Id
               select bar,
        ];
    }

    /// <summary>Returns who wins and who loses: a verdict for each of <see cref="Parties"/>.</summary>
    public IReadOnlyList<Verdict> Verdicts()
    {
        while (WorkOn())
        {
        }

        return verdicts;
    }

    /// <summary>
    /// Works out one more piece of what <see cref="Verdicts"/> and <see cref="Tornado"/> need, which are thousands of worlds: for
    /// whoever must see to something else in between.
    /// </summary>
    /// <returns>Whether more is left; when not, both answer at once.</returns>
    /// <inheritdoc cref="MoneyModel.Under"/>
    public bool WorkOn()
    {
        failure?.Throw();
        try
        {
            return pieces.MoveNext();
        }
        catch (Exception failed)
        {
            // What failed once stays failed: a part of the verdicts must not pass for all of them.
            failure = ExceptionDispatchInfo.Capture(failed);
            throw;
        }
    }

    /// <summary>
    /// Returns whether a party wins or loses. It does only if its delta has that sign against every baseline, direct as well as
    /// look-through, for every assumption alone from its low to its high value, and is at least the threshold; else it depends.
    /// What the scenario sets is a point, which nothing moves, and of baselines that hardly differ one counts.
    /// The cash of a party that only owns a part of a lab, which nothing moves, is left out of it.
    /// </summary>
    public Verdict VerdictOf(Party party) => new Judge(this, party).Verdict();

    /// <summary>
    /// Returns in how much of the scenario's odds a party's delta has the sign that it has on average: the probabilities of the
    /// worlds in which it does, against the default baseline, look-through. Null where nothing is left to odds, or no odds make a
    /// difference to it.
    /// </summary>
    public double? Likelihood(Party party)
    {
        if (OddsWorlds is not { } worlds)
            return null;
        if (worlds.All(world => Math.Abs(
            Find(world.Deltas, party, Model.Baselines[0]).LookThrough
                - DeltaOf(party, Model.Baselines[0]).LookThrough) <= ZeroFinder.Tolerance))
            return null;
        var sign = SignOf(DeltaOf(party, Model.Baselines[0]));
        return worlds.Sum(world => SignOf(Find(world.Deltas, party, Model.Baselines[0])) == sign ? world.Probability : 0);

        // What is zero but for rounding has no sign.
        static int SignOf(Delta delta) => Math.Abs(delta.LookThrough) <= ZeroFinder.Tolerance ? 0 : Math.Sign(delta.LookThrough);
    }

    /// <summary>
    /// Returns each party's deltas with one assumption of odds at each of its values in turn, all else as in the scenario: the
    /// expectation over them is the scenario's own delta, unless that sets the assumption.
    /// </summary>
    /// <exception cref="ArgumentException">The assumption has no odds.</exception>
    public IReadOnlyList<SweepPoint> ByOdds(Assumption assumption)
        => assumption.Odds.Count > 0
            ? Along(assumption, [.. assumption.Odds.Select(odds => odds.Value)])
            : throw new ArgumentException($"{assumption.Id} has no odds.", nameof(assumption));

    /// <summary>
    /// Returns what each party gains against its sizes: those against the default baseline of parties whose size is known.
    /// </summary>
    public IReadOnlyList<RelativeGain> RelativeGains() =>
    [
        .. from size in Model.Book.Sizes select new RelativeGain(DeltaOf(size.Party, Model.Baselines[0]), size),
    ];

    /// <summary>
    /// Returns the dataset's criteria, each with its number or its statement; without those on a term that moves the same under
    /// every regime, which no deal won or lost, and those on customers' choice where the data have nothing to choose from.
    /// </summary>
    public IReadOnlyList<CriterionResult> Criteria() =>
    [
        .. Model.Book.Criteria
            .Where(criterion => !CriterionNumbers.HasNothingToCount(criterion, Model.Book)
                && !CriterionNumbers.IsSameEverywhere(criterion, this))
            .Select(criterion => CriterionNumbers.Of(criterion, this)),
    ];

    /// <summary>Those of the dataset's criteria that look at what customers may choose among where the data have no such offers.</summary>
    public IReadOnlyList<Criterion> CriteriaWithoutOffers =>
        [.. Model.Book.Criteria.Where(criterion => CriterionNumbers.HasNothingToCount(criterion, Model.Book))];

    /// <summary>
    /// The numbers that the parties of the deal agreed on that brought the present terms about, the one first that moves what the deal is
    /// worth to one of them most, over its bounds. None where the data name no such deal, or no number of it.
    /// </summary>
    public IReadOnlyList<NegotiatedTerm> Negotiated => [.. Bargains.Select(bargain => bargain.Term)];

    /// <summary>Returns what those who signed could have agreed on as one number moves, and where what they signed lies.</summary>
    /// <param name="number">The number: one of <see cref="Negotiated"/>.</param>
    /// <exception cref="ArgumentException">The number is none of them.</exception>
    public Bargain Bargain(Assumption number) => Bargains.FirstOrDefault(bargain => bargain.Term.Assumption.Id == number.Id)
        ?? throw new ArgumentException($"{number.Id} is no number that the parties of the deal agreed on.", nameof(number));

    /// <summary>This scenario beside another one.</summary>
    public ScenarioComparison Beside(Scenario other)
    {
        var second = Model.Under(other);
        AssumptionValue? Set(Scenario scenario, Assumption assumption)
            => assumption.Odds.Count > 0 && !scenario.IsSet(assumption) ? null : scenario.ValueOf(assumption);
        return new(
            Result, second,
            [
                .. from assumption in Model.Book.Assumptions
                   let one = Set(Scenario, assumption)
                   let two = Set(other, assumption)
                   where one != two
                   select new ScenarioDifference(assumption, one, two),
            ],
            [.. Result.Deltas.Select(first => new DeltaPair(first, Find(second.Deltas, first.Party, first.Baseline)))]);
    }

    private IReadOnlyList<Bargain> Bargains => field ??= MakeBargains();

    /// <summary>Each world that the scenario's odds make, with its probability; null where there is one.</summary>
    private IReadOnlyList<(double Probability, IReadOnlyList<Delta> Deltas)>? OddsWorlds => field ??= MakeOddsWorlds();

    private List<(double Probability, IReadOnlyList<Delta> Deltas)>? MakeOddsWorlds()
    {
        var open = Model.Book.Assumptions.Where(assumption => assumption.Odds.Count > 0 && !Scenario.IsSet(assumption)).ToList();
        if (open.Count == 0)
            return null;
        var worlds = new List<(Scenario Scenario, double Probability)> { (Scenario, 1) };
        foreach (var assumption in open)
            worlds = [.. from world in worlds from odds in assumption.Odds
                         select (world.Scenario.With(assumption.Id, odds.Value), world.Probability * (double)odds.Probability)];
        return [.. worlds.Select(world => world.Probability).Zip(Model.Deltas([.. worlds.Select(world => world.Scenario)]))];
    }

    private List<Bargain> MakeBargains()
    {
        var terms = NegotiatedTerm.AllOf(Model);
        if (terms.Count == 0)
            return [];
        var plans = new BargainPlans(Model);
        return [.. terms.Select(term => new Bargain(this, term, plans)).OrderByDescending(bargain => Size.Of(bargain.Swing))];
    }

    private List<Regime> DistinctBaselines()
    {
        var distinct = new List<Regime>();
        foreach (var baseline in Model.Baselines)
        {
            bool IsTwin(Regime other) => Model.Book.Parties.All(party =>
            {
                var (one, two) = (DeltaOf(party, baseline), DeltaOf(party, other));
                return Math.Max(Math.Abs(one.Direct - two.Direct), Math.Abs(one.LookThrough - two.LookThrough))
                    < Model.Frame.LeastThatCounts;
            });
            if (!distinct.Exists(IsTwin))
                distinct.Add(baseline);
        }

        return distinct;
    }

    private static Delta Find(IReadOnlyList<Delta> deltas, Party party, Regime baseline)
        => deltas.FirstOrDefault(delta => delta.Party.Id == party.Id && delta.Baseline.Id == baseline.Id)
            ?? throw new ArgumentException(
                $"There is no delta of {party.Id} against {baseline.Id}: name a party of the dataset and one of its baselines.",
                nameof(baseline));

    /// <summary>
    /// First each assumption that has a range, moved from low to high; then each party's verdict, which asks for all of these.
    /// </summary>
    private IEnumerable<object> Pieces()
    {
        // What the reader has set is what the reader wants to know about; what no formula reads moves nothing.
        foreach (var assumption in Model.Book.Assumptions.Where(one => one.Low != one.High && !Scenario.IsSet(one) && Model.Reads(one)))
        {
            var movement = new Movement(Along(assumption, Tried(assumption)));
            movements.Add(movement);
            yield return movement;
        }

        areMovementsKnown = true;
        foreach (var party in Parties)
        {
            var verdict = VerdictOf(party);
            verdicts.Add(verdict);
            yield return verdict;
        }
    }

    private List<Movement> Movements()
    {
        while (!areMovementsKnown && WorkOn())
        {
        }

        return movements;
    }

    private bool IsTouched(Party party)
    {
        bool Differs(Delta delta)
            => delta.Party == party && Math.Max(Math.Abs(delta.Direct), Math.Abs(delta.LookThrough)) > ZeroFinder.Tolerance;
        return Result.Deltas.Any(Differs) || Movements().Any(movement => movement.Points.Any(point => point.Deltas.Any(Differs)));
    }

    /// <summary>One assumption from low to high.</summary>
    private sealed record Movement(IReadOnlyList<SweepPoint> Points)
    {
        public TornadoBar Bar(Party party, Regime baseline, Perspective perspective, double now, Scenario scenario)
        {
            var assumption = Points[0].Assumption;
            var deltas = Points.Select(point => (point.Value, Delta: Find(point.Deltas, party, baseline).In(perspective))).ToList();
            var own = scenario.ValueOf(assumption);
            // The odds of a discrete assumption stand at no single value, so only a point takes its place in the order.
            if ((assumption.Odds.Count == 0 || scenario.IsSet(assumption)) && own > assumption.Low && own < assumption.High)
                deltas = [.. deltas.Append((own, now)).OrderBy(point => point.Item1)];
            var all = deltas.Select(point => point.Delta).Append(now).ToList();
            var steps = deltas.Zip(deltas.Skip(1), (one, next) => next.Delta - one.Delta).ToList();
            return new(
                assumption, party, baseline, perspective, deltas[0].Delta, now, deltas[^1].Delta, all.Min(), all.Max(),
                steps.All(step => step >= -ZeroFinder.Tolerance) || steps.All(step => step <= ZeroFinder.Tolerance), Points[0].Value,
                Points[^1].Value);
        }
    }
}

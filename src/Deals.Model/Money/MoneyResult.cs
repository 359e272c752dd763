namespace Deals;

/// <summary>
/// What a scenario comes to, under every regime: flows, ledger, caps, values, and where differences come from. All numbers are
/// expectations over the scenario's odds.
/// </summary>
public sealed class MoneyResult
{
    private readonly IReadOnlyList<RegimeResult> regimes;
    private readonly Lazy<IReadOnlyList<PublishedComparison>> published;
    private readonly double[] drivers;
    private readonly double[] multiples;

    private MoneyResult(MoneyModel model, Scenario scenario, IReadOnlyList<RegimeResult> regimes, double[] drivers, double[] multiples)
    {
        (Model, Scenario, this.regimes, this.drivers, this.multiples) = (model, scenario, regimes, drivers, multiples);
        Values = [.. regimes.SelectMany(regime => regime.Values)];
        Deltas =
        [
            .. from party in Enumerable.Range(0, model.Book.Parties.Count)
               from baseline in model.Baselines
               select Difference(ResultOf(model.Current).Values[party], ResultOf(baseline).Values[party]),
        ];
        published = new(() => PublishedNumbers.Of(this));
    }

    /// <summary>The model that was asked.</summary>
    public MoneyModel Model { get; }

    /// <summary>What the assumptions are set to.</summary>
    public Scenario Scenario { get; }

    /// <summary>Each driver's quarters within the ledger.</summary>
    public IReadOnlyList<DriverQuarter> Drivers => field ??= MakeDrivers();

    /// <summary>What each regime is worth to each party, regime by regime in the order of the data.</summary>
    public IReadOnlyList<PartyValue> Values { get; }

    /// <summary>What each party gains under the current regime against each baseline, party by party, the default baseline first.</summary>
    public IReadOnlyList<Delta> Deltas { get; }

    /// <summary>The published numbers beside the model's under the current regime.</summary>
    public IReadOnlyList<PublishedComparison> Published => published.Value;

    /// <summary>Returns what each term that runs moves in each quarter, term by term.</summary>
    public IReadOnlyList<Flow> Flows(Regime regime) => ResultOf(regime).Flows;

    /// <summary>Returns what each party is paid less what it pays in each quarter; all parties' sum to zero.</summary>
    public IReadOnlyList<LedgerEntry> Ledger(Regime regime) => ResultOf(regime).Ledger;

    /// <summary>Returns how full each cap group is, quarter by quarter; none for a group that no term of the regime uses.</summary>
    public IReadOnlyList<CapUse> CapUses(Regime regime) => ResultOf(regime).CapUses;

    /// <summary>When each cap binds, and what is paid in all with and without it.</summary>
    public IReadOnlyList<CapSummary> Caps(Regime regime) => ResultOf(regime).Caps;

    /// <summary>Returns what of each commitment falls beyond the ledger.</summary>
    public IReadOnlyList<CommitmentUse> Commitments(Regime regime) => ResultOf(regime).Commitments;

    /// <summary>Returns the multiple of its last four quarters' sales at which a lab is valued at the end of the ledger.</summary>
    /// <exception cref="ArgumentException">The lab has no valuation.</exception>
    public double Multiple(Party lab) => multiples[ValuationOf(lab)];

    /// <summary>
    /// Returns the part of a lab's value that lies after the ledger, term by term: the multiple of what comes back year after
    /// year, and the shares that go on. They sum to the lab's value less that of its cash in the ledger.
    /// </summary>
    /// <inheritdoc cref="Multiple" path="/exception"/>
    public IReadOnlyList<AfterLedger> AfterLedger(Party lab, Regime regime) => ResultOf(regime).AfterLedger(ValuationOf(lab));

    /// <summary>
    /// Returns a party's delta term by term: what differs between the current regime and a baseline; the steps sum to the
    /// delta.
    /// </summary>
    public IReadOnlyList<BridgeStep> BridgeByTerm(Party party, Regime baseline)
    {
        var (current, before) = (ResultOf(Model.Current), ResultOf(baseline));
        var place = PlaceOf(party);
        return
        [
            .. Model.Book.Terms.Select((term, at) =>
            {
                var (direct, lookThrough) = current.Contribution(at, place);
                var (directBefore, lookThroughBefore) = before.Contribution(at, place);
                return new BridgeStep(
                    party, baseline, term.Id, term.Name, direct - directBefore, lookThrough - lookThroughBefore,
                    Model.RestsOnJudgement(term));
            }).Where(step => step.Direct != 0 || step.LookThrough != 0),
        ];
    }

    /// <summary>
    /// Returns a party's delta clause by clause, as Shapley values over the clauses that differ; the steps sum to the delta.
    /// </summary>
    public IReadOnlyList<BridgeStep> BridgeByClause(Party party, Regime baseline)
    {
        var place = PlaceOf(party);
        return
        [
            .. from part in Model.BridgeAgainst(baseline).Parts(Scenario)
               let rests = Model.Book.Terms.Any(term => term.Switch?.Id == part.Switch.Id && Model.RestsOnJudgement(term))
               select new BridgeStep(party, baseline, part.Switch.Id, part.Switch.Name, part.Direct[place], part.LookThrough[place], rests),
        ];
    }

    internal static MoneyResult Of(MoneyModel model, Scenario scenario)
    {
        var plan = model.Plan;
        var worlds = new Worlds(plan.Inputs, [scenario]);
        var drivers = new double[plan.Drivers.Count * plan.Count];
        var multiples = new double[plan.Labs.Length];
        Span<double> weights = stackalloc double[LaneMemory.Width];
        Span<double> likely = stackalloc double[LaneMemory.Width];
        var all = new Expectations(plan, plan.Valued);
        var varying = new List<(RegimePaths Regime, int At, Expectations Of)>();
        IReadOnlyList<PathExpectation> PathsOf(RegimePaths regime) => [.. Enumerable.Range(0, regime.Count).Select(at => Path(regime, at))];
        var results = plan.Regimes.Select(regime => new RegimeResult(model, regime.Regime, PathsOf(regime))).ToList();
        for (var block = 0; block < worlds.BlockCount; block++)
        {
            var space = plan.Evaluate(worlds.Block(block), block);
            worlds.FillWeights(block, weights);
            for (var lane = 0; lane < worlds.RealIn(block); lane++)
            {
                for (var at = 0; at < drivers.Length; at++)
                    drivers[at] += weights[lane] * space.Drivers[at].GetElement(lane);
                for (var lab = 0; lab < multiples.Length; lab++)
                    multiples[lab] += weights[lane] * space.Multiples[lab].GetElement(lane);
            }

            all.Add(space, weights);
            foreach (var (regime, at, of) in varying)
            {
                var probability = regime.Probability(at, worlds.Block(block));
                for (var lane = 0; lane < likely.Length; lane++)
                    likely[lane] = weights[lane] * probability.GetElement(lane);
                of.Add(space, likely);
            }
        }

        CheckFinite(plan, drivers, results);
        return new(model, scenario, results, drivers, multiples);

        PathExpectation Path(RegimePaths regime, int at)
        {
            if (worlds.Common(block => regime.Probability(at, worlds.Block(block))) is { } probability)
                return new(regime.First + at, all, probability);
            var own = new Expectations(plan, [.. plan.PlansOf(regime.First + at).Where(one => one >= 0)]);
            varying.Add((regime, at, own));
            return new(regime.First + at, own, 1);
        }
    }

    internal RegimeResult ResultOf(Regime regime) => regimes[Model.IndexOf(regime)];

    /// <summary>Finds the first number that is none, so that it is told by name instead of being carried on.</summary>
    private static void CheckFinite(Plan plan, ReadOnlySpan<double> drivers, IEnumerable<RegimeResult> results)
    {
        for (var at = 0; at < drivers.Length; at++)
        {
            if (!double.IsFinite(drivers[at]))
                throw Fault(
                    "drivers", plan.Drivers[at / plan.Count].Id, "driver_id",
                    $"the driver {plan.Drivers[at / plan.Count].Id} has no number in {plan.Calendar.Quarters[at % plan.Count]}",
                    "anchors, shares and factors whose quarters are finite");
        }

        var unsolved = Array.FindIndex(plan.Solved, lab => lab.Scale == 0);
        if (unsolved >= 0)
            throw Fault(
                "valuations", plan.Labs[unsolved].Lab.Id, "lab_id",
                $"what {plan.Labs[unsolved].Lab.Id} is worth after the ledger cannot be solved: in the last four quarters nothing comes "
                    + $"in that comes back every year",
                "sales of it, or a share without a life and a pool that it is paid, in the ledger's last four quarters and without a last "
                    + "day there; or no valuation of it");
        foreach (var regime in results)
        {
            if (regime.FirstNotFinite() is (var term, var quarter))
                throw Fault(
                    "terms", term.Id, "term_id", $"the term {term.Id} has no number in {quarter} under {regime.Regime.Id}",
                    "amounts, rates and discount rates whose flows are finite");
            if (regime.Values.FirstOrDefault(value => !double.IsFinite(value.Direct) || !double.IsFinite(value.LookThrough)) is { } value)
                throw Fault(
                    "parties", value.Party.Id, "party_id", $"the value of {value.Party.Id} under {regime.Regime.Id} is no number",
                    "finite discount rates, and sales of each lab in the ledger's last four quarters, by which its multiple is solved");
        }

        static NotFiniteMoneyException Fault(string table, string row, string column, string message, string expected)
            => new(new(table, row, column, "not-finite", message, expected));
    }

    private DriverQuarter[] MakeDrivers()
    {
        var plan = Model.Plan;
        return
        [
            .. from driver in Enumerable.Range(0, plan.Drivers.Count)
               let what = plan.Drivers[driver]
               from quarter in Enumerable.Range(0, plan.Count)
               let when = plan.Calendar.Quarters[quarter]
               select new DriverQuarter(
                   what, when, drivers[(driver * plan.Count) + quarter],
                   what.Anchors.Any(anchor => anchor.Quarter == when && anchor.Assumed is null)),
        ];
    }

    private int ValuationOf(Party lab)
    {
        var at = Model.Book.Valuations.ToList().FindIndex(valuation => valuation.Lab == lab);
        return at >= 0 ? at : throw new ArgumentException($"{lab} has no valuation in the dataset.", nameof(lab));
    }

    private int PlaceOf(Party party)
    {
        var at = Model.Book.Parties.ToList().IndexOf(party);
        return at >= 0 ? at : throw new ArgumentException($"The dataset has no party {party.Id}.", nameof(party));
    }

    private static Delta Difference(PartyValue now, PartyValue before) => new(
        now.Party, before.Regime, now.Direct - before.Direct, now.LookThrough - before.LookThrough,
        now.DirectPlain - before.DirectPlain, now.LookThroughPlain - before.LookThroughPlain);
}

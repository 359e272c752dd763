namespace Deals;

/// <summary>
/// What the parties of a deal could have agreed on as one number of it moves, all else as signed: who would have accepted which
/// values, and where the signed one lies. Gains are present values with a party's part of the labs, under the current regime with
/// the number moved, less what it would have had without the deal; see docs/model.md.
/// </summary>
public sealed class Bargain
{
    private const int StepsOfSwing = 9;

    private readonly Scenario scenario;
    private readonly BargainValues values;

    internal Bargain(Outcomes outcomes, NegotiatedTerm term, BargainPlans plans)
    {
        Term = term;
        // Where the data give odds of the number itself, what was signed is its base.
        SignedValue = outcomes.Scenario.ValueOf(term.Assumption).Number!.Value;
        scenario = outcomes.Scenario.With(term.Assumption.Id, SignedValue);
        (Plans, Model) = (plans, outcomes.Model);
        values = new(plans, scenario, term);
    }

    /// <summary>The number.</summary>
    public NegotiatedTerm Term { get; }

    /// <summary>What was signed, or what the scenario takes for it.</summary>
    public decimal SignedValue { get; }

    /// <summary>Against the default baseline, with all odds.</summary>
    public BargainCase Main => field ??= Of(Model.Baselines[0], values, null);

    /// <summary>Had the default baseline come to one of its ends for sure, end by end; none where it is no mixture.</summary>
    public IReadOnlyList<BargainCase> ByEnd => field ??= [.. Plans.Ends.Select(end => Of(end, values, null))];

    /// <summary>Against each of the other baselines.</summary>
    public IReadOnlyList<BargainCase> ByBaseline => field ??= [.. Model.Baselines.Skip(1).Select(baseline => Of(baseline, values, null))];

    /// <summary>At each value that an assumption with odds may turn out to have, against the default baseline.</summary>
    public IReadOnlyList<BargainCase> ByOdds => field ??=
    [
        .. from assumption in Model.Book.Assumptions
           where !scenario.IsSet(assumption)
           from odds in assumption.Odds
           select Of(Model.Baselines[0], new(Plans, scenario.With(assumption.Id, odds.Value), Term), new(assumption, odds)),
    ];

    /// <summary>Every case, <see cref="Main"/> first.</summary>
    public IReadOnlyList<BargainCase> Cases => [Main, .. ByEnd, .. ByBaseline, .. ByOdds];

    /// <summary>How far the number moves what the deal is worth to the signatory that it moves most, over its bounds.</summary>
    public double Swing
    {
        get
        {
            var all = values.At([.. values.Bounds.Steps(StepsOfSwing)]);
            return Enumerable.Range(0, Term.Signatories.Count).Max(party => all.Max(each => each[party]) - all.Min(each => each[party]));
        }
    }

    private BargainPlans Plans { get; }

    private MoneyModel Model { get; }

    private BargainCase Of(Regime without, BargainValues along, OddsCase? given)
    {
        var before = Plans.Without(along.Scenario, Term.Signatories, without);
        return new(Term, without, given, SignedValue, along.Bounds, points =>
            [.. along.At(points).Select(now => now.Zip(before, (one, other) => one - other).ToArray())]);
    }
}

/// <summary>One of the values that an assumption with odds may turn out to have.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Odds">The value, and how likely it is.</param>
public sealed record OddsCase(Assumption Assumption, Odds Odds);

/// <summary>A number that the parties of a deal agreed on, and that could have been another one.</summary>
/// <param name="Assumption">The number.</param>
/// <param name="Deal">The deal by which the present terms took the place of the old ones.</param>
/// <param name="Signatories">Who signed it.</param>
public sealed record NegotiatedTerm(Assumption Assumption, Deal Deal, IReadOnlyList<Party> Signatories)
{
    /// <inheritdoc/>
    public override string ToString() => Assumption.Label;

    /// <summary>
    /// Finds what was negotiated, in the order of the terms. A deal brought the present terms about if a clause of it is on under the
    /// current regime and in no state of the default baseline; the numbers are those that all its clauses that are on now state. What a
    /// court takes is no part of a bargain.
    /// </summary>
    internal static IReadOnlyList<NegotiatedTerm> AllOf(MoneyModel model)
    {
        var (now, before) = (PathState.AllOf(model.Current), PathState.AllOf(model.Baselines[0]));
        bool IsOn(Switch clause, IReadOnlyList<PathState> paths) => paths.Any(path => path.StateOf(clause) != SwitchState.Off);
        var deals = model.Book.Switches.Where(clause => IsOn(clause, now) && !IsOn(clause, before)).Select(clause => clause.Deal)
            .OfType<Deal>()
            .ToHashSet();
        var stated =
            from term in model.Book.Terms
            where term.Switch is { Deal: { } deal } clause && deals.Contains(deal) && IsOn(clause, now)
                && term.Payee.Role != PartyRole.Courts
            from number in term.Agreed
            where number.Minimum < number.Maximum
            select (Number: number, Deal: term.Switch!.Deal!);
        return
        [
            .. from one in stated.Distinct()
               let signatories = one.Deal.Parties.Select(part => part.Party).Distinct().ToList()
               where signatories.Count > 1
               select new NegotiatedTerm(one.Number, one.Deal, signatories),
        ];
    }
}

namespace Deals.Charts.Figures;

/// <summary>How often the labs and clouds gain and lose together, in all simulations and given the values of what matters most.</summary>
internal sealed class JointBars(Simulation simulation)
{
    private const int MostRows = 8;
    private const double BarThickness = 15;

    private readonly IReadOnlyList<Party> parties = simulation.Main();

    private IReadOnlyList<JointOutcome> All => field ??= simulation.Joint(simulation.Model.Baselines[0], parties);

    public static Figure Of(Simulation simulation)
    {
        var drawn = new JointBars(simulation);
        return simulation.Figure("joint-outcomes", drawn.parties, drawn.Say, drawn.Table, drawn.Body);
    }

    private static string Name(JointOutcome one)
    {
        string? Those(SimulatedWord word, string verb, string verbs)
            => one.Parties.Where(party => party.Word == word).Select(party => party.Party.ShortName).ToList() is { Count: > 0 } names
            ? $"{Wording.List(names)} {(names.Count == 1 ? verb : verbs)}" : null;
        return Wording.List([.. new[]
        {
            Those(SimulatedWord.Gains, "gains", "gain"), Those(SimulatedWord.Loses, "loses", "lose"),
            Those(SimulatedWord.Neither, "is little changed", "are little changed"),
        }.OfType<string>()]);
    }

    private static string Text(JointGiven given) => given.Assumption.PartText(given.From, given.To);

    private static string Given(JointOutcome one) => one.Given.Count == 0 ? ""
        : $"with {one.Given[0].Assumption.InText} at "
            + string.Join(", ", one.Given.Select(each => $"{Text(each)}: {Wording.Percent(each.Part)}"));

    private static string Range(double from, double to) => (Wording.Percent(from), Wording.Percent(to)) switch
    {
        var (one, other) when one == other => SimulationWords.Share(to),
        (['>', ..], _) => SimulationWords.Share(from),
        (_, ['<', ..]) => SimulationWords.Share(to),
        (var one, ['>', ..]) => $"{one} or more",
        (['<', ..], var other) => $"{other} or fewer",
        var (one, other) => $"{one} to {other}",
    };

    private FigureWords Say()
    {
        var first = All[0];
        var (best, worst) = (first.Given.MaxBy(each => each.Part), first.Given.MinBy(each => each.Part));
        var title = best is null || worst is null || best == worst
            ? $"In {SimulationWords.Share(first.Probability.Value)} of the simulations {Name(first)}"
            : best.Part - worst.Part < SimulationWords.LeastContrast
            ? $"In {Range(worst.Part, best.Part)} of the simulations {Name(first)}, {best.Assumption.Whatever()}"
            : $"In {SimulationWords.Share(best.Part)} of the simulations in which {best.Assumption.Being(best.From, best.To)}, "
                + $"{Name(first)}; in {SimulationWords.Share(worst.Part)} of those in which "
                + $"{worst.Assumption.Being(worst.From, worst.To, again: true)}";
        var subtitle = $"Who gains and who loses{simulation.OrMore()} in the same "
            + $"simulation{OutcomeWords.Counted(simulation.Model, Perspective.LookThrough)}, "
            + $"{OutcomeWords.Under(simulation.Model.Current)} "
            + $"{OutcomeWords.Against(simulation.Model.Baselines[0])}: {OutcomeWords.Measure(simulation.Model)}";
        var alt = All.Take(MostRows)
            .Select(one => $"{Wording.Sentence(Name(one))}: "
                + $"{Wording.Percent(one.Probability.Value)}{(Given(one) is { Length: > 0 } given ? $"; {given}" : "")}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)} {simulation.Drawn()}");
    }

    private FigureTable Table() => new(
        [.. parties.Select(party => party.ShortName), "Part of the simulations", "Error",
            .. All[0].Given.Select(each => $"Given {each.Assumption.Label} at {Text(each)}")],
        [
            .. All.Select(one => (IReadOnlyList<object?>)
            [
                .. one.Parties.Select(party => (object?)Wording.Of(party.Word)), one.Probability.Value, one.Probability.Error,
                .. one.Given.Select(each => (object?)each.Part),
            ]),
        ]);

    private Body Body(Canvas canvas) => canvas.Holding(Math.Min(MostRows, All.Count), rows => Body(All.Take(rows).ToList(), canvas));

    private Body Body(List<JointOutcome> shown, Canvas canvas)
    {
        var rows = new BarRows([.. shown.Select(
            one => new BarRow(Wording.Sentence(Name(one)), Given(one), Wording.Percent(one.Probability.Value)))], canvas);
        var bars = shown.Select((one, at) => new Bar(
            0, 100 * one.Probability.Value, rows.Middle(at), BarThickness, one.IsForAll ? new(Palette.Good) : new(Palette.Series[0]),
            [Name(one), Wording.Percent(one.Probability.Value)])).ToList();
        var rest = All.Skip(shown.Count).Sum(one => one.Probability.Value);
        return new Stack().Add(Key.Of(
            [new KeyEntry.Filled("nobody loses", new(Palette.Good)).When(shown.Exists(one => one.IsForAll)),
                new KeyEntry.Filled("somebody loses, or nobody gains", new(Palette.Series[0]))], canvas))
            .Gap(6).Add(rows.Panel([.. bars.Select(bar => bar.To)], "% of simulations", new Bars("Outcomes", bars))).Gap(Panel.TickRoom)
            .Say(parties.Count > 1 ? $"Over all odds nobody loses and somebody gains in "
                + $"{SimulationWords.Share(All.Where(one => one.IsForAll).Sum(one => one.Probability.Value))} of the simulations." : null,
                canvas)
            .Say(rest > 0 ? $"Other combinations: {SimulationWords.Share(rest)} of the simulations." : null, canvas)
            .Say(simulation.Drawn(), canvas, gap: 6).ToBody();
    }
}

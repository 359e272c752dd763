namespace Deals.Charts.Figures;

/// <summary>Under which conditions the answer for a party flips, and how far the rule holds.</summary>
internal sealed class FlipBars(Simulation simulation, Party party)
{
    private const double BarThickness = 15;

    /// <summary>Conditions under which it flips less often than that tell nothing.</summary>
    private const double LeastWithin = 0.5;

    private FlipRule Rule => field ??= simulation.Of(party).Rule;

    public static Figure Of(Simulation simulation, Party party)
    {
        var id = FigureId.Of("flips-when", party.Id);
        if (simulation.Nothing() is null && !simulation.Parties.Contains(party))
            return Figure.Nothing(id, $"{party.ShortName} has no money at stake in any simulation, so no answer flips.",
                simulation.Scenario);
        var drawn = new FlipBars(simulation, party);
        return simulation.Nothing() is null && (drawn.Rule.Conditions.Count == 0 || drawn.Rule.Within < LeastWithin)
            ? Figure.Nothing(id, drawn.Rule.Share < 0.01
                ? $"{party.ShortName} {drawn.Flipped} in fewer than one of 100 simulations, so there is no rule for when it does."
                : $"No two or three conditions tell when {party.ShortName} {drawn.Flipped}: where they point to it most, it does in "
                    + $"{SimulationWords.Share(drawn.Rule.Within)} of the simulations, "
                    + $"over all in {SimulationWords.Share(drawn.Rule.Share)}.", simulation.Scenario)
            : simulation.Figure(id, [party], drawn.Say, drawn.Table, drawn.Body);
    }

    private string Flipped => Rule.IsGain ? "loses" : "gains";

    /// <summary>"AGI is declared by 31 Dec 2028 and “Cap” is at least $40bn".</summary>
    private string Conditions => Wording.List([.. Rule.Conditions.Select(one => one.Assumption.Within(one.AtLeast, one.AtMost))]);

    private FigureWords Say()
    {
        var title = $"{party.ShortName} {Flipped} in {SimulationWords.Share(Rule.Within)} of the simulations in which {Conditions}";
        var subtitle = $"Share of the simulations in which {party.ShortName} "
            + $"{Flipped}{simulation.OrMore()}{OutcomeWords.Counted(simulation.Model, Perspective.LookThrough)}, "
            + $"{OutcomeWords.Under(simulation.Model.Current)} "
            + $"{OutcomeWords.Against(Rule.Baseline)}: {OutcomeWords.Measure(simulation.Model)}";
        return new(title, subtitle, $"{title}. They are {Covered}. {Checked} {simulation.Drawn()}");
    }

    private string Checked => $"The rule was found in one set of simulations and checked on {Wording.Number(Rule.Worlds)} fresh ones.";

    private string Covered => $"{SimulationWords.Share(Rule.Covered)} of those in which {party.ShortName} {Flipped}";

    private FigureTable Table() => new(
        ["Worlds", $"{party.ShortName} {Flipped}"], [["all", Rule.Share], [$"in which {Conditions}", Rule.Within]]);

    private Body Body(Canvas canvas)
    {
        var rows = new BarRows(
            [new("All simulations", "", Wording.Percent(Rule.Share)),
                new($"Simulations in which {Conditions}", Covered, Wording.Percent(Rule.Within), Bold: true)],
            canvas);
        Bar Of(int at, double part)
            => new(0, 100 * part, rows.Middle(at), BarThickness, new(Palette.AreaOf(party.Colour)),
                [$"{party.ShortName} {Flipped}", Wording.Percent(part)]);
        return new Stack().Add(rows.Panel([0, 100], "% of simulations", new Bars("Flips", [Of(0, Rule.Share), Of(1, Rule.Within)])))
            .Gap(Panel.TickRoom)
            .Say(Checked, canvas).Say(simulation.Drawn(), canvas, gap: 6).ToBody();
    }
}

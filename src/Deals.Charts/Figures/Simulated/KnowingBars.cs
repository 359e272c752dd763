namespace Deals.Charts.Figures;

/// <summary>What it would have been worth to a party to know each assumption before it chose.</summary>
internal sealed class KnowingBars(Simulation simulation, Party party)
{
    private const int MostRows = 8;
    private const double BarThickness = 15;

    private InformationValue Value => field ??= simulation.Of(party).Knowing;

    private OutcomeWords Words => field ??= new([Value.Everything], simulation.Model.Frame.Unit);

    /// <summary>What is worth less than a tenth of what counts as a gain is not shown.</summary>
    private double Least => Math.Max(OutcomeWords.Nothing, simulation.Model.Frame.LeastThatCounts / 10);

    /// <summary>Whether all that is worth anything is shown.</summary>
    private bool IsAnything => Least <= OutcomeWords.Nothing;

    private IEnumerable<KnowingOne> Counting => Value.Each.Where(one => one.Worth >= Least);

    private IEnumerable<KnowingOne> Shown => Counting.Take(MostRows);

    public static Figure Of(Simulation simulation, Party party)
    {
        var id = FigureId.Of("worth-knowing", party.Id);
        if (simulation.Nothing() is null && !simulation.Parties.Contains(party))
            return Figure.Nothing(id, $"{party.ShortName} has no money at stake in any simulation, so it decides nothing.",
                simulation.Scenario);
        var drawn = new KnowingBars(simulation, party);
        return simulation.Nothing() is null && !drawn.Shown.Any()
            ? Figure.Nothing(
                id, $"To {party.ShortName} no single assumption, known before it chooses, is worth "
                    + $"{(drawn.IsAnything ? "anything" : drawn.Words.Threshold(drawn.Least))}; "
                    + $"knowing everything is worth {drawn.Words.Amount(drawn.Value.Everything)}.", simulation.Scenario)
            : simulation.Figure(id, [party], drawn.Say, drawn.Table, drawn.Body);
    }

    private FigureWords Say()
    {
        var first = Shown.First();
        var (current, baseline) = (OutcomeWords.Named(simulation.Model.Current), OutcomeWords.Named(Value.Baseline));
        var title = $"To {party.ShortName}, knowing {first.Assumption.AsQuestion()} before it chooses is worth "
            + $"{Words.Amount(first.Worth)}, knowing everything {Words.Amount(Value.Everything)}";
        var subtitle = $"What it would be worth to {party.ShortName}{OutcomeWords.Counted(simulation.Model, Perspective.LookThrough)}, to "
            + $"know an assumption before it chose between {current} and {baseline}: {OutcomeWords.Measure(simulation.Model)}. "
            + $"Knowing none, its best choice in this model is {(Value.Takes ? current : baseline)}";
        var alt = Shown.Select(one => $"{one.Assumption.Label}: {Words.Amount(one.Worth)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)} {simulation.Drawn()}");
    }

    private FigureTable Table() => new(
        ["Known", $"Worth ({simulation.Model.Frame.Unit})"],
        [["everything", Value.Everything], .. Value.Each.Select(one => (IReadOnlyList<object?>)[one.Assumption.Label, one.Worth])]);

    private Body Body(Canvas canvas)
    {
        List<(string Name, double Worth)> shown =
            [("Everything", Value.Everything), .. Shown.Select(one => (one.Assumption.Label, one.Worth))];
        var rows = new BarRows([.. shown.Select((one, at) => new BarRow(one.Name, "", Words.Number(one.Worth), Bold: at == 0))], canvas);
        var bars = shown.Select((one, at) => new Bar(0, one.Worth, rows.Middle(at), BarThickness, new(Palette.AreaOf(party.Colour)),
            [one.Name, Words.Amount(one.Worth)])).ToList();
        return new Stack().Add(rows.Panel(shown.Select(one => one.Worth), simulation.Model.Frame.SpokenUnit, new Bars("Worth", bars)))
            .Gap(Panel.TickRoom)
            .Say("All other assumptions, known alone, are worth " + (Counting.Count() > MostRows ? "no more than the last of these"
                : IsAnything ? "nothing" : $"less than {Words.Threshold(Least)}") + " each.", canvas)
            .Say(simulation.Drawn(), canvas, gap: 6).ToBody();
    }
}

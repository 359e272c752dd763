namespace Deals.Charts.Figures;

/// <summary>
/// How far a party's gain spreads over the simulations, in all of them and split by the assumption that explains most of it.
/// </summary>
internal sealed class SpreadOfDelta(Simulation simulation, Party party)
{
    private const double Wide = 13;
    private const double Narrow = 5;

    private readonly SimulatedDelta? delta = simulation.Parties.Contains(party) ? simulation.Of(party) : null;
    private OutcomeWords Words => field ??= new([delta!.Percentile(0.05), delta.Percentile(0.95)], simulation.Model.Frame.Unit);

    private IReadOnlyList<DeltaPart> Parts => field ??= delta!.MattersMost is { } most ? delta.SplitBy(most) : [];

    public static Figure Of(Simulation simulation, Party party)
    {
        var drawn = new SpreadOfDelta(simulation, party);
        var id = FigureId.Of("spread", party.Id);
        if (drawn.delta is { Deviation: <= OutcomeWords.Nothing })
            return Figure.Nothing(id, simulation.NothingMoves(party), simulation.Scenario);
        return drawn.delta is null
            ? Figure.Nothing(id, $"{party.ShortName} has no money at stake in any simulation, so there is no spread to show.",
                simulation.Scenario)
            : simulation.Figure(id, [party], drawn.Say, drawn.Table, drawn.Body);
    }

    private FigureWords Say()
    {
        var (low, high) = (delta!.Percentile(0.05), delta.Percentile(0.95));
        var range = Words.Number(low) == Words.Number(high) ? $"at {Words.SignedAmount(low)}"
            : $"between {Words.SignedAmount(low)} and {Words.SignedAmount(high)}";
        var title = $"{OutcomeWords.Possessive(party)} result lies {range} in nine of ten simulations; the median is "
            + $"{Words.SignedAmount(delta.Percentile(0.5))}";
        var subtitle = $"{OutcomeWords.Change(simulation.Model, Perspective.LookThrough)}; {OutcomeWords.Against(delta.Baseline)}, all "
            + $"assumptions drawn at once"
            + (Parts.Count < 2 ? "" : Parts.All(part => part.From == part.To)
                ? $", and in the simulations with each value of {Parts[0].Assumption.InText}"
                : $", and by where {Parts[0].Assumption.InText} lies");
        var alt = Rows().Select(row => $"{row.Name} ({row.Below}): median {Words.Signed(row.At(0.5))}, nine of ten between "
            + $"{Words.Signed(row.At(0.05))} and {Words.Signed(row.At(0.95))}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)} {simulation.Drawn()}");
    }

    private IEnumerable<(string Name, string Below, Func<double, double> At)> Rows()
    {
        yield return ("All simulations", party.ShortName, delta!.Percentile);
        if (Parts.Count < 2)
            yield break;
        foreach (var part in Parts)
            yield return (part.Assumption.PartText(part.From, part.To),
                $"{Wording.Percent(part.Part)} of the simulations", part.Percentile);
    }

    private FigureTable Table()
    {
        var unit = simulation.Model.Frame.Unit;
        double[] parts = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
        return new(
            ["Simulations", .. parts.Select(part => $"{SpokenNumber.Of(100 * part)}th percentile ({unit})")],
            [.. Rows().Select(row => (IReadOnlyList<object?>)[row.Name, .. parts.Select(part => (object?)row.At(part))])]);
    }

    private Body Body(Canvas canvas)
    {
        var rows = Rows().ToList();
        var places = new BarRows([.. rows.Select((row, at) => new BarRow(row.Name, row.Below, Words.Signed(row.At(0.5)), Bold: at == 0))],
            canvas, leastHeight: BarRows.TwoBars);
        var colour = Palette.AreaOf(party.Colour);
        var (outer, inner, middles) = (new List<Bar>(), new List<Bar>(), new List<SignAt>());
        foreach (var (at, row) in rows.Index())
        {
            IReadOnlyList<string> hover =
            [
                row.Name, $"median {Words.SignedAmount(row.At(0.5))}",
                $"half between {Words.SignedAmount(row.At(0.25))} and {Words.SignedAmount(row.At(0.75))}",
                $"nine of ten between {Words.SignedAmount(row.At(0.05))} and {Words.SignedAmount(row.At(0.95))}",
            ];
            outer.Add(new(row.At(0.05), row.At(0.95), places.Middle(at), Narrow, new(Palette.Tint(colour, 0.45)), hover));
            inner.Add(new(row.At(0.25), row.At(0.75), places.Middle(at), Wide, new(colour), hover));
            middles.Add(new(row.At(0.5), places.Middle(at), Sign.Diamond, 9, Palette.Text, hover));
        }

        var panel = places.Panel(
            rows.SelectMany(row => new[] { row.At(0.05), row.At(0.95) }), simulation.Model.Frame.SpokenUnit, new Bars("Nine of ten", outer),
            new Bars("Half", inner),
            new Signs("Median", middles));
        return new Stack().Add(Key.Of(
            [
                new KeyEntry.Filled("half of the simulations", new(colour)),
                new KeyEntry.Filled("nine of ten", new(Palette.Tint(colour, 0.45))),
                new KeyEntry.Signed("median, in numbers at the right", Sign.Diamond, Palette.Text),
            ], canvas)).Gap(6).Add(panel).Gap(Panel.TickRoom).Say(simulation.Drawn(), canvas).ToBody();
    }
}

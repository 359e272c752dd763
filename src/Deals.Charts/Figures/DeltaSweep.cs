namespace Deals.Charts.Figures;

/// <summary>Every party's delta as bars, a state a value of one assumption.</summary>
internal sealed class DeltaSweep
{
    private const double BarThickness = 17;

    private readonly Outcomes outcomes;
    private readonly Assumption assumption;
    private readonly Regime baseline;
    private readonly IReadOnlyList<Party> parties;
    private readonly IReadOnlyList<SweepPoint> points;
    private readonly OutcomeWords words;
    private readonly OutcomeSources sources;

    private DeltaSweep(Outcomes outcomes, Assumption assumption, int steps, Regime baseline)
    {
        (this.outcomes, this.assumption, this.baseline, parties) = (outcomes, assumption, baseline, outcomes.Parties);
        if (parties.Count == 0)
            throw new InvalidOperationException("No lab, cloud or investor has money at stake in the dataset, so there is nothing to sweep.");
        points = WithTheScenarios(outcomes.Sweep(assumption, steps));
        outcomes.DeltaOf(parties[0], baseline);
        words = new(points.SelectMany(point => parties.Select(party => DeltaOf(point, party))), outcomes.Model.Frame.Unit);
        sources = new(outcomes.Result, parties, [baseline]);
    }

    public static Figure Of(Outcomes outcomes, Assumption assumption, int steps, Regime baseline)
    {
        var drawn = new DeltaSweep(outcomes, assumption, steps, baseline);
        var slider = new Slider(assumption.Label, [.. drawn.points.Select(point => new FigureState(assumption.TextOf(point.Value), drawn.Finding(point)))], drawn.Initial());
        return new(
            FigureId.Of("sweep", assumption.Id, baseline.Id), drawn.Words(), drawn.Table, outcomes.Model.Book, outcomes.Scenario, drawn.sources.With(assumption),
            canvas => [.. drawn.points.Select(point => drawn.Body(point, canvas))], slider);
    }

    private double DeltaOf(SweepPoint point, Party party) => point.Deltas.Single(delta => delta.Party == party && delta.Baseline == baseline).LookThrough;

    /// <summary>The points with the scenario's own among them, where it sets a value.</summary>
    private IReadOnlyList<SweepPoint> WithTheScenarios(IReadOnlyList<SweepPoint> even)
        => OutcomeWords.SetBy(outcomes.Scenario, assumption) is not { } set || even.Any(point => point.Value == set) ? even
            : [.. even.Append(new(assumption, set, outcomes.Result.Deltas)).OrderBy(point => point.Value)];

    /// <summary>The scenario's value; of one that is left to its odds, the value nearest to the base.</summary>
    private int Initial()
    {
        var set = outcomes.Scenario.ValueOf(assumption);
        double Far(AssumptionValue value) => value == set ? -1
            : value.Number is { } number ? Math.Abs((double)(number - set.Number!.Value))
            : Math.Abs((double)(value.Day ?? DateOnly.MaxValue).DayNumber - (set.Day ?? DateOnly.MaxValue).DayNumber);
        return Enumerable.Range(0, points.Count).MinBy(at => Far(points[at].Value));
    }

    private FigureWords Words()
    {
        var swings = parties.Select(party => (Party: party, Least: points.Min(point => DeltaOf(point, party)), Most: points.Max(point => DeltaOf(point, party)))).ToList();
        var widest = swings.MaxBy(swing => swing.Most - swing.Least);
        var turning = swings.Count(swing => swing.Least < -OutcomeWords.Nothing && swing.Most > OutcomeWords.Nothing);
        var title = widest.Most - widest.Least <= OutcomeWords.Nothing
            ? $"“{assumption.Label}” makes no difference to anyone {OutcomeWords.Against(baseline)}"
            : $"“{assumption.Label}” moves {widest.Party.ShortName} most, from {words.Signed(widest.Least)} to {words.SignedAmount(widest.Most)} {OutcomeWords.Against(baseline)}, and turns the sign of {Wording.Parties(turning)}";
        var subtitle = $"Change under “{outcomes.Model.Current.Name}”, {OutcomeWords.Of(Perspective.LookThrough)}: {OutcomeWords.Measure(outcomes.Model)}. “{assumption.Label}” as the slider says (in the scenario {(OutcomeWords.SetBy(outcomes.Scenario, assumption) is { } set ? assumption.TextOf(set) : "its odds")}), all else as in the scenario";
        return new(title, subtitle, $"{title}. {string.Join(" ", swings.Select(swing => $"{swing.Party.ShortName}: from {words.Signed(swing.Least)} to {words.Signed(swing.Most)}."))}");
    }

    private string Finding(SweepPoint point)
    {
        var deltas = parties.Select(party => (Party: party, Delta: DeltaOf(point, party))).ToList();
        var (best, worst) = (deltas.MaxBy(one => one.Delta), deltas.MinBy(one => one.Delta));
        var text = $"{assumption.Label} {assumption.TextOf(point.Value)}: {words.Gain(best.Party, best.Delta)}";
        return best.Party == worst.Party ? $"{text}." : $"{text}, {words.Gain(worst.Party, worst.Delta)}.";
    }

    private FigureTable Table()
    {
        var unit = outcomes.Model.Frame.Unit;
        return new(
            [$"{assumption.Label} ({assumption.Unit})", "Party", $"Direct ({unit})", $"Look-through ({unit})", $"Direct, not discounted ({unit})", $"Look-through, not discounted ({unit})"],
            [
                .. from point in points
                   from delta in point.Deltas
                   where delta.Baseline == baseline && parties.Contains(delta.Party)
                   select new object?[] { TableCell.Of(point.Value), delta.Party.ShortName, delta.Direct, delta.LookThrough, delta.DirectPlain, delta.LookThroughPlain },
            ]);
    }

    private Body Body(SweepPoint point, Canvas canvas)
    {
        var rows = new BarRows(
            [.. parties.Select(party => new BarRow(party.ShortName, "", words.Signed(DeltaOf(point, party)), Palette.TextOf(party.Colour), Bold: true))], canvas,
            numbers: points.SelectMany(each => parties.Select(party => words.Signed(DeltaOf(each, party)))));
        var all = points.SelectMany(each => parties.Select(party => DeltaOf(each, party)));
        var x = ValueAxis.Across(all, outcomes.Model.Frame.Unit, canvas.ContentWidth - rows.LabelWidth - rows.NumberWidth);
        var stack = new Stack().Add(new()
        {
            Height = rows.Height,
            Left = rows.LabelWidth,
            Right = rows.NumberWidth,
            X = x,
            Y = Axis.FromTop(rows.Height),
            Marks =
            [
                new Bars("Deltas", [.. parties.Select((party, at) => new Bar(0, DeltaOf(point, party), rows.Middle(at), BarThickness, new(Palette.AreaOf(party.Colour)), [$"{assumption.Label}: {assumption.TextOf(point.Value)}", words.Gain(party, DeltaOf(point, party))]))]),
            ],
            Notes = [.. rows.Notes(x)],
        }).Gap(Panel.TickRoom);
        if (Remark.Unconfirmed(sources.Differing, assumption) is { } remark)
            stack.Gap(8).Add(Remark.Of(remark, canvas));
        return stack.ToBody();
    }
}

namespace Deals.Charts.Figures;

/// <summary>Every party's delta as bars, a state a value of one assumption.</summary>
internal sealed class DeltaSweep(Outcomes outcomes, Assumption assumption, int steps, Regime baseline)
{
    private const double BarThickness = 17;

    private readonly IReadOnlyList<Party> parties = outcomes.Main();
    private readonly IReadOnlyList<SweepPoint> points = WithTheScenarios(outcomes, assumption, outcomes.Sweep(assumption, steps));

    /// <summary>More points than there are places on the slider: how far each party's delta goes.</summary>
    private IReadOnlyList<SweepPoint> all => field ??= [.. outcomes.Closely(assumption), .. points];

    private OutcomeWords words
        => field ??= new(all.SelectMany(point => parties.Select(party => DeltaOf(point, party))), outcomes.Model.Frame.Unit);

    private OutcomeSources sources => field ??= new(outcomes.Result, parties, [baseline]);

    public static Figure Of(Outcomes outcomes, Assumption assumption, int steps, Regime baseline)
    {
        var id = FigureId.Of("sweep", assumption.Id, baseline.Id);
        if (outcomes.Parties.Count == 0)
            return Figure.Nothing(id, $"{OutcomeWords.NoMoney}, so there is nothing to sweep.", outcomes.Scenario);
        var drawn = new DeltaSweep(outcomes, assumption, steps, baseline);
        outcomes.DeltaOf(drawn.parties[0], baseline); // refuses a baseline of another book
        var states = drawn.points.Select(point => new FigureState(assumption.TextOf(point.Value), drawn.Finding(point)));
        return new(
            id, drawn.Words(), drawn.Table, outcomes.Scenario, drawn.sources.With(assumption),
            canvas => [.. drawn.points.Select(point => drawn.Body(point, canvas))],
                new Slider(assumption.Label, [.. states], drawn.Initial()));
    }

    private double DeltaOf(SweepPoint point, Party party)
        => point.Deltas.Single(delta => delta.Party == party && delta.Baseline == baseline).LookThrough;

    /// <summary>
    /// The points with the scenario's own among them, or with those that have odds: a day that nobody named is no place to begin.
    /// </summary>
    private static IReadOnlyList<SweepPoint> WithTheScenarios(Outcomes outcomes, Assumption assumption, IReadOnlyList<SweepPoint> even)
    {
        IEnumerable<SweepPoint> named = OutcomeWords.SetBy(outcomes.Scenario, assumption) is { } set
            ? [new(assumption, set, outcomes.Result.Deltas)] : outcomes.ByOdds(assumption);
        return [.. even.Concat(named).DistinctBy(point => point.Value).OrderBy(point => point.Value)];
    }

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
        List<(Party Party, double Least, double Most)> SwingsOver(IReadOnlyList<SweepPoint> over)
            => [.. parties.Select(party => (party, over.Min(point => DeltaOf(point, party)), over.Max(point => DeltaOf(point, party))))];
        // A headline tells what is held likely, not what the slider reaches.
        var within = all.Where(point => point.Value >= assumption.Low && point.Value <= assumption.High).ToList();
        var isLikely = assumption.Low < assumption.High && within.Count > 1;
        var (from, to) = isLikely ? (assumption.Low, assumption.High) : (points[0].Value, points[^1].Value);
        var swings = SwingsOver(isLikely ? within : all);
        var widest = swings.MaxBy(swing => swing.Most - swing.Least);
        var turning = swings.Where(swing => swing.Least < -OutcomeWords.Nothing && swing.Most > OutcomeWords.Nothing)
            .Select(swing => swing.Party.ShortName).ToList();
        var who = turning.Count > 3 ? $"{Wording.Count(turning.Count)} of these parties gain or lose"
            : $"{Wording.List(turning)} {(turning.Count == 1 ? "gains or loses" : "gain or lose")}";
        var title = SwingsOver(all).TrueForAll(swing => swing.Most - swing.Least <= OutcomeWords.Nothing)
            ? $"{Wording.Sentence(assumption.InText)} {assumption.Does("makes")} no difference to anyone {OutcomeWords.Against(baseline)}"
            : $"From {assumption.TextOf(from)} to {assumption.TextOf(to)}, {assumption.InText} {assumption.Does("moves")} "
                + $"{widest.Party.ShortName} most, between {words.SignedAmount(widest.Least)} and "
                + $"{words.SignedAmount(widest.Most)}{(turning.Count == 0 ? "" : $", and decides whether {who}")}";
        var subtitle = $"{OutcomeWords.Change(outcomes.Model, Perspective.LookThrough)}; {OutcomeWords.Against(baseline)}. Faint: from the "
            + $"least to the most, {assumption.Whatever()}; all else as in the scenario";
        var alt = SwingsOver(all).Select(swing => words.Signed(swing.Least) == words.Signed(swing.Most)
            ? $"{swing.Party.ShortName}: {words.Signed(swing.Least)} throughout."
            : $"{swing.Party.ShortName}: between {words.Signed(swing.Least)} and {words.Signed(swing.Most)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private string Finding(SweepPoint point)
    {
        var deltas = parties.Select(party => (Party: party, Delta: DeltaOf(point, party))).ToList();
        var (best, worst) = (deltas.MaxBy(one => one.Delta), deltas.MinBy(one => one.Delta));
        var text = $"If {assumption.Being(point.Value, point.Value)}, {words.Gain(best.Party, best.Delta)}";
        return best.Party == worst.Party ? $"{text}." : $"{text} and {words.Gain(worst.Party, worst.Delta)}.";
    }

    private FigureTable Table()
    {
        var unit = outcomes.Model.Frame.Unit;
        return new(
            [$"{assumption.Label} ({assumption.Unit})", "Party", $"Direct ({unit})", $"Look-through ({unit})",
                $"Direct, not discounted ({unit})", $"Look-through, not discounted ({unit})"],
            [
                .. from point in points
                   from delta in point.Deltas
                   where delta.Baseline == baseline && parties.Contains(delta.Party)
                   select new object?[] { TableCell.Of(point.Value), delta.Party.ShortName, delta.Direct, delta.LookThrough,
                       delta.DirectPlain, delta.LookThroughPlain },
            ]);
    }

    private Body Body(SweepPoint point, Canvas canvas)
    {
        var rows = new BarRows(
            [.. parties.Select(party => new BarRow(party.ShortName, "", words.Signed(DeltaOf(point, party)), Palette.TextOf(party.Colour),
                Bold: true))], canvas,
            numbers: points.SelectMany(each => parties.Select(party => words.Signed(DeltaOf(each, party)))));
        Bar BarOf(Party party, int at) => new(
            0, DeltaOf(point, party), rows.Middle(at), BarThickness - 8, new(Palette.AreaOf(party.Colour)),
            [$"{assumption.Label}: {assumption.TextOf(point.Value)}", words.Gain(party, DeltaOf(point, party))]);
        Bar RangeOf(Party party, int at)
        {
            var (least, most) = (all.Min(each => DeltaOf(each, party)), all.Max(each => DeltaOf(each, party)));
            return new(least, most, rows.Middle(at), BarThickness, new(Palette.Tint(Palette.AreaOf(party.Colour), 0.25)),
                [party.ShortName, $"from {words.SignedAmount(least)} to {words.SignedAmount(most)}, {assumption.Whatever()}"]);
        }

        var panel = rows.Panel(all.SelectMany(each => parties.Select(party => DeltaOf(each, party))), outcomes.Model.Frame.SpokenUnit,
            new Bars("Ranges", [.. parties.Select(RangeOf)]), new Bars("Deltas", [.. parties.Select(BarOf)]));
        return new Stack().Add(panel)
            .Gap(Panel.TickRoom)
            .Say(outcomes.OthersOf(words, " in the scenario"), canvas)
            .Say(Remark.Unconfirmed(sources.Differing, assumption), canvas).ToBody();
    }
}

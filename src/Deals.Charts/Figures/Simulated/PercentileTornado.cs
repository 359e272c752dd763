namespace Deals.Charts.Figures;

/// <summary>What each assumption alone does to a party's gain from its 10th to its 90th percentile.</summary>
internal sealed class PercentileTornado(Simulation simulation, Party party)
{
    private const int MostBars = 12;
    private const double BarThickness = 15;
    private const double LaneHeight = 17;

    private readonly IReadOnlyList<PercentileBar> all = simulation.Parties.Contains(party) ? simulation.Of(party).Tornado : [];

    private OutcomeWords Words => field ??= new(all.SelectMany(bar => new[] { bar.AtLow, bar.AtHigh }), simulation.Model.Frame.Unit);

    public static Figure Of(Simulation simulation, Party party)
    {
        var drawn = new PercentileTornado(simulation, party);
        var id = FigureId.Of("percentile-tornado", party.Id);
        return drawn.all.Count == 0
            ? Figure.Nothing(id, $"No assumption moves what {party.ShortName} gains between its 10th and its 90th percentile.",
                simulation.Scenario)
            : simulation.Figure(id, [party], drawn.Say, drawn.Table, drawn.Body);
    }

    private FigureWords Say()
    {
        var (widest, baseline) = (all[0], simulation.Model.Baselines[0]);
        var turning = all.Count(IsTurning);
        var turns = turning switch
        {
            0 => "nothing alone, within its likely range, turns",
            1 => $"{(IsTurning(widest) ? "nothing" : "one thing")} else alone, within its likely range, turns",
            _ => $"each of {Wording.Count(turning)} assumptions alone, within its likely range, turns",
        };
        // A result that is nothing has no other side.
        var into = OutcomeWords.Turned(widest.AtBase) is { Length: > 0 } side ? $"{side}{simulation.Model.Frame.OfThreshold}"
            : " into a gain or a loss";
        var title = $"{Wording.Sentence(widest.Assumption.InText)} {widest.Assumption.Does("moves")} "
            + $"{OutcomeWords.Possessive(party)} result most, from "
            + $"{Words.SignedAmount(Least(widest))} to {Words.SignedAmount(Most(widest))}; {turns} it{into}";
        var subtitle = $"{OutcomeWords.Change(simulation.Model, Perspective.LookThrough)}; {OutcomeWords.Against(baseline)}. Each "
            + $"assumption alone from its 10th to its 90th percentile, all else as in the scenario";
        var alt = all.Take(MostBars)
            .Select(bar => $"{bar.Assumption.Label}: {Words.Signed(bar.AtLow)} at {bar.Assumption.TextOf(bar.Low.Rounded())}, "
                + $"{Words.Signed(bar.AtHigh)} at {bar.Assumption.TextOf(bar.High.Rounded())}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private bool IsTurning(PercentileBar bar) => simulation.Model.Frame.IsTurned(bar.AtBase, Least(bar), Most(bar));

    private static double Least(PercentileBar bar) => Math.Min(bar.AtBase, Math.Min(bar.AtLow, bar.AtHigh));

    private static double Most(PercentileBar bar) => Math.Max(bar.AtBase, Math.Max(bar.AtLow, bar.AtHigh));

    private FigureTable Table()
    {
        var unit = simulation.Model.Frame.Unit;
        return new(
            ["Assumption", "Unit", "10th percentile", "90th percentile", $"Change at the 10th ({unit})", $"Change in the scenario ({unit})",
                $"Change at the 90th ({unit})", "Basis", "Source"],
            [
                .. all.Select(bar => new object?[]
                {
                    bar.Assumption.Label, bar.Assumption.Unit, TableCell.Of(bar.Low), TableCell.Of(bar.High), bar.AtLow, bar.AtBase,
                    bar.AtHigh, bar.Assumption.Basis.ToString(),
                    bar.Assumption.Source?.Id,
                }),
            ]);
    }

    private Body Body(Canvas canvas) => canvas.Holding(Math.Min(MostBars, all.Count), rows => Body(all.Take(rows).ToList(), canvas));

    private Body Body(List<PercentileBar> shown, Canvas canvas)
    {
        var rows = new BarRows([.. shown.Select(
            bar => new BarRow(bar.Assumption.Label, bar.Assumption.RoundedText(bar.Low, bar.High),
                $"{Words.Signed(Least(bar))} to {Words.Signed(Most(bar))}"))], canvas);
        var colour = Palette.AreaOf(party.Colour);
        var (light, now) = (Palette.Ground.Mix(colour, 0.35), shown[0].AtBase);
        var bars = new List<Bar>();
        foreach (var (at, bar) in shown.Index())
        {
            IReadOnlyList<string> hover =
            [
                bar.Assumption.Label, $"at {bar.Assumption.TextOf(bar.Low.Rounded())}: {Words.SignedAmount(bar.AtLow)}",
                $"at {bar.Assumption.TextOf(bar.High.Rounded())}: {Words.SignedAmount(bar.AtHigh)}",
            ];
            // The longer part first, so that where both lie on one side the shorter one is seen.
            bars.AddRange(
                from end in new[] { (At: bar.AtLow, IsHigh: false), (At: bar.AtHigh, IsHigh: true) }
                orderby Math.Abs(end.At - now) descending
                select new Bar(now, end.At, rows.Middle(at), BarThickness, end.IsHigh ? new(colour) : new(light, colour), hover));
        }

        var panel = rows.Panel(shown.SelectMany(bar => new[] { bar.AtLow, bar.AtHigh }).Append(now), simulation.Model.Frame.SpokenUnit,
            new Bars("10th and 90th", bars)) with
        { Rules = [new(now, -4, now, rows.Height, Palette.Muted, 1.2, Dash.Dotted)] };
        var lane = new SpanLabels(canvas.ContentWidth - rows.LabelWidth - rows.NumberWidth, panel.X.From, panel.X.To);
        lane.Add(now, new($"in the scenario {Words.SignedAmount(now)}", Palette.Text, Bold: true));
        panel = panel with { Notes = [.. panel.Notes, .. lane.Notes(0)] };
        return new Stack().Add(Key.Of(
            [new KeyEntry.Filled("at its 10th percentile", new(light, colour)), new KeyEntry.Filled("at its 90th", new(colour))], canvas))
            .Gap(6 + LaneHeight).Add(panel).Gap(Panel.TickRoom)
            .Say(all.Count > shown.Count
                ? $"{Wording.Sentence(Wording.Count(all.Count - shown.Count, "more assumption"))} "
                    + $"{(all.Count == shown.Count + 1 ? "moves" : "move")} it less." : null, canvas)
            .ToBody();
    }
}

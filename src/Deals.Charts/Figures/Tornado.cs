namespace Deals.Charts.Figures;

/// <summary>What each assumption alone does to a party's delta, the one that moves it most on top.</summary>
internal sealed class Tornado(Outcomes outcomes, Party party, Regime baseline, Perspective perspective, IReadOnlyList<TornadoBar> all)
{
    private const int MostBars = 12;
    private const double BarThickness = 15;
    private const double LabelGap = 6;
    private const double LaneHeight = 17;
    private const double TurnSize = 9;

    private readonly IReadOnlyList<TornadoBar> shown = [.. all.Take(MostBars)];
    private readonly double now = outcomes.DeltaOf(party, baseline).In(perspective);
    private readonly OutcomeWords words = new(all.SelectMany(bar => new[] { bar.Least, bar.Most }), outcomes.Model.Frame.Unit);
    private readonly OutcomeSources sources = new(outcomes.Result, [party], [baseline]);

    public static Figure Of(Outcomes outcomes, Party party, Regime baseline, Perspective perspective)
    {
        var (id, all) = (FigureId.Of("tornado", perspective, party.Id, baseline.Id), outcomes.Tornado(party, baseline, perspective));
        if (all.Count == 0)
            return Figure.Nothing(id, $"No assumption moves what {party.ShortName} gains {OutcomeWords.Against(baseline)}, so there is "
                + "no tornado of it.", outcomes.Scenario);
        var drawn = new Tornado(outcomes, party, baseline, perspective, all);
        return new(id, drawn.Words(), drawn.Table, outcomes.Scenario, drawn.sources.With(all.Select(bar => bar.Assumption)), drawn.Body);
    }

    private FigureWords Words()
    {
        var turning = all.Count(bar => outcomes.IsTurned(bar, now));
        var widest = all[0];
        var (gain, first) = (words.GainOf(party, now), all.FirstOrDefault(bar => outcomes.IsTurned(bar, now)));
        var into = outcomes.Into(words, now);
        var move = $"{widest.Assumption.InText} {widest.Assumption.Does("moves")} it most, from {words.SignedAmount(widest.Least)} to "
            + $"{words.SignedAmount(widest.Most)}";
        var title = turning switch
        {
            0 => $"No assumption alone, within its range, turns {gain}{into}; {move}",
            1 => $"Of all assumptions, each alone within its range, only {first!.Assumption.InText} "
                + $"{first.Assumption.Does("turns")} {gain}{into}, at most "
                + $"{words.Amount(now > 0 ? -first.Least : first.Most)}",
            _ => $"Each of {Wording.Count(turning)} assumptions alone, within its range, turns {gain}{into}; {move}",
        };
        var subtitle = $"Change {OutcomeWords.Against(baseline)} of what {party.ShortName} has {OutcomeWords.Under(outcomes.Model.Current)}"
            + $"{OutcomeWords.Counted(outcomes.Model, perspective)}: {OutcomeWords.Measure(outcomes.Model)}. Each assumption alone from "
                + "its low to its high value";
        var alt = shown.Select(bar => $"{bar.Assumption.Label}: {words.Signed(bar.AtLow)} at {Value(bar, bar.Low)}, "
            + $"{words.Signed(bar.AtHigh)} at {Value(bar, bar.High)}"
            + (bar.IsMonotone ? "." : $", between {words.Signed(bar.Least)} and {words.Signed(bar.Most)}."));
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}{(More(shown.Count) is { } more ? $" {more}" : "")}");
    }

    private FigureTable Table()
    {
        var unit = outcomes.Model.Frame.Unit;
        return new(
            ["Assumption", "Unit", "Low", "Scenario", "High", $"Delta at low ({unit})", $"Delta in the scenario ({unit})",
                $"Delta at high ({unit})", $"Least ({unit})", $"Most ({unit})", "Moves one way", "Basis", "Source"],
            [
                .. all.Select(bar => new object?[]
                {
                    bar.Assumption.Label, bar.Assumption.Unit, TableCell.Of(bar.Low),
                        OutcomeWords.SetBy(outcomes.Scenario, bar.Assumption) is { } set ? TableCell.Of(set) : "odds",
                        TableCell.Of(bar.High),
                    bar.AtLow, bar.AtBase, bar.AtHigh, bar.Least, bar.Most, bar.IsMonotone, bar.Assumption.Basis.ToString(),
                        bar.Assumption.Source?.Id,
                }),
            ]);
    }

    private Body Body(Canvas canvas) => canvas.Holding(Math.Min(MostBars, all.Count), rows => Body([.. all.Take(rows)], canvas));

    private Body Body(IReadOnlyList<TornadoBar> shown, Canvas canvas)
        => new Stack().Add(KeyPanel(shown, canvas)).Gap(6 + LaneHeight).Add(Bars(shown, canvas))
        .Gap(Panel.TickRoom).Say(More(shown.Count), canvas).Say(Cut(shown), canvas, gap: 6).Say(Judged(shown), canvas, gap: 6)
        .Say(Remark.Unconfirmed(sources.Differing), canvas, gap: 6).ToBody();

    /// <summary>Which ranges are shorter than the data's, as what the scenario sets leaves no more of them.</summary>
    private static string? Cut(IReadOnlyList<TornadoBar> shown)
        => shown.Where(bar => (bar.Low, bar.High) != (bar.Assumption.Low, bar.Assumption.High)).Select(bar => bar.Assumption.InText)
            .ToList() is [_, ..] cut
            ? $"The scenario leaves no more of the range of {Wording.List(cut)} than this."
            : null;

    /// <summary>How many of the ranges shown are nobody's but ours.</summary>
    private static string? Judged(IReadOnlyList<TornadoBar> shown)
        => shown.Count(bar => bar.Assumption.Basis == AssumptionBasis.Judgement) switch
        {
            0 => null,
            var judged when judged == shown.Count => "All of these ranges are judgements.",
            var judged => $"{Wording.Sentence(Wording.Count(judged))} of these {Wording.Count(shown.Count, "range")} "
                + $"{(judged == 1 ? "is a judgement" : "are judgements")}.",
        };

    private string? More(int shown) => all.Count > shown
        ? $"{Wording.Sentence(Wording.Count(all.Count - shown, "more assumption"))} {(all.Count == shown + 1 ? "moves" : "move")} "
            + $"it by no more than {words.Amount(all[shown].Swing)}{(all.Count == shown + 1 ? "" : " each")}."
        : null;

    private Panel KeyPanel(IReadOnlyList<TornadoBar> shown, Canvas canvas) => Key.Of(
        [
            new KeyEntry.Filled("down to the low value", FillOf(isHigh: false, Palette.AreaOf(party.Colour))),
            new KeyEntry.Filled("up to the high value", FillOf(isHigh: true, Palette.AreaOf(party.Colour))),
            new KeyEntry.Signed("an extreme inside the range", Sign.Diamond, Palette.Text)
                .When(shown.Any(bar => Turns(bar).Any())),
        ], canvas);

    /// <summary>The extremes that lie at neither end of the range nor in the scenario.</summary>
    private static IEnumerable<double> Turns(TornadoBar bar) => bar.IsMonotone ? []
        : new[] { bar.Least, bar.Most }.Where(end => end != bar.AtLow && end != bar.AtHigh && end != bar.AtBase);

    private Panel Bars(IReadOnlyList<TornadoBar> shown, Canvas canvas)
    {
        var colour = Palette.AreaOf(party.Colour);
        var rows = new BarRows([.. shown.Select(bar => new BarRow(bar.Assumption.Label,
            bar.Assumption.TextOf(bar.Low, bar.High), ""))], canvas);
        var ends = Math.Ceiling(shown.SelectMany(bar => new[] { bar.Least, bar.Most })
            .Max(value => Lettering.Width(words.Signed(value), TypeSize.Small))) + (2 * LabelGap) + (TurnSize / 2);
        var width = canvas.ContentWidth - rows.LabelWidth - (2 * ends);
        var x = ValueAxis.Across(shown.SelectMany(bar => new[] { bar.Least, bar.Most }).Append(now),
            outcomes.Model.Frame.SpokenUnit, width);
        var (ranges, bars, turns, notes) = (new List<Bar>(), new List<Bar>(), new List<SignAt>(), new List<Note>(rows.Notes(x)));
        for (var at = 0; at < shown.Count; at++)
        {
            var (bar, middle) = (shown[at], rows.Middle(at));
            if (!bar.IsMonotone)
            {
                ranges.Add(new(bar.Least, bar.Most, middle, 4, new(Palette.Line), HoverOf(bar)));
                turns.AddRange(Turns(bar).Select(end => new SignAt(end, middle, Sign.Diamond, TurnSize, Palette.Text, HoverOf(bar))));
            }

            // The longer part first, so that where both lie on one side the shorter one is seen.
            bars.AddRange(
                from end in new[] { (At: bar.AtLow, IsHigh: false), (At: bar.AtHigh, IsHigh: true) }
                orderby Math.Abs(end.At - bar.AtBase) descending
                select new Bar(bar.AtBase, end.At, middle, BarThickness, FillOf(end.IsHigh, colour), HoverOf(bar)));
            foreach (var (end, side) in new[] { (bar.Least, Side.End), (bar.Most, Side.Start) })
                notes.Add(End(words.Signed(end), end, middle, side, isBesideSign: turns.Exists(turn => turn.X == end && turn.Y == middle)));
        }

        var lane = new SpanLabels(width, x.From, x.To, before: rows.LabelWidth + ends, after: ends);
        lane.Add(now, new($"in the scenario {words.SignedAmount(now)}", Palette.Text, Bold: true));
        return Panel.Of(rows.Height, x, rows.LabelWidth + ends, ends) with
        {
            Marks = [new Bars("Ranges", ranges), new Bars("Low and high", bars), new Signs("Turns", turns)],
            Rules = [new(now, -4, now, rows.Height, Palette.Muted, 1.2, Dash.Dotted)],
            Notes = [.. notes, .. lane.Notes(0)],
        };

        Note End(string text, double at, double middle, Side side, bool isBesideSign) => new([new(text)], at, middle)
        {
            AtX = side,
            AtY = Side.Middle,
            ShiftX = (side == Side.End ? -1 : 1) * (isBesideSign ? LabelGap + (TurnSize / 2) : LabelGap),
            Size = TypeSize.Small,
            Colour = Palette.Text,
            Background = Palette.Ground,
        };
    }

    private static Fill FillOf(bool isHigh, Colour colour) => isHigh ? new(colour) : new(Palette.Ground.Mix(colour, 0.3), colour);

    private static string Value(TornadoBar bar, AssumptionValue value) => bar.Assumption.TextOf(value);

    private IReadOnlyList<string> HoverOf(TornadoBar bar) =>
    [
        bar.Assumption.Label,
        $"at {Value(bar, bar.Low)}: {words.SignedAmount(bar.AtLow)}",
        $"in the scenario ({OutcomeWords.SetTextBy(outcomes.Scenario, bar.Assumption)}): {words.SignedAmount(bar.AtBase)}",
        $"at {Value(bar, bar.High)}: {words.SignedAmount(bar.AtHigh)}",
        $"least {words.Signed(bar.Least)}, most {words.Signed(bar.Most)}{(bar.IsMonotone ? "" : "; turns back on the way")}",
        bar.Assumption.Source is { } source ? $"Source: {source.Id}" : "A judgement",
    ];
}

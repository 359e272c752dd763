namespace Deals.Charts.Figures;

/// <summary>
/// Parties' deltas against the default baseline as one assumption moves over its bounds, with the values at which they are zero.
/// </summary>
internal sealed class DeltasAlong(Outcomes outcomes, Assumption assumption, IReadOnlyList<Party> parties,
    IReadOnlyList<SweepPoint> points)
{
    private const double PlotHeight = 220;
    private const double LaneHeight = 17;
    private const double NeverSign = 9;

    /// <summary>The widest a party's name may be beside the plot, in pixels.</summary>
    private const double MostName = 150;

    private static readonly Dash[] Dashes = [Dash.Solid, Dash.Dashed, Dash.DashDotted, Dash.Dotted];

    private readonly IReadOnlyList<BreakEven> breakEvens =
    [
        .. from baseline in outcomes.Model.Baselines
           from party in parties
           where !outcomes.Parties.Contains(party)
           select outcomes.BreakEven(assumption, party, baseline),
        .. outcomes.BreakEvens(assumption).Where(one => parties.Contains(one.Party)),
    ];
    private readonly AssumptionAxis along = new(assumption, [.. points.Select(point => point.Value)]);
    private readonly OutcomeSources sources = new(outcomes.Result, parties, outcomes.Model.Baselines);

    private OutcomeWords words => field ??= new(All, outcomes.Model.Frame.Unit);

    private IEnumerable<double> All
        => parties.SelectMany(party => outcomes.Model.Baselines.SelectMany(baseline => Deltas(party, baseline)))
            .Select(point => point.Delta);

    public static Figure Of(Outcomes outcomes, Assumption assumption, IReadOnlyList<Party> parties)
    {
        var (id, points) = (FigureId.Of("delta-against", assumption.Id), parties.Count == 0 ? []
            : outcomes.Closely(assumption));
        if (parties.Count == 0)
            return Figure.Nothing(id, "No party to show: no lab, cloud or investor has money at stake in the dataset, or none was named.",
                outcomes.Scenario);
        if (points.Count < 2)
            return Figure.Nothing(id, $"{assumption.Label} has one value only, {assumption.TextOf(assumption.Minimum)}, so nothing can "
                + "be shown against it.", outcomes.Scenario);
        var drawn = new DeltasAlong(outcomes, assumption, parties, points);
        return new(id, drawn.Words(), drawn.Table, outcomes.Scenario, drawn.sources.With(assumption), drawn.Body);
    }

    private IEnumerable<(AssumptionValue Value, double Delta)> Deltas(Party party, Regime baseline)
        => points.Select(point => (point.Value, point.Deltas.Single(delta => delta.Party == party && delta.Baseline == baseline)
            .LookThrough));

    private BreakEven Found(Party party, Regime baseline) => breakEvens.Single(one => one.Party == party && one.Baseline == baseline);

    /// <summary>Whether nothing moves the party's delta from zero.</summary>
    private static bool IsNothing(BreakEven one) => one.Zeros is [var zero] && zero.From == one.Assumption.Minimum
        && zero.To == one.Assumption.Maximum && !zero.IsPoint;

    /// <summary>The month of a day: what a model computes is no more exact.</summary>
    private string Short(ZeroStretch zero)
        => zero is { IsPoint: true, From.Day: { } day } ? day.ToString("MMM yyyy", CultureInfo.InvariantCulture)
        : assumption.RoundedText(zero.From, zero.To);

    private string Say(ZeroStretch zero) => assumption.TextOf(zero.From, zero.To);

    /// <summary>What the title begins with; where there are several baselines, which one it holds against.</summary>
    private string AllElse => outcomes.Model.Baselines.Count > 1
        ? $"{Wording.Sentence(OutcomeWords.Against(outcomes.Model.Baselines[0]))}, all else equal," : "All else equal,";

    private FigureWords Words()
    {
        var baseline = outcomes.Model.Baselines[0];
        var found = parties.Select(party => Found(party, baseline))
            .Where(one => !IsNothing(one) && one.Zeros.Any(zero => !zero.IsPoint
                || (zero.From > assumption.Minimum && zero.From < assumption.Maximum))).ToList();
        var first = found.FirstOrDefault(one => one.Party == outcomes.MostAffected) ?? found.FirstOrDefault();
        var isMoved = parties.Any(party => !IsNothing(Found(party, baseline)));
        var title = !isMoved ? $"{Wording.Sentence(assumption.InText)} {assumption.Does("makes")} no difference: nobody here gains or loses "
            + $"{OutcomeWords.Against(baseline)}"
            : first is null ? $"{Wording.Sentence(OutcomeWords.Against(baseline))}, no value of {assumption.InText} turns a gain into a "
                + $"loss or back; {Furthest(baseline)}"
            // A zero at the end of the bounds, or one that is only touched, is no turn.
            : first is { Zeros: [{ IsPoint: true } zero] } && !zero.From.IsNever && first.AtMinimum * first.AtMaximum < 0
                ? $"{AllElse} {first.Party.ShortName} {(first.AtMinimum > 0 ? "gains" : "loses")} if "
                    + $"{OutcomeWords.Below(assumption, zero.From, outcomes.Model.Frame.Last)} "
                    + $"and {(first.AtMinimum > 0 ? "loses" : "gains")} otherwise"
            // A turn, and after it a stretch of nothing.
            : first is { Zeros: [{ IsPoint: true } turn, { IsPoint: false } rest] } && rest.To == assumption.Maximum
                && first.AtMinimum is var before
                && Deltas(first.Party, baseline)
                    .Any(point => point.Value > turn.From && point.Value < rest.From && point.Delta * before < 0)
                ? $"{AllElse} {first.Party.ShortName} {(before > 0 ? "gains" : "loses")} if "
                    + $"{OutcomeWords.Below(assumption, turn.From, outcomes.Model.Frame.Last)} "
                    + $"and {(before > 0 ? "loses" : "gains")} after that, "
                    + $"but neither gains nor loses if {assumption.Being(rest.From, rest.To, again: true)}"
            // Nothing from some value on.
            : first is { Zeros: [{ IsPoint: false } tail] } && tail.To == assumption.Maximum && first.AtMinimum != 0
                && Deltas(first.Party, baseline).All(point => point.Value >= tail.From || point.Delta * first.AtMinimum > 0)
                ? $"All else equal, {first.Party.ShortName} {(first.AtMinimum > 0 ? "gains" : "loses")} "
                    + $"{OutcomeWords.Against(baseline)} if {OutcomeWords.Below(assumption, tail.From, outcomes.Model.Frame.Last)} "
                    + $"and neither gains nor loses otherwise"
            : $"{first.Party.ShortName} neither gains nor loses {OutcomeWords.Against(baseline)} if "
                + string.Join(" or ", first.Zeros.Select((zero, at) => assumption.Being(zero.From, zero.To, again: at > 0)));
        // A value that nobody holds likely must not read as a threat.
        if (isMoved && first is not null && assumption.Low < assumption.High
            && first.Zeros.All(zero => zero.To < assumption.Low || zero.From > assumption.High))
            title += $"; {assumption.RoundedText(assumption.Low, assumption.High)} is held likely";
        var subtitle = $"{OutcomeWords.Change(outcomes.Model, Perspective.LookThrough)}. {Wording.Sentence(assumption.InText)} from "
            + $"{assumption.TextOf(assumption.Minimum, assumption.Maximum)}, in the scenario "
                + $"{OutcomeWords.SetTextBy(outcomes.Scenario, assumption)}; all else as in the scenario";
        var alt = outcomes.Model.Baselines.Select(each => $"{Wording.Sentence(OutcomeWords.Against(each))}: "
            + $"{string.Join("; ", parties.Select(party => Told(party, each)))}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    /// <summary>The party that moves most, and how far.</summary>
    private string Furthest(Regime baseline)
    {
        var (party, least, most) = parties.Select(party
            => (party, Deltas(party, baseline).Min(point => point.Delta), Deltas(party, baseline).Max(point => point.Delta)))
            .MaxBy(one => one.Item3 - one.Item2);
        return $"{party.ShortName} stays between {words.SignedAmount(least)} and {words.SignedAmount(most)}";
    }

    private string Told(Party party, Regime baseline)
    {
        var one = Found(party, baseline);
        var zeros = IsNothing(one) ? "no difference" : one.Zeros.Count == 0 ? "never zero"
            : $"zero at {string.Join(" and ", one.Zeros.Select(Short))}";
        var (first, last) = (words.SignedAmount(one.AtMinimum), words.SignedAmount(one.AtMaximum));
        var (least, most) = (words.SignedAmount(Deltas(party, baseline).Min(point => point.Delta)),
            words.SignedAmount(Deltas(party, baseline).Max(point => point.Delta)));
        var between = (least, most) == (first, last) || (least, most) == (last, first) ? "" : $", between {least} and {most} on the way";
        return $"{party.ShortName} {(first == last ? $"{first} at both ends" : $"from {first} to {last}")}{between}, {zeros}";
    }

    private FigureTable Table()
    {
        var unit = outcomes.Model.Frame.Unit;
        return new(
            ["Baseline", "Party", "What", $"{assumption.Label} ({assumption.Unit})", $"Delta, look-through ({unit})"],
            [
                .. from baseline in outcomes.Model.Baselines
                   from party in parties
                   from point in Deltas(party, baseline)
                   select new object?[] { baseline.Name, party.ShortName, "delta", TableCell.Of(point.Value), point.Delta },
                .. from one in breakEvens
                   from zero in one.Zeros
                   select new object?[] { one.Baseline.Name, one.Party.ShortName, zero.IsPoint ? "break-even" : "no difference",
                       zero.IsPoint ? TableCell.Of(zero.From) : Say(zero), 0.0 },
            ]);
    }

    private Body Body(Canvas canvas)
    {
        var baseline = outcomes.Model.Baselines[0];
        var y = ValueAxis.Up(parties.SelectMany(party => Deltas(party, baseline)).Select(point => point.Delta));
        var (panel, lanes) = Plot(baseline, y, canvas);
        var stack = new Stack()
            .Add(Key.Of(
                [
                    new KeyEntry.Signed("neither gain nor loss", Sign.Diamond, Palette.Text)
                        .When(parties.Select(party => Found(party, baseline)).Any(one => one.Zeros.Count > 0 && !IsNothing(one))),
                ], canvas)).Gap(4)
            .Add(Remark.Heading($"{Wording.Sentence(OutcomeWords.Against(baseline))}, {outcomes.Model.Frame.SpokenUnit}", canvas))
            .Gap(6 + (lanes * LaneHeight)).Add(panel).Gap(Panel.TickRoom);
        foreach (var other in outcomes.Baselines.Skip(1))
            stack.Say($"{Wording.Sentence(OutcomeWords.Against(other))}: {string.Join("; ", parties.Select(party => Told(party, other)))}.",
                canvas);
        if (parties.SequenceEqual(outcomes.Main()))
            stack.Say(outcomes.OthersOf(words), canvas);
        return stack.Say(Remark.Unconfirmed(sources.Differing, assumption), canvas).ToBody();
    }

    private (Panel Panel, int Lanes) Plot(Regime baseline, Axis y, Canvas canvas)
    {
        var right = Math.Ceiling(parties.Max(party => Lettering.Width(NameOf(party), TypeSize.Small, bold: true))) + 16;
        var width = canvas.ContentWidth - y.LabelRoom - right;
        var x = along.Across(width);
        var labels = new SpanLabels(width, x.From, x.To);
        var (rules, lines, stretches, signs) = (new List<Rule>(), new List<Line>(), new List<Line>(), new List<SignAt>());
        if (OutcomeWords.SetBy(outcomes.Scenario, assumption) is { } set)
        {
            labels.Add(along.At(set), new($"scenario {assumption.TextOf(set)}", Palette.Muted));
            rules.Add(new(along.At(set), y.From, along.At(set), y.To, Palette.Muted, 1.2, Dash.Dotted));
        }

        if (along.HasNever)
            rules.Add(new(along.Gap, y.From, along.Gap, y.To, Palette.Grid, 1, Dash.Dashed));
        foreach (var (party, at) in parties.Select((party, at) => (party, at)))
        {
            var deltas = Deltas(party, baseline).ToList();
            lines.Add(LineOf(party, at, [.. deltas.Where(point => !point.Value.IsNever)
                .Select(point => new LinePoint(along.At(point.Value), point.Delta, HoverOf(party, point)))]));
            signs.AddRange(deltas.Where(point => point.Value.IsNever)
                .Select(point => new SignAt(along.Never, point.Delta, Sign.Circle, NeverSign, Palette.AreaOf(party.Colour),
                HoverOf(party, point))));
            if (Found(party, baseline) is var one && IsNothing(one))
                continue;
            foreach (var zero in one.Zeros)
            {
                var (from, to) = (along.At(zero.From), along.At(zero.To));
                if (!zero.IsPoint)
                    stretches.Add(new($"No difference to {party.ShortName}", [new(from, 0, [Say(zero)]), new(to, 0, [Say(zero)])],
                        Palette.AreaOf(party.Colour), 6, Dash.Solid, Steps: false));
                signs.Add(new((from + to) / 2, 0, Sign.Diamond, 11, Palette.AreaOf(party.Colour),
                    [$"{party.ShortName}: zero at {Say(zero)}"]));
                labels.Add((from + to) / 2, new(Label(party, Short(zero), width), Palette.TextOf(party.Colour), Bold: true));
                rules.Add(new((from + to) / 2, 0, (from + to) / 2, y.To, Palette.AreaOf(party.Colour), 1, Dash.Dotted));
            }
        }

        var height = labels.Count * LaneHeight;
        return (Panel.Of(canvas.Plot(PlotHeight), x, y.LabelRoom, right, y) with
        {
            Marks = [.. stretches, .. lines, new Signs("Never and zero", signs)],
            Rules = rules,
            // Their lanes count from the top; here they stand above the panel.
            Notes = [.. labels.Notes(LaneHeight).Select(note => note with { Y = y.To, ShiftY = note.Y - height - 3 }),
                .. NamesOf(baseline, x, y, canvas.Plot(PlotHeight))],
        }, labels.Count);
    }

    /// <summary>The parties' names at the ends of their lines, as near as can be without covering each other.</summary>
    private IEnumerable<Note> NamesOf(Regime baseline, Axis x, Axis y, double height)
    {
        var ends = parties.Select(party => (Party: party, At: height * (y.To - Deltas(party, baseline).Last().Delta) / (y.To - y.From)))
            .OrderBy(end => end.At).ToList();
        var middles = Spread.Middles([.. ends.Select(end => end.At)], [.. ends.Select(_ => TypeSize.Small * Lettering.LineHeight)], height);
        return ends.Select((end, at) => Note.Of([NameOf(end.Party)], x.To, y.To - (middles[at] / height * (y.To - y.From)), TypeSize.Small,
            Palette.TextOf(end.Party.Colour), bold: true) with
        { AtY = Side.Middle, ShiftX = 8 });
    }

    private static string NameOf(Party party) => Lettering.Wrap(party.ShortName, MostName, TypeSize.Small, bold: true, most: 1)[0];

    /// <summary>Party and value; of a name that leaves the value no room, the start.</summary>
    private static string Label(Party party, string value, double width)
    {
        var room = width - Lettering.Width($" {value}", TypeSize.Small, bold: true);
        return $"{Lettering.Wrap(party.ShortName, room, TypeSize.Small, bold: true, most: 1)[0]} {value}";
    }

    private static Line LineOf(Party party, int at, IReadOnlyList<LinePoint> points)
        => new(party.ShortName, points, Palette.AreaOf(party.Colour), 2.4, Dashes[at % Dashes.Length], Steps: false);

    private IReadOnlyList<string> HoverOf(Party party, (AssumptionValue Value, double Delta) point)
        => [party.ShortName, $"{assumption.Label}: {assumption.TextOf(point.Value)}", words.SignedAmount(point.Delta)];
}

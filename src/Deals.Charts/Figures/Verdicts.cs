namespace Deals.Charts.Figures;

/// <summary>Who wins, who loses and for whom it depends: every delta against every baseline, and how far single assumptions move
/// it.</summary>
internal sealed class Verdicts(Outcomes outcomes, IReadOnlyList<Verdict> all)
{
    private const int MostNamed = 4;
    private const double LaneHeight = 22;
    private const double LabelGap = 16;
    private const double LineHeight = TypeSize.Small * Lettering.LineHeight;

    private readonly IReadOnlyList<Regime> baselines = outcomes.Baselines;

    /// <summary>Those that are drawn.</summary>
    private readonly IReadOnlyList<Verdict> verdicts = [.. all.Where(verdict => outcomes.Main().Contains(verdict.Party))];
    private readonly double threshold = outcomes.Model.Frame.LeastThatCounts;
    private readonly OutcomeWords words = new(all.SelectMany(verdict => new[] { verdict.Least, verdict.Most }), outcomes.Model.Frame.Unit);
    private readonly OutcomeSources sources = new(outcomes.Result, outcomes.Parties, outcomes.Baselines);

    public static Figure Of(Outcomes outcomes)
    {
        var (id, verdicts) = ("verdicts", outcomes.Verdicts());
        if (verdicts.Count == 0)
            return Figure.Nothing(id, $"{OutcomeWords.NoMoney}, so there is no verdict to show.", outcomes.Scenario);
        var drawn = new Verdicts(outcomes, verdicts);
        var turns = verdicts.Select(verdict => verdict.TurnsOn).OfType<Assumption>();
        return new(id, drawn.Words(), drawn.Table, outcomes.Scenario, drawn.sources.With(turns), drawn.Body);
    }

    /// <summary>The finding as a sentence.</summary>
    public static string TitleOf(Outcomes outcomes) => Wording.Sentence(new Verdicts(outcomes, outcomes.Verdicts()).Finding());

    /// <summary>The party of whom the finding says what turns its result; null where nobody gains or loses what counts.</summary>
    public static Party? TurnedIn(Outcomes outcomes) => new Verdicts(outcomes, outcomes.Verdicts()).Last?.Party;

    private FigureWords Words()
    {
        var title = Wording.Sentence(Finding());
        var subtitle = $"Change {OutcomeWords.Under(outcomes.Model.Current)}: {OutcomeWords.Measure(outcomes.Model)}. A party wins or "
            + $"loses only if every baseline{(HasStakes ? ", both counts" : "")} and every assumption alone agree"
                + (outcomes.Model.Frame.Threshold > 0 ? $" and the size reaches {words.Threshold(threshold)}" : "")
                + (HasStakes ? ". Numbers at the right include its stakes" : "");
        string Told(Delta delta)
            => $"{words.Signed(delta.LookThrough)} "
                + $"{(HasStakes && words.Signed(delta.LookThrough) != words.Signed(delta.Direct) ? $"including its stakes and {words.Signed(delta.Direct)} in its own cash " : "")}"
            + OutcomeWords.Against(delta.Baseline);
        var alt = verdicts.Select(verdict => $"{verdict.Party.ShortName} {Wording.Of(verdict.Word)}: "
            + $"{string.Join(", ", verdict.Deltas.Select(Told))}; from {words.Signed(verdict.Least)} to {words.Signed(verdict.Most)} "
            + "as assumptions move.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private static double Of(Verdict verdict) => verdict.Deltas[0].LookThrough;

    /// <summary>Without stakes both counts are the same, and one sign says it.</summary>
    private bool HasStakes => OutcomeWords.HasStakes(outcomes.Model);

    /// <summary>
    /// The labs and clouds that gain or lose what counts, or others where money moves for none of these; the largest first.
    /// </summary>
    private List<Verdict> Large
    {
        get
        {
            List<Verdict> Among(IEnumerable<Verdict> of) => [.. of.Where(verdict => Math.Abs(Of(verdict)) >= threshold)
                .OrderByDescending(verdict => Size.Of(Of(verdict)))];
            // Who only owns a part of a lab stands behind those who pay and are paid.
            return Among(verdicts) is [_, ..] among ? among : Among(all);
        }
    }

    /// <summary>
    /// Of whom the finding speaks last: the party that is looked at first, or else who loses most; where nobody loses, who gains most of
    /// those whose gain one assumption alone can turn, or else of all.
    /// </summary>
    private Verdict? Last => Large.FirstOrDefault(verdict => verdict.Party == outcomes.MostAffected)
        ?? Large.FirstOrDefault(verdict => Of(verdict) < 0) ?? Large.FirstOrDefault(IsTurned) ?? Large.FirstOrDefault();

    private bool IsTurned(Verdict verdict) => outcomes.Tornado(verdict.Party, baselines[0]).Any(bar => outcomes.IsTurned(bar, Of(verdict)));

    /// <summary>
    /// Who gains and who loses how much against the default baseline: labs and clouds, or others where money moves for none of
    /// these; and what turns it for the one that it moves most.
    /// </summary>
    private string Finding()
    {
        var large = Large;
        if (large.Count == 0)
            return $"nobody gains or loses{outcomes.Model.Frame.OrMore} {OutcomeWords.Against(baselines[0])}";
        string? Those(bool gain, string verb, string verbs)
        {
            var of = large.Where(verdict => Of(verdict) > 0 == gain).ToList();
            var named = of.Take(MostNamed).Select((verdict, at)
                => $"{verdict.Party.ShortName} {(at == 0 ? $"{verb} about " : "")}{words.Roughly(Math.Abs(Of(verdict)))}").ToList();
            return of.Count == 0 ? null
                : Wording.List([.. named, .. Further(of.Count - MostNamed, verbs)]);
        }

        static string[] Further(int count, string verbs)
            => count <= 0 ? [] : [$"{Wording.Count(count)} more {(count == 1 ? $"{verbs}s" : verbs)}"];

        var parts = new[] { Those(gain: true, "gains", "gain"), Those(gain: false, "loses", "lose") }.OfType<string>();
        var last = Last!;
        // What turns one party's result must not be read as turning those of the parties named beside it.
        var isAlone = large.Count(verdict => Of(verdict) > 0 == Of(last) > 0) == 1;
        var turned = isAlone ? outcomes.But(last.Party)
            : outcomes.ReversedIf(last.Party) is { } condition
                ? $"; {OutcomeWords.Possessive(last.Party)} {(Of(last) > 0 ? "gain" : "loss")} reverses if {condition}"
            : IsTurned(last) ? $"; {OutcomeWords.Possessive(last.Party)} {(Of(last) > 0 ? "gain" : "loss")} depends on assumptions"
            : "";
        // Another baseline that reverses the result of one who is named, or makes one of what hardly differs, must not be left to the
        // verdicts; but one turn of the last named is told already.
        var reversed = (from other in baselines.Skip(1)
                        from verdict in large.Union(verdicts).Where(verdict => verdict != last || turned.Length == 0)
                        let there = verdict.Deltas.First(delta => delta.Baseline == other).LookThrough
                        where Math.Abs(there) >= threshold && (there > 0 != Of(verdict) > 0 || Math.Abs(Of(verdict)) < threshold)
                        select $"; {OutcomeWords.Against(other)}, {verdict.Party.ShortName} {(there > 0 ? "gains" : "loses")} about "
                            + $"{words.Roughly(Math.Abs(there))}").FirstOrDefault();
        // What the odds leave open is averaged over them, and not what comes if one thing happens.
        return $"{(large.TrueForAll(verdict => outcomes.Likelihood(verdict.Party) is null) ? "" : "on average ")}{string.Join("; ", parts)}{turned}{reversed}";
    }

    private FigureTable Table()
    {
        var unit = outcomes.Model.Frame.Unit;
        return new(
            ["Party", "Verdict", "Baseline", $"Direct ({unit})", $"Look-through ({unit})", $"Direct, not discounted ({unit})",
                $"Look-through, not discounted ({unit})", $"Least ({unit})", $"Most ({unit})", "Turns on", "Turns at", "Reason"],
            [
                .. from verdict in all
                   from delta in verdict.Deltas
                   select new object?[]
                   {
                       verdict.Party.ShortName, Wording.Of(verdict.Word), delta.Baseline.Name, delta.Direct, delta.LookThrough,
                           delta.DirectPlain, delta.LookThroughPlain,
                       verdict.Least, verdict.Most, verdict.TurnsOn?.Label, verdict.TurnsAt is { } turns ? TableCell.Of(turns) : null,
                           verdict.Reason,
                   },
            ]);
    }

    private string? Twins => outcomes.TwinBaselines is [_, ..] twins
        ? $"{Wording.Sentence(Wording.List([.. twins.Select(OutcomeWords.Against)]))} the results "
            + $"{(outcomes.Model.Frame.Threshold > 0 ? $"differ by less than {words.Threshold(threshold)}" : "are the same")}."
        : null;

    private Body Body(Canvas canvas) => new Stack().Add(KeyPanel(canvas)).Gap(8).Add(Rows(canvas)).Gap(Panel.TickRoom)
        .Say(outcomes.OthersOf(words), canvas).Say(Twins, canvas).Say(Remark.Unconfirmed(sources.Differing), canvas).ToBody();

    private Panel KeyPanel(Canvas canvas)
    {
        return Key.Of(
            [
                new KeyEntry.Signed(HasStakes ? "including its stakes" : "gain or loss", Sign.Circle, Palette.Text),
                new KeyEntry.Signed("its own cash alone", Sign.Diamond, Palette.Muted).When(HasStakes),
                new KeyEntry.Filled($"range as assumptions move one at a time, over all baselines{(HasStakes ? " and both counts" : "")}",
                    RangeFill(Palette.Muted)),
                new KeyEntry.Filled("too small to count", new(Palette.Ground.Mix(Palette.Muted, 0.25))),
            ], canvas);
    }

    private Panel Rows(Canvas canvas)
    {
        var labelWidth = Math.Round(Math.Min(canvas.ContentWidth * 0.34,
            baselines.Max(baseline => Lettering.Width(OutcomeWords.Against(baseline), TypeSize.Small)) + LabelGap));
        var lanes = baselines.Select(baseline => Lettering.Wrap(OutcomeWords.Against(baseline), labelWidth - LabelGap + 1, TypeSize.Small))
            .ToList();
        var numberWidth = Math.Ceiling(verdicts.SelectMany(verdict => verdict.Deltas)
            .Max(delta => Lettering.Width(words.Signed(delta.LookThrough), TypeSize.Label))) + LabelGap;
        var width = canvas.ContentWidth - labelWidth - numberWidth;
        var x = ValueAxis.Across(verdicts.SelectMany(verdict => new[] { verdict.Least, verdict.Most }).Append(threshold).Append(-threshold),
            outcomes.Model.Frame.SpokenUnit, width);
        var (notes, bars, signs, rules) = (new List<Note>(), new List<Bar>(), new List<SignAt>(), new List<Rule>());
        var areas = new List<Area>();
        var y = 0.0;
        foreach (var verdict in verdicts)
        {
            if (y > 0)
                rules.Add(new(x.From, y - 6, x.To, y - 6, Palette.Grid));
            var colour = Palette.AreaOf(verdict.Party.Colour);
            var head = Lettering.Wrap($"{Wording.Sentence(verdict.Party.ShortName)}: {Wording.Of(verdict.Word)}", canvas.ContentWidth,
                TypeSize.Label, bold: true);
            notes.Add(OnGround(Note.Of(head, 0, y, TypeSize.Label, Palette.Text, Palette.TextOf(verdict.Party.Colour), bold: true)));
            y += (head.Count * TypeSize.Label * Lettering.LineHeight) + 2;
            var reason = Lettering.Wrap(Wording.Sentence(verdict.Reason), canvas.ContentWidth, TypeSize.Small);
            notes.Add(OnGround(Note.Of(reason, 0, y, TypeSize.Small, Palette.Muted)));
            y += (reason.Count * LineHeight) + 4;
            var top = y;
            for (var at = 0; at < baselines.Count; at++)
            {
                var (delta, height) = (verdict.Deltas[at], Math.Max(LaneHeight, (lanes[at].Count * LineHeight) + 6));
                var middle = y + (height / 2);
                notes.Add(Note.Of(lanes[at], 0, middle, TypeSize.Small, Palette.Text).FromInset() with { AtY = Side.Middle });
                var number = Note.Of([words.Signed(delta.LookThrough)], x.To, middle, TypeSize.Label, Palette.Text);
                notes.Add(number with { ShiftX = numberWidth, AtX = Side.End, AtY = Side.Middle });
                if (HasStakes)
                    signs.Add(new(delta.Direct, middle, Sign.Diamond, 11, colour.StandingOutFrom(RangeFill(colour).Colour, 2.2),
                    HoverOf(verdict, delta, Perspective.Direct)));
                signs.Add(new(delta.LookThrough, middle, Sign.Circle, 9, Palette.Text, HoverOf(verdict, delta, Perspective.LookThrough)));
                y += height;
            }

            areas.Add(new(-threshold, threshold, top - 1, y + 1, Palette.Muted, 0.25));
            bars.Add(new(verdict.Least, verdict.Most, (top + y) / 2, y - top - 6, RangeFill(colour),
                [$"{verdict.Party.ShortName}: from {words.Signed(verdict.Least)} to {words.SignedAmount(verdict.Most)}",
                "as assumptions move one at a time, over all baselines and both counts"]));
            y += 16;
        }

        y -= 12;
        return Panel.Of(y, x with { HasGrid = false }, labelWidth, numberWidth) with
        { Marks = [new Bars("Ranges", bars), new Signs("Deltas", signs)], Areas = areas, Rules = rules, Notes = notes };
    }

    private static Note OnGround(Note note) => note.FromInset() with { Background = Palette.Ground };

    private static Fill RangeFill(Colour colour) => new(Palette.Ground.Mix(colour, 0.3), colour);

    private IReadOnlyList<string> HoverOf(Verdict verdict, Delta delta, Perspective perspective) =>
    [
        $"{verdict.Party.ShortName} {OutcomeWords.Against(delta.Baseline)}",
        $"{words.SignedAmount(delta.In(perspective))}{(HasStakes ? $" {OutcomeWords.Of(perspective)}" : "")}",
    ];
}

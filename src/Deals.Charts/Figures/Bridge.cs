namespace Deals.Charts.Figures;

/// <summary>Where a party's delta comes from, term by term and clause by clause: steps that end at the delta.</summary>
internal sealed class Bridge
{
    private const int MostSteps = 10;
    private const double BarThickness = 15;

    private readonly Outcomes outcomes;
    private readonly Party party;
    private readonly Regime baseline;
    private readonly Perspective perspective;
    private readonly double delta;
    private readonly IReadOnlyList<(string Name, string Kind, IReadOnlyList<BridgeStep> Steps)> ways;
    private readonly string? noClauses;
    private readonly OutcomeWords words;
    private readonly OutcomeSources sources;

    private Bridge(Outcomes outcomes, Party party, Regime baseline, Perspective perspective, IReadOnlyList<BridgeStep> byTerm)
    {
        (this.outcomes, this.party, this.baseline, this.perspective) = (outcomes, party, baseline, perspective);
        delta = outcomes.DeltaOf(party, baseline).In(perspective);
        ways = [("By term", "term", byTerm)];
        try
        {
            var byClause = Sorted(outcomes.Result.BridgeByClause(party, baseline), perspective);
            ways = [.. ways, ("By clause: the average over all orders in which clauses could change (Shapley value)", "clause", byClause)];
        }
        catch (InvalidOperationException tooMany)
        {
            // Every further clause doubles the work, so the model takes so many only; the bridge by term stands without it.
            noClauses = $"By clause there is no bridge: {tooMany.Message}";
        }

        words = new(ways.SelectMany(way => way.Steps).Select(Value).Append(delta), outcomes.Model.Frame.Unit);
        sources = new(outcomes.Result, [party], [baseline]);
    }

    public static Figure Of(Outcomes outcomes, Party party, Regime baseline, Perspective perspective)
    {
        var id = FigureId.Of("bridge", perspective, party.Id, baseline.Id);
        var byTerm = StepsByTerm(outcomes, party, baseline, perspective);
        if (byTerm.Count == 0)
            return Figure.Nothing(id, $"No term changes what {party.ShortName} has {OutcomeWords.Against(baseline)}, so there is no "
                + "bridge to it.", outcomes.Scenario);
        var drawn = new Bridge(outcomes, party, baseline, perspective, byTerm);
        return new(id, drawn.Words(), drawn.Table, outcomes.Scenario, drawn.sources.With(), drawn.Body);
    }

    /// <summary>The steps from a baseline to a party's gain, by term, those between the same two as one; the largest first.</summary>
    public static IReadOnlyList<BridgeStep> StepsByTerm(
        Outcomes outcomes, Party party, Regime baseline, Perspective perspective = Perspective.LookThrough)
        => Sorted(Netted(outcomes.Model.Book, outcomes.Result.BridgeByTerm(party, baseline)), perspective);

    /// <summary>
    /// Terms of one kind between the same two parties as one step, where they have a name in common: what one clause switches off and
    /// another on is one change to a reader. Payments that share no name are told apart, or two that cancel would vanish together.
    /// </summary>
    private static IEnumerable<BridgeStep> Netted(DealBook book, IEnumerable<BridgeStep> steps)
        => from step in steps
           let term = book.Terms[step.Id]
           group (step, term) by (term.Kind, term.Payer, term.Payee) into alike
           let name = alike.Count() == 1 ? null
               : NameOf(alike.Key.Kind, alike.Key.Payer, alike.Key.Payee) ?? TermNames.InCommon([.. alike.Select(each => each.term)])
           from shown in name is null ? alike.Select(each => each.step)
               : [alike.MaxBy(each => Math.Abs(each.step.LookThrough)).step with
               {
                   Name = name,
                   Direct = alike.Sum(each => each.step.Direct),
                   LookThrough = alike.Sum(each => each.step.LookThrough),
                   RestsOnJudgement = alike.Any(each => each.step.RestsOnJudgement),
               }]
           select shown;

    /// <summary>What terms of a kind between two parties are called together; null where their own names say it better.</summary>
    private static string? NameOf(TermKind kind, Party payer, Party payee) => kind switch
    {
        TermKind.RevenueShare => $"{OutcomeWords.Possessive(payer)} revenue share to {payee.ShortName}",
        TermKind.Sales => $"{OutcomeWords.Possessive(payee)} sales",
        TermKind.Cost => $"{OutcomeWords.Possessive(payer)} costs",
        _ => null,
    };

    private static IReadOnlyList<BridgeStep> Sorted(IEnumerable<BridgeStep> steps, Perspective perspective) =>
    [
        .. steps.Select(step => (Step: step, Size: Math.Abs(Value(step, perspective)))).Where(each => each.Size > OutcomeWords.Nothing)
            .OrderByDescending(each => each.Size).ThenBy(each => each.Step.Id, StringComparer.Ordinal).Select(each => each.Step),
    ];

    private static double Value(BridgeStep step, Perspective perspective) => perspective == Perspective.Direct ? step.Direct
        : step.LookThrough;

    private double Value(BridgeStep step) => Value(step, perspective);

    private FigureWords Words()
    {
        var terms = ways[0].Steps;
        var against = terms.FirstOrDefault(step => Value(step) > 0 != Value(terms[0]) > 0);
        string Part(BridgeStep step) => $"{words.SignedRoughly(Value(step))}, “{step.Name}”";
        var largest = against is null ? $"the largest part is {Part(terms[0])}"
            : against == terms[1] ? $"the largest parts are {Part(terms[0])}, and {Part(against)}"
            : $"the largest part is {Part(terms[0])}; the largest against it, {Part(against)}";
        var title = $"{words.About(party, delta)}; {largest}";
        var subtitle = $"What changes {OutcomeWords.Under(outcomes.Model.Current)} {OutcomeWords.Against(baseline)}"
            + $"{OutcomeWords.Counted(outcomes.Model, perspective)}: {OutcomeWords.Measure(outcomes.Model)}. The largest steps first";
        var alt = ways.Where(way => way.Steps.Count > 0).Select(way => $"{Wording.Sentence($"by {way.Kind}")}: "
            + $"{string.Join(", ", Folded(way.Steps, way.Kind).Select(step => $"{step.Name} {words.Signed(step.Value)}"))}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table()
    {
        var unit = outcomes.Model.Frame.Unit;
        return new(
            ["Bridge", "Id", "Name", $"Direct ({unit})", $"Look-through ({unit})", "Rests on judgement"],
            [
                .. from way in ways
                   from step in way.Steps
                   select new object?[] { $"by {way.Kind}", step.Id, step.Name, step.Direct, step.LookThrough, step.RestsOnJudgement },
            ]);
    }

    /// <summary>The steps to draw: where there are too many, the smallest as one.</summary>
    private IReadOnlyList<Step> Folded(IReadOnlyList<BridgeStep> steps, string kind)
    {
        Step Of(BridgeStep step) => new(step.Name, Value(step),
            [step.Name, words.SignedAmount(Value(step)), step.RestsOnJudgement ? "rests on judgement"
            : "stated by the parties or the press"]);
        if (steps.Count <= MostSteps)
            return [.. steps.Select(Of)];
        var rest = steps.Skip(MostSteps - 1).ToList();
        var sum = rest.Sum(Value);
        return
        [
            .. steps.Take(MostSteps - 1).Select(Of),
            new($"Other: {Wording.Count(rest.Count, kind)}, {SmallOf(rest[0])} each", sum,
                [$"Other: {Wording.Count(rest.Count, kind)}", words.SignedAmount(sum)]),
        ];
    }

    /// <summary>"at most 0.4"; "close to 0" of what is written as zero.</summary>
    private string SmallOf(BridgeStep step)
        => words.Number(Math.Abs(Value(step))) is var text && text.AsSpan().ContainsAnyInRange('1', '9') ? $"at most {text}" : "close to 0";

    private Body Body(Canvas canvas)
    {
        var drawn = ways.Where(way => way.Steps.Count > 0).Select(way => (way.Name, Steps: Folded(way.Steps, way.Kind))).ToList();
        var stack = new Stack().Add(KeyPanel(canvas, drawn.SelectMany(way => way.Steps).ToList()));
        var rows = drawn.Select(way => RowsOf(way.Steps)).ToList();
        var labelWidth = BarRows.WidthOf(rows.SelectMany(each => each), canvas);
        var numbers = rows.SelectMany(each => each).Select(row => row.Number).ToList();
        var places = drawn.SelectMany(way => Places(way.Steps)).SelectMany(place => new[] { place.From, place.To }).Append(delta).ToList();
        for (var at = 0; at < drawn.Count; at++)
            stack.Gap(at == 0 ? 8 : 14).Part().Add(Remark.Heading(drawn[at].Name, canvas)).Gap(4)
                .Add(Steps(drawn[at].Steps, new(rows[at], canvas, labelWidth, numbers), places)).Gap(Panel.TickRoom);
        return stack.Say(noClauses, canvas).Say(Remark.Unconfirmed(sources.Differing), canvas).ToBody();
    }

    private static Panel KeyPanel(Canvas canvas, IReadOnlyList<Step> steps) => Key.Of(
        [
            new KeyEntry.Filled("adds", new(Palette.Good)).When(steps.Any(step => step.Value > 0)),
            new KeyEntry.Filled("takes away", new(Palette.Alarm)).When(steps.Any(step => step.Value < 0)),
            new KeyEntry.Filled("all together", new(Palette.Muted)),
        ], canvas);

    private IReadOnlyList<BarRow> RowsOf(IReadOnlyList<Step> steps)
        => [.. steps.Select(step => new BarRow(step.Name, "", words.Signed(step.Value))),
            new("All together", "", words.Signed(delta), Bold: true)];

    private static List<(double From, double To)> Places(IReadOnlyList<Step> steps)
    {
        var places = new List<(double From, double To)>();
        foreach (var step in steps)
            places.Add(places.Count == 0 ? (0, step.Value) : (places[^1].To, places[^1].To + step.Value));
        return places;
    }

    private Panel Steps(IReadOnlyList<Step> steps, BarRows rows, IReadOnlyList<double> places)
    {
        var own = Places(steps);
        Bar BarOf(int at) => new(
            own[at].From, own[at].To, rows.Middle(at), BarThickness,
            new(steps[at].Value > 0 ? Palette.Good : Palette.Alarm), steps[at].Hover);
        var all = new Bar(0, delta, rows.Middle(steps.Count), BarThickness, new(Palette.Muted),
            ["All together", words.SignedAmount(delta)]);
        return rows.Panel(
            places, outcomes.Model.Frame.SpokenUnit, new Bars("Steps", [.. steps.Select((_, at) => BarOf(at))]),
                new Bars("All together", [all])) with
        {
            Rules = [.. own.Select((place, at) => new Rule(place.To, rows.Middle(at), place.To, rows.Middle(at + 1), Palette.Line))],
        };
    }

    private sealed record Step(string Name, double Value, IReadOnlyList<string> Hover);
}

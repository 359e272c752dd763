namespace Deals.Charts.Figures;

/// <summary>A row of tiles a party, a tile a criterion: win, loss or neither, with the number or the word that it was stated.</summary>
internal sealed class OutcomeTiles(Outcomes outcomes, IReadOnlyList<CriterionResult> results)
{
    private const double NameShare = 0.16, MostNameShare = 0.3;
    private const double LeastTile = 134;
    private const double Inset = 9;
    private const double Edge = 7;
    private const double LineHeight = TypeSize.Small * Lettering.LineHeight;

    private readonly IReadOnlyList<IGrouping<Party, CriterionResult>> rows = [.. results.GroupBy(result => result.Criterion.Party)];

    public static Figure Of(Outcomes outcomes)
    {
        var (id, results) = ("outcome-matrix", outcomes.Criteria());
        if (results.Count == 0)
            return Figure.Nothing(id, "The dataset has no criteria, so there is no outcome matrix.", outcomes.Scenario);
        var drawn = new OutcomeTiles(outcomes, results);
        var deltas = new OutcomeSources(outcomes.Result, drawn.rows.Select(row => row.Key), [outcomes.Model.Baselines[0]]);
        IEnumerable<Source?> sources =
            [.. results.Select(result => result.Criterion.Source), .. results.Select(result => result.Criterion.Claim?.Source),
                .. deltas.With()];
        return new(id, drawn.Words(), drawn.Table, outcomes.Scenario, sources, drawn.Body);
    }

    private static bool Differs(CriterionResult result) => (result.Criterion.Stated, result.Verdict)
        is (CriterionVerdict.Win, CriterionVerdict.Loss) or (CriterionVerdict.Loss, CriterionVerdict.Win);

    /// <summary>
    /// Whether the model's verdict is another than the stated one; null where nothing was stated to hold it against, or it depends.
    /// </summary>
    private static bool? IsOther(CriterionResult result)
        => IsStated(result) || result.Criterion.Stated is not { } stated || result.Verdict == CriterionVerdict.Depends ? null
            : stated != result.Verdict;

    private static string Of(CriterionQuantity quantity) => quantity switch
    {
        CriterionQuantity.Delta => "gain",
        CriterionQuantity.DirectDelta => "gain in its own cash",
        CriterionQuantity.TermDelta => "change of a payment rule",
        CriterionQuantity.TermTotal => "change of what a payment rule moves",
        CriterionQuantity.ChoiceIndexChange => "change of the choice index",
        _ => Wording.Of(quantity),
    };

    private static string Of(CriterionVerdict verdict) => verdict == CriterionVerdict.Neutral ? "neither" : Wording.Of(verdict);

    private static bool IsStated(CriterionResult result) => result.Value is null;

    /// <summary>Of a statement or a payment rule; null for what many rules make.</summary>
    private bool? IsJudgement(CriterionResult result)
        => IsStated(result) ? result.Criterion.Source is null && result.Criterion.Claim is null
            : result.Criterion.Term is { } term ? outcomes.Model.RestsOnJudgement(term) : null;

    private static string Mark(CriterionVerdict verdict)
        => verdict switch { CriterionVerdict.Win => "+", CriterionVerdict.Loss => "−", CriterionVerdict.Depends => "±", _ => "=" };

    /// <summary>The number, and that less of it is better where it is: a loss of more than zero would puzzle.</summary>
    private static string Number(CriterionResult result)
        => $"{Amount(result)}{(result.Value is not null && !result.Criterion.MoreIsBetter ? " (less is better)" : "")}";

    private static string Amount(CriterionResult result) => result.Value is not { } value ? "as stated"
        : result.Criterion.Quantity == CriterionQuantity.ChoiceIndexChange
            ? $"choice index {(value > 0 ? "+" : "")}{SpokenNumber.Of(Math.Round(value, 1))} points"
        : result.Unit!.StartsWith("percent", StringComparison.Ordinal) ? $"{SpokenNumber.Of(Math.Round(value, 1))}%{result.Unit[7..]}"
        : new OutcomeWords([value], result.Unit).SignedAmount(value);

    private FigureWords Words()
    {
        string Tally(IEnumerable<CriterionResult> of)
            => string.Join(", ", of.GroupBy(result => result.Verdict).OrderBy(each => each.Key).Select(each => each.Key switch
        {
            CriterionVerdict.Win => Wording.Count(each.Count(), "win"),
            CriterionVerdict.Loss => Wording.Count(each.Count(), "loss", "losses"),
            CriterionVerdict.Depends => $"{Wording.Count(each.Count())} that {(each.Count() == 1 ? "depends" : "depend")} on an assumption",
            _ => $"{Wording.Count(each.Count())} neither",
        }));
        var of = rows.Count == 1 ? "" : $" of {Wording.Count(rows.Count, "party", "parties")}";
        var by = rows.Count == 1 ? $"{rows[0].Key.ShortName}, " : "";
        var count = Wording.Count(results.Count, "criterion", "criteria");
        var title = $"{(by.Length > 0 ? $"{by}{count}" : Wording.Sentence(count))}{of}: {Tally(results)}";
        var differing = results.Where(Differs).ToList();
        if (differing.Count > 0)
        {
            var named = differing.Take(2).Select(result => $"“{result.Criterion.Name}” for {result.Criterion.Party.ShortName}");
            var more = differing.Count > 2 ? $" and {differing.Count - 2} more" : "";
            title += $". The model’s number contradicts what the source says on {string.Join(" and ", named)}{more}";
        }

        var subtitle = $"What each party’s criteria say {OutcomeWords.Under(outcomes.Model.Current)} "
            + $"{OutcomeWords.Against(outcomes.Model.Baselines[0])}: {OutcomeWords.Measure(outcomes.Model)}. + win, − loss, = neither, ± "
            + $"depends";
        string Said(CriterionResult result) => Differs(result) ? $", the source says {Of(result.Criterion.Stated!.Value)}" : "";
        string Told(CriterionResult result) => $"{result.Criterion.Name} {Of(result.Verdict)}, {Number(result)}{Said(result)}";
        var alt = rows.Select(row => $"{row.Key.ShortName}: {string.Join("; ", row.Select(Told))}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table() => new(
        ["Party", "Criterion", "Quantity", "Term", "Value", "Unit", "Verdict", "Stated", "Differs", "Rests on judgement", "Source"],
        [
            .. results.Select(result => new object?[]
            {
                result.Criterion.Party.ShortName, result.Criterion.Name, Of(result.Criterion.Quantity), result.Criterion.Term?.Name,
                    result.Value, result.Unit, Of(result.Verdict),
                result.Criterion.Stated is { } stated ? Of(stated) : null, IsOther(result), IsJudgement(result),
                    result.Criterion.Source?.Id,
            }),
        ]);

    private Body Body(Canvas canvas) => new Stack().Add(KeyPanel(canvas)).Gap(8).Add(Tiles(canvas))

        .Say(LeftOut(), canvas).Say(TooSmall(), canvas).Say(ReadingTaken(), canvas).Say(Remark.Unconfirmed(results.Select(result => result.Criterion.Term).OfType<Term>()), canvas).ToBody();

    /// <summary>Says which criteria have nothing to count; null where all have.</summary>
    private string? LeftOut()
    {
        var idle = outcomes.CriteriaWithoutOffers.Select(criterion => $"“{criterion.Name}” for {criterion.Party.ShortName}").ToList();
        return idle.Count == 0 ? null : $"Left out, as the data have no offers to choose among: {Wording.List(idle)}.";
    }

    /// <summary>Says from which size on money is won or lost; null where none of it is too little.</summary>
    private string? TooSmall() => outcomes.Model.Frame is { Threshold: > 0 } frame && results.Any(result
        => result.Verdict == CriterionVerdict.Neutral && result.Unit == frame.Unit && result.Value is not 0)
        ? $"Money of less than {SpokenMoney.Of((double)frame.Threshold, frame.Unit)} is neither a win nor a loss." : null;

    /// <summary>Says which of several readings the choice index is counted on; null where nobody asks.</summary>
    private string? ReadingTaken() => outcomes.Model.Book.Readings.Count > 1
        && results.Any(result => result.Criterion.Quantity == CriterionQuantity.ChoiceIndexChange)
        ? "The choice index is counted on the reading on which it rises least or falls most." : null;

    private Panel KeyPanel(Canvas canvas) => Key.Of(
        [
            .. from verdict in new[] { CriterionVerdict.Win, CriterionVerdict.Loss, CriterionVerdict.Depends, CriterionVerdict.Neutral }
               where results.Any(result => result.Verdict == verdict)
               select new KeyEntry.Filled($"{Mark(verdict)} {Of(verdict)}", new(ColourOf(verdict))),
            new KeyEntry.Signed("the source says otherwise", Sign.Diamond, Palette.Text).When(results.Any(Differs)),
        ], canvas);

    private static Colour ColourOf(CriterionVerdict verdict) => verdict switch
    {
        CriterionVerdict.Win => Palette.Good,
        CriterionVerdict.Loss => Palette.Alarm,
        CriterionVerdict.Depends => Palette.Series[3],
        _ => Palette.Line,
    };

    private Panel Tiles(Canvas canvas)
    {
        // A word of a name is not torn where there is room for it.
        var longest = rows.SelectMany(row => row.Key.ShortName.Split(' '))
            .Max(word => Lettering.Width(word, TypeSize.Label, bold: true)) + 9;
        var left = Math.Round(Math.Clamp(longest, canvas.ContentWidth * NameShare, canvas.ContentWidth * MostNameShare));
        var columns = Math.Max(1, Math.Min(rows.Max(row => row.Count()), (int)((canvas.ContentWidth - left) / LeastTile)));
        var width = (canvas.ContentWidth - left) / columns;
        var (notes, tiles, edges, signs, rules) = (new List<Note>(), new List<Bar>(), new List<Bar>(), new List<SignAt>(),
            new List<Rule>());
        var y = 0.0;
        foreach (var row in rows)
        {
            if (y > 0)
                rules.Add(new(0, y, columns, y, Palette.Grid));
            var name = Lettering.Wrap(row.Key.ShortName, left - 8, TypeSize.Label, bold: true);
            notes.Add(Note.Of(name, 0, y + 8, TypeSize.Label, Palette.Text, Palette.TextOf(row.Key.Colour), bold: true).FromInset());
            var start = y;
            y += 3;
            foreach (var line in row.Chunk(columns))
            {
                var texts = line.Select(result => TextOf(result, width - (2 * Inset) - Edge - (Differs(result) ? 12 : 0))).ToList();
                var height = (texts.Max(text => text.Count) * LineHeight) + 14;
                for (var at = 0; at < line.Length; at++)
                {
                    var (result, middle, colour) = (line[at], y + (height / 2), ColourOf(line[at].Verdict));
                    tiles.Add(new(at, at + 0.985, middle, height - 4, new(Palette.Ground.Mix(colour, 0.12)), HoverOf(result)));
                    edges.Add(new(at, at + (Edge / width), middle, height - 4, new(colour), []));
                    notes.Add(new(texts[at], at, middle)
                    { ShiftX = Inset + Edge, AtY = Side.Middle, Size = TypeSize.Small, Colour = Palette.Text });
                    if (Differs(result))
                        signs.Add(new(at + 0.985 - (10 / width), y + 11, Sign.Diamond, 10, Palette.Text, HoverOf(result)));
                }

                y += height;
            }

            y = Math.Max(y, start + (name.Count * TypeSize.Label * Lettering.LineHeight) + 14) + 3;
        }

        return Panel.Of(y, new(AxisKind.Number, 0, columns), left) with
        { Marks = [new Bars("Criteria", tiles), new Bars("Edges", edges), new Signs("Otherwise", signs)], Rules = rules, Notes = notes };
    }

    private static List<NoteLine> TextOf(CriterionResult result, double width)
    {
        IEnumerable<NoteLine> Lines(string text, Colour? colour = null, bool bold = false)
            => Lettering.Wrap(text, width, TypeSize.Small, bold).Select(line => new NoteLine(line, colour, bold));
        return
        [
            .. Lines(result.Criterion.Name), .. Lines($"{Mark(result.Verdict)} {Of(result.Verdict)}: {Number(result)}", bold: true),
            .. Differs(result) ? Lines($"the source says {Of(result.Criterion.Stated!.Value)}", Palette.Muted) : [],
        ];
    }

    private static IReadOnlyList<string> HoverOf(CriterionResult result) =>
    [
        $"{result.Criterion.Party.ShortName}: {result.Criterion.Name}", $"{Of(result.Verdict)}, {Number(result)}",
        result.Criterion.Stated is { } stated ? $"{(IsStated(result) ? "stated" : "the source says")}: {Of(stated)}"
            : "nobody stated a verdict",
        result.Criterion.Source is { } source ? $"Source: {source.Id}" : "The author’s own criterion",
    ];
}

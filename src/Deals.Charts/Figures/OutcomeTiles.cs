using Deals.Charts.Drawing;
using Deals.Charts.Text;
using Deals.Charts.Themes;

namespace Deals.Charts.Figures;

/// <summary>A row of tiles a party, a tile a criterion: win, loss or neither, with the number or the word that it was stated.</summary>
internal sealed class OutcomeTiles
{
    private const double NameShare = 0.16;
    private const double LeastTile = 134;
    private const double Inset = 9;
    private const double Edge = 7;
    private const double LineHeight = TypeSize.Small * Lettering.LineHeight;

    private readonly Outcomes outcomes;
    private readonly IReadOnlyList<CriterionResult> results;
    private readonly IReadOnlyList<IGrouping<Party, CriterionResult>> rows;

    private OutcomeTiles(Outcomes outcomes)
    {
        this.outcomes = outcomes;
        results = outcomes.Criteria();
        if (results.Count == 0)
            throw new InvalidOperationException("The dataset has no criteria, so there is no outcome matrix.");
        rows = [.. results.GroupBy(result => result.Criterion.Party)];
    }

    public static Figure Of(Outcomes outcomes)
    {
        var drawn = new OutcomeTiles(outcomes);
        var sources = new OutcomeSources(outcomes.Result, drawn.rows.Select(row => row.Key), [outcomes.Model.Baselines[0]]);
        return new(
            "outcome-matrix", drawn.Words(), drawn.Table, outcomes.Model.Book, outcomes.Scenario,
            [.. drawn.results.Select(result => result.Criterion.Source), .. drawn.results.Select(result => result.Criterion.Claim?.Source), .. sources.With()], drawn.Body);
    }

    private static bool Differs(CriterionResult result) => result.Criterion.Stated is { } stated && stated != result.Verdict;

    private static bool IsStated(CriterionResult result) => result.Value is null;

    private static bool IsJudgement(CriterionResult result)
        => IsStated(result) ? result.Criterion.Source is null && result.Criterion.Claim is null : result.Criterion.Term?.RestsOnJudgement == true;

    private static string Word(CriterionVerdict verdict) => verdict switch { CriterionVerdict.Win => "win", CriterionVerdict.Loss => "loss", _ => "neutral" };

    private static string Mark(CriterionVerdict verdict) => verdict switch { CriterionVerdict.Win => "✓", CriterionVerdict.Loss => "✗", _ => "=" };

    private static string Number(CriterionResult result) => result.Value is not { } value ? "stated"
        : result.Unit!.StartsWith("percent", StringComparison.Ordinal) ? $"{SpokenNumber.Of(Math.Round(value, 1))}%{result.Unit[7..]}"
        : new OutcomeWords([value], result.Unit).SignedAmount(value);

    private FigureWords Words()
    {
        string Tally(IEnumerable<CriterionResult> of) => string.Join(", ", of.GroupBy(result => result.Verdict).OrderBy(each => each.Key).Select(each => each.Key switch
        {
            CriterionVerdict.Win => Wording.Count(each.Count(), "win"),
            CriterionVerdict.Loss => Wording.Count(each.Count(), "loss", "losses"),
            _ => $"{Wording.Count(each.Count(), "criterion", "criteria")} neither",
        }));
        var title = $"{(rows.Count == 1 ? $"{rows[0].Key.ShortName} by" : "By")} {Wording.Count(results.Count, "criterion", "criteria")}{(rows.Count == 1 ? "" : $" of {Wording.Count(rows.Count, "party", "parties")}")}: {Tally(results)}";
        var differing = results.Where(Differs).ToList();
        if (differing.Count > 0)
            title += $". The number contradicts the source on {string.Join(" and ", differing.Take(2).Select(result => $"“{result.Criterion.Name}” for {result.Criterion.Party.ShortName}"))}{(differing.Count > 2 ? $" and {differing.Count - 2} more" : "")}";
        var subtitle = $"What each party’s criteria say under “{outcomes.Model.Current.Name}” {OutcomeWords.Against(outcomes.Model.Baselines[0])}: {OutcomeWords.Measure(outcomes.Model)}. ✓ win, ✗ loss, = neither; totals of terms in plain money";
        var alt = rows.Select(row => $"{row.Key.ShortName}: {string.Join("; ", row.Select(result => $"{result.Criterion.Name} {Word(result.Verdict)}, {Number(result)}{(Differs(result) ? $", the source says {Word(result.Criterion.Stated!.Value)}" : "")}"))}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table() => new(
        ["Party", "Criterion", "Quantity", "Term", "Value", "Unit", "Verdict", "Stated", "Differs", "Rests on judgement", "Source"],
        [
            .. results.Select(result => new object?[]
            {
                result.Criterion.Party.ShortName, result.Criterion.Name, result.Criterion.Quantity.ToString(), result.Criterion.Term?.Name, result.Value, result.Unit, Word(result.Verdict),
                result.Criterion.Stated is { } stated ? Word(stated) : null, Differs(result), IsJudgement(result), result.Criterion.Source?.Id,
            }),
        ]);

    private Body Body(Canvas canvas)
    {
        var stack = new Stack().Add(KeyPanel(canvas)).Gap(8).Add(Tiles(canvas));
        if (Remark.Unconfirmed(results.Select(result => result.Criterion.Term).OfType<Term>()) is { } remark)
            stack.Gap(8).Add(Remark.Of(remark, canvas));
        return stack.ToBody();
    }

    private Panel KeyPanel(Canvas canvas)
    {
        var palette = canvas.Palette;
        var entries = new[] { CriterionVerdict.Win, CriterionVerdict.Loss, CriterionVerdict.Neutral }.Where(verdict => results.Any(result => result.Verdict == verdict))
            .Select(verdict => (KeyEntry)new KeyEntry.Filled($"{Mark(verdict)} {Word(verdict)}", new(ColourOf(verdict, palette)))).ToList();
        if (results.Any(IsJudgement))
            entries.Add(JudgementFill.Entry(palette));
        if (results.Any(Differs))
            entries.Add(new KeyEntry.Signed("the source says otherwise", Sign.Diamond, palette.Text));
        return Key.Of(entries, canvas);
    }

    private static Colour ColourOf(CriterionVerdict verdict, Palette palette) => verdict switch
    {
        CriterionVerdict.Win => palette.Good,
        CriterionVerdict.Loss => palette.Alarm,
        _ => palette.Line,
    };

    private Panel Tiles(Canvas canvas)
    {
        var palette = canvas.Palette;
        var left = Math.Round(canvas.ContentWidth * NameShare);
        var columns = Math.Max(1, Math.Min(rows.Max(row => row.Count()), (int)((canvas.ContentWidth - left) / LeastTile)));
        var width = (canvas.ContentWidth - left) / columns;
        var (notes, tiles, edges, signs, rules) = (new List<Note>(), new List<Bar>(), new List<Bar>(), new List<SignAt>(), new List<Rule>());
        var y = 0.0;
        foreach (var row in rows)
        {
            if (y > 0)
                rules.Add(new(0, y, columns, y, palette.Grid));
            var name = Lettering.Wrap(row.Key.ShortName, left - 8, TypeSize.Label, bold: true);
            notes.Add(new([.. name.Select(line => new NoteLine(line, palette.TextOf(row.Key.Colour), Bold: true))], 0, y + 8) { XFromInset = true, Size = TypeSize.Label, Colour = palette.Text });
            var start = y;
            y += 3;
            foreach (var line in row.Chunk(columns))
            {
                var texts = line.Select(result => TextOf(result, width - (2 * Inset) - Edge - (Differs(result) ? 12 : 0), palette)).ToList();
                var height = (texts.Max(text => text.Count) * LineHeight) + 14;
                for (var at = 0; at < line.Length; at++)
                {
                    var (result, middle, colour) = (line[at], y + (height / 2), ColourOf(line[at].Verdict, palette));
                    tiles.Add(new(at, at + 0.985, middle, height - 4, new(palette.Ground.Mix(colour, 0.12)), HoverOf(result)));
                    edges.Add(new(at, at + (Edge / width), middle, height - 4, JudgementFill.Of(colour, IsJudgement(result), palette), []));
                    notes.Add(new(texts[at], at, middle) { ShiftX = Inset + Edge, AtY = Side.Middle, Size = TypeSize.Small, Colour = palette.Text });
                    if (Differs(result))
                        signs.Add(new(at + 0.985 - (10 / width), y + 11, Sign.Diamond, 10, palette.Text, HoverOf(result)));
                }

                y += height;
            }

            y = Math.Max(y, start + (name.Count * TypeSize.Label * Lettering.LineHeight) + 14) + 3;
        }

        return new()
        {
            Height = y,
            Left = left,
            X = new(AxisKind.Number, 0, columns),
            Y = Axis.FromTop(y),
            Marks = [new Bars("Criteria", tiles), new Bars("Edges", edges), new Signs("Otherwise", signs)],
            Rules = rules,
            Notes = notes,
        };
    }

    private static List<NoteLine> TextOf(CriterionResult result, double width, Palette palette)
    {
        IEnumerable<NoteLine> Lines(string text, Colour? colour = null, bool bold = false) => Lettering.Wrap(text, width, TypeSize.Small, bold).Select(line => new NoteLine(line, colour, bold));
        return
        [
            .. Lines(result.Criterion.Name), .. Lines($"{Mark(result.Verdict)} {Word(result.Verdict)}: {Number(result)}", bold: true),
            .. Differs(result) ? Lines($"the source says {Word(result.Criterion.Stated!.Value)}", palette.Muted) : [],
        ];
    }

    private static IReadOnlyList<string> HoverOf(CriterionResult result) =>
    [
        $"{result.Criterion.Party.ShortName}: {result.Criterion.Name}", $"{Word(result.Verdict)}, {Number(result)}",
        result.Criterion.Stated is { } stated ? $"{(IsStated(result) ? "stated" : "the source says")}: {Word(stated)}" : "nobody stated a verdict",
        result.Criterion.Source is { } source ? $"Source: {source.Id}" : "The author’s own criterion",
    ];
}

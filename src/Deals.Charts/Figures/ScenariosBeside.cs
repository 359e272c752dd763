namespace Deals.Charts.Figures;

/// <summary>What each party gains under two scenarios, a panel a baseline, and what the scenarios set differently.</summary>
internal sealed class ScenariosBeside(ScenarioComparison comparison, IReadOnlyList<Party> parties)
{
    private const double BarThickness = 11;
    private const double BarShift = 7;
    private const int MostNames = 3;
    private const int MostIds = 3;

    private readonly MoneyModel model = comparison.First.Model;
    private readonly IReadOnlyList<DeltaPair> pairs = [.. comparison.Deltas.Where(pair => parties.Contains(pair.First.Party))];
    private readonly OutcomeSources sources = new(comparison.First, parties, comparison.First.Model.Baselines);

    private OutcomeWords words => field ??= new(All, model.Frame.Unit);

    private IEnumerable<double> All => pairs.SelectMany(pair => new[] { pair.First.LookThrough, pair.Second.LookThrough });

    public static Figure Of(ScenarioComparison comparison)
    {
        var scenario = comparison.First.Scenario;
        var differing = comparison.Differences.Select(difference => difference.Assumption).ToList();
        var id = FigureId.Of("side-by-side", differing.Count is 0 or > MostIds ? [$"{differing.Count}-assumptions"]
            : differing.Select(assumption => assumption.Id));
        var drawn = new ScenariosBeside(comparison, new Outcomes(comparison.First.Model, scenario).Main());
        return drawn.pairs.Count == 0
            ? Figure.Nothing(id, $"{OutcomeWords.NoMoney}, so there is nothing to set side by side.", scenario)
            : differing.Count == 0 ? Figure.Nothing(id,
                "The two scenarios set nothing differently, so there is nothing to set side by side.", scenario)
            : new(id, drawn.Words(), drawn.Table, scenario, drawn.sources.With(differing), drawn.Body);
    }

    private FigureWords Words()
    {
        var own = pairs.Where(pair => pair.First.Baseline == model.Baselines[0]).ToList();
        var most = own.MaxBy(pair => Math.Abs(pair.Change))!;
        var title = Math.Abs(most.Change) <= OutcomeWords.Nothing
            ? $"The two scenarios make no difference to anyone {OutcomeWords.Against(model.Baselines[0])}"
            : $"{most.First.Party.ShortName} moves most between the scenarios, from {words.SignedAmount(most.First.LookThrough)} to "
                + $"{words.SignedAmount(most.Second.LookThrough)}; {Turned()}";
        var subtitle = $"{OutcomeWords.Change(model, Perspective.LookThrough)}. First scenario: {NameOf(comparison.First.Scenario)}; "
            + $"second: "
            + NameOf(comparison.Second.Scenario);
        var alt = pairs.Select(pair => $"{pair.First.Party.ShortName} {OutcomeWords.Against(pair.First.Baseline)}: "
            + $"{words.Signed(pair.First.LookThrough)} and {words.Signed(pair.Second.LookThrough)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)} {string.Join(" ", comparison.Differences.Select(Told))}".TrimEnd());
    }

    /// <summary>
    /// "the outcome changes for North": who gains, loses or does neither in one scenario and not in the other, against the first baseline
    /// of which anybody does; or that nobody does.
    /// </summary>
    private string Turned()
    {
        foreach (var baseline in model.Baselines)
        {
            var turned = pairs.Where(pair => pair.First.Baseline == baseline && SideOf(pair.First) != SideOf(pair.Second))
                .Select(pair => pair.First.Party.ShortName).ToList();
            if (turned.Count > 0)
                return (baseline == model.Baselines[0] ? "" : $"{OutcomeWords.Against(baseline)}, ") + "the outcome changes for "
                    + (turned.Count > MostNames ? Wording.Count(turned.Count, "party", "parties") : Wording.List(turned));
        }

        return "who gains and who loses stays the same";
    }

    /// <summary>1 for a gain, −1 for a loss; 0 for what is too small to count as either.</summary>
    private int SideOf(Delta delta)
        => Math.Abs(delta.LookThrough) < model.Frame.LeastThatCounts ? 0 : Math.Sign(delta.LookThrough);

    /// <summary>Its name in quotes where the dataset has it by one, else what it sets.</summary>
    private string NameOf(Scenario scenario)
        => model.Book.Scenarios.FirstOrDefault(
            named => Scenario.Base(model.Book).With(named).ToString() == scenario.ToString()) is { } known ? $"“{known.Name}”"
            : scenario.ToString();

    private static string Told(ScenarioDifference difference)
        => $"{difference.Assumption.Label}: {OutcomeWords.TextOf(difference.Assumption, difference.First)}, then "
            + $"{OutcomeWords.TextOf(difference.Assumption, difference.Second)}.";

    private FigureTable Table()
    {
        var unit = model.Frame.Unit;
        return new(
            ["What", "Name", "Baseline", "First scenario", "Second scenario", "Change", "Unit"],
            [
                .. pairs.SelectMany(pair => new object?[][]
                {
                    ["look-through", pair.First.Party.ShortName, pair.First.Baseline.Name, pair.First.LookThrough, pair.Second.LookThrough,
                        pair.Change, unit],
                    ["direct", pair.First.Party.ShortName, pair.First.Baseline.Name, pair.First.Direct, pair.Second.Direct,
                        pair.Second.Direct - pair.First.Direct, unit],
                }),
                .. comparison.Differences.Select(difference => new object?[]
                {
                    "assumption", difference.Assumption.Label, null, difference.First is { } first ? TableCell.Of(first) : "odds",
                        difference.Second is { } second ? TableCell.Of(second) : "odds", null, difference.Assumption.Unit,
                }),
            ]);
    }

    private Body Body(Canvas canvas)
    {
        var stack = new Stack().Add(Key.Of([new KeyEntry.Filled("first scenario", FirstFill(Palette.Muted)),
            new KeyEntry.Filled("second scenario", new(Palette.Muted))], canvas));
        var rows = model.Baselines.Select(baseline => pairs.Where(pair => pair.First.Baseline == baseline).ToList()).ToList();
        var labels = rows.SelectMany(each => each).Select(RowOf).ToList();
        var (labelWidth, numbers) = (BarRows.WidthOf(labels, canvas), labels.Select(row => row.Number).ToList());
        for (var at = 0; at < rows.Count; at++)
            stack.Gap(at == 0 ? 8 : 14).Add(Remark.Heading(Wording.Sentence(OutcomeWords.Against(model.Baselines[at])), canvas)).Gap(4)
                .Add(Bars(rows[at], new([.. rows[at].Select(RowOf)], canvas, labelWidth, numbers, BarRows.TwoBars))).Gap(Panel.TickRoom);
        stack.Gap(14).Add(Remark.Heading(comparison.Differences.Count == 0 ? "The scenarios set nothing differently"
            : "What the scenarios set differently", canvas));
        if (comparison.Differences.Count > 0)
            stack.Gap(2).Add(Differences(canvas));
        return stack.Say(Remark.Unconfirmed(sources.Differing), canvas).ToBody();

        BarRow RowOf(DeltaPair pair) => new(pair.First.Party.ShortName, "",
            $"{words.Signed(pair.First.LookThrough)} to {words.Signed(pair.Second.LookThrough)}", Palette.TextOf(pair.First.Party.Colour),
            Bold: true);
    }

    private static Fill FirstFill(Colour colour) => new(Palette.Ground.Mix(colour, 0.3), colour);

    private Panel Bars(List<DeltaPair> shown, BarRows rows)
    {
        Bar Of(Delta delta, int at, double shift, Fill fill, string which) => new(
            0, delta.LookThrough, rows.Middle(at) + shift, BarThickness, fill,
            [$"{delta.Party.ShortName}, {which} scenario",
                $"{words.SignedAmount(delta.LookThrough)} {OutcomeWords.Against(delta.Baseline)}"]);
        Colour ColourOf(DeltaPair pair) => Palette.AreaOf(pair.First.Party.Colour);
        return rows.Panel(
            All, model.Frame.SpokenUnit,
            new Bars("First", [.. shown.Select((pair, at) => Of(pair.First, at, -BarShift, FirstFill(ColourOf(pair)), "first"))]),
            new Bars("Second", [.. shown.Select((pair, at) => Of(pair.Second, at, BarShift, new(ColourOf(pair)), "second"))]));
    }

    /// <summary>A row an assumption: its name, the first value, the second.</summary>
    private Panel Differences(Canvas canvas)
    {
        double[] starts = [0, 0.5 * canvas.ContentWidth, 0.75 * canvas.ContentWidth];
        double[] widths = [0.48 * canvas.ContentWidth, 0.23 * canvas.ContentWidth, 0.25 * canvas.ContentWidth];
        var (notes, rules, y) = (new List<Note>(), new List<Rule>(), 0.0);
        Row(["", "first", "second"], Palette.Muted);
        foreach (var difference in comparison.Differences)
        {
            rules.Add(new(0, y, canvas.ContentWidth, y, Palette.Grid));
            Row([difference.Assumption.Label, OutcomeWords.TextOf(difference.Assumption, difference.First),
                OutcomeWords.TextOf(difference.Assumption, difference.Second)], Palette.Text);
        }

        return Panel.OfPixels(canvas.ContentWidth, y) with { Rules = rules, Notes = notes };

        void Row(string[] texts, Colour colour)
        {
            var lines = texts.Select((text, at) => Lettering.Wrap(text, widths[at], TypeSize.Small)).ToList();
            notes.AddRange(lines.Select((each, at) => Note.Of(each, starts[at], y + 3, TypeSize.Small, colour)));
            y += (lines.Max(each => each.Count) * TypeSize.Small * Lettering.LineHeight) + 6;
        }
    }
}

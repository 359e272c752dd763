namespace Deals.Charts.Figures;

/// <summary>A party's delta over two assumptions as a coloured field, with the line along which it is zero.</summary>
internal sealed class DeltaField(Outcomes outcomes, DeltaGrid grid)
{
    private const double PlotHeight = 330;

    private readonly AssumptionAxis across = new(grid.X, grid.AcrossValues);
    private readonly AssumptionAxis up = new(grid.Y, grid.UpValues);
    private readonly double least = grid.Deltas.Min(row => row.Min());
    private readonly double most = grid.Deltas.Max(row => row.Max());
    private readonly bool hasLikely = grid.X.Low < grid.X.High || grid.Y.Low < grid.Y.High;
    private readonly OutcomeWords words = new(grid.Deltas.SelectMany(row => row), outcomes.Model.Frame.Unit);
    private readonly OutcomeSources sources = new(outcomes.Result, [grid.Party], [grid.Baseline]);

    /// <summary>Over what is held likely of both: a headline tells that, not what the sliders reach.</summary>
    private (double Least, double Most) Likely()
    {
        if (!hasLikely)
            return (least, most);
        static IEnumerable<AssumptionValue> Within(Assumption one, IReadOnlyList<AssumptionValue> values)
            => values.Where(value => value > one.Low && value < one.High).Prepend(one.Low).Append(one.High).Distinct();
        var scenarios = from x in Within(grid.X, grid.AcrossValues)
                        from y in Within(grid.Y, grid.UpValues)
                        let scenario = outcomes.Scenario.With(grid.X.Id, x).With(grid.Y.Id, y)
                        where outcomes.Model.CanBe(scenario)
                        select scenario;
        var deltas = outcomes.Model.Deltas([.. scenarios]).Select(
            all => all.First(delta => delta.Party == grid.Party && delta.Baseline == grid.Baseline).In(grid.Perspective)).ToList();
        return deltas.Count == 0 ? (least, most) : (deltas.Min(), deltas.Max());
    }

    public static Figure Of(Outcomes outcomes, DeltaGrid grid)
    {
        var id = FigureId.Of("contour", grid.Perspective, grid.X.Id, grid.Y.Id, grid.Party.Id, grid.Baseline.Id);
        if (grid.AcrossValues.Count < 2 || grid.UpValues.Count < 2)
            return Figure.Nothing(id, $"A contour needs two values at least of both assumptions; "
                + $"{(grid.AcrossValues.Count < 2 ? grid.X : grid.Y).Label} has one.", outcomes.Scenario);
        var drawn = new DeltaField(outcomes, grid);
        return new(id, drawn.Words(), drawn.Table, outcomes.Scenario, drawn.sources.With(grid.X, grid.Y), drawn.Body);
    }

    private FigureWords Words()
    {
        var likely = Likely();
        var always = $"{OutcomeWords.Against(grid.Baseline)}, whatever is assumed of {grid.X.InText} and {grid.Y.InText}";
        var title = least >= -OutcomeWords.Nothing && most <= OutcomeWords.Nothing
            ? $"{grid.Party.ShortName} neither gains nor loses {always}"
            : least > OutcomeWords.Nothing ? $"{grid.Party.ShortName} gains {words.Range(least, most)} {always}"
            : most < -OutcomeWords.Nothing ? $"{grid.Party.ShortName} loses {words.Range(-most, -least)} {always}"
            : $"{OutcomeWords.Possessive(grid.Party)} result lies between {words.SignedAmount(likely.Least)} and "
                + $"{words.SignedAmount(likely.Most)}, depending on {Wording.List([.. Telling.Select(one => one.AsQuestion())])}"
                + (hasLikely ? Telling.Count() > 1 ? " within their likely ranges" : " within its likely range" : "");
        var subtitle = $"{OutcomeWords.Change(outcomes.Model, grid.Perspective)}; {OutcomeWords.Against(grid.Baseline)}. Both assumptions "
            + "across their full range, all else as in the scenario";
        string Corner(int y, int x) => $"{words.Signed(grid.Deltas[y][x])} at {grid.X.TextOf(grid.AcrossValues[x])} and "
            + $"{grid.Y.TextOf(grid.UpValues[y])}";
        return new(title, subtitle, $"{title}. At the corners: {Corner(0, 0)}; {Corner(0, grid.AcrossValues.Count - 1)}; "
            + $"{Corner(grid.UpValues.Count - 1, 0)}; {Corner(grid.UpValues.Count - 1, grid.AcrossValues.Count - 1)}.");
    }

    /// <summary>The assumptions of the two that make a difference.</summary>
    private IEnumerable<Assumption> Telling
    {
        get
        {
            bool Differs(Func<int, int, double> of, int lines, int along) => Enumerable.Range(0, lines).Any(line
                => Enumerable.Range(1, along - 1).Any(at => Math.Abs(of(line, at) - of(line, 0)) > OutcomeWords.Nothing));
            if (Differs((y, x) => grid.Deltas[y][x], grid.UpValues.Count, grid.AcrossValues.Count))
                yield return grid.X;
            if (Differs((x, y) => grid.Deltas[y][x], grid.AcrossValues.Count, grid.UpValues.Count))
                yield return grid.Y;
        }
    }

    private FigureTable Table() => new(
        [$"{grid.X.Label} ({grid.X.Unit})", $"{grid.Y.Label} ({grid.Y.Unit})", $"Delta ({outcomes.Model.Frame.Unit})"],
        [
            .. from y in Enumerable.Range(0, grid.UpValues.Count)
               from x in Enumerable.Range(0, grid.AcrossValues.Count)
               select new object?[] { TableCell.Of(grid.AcrossValues[x]), TableCell.Of(grid.UpValues[y]), grid.Deltas[y][x] },
        ]);

    private Body Body(Canvas canvas)
    {
        var largest = Math.Max(Math.Abs(least), Math.Abs(most)) is var size && size > OutcomeWords.Nothing ? size : 1;
        ColourAt[] scale = [new(-largest, Palette.Series[1]), new(0, new(Palette.Shade.Light, Palette.Tint(Palette.Muted, 0.25).Dark)),
            new(largest, Palette.Series[0])];
        var field = FieldOf(scale);
        var y = up.Up();
        const double Right = 36;
        var x = across.Across(canvas.ContentWidth - y.LabelRoom - Right);
        var marks = new List<Mark> { field };
        var entries = new List<KeyEntry> { new KeyEntry.Scaled($"from {words.SignedAmount(least)} to {words.SignedAmount(most)}",
            Shown(scale)) };
        if (least < -OutcomeWords.Nothing && most > OutcomeWords.Nothing)
        {
            marks.Add(new Drawing.Contour("neither gain nor loss", field, 0, Palette.Text, 3.5));
            entries.Add(new KeyEntry.Drawn("neither gain nor loss", new("", [], Palette.Text, 3.5, Dash.Solid, Steps: false)));
        }

        if (hasLikely)
        {
            var (left, right, low, high) = (across.At(grid.X.Low), across.At(grid.X.High), up.At(grid.Y.Low), up.At(grid.Y.High));
            var box = new Line("likely ranges", [.. new[] { (left, low), (right, low), (right, high), (left, high), (left, low) }
                .Select(corner => new LinePoint(corner.Item1, corner.Item2, []))], Palette.Text, 1.6, Dash.Dotted, Steps: false);
            marks.Add(box);
            entries.Add(new KeyEntry.Drawn("likely ranges", box));
        }

        if (OutcomeWords.SetBy(outcomes.Scenario, grid.X) is { } atX && OutcomeWords.SetBy(outcomes.Scenario, grid.Y) is { } atY)
        {
            var delta = outcomes.DeltaOf(grid.Party, grid.Baseline).In(grid.Perspective);
            SignAt At(double size, Colour colour) => new(across.At(atX), up.At(atY), Sign.Circle, size, colour,
                ["The scenario", $"{grid.X.Label}: {grid.X.TextOf(atX)}", $"{grid.Y.Label}: {grid.Y.TextOf(atY)}",
                words.SignedAmount(delta)]);
            marks.Add(new Signs("The scenario", [At(15, Palette.Ground), At(10, Palette.Alarm)]));
            entries.Add(new KeyEntry.Signed($"the scenario: {words.SignedAmount(delta)}", Sign.Circle, Palette.Alarm));
        }

        var panel = Panel.Of(canvas.Plot(PlotHeight), x, y.LabelRoom, Right, y) with { Marks = marks };
        var stack = new Stack().Add(Key.Of(entries, canvas)).Gap(6).Add(panel).Gap(Panel.TickRoom);
        var atOdds = new[] { grid.X, grid.Y }.Where(one => OutcomeWords.SetBy(outcomes.Scenario, one) is null)
            .Select(one => one.InText).ToList();
        return stack.Say(atOdds.Count == 0 ? null : $"The scenario sets no single value of {Wording.List(atOdds)}, so no point marks it.",
            canvas, gap: 4).Say(Remark.Unconfirmed(sources.Differing, grid.X, grid.Y), canvas).ToBody();
    }

    /// <summary>The part of a scale that values have.</summary>
    private IReadOnlyList<ColourAt> Shown(IReadOnlyList<ColourAt> scale) => most - least <= OutcomeWords.Nothing ? scale :
    [
        new(least, ColourAt.Of(scale, least)), .. scale.Where(step => step.Value > least && step.Value < most),
        new(most, ColourAt.Of(scale, most)),
    ];

    /// <summary>The cells; between the last day and never a blank one, so that the cell of either reaches no further than its
    /// own.</summary>
    private ColourField FieldOf(IReadOnlyList<ColourAt> scale)
    {
        var blank = new FieldCell(double.NaN, []);
        var rows = grid.UpValues.Select((value, at) => (At: up.At(value), Cells: Cells(at))).ToList();
        if (up.HasNever)
            rows.Insert(rows.Count - 1, (up.Gap, [.. rows[0].Cells.Select(_ => blank)]));
        return new("Delta", Places(across, grid.AcrossValues), [.. rows.Select(row => row.At)], [.. rows.Select(row => row.Cells)], scale);

        IReadOnlyList<FieldCell> Cells(int at)
        {
            var cells = grid.Deltas[at].Select((delta, x)
                => new FieldCell(delta, [$"{grid.X.Label}: {grid.X.TextOf(grid.AcrossValues[x])}",
                $"{grid.Y.Label}: {grid.Y.TextOf(grid.UpValues[at])}", words.SignedAmount(delta)])).ToList();
            if (across.HasNever)
                cells.Insert(cells.Count - 1, blank);
            return cells;
        }
    }

    private static List<double> Places(AssumptionAxis axis, IReadOnlyList<AssumptionValue> values)
    {
        var places = values.Select(axis.At).ToList();
        if (axis.HasNever)
            places.Insert(places.Count - 1, axis.Gap);
        return places;
    }
}

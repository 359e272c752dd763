namespace Deals.Charts.Figures;

/// <summary>
/// When a cap is full, against what the capped payments follow, for several sizes of the cap, with published forecasts on it.
/// </summary>
internal sealed class CapDate(MoneyResult result, CapGroup pool, CapDate.Lever lever, IReadOnlyList<Term> terms)
{
    private const double PlotHeight = 250;
    private const double LaneHeight = 17;
    private const int Steps = 29;

    private IReadOnlyList<Forecast> marks => field ??= MarksOf();

    private IReadOnlyList<AssumptionValue> places => field ??= PlacesOf();

    private AssumptionAxis along => field ??= new(lever.Assumption, places);

    private IReadOnlyList<Curve> curves => field ??=
    [
        .. from cap in new[] { pool.Cap.Low, result.Scenario.ValueOf(pool.Cap), pool.Cap.High }.Distinct().Order()
           let scenario = result.Scenario.With(pool.Cap.Id, cap)
           let days = DaysIn([.. places.Select(value => scenario.With(lever.Assumption.Id, value))])
           select new Curve(cap, cap == result.Scenario.ValueOf(pool.Cap), [.. places.Zip(days.Select(day => day.Median))]),
    ];

    private IReadOnlyList<AssumptionValue> PlacesOf()
    {
        var values = marks.Select(mark => mark.Value).Append(lever.Assumption.Low).Append(lever.Assumption.High)
            .Select(value => value.Number!.Value).ToList();
        var (from, to) = (values.Min(), values.Max());
        // With the forecasts' own among them: what a forecast moves alone lies on the line.
        return [.. Enumerable.Range(0, Steps).Select(at => from + ((to - from) * at / (Steps - 1))).Concat(values).Distinct().Order()
            .Select(AssumptionValue.Of)];
    }

    /// <summary>The yearly total that is moved, with the driver it belongs to.</summary>
    internal sealed record Lever(Driver Driver, int Year, Assumption Assumption);

    /// <summary>
    /// When a cap of one size is full, as a year with its part that has passed, at each value; null where not within the ledger.
    /// </summary>
    private sealed record Curve(AssumptionValue Cap, bool IsSet, IReadOnlyList<(AssumptionValue Value, double? Full)> Points);

    /// <summary>Whose a forecast is.</summary>
    private enum Origin
    {
        Own,
        Published,

        /// <summary>A scenario that published numbers are held against, and nobody's plan.</summary>
        Scenario,
    }

    /// <summary>A forecast: what it says, whose it is, and when the cap is full under it.</summary>
    private sealed record Forecast(string Name, AssumptionValue Value, CapDays Days, Origin Origin, Source? Source)
    {
        public double? Full => Days.Median;
    }

    public static Figure Of(MoneyResult result, CapGroup? asked)
    {
        var (model, book, current) = (result.Model, result.Model.Book, result.Model.Current);
        Figure Nothing(string why) => Figure.Nothing(FigureId.Of("cap-date", asked is null ? [] : [asked.Id]), why, result.Scenario);
        if (result.Caps(current).FirstOrDefault(cap => asked is null || cap.CapGroup.Id == asked.Id)?.CapGroup is not { } pool)
            return Nothing($"{Wording.Sentence(OutcomeWords.Under(current))} no term has a cap, so there is no day on which one is full.");
        var terms = CapBurnDown.TermsOf(result, pool, current);
        var levers = (from driver in Behind.Drivers(book, Behind.Terms(book, terms))
                      from anchor in driver.Anchors
                      where anchor is { Quarter: null, Assumed: { IsDate: false } assumed } && assumed.Low != assumed.High
                      let forecasts = book.Published.Count(published => IsOf(published, driver, anchor.Year))
                      let days = CapDays.Of(model, pool, current, [result.Scenario.With(anchor.Assumed!.Id, anchor.Assumed.Low),
                          result.Scenario.With(anchor.Assumed.Id, anchor.Assumed.High)])
                      let apart = Math.Abs((days[0].Median ?? 9999) - (days[1].Median ?? 9999))
                      where apart > 1e-6
                      orderby forecasts descending, apart descending
                      select new Lever(driver, anchor.Year, anchor.Assumed!)).ToList();
        if (levers.Count == 0)
            return Nothing($"No yearly total that is assumed moves the day on which “{pool.Name}” is full, so there is nothing to show it "
                + $"against.");
        var drawn = new CapDate(result, pool, levers[0], terms);
        return drawn.curves.All(curve => curve.Points.All(point => point.Full is null))
            ? Nothing($"“{pool.Name}” is not full by {model.Frame.Last.Year}, {levers[0].Assumption.Whatever()}, so there is no day to "
                + $"show.")
            : new(FigureId.Of("cap-date", pool.Id), drawn.Words(), drawn.Table, result.Scenario,
                [.. TermSources.Of(book, terms), .. drawn.marks.Select(mark => mark.Source)], drawn.Body);
    }

    private static bool IsOf(PublishedNumber published, Driver driver, int year)
        => published.Driver == driver && published.Quantity == PublishedQuantity.Accrued
        && published is { From.Number: 1, Through.Number: 4 } && published.From.Year == year && published.Through.Year == year;

    private IReadOnlyList<CapDays> DaysIn(params IReadOnlyList<Scenario> scenarios)
        => CapDays.Of(result.Model, pool, result.Model.Current, scenarios);

    private List<Forecast> MarksOf()
    {
        var (book, assumption) = (result.Model.Book, lever.Assumption);
        bool Fits(AssumptionValue value) => value >= assumption.Minimum && value <= assumption.Maximum;
        var set = result.Scenario.ValueOf(assumption);
        var published = from number in book.Published
                        where IsOf(number, lever.Driver, lever.Year) && number.Kind != PublishedKind.Actual
                        let value = AssumptionValue.Of(number.Value)
                        where Fits(value)
                        select new Forecast(number.Author, value, DaysIn(result.Scenario.With(assumption.Id, value))[0],
                            Origin.Published, number.Source);
        // A plan that leaves the assumption as it is forecasts nothing of it.
        var plans = from number in book.Published
                    where number.Driver == lever.Driver || number.Terms.Any(each => terms.Contains(each.Term))
                    group number by number.Scenario into held
                    where held.Key?.Values.Any(each => each.Assumption == assumption) is true
                    let scenario = result.Scenario.With(held.Key).With(pool.Cap.Id, result.Scenario.ValueOf(pool.Cap))
                    select new Forecast(held.Key.Name, scenario.ValueOf(assumption), DaysIn(scenario)[0],
                        held.Any(number => number.Kind == PublishedKind.Plan) ? Origin.Published : Origin.Scenario, null);
        return [new("our assumption", set, DaysIn(result.Scenario)[0], Origin.Own, assumption.Source),
            .. published.Concat(plans).OrderBy(mark => mark.Value)];
    }

    private string CapText(AssumptionValue cap) => SpokenMoney.Of((double)cap.Number!.Value, result.Model.Frame.Unit);

    private string WhenOf(double? full) => WhenOf(full, result.Model.Frame.Last.Year);

    /// <summary>"late 2031", "not by 2032".</summary>
    public static string WhenOf(double? full, int last)
        => full is { } year ? OutcomeWords.PartOfYear(DayOf(year)) : $"not by {last}";

    /// <summary>The day on which so much of a quarter has passed: quarters are equal parts of a year, and have not as many days.</summary>
    private static DateOnly DayOf(double year)
    {
        var quarters = (year * 4) + 1e-6;
        var quarter = new Quarter((int)Math.Floor(year + 1e-7), 1 + ((int)Math.Floor(quarters) % 4));
        return quarter.Start.AddDays((int)((quarters - Math.Floor(quarters)) * (quarter.End.DayNumber - quarter.Start.DayNumber)));
    }

    private FigureWords Words()
    {
        var cap = CapText(result.Scenario.ValueOf(pool.Cap));
        var title = $"The cap of {cap} {(marks.Count > 1 ? OnForecasts() : AsItMoves())}";
        var subtitle = $"When the cap is full {OutcomeWords.Under(result.Model.Current)}, against {lever.Assumption.InText}, for "
            + $"{(curves.Count == 1 ? "a cap" : "caps")} of "
            + $"{Wording.List([.. curves.Select(curve => CapText(curve.Cap))])}; all else as in the scenario"
                + (marks.Any(mark => mark.Days.Differ) ? ". Where odds move the day, it is the median of their cases" : "")
                + (marks.Any(mark => mark.Source is null && mark.Origin != Origin.Own)
                    ? ". Points off the line are of scenarios that differ in more than that" : "");
        var told = marks.Select(mark => $"{mark.Name}, {lever.Assumption.TextOf(mark.Value)}: {WhenOf(mark.Full)}");
        return new(title, subtitle, $"{title}. {string.Join("; ", told)}.");
    }

    /// <summary>"fills up between early 2028 and late 2029, as demand moves".</summary>
    private string AsItMoves()
    {
        var all = curves.First(curve => curve.IsSet).Points.Select(point => point.Full).OrderBy(full => full ?? double.MaxValue).ToList();
        var (first, last) = (WhenOf(all[0]), WhenOf(all[^1]));
        return all[0] is null ? $"is not full by {result.Model.Frame.Last.Year}, {lever.Assumption.Whatever()}"
            : first == last ? $"is full in {first}, {lever.Assumption.Whatever()}"
            : (all[^1] is null ? $"is full in {first} at the earliest, and may not be full by {result.Model.Frame.Last.Year}"
                : $"fills up between {first} and {last}") + $", as {lever.Assumption.InText} {lever.Assumption.Does("moves")}";
    }

    /// <summary>
    /// "fills up between early 2028 and late 2029 on two published forecasts of demand and our own, and not by 2032 under “Slump”".
    /// </summary>
    private string OnForecasts()
    {
        var own = marks.First(mark => mark.Origin == Origin.Own);
        if (marks.All(mark => (mark.Value, mark.Full) == (own.Value, own.Full)))
            return $"{When([own])}, on our assumption, which is the published forecast too";
        // A forecast that is our own number is no other one.
        var told = marks.Where(mark => mark == own || (mark.Value, mark.Full) != (own.Value, own.Full))
            .DistinctBy(mark => (mark.Value, mark.Full)).ToList();
        var (full, late) = (told.Where(mark => mark.Full is not null).ToList(), told.Where(mark => mark.Full is null).ToList());
        if (full.Count == 0 || late.Count == 0)
            return $"{When(told)}, {On(told, isFirst: true)}";
        return $"{When(full)} {On(full, isFirst: true)}, and not by {result.Model.Frame.Last.Year} {On(late, isFirst: false)}";
    }

    private string When(IReadOnlyList<Forecast> of)
    {
        var full = of.Select(mark => mark.Full).OfType<double>().Order().ToList();
        return full.Count == 0 ? $"is not full by {result.Model.Frame.Last.Year}"
            : WhenOf(full[0]) == WhenOf(full[^1]) ? $"is full in {WhenOf(full[0])}"
            : $"fills up between {WhenOf(full[0])} and {WhenOf(full[^1])}";
    }

    /// <summary>"on two published forecasts of demand and our own", "under “Slump”".</summary>
    private string On(IReadOnlyList<Forecast> of, bool isFirst)
    {
        var published = of.Count(mark => mark.Origin == Origin.Published);
        var scenarios = of.Where(mark => mark.Origin == Origin.Scenario).Select(mark => $"“{mark.Name}”").ToList();
        var forecasts = new[]
        {
            published == 0 ? null : $"{Wording.Count(published, "published forecast")}{(isFirst ? $" of {lever.Assumption.InText}" : "")}",
            of.All(mark => mark.Origin != Origin.Own) ? null : published == 0 ? "our own assumption" : "our own",
        }.OfType<string>().ToList();
        return string.Join(" and ", new[]
        {
            forecasts.Count == 0 ? null : $"on {Wording.List(forecasts)}", scenarios.Count == 0 ? null : $"under {Wording.List(scenarios)}",
        }.OfType<string>());
    }

    /// <summary>How far apart the odds make it on our own assumption; null where they do not.</summary>
    private string? ByOdds() => marks.First(mark => mark.Origin == Origin.Own).Days is { Differ: true } days
        ? $"On our own assumption it {Filling(days, result.Model.Frame.Last.Year)}." : null;

    /// <summary>
    /// "fills up between early 2031 and mid-2032, depending on the odds", "is full in early 2031 in 70% of the odds, and not by 2034 in the
    /// others".
    /// </summary>
    public static string Filling(CapDays days, int last)
    {
        var (first, latest) = (WhenOf(days.First, last), WhenOf(days.Last, last));
        var when = first == latest ? $"is full in {first}" : $"fills up between {first} and {latest}";
        return days.Never > 0 ? $"{when} in {Wording.Percent(1 - days.Never)} of the odds, and not by {last} in the others"
            : first == latest ? when : $"{when}, depending on the odds";
    }

    private static string? QuarterOf(double? full) => full is { } year ? Quarter.Of(DayOf(year)).ToString() : null;

    private FigureTable Table() => new(
        ["What", $"{lever.Assumption.Label} ({lever.Assumption.Unit})", $"{pool.Cap.Label} ({pool.Cap.Unit})", "Full in", "Source"],
        [
            .. marks.Select(mark => new object?[] { mark.Name, TableCell.Of(mark.Value), TableCell.Of(result.Scenario.ValueOf(pool.Cap)),
                QuarterOf(mark.Full), mark.Source?.Id }),
            .. from curve in curves
               from point in curve.Points
               select new object?[] { "line", TableCell.Of(point.Value), TableCell.Of(curve.Cap), QuarterOf(point.Full), null },
        ]);

    private Body Body(Canvas canvas)
    {
        var known = curves.SelectMany(curve => curve.Points.Select(point => point.Full)).Concat(marks.Select(mark => mark.Full))
            .OfType<double>().ToList();
        var (from, to) = (Math.Floor(known.Min()), Math.Ceiling(known.Max()));
        var y = new Axis(AxisKind.Number, from, Math.Max(to, from + 1))
        {
            IsShown = true,
            Ticks = [.. Enumerable.Range((int)from, (int)Math.Max(to - from, 1) + 1).Select(year => new Tick(year, $"{year:0000}"))],
            Caption = "Full at the start of",
        };
        string Told(Curve curve) => $"cap {CapText(curve.Cap)}";
        var right = Math.Ceiling(curves.Max(curve => Lettering.Width(Told(curve), TypeSize.Small, bold: true))) + 12;
        var width = canvas.ContentWidth - y.LabelRoom - right;
        var x = along.Across(width);
        var labels = new SpanLabels(width, x.From, x.To, before: y.LabelRoom, after: right);
        var shown = marks.Where(mark => mark.Full is not null).ToList();
        foreach (var mark in shown)
            labels.Add(along.At(mark.Value),
                new($"{mark.Name}: {lever.Assumption.TextOf(mark.Value)}",
                    mark.Origin != Origin.Own ? Palette.Series[1] : Palette.Text, Bold: true));
        var colour = CapBurnDown.ColourOf(terms);
        var ends = curves.Select(curve => curve.Points.LastOrDefault(point => point.Full is not null)).ToList();
        var middles = Spread.Middles(
            [.. ends.Select(end => end.Full is { } full ? PlotHeight * (y.To - full) / (y.To - y.From) : 0).Reverse()],
            [.. ends.Select(_ => TypeSize.Small * Lettering.LineHeight)], PlotHeight).Reverse().ToList();
        var panel = Panel.Of(PlotHeight, x, y.LabelRoom, right, y) with
        {
            Marks =
            [
                .. curves.Select(curve => new Line(Told(curve), [.. curve.Points.Where(point => point.Full is not null).Select(point
                    => new LinePoint(along.At(point.Value), point.Full!.Value,
                        [Told(curve), lever.Assumption.TextOf(point.Value), $"full in {WhenOf(point.Full)}"]))],
                    colour, curve.IsSet ? 2.6 : 1.4, curve.IsSet ? Dash.Solid : Dash.Dashed, Steps: false)),
                new Signs("Forecasts", [.. shown.Select(
                    mark => new SignAt(along.At(mark.Value), mark.Full!.Value, mark.Origin != Origin.Own ? Sign.Circle : Sign.Diamond, 11,
                    mark.Origin != Origin.Own ? Palette.Series[1] : Palette.Text,
                    [mark.Name, lever.Assumption.TextOf(mark.Value), $"full in {WhenOf(mark.Full)}"]))]),
            ],
            Rules = [.. shown.Select(
                mark => new Rule(along.At(mark.Value), mark.Full!.Value, along.At(mark.Value), y.To, Palette.Line, 1, Dash.Dotted))],
            Notes =
            [
                .. curves.Select((curve, at) => (curve, End: ends[at], Middle: middles[at]))
                    .Where(each => each.End.Full is not null).Select(each
                    => Note.Of([Told(each.curve)], x.To, y.To - (each.Middle / PlotHeight * (y.To - y.From)), TypeSize.Small, colour,
                        bold: each.curve.IsSet) with { AtY = Side.Middle, ShiftX = 8 }),
            ],
        };
        // Above the caption of the axis, which stands at the left.
        panel = panel with
        {
            Notes = [.. panel.Notes, .. labels.Notes(LaneHeight).Select(note => note with
            { Y = y.To, ShiftY = note.Y - (labels.Count * LaneHeight) - 3 - panel.RoomAbove })],
        };
        var never = curves.Any(curve => curve.Points.Any(point => point.Full is null))
            ? $"Where a line ends at the left, the cap is not full by {result.Model.Frame.Last.Year}." : null;
        var late = marks.Where(mark => mark.Full is null).Select(mark => $"{mark.Name} ({lever.Assumption.TextOf(mark.Value)})").ToList();
        return new Stack().Gap(6 + (labels.Count * LaneHeight)).Add(panel).Gap(Panel.TickRoom).Say(never, canvas, gap: 6)
            .Say(ByOdds(), canvas, gap: 6)
            .Say(late.Count == 0 ? null : $"Not full by {result.Model.Frame.Last.Year}: {Wording.List(late)}.", canvas, gap: 6)
            .Say(pool.Confirmed ? null : "The parties have not confirmed the cap.", canvas, gap: 6).ToBody();
    }
}

namespace Deals.Charts.Figures;

/// <summary>The drivers of terms by quarter: a panel for each that stands on totals of its own, with all that is a part or a multiple of
/// it.</summary>
internal sealed class DriverSeries(MoneyResult result, IReadOnlyList<Driver> used)
{
    private const double PlotHeight = 170;
    private const double SignSize = 8;

    private static readonly Dash[] Dashes = [Dash.Solid, Dash.Dashed, Dash.Dotted, Dash.DashDotted];

    private readonly IReadOnlyList<Quarter> quarters = result.Model.Frame.Quarters;
    private readonly OutcomeWords amounts = new(result.Drivers.Select(each => each.Value), result.Model.Frame.Unit);

    private IReadOnlyList<IReadOnlyList<Series>> families => field ??=
    [
        .. used.Select(driver => new Series(driver, [.. result.Drivers.Where(each => each.Driver == driver).OrderBy(each => each.Quarter)]))
            .GroupBy(each => RootOf(each.Driver).Id)
            .Select(family => family.OrderBy(each => each.Driver is AnchoredDriver ? 0 : 1).ToList()),
    ];

    private Driver RootOf(Driver driver) => driver.ComputedFrom is [var parent, ..] ? RootOf(result.Model.Book.Drivers[parent]) : driver;

    /// <summary>A driver's quarters within the ledger.</summary>
    private sealed record Series(Driver Driver, IReadOnlyList<DriverQuarter> Quarters)
    {
        public double Total => Quarters.Sum(quarter => quarter.Value);

        public double First => Quarters[0].Value;

        public double Last => Quarters[^1].Value;
    }

    public static Figure Of(MoneyResult result)
    {
        var (id, book) = ("drivers", result.Model.Book);
        // What only leads from one driver to another stands in the lines that say what each is made of.
        var direct = book.Terms.Select(term => term.DriverId).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var used = Behind.Drivers(book, book.Terms).Where(driver => driver is AnchoredDriver || direct.Contains(driver.Id))
            .ToList();
        if (used.Count == 0)
            return Figure.Nothing(id, $"No term of the dataset {book.Name} follows a driver, so there are none to show.", result.Scenario);
        var drawn = new DriverSeries(result, used);
        return new(id, drawn.Words(), drawn.Table, result.Scenario, used.SelectMany(TermSources.Of), drawn.Body);
    }

    private FigureWords Words()
    {
        var all = families.SelectMany(family => family).ToList();
        var largest = all.MaxBy(each => Math.Abs(each.Total))!;
        var reported = largest.Quarters.Count(quarter => quarter.IsReported);
        var byYear = largest.Quarters.GroupBy(quarter => quarter.Quarter.Year).Where(year => year.Count() == 4)
            .Select(year => (Year: year.Key, Total: year.Sum(quarter => quarter.Value))).ToList();
        var (from, to) = byYear.Count > 1
            ? (($"{byYear[0].Year}", byYear[0].Total), ($"{byYear[^1].Year}", byYear[^1].Total))
            : (($"{quarters[0]}", largest.First), ($"{quarters[^1]}", largest.Last));
        var said = new OutcomeWords([from.Item2, to.Item2], result.Model.Frame.Unit);
        var path = said.Amount(from.Item2) == said.Amount(to.Item2)
            ? $"{largest.Driver.Name}: {said.Amount(to.Item2)} in {from.Item1}{(from.Item1 == to.Item1 ? "" : $" as in {to.Item1}")}"
            : $"{largest.Driver.Name}: from {said.Amount(from.Item2)} in {from.Item1} to {said.Amount(to.Item2)} in {to.Item1}";
        var count = reported == 0 ? "none of its quarters is reported, all are assumed or computed"
            : $"{Wording.Count(reported)} of its {Wording.Count(quarters.Count, "quarter")} {(reported == 1 ? "is" : "are")} reported, the "
            + "others assumed or computed";
        var title = $"{Wording.Sentence(path)}; {count}";
        var subtitle = $"What terms are computed from, {result.Model.Frame.SpokenUnit} a quarter, "
            + $"{Wording.Span(quarters[0], quarters[^1])}";
        var alt = all.Select(each => $"{each.Driver.Name}: {amounts.Number(each.First)} in {Wording.Of(quarters[0])}, "
            + $"{amounts.Number(each.Last)} in "
            + $"{Wording.Of(quarters[^1])}, {amounts.Number(each.Total)} in all; {MadeOf(each.Driver)}.");
        return new(title, subtitle, $"{title}. {string.Join(" ", alt)}");
    }

    private FigureTable Table() => new(
        ["Driver", "Quarter", $"Value ({result.Model.Frame.Unit})", "Reported", "Made of"],
        [
            .. from each in families.SelectMany(family => family)
               from quarter in each.Quarters
               select new object?[] { each.Driver.Name, quarter.Quarter.ToString(), quarter.Value, quarter.IsReported,
                   MadeOf(each.Driver) },
        ]);

    /// <summary>Its totals, or what it is a part of.</summary>
    private string MadeOf(Driver driver)
    {
        var book = result.Model.Book;
        string Of(Anchor anchor) => anchor.Assumed is { } assumed
            ? $"{Period(anchor)} {Set(assumed)} ({(assumed.Basis == AssumptionBasis.Reported ? assumed.Source!.Id : "assumed")})"
            : $"{Period(anchor)} {SpokenMoney.Of((double)anchor.Value!.Value, result.Model.Frame.Unit)} ({anchor.Source?.Id ?? "given"})";
        static string Period(Anchor anchor) => anchor.Quarter is { } quarter ? Wording.Of(quarter) : anchor.Period;
        string Name(string id) => $"“{book.Drivers[id].Name}”";
        var near = driver.Anchors.Where(anchor => anchor.Year >= quarters[0].Year - 1 && anchor.Year <= quarters[^1].Year + 1).ToList();
        return driver switch
        {
            ShareDriver share => $"{Set(share.ShareFrom)} of {Name(share.Parent)} up to {Wording.Of(share.RampFrom)}, "
                + $"{Set(share.ShareTo)} from "
                + $"{Wording.Of(share.RampTo)} on",
            ProductDriver product => $"{Name(product.Parent)} times {Set(product.Factor)}",
            BandDriver band => $"what of {Name(band.Parent)} lies {Within(band)} of a year",
            LessDriver less => $"{Name(less.Parent)} less "
                + $"{(result.Scenario.ValueOf(less.Factor).Number == 1 ? "" : $"{Set(less.Factor)} of ")}{Name(less.Other)}",
            _ => string.Join(", ", near.Select(Of))
                + (near.Count < driver.Anchors.Count
                    ? $" and {Wording.Count(driver.Anchors.Count - near.Count, "total")} of other years" : "")
                + (driver is AnchoredDriver { Growth: { } growth } anchored
                    ? $"; after that growth {(anchored.Fade is { } fade && result.Scenario.ValueOf(fade).Number > 0 ? $"that falls within {Set(fade)} to" : "of")} {Set(growth)}{(growth.IsYearlyRate ? "" : " a year")}" : ""),
        };
    }

    private string Set(Assumption assumption) => OutcomeWords.SetBy(result.Scenario, assumption) is { } value
        ? assumption.TextOf(value) : "several values with their odds";

    /// <summary>"from €2m to €5m", "above €5m", "up to €2m".</summary>
    private string Within(BandDriver band) => (band.From, band.To) switch
    {
        ({ } from, { } to) => $"from {Set(from)} to {Set(to)}",
        ({ } from, _) => $"above {Set(from)}",
        (_, var to) => $"up to {Set(to!)}",
    };

    private Body Body(Canvas canvas)
    {
        var stack = new Stack();
        for (var at = 0; at < families.Count; at++)
        {
            // A band is a part of a calendar year: by quarter it would leap up and down. A line that lies on another is one with it.
            var whole = families[at].Where(each => each.Driver is not BandDriver).ToList();
            var alike = whole.GroupBy(each => whole.First(other => IsSame(other, each))).ToList();
            var family = alike.ConvertAll(same => same.Key);
            var lines = family.Select((each, place) => LineOf(each, place)).ToList();
            IEnumerable<KeyEntry?> entries =
            [
                .. family.Select((each, place) => new KeyEntry.Drawn(Wording.List([.. alike[place].Select(same => same.Driver.Name)]),
                    lines[place])),
                new KeyEntry.Signed("reported", Sign.Circle, Palette.Text)
                    .When(family.Any(each => each.Quarters.Any(quarter => quarter.IsReported))),
            ];
            stack.Gap(at == 0 ? 0 : 18).Part().Add(Key.Of(entries, canvas)).Gap(4).Add(Plot(family, lines, at == 0, canvas))
                .Gap(Panel.TickRoom);
            foreach (var each in canvas.IsTight ? [] : whole)
            {
                var judged = Behind.RestsOnJudgement(result.Model.Book, each.Driver, quarters[^1].Year) ? "; rests on judgement" : "";
                stack.Say($"{each.Driver.Name}: {MadeOf(each.Driver)}{judged}.", canvas, gap: 4);
            }

            var parts = families[at].Select(each => each.Driver).OfType<BandDriver>().GroupBy(band => band.Parent);
            foreach (var bands in canvas.IsTight ? [] : parts)
                stack.Say($"Not drawn: what of “{result.Model.Book.Drivers[bands.Key].Name}” lies "
                    + $"{Wording.List([.. bands.Select(Within)])} of a year.", canvas, gap: 4);
        }

        return stack.Say(canvas.IsTight ? "The report and the table behind this figure say what each is made of." : null, canvas).ToBody();
    }

    private static bool IsSame(Series one, Series other) => one.Quarters.Zip(other.Quarters)
        .All(pair => Math.Abs(pair.First.Value - pair.Second.Value) <= OutcomeWords.Nothing);

    private Line LineOf(Series series, int place) => new(
        series.Driver.Name,
        [.. series.Quarters.Select((quarter, at) => new LinePoint(at, quarter.Value,
            [series.Driver.Name, $"{Wording.Of(quarter.Quarter)}: {amounts.Amount(quarter.Value)}",
                .. quarter.IsReported ? (string[])["reported"]
            : []]))],
        Palette.Series[place % Palette.Series.Count], 2.2, Dashes[place / Palette.Series.Count % Dashes.Length], Steps: false);

    private Panel Plot(IReadOnlyList<Series> family, List<Line> lines, bool isFirst, Canvas canvas)
    {
        var y = ValueAxis.Up(family.SelectMany(each => each.Quarters.Select(quarter => quarter.Value))) with
        {
            Caption = isFirst
            ? $"{result.Model.Frame.SpokenUnit} a quarter" : null
        };
        var reported = family.SelectMany((each, place) => each.Quarters.Select((quarter, at) => (quarter, at))
            .Where(one => one.quarter.IsReported)
            .Select(one => new SignAt(one.at, one.quarter.Value, Sign.Circle, SignSize, lines[place].Colour,
                lines[place].Points[one.at].Hover)));
        return QuarterAxis.Plot(quarters, y, canvas.Plot(PlotHeight), canvas) with
        {
            Marks = [.. lines, new Signs("Reported", [.. reported])],
        };
    }
}

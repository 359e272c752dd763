namespace Deals.Charts.Figures;

/// <summary>Axes of amounts that always show zero, with as many labels as fit side by side.</summary>
internal static class ValueAxis
{
    private const int MostTicks = 9;
    private const int FewestTicks = 3;
    private const double Gap = 14;

    /// <summary>An x axis.</summary>
    /// <param name="values">What must find its place.</param>
    /// <param name="unit">What stands below the labels.</param>
    /// <param name="width">The panel's width in pixels.</param>
    public static Axis Across(IEnumerable<double> values, string unit, double width)
    {
        var all = values.Select(Shown).Append(0).ToList();
        var axis = Enumerable.Range(FewestTicks, MostTicks - FewestTicks + 1).Reverse().Select(most => Axis.Numbers(all, new(), most))
            .FirstOrDefault(axis => Fits(axis.Ticks, axis, width));
        return (axis ?? Thinned(Axis.Numbers(all, new(), FewestTicks), width)) with { MarksZero = true, Caption = unit };
    }

    /// <summary>A y axis.</summary>
    public static Axis Up(IEnumerable<double> values) => Axis.Numbers(values.Select(Shown).Append(0), new(), 7) with { MarksZero = true };

    /// <summary>Whether labels along the x axis keep apart.</summary>
    public static bool Fits(IReadOnlyList<Tick> ticks, Axis axis, double width) => ticks.Zip(ticks.Skip(1)).All(pair
        => ((Lettering.Width(pair.First.Label, Axis.LabelSize) + Lettering.Width(pair.Second.Label, Axis.LabelSize)) / 2)
            + Gap <= (pair.Second.At - pair.First.At) / (axis.To - axis.From) * width);

    /// <summary>
    /// Only the ends, where amounts have so many digits that no three labels fit; where two do not either, the one farther from zero.
    /// </summary>
    private static Axis Thinned(Axis axis, double width)
    {
        Tick[] ends = [axis.Ticks[0], axis.Ticks[^1]];
        return axis with { Ticks = Fits(ends, axis, width) ? ends : [ends.MaxBy(end => Math.Abs(end.At))!] };
    }

    private static double Shown(double value) => Math.Abs(value) <= OutcomeWords.Nothing ? 0 : value;
}

/// <summary>An x axis of quarters, each at its number in their order: labelled one by one where that fits, else by their years.</summary>
internal static class QuarterAxis
{
    /// <summary>The thickness of a column that leaves some air to its neighbours.</summary>
    public const double Column = 0.78;

    /// <summary>At the right of a plot, for half of the last label.</summary>
    public const double RightRoom = 14;

    private const double LabelGap = 9;

    /// <summary>A panel of quarters, with lines between the years; what is not said of its left is what the labels of y need.</summary>
    public static Panel Plot(IReadOnlyList<Quarter> quarters, Axis y, double height, Canvas canvas, double? left = null)
        => Panel.Of(height, Of(quarters, canvas.ContentWidth - (left ?? y.LabelRoom) - RightRoom), left ?? y.LabelRoom, RightRoom, y) with
        {
            Rules = [.. YearRules(quarters, y)],
        };

    /// <summary>Points of a line or a band in steps: what is true of a whole quarter, from its first edge to its last.</summary>
    /// <param name="count">How many quarters; at least one.</param>
    /// <param name="of">The point of a quarter, by its place, at an edge.</param>
    public static IReadOnlyList<T> Edges<T>(int count, Func<int, double, T> of)
        => [.. Enumerable.Range(0, count).Select(at => of(at, at - 0.5)), of(count - 1, count - 0.5)];

    /// <summary>The axis.</summary>
    /// <param name="quarters">The quarters, without gaps; at least one.</param>
    /// <param name="width">The width of the panel in pixels.</param>
    public static Axis Of(IReadOnlyList<Quarter> quarters, double width)
    {
        var place = width / quarters.Count;
        var single = quarters.Select((quarter, at) => new Tick(at, quarter.Number == 1 || at == 0
            ? $"Q{quarter.Number}\n{quarter.Year:0000}" : $"Q{quarter.Number}")).ToList();
        var years = quarters.Select((quarter, at) => (quarter.Year, At: at)).GroupBy(each => each.Year)
            .Select(year => new Tick(year.Average(each => each.At), $"{year.Key:0000}"));
        return new(AxisKind.Number, -0.5, quarters.Count - 0.5)
        {
            IsShown = true,
            HasGrid = false,
            Ticks = [.. Apart(single, place) ?? Thinned(years, place)],
            Names = [.. quarters.Select((quarter, at) => new Tick(at, Wording.Of(quarter)))],
        };
    }

    private static IEnumerable<Rule> YearRules(IReadOnlyList<Quarter> quarters, Axis y)
        => from at in Enumerable.Range(1, quarters.Count - 1)
           where quarters[at].Number == 1
           select new Rule(at - 0.5, y.From, at - 0.5, y.To, Palette.Grid);

    private static double Half(Tick tick) => tick.Label.Split('\n').Max(line => Lettering.Width(line, Axis.LabelSize)) / 2;

    private static bool Keep(Tick one, Tick other, double place) => Half(one) + Half(other) + LabelGap <= (other.At - one.At) * place;

    private static List<Tick>? Apart(List<Tick> ticks, double place) => ticks.Zip(ticks.Skip(1))
        .All(pair => Keep(pair.First, pair.Second, place)) ? ticks : null;

    private static List<Tick> Thinned(IEnumerable<Tick> ticks, double place)
    {
        var kept = new List<Tick>();
        foreach (var tick in ticks)
        {
            if (kept.Count == 0 || Keep(kept[^1], tick, place))
                kept.Add(tick);
        }

        return kept;
    }
}

/// <summary>An assumption's values along an axis: numbers, shares as percent, days; the day that never comes stands apart at the
/// end.</summary>
internal sealed class AssumptionAxis
{
    /// <summary>How far beyond the last day never stands, as a part of the days shown.</summary>
    private const double Apart = 0.09;

    private const int MostTicks = 9;

    private readonly Assumption assumption;
    private readonly double first;
    private readonly double last;
    private readonly bool hasNever;
    private readonly bool isPercent;

    /// <summary>The axis of some values.</summary>
    /// <param name="assumption">The assumption.</param>
    /// <param name="values">What must find its place, ascending; at least one.</param>
    public AssumptionAxis(Assumption assumption, IReadOnlyList<AssumptionValue> values)
    {
        this.assumption = assumption;
        isPercent = assumption.IsFraction || assumption.IsYearlyRate;
        hasNever = values[^1].IsNever;
        var places = values.Where(value => !value.IsNever).Select(Known).ToList();
        (first, last) = places.Count == 0 ? (0, 1) : (places[0], places[^1]);
        if (first == last)
            last = first + (assumption.IsDate ? 365 : Math.Max(1, Math.Abs(first)));
    }

    /// <summary>Whether never has a place, apart from the days.</summary>
    public bool HasNever => hasNever;

    /// <summary>Half-way between the last day and never.</summary>
    public double Gap => last + ((last - first) * Apart / 2);

    public double Never => last + ((last - first) * Apart);

    public double From => first;

    public double To => hasNever ? last + ((last - first) * Apart * 1.5) : last;

    /// <summary>A value's place.</summary>
    public double At(AssumptionValue value) => value.IsNever ? Never : Known(value);

    /// <summary>Across a panel of some width, with as many labels as fit.</summary>
    public Axis Across(double width)
    {
        Axis With(IReadOnlyList<Tick> ticks) => new(AxisKind.Number, From, To)
        { IsShown = true, HasGrid = false, Ticks = ticks, Caption = Lettering.Wrap(Caption, width, Axis.LabelSize, false, 1)[0] };
        for (var most = MostTicks; most > 2; most--)
        {
            var axis = With(Ticks(most));
            if (ValueAxis.Fits(axis.Ticks, axis, width))
                return axis;
        }

        // So wide are the labels that only the ends have one.
        var few = Ticks(3);
        return With(few.Count == 0 ? [] : [few[0], few[^1]]);
    }

    /// <summary>Up a panel.</summary>
    public Axis Up() => new(AxisKind.Number, From, To) { IsShown = true, HasGrid = false, Ticks = Ticks(MostTicks), Caption = Caption };

    private string Caption => assumption.IsDate || assumption.IsFraction ? assumption.Label
        : assumption.IsYearlyRate ? $"{assumption.Label} (a year)"
        : $"{assumption.Label} ({SpokenMoney.Unit(assumption.Unit)})";

    private double Known(AssumptionValue value) => value.Day is { } day ? day.DayNumber
        : (double)value.Number!.Value * (isPercent ? 100 : 1);

    private List<Tick> Ticks(int most)
    {
        var ticks = assumption.IsDate
            ? DayTicks(most)
            : Axis.Numbers([first, last], isPercent ? Unit.Percent : new(), Math.Max(3, most)).Ticks
                .Where(tick => tick.At >= first - Slack && tick.At <= last + Slack);
        return [.. ticks, .. hasNever ? new[] { new Tick(Never, "never") } : []];
    }

    private double Slack => (last - first) * 1e-9;

    /// <summary>The first days of years, or of months where there are few years.</summary>
    private IEnumerable<Tick> DayTicks(int most)
    {
        var (from, to) = (DateOnly.FromDayNumber((int)first), DateOnly.FromDayNumber((int)last));
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        int[] steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];
        var step = steps.FirstOrDefault(each => months / each < most, steps[^1]);
        var start = new DateOnly(from.Year, 1, 1);
        for (var at = 0; ; at += step)
        {
            if (start.Year + (at / 12) > DateOnly.MaxValue.Year || start.AddMonths(at) > to)
                yield break;
            if (start.AddMonths(at) >= from)
                yield return new(start.AddMonths(at).DayNumber, start.AddMonths(at)
                    .ToString(step < 12 ? "MMM yyyy" : "yyyy", CultureInfo.InvariantCulture));
        }
    }
}
